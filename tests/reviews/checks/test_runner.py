from collections.abc import Callable

import pytest

from disclosures.extraction.factbook import Missing
from reviews.checks import contract, runner
from reviews.checks.finding import Level, Outcome
from reviews.checks.registry import Check
from reviews.checks.wording import clean, finding
from tests.books import book
from tests.reviews.checks.sayings import findings, outcomes


@pytest.fixture
def only(monkeypatch) -> Callable:
    def install(rule, level=Level.WARNING):
        monkeypatch.setattr(runner, "all_checks", lambda: (Check("Z999", level, "试", "试", 1, rule),))

    return install


def test_a_rule_that_fails_is_crashed_and_seen(only):
    def rule(book):
        yield clean("先看了一处")
        raise ZeroDivisionError("除数为零")

    only(rule)
    report = runner.run(book())
    assert [i.outcome for i in report.ledger] == [Outcome.CLEAN, Outcome.CRASHED]
    assert report.ledger[1].reason == "ZeroDivisionError: 除数为零"


def test_words_that_nobody_can_read_are_crashed_and(only):
    only(lambda book: iter([clean("先看了一处"), finding("{name}不对。"), clean("再看了一处")]))
    report = runner.run(book())
    assert (report.findings, [i.outcome for i in report.ledger]) == ((), [Outcome.CLEAN, Outcome.CRASHED])
    assert "name" in report.ledger[1].reason


def test_a_missing_figure_is_skipped_with_its_address(only):
    def rule(book):
        yield clean("先看了一处")
        raise Missing("T05:450:208:total")

    only(rule)
    assert runner.run(book()).ledger[1].reason == "T05:450:208:total"


def test_a_rule_that_says_nothing_is_not_counted_as_passed(only):
    only(lambda book: iter(()))
    [line] = runner.run(book()).ledger
    assert line.outcome is Outcome.SKIPPED


def test_a_check_never_says_more_than_its_level(only):
    only(lambda book: iter([finding("{name}不对。", level=Level.ERROR, name="合计")]))
    [found] = runner.run(book()).findings
    assert (found.code, found.level, found.message) == ("Z999", Level.WARNING, "合计不对。")


def test_one_missing_row_does_not_hide_the_others():
    seen = outcomes(book({"T05": "total basic project\ntotal 9.00 9.00 -\n208 9.00 | |"}), "A205")
    assert seen == {"clean": 1, "skipped": 1}


def test_a_residue_of_rounding_is_clean_and_told():
    thirds = "total basic project\ntotal 10.00 3.33 6.66"
    report = runner.run(book({"T05": thirds}))
    [line] = [i for i in report.ledger if i.code == "A205"]
    assert (line.outcome, line.gap) == (Outcome.ROUNDING, "0.01")
    assert findings(book({"T05": thirds}), "A205") == []


def test_in_yuan_with_cents_nothing_is_rounded():
    assert findings(book({"T05": "total basic project\ntotal 10.00 3.33 6.66"}, money="元"), "A205")


def test_what_was_found_is_told_in_the_ledger_by_its_finding():
    report = runner.run(book(change={"T05:210:total": "27.00"}))
    lines = [line for line in report.ledger if line.outcome is Outcome.FOUND]
    assert sorted(line.told.fingerprint for line in lines) == sorted(f.fingerprint for f in report.findings)
    told = {one["subject"] for one in contract.report_json(report)["ledger"]["checks"] if one["outcome"] == "found"}
    assert told == {line.told.message for line in lines}


def test_messages_speak_as_finance_people_write():
    [found] = findings(book({"T05": "total basic project\ntotal 1234.50 1000.00 -"}), "A205")
    words = "基本支出与项目支出相加 1,000.00 万元，相差 234.50 万元，请核对。"
    assert found.message == f"一般公共预算支出表“合计”total 1,234.50 万元，{words}"
    assert (found.repair.proposed, found.unit) == ("234.50", "万元")
    assert (found.actual, found.expected, found.difference) == ("1,000.00", "1,234.50", "-234.50")
