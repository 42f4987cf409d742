"""The narrative's numbers as judged by all that is known: what Report.claims shows.

Reading leaves changes, rates and counts open. Here they agree where arithmetic bears them out, and disagree where a
check of the family P refutes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Claim, ClaimStatus, Span
from reviews.checks import registry
from reviews.checks.balance import Balance, cell_of
from reviews.checks.finding import Finding
from reviews.checks.prose import changes, columns, counts, mentions, parts, rates, standstill, targets, yearly
from reviews.checks.prose.mentions import Mention
from reviews.checks.registry import Rule

Name = tuple[str, Span]
REFUTED_BY = (
    rates.growth_fits,
    rates.shares_fit,
    changes.increases_leave_a_base,
    counts.projects_are_counted,
    targets.indicators_are_the_same,
    yearly.changes_start_from_what_was_published,
)
SUMS_OF_CHANGES = (
    changes.changes_add_up,
    changes.account_changes_add_up,
    standstill.changes_beside_flat_figures_add_up,
)


def judge(book: FactBook) -> tuple[Claim, ...]:
    """All claims, with the status that the whole document gives them. Where two say different things, refuted wins."""
    verdicts: dict[Name, ClaimStatus] = {}
    for name, status in [*_borne_out(book), *_refuted(book)]:
        verdicts[name] = status
    return tuple(_judged(claim, verdicts.get((claim.passage, claim.span))) for claim in book.extraction.claims)


def _judged(claim: Claim, status: ClaimStatus | None) -> Claim:
    """Only what reading left open is decided here; a figure that was read and compared keeps its status."""
    if status is None or claim.status in ("agrees", "disagrees"):
        return claim
    return replace(claim, status=status)


def _name(mention: Mention) -> Name:
    return mention.claim.passage, mention.claim.span


def _borne_out(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    for text in mentions.texts(book):
        for group in text.groups:
            if parts.add_up(group):
                yield from _agree([group.whole, *group.parts])
        for index, mention in enumerate(text.mentions):
            if mention.claim.role == "amount":
                continue
            if _fits(book, text, index) or (mention.is_money and yearly.is_borne_out(book, text, index)):
                yield from _agree([mention, *_bases(text, index)])
    yield from _sums_of_changes(book)
    yield from _standing_still(book)


def _standing_still(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    """Last year's figure beside an equal one of this year that is called flat."""
    held = {o.cell for balance in _holding(book, columns.flat_means_equal) for o in balance.operands}
    for text in mentions.texts(book) if held else ():
        yield from _agree([m for m in text.mentions if cell_of(m.place) in held])


def _holding(book: FactBook, *rules: Rule) -> list[Balance]:
    """The sums of these rules that hold."""
    said = [word for rule in rules for word in registry.words(book, rule)]
    return [word for word in said if isinstance(word, Balance) and word.holds]


def _bases(text: mentions.Text, index: int) -> list[Mention]:
    """The stated change or last year's figure that a rate follows from: borne out with it."""
    if text.mentions[index].claim.role != "growth":
        return []
    found = [rates.before(text, index, role) for role in ("change", "last_year")]
    return [mention for mention in found if mention is not None]


def _agree(found: Sequence[Mention]) -> Iterator[tuple[Name, ClaimStatus]]:
    for mention in found:
        yield _name(mention), "agrees"


def _fits(book: FactBook, text: mentions.Text, index: int) -> bool:
    """Whether a share, a rate or a count is borne out."""
    mention = text.mentions[index]
    if mention.claim.role == "share":
        stated = rates.percent(mention)
        return any(stated.meets(ratio) for ratio in rates.shares(book, text, index))
    if mention.claim.role == "growth":
        found, stated = rates.growths(book, text, index), rates.percent(mention)
        if found and not mention.claim.amount and not any(found):
            return True
        return any(stated.meets(ratio) or stated.meets(-ratio) for ratio in found if ratio)
    if mention.claim.role == "count":
        if counts.is_project_count(text, index):
            printed = {p.code or p.name for p in book.extraction.projects if p.scope == text.passage.scope}
            return len(printed) == mention.claim.amount
        return counts.listed(book, text, index) == mention.claim.amount or targets.is_borne_out(book, mention)
    return False


def _sums_of_changes(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    """Changes of a sum that holds agree: the whole wherever it is told, its parts in their sentence."""
    held = _holding(book, *SUMS_OF_CHANGES)
    wholes = {balance.left[0].amount for balance in held}
    addends = {o.cell for balance in held for o in balance.operands}
    against_columns = {balance.left[0].cell for balance in _holding(book, columns.changes_equal_the_columns)}
    for text in mentions.texts(book) if held or against_columns else ():
        for mention in text.changes:
            stated = mentions.operand(mention)
            told_again = changes.column(mention) in _TOTALS and stated.amount in wholes
            added = stated.cell in addends and not changes.account(mention)
            if told_again or added or stated.cell in against_columns:
                yield _name(mention), "agrees"


_TOTALS = ("total", "subtotal", "income.total", "expenditure.total")


def _refuted(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    said = [word for rule in REFUTED_BY for word in registry.words(book, rule)]
    refuted = {cell_of(word.places[0]) for word in said if isinstance(word, Finding) and word.places}
    for text in mentions.texts(book) if refuted else ():
        for mention in text.mentions:
            if cell_of(mention.place) in refuted:
                yield _name(mention), "disagrees"
