"""Plain sums as data: every block of equations.toml becomes a check."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from disclosures.extraction.factbook import FactBook, Figure, Missing
from reviews.checks.balance import Balance, summed
from reviews.checks.columns import unnamed_amounts
from reviews.checks.finding import Instance, Level
from reviews.checks.registry import Rule, check
from reviews.checks.wording import COLUMNS, FORMS, skipped

EVERY = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """form, row and column of an addend; optional where a document need not print it."""

    form: str
    row: str
    column: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Equation:
    """left = the sum of right, as written in equations.toml."""

    code: str
    title: str
    clause: str
    left: Term
    right: tuple[Term, ...]
    words: str = ""
    whole_row: bool = False
    version: int = 1


def read_term(text: str) -> Term:
    """'T01:income.total:amount?' → Term. Raises ValueError where it has not three parts."""
    form, row, column = text.removesuffix("?").split(":")
    return Term(form, row, column, text.endswith("?"))


def load_equations() -> tuple[Equation, ...]:
    """The blocks of equations.toml in their order. Raises ValueError where a block says too little."""
    text = resources.files("reviews.checks").joinpath("equations.toml").read_text(encoding="utf-8")
    return tuple(_read(block) for block in tomllib.loads(text)["equation"])


def _read(block: dict[str, object]) -> Equation:
    left, right = block.pop("left"), block.pop("right")
    assert isinstance(left, str)
    assert isinstance(right, list)
    if len(right) > 1 and not block.get("words"):
        raise ValueError(f"{block['code']} adds up several terms and has no words for them")
    return Equation(left=read_term(left), right=tuple(map(read_term, right)), **block)  # type: ignore[arg-type]


def rule_of(equation: Equation) -> Rule:
    """The check of one equation, over every scope, row and column it speaks of."""

    def rule(book: FactBook) -> Iterator[Balance | Instance]:
        for scope in book.scopes():
            lacking = [term for term in equation.right if _is_nowhere(book, term, equation.left, scope.code)]
            terms = [term for term in equation.right if term not in lacking]
            absent = next((term for term in lacking if not term.optional), None)
            for row, column in _instances(book, scope.code, equation.left):
                try:
                    if absent:
                        raise Missing(f"{absent.form}:{scope.code}:{row}:{absent.column}")
                    yield from _stated(book, equation, terms, scope.code, row, column)
                except Missing as missing:
                    form = FORMS[equation.left.form]
                    yield skipped(f"{scope.code} {form} {row} {COLUMNS.get(column, column)}", missing)

    rule.__doc__ = f"{equation.title}。"
    return rule


def _is_nowhere(book: FactBook, term: Term, left: Term, scope: str) -> bool:
    """Whether no row of the left side's table prints the column of a term."""
    if (term.form, term.row) != (left.form, EVERY) or term.column == EVERY or not book.has(left.form, scope):
        return False
    return term.column not in book.columns(left.form, scope)


def _instances(book: FactBook, scope: str, left: Term) -> Iterator[tuple[str, str]]:
    """Every row and column that the left side stands for in this scope."""
    if not book.has(left.form, scope):
        return
    if EVERY not in (left.row, left.column):
        yield left.row, left.column
        return
    columns = book.columns(left.form, scope) if left.column == EVERY else [left.column]
    for row in book.rows(left.form, scope) if left.row == EVERY else [left.row]:
        printed = book.row(left.form, scope, row)
        for column in columns:
            if column in printed:
                yield row, column


def _stated(
    book: FactBook, equation: Equation, terms: list[Term], scope: str, row: str, column: str
) -> Iterator[Balance]:
    """The equation of a row and column: of one over rows for each printed left side, for an account may be listed once
    a unit.
    """
    lefts = book.figures(equation.left.form, scope, row, column)
    for left in lefts if equation.left.row == EVERY else lefts[:1]:
        found = [figure for term in terms if (figure := _term(book, term, left, len(lefts)))]
        if not found:
            raise Missing("、".join(f"{t.form}:{scope}:{t.row}:{t.column}" for t in equation.right))
        if equation.whole_row and (unnamed := unnamed_amounts(book, equation.left.form, scope)):
            raise Missing(f"{FORMS[equation.left.form]}有未能识别的金额列：{'、'.join(unnamed)}")
        yield summed(scope, left, found, equation.words if len(equation.right) > 1 else found[0])


def _term(book: FactBook, term: Term, left: Figure, lefts: int) -> Figure | None:
    """The figure of a term beside the left side; None where an optional one is not printed. Raises Missing."""
    form, scope, row, column = left.fact.address
    row = row if term.row == EVERY else term.row
    column = column if term.column == EVERY else term.column
    figures = book.row(term.form, scope, row).get(column, ())
    if figures and (lefts == len(figures) == 1 or term.row != EVERY or term.form != form):
        return figures[0]
    here = left.fact.table, left.fact.row
    if beside := next((f for f in figures if (f.fact.table, f.fact.row) == here), None):
        return beside
    if figures and lefts == 1:
        return figures[0]
    if term.optional:
        return None
    raise Missing(f"{term.form}:{scope}:{row}:{column}")


for _equation in load_equations():
    check(
        _equation.code,
        level=Level.ERROR,
        title=_equation.title,
        clause=_equation.clause,
        version=_equation.version,
    )(rule_of(_equation))
