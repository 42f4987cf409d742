"""Passages → claims, in print order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from disclosures.extraction import narrative, tolerance
from disclosures.extraction.claims import lexicon, numbers, parts, paths, references, stems, verdict, witnesses, wording
from disclosures.extraction.claims.numbers import Number
from disclosures.extraction.claims.parts import Listing, Spoken
from disclosures.extraction.claims.references import Reference, Setting
from disclosures.extraction.claims.witnesses import Witnesses
from disclosures.extraction.claims.wording import Wording
from disclosures.extraction.model import Claim, ClaimStatus, Extraction, Passage
from disclosures.extraction.text import fold

_LISTING = re.compile(r"(?:人员经费|公用经费|基本支出)[^。;]*(?:包括|其中|用于|包含)[^。;]*$")
_LEADS = re.compile(r"基本支出(?:(?!项目支出)[^;])*(?:其中|包括|包含|如下|分别为):$")
"""A passage that the list of what basic expenditure holds follows."""
_OF_BASIC = re.compile(r",?占[^,。;]{0,12}基本支出")
_TITLE = re.compile(r"([^,;。:!?\d%]{2,24}(?:情况|说明|费用?|经费|预算|支出|收入))[。:](?=.)")
"""A heading that the text follows in one paragraph: '2.公务接待费。2031年预算数2万元'."""
_NO_TITLE = re.compile(r"[无没未不]|^(?:其中|主要|本年|包括)")
_WITHOUT_UNIT = re.compile(r"[,;。)、]|$")
_WHOLE = "部门预算"
"""What '把100万元预算用在…' speaks about."""
_UNIT_SLIP = "金额单位疑似写错"
_NO_UNIT = "缺少金额单位"
_GUESSED = "名称近似"
_USUAL_UNIT = "万元"


@dataclass
class _Said:
    """What was last spoken about in a passage: the latest figure, and the first of the sentence before.

    above: what the heading says, for where nothing was spoken about.
    """

    above: Callable[[], Spoken]
    latest: Spoken | None = None
    sentence: int = -1
    heads: list[Spoken] = field(default_factory=list)
    listing: Listing = field(default_factory=Listing)

    def note(self, words: str, reference: Reference | None, sentence: int, of_parts: bool) -> None:
        """of_parts: the sentence lists the parts of what the one before was about, which stays its head."""
        self.latest = (words, reference)
        if sentence != self.sentence and not (of_parts and self.heads):
            self.heads.append(self.latest)
        self.sentence = sentence

    def carried(self, opens: bool) -> Spoken:
        """What a number without a subject speaks about: a new sentence goes back to the head of the one before."""
        if opens and self.heads:
            self.latest = self.heads[-1]
        return self.latest or self.above()


def claims(extraction: Extraction) -> tuple[Claim, ...]:
    """Every number of the narrative as a claim. The extraction needs everything but its claims."""
    known = witnesses.gather(extraction)
    found: list[Claim] = []
    listing = False
    for passage, headings in _sections(extraction.narrative):
        reading = _Reading(passage, headings, extraction, known, listing)
        found.extend(reading.claims())
        listing = reading.lists_on
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


class _Reading:
    """One passage on its way to claims, number by number.

    listed: it may be one of the passages that list what basic expenditure holds.
    """

    def __init__(
        self, passage: Passage, headings: tuple[str, ...], extraction: Extraction, known: Witnesses, listed: bool
    ) -> None:
        self.passage, self.extraction, self.known = passage, extraction, known
        self.folded, self.found = numbers.scan(passage.text)
        self.headings = (*headings, *_title(self.folded)) if self.found else headings
        self.said = _Said(self._named_above)
        self.listed = listed and not passage.heading and "项目支出" not in self.folded

    @property
    def lists_on(self) -> bool:
        """Whether the next passage may be of a list of what basic expenditure holds."""
        return bool(_LEADS.search(self.folded)) or (self.listed and not self.folded.endswith(":"))

    @cached_property
    def setting(self) -> Setting:
        """Where its numbers stand; asked where it has some."""
        return Setting(
            self.passage.scope,
            lexicon.topic_of(self.headings),
            above=tuple(path for heading in self.headings if (path := paths.find(fold(heading)))),
            unit_name=self.extraction.unit.name,
            this_year=any("当年拨款" in heading for heading in self.headings),
        )

    def claims(self) -> Iterator[Claim]:
        for index, number in enumerate(self.found):
            number = _with_unit(number, self.folded, self.found)
            before = self.found[index - 1].end if index else 0
            self.said.latest = self.said.listing.step(self.folded[before : number.at], self.said.latest)
            if number.kind in ("other", "unitless") or self.passage.heading:
                yield _no_amount(self.passage, number, number.why)
            else:
                yield self._claim(number, wording.read(self.folded, self.found, index, self.extraction.year))

    def _claim(self, number: Number, read: Wording) -> Claim:
        words, reference = self._spoken(number, read)
        status, note = _judged(number, read, reference, self.known)
        if status == "disagrees" and wording.tells_of_before(self.folded, number, self.extraction.year):
            read, status = replace(read, role="last_year"), "no_rule"
        if number.why == _NO_UNIT and status != "agrees" and not any(n.kind == "amount" for n in self.found):
            return _no_amount(self.passage, number, "")
        return Claim(
            passage=self.passage.id,
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

    def _spoken(self, number: Number, read: Wording) -> Spoken:
        """What a number speaks about by its own words, else by what was spoken about before it."""
        if read.role in ("count", "none"):
            return read.words, None
        if stems.says_nothing(read.words):
            return self._carried(number, read)
        setting = self._listed(number)
        reference = self._refer(read.words, setting) or self._refer_behind_colon(read.words, setting)
        if reference is None and read.role == "amount" and self.folded.startswith("预算", number.end):
            reference = self._refer(_WHOLE, replace(setting, topic=None))
        reference = self._of_its_whole(number, read, reference)
        if read.role in ("amount", "change", "last_year"):
            begins = self.folded.rfind("。", 0, number.at) + 1
            of_parts = self.folded.startswith("其中", begins)
            self.said.note(read.words, reference, self.folded.count("。", 0, number.at), of_parts)
        return read.words, reference

    def _of_its_whole(self, number: Number, read: Wording, reference: Reference | None) -> Reference | None:
        """What it refers to as a part of what the sentence is listing."""
        if reference is None:
            return None
        own, doubtful = parts.refer(self.said.listing, reference, self.known)
        return None if doubtful and _judged(number, read, own, self.known)[0] != "agrees" else own

    def _carried(self, number: Number, read: Wording) -> Spoken:
        """What the clause before names, else what was spoken about before; an earlier year's figure is nobody's."""
        if named := references.refer_heading(read.before, self.setting, self.known) if read.before else None:
            return read.before, named
        words, reference = self.said.carried(read.opens)
        if read.role == "amount" and read.year and self.extraction.year and read.year < self.extraction.year:
            reference = None
        if reference is None and read.role == "amount" and not self.said.heads:
            reference = self._refer(read.words, self._listed(number))
        return words, reference

    def _listed(self, number: Number) -> Setting:
        """The setting, which knows whether the number stands in a list of what basic expenditure holds."""
        clause = max(self.folded.rfind(end, 0, number.at) for end in "。;") + 1
        listing = (
            self.listed or _LISTING.search(self.folded, clause, number.at) or _OF_BASIC.match(self.folded, number.end)
        )
        return replace(self.setting, listing=True) if listing else self.setting

    def _refer(self, words: str, setting: Setting) -> Reference | None:
        return references.refer(words, setting, self.known, self.extraction.projects)

    def _refer_behind_colon(self, words: str, setting: Setting) -> Reference | None:
        """'基本支出：某局基本支出预算9万元' speaks about what stands behind the colon."""
        behind = words.rpartition(":")[2]
        return None if behind == words or stems.says_nothing(behind) else self._refer(behind, setting)

    def _named_above(self) -> Spoken:
        """What the heading says that stands right above, for numbers that name nothing."""
        if not self.headings:
            return "", None
        last, setting = self.headings[-1], replace(self.setting, above=(), this_year=False)
        return narrative.without_numbering(last), references.refer_heading(last, setting, self.known)


def _title(folded: str) -> tuple[str, ...]:
    """The heading that the paragraph itself begins with, if it does."""
    found = _TITLE.match(folded, len(narrative.numbering(folded)))
    return (found[1],) if found and not _NO_TITLE.search(found[1]) else ()


def _with_unit(number: Number, folded: str, found: Sequence[Number]) -> Number:
    """A figure with decimals and no unit among amounts is in their unit: '养老保险3.08，职业年金1.54万元'."""
    if number.kind != "unitless" or not number.decimals or not _WITHOUT_UNIT.match(folded[number.end :]):
        return number
    units = [n.unit for n in found if n.kind == "amount"] or [_USUAL_UNIT]
    return Number(
        number.span, number.at, number.end, number.printed, number.value, number.decimals, units[0], "amount", _NO_UNIT
    )


def _no_amount(passage: Passage, number: Number, note: str) -> Claim:
    return Claim(
        passage.id,
        number.span,
        number.printed,
        None,
        number.unit,
        number.decimals,
        "none",
        "",
        "not_an_amount",
        note=note,
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
