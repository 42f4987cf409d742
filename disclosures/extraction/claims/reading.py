"""Passages → claims, in print order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from disclosures.extraction import narrative, tolerance
from disclosures.extraction.claims import lexicon, numbers, paths, references, verdict, witnesses, wording
from disclosures.extraction.claims.numbers import Number
from disclosures.extraction.claims.references import Reference, Setting
from disclosures.extraction.claims.witnesses import Witnesses
from disclosures.extraction.claims.wording import Wording
from disclosures.extraction.model import Claim, ClaimStatus, Extraction, Passage
from disclosures.extraction.text import fold

_LISTING = re.compile(r"(?:人员经费|公用经费|基本支出)[^。;]*(?:包括|其中|用于|包含)[^。;]*$")
_WITHOUT_UNIT = re.compile(r"[,;。)、]|$")
_WHOLE = "部门预算"
"""What '把100万元预算用在…' speaks about."""
_UNIT_SLIP = "金额单位疑似写错"
_NO_UNIT = "缺少金额单位"
_GUESSED = "名称近似"
_USUAL_UNIT = "万元"


Spoken = tuple[str, Reference | None]
"""The words that were spoken about, and what they refer to."""


@dataclass
class _Said:
    """What was last spoken about in a passage: the latest figure, and the first of the sentence before.

    above: what the heading says, for where nothing was spoken about.
    """

    above: Callable[[], Spoken]
    latest: Spoken | None = None
    sentence: int = -1
    heads: list[Spoken] = field(default_factory=list)

    def note(self, words: str, reference: Reference | None, sentence: int) -> None:
        self.latest = (words, reference)
        if sentence != self.sentence:
            self.heads.append(self.latest)
            self.sentence = sentence

    def carried(self, opens: bool) -> Spoken:
        """What a number without a subject speaks about: a new sentence goes back to the head of the one before."""
        if opens and self.heads:
            return self.heads[-1]
        return self.latest or self.above()


def claims(extraction: Extraction) -> tuple[Claim, ...]:
    """Every number of the narrative as a claim. The extraction needs everything but its claims."""
    known = witnesses.gather(extraction)
    found: list[Claim] = []
    for passage, headings in _sections(extraction.narrative):
        found.extend(_claims(passage, headings, extraction, known))
    return tuple(found)


def _sections(passages: Sequence[Passage]) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """Each passage with the headings above it, the outermost first."""
    stack: list[tuple[int, str]] = []
    scope = None
    for passage in passages:
        if passage.scope != scope:
            stack, scope = [], passage.scope
        if passage.heading:
            depth = _depth(passage.text)
            stack = [entry for entry in stack if entry[0] < depth]
        yield passage, tuple(text for _, text in stack)
        if passage.heading:
            stack.append((_depth(passage.text), passage.text))


def _depth(heading: str) -> int:
    """How deep a heading stands; without numbering like 一、."""
    found = narrative.rank(heading)
    return 1 if found is None else found


def _claims(passage: Passage, headings: tuple[str, ...], extraction: Extraction, known: Witnesses) -> Iterator[Claim]:
    folded, found = numbers.scan(passage.text)
    if not found:
        return
    topic = lexicon.topic_of(headings)
    above = tuple(path for path in (paths.find(fold(heading)) for heading in headings) if path)
    current = any("当年拨款" in heading for heading in headings)
    said = _Said(partial(_named_above, headings, Setting(passage.scope, topic, unit_name=extraction.unit.name), known))
    for index, number in enumerate(found):
        number = _with_unit(number, folded, found)
        if number.kind in ("other", "unitless") or passage.heading:
            yield _plain(passage, number, "not_an_amount", number.why)
            continue
        read = wording.read(folded, found, index, extraction.year)
        listing = bool(_LISTING.search(folded, _clause_at(folded, number.at), number.at))
        setting = Setting(passage.scope, topic, above, listing, extraction.unit.name, current)
        yield _claim(passage, folded, found, number, read, setting, extraction, known, said)


def _clause_at(folded: str, place: int) -> int:
    """Where the clause begins that a place stands in."""
    return max(folded.rfind("。", 0, place), folded.rfind(";", 0, place)) + 1


def _named_above(headings: Sequence[str], setting: Setting, known: Witnesses) -> Spoken:
    """What the heading says that stands right above, for numbers that name nothing."""
    if not headings:
        return "", None
    return narrative.without_numbering(headings[-1]), references.refer_heading(headings[-1], setting, known)


def _with_unit(number: Number, folded: str, found: Sequence[Number]) -> Number:
    """A figure with decimals and no unit among amounts is in their unit: '养老保险3.08，职业年金1.54万元'."""
    if number.kind != "unitless" or not number.decimals or not _WITHOUT_UNIT.match(folded[number.end :]):
        return number
    units = [n.unit for n in found if n.kind == "amount"] or [_USUAL_UNIT]
    return Number(
        number.span, number.at, number.end, number.printed, number.value, number.decimals, units[0], "amount", _NO_UNIT
    )


def _plain(passage: Passage, number: Number, status: ClaimStatus, note: str) -> Claim:
    return Claim(
        passage.id, number.span, number.printed, None, number.unit, number.decimals, "none", "", status, note=note
    )


def _claim(
    passage: Passage,
    folded: str,
    found: Sequence[Number],
    number: Number,
    read: Wording,
    setting: Setting,
    extraction: Extraction,
    known: Witnesses,
    said: _Said,
) -> Claim:
    sentence = folded.count("。", 0, number.at)
    words, reference = read.words, None
    if read.role != "count" and read.role != "none":
        if references.says_nothing(words):
            words, reference = said.carried(read.opens)
            if read.role == "amount" and read.year and extraction.year and read.year < extraction.year:
                reference = None
            if reference is None and read.role == "amount" and not said.heads:
                reference = references.refer(read.words, setting, known, extraction.projects)
        else:
            reference = references.refer(words, setting, known, extraction.projects)
            if reference is None and read.role == "amount" and folded.startswith("预算", number.end):
                reference = references.refer(_WHOLE, replace(setting, topic=None), known, extraction.projects)
            if read.role in ("amount", "change", "last_year"):
                said.note(words, reference, sentence)
    status, note = _judged(number, read, reference, known)
    if number.why == _NO_UNIT and status != "agrees" and not any(n.kind == "amount" for n in found):
        return _plain(passage, number, "not_an_amount", "")
    return Claim(
        passage=passage.id,
        span=number.span,
        printed=number.printed,
        amount=number.amount,
        unit=number.unit,
        decimals=number.decimals,
        role=read.role,
        subject=words,
        status=status,
        direction=read.direction,
        refers_to=reference.figures or reference.also if reference else (),
        note="；".join(filter(None, (note, _GUESSED if reference and reference.guessed else "", number.why))),
    )


def _judged(number: Number, read: Wording, reference: Reference | None, known: Witnesses) -> tuple[ClaimStatus, str]:
    """Status and note of a number: only this year's amounts are held against the tables here."""
    if read.role in ("count", "none"):
        return "not_an_amount", "数量" if read.role == "count" else "目标值"
    if read.role != "amount" or reference is None:
        return "no_rule", ""
    status = verdict.judge(number.interval, reference, known)
    if status == "disagrees" and _slipped(number, reference, known):
        return status, _UNIT_SLIP
    return status, ""


def _slipped(number: Number, reference: Reference, known: Witnesses) -> bool:
    """Whether the figure would agree with the other of 元 and 万元, and not only as nothing would agree with zero."""
    other = {"元": "万元", "万元": "元"}.get(number.unit)
    if other is None or not number.value:
        return False
    amount = number.value * (10000 if other == "万元" else 1)
    meant, nothing = (tolerance.printed(it, number.decimals, other) for it in (amount, tolerance.ZERO))
    return verdict.judge(meant, reference, known) == "agrees" != verdict.judge(nothing, reference, known)
