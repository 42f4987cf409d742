"""What a part of a whole refers to: '某教育支出9万元，其中：基本支出5万元' is that account's basic expenditure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.extraction.claims import lexicon, stems
from disclosures.extraction.claims.references import Reference
from disclosures.extraction.claims.witnesses import Witnesses

Spoken = tuple[str, Reference | None]
"""The words that were spoken about, and what they refer to."""

_OPENS = re.compile(r"其中|包括|包含|分别为|分别是")
_HOLDS = re.compile(r"\((?:其中)?含")
_ANOTHER = re.compile(r";[^;]*[\u4e00-\u9fff][^;]*$")
"""Before it: a list of something else begins behind a semicolon ('…支出5万元;按用途,包括')."""
_COLUMNS = ("basic", "project", "personnel", "operating")
"""Subjects that an account has a column for."""
_COLUMNED = ("T03", "T05", "T07", "T08")
_NO_BUDGET = (*_COLUMNS, "running", "procurement", "projects", "three_public", "assets")
"""Wholes whose money may come from anywhere: their sources are no sources of the budget."""


@dataclass
class Listing:
    """The whole whose parts a sentence is listing, if it is; bracketed: as a remark in brackets behind it.

    loose: a semicolon has come, so that what follows may be a part, or something else. some: the remark says that the
    whole holds something else, too: '(含某队经费3万元)'.
    """

    whole: Spoken | None = None
    bracketed: bool = False
    loose: bool = False
    some: bool = False

    def step(self, gap: str, latest: Spoken | None) -> Spoken | None:
        """Take in the words before the next number; what is spoken about last before it. latest: before these words."""
        sentence = re.split(r"[。!?]", gap)
        if len(sentence) > 1 or (self.bracketed and ")" in gap):
            latest = self.whole if self.bracketed else latest
            self.whole, self.bracketed, self.loose, self.some = None, False, False, False
        self.loose = self.loose or ";" in gap
        bracketed = gap.startswith("(") and ")" not in gap
        opener = _OPENS.search(sentence[-1])
        if bracketed or opener:
            of_another = opener is not None and bool(_ANOTHER.search(sentence[-1], 0, opener.start()))
            self.whole, self.bracketed, self.loose = None if of_another else latest, bracketed, False
            self.some = bool(_HOLDS.match(gap))
        return latest


def refer(listing: Listing, part: Reference, witnesses: Witnesses) -> tuple[Reference | None, bool]:
    """What a part refers to that alone would mean `part`, and whether that is only believed where it agrees."""
    if listing.whole is None:
        return part, False
    if listing.some:
        return part, True
    words, whole = listing.whole
    column, account = (part, whole) if part.subject in _COLUMNS else (whole, part)
    if column and account and column.subject in _COLUMNS and _is_account(account):
        own = _in_column(account, column.subject, witnesses)
        return (part, True) if listing.loose else (own, False)
    if whole is None:
        doubtful = (part.subject in _COLUMNS or _is_source(part)) and not stems.says_nothing(words)
    else:
        doubtful = _is_source(part) and (whole.subject in _NO_BUDGET or _is_account(whole))
    return part, doubtful


def _is_account(reference: Reference) -> bool:
    """Whether it is an account of the functional classification."""
    return reference.subject.isdigit() and reference.subject.startswith("2")


def _is_source(reference: Reference) -> bool:
    return reference.subject in lexicon.sources()


def _in_column(account: Reference, column: str, witnesses: Witnesses) -> Reference | None:
    """An account's figure in a column; None where no table has it."""
    places = (a._replace(column=column) for a in (*account.figures, *account.also) if a.form in _COLUMNED)
    found = tuple(place for place in dict.fromkeys(places) if place in witnesses)
    return Reference(found, guessed=account.guessed, subject=account.subject) if found else None
