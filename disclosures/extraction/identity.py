"""Who discloses, for which year: unit, region, year and kind of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from disclosures.extraction import regions
from disclosures.extraction.captions import caption_year, heading_name, title_year
from disclosures.extraction.model import Grid, Region, Unit
from disclosures.extraction.recognition import Reading
from disclosures.extraction.scope import caption_of
from disclosures.extraction.surroundings import Block
from disclosures.extraction.text import fold

_CODE_LENGTH = 21
PROJECT_CODE = re.compile(r"(?<![0-9A-Z])(\d{6})(\d{2})([A-Z])[0-9A-Z]{12}(?![0-9A-Z])")
"""A 21-character project code: region, year, kind of project, serial."""

_OFFICE = re.compile(r"^(?:中国共产党|中共|共青团|中国民主同盟|九三学社|民革|民建|民进|农工党)?")
_PLACE = re.compile(
    r"((?:[一-鿿]{2,8}?(?:省|自治区))?(?:[一-鿿]{2,7}?(?:(?<![县区旗])市|自治州|地区|盟))?(?:[一-鿿]{1,7}?(?:自治县|自治旗|区|县|旗|(?<![县区旗])市))?)"
)
_NO_PLACE = (
    "城市",
    "超市",
    "社区",
    "小区",
    "都市",
    "市区",
    "园区",
    "学区",
    "校区",
    "保护区",
    "开发区",
    "景区",
    "灌区",
    "地区",
)
OPENING = 60
"""Blocks at the head of a file in which its name and year are sought when no caption states them."""


def unit_of(blocks: Sequence[Block], readings: Sequence[Reading]) -> Unit:
    """The unit that the whole document speaks of; code '' where none is printed."""
    captions = [unit for r in readings if (unit := caption_of(r))]
    departments = [u for u in captions if len(u.code) == 3]
    coded = departments or [u for u in captions if u.code]
    headings = Counter(name for b in blocks if not isinstance(b, Grid) and (name := heading_name(b.text)))
    if coded:
        code = Counter(u.code for u in coded).most_common(1)[0][0]
        return Unit(code, _full_name([u.name for u in coded if u.code == code], headings))
    named = [u.name for u in captions]
    listed = _listed_units(readings)
    if listed and (not named or listed[0].name in named or named[0].startswith(listed[0].name)):
        return listed[0]
    if named:
        return Unit("", _full_name(named, headings))
    return Unit("", headings.most_common(1)[0][0] if headings else "")


def _full_name(names: Sequence[str], headings: Iterable[str]) -> str:
    """The most frequent name; a longer one that begins with it, where a narrow cell has cut it."""
    name = Counter(names).most_common(1)[0][0]
    longer = [
        n for n in (*names, *headings) if n.startswith(name) and not n.removeprefix(name).startswith(("本级", "("))
    ]
    return min((n for n in longer if n != name and n in headings), key=len, default=name)


def _listed_units(readings: Sequence[Reading]) -> list[Unit]:
    """The units that a revenue table lists by code, the department first."""
    units: list[Unit] = []
    for reading in readings:
        texts = [c.text for c in reading.columns]
        if reading.layout is None or "unit_code" not in texts or "unit_name" not in texts:
            continue
        code, name = texts.index("unit_code"), texts.index("unit_name")
        for row in reading.sheet.rows:
            words = fold(row[code].text) if (row[code]) else ""  # type: ignore[union-attr]
            label = fold(row[name].text) if (row[name]) else ""  # type: ignore[union-attr]
            if re.fullmatch(r"\d{3}(?:\d{3})?", words) and label:
                units.append(Unit(words, label))
    return sorted(units, key=lambda u: len(u.code))


def year_of(blocks: Sequence[Block], readings: Sequence[Reading]) -> int | None:
    """The budget year: as most captions state it, else most titles, else the head of the file, else the projects."""
    captions = (caption_year((*r.sheet.captions, *r.frame.captions)) for r in readings)
    titles = (title_year(r.title) for r in readings if r.layout and r.layout.form <= "T09")
    opening = (title_year(b.text) for b in blocks[:OPENING] if not isinstance(b, Grid) and len(b.text) < 60)
    projects = (2000 + int(m[2]) for m in _project_codes(blocks))
    for years in (captions, titles, opening, projects):
        counted = Counter(year for year in years if year)
        if counted:
            return counted.most_common(1)[0][0]
    return None


def region_of(blocks: Sequence[Block], unit: Unit) -> Region | None:
    """The region of most project codes, else of the place that begins the unit's name; None where neither is known."""
    counted = Counter(m[1] for m in _project_codes(blocks))
    name = place_name(unit.name)
    code = counted.most_common(1)[0][0] if counted else regions.code_of(name)
    return Region(code, name or regions.name_of(code)) if code or name else None


def place_name(unit_name: str) -> str:
    """'甲市乙区某局' → '甲市乙区'; '' where the name begins with no place."""
    found = _PLACE.match(_OFFICE.sub("", fold(unit_name)))
    name = found[1] if found else ""
    for word in _NO_PLACE:
        name = name[: -len(word)] if name.endswith(word) else name
    return name


def _project_codes(blocks: Sequence[Block]) -> Iterator[re.Match[str]]:
    for cell in (cell for b in blocks if isinstance(b, Grid) for row in b.rows for cell in row if cell):
        if len(cell.text) >= _CODE_LENGTH:
            yield from PROJECT_CODE.finditer(fold(cell.text))
