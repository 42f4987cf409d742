"""Runs every check over one document and writes down what came of each: nothing that was looked at is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from disclosures.extraction.factbook import FactBook
from reviews.checks import balance, diagnosis, leftovers, registry
from reviews.checks.balance import Balance
from reviews.checks.diagnosis import Contradiction
from reviews.checks.finding import Finding, Instance, Level, Outcome, Report
from reviews.checks.ledger import Ledger, Lines
from reviews.checks.prose import judgement
from reviews.checks.registry import Check, all_checks
from reviews.checks.wording import skipped, spell

WITHIN_A_TABLE = "AH"
"""The families whose sums never reach beyond one table."""

GRAVITY = {Level.HINT: 0, Level.WARNING: 1, Level.ERROR: 2}


@dataclass
class _Record:
    """What the checks have said so far: for the ledger, and for the diagnosis."""

    lines: list[Lines] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)


def run(book: FactBook) -> Report:
    """Every check over one document. A check that fails is CRASHED in the ledger and stops no other."""
    record = _Record()
    for check in all_checks():
        _look(check, book, record)
    findings = diagnosis.explain(record.contradictions, tuple(record.balances), book)
    return Report(findings, Ledger(record.lines), judgement.judge(book))


def _look(check: Check, book: FactBook, record: _Record) -> None:
    """Note what the check says. What cannot be judged or told is a failure of the check, too."""
    lines: list[Instance | Balance] = []
    record.lines.append((check.code, lines))
    try:
        for word in registry.words(book, check.rule) or (skipped("", "本文件没有可核对的内容"),):
            lines.append(word if isinstance(word, Instance) else _note(check, word, book, record))
    except Exception as error:  # noqa: BLE001 — a word that nobody can read must be seen, and must not hide the others
        lines.append(registry.crashed(error))


def _note(check: Check, word: Finding | Balance, book: FactBook, record: _Record) -> Instance | Balance:
    """Keep what the diagnosis asks for; the word for the ledger, no graver than its check."""
    if word.level is not check.level and GRAVITY[word.level] > GRAVITY[check.level]:
        word = replace(word, level=check.level)
    if isinstance(word, Finding):
        return _found(replace(word, code=check.code), None, record)
    if word.holds:
        record.balances.append(word)
        return word
    return _failed(check, word, book, record)


def _failed(check: Check, word: Balance, book: FactBook, record: _Record) -> Instance:
    """A sum that fails: what is found, or SKIPPED where nobody can judge it."""
    if reason := _undecidable(check, word, book):
        return skipped(spell(word.subject), reason)
    record.balances.append(word)
    return _found(balance.contradiction(word, check.code), len(record.balances) - 1, record)


def _undecidable(check: Check, failing: Balance, book: FactBook) -> str:
    """Why nobody can judge a sum that fails before the table is read better; '' where it can be judged."""
    reason = leftovers.scattered(failing) if check.code[0] in WITHIN_A_TABLE else ""
    return reason or leftovers.explanation(failing, book)


def _found(finding: Finding, number: int | None, record: _Record) -> Instance:
    """A contradiction, with the number of the balance that failed. Raises KeyError where its words lack a value."""
    finding.check_words()
    record.contradictions.append(Contradiction(finding, number))
    return Instance(finding.code, Outcome.FOUND, operands=finding.places, told=finding)
