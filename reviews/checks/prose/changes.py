"""P3: increases and decreases: their parts, their sign, and what they imply for last year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook, Missing
from disclosures.extraction.tolerance import Interval
from reviews.checks.balance import Balance, Operand, Side, Stated, cell_of, place
from reviews.checks.finding import Finding, Instance, Level, Place
from reviews.checks.memory import once_a_book
from reviews.checks.prose import mentions, sources
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check
from reviews.checks.wording import clean, finding, money, skipped

CLAUSE = "《地方预决算公开操作规程》（财预〔2016〕143号）：说明收支增减变化情况"
SUM = (
    "文中总增减 {actual} {unit}，各项增减合计 {expected} {unit}（减少记为负数），"
    "相差 {difference} {unit}，请核对各项增减金额。"
)
NEGATIVE = (
    "文中“{left}”本年 {expected} {unit}，却写比上年增加 {actual} {unit}，增加额大于本年数 {difference} {unit}，"
    "上年数将为负数，请改正增加额。"
)
NO_BASE = "文中“{left}”注明上年基数为0，增加额应等于本年数 {expected} {unit}，现写 {actual} {unit}，请改正。"
_ZERO_BASE = re.compile(r"基数(?:为|是)?0")
THREE_PUBLIC = ("abroad", "vehicles", "reception")


def column(mention: Mention) -> str:
    """basic, project, or the row of what changes: how the parts of a change are told apart."""
    address = next(iter(mention.claim.refers_to), None)
    if address is None:
        return ""
    return address.column if address.column in ("basic", "project") else address.row


@dataclass(frozen=True, slots=True)
class Standing:
    """What a figure of this year is told to be, and where."""

    interval: Interval
    amount: Decimal
    operands: Side

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(map(place, self.operands))


@once_a_book
def current(book: FactBook, text: Text, mention: Mention) -> list[Standing]:
    """What this year's figure of the thing that changes may be: as the table holds it, and as the text states it."""
    found: list[Standing] = []
    for address in mention.claim.refers_to:
        try:
            side = sources.side(book, address)
        except Missing:
            continue
        amount = sum((o.amount for o in side), tolerance.ZERO)
        found.append(Standing(tolerance.total([o.interval for o in side]), amount, side))
    for other in text.mentions:
        if other.at < mention.at and other.claim.role == "amount" and other.is_money and _is_same(other, mention):
            stated = mentions.operand(other)
            found.append(Standing(stated.interval, stated.amount, (stated,)))
    return found


def _is_same(other: Mention, mention: Mention) -> bool:
    """Whether two figures speak about the same thing."""
    one, two = mention.claim, other.claim
    named = bool(one.subject) and one.subject == two.subject
    return named or (bool(one.refers_to) and one.refers_to[:1] == two.refers_to[:1])


@check("P301", level=Level.ERROR, title="总增减等于各项增减之和", clause=CLAUSE)
def changes_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """总增减额应等于基本支出与项目支出增减额之和，“三公”经费增减额应等于各项增减额之和。"""
    for text in mentions.texts(book):
        stated = {column(m): m for m in reversed(text.changes)}
        whole = _head(text.changes)
        if whole and {"basic", "project"} <= stated.keys():
            yield _total(whole, [stated["basic"], stated["project"]], _others(text, whole))
    for found in _sections(book):
        stated = {column(m): m for m in reversed(found)}
        totals = [m for m in found if column(m) in ("subtotal", "total") and _is_three_public(m)]
        if totals and set(THREE_PUBLIC) <= stated.keys():
            yield _total(totals[0], [stated[row] for row in THREE_PUBLIC], [])


def _sections(book: FactBook) -> list[list[Mention]]:
    """The changes of each section together: a total and its items often stand in two paragraphs."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for text in mentions.texts(book):
        found.setdefault((text.passage.scope, text.passage.section), []).extend(text.changes)
    return list(found.values())


def _head(found: Sequence[Mention]) -> Mention | None:
    """The change before those of basic and project expenditure."""
    for mention in found:
        if column(mention) in ("basic", "project"):
            return None
        return mention
    return None


def _others(text: Text, whole: Mention) -> list[Mention]:
    """Further changes that may be parts: those of nothing the tables know ('单位资金结余增加1.00万元')."""
    return [m for m in text.changes if m.at > whole.at and not m.claim.refers_to and m.claim.amount]


def _total(whole: Mention, parts: list[Mention], others: list[Mention]) -> Balance:
    wide = [*parts, *others]
    fits = tolerance.total([p.signed for p in parts]).meets(whole.signed)
    chosen = parts if fits or not tolerance.total([p.signed for p in wide]).meets(whole.signed) else wide
    return Balance(
        subject=f"文字“{whole.subject}”的增减",
        left=(mentions.operand(whole),),
        right=tuple(mentions.operand(part) for part in chosen),
        left_words="总增减",
        right_words="各项增减合计",
        template=SUM,
    )


def _is_three_public(mention: Mention) -> bool:
    return any(a.form == "T09" for a in mention.claim.refers_to)


@check("P302", level=Level.ERROR, title="拨款总增减等于各科目增减之和", clause=CLAUSE)
def account_changes_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """逐项说明了全部科目的增减时，一般公共预算拨款的总增减额应等于各科目增减额之和。"""
    for scope in book.scopes():
        found = [m for t in mentions.texts(book) if t.passage.scope == scope.code for m in t.changes]
        accounts = {account(m): m for m in found if account(m)}
        wholes = [m for m in found if any((a.form, a.row) == ("T05", "total") for a in m.claim.refers_to)]
        printed = _printed_accounts(book, scope.code)
        if not wholes or not accounts:
            continue
        if not printed or not printed <= accounts.keys():
            yield skipped(f"{scope.name} 各科目增减", "没有逐项写明全部科目的增减额")
            continue
        balance = _total(wholes[0], [accounts[code] for code in sorted(printed)], [])
        refuted = [m for code, m in accounts.items() if code in printed and _is_refuted(book, m)]
        if not refuted:
            yield balance
        elif (repaired := _repaired(book, balance, refuted)).holds:
            yield repaired
        else:
            yield skipped(f"{scope.name} 各科目增减", "其中有科目的增减额已另行报告")


def _repaired(book: FactBook, balance: Balance, refuted: Sequence[Mention]) -> Balance:
    """The sum with impossible increases taken as the whole of this year's figure: what the writer most likely meant."""
    wrong = {cell_of(mention.place): mention for mention in refuted}
    addends: list[Operand] = []
    for addend in balance.right:
        mention = wrong.get(addend.cell)
        figure = next(iter(_current(book, mention)), None) if mention else None
        addends.append(_instead(addend, figure) if figure else addend)
    return replace(balance, right=tuple(addends))


def _instead(addend: Operand, figure: Standing) -> Stated:
    """The figure in the addend's place."""
    return Stated(figure.amount, figure.interval, place(addend), addend.unit, addend.decimals, addend.factor)


def _current(book: FactBook, mention: Mention) -> list[Standing]:
    text = next(t for t in mentions.texts(book) if t.passage.id == mention.passage.id)
    return current(book, text, mention)


def account(mention: Mention) -> str:
    """The 项 whose change is stated, '' for others."""
    row = next((a.row for a in mention.claim.refers_to), "")
    return row if row.isdigit() and len(row) == 7 else ""


def _printed_accounts(book: FactBook, scope: str) -> set[str]:
    if not book.has("T05", scope):
        return set()
    return {row for row in book.rows("T05", scope) if row.isdigit() and len(row) == 7}


def _is_refuted(book: FactBook, mention: Mention) -> bool:
    """Whether the change is larger than the figure it changed."""
    return any(too_large(mention, now.interval) for now in _current(book, mention)[:1])


def too_large(mention: Mention, interval: Interval) -> bool:
    """Whether an increase exceeds what there is this year, so that last year would have been negative."""
    return mention.claim.direction > 0 and mention.interval.low > interval.high


@check("P303", level=Level.ERROR, title="增加额不大于本年数", clause=CLAUSE)
def increases_leave_a_base(book: FactBook) -> Iterator[Finding | Instance]:
    """比上年的增加额不能大于本年数；上年基数为0的，增加额应等于本年数。"""
    for text in mentions.texts(book):
        for index, mention in enumerate(text.mentions):
            if mention.claim.role != "change" or not mention.is_money or mention.claim.direction < 0:
                continue
            figures = current(book, text, mention)
            if not figures:
                yield skipped(mention.subject, "表格中没有对应的本年数")
                continue
            base_free = bool(_ZERO_BASE.search(text.after(index)))
            if not figures[0].amount and _speaks_of_more(text, mention):
                yield skipped(mention.subject, "增减额可能说的是前面的总数")
            elif all(too_large(mention, now.interval) for now in figures):
                yield tell(NEGATIVE, mention, figures[0].amount, places=figures[0].places)
            elif base_free and not any(mention.interval.meets(now.interval) for now in figures):
                yield tell(NO_BASE, mention, figures[0].amount, places=figures[0].places)
            else:
                yield clean(mention.subject, mention.place)


def _speaks_of_more(text: Text, mention: Mention) -> bool:
    """Whether the sentence states a larger amount before, of which the change may be."""
    start = text.folded.rfind("。", 0, mention.at)
    before = [m for m in text.mentions if m.claim.role == "amount" and m.is_money and start < m.at < mention.at]
    return any(m.interval.high >= mention.interval.low for m in before)


def tell(template: str, mention: Mention, amount: Decimal, said: str = "", places: Sequence[Place] = ()) -> Finding:
    """A contradiction about a change: the figure that there is (or should be), and where else it stands."""
    claim = mention.claim
    assert claim.amount is not None
    return finding(
        template,
        mention.place,
        *places,
        left=mention.subject,
        said=said,
        actual=claim.printed,
        expected=money(amount, claim.unit),
        difference=money(abs(claim.amount - amount), claim.unit),
        unit=claim.unit,
    )
