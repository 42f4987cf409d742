"""C: numbering in tables, names of budgets."""

from dataclasses import replace

import pytest

from disclosures.extraction import model as m
from tests.books import DEPARTMENT, book
from tests.reviews.checks.sayings import findings, outcomes


def summary(*labels, notes=()):
    rows = tuple((m.Cell(label), m.Cell("1.00")) for label in labels)
    return m.Table(
        "s1",
        "T04",
        "test-T04",
        DEPARTMENT,
        "财政拨款收支总表",
        "万元",
        (1,),
        ("项目", "金额"),
        (None, "amount"),
        rows,
        notes,
    )


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("一、本年收入", "（一）一般公共预算", "（二）政府性基金", "二、上年结转", "（一）一般公共预算"), False),
        (("一、本年收入", "（一）一般公共预算", "（二）政府性基金", "（二）国有资本经营"), True),
        (("一、教育支出", "三、科学技术支出"), False),
    ],
)
def test_a_number_that_repeats_is_found(labels, found):
    it = book({}, tables=(summary(*labels),))
    assert bool(findings(it, "C509")) is found
    assert outcomes(it, "C509")["found"] == found


@pytest.mark.parametrize(
    ("note", "found"), [("注：无政府基金预算，空表列示。", True), ("注：无政府性基金预算，空表列示。", False)]
)
def test_a_budget_that_lacks_a_word_is_found(note, found):
    it = book({}, tables=(replace(summary("一、本年收入"), notes=(note,)),))
    assert bool(findings(it, "C510")) is found
    assert outcomes(it, "C510")["found"] == found
