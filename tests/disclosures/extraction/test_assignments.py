"""What people said about a table is known again by its title and header, whatever the year and the figures."""

from __future__ import annotations

import pytest

from disclosures.extraction.assignments import NOT_A_FORM, Assignment, fingerprint
from disclosures.extraction.model import Source, Unit
from disclosures.extraction.pipeline import understand
from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, document, grid

TITLE = "2031年项目支出表"
BLOCKS = ("收支总表", grid(SUMMARY), TITLE, grid(EXPENDITURE))
SOURCE = Source("测试.docx", "0" * 64, "docx", None)


def mark(title: str = TITLE, columns: tuple[str, ...] = ("科目编码", "2031年预算数/合计"), rows=()) -> str:
    return fingerprint(title, columns, rows)


def understood(*assignments: Assignment, blocks=BLOCKS):
    return understand(document(*blocks), SOURCE, assignments)


def unrecognised() -> str:
    table = understood().tables[1]
    assert table.form is None
    return fingerprint(table.title, table.columns, table.rows)


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("2032年项目支出表", ("科目编码", "2032年预算数/合计")),
        ("二〇三二年度项目支出表", ("科目 编码", "预算数/合计")),
        ("项目支出表", ("科目编码", "2030年度预算数／合计")),
    ],
)
def test_year_figures_and_spaces_do_not_count(title, columns):
    assert mark(title, columns) == mark()


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("项目收入表", ("科目编码", "预算数/合计")),
        ("项目支出表", ("科目编码", "预算数/小计")),
        ("项目支出表", ("科目编码",)),
    ],
)
def test_another_title_or_header_is_another_table(title, columns):
    assert mark(title, columns) != mark()


def test_a_table_without_title_and_header_is_known_by_its_labels():
    one, other = grid("甲 | 1.00\n乙 | 2.00").rows, grid("甲 | 3.00\n丙 | 2.00").rows
    again = grid("甲 | 9.00\n乙 | 8.00").rows
    assert mark("", ("", ""), one) == mark("", ("", ""), again) != mark("", ("", ""), other)


def test_an_assigned_table_has_its_form_and_says_so():
    said = understood(Assignment(unrecognised(), "T03"))
    assert [table.form for table in said.tables] == ["T01", "T03"]
    assert ("208", "total") in {(f.address.row, f.address.column) for f in said.facts if f.address.form == "T03"}
    assert not said.leftovers
    assert said.notices == (f"表格“{TITLE}”按人工指定识别为“支出总表”。",)


def test_what_is_no_form_is_left_in_peace():
    said = understood(Assignment(unrecognised(), NOT_A_FORM))
    assert [table.form for table in said.tables] == ["T01", None]
    assert not said.leftovers
    assert "不属于公开表式" in said.notices[0]


def test_next_year_is_known_by_itself():
    blocks = ("收支总表", grid(SUMMARY), "2032年项目支出表", grid(EXPENDITURE.replace("30.00", "40.00")))
    assert understood(Assignment(unrecognised(), "T03"), blocks=blocks).tables[1].form == "T03"


@pytest.mark.parametrize(
    ("unit", "form"),
    [
        (Unit("999", "临江区测试局"), "T03"),
        (Unit("999", "测试局"), "T03"),
        (Unit("998", "临江区测试局"), None),
        (Unit("999", "远山县林业局"), None),
    ],
)
def test_what_is_said_of_one_unit_holds_for_its_files_only(unit, form):
    captioned = ("收支总表", "999临江区测试局 预算年度：2031 单位：万元", grid(SUMMARY), TITLE, grid(EXPENDITURE))
    assert understood(Assignment(unrecognised(), "T03", unit), blocks=captioned).tables[1].form == form


SUMMARIES = ("收支总表", grid(SUMMARY), "支出总表", grid(EXPENDITURE))


def marked(blocks) -> list[str]:
    """The fingerprints of the tables as the machine alone reads them."""
    return [fingerprint(t.title, t.columns, t.rows) for t in understood(blocks=blocks).tables]


@pytest.mark.parametrize(("form", "facts"), [("T05", True), (NOT_A_FORM, False)])
def test_a_recognised_table_has_the_form_that_a_person_says(form, facts):
    assert [table.form for table in understood(blocks=SUMMARIES).tables] == ["T01", "T03"]
    said = understood(Assignment(marked(SUMMARIES)[1], form), blocks=SUMMARIES)
    assert [table.form for table in said.tables] == ["T01", form or None]
    assert any(fact.table == "t2" for fact in said.facts) is facts
    assert "T03" not in {fact.address.form for fact in said.facts}
    assert not said.leftovers


def test_a_table_keeps_its_fingerprint_whatever_is_said_of_it_and_of_its_neighbours():
    blocks = ("收支总表", grid(SUMMARY), grid(EXPENDITURE), TITLE, grid(EXPENDITURE))
    marks = marked(blocks)
    said = understood(*(Assignment(mark, "T11") for mark in marks), blocks=blocks)
    assert [table.form for table in said.tables] == ["T11"] * len(marks)
    assert [table.fingerprint for table in said.tables] == marks
    assert {table.fingerprint for table in understood(blocks=blocks).tables} == {""}


def test_a_form_that_nobody_knows_changes_nothing():
    assert understood(Assignment(unrecognised(), "T99")).tables[1].form is None


def test_an_assigned_head_of_a_project_is_read_by_its_labels():
    head = grid("项目名称 | 甲项目 | 预算额 | 3.00\n说明 | 无 | 其他 | 无")
    plain = understood(blocks=("项目情况", head)).tables[0]
    assert plain.form is None
    mark = fingerprint(plain.title, plain.columns, plain.rows)
    assert understood(Assignment(mark, "T11"), blocks=("项目情况", head)).tables[0].form == "T11"
