"""Tables ruled across only: what stands between their rules in columns is told by the white space that runs down."""

from __future__ import annotations

from itertools import pairwise
from math import inf

from disclosures.extraction.readers.page import Rule
from disclosures.extraction.readers.page_lattice import Lattice, Place, whole
from disclosures.extraction.readers.page_lines import Line, lines_of
from disclosures.extraction.readers.page_runs import Run

_ALIKE = 4.0
"""Points by which the rules of one table may differ in where they begin and end."""

_FEWEST = 3
_WIDEST = 0.4
"""Of the page's width: shorter rules are underlines."""

_GUTTER = 0.8
"""Ems of white space between two columns."""

Span = tuple[float, float]


def open_lattices(rules: list[Rule], runs: list[Run], width: float) -> list[Lattice]:
    """The tables of a page of this width that have no rules down it; runs are those outside of ruled tables."""
    found = (_lattice(group, runs) for group in _groups([r for r in whole(rules) if r.end - r.start > _WIDEST * width]))
    return [lattice for lattice in found if lattice is not None]


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that begin and end at the same places, from top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if are_alike(group[0], rule):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _FEWEST]


def are_alike(one: Rule, other: Rule) -> bool:
    """Whether two rules begin and end at the same places, as those of one table do."""
    return abs(one.start - other.start) < _ALIKE and abs(one.end - other.end) < _ALIKE


def _lattice(rules: list[Rule], runs: list[Run]) -> Lattice | None:
    top, bottom = rules[0].at, rules[-1].at
    left, right = rules[0].start - _ALIKE, rules[0].end + _ALIKE
    inside = [r for r in runs if top < (r.top + r.bottom) / 2 < bottom and left < r.first and r.last < right]
    lines = lines_of(inside)
    if not lines:
        return None
    em = sorted(line.em for line in lines)[len(lines) // 2]
    gutters = _below_their_heads(_gutters(_inked(inside, em), em), inside, rules[1].at)
    if not gutters or sum("  " in line.text for line in lines) < len(lines) / 2:
        return None
    xs = (left, *((a + b) / 2 for a, b in gutters), right)
    ys = tuple(rule.at for rule in rules) if len(rules) > len(lines) else _between(lines, top, bottom)
    places = (Place(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1))
    return Lattice.of(xs, ys, places)


def _below_their_heads(gutters: list[Span], runs: list[Run], header: float) -> list[Span]:
    """The gutters without those between a head that stands above nothing and print beside it that has no head.

    header: where the rule below the first line of heads lies.
    """
    sides = [-inf, *((a + b) / 2 for a, b in gutters), inf]
    held = [[run for run in runs if left <= (run.first + run.last) / 2 < right] for left, right in pairwise(sides)]
    heads = [any(run.bottom < header for run in column) for column in held]
    prints = [any(run.top > header for run in column) for column in held]
    kept: list[Span] = []
    for at, gutter in enumerate(gutters):
        ones = [(heads[i], prints[i]) for i in (at, at + 1)]
        if sorted(ones) != [(False, True), (True, False)]:
            kept.append(gutter)
    return kept


def _inked(runs: list[Run], em: float) -> list[Span]:
    """Where there is print anywhere between the rules, seen from above."""
    spans: list[Span] = []
    for start, end in sorted((g.x0, g.x1) for run in runs for g in run.glyphs() if not g.char.isspace()):
        if spans and start - spans[-1][1] < _GUTTER * em:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _gutters(spans: list[Span], em: float) -> list[Span]:
    return [(a[1], b[0]) for a, b in pairwise(spans) if b[0] - a[1] >= _GUTTER * em]


def _between(lines: list[Line], top: float, bottom: float) -> tuple[float, ...]:
    """Row boundaries half way between the lines, where the rules do not part them."""
    return (top, *((a.bottom + b.top) / 2 for a, b in pairwise(lines)), bottom)
