"""P3: changes whose parts partly stand still: '减少10万元。其中：甲减少10万元；乙与上年持平'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from disclosures.extraction import tolerance
from disclosures.extraction.factbook import FactBook
from reviews.checks.balance import Balance, Operand
from reviews.checks.finding import Instance, Level
from reviews.checks.prose import changes, mentions
from reviews.checks.prose.mentions import Mention, Text
from reviews.checks.registry import check

Thing = tuple[str, str]
"""Form and row of what changes."""

SUMS: tuple[tuple[tuple[Thing, ...], tuple[Thing, ...]], ...] = (
    ((("T09", "subtotal"), ("T09", "total")), (("T09", "abroad"), ("T09", "vehicles"), ("T09", "reception"))),
    ((("T09", "vehicles"),), (("T09", "vehicle_purchase"), ("T09", "vehicle_running"))),
    ((("T04", "expenditure.total"),), (("T05", "total"), ("T07", "total"), ("T08", "total"))),
)
"""What adds up: the whole under any of its names, and its parts."""

_FLAT = re.compile(r"[,。]?(?:与|比|较|同|和)[^,。;]{0,12}持平")
_EXECUTED = re.compile(r"执行|决算|实际")


@check("P308", level=Level.ERROR, title="含持平项的增减逐级相加", clause=changes.CLAUSE)
def changes_beside_flat_figures_add_up(book: FactBook) -> Iterator[Balance | Instance]:
    """各项中有与上年持平的，按增减0计，总增减额应等于各项增减额之和。"""
    for stated in _sections(book):
        for wholes, parts in SUMS:
            whole = next((stated[name] for name in wholes if name in stated), None)
            if whole is None or not all(part in stated for part in parts):
                continue
            addends = [stated[part] for part in parts]
            flat = [not operand.amount for operand in addends]
            if any(flat) and not (all(flat) and not whole.amount):
                yield _balance(whole, addends)


def _balance(whole: Operand, parts: list[Operand]) -> Balance:
    return Balance(
        subject="文字中含持平项的增减",
        left=(whole,),
        right=tuple(parts),
        left_words="总增减",
        right_words="各项增减合计",
        template=changes.SUM,
    )


def _sections(book: FactBook) -> list[dict[Thing, Operand]]:
    """By section, how much each thing is said to change; what stands still changes by 0. The first telling counts."""
    found: dict[tuple[str, str], dict[Thing, Operand]] = {}
    for text in mentions.texts(book):
        stated = found.setdefault((text.passage.scope, text.passage.section), {})
        for index, mention in enumerate(text.mentions):
            operand = _change(text, index)
            for address in mention.claim.refers_to[:1]:
                if operand is not None:
                    stated.setdefault((address.form, address.row), operand)
    return list(found.values())


def _change(text: Text, index: int) -> Operand | None:
    """The change that a mention states, against last year's budget; None where it states none."""
    mention = text.mentions[index]
    if not mention.is_money:
        return None
    if mention.claim.role == "change":
        return None if _EXECUTED.search(text.gap(index)) else mentions.operand(mention)
    still = mention.claim.role == "amount" and _FLAT.match(text.after(index))
    return _nothing(mention) if still else None


def _nothing(mention: Mention) -> Operand:
    return replace(mentions.operand(mention), amount=tolerance.ZERO, interval=tolerance.exactly(tolerance.ZERO))
