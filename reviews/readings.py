"""Whether a finding rests on figures that the machine may have misread. Pure: for the run of the checks and check_file.

A cell is in doubt where the two engines read it differently, or where it was recognised from a picture.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from disclosures.extraction import second_reading
from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Extraction
from disclosures.extraction.second_reading import Printed, Readings
from reviews.checks.balance import CellName, cell_of
from reviews.checks.contract import telling
from reviews.checks.finding import Finding, Place

Reader = Callable[[Path, Collection[Printed], Collection[int]], Readings]

TWO_FORMATS = ("pdf",)
"""Where there is something to read twice: Word, Excel and web pages say their text exactly."""

MOST_NAMED = 3
LONGEST = 24
ADVICE = "其中{readings}，请先核对并更正数据，再判断是否为文件的错误。"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place with what the second engine reads; None where the place was recognised from a picture."""

    place: Place
    second: str | None

    @property
    def fingerprint(self) -> str:
        """The cell and both readings: who has confirmed them is not asked again."""
        said = f"{self.place.identity}|{self.place.row}|{self.place.column}|{self.second}"
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def words(self) -> str:
        name = self.place.row_label.strip() or self.place.column_label.split("/")[-1] or self.place.text
        name, first = shortened(name), shortened(self.place.printed.strip())
        if self.second is None:
            return f"“{name}”由图片识别为 {first}" if first else f"“{name}”由图片识别"
        first = first or "空白"
        return f"“{name}”两次读数不同（{first}、{self.second}）"


@dataclass(frozen=True)
class Look:
    """What came of reading again the cells that findings name. read_twice counts cells of which both engines say
    something.
    """

    doubts: dict[CellName, Doubt] = field(default_factory=dict)
    read_twice: int = 0
    _wordless: frozenset[int] = frozenset()
    _pictured: frozenset[str] = frozenset()

    def of(self, finding: Finding) -> tuple[Doubt, ...]:
        """The doubtful places of a finding, each once."""
        return tuple(doubt for place in dict.fromkeys(telling(finding)) if (doubt := self.at(place)))

    def at(self, place: Place) -> Doubt | None:
        cell = cell_of(place)
        if cell in self.doubts:
            return self.doubts[cell]
        if place.passage is not None:
            return Doubt(place, None) if place.page in self._wordless else None
        return Doubt(place, None) if cell is None and place.table in self._pictured else None

    @property
    def differing(self) -> int:
        return sum(doubt.second is not None for doubt in self.doubts.values())


def look(
    book: FactBook,
    findings: Iterable[Finding],
    path: Path,
    *,
    certain: Collection[CellName] = (),
    read: Reader = second_reading.read_again,
) -> Look:
    """Read again what the findings name in the file at path. certain: cells that a person has set."""
    places = {cell: p for f in findings for p in telling(f) if (cell := cell_of(p)) and cell not in certain}
    cells = {cell: place for cell, place in places.items() if place.table is not None}
    pictured = _pictured(book.extraction)
    doubts = {cell: Doubt(place, None) for cell, place in cells.items() if cell in pictured}
    tables = frozenset(table for table, _, _ in pictured)
    if book.extraction.source.format not in TWO_FORMATS:
        return Look(doubts, _pictured=tables)
    asked = {cell: asking for cell, place in cells.items() if cell not in doubts and (asking := _asking(place))}
    pages = {p.page for p in places.values() if p.passage is not None and p.page} if pictured else set()
    again = read(path, list(asked.values()), pages) if asked or pages else Readings({}, frozenset())
    differing = again.differing()
    doubts |= {cell: Doubt(cells[cell], differing[it]) for cell, it in asked.items() if it in differing}
    return Look(doubts, sum(it in again.texts for it in asked.values()), again.wordless, tables)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def by_finding(look: Look, findings: Collection[Finding]) -> dict[str, tuple[Doubt, ...]]:
    """The doubts of each finding by its fingerprint; where a cell to change is in doubt, so is its whole cause."""
    causes = {it.cause: doubts for it in findings if it.cause and (doubts := _of_repair(look, it))}
    found = {}
    for finding in findings:
        inherited = causes.get(finding.cause or "", [])
        own = {doubt.fingerprint: doubt for doubt in (*look.of(finding), *inherited)}
        found[finding.fingerprint] = tuple(own.values())
    return found


def _of_repair(look: Look, finding: Finding) -> list[Doubt]:
    changes = finding.repair.changes if finding.repair else ()
    return [doubt for change in changes if (doubt := look.at(change.place))]


def _asking(place: Place) -> Printed | None:
    if place.page is None or place.box is None:
        return None
    return Printed(place.page, place.box, place.printed)


def _pictured(extraction: Extraction) -> set[CellName]:
    """The cells that were recognised from a picture and that nobody has corrected."""
    return {
        (table.id, i, j)
        for table in extraction.tables
        for i, row in enumerate(table.rows)
        for j, cell in enumerate(row)
        if cell and cell.doubtful
    } | {(fact.table, fact.row, fact.column) for fact in extraction.facts if fact.doubtful}


def advised(finding: Finding, doubts: Collection[Doubt]) -> Finding:
    """The finding, saying that its figures may be misread, under the same name; unchanged where there is no doubt."""
    if not doubts:
        return finding
    words = "、".join(doubt.words for doubt in list(doubts)[:MOST_NAMED])
    said = ADVICE.format(readings=words).replace("{", "{{").replace("}", "}}")
    return replace(finding, template=finding.template + said)
