"""The accounts that the narrative names, against the names that the tables print for their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.text import bare
from reviews.checks import accounts, classification
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.prose import mentions
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, row_name, skipped

Names = dict[str, str]
"""Code → name as the expenditure tables of one scope print it."""

CLAUSE = "政府收支分类科目"
OTHER = "文中科目写为“{actual}”，表中科目 {code} 的名称为“{expected}”，请核对科目名称。"
ABSENT = "文中科目“{actual}”在支出表中没有找到，请核对科目名称和级次。"
_STEP = re.compile(r"([^()，,。;:“”\"]+?)\(\d{0,3}(类|款|项)\)")
_LENGTH = dict(zip("类款项", accounts.LENGTHS, strict=True))


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an account path: its bare name, its level, where it stands, and its code where it is known."""

    name: str
    level: str
    place: Place
    code: str | None

    @property
    def words(self) -> str:
        return f"{self.name}（{self.level}）"


@check("D104", level=Level.WARNING, title="文中科目名称与表格一致", clause=CLAUSE)
def accounts_are_called_as_in_the_tables(book: FactBook) -> Iterator[Finding | Instance]:
    """文字中的类、款、项科目名称应与支出表中的科目名称一致。"""
    called = {scope.code: _names(book, scope.code) for scope in book.scopes()}
    told: dict[tuple[str, str, str], list[Step]] = {}
    for text in mentions.texts(book):
        for mention in text.mentions:
            if mention.claim.role == "amount" and mention.is_money and mention.claim.amount:
                for step in _steps(text, mention):
                    told.setdefault((text.passage.scope, step.words, step.code or ""), []).append(step)
    for (scope, words, _), steps in told.items():
        yield _judged(words, steps, called.get(scope, {}))


def _names(book: FactBook, scope: str) -> Names:
    found: Names = {}
    for form in accounts.FUNCTIONAL:
        for row in book.rows(form, scope) if book.has(form, scope) else ():
            if row not in found and accounts.is_account(row):
                printed = chain.from_iterable(book.row(form, scope, row).values())
                called = (row_name(figure.fact.row_label) for figure in printed)
                if name := next((name for name in called if not name.isdigit()), None):
                    found[row] = name
    return found


def _steps(text: Text, mention: Mention) -> Iterator[Step]:
    """The steps of the path right before a figure."""
    subject = mention.claim.subject
    path = list(_STEP.finditer(subject)) if "(" in subject else []
    start = text.folded.rfind(subject, 0, mention.at) if path else -1
    if start < 0:
        return
    code = next((row for row in _rows(mention) if accounts.is_account(row)), "")
    for found in path if code else path[-1:]:
        name = re.sub(r"^(?:支出|其中|\d+)", "", bare(found[1]))
        length = _LENGTH[found[2]]
        span = (text.where[start + found.start(1)], text.where[start + found.end() - 1] + 1)
        locus = text.passage.locus
        place = Place(
            passage=text.passage.id,
            span=span,
            text=text.passage.text[slice(*span)].strip(),
            page=locus.page,
            box=locus.box,
        )
        yield Step(name, found[2], place, code[:length] if len(code) >= length else None)


def _rows(mention: Mention) -> Iterator[str]:
    for address in mention.claim.refers_to:
        yield address.row.rpartition(".")[2]


def _judged(words: str, steps: list[Step], names: Names) -> Finding | Instance:
    """A step of a known account has its name, or (类 for 款 is a common slip) that of another level of the account."""
    step, places = steps[0], [s.place for s in steps]
    if step.code is None or step.code not in names:
        return _sought(words, step, places, names)
    above = [names[step.code[:n]] for n in accounts.LENGTHS if step.code[:n] in names]
    beneath = (name for code, name in names.items() if code.startswith(step.code))
    if classification.fits(step.name, chain(above, beneath)):
        return clean(words, *places)
    outdated = classification.is_outdated(step.name) and not classification.is_outdated(names[step.code])
    return finding(
        OTHER,
        *places,
        level=None if outdated else Level.HINT,
        actual=words,
        code=step.code,
        expected=names[step.code],
    )


def _sought(words: str, step: Step, places: list[Place], names: Names) -> Finding | Instance:
    """A step of an account that was not recognised: is there any of its name at its level?"""
    level = [name for code, name in names.items() if len(code) == _LENGTH[step.level]]
    if not level or step.code is not None:
        return skipped(words, "表中没有这一级科目，无法核对")
    if classification.fits(step.name, level):
        return clean(words, *places)
    return finding(ABSENT, *places, level=Level.HINT, actual=words)
