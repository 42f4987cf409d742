"""Whose figures each table holds: the department's, or one unit's.

A file may hold a department's disclosure and then its units'. A form that comes again for somebody else begins a
section; the section's code is the one that most of its captions print (of six digits in a unit's section). A table in
a unit's section whose caption prints the department's code still speaks of the unit: the caption stays in
Table.caption, for a check to point at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from disclosures.extraction.captions import caption_unit
from disclosures.extraction.model import Grid, Level, Paragraph, Scope, Unit
from disclosures.extraction.recognition import Reading
from disclosures.extraction.surroundings import Block
from disclosures.extraction.text import fold
from disclosures.extraction.titles import looks_like_title

_UNITS_PART = re.compile(r"所属单位.{0,4}预算|(?<!主管)单位预算(?!包括|编制|和|与)|收支预算$")
OPENING = 5
"""Lines at the head of a section that may say whose budget follows."""
_UNIT_TITLE = re.compile(r"单位预算|预算单位|^(?:\d{4}年度?)?单位")


@dataclass(frozen=True)
class Section:
    """A run of blocks that speak of one scope."""

    start: int
    scope: Scope


def sections(blocks: Sequence[Block], readings: Sequence[Reading], whole: Unit, names: dict[str, str]) -> list[Section]:
    """The sections in print order; the first begins with the file. whole: who the file as a whole speaks of."""
    starts = _starts(blocks, readings)
    result: list[Section] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        inside = [r for r in readings if start <= r.frame.index < end]
        result.append(Section(start, _scope_of(inside, blocks[start:end], names, whole)))
    return result


def scope_at(index: int, found: Sequence[Section]) -> Scope:
    """The scope of a block."""
    return [s for s in found if s.start <= index][-1].scope


def scope_of(reading: Reading, readings: Sequence[Reading], found: Sequence[Section]) -> Scope:
    """The scope of a table: what its own caption prints, unless that is a slip; else its section's.

    A caption is a slip where no section has its code, or where the same form is printed with the same code in the
    section that the code belongs to.
    """
    section = scope_at(reading.frame.index, found)
    own = caption_of(reading)
    if own is None or own.code in ("", section.code):
        return section
    printed = [s.scope for s in found if s.scope.code == own.code]
    twins = [r for r in readings if r is not reading and _same_form_and_code(r, reading, own.code)]
    at_home = any(scope_at(r.frame.index, found).code == own.code for r in twins)
    return section if not printed or at_home else printed[0]


def _same_form_and_code(one: Reading, other: Reading, code: str) -> bool:
    unit = caption_of(one)
    return unit is not None and unit.code == code and one.layout is not None and one.layout is other.layout


def caption_of(reading: Reading) -> Unit | None:
    return _named_in((*reading.sheet.captions, *reading.frame.captions))


_named_in = lru_cache(maxsize=1 << 8)(caption_unit)


def known_names(readings: Sequence[Reading]) -> dict[str, str]:
    """The fullest name that the captions print for each code (a narrow cell cuts names)."""
    names: dict[str, Counter[str]] = {}
    for reading in readings:
        unit = caption_of(reading)
        if unit and unit.code:
            names.setdefault(unit.code, Counter())[unit.name] += 1
    return {code: _fullest(counted) for code, counted in names.items()}


def _fullest(counted: Counter[str]) -> str:
    """The most frequent name, or a longer one that begins with it."""
    name = counted.most_common(1)[0][0]
    return max((n for n in counted if (n.startswith(name) and not n.endswith("本级")) or n == name), key=len)


def _starts(blocks: Sequence[Block], readings: Sequence[Reading]) -> list[int]:
    """Where sections begin: at the head of the file, and where a form comes again for somebody else."""
    starts = [0]
    seen: dict[str, tuple[str, bool]] = {}
    for reading in readings:
        if reading.layout is None or reading.layout.form > "T09":
            continue
        form, speaker = reading.layout.form, _speaker(reading)
        if form in seen and (form == "T01" or speaker != seen[form]):
            starts.append(_heading_run(blocks, reading))
            seen = {}
        seen[form] = speaker
    return starts


def _speaker(reading: Reading) -> tuple[str, bool]:
    """Whose table it says that it is: the caption's code, and whether the title says 单位."""
    unit = caption_of(reading)
    return (unit.code if unit else "", bool(_UNIT_TITLE.search(fold(reading.title))))


def _heading_run(blocks: Sequence[Block], reading: Reading) -> int:
    """The first of the headings that stand directly before a table."""
    start = reading.frame.index
    while start > 0:
        block = blocks[start - 1]
        if isinstance(block, Grid) or not (start - 1 in reading.frame.used or looks_like_title(block.text)):
            break
        start -= 1
    return start


def _scope_of(inside: Sequence[Reading], blocks: Sequence[Block], names: dict[str, str], whole: Unit) -> Scope:
    codes = Counter(unit.code for r in inside if (unit := caption_of(r)) and unit.code)
    length = 6 if _of_a_unit(inside, blocks) else 3
    wanted = Counter({code: n for code, n in codes.items() if len(code) == length}) or codes
    if wanted:
        code = wanted.most_common(1)[0][0]
        return Scope("department" if len(code) == 3 else "unit", code, names[code])
    level: Level = "unit" if length == 6 and len(whole.code) != 3 else "department"
    return Scope(level, whole.code, whole.name)


def _of_a_unit(inside: Sequence[Reading], blocks: Sequence[Block]) -> bool:
    """Whether the section's titles, or else its opening lines, speak of a unit's budget."""
    titles = [fold(r.title) for r in inside if r.layout and r.layout.form <= "T04"]
    if any("部门" in title for title in titles):
        return False
    if any(_UNIT_TITLE.search(title) for title in titles):
        return True
    opening = [fold(b.text) for b in blocks[:OPENING] if isinstance(b, Paragraph) and len(b.text) < 60]
    spoken = [text for text in opening if _UNITS_PART.search(text) or "部门预算" in text]
    return bool(spoken) and not any("部门预算" in text for text in spoken)
