"""From many failures to one cause: the smallest set of cells whose change clears them.

Greedy: the change that repairs most contradictions and breaks fewest equations that hold is taken as made, and the
search goes on among what is left. A change may be of several cells: an account that was left out is missing from the
rows above it, too. What one change repairs shares a cause; the most specific finding at the changed cell leads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from disclosures.extraction.factbook import FactBook
from reviews.checks import absences, advice, confirmation, scales
from reviews.checks.balance import Balance, CellName, cell_of
from reviews.checks.finding import Finding, Level, Place, Repair
from reviews.checks.puzzle import Effect, Puzzle
from reviews.checks.ranking import Ranking

COST_OF_A_CELL = 4
"""What each further cell of a change must earn, in twentieths of an error: the smaller explanation wins."""

MOST_ROUNDS = 60
ABOUT_CODES = ("D101", "D102", "D103", "D105", "H105", "H106")
"""Checks that all fail where one code is wrong."""

UNIT_ADVICE = "两表多处相差一万倍，请核对表头的金额单位是“元”还是“万元”。"
ORDER = (Level.ERROR, Level.WARNING, Level.HINT)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A finding, and the number of the balance that failed; None where the finding is not about a sum."""

    finding: Finding
    balance: int | None = None


def explain(found: list[Contradiction], balances: tuple[Balance, ...], book: FactBook) -> tuple[Finding, ...]:
    """The findings with their causes; the one at the cell to change comes first in its group and has the repair."""
    puzzle = Puzzle(balances)
    evidence = confirmation.Evidence(puzzle, book, frozenset(_asked(found)))
    groups = [list(group) for group in (*_units(found, puzzle), *_absences(found, puzzle, book))]
    groups += [list(_group(effect, sure, evidence, found)) for effect, sure in _effects(evidence)]
    explained = {id(old): new for group in groups for old, new in group}
    led = [new for group in groups for _, new in group]
    rest = _of_the_same_words(led, _of_the_same_account([c for c in found if id(c) not in explained]))
    gravest: dict[str | None, int] = {}
    for finding in led:
        gravest[finding.cause] = min(ORDER.index(finding.level), gravest.get(finding.cause, len(ORDER)))
    return tuple(sorted([*led, *rest], key=lambda f: gravest.get(f.cause, ORDER.index(f.level))))


def _units(found: list[Contradiction], puzzle: Puzzle) -> Iterator[Iterator[tuple[Contradiction, Finding]]]:
    """For each table in the wrong money unit, the equations that it breaks; the first says so."""
    failing = {n: puzzle.balances[n] for n in puzzle.failing}
    for table, numbers in scales.wrong_units(failing):
        puzzle.failing -= numbers
        members = [c for c in found if c.balance in numbers]
        cause = hashlib.sha256(f"unit:{table}:{members[0].finding.fingerprint}".encode()).hexdigest()[:12]
        first = replace(members[0].finding, template=members[0].finding.template + UNIT_ADVICE)
        findings = [first, *(c.finding for c in members[1:])]
        yield ((c, replace(f, cause=cause)) for c, f in zip(members, findings, strict=True))


def _absences(
    found: list[Contradiction], puzzle: Puzzle, book: FactBook
) -> Iterator[Iterator[tuple[Contradiction, Finding]]]:
    """For each row that a table lacks, the findings that say so and the sums that fail for want of it."""
    for row in dict.fromkeys(r for c in found if (r := absences.lacking(c.finding))):
        telling = [c for c in found if absences.lacking(c.finding) == row]
        sources = [a for c in telling if (a := c.finding.places[0].address)]
        failing = [(n, puzzle.balances[n]) for n in sorted(puzzle.failing)]
        numbers = {n for source in sources for n in absences.explained_by(row, source, iter(failing), book)}
        puzzle.failing -= numbers
        members = [*telling, *(c for c in found if c.balance in numbers)]
        yield ((c, replace(c.finding, cause=absences.cause_of(row))) for c in members)


def _asked(found: list[Contradiction]) -> Iterator[tuple[CellName, str]]:
    """The figures that findings which are no sums ask for, and where."""
    for contradiction in found:
        finding = contradiction.finding
        cell = cell_of(finding.places[0]) if finding.places else None
        if contradiction.balance is None and cell and finding.expected:
            yield cell, finding.expected


def _alone(contradiction: Contradiction) -> Finding:
    """A finding that no change explains: its own cause, or that of its paragraph's figures that are off by the same."""
    finding = contradiction.finding
    if finding.cause:
        return finding
    place = finding.places[0] if finding.places else None
    if contradiction.balance is None or place is None or place.passage is None or not finding.difference:
        return replace(finding, cause=finding.fingerprint[:12])
    said = f"{place.passage}±{finding.difference.lstrip('-')}"
    return replace(finding, cause=hashlib.sha256(said.encode()).hexdigest()[:12])


def _of_the_same_words(led: list[Finding], rest: Iterable[Finding]) -> Iterator[Finding]:
    """The rest, each finding under the cause of the first that is about the same figure of the narrative, or about one
    that it follows from: a rate from its change.
    """
    causes = {words: finding.cause for finding in reversed(led) if (words := _words(finding.places[:1]))}
    for finding in rest:
        words = _words(finding.places[:1])
        known = [w for n in range(len(finding.places)) if (w := _words(finding.places[n : n + 1])) in causes]
        cause = causes[known[0]] if known and words else finding.cause
        if words:
            causes.setdefault(words, cause)
        yield replace(finding, cause=cause)


def _words(places: Sequence[Place]) -> tuple[str, int] | None:
    """Where the figure of the narrative stands that a place shows; None where it shows none."""
    place = places[0] if places else None
    return (place.passage, place.span[0]) if place and place.passage and place.span and place.printed else None


def _of_the_same_account(found: list[Contradiction]) -> Iterator[Finding]:
    """The findings that no change explains, each alone; what is said of the code and name of one row is one cause."""
    causes: dict[tuple[str | None, int | None], str | None] = {}
    for contradiction in found:
        finding = _alone(contradiction)
        place = finding.places[0] if finding.places else None
        if place and place.table and finding.code in ABOUT_CODES:
            finding = replace(finding, cause=causes.setdefault((place.table, place.row), finding.cause))
        yield finding


def _effects(evidence: confirmation.Evidence) -> Iterator[tuple[Effect, bool]]:
    """The changes that explain the contradictions, best first, each seen after the ones before it.

    With each, whether it can be told from its rivals: no other cell would do as well, or its figure is a typical slip.
    """
    puzzle = evidence.puzzle
    ranking = Ranking(puzzle, COST_OF_A_CELL)
    for _ in range(MOST_ROUNDS):
        likely = ranking.best()
        if not likely:
            return
        best = max(likely, key=lambda e: confirmation.likelihood(e, evidence))
        rivals = [effect for effect in likely if effect.move.named != best.move.named]
        yield best, confirmation.stands_out(best, rivals, evidence)
        ranking.apply(best)


def _group(
    effect: Effect, sure: bool, evidence: confirmation.Evidence, found: list[Contradiction]
) -> Iterator[tuple[Contradiction, Finding]]:
    """The contradictions that a change clears, the one at its cell first, under one cause."""
    puzzle = evidence.puzzle
    repair = advice.repair_of(effect, evidence)
    cause = _cause(effect, repair)
    telling = [c for c in found if c.balance is None and _follows(c.finding, effect, repair)] if sure else []
    members = [*(c for c in found if c.balance in effect.repaired), *telling]
    members.sort(key=lambda c: _rank(c, repair, effect.move.named, puzzle))
    for rank, member in enumerate(members):
        finding = _from_the_wrong_side(member, effect, puzzle) if sure else member.finding
        places = _first(finding, effect) if sure else finding.places
        finding = replace(finding, cause=cause, places=places)
        yield member, advice.advised(finding, repair) if sure and rank == 0 else finding


def _from_the_wrong_side(contradiction: Contradiction, effect: Effect, puzzle: Puzzle) -> Finding:
    """The finding; where the change is all on the right side of its sum, the right side is what is wrong."""
    finding = contradiction.finding
    if contradiction.balance is None:
        return finding
    balance = puzzle.balances[contradiction.balance]
    changed = [any(o.cell in effect.move.cells for o in side) for side in (balance.left, balance.right)]
    if balance.relation != "=" or changed != [False, True]:
        return finding
    return finding.turn(reword=not balance.template and len(balance.left) == len(balance.right) == 1)


def _cause(effect: Effect, repair: Repair) -> str:
    """The name of a cause: the cell and its figure. Words of one paragraph that are off by the same go together."""
    place = repair.place
    said = f"{place.identity}>{repair.proposed}" if place.passage is None else f"{place.passage}±{abs(effect.delta)}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _rank(contradiction: Contradiction, repair: Repair, cell: CellName, puzzle: Puzzle) -> tuple[bool, int, bool, int]:
    """Who speaks for the cause: what is said at the suspect cell before the rest, the gravest first; of equal gravity
    the finding that tells of the cell itself what it should be (a figure copied from elsewhere), then the plainest sum.
    """
    finding = contradiction.finding
    level = ORDER.index(finding.level)
    if contradiction.balance is None:
        names_it = bool(finding.places) and cell_of(finding.places[0]) == cell and finding.expected == repair.proposed
        return not names_it, level, False, 0
    operands = puzzle.balances[contradiction.balance].operands
    return all(o.cell != cell for o in operands), level, True, len(operands)


def _follows(finding: Finding, effect: Effect, repair: Repair) -> bool:
    """Whether a finding that is no sum is about the cell: it leads with it and says no other figure than the proposed
    one, or it rests on a cell that several sums refute.
    """
    if not finding.places:
        return False
    if cell_of(finding.places[0]) == cell_of(repair.place):
        said = {finding.expected, finding.actual} - {None}
        return not said or repair.proposed in said
    return repair.repairs > 1 and repair.place.table is not None and effect.move.named in map(cell_of, finding.places)


def _first(finding: Finding, effect: Effect) -> tuple[Place, ...]:
    """The places, the suspect cells before the others."""

    def suspicion(place: Place) -> int:
        cell = cell_of(place)
        return 0 if cell == effect.move.named else 1 if cell in effect.move.cells else 2

    return tuple(sorted(finding.places, key=suspicion))
