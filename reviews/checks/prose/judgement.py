"""The narrative's numbers as judged by all that is known: what Report.claims shows.

Reading leaves changes, rates and counts open. Here they agree where arithmetic bears them out, and disagree where a
check of the family P refutes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosures.extraction.factbook import FactBook
from disclosures.extraction.model import Claim, ClaimStatus, Span
from reviews.checks.balance import Balance
from reviews.checks.finding import Finding
from reviews.checks.prose import changes, columns, counts, mentions, parts, rates, standstill, targets, yearly
from reviews.checks.prose.mentions import Mention

Name = tuple[str, Span]
REFUTED_BY = (
    rates.growth_fits,
    rates.shares_fit,
    changes.increases_leave_a_base,
    counts.projects_are_counted,
    targets.indicators_are_the_same,
    yearly.changes_start_from_what_was_published,
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
            if _fits(book, text, index) or (mention.is_money and yearly.is_borne_out(book, text, index)):
                yield from _agree([mention, *_bases(text, index)])
    yield from _sums_of_changes(book)
    yield from _standing_still(book)


def _standing_still(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    """Last year's figure beside an equal one of this year that is called flat."""
    balances = [word for word in columns.flat_means_equal(book) if isinstance(word, Balance) and word.holds]
    held = {(o.place.passage, o.place.span) for balance in balances for o in balance.operands}
    for text in mentions.texts(book):
        yield from _agree([m for m in text.mentions if (m.place.passage, m.place.span) in held])


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
        return any(rates.percent(mention).meets(ratio) for _, ratio in rates.shares(book, text, index))
    if mention.claim.role == "growth":
        found = list(rates.growths(book, text, index))
        if found and not mention.claim.amount and not any(found):
            return True
        ratios = [r for r in found if r]
        return any(rates.percent(mention).meets(r) or rates.percent(mention).meets(-r) for r in ratios)
    if mention.claim.role == "count":
        printed = {p.code or p.name for p in book.extraction.projects if p.scope == text.passage.scope}
        if counts.is_project_count(text, index):
            return len(printed) == mention.claim.amount
        return counts.listed(book, text, index) == mention.claim.amount or targets.is_borne_out(book, mention)
    return False


def _sums_of_changes(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    """Changes of a sum that holds agree: the whole wherever it is told, its parts in their sentence."""
    said = (
        *changes.changes_add_up(book),
        *changes.account_changes_add_up(book),
        *standstill.changes_beside_flat_figures_add_up(book),
    )
    held = [word for word in said if isinstance(word, Balance) and word.holds]
    wholes = [balance.left[0] for balance in held]
    addends = {(o.place.passage, o.place.span) for balance in held for o in balance.operands}
    for text in mentions.texts(book):
        for mention in changes.changes(text):
            place, stated = mention.place, mentions.operand(mention).amount
            told_again = changes.column(mention) in _TOTALS and any(stated == whole.amount for whole in wholes)
            added = (place.passage, place.span) in addends and not changes.account(mention)
            if told_again or added or _equals_columns(book, mention):
                yield _name(mention), "agrees"


_TOTALS = ("total", "subtotal", "income.total", "expenditure.total")


def _equals_columns(book: FactBook, mention: Mention) -> bool:
    return any(isinstance(word, Balance) and word.holds for word in columns.against_columns(book, mention))


def _refuted(book: FactBook) -> Iterator[tuple[Name, ClaimStatus]]:
    names = {}
    for text in mentions.texts(book):
        for mention in text.mentions:
            place = mention.place
            names[place.passage, place.span] = _name(mention)
    for rule in REFUTED_BY:
        for word in rule(book):
            if isinstance(word, Finding) and word.places:
                key = (word.places[0].passage, word.places[0].span)
                if key in names:
                    yield names[key], "disagrees"
