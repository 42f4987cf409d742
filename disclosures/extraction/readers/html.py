"""Web pages (.html): a disclosure published as a page, or saved as one by Word or WPS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from disclosures.extraction.model import Document, Grid, Paragraph
from disclosures.extraction.readers import html_table, html_text, markup
from disclosures.extraction.readers.html_text import Element
from disclosures.extraction.readers.refusal import UnreadableFile
from disclosures.extraction.readers.registry import reader

FRAMES_ONLY = "这个网页只是框架或空壳，正文在别的文件里，请上传 Word 或 PDF 文件。"

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset((
    *_HEADINGS,
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "center", "form", "fieldset", "figure", "figcaption", "address", "hr", "td", "th", "tr", "tbody", "thead",
    "tfoot", "caption", "body",
))  # fmt: skip
_PROSE = re.compile(r"[。；]|\d\.\d|万元")
_DEEPEST = 200


@dataclass
class _Story:
    """The state of one reading: the running number of tables, and the paragraph that is being gathered."""

    tables: int = 0
    pieces: list[str] = field(default_factory=list)

    def paragraph(self, level: int | None = None) -> Iterator[Paragraph]:
        if not self.pieces:
            return
        text, self.pieces = html_text.shown("".join(self.pieces)), []
        if text:
            yield Paragraph(text, level=level)


@reader("html")
def read_html(path: Path) -> Document:
    """The document of a page: its title and its article, without what surrounds them on the site."""
    text = html_text.decode(path.read_bytes()).replace("\0", "")
    root = html.document_fromstring(text.encode(), parser=markup.html_parser("utf-8"))
    html_text.prune(root)
    body = root.find("body")
    article = _article(body) if body is not None else root
    titles = [h for h in root.iter("h1") if h is not article and article not in h.iterancestors()][:1]
    story = _Story()
    blocks = [block for part in (*titles, article) for block in _blocks(part, story, 0)]
    if not blocks:
        raise UnreadableFile(FRAMES_ONLY)
    return Document("html", None, tuple(blocks))


def _article(body: Element) -> Element:
    """The innermost element beside which there is neither a table nor prose: a site's own bars are short labels."""
    inside = body
    while True:
        children = [child for child in inside if child.tag in ("div", "section", "article", "main", "form", "center")]
        richest = max(children, key=lambda child: len(child.text_content()), default=None)
        if richest is None or _says_something(inside, richest):
            return inside
        inside = richest


def _says_something(container: Element, but: Element) -> bool:
    if _PROSE.search(container.text or "") or _PROSE.search(but.tail or ""):
        return True
    others = (child for child in container if child is not but)
    return any(
        child.tag == "table"
        or child.find(".//table") is not None
        or _PROSE.search(child.text_content() + (child.tail or ""))
        for child in others
    )


def _blocks(element: Element, story: _Story, depth: int) -> Iterator[Grid | Paragraph]:
    """The blocks of an element, in order; a br ends a paragraph."""
    tag = element.tag
    if tag == "table":
        yield from story.paragraph()
        yield from _table(element, story, depth)
        return
    if tag in _BLOCKS or tag == "br":
        yield from story.paragraph()
    story.pieces.append(element.text or "")
    for child in element:
        if depth < _DEEPEST:
            yield from _blocks(child, story, depth + 1)
        else:
            story.pieces.append(child.text_content())
        story.pieces.append(child.tail or "")
    if tag in _BLOCKS:
        yield from story.paragraph(_HEADINGS.get(tag))


def _table(table: Element, story: _Story, depth: int) -> Iterator[Grid | Paragraph]:
    """The grid of a table; a frame that only arranges other tables and prose is opened."""
    for caption in table.findall("caption"):
        yield from _blocks(caption, story, depth + 1)
    if _is_frame(table):
        for row in html_table.rows_of(table):
            for cell in html_table.cells_of(row):
                yield from _blocks(cell, story, depth + 1)
        return
    grid = html_table.grid_of(table, story.tables, _cell_text)
    story.tables += 1
    if grid is not None:
        yield grid


def _is_frame(table: Element) -> bool:
    inner = [t for t in table.iter("table") if t is not table]
    outermost = sum(len(t.text_content().strip()) for t in inner if _table_above(t) is table)
    return bool(inner) and outermost * 2 >= len(table.text_content().strip())


def _table_above(element: Element) -> Element | None:
    return next(element.iterancestors("table"), None)


def _cell_text(cell: Element) -> str:
    """The lines of a cell; a small table inside it becomes lines too."""
    lines: list[str] = []
    for block in _blocks(cell, _Story(), 0):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines.extend(" ".join(inner.text for inner in row if inner) for row in block.rows)
    return "\n".join(lines)
