"""What stands around a grid: its title, captions and notes among the paragraphs before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from disclosures.extraction.captions import before_unit, goes_on, is_caption, is_note
from disclosures.extraction.layout import load_layouts
from disclosures.extraction.model import Grid, Paragraph
from disclosures.extraction.narrative import rank
from disclosures.extraction.text import fold
from disclosures.extraction.titles import is_contents_line, is_sheet_number, layouts_named, looks_like_title

LONGEST_CAPTION = 80
"""Characters; a longer line that ends like a caption is prose."""

REACH = 8
"""Paragraphs before a grid among which its title is sought."""

Block = Grid | Paragraph


@dataclass(frozen=True)
class Frame:
    """A grid in its place. index: its place among the blocks; nearest: whether the title stands directly above."""

    index: int
    grid: Grid
    titles: tuple[str, ...]
    captions: tuple[str, ...]
    notes: tuple[str, ...]
    used: tuple[int, ...]
    adjoins: bool


def contents_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that are lines of a contents page."""
    found: set[int] = set()
    inside = False
    later = _bare_lines(blocks)
    for i, block in enumerate(blocks):
        if isinstance(block, Grid):
            inside = False
            continue
        words = fold(block.text)
        if words in ("目录", "目次") or words.endswith("公开目录") or words.endswith("预算目录"):
            inside = True
            found.update((i, *_rest_of_contents_page(blocks, i), *_lines_until_the_first_again(blocks, i)))
        elif i in found:
            continue
        elif is_contents_line(block.text) or (inside and _repeated(words, i, later)):
            found.add(i)
        else:
            inside = False
    return frozenset(found)


def _rest_of_contents_page(blocks: Sequence[Block], title: int) -> tuple[int, ...]:
    """The lines below 目录 on its page, where that page holds nothing else: no table and no sentence."""
    [page] = _pages(blocks[title])
    rest = [(i, block) for i, block in enumerate(blocks) if i > title and page in _pages(block)]
    lines = [b for _, b in rest if isinstance(b, Paragraph) and (looks_like_title(b.text) or is_contents_line(b.text))]
    return tuple(i for i, _ in rest) if page is not None and len(lines) == len(rest) else ()


def _lines_until_the_first_again(blocks: Sequence[Block], title: int) -> range:
    """The lines below 目录 up to where the first of them comes again, if all of them may be titles."""
    first = _line(block.text) if isinstance(block := blocks[min(title + 1, len(blocks) - 1)], Paragraph) else ""
    for i in range(title + 2, len(blocks)):
        block = blocks[i]
        if not isinstance(block, Paragraph) or not first:
            break
        if _line(block.text) == first:
            return range(title + 1, i)
        if not (looks_like_title(block.text) or is_contents_line(block.text) or is_sheet_number(block.text)):
            break
    return range(0)


def _pages(block: Block) -> tuple[int | None, ...]:
    return block.pages if isinstance(block, Grid) else (block.locus.page,)


def _bare_lines(blocks: Sequence[Block]) -> dict[str, int]:
    """The last place of each short line."""
    return {_line(b.text): i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and len(b.text) < 80}


def _line(text: str) -> str:
    return fold(text).rstrip("0123456789.…")


def _repeated(words: str, place: int, later: dict[str, int]) -> bool:
    return later.get(_line(words), -1) > place


def frames(blocks: Sequence[Block], contents: frozenset[int]) -> list[Frame]:
    """Every grid with what stands around it."""
    taken: set[int] = set(contents)
    result: list[Frame] = []
    previous = -1
    for index, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        before = [i for i in range(max(previous + 1, index - REACH), index) if i not in taken]
        titles, captions, used = _above(blocks, before)
        notes, below = _below(blocks, index)
        taken.update(used, below)
        adjoins = previous >= 0 and all(i in taken for i in range(previous + 1, index)) and not titles
        result.append(Frame(index, block, titles, captions, notes, (*used, *below), adjoins))
        previous = index
    return result


def _above(blocks: Sequence[Block], before: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """Possible titles (the nearest first), captions, and the paragraphs that they use up."""
    titles: list[tuple[int, str]] = []
    captions: list[str] = []
    used: list[int] = []
    for i in reversed(before):
        block = blocks[i]
        assert isinstance(block, Paragraph)
        named = any(_names_a_form(title) for _, title in titles)
        if is_sheet_number(block.text) or (not named and _is_caption_line(block.text)):
            captions.insert(0, block.text)
            used.append(i)
            if _names_a_form(before_unit(block.text)):
                titles.append((i, before_unit(block.text)))
        elif looks_like_title(block.text):
            titles.append((i, block.text))
        elif titles or not fold(block.text).endswith((":", "。")):
            break
    used += [i for i, title in _chosen(titles) if not _is_section_heading(title)]
    return tuple(_joined([title for _, title in titles])), tuple(captions), tuple(used)


def _is_caption_line(text: str) -> bool:
    return is_caption(text) and len(fold(text)) < LONGEST_CAPTION


@lru_cache(maxsize=1 << 12)
def _names_a_form(title: str) -> bool:
    return bool(layouts_named(title, load_layouts()))


def _chosen(titles: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The paragraphs of the title: the first that names a form, or two lines that do so together, else the first."""
    for place, (_, title) in enumerate(titles):
        if _names_a_form(title):
            return titles[place : place + 1]
        if place == 0 and len(titles) > 1 and _is_broken(title, titles[1][1]):
            return titles[:2]
    return titles[:1]


def _is_section_heading(text: str) -> bool:
    """A numbered heading of the narrative that happens to stand over a table, such as （四）整体绩效指标."""
    return rank(text) is not None and "表" not in text


def _joined(titles: Sequence[str]) -> list[str]:
    """A title broken over two lines is one: where the nearest line names no form and both together do."""
    if len(titles) < 2 or not _is_broken(titles[0], titles[1]):
        return list(titles)
    return [titles[1] + titles[0], *titles[2:]]


def _is_broken(lower: str, upper: str) -> bool:
    """Whether two lines name a form together and neither does so alone."""
    return _names_a_form(upper + lower) and not _names_a_form(lower) and not _names_a_form(upper)


def _below(blocks: Sequence[Block], index: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The notes that follow a grid."""
    notes: list[str] = []
    used: list[int] = []
    for i in range(index + 1, len(blocks)):
        block = blocks[i]
        if not isinstance(block, Paragraph):
            break
        if not is_note(block.text) and not (notes and goes_on(notes[-1], block.text)):
            break
        notes.append(block.text)
        used.append(i)
    return tuple(notes), tuple(used)
