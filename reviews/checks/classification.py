"""Account codes and names against the year's 政府收支分类科目, as far as known."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Fact
from disclosures.extraction.text import bare
from reviews.checks import accounts
from reviews.checks.finding import Finding, Instance, Level
from reviews.checks.memory import once_a_book
from reviews.checks.registry import check
from reviews.checks.wording import FORMS, clean, finding, place_of, row_name

Words = Iterator[Finding | Instance]
CLAUSE = "政府收支分类科目"
LISTS = {"functional": ("functional.csv", "functional_lei.csv"), "economic": ("economic.csv",)}
GOVERNMENTAL = "5"
"""How the codes of the government's economic classification begin, of which we have no list."""

OUTDATED = ("functional_lei_aliases.csv",)
FORMERLY = {"医疗卫生", "计划生育", "离退休", "国土海洋", "文化体育与传媒"}
"""Words of names that were in use before 2020."""


@cache
def names(kind: str) -> dict[str, tuple[str, ...]]:
    """The names of each known code, bare; several where lists differ by wording, the one in use first."""
    found: dict[str, dict[str, None]] = {}
    for file in LISTS[kind] + (OUTDATED if kind == "functional" else ()):
        text = resources.files("disclosures.extraction").joinpath("codes", file).read_text(encoding="utf-8")
        for line in csv.DictReader(text.splitlines()):
            found.setdefault(line["code"], {})[bare(line["name"])] = None
    return {code: tuple(known) for code, known in found.items()}


@cache
def _classes(kind: str) -> frozenset[str]:
    """The classes of the known codes."""
    return frozenset(code[:3] for code in names(kind))


class _Coded(NamedTuple):
    """A coded row: its first fact, its code, what it is called, and which list the code is in."""

    fact: Fact
    code: str
    name: str
    kind: str


@once_a_book
def _coded(book: FactBook) -> list[_Coded]:
    """The coded rows in print order."""
    first: dict[tuple[str, int], Fact] = {}
    for fact in book.extraction.facts:
        first.setdefault((fact.table, fact.row), fact)
    forms = {*accounts.FORMS, *accounts.FURTHER}
    rows = [(fact, form, fact.address.row) for fact in first.values() if (form := fact.address.form) in forms]
    return [
        _Coded(fact, code, row_name(fact.row_label), _kind(form))
        for fact, form, code in rows
        if code.isdigit() and not code.startswith(GOVERNMENTAL)
    ]


def _kind(form: str) -> str:
    """Which list the codes of a form are in."""
    return "economic" if form == "T06" or accounts.FURTHER.get(form) == "3" else "functional"


@check("D101", level=Level.HINT, title="科目编码在政府收支分类科目中", clause=CLAUSE)
def codes_are_known(book: FactBook) -> Words:
    """科目编码的类应在当年政府收支分类科目中，类、款、项分别为三位、五位、七位。"""
    for fact, code, name, kind in _coded(book):
        if code[:3] in _classes(kind) and len(code) in accounts.LENGTHS:
            yield clean(f"{fact.address.form} {code}")
        else:
            yield finding(
                "{form}的科目编码 {code}（{name}）不在已知的政府收支分类科目中，请核对。",
                place_of(fact),
                form=FORMS[fact.address.form],
                code=code,
                name=name,
            )


@check("D102", level=Level.WARNING, title="科目名称与编码一致", clause=CLAUSE)
def names_fit_their_codes(book: FactBook) -> Words:
    """科目名称应与科目编码在政府收支分类科目中的名称一致。"""
    for fact, code, name, kind in _coded(book):
        known = names(kind).get(code)
        if not known:
            continue
        if _is_its_own(name, kind, code):
            yield clean(f"{fact.address.form} {code}")
        else:
            yield finding(
                "{form}中科目 {code} 写为“{actual}”，政府收支分类科目的名称为“{expected}”，请核对编码或名称。",
                place_of(fact),
                level=None if _is_other_account(name, kind, code) or is_outdated(name) else Level.HINT,
                form=FORMS[fact.address.form],
                code=code,
                actual=name,
                expected=max(known, key=len),
            )


@lru_cache(maxsize=1 << 12)
def _is_its_own(name: str, kind: str, code: str) -> bool:
    """Whether a name is that of a known code, and not that of the account above it."""
    return fits(name, names(kind)[code]) and not _is_name_above(name, kind, code)


def fits(said: str, known: Iterable[str]) -> bool:
    """Whether a name is one of those known, one cut short, or one written on."""
    mine = _plain(said)
    return any(mine in other or other in mine for other in map(_plain, known))


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    """A name without the words that come and go: 支出, 费用 and the like."""
    for word in ("支出", "费用", "费", "的", "和", "及", "与", "等"):
        name = name.replace(word, "")
    return name


def _is_other_account(said: str, kind: str, code: str) -> bool:
    """Whether the name belongs to another code."""
    return any(said in known for other, known in names(kind).items() if other != code)


def _is_name_above(said: str, kind: str, code: str) -> bool:
    """Whether a 款 or 项 bears the name of the account above it, which it may be a part of, and not its own."""
    above = [names(kind).get(code[:length], ()) for length in accounts.LENGTHS if length < len(code)]
    return said not in names(kind)[code] and any(said in known for known in above)


def is_outdated(said: str) -> bool:
    return any(word in said for word in FORMERLY)


@check("D103", level=Level.WARNING, title="同一编码在各表中名称一致", clause=CLAUSE)
def one_code_has_one_name(book: FactBook) -> Words:
    """同一科目编码在各表中的名称应当一致。"""
    first: dict[tuple[str, str, str], _Coded] = {}
    for row in _coded(book):
        fact, code, name, kind = row
        before = first.setdefault((fact.address.scope, kind, code), row)
        if name == before.name or fits(name, [before.name]):
            yield clean(f"{fact.address.form} {code}")
        else:
            yield finding(
                "科目 {code} 在{form}中写为“{actual}”，在{other}中写为“{expected}”，请核对。",
                place_of(fact),
                place_of(before.fact),
                code=code,
                form=FORMS[fact.address.form],
                other=FORMS[before.fact.address.form],
                actual=name,
                expected=before.name,
            )


@check("D105", level=Level.WARNING, title="同一科目在各表中编码一致", clause=CLAUSE)
def one_name_has_one_code(book: FactBook) -> Words:
    """上级相同、名称相同的款、项科目，在各表中的编码应当一致。"""
    printed: dict[tuple[str, str, str, str], dict[str, list[Fact]]] = {}
    for fact, code, name, kind in _coded(book):
        if len(code) > accounts.LENGTHS[0] and not name.isdigit():
            called = printed.setdefault((fact.address.scope, kind, code[:-2], _plain(name)), {})
            called.setdefault(code, []).append(fact)
    for (scope, _, above, _), codes in printed.items():
        if len(codes) == 1 or _are_two(codes):
            yield clean(f"{scope} {above} {'、'.join(codes)}")
            continue
        usual, *others = sorted(codes, key=lambda code: -len({fact.address.form for fact in codes[code]}))
        for code in others:
            yield finding(
                "{form}中“{name}”的科目编码为 {actual}，{other}中为 {expected}，请核对编码。",
                *map(place_of, (codes[code][0], codes[usual][0])),
                form=FORMS[codes[code][0].address.form],
                other=FORMS[codes[usual][0].address.form],
                name=row_name(codes[code][0].row_label),
                actual=code,
                expected=usual,
            )


def _are_two(codes: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether one table prints several of the codes: they are accounts of one name."""
    tables = [{fact.table for fact in facts} for facts in codes.values()]
    return sum(map(len, tables)) > len(set().union(*tables))
