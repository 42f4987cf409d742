"""Runs every check over one document and writes down what came of each: nothing that was looked at is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from disclosures.extraction.factbook import FactBook, Missing
from reviews.checks import balance, diagnosis, leftovers
from reviews.checks.balance import Balance
from reviews.checks.diagnosis import Contradiction
from reviews.checks.finding import Instance, Level, Outcome, Report
from reviews.checks.prose import judgement
from reviews.checks.registry import Check, Word, all_checks

WITHIN_A_TABLE = "AH"
"""The families whose sums never reach beyond one table."""

GRAVITY = (Level.HINT, Level.WARNING, Level.ERROR)


@dataclass
class _Record:
    """What the checks have said so far."""

    contradictions: list[Contradiction] = field(default_factory=list)
    ledger: list[Instance] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)


def run(book: FactBook) -> Report:
    """Every check over one document. A check that fails is CRASHED in the ledger and stops no other."""
    record = _Record()
    for check in all_checks():
        before = len(record.ledger)
        _look(check, book, record)
        if len(record.ledger) == before:
            record.ledger.append(Instance(check.code, Outcome.SKIPPED, reason="本文件没有可核对的内容"))
    findings = diagnosis.explain(record.contradictions, tuple(record.balances), book)
    return Report(findings, tuple(record.ledger), judgement.judge(book))


def _look(check: Check, book: FactBook, record: _Record) -> None:
    """Note what the check says; a figure that is missing ends it as SKIPPED, any other failure as CRASHED."""
    try:
        for word in check.rule(book):
            _note(record, _decidable(check, _stamped(check, word), book))
    except Missing as missing:
        record.ledger.append(Instance(check.code, Outcome.SKIPPED, reason=str(missing)))
    except Exception as error:  # noqa: BLE001 — a rule that fails must be seen, and must not hide the others
        record.ledger.append(Instance(check.code, Outcome.CRASHED, reason=f"{type(error).__name__}: {error}"))


def _stamped(check: Check, word: Word) -> Word:
    """The word with the code of its check, and no graver than the check."""
    if isinstance(word, Instance):
        return Instance(check.code, word.outcome, word.subject, word.reason, word.operands, word.gap)
    return replace(word, code=check.code, level=min(word.level, check.level, key=GRAVITY.index))


def _decidable(check: Check, word: Word, book: FactBook) -> Word:
    """The word, or SKIPPED for a sum that fails and that nobody can judge before the table is read better."""
    if not isinstance(word, Balance) or word.holds:
        return word
    reason = leftovers.scattered(word) if check.code[0] in WITHIN_A_TABLE else ""
    reason = reason or leftovers.explanation(word, book)
    return Instance(word.code, Outcome.SKIPPED, word.subject, reason) if reason else word


def _note(record: _Record, word: Word) -> None:
    number = None
    if isinstance(word, Balance):
        number = len(record.balances)
        record.balances.append(word)
        word = balance.judge(word)
    if isinstance(word, Instance):
        record.ledger.append(word)
        return
    record.contradictions.append(Contradiction(word, number))
    record.ledger.append(Instance(word.code, Outcome.FOUND, word.message, operands=word.places))
