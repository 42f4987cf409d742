"""Whose figures each table holds."""

from __future__ import annotations

from tests.disclosures.extraction.grids import EXPENDITURE, SUMMARY, grid, understood

ASSETS = (
    "项目 | 数量 | 价值（金额单位：万元）\n资产总额 | | 9.00\n1、房屋（平方米） | | 1.00\n2、车辆（台、辆） | 1 | 8.00"
)


def summary(code: str, name: str):
    return grid(SUMMARY.replace("999临江区测试局", code + name))


def assets(code: str, name: str):
    return grid(f"{code}{name} | 截止时间：2030-12-31<1x2> | ·\n" + ASSETS)


def codes(*blocks) -> list[tuple[str, str]]:
    return [(t.form, t.scope.code) for t in understood(*blocks).tables]


DEPARTMENT = [
    "部门预算收支总表",
    summary("999", "临江区测试局"),
    "部门固定资产占用情况表",
    assets("999", "临江区测试局"),
]
UNIT = ["第二部分  部门所属单位预算", "单位预算收支总表", summary("999001", "临江区测试局本级")]


def test_three_digits_are_the_department_and_six_its_unit():
    extraction = understood(*DEPARTMENT, *UNIT)
    assert [(s.level, s.code, s.name) for s in extraction.scopes()] == [
        ("department", "999", "临江区测试局"),
        ("unit", "999001", "临江区测试局本级"),
    ]
    assert (extraction.unit.code, extraction.kind) == ("999", "department_budget")


def test_a_table_without_caption_belongs_to_its_section():
    institutions = grid("单位名称 | 单位性质\n临江区测试局本级 | 行政")
    assert codes(*DEPARTMENT, *UNIT, "单位机构设置情况", institutions)[-1] == ("T10", "999001")


def test_a_unit_table_that_prints_the_departments_code_is_still_the_units():
    found = understood(*DEPARTMENT, *UNIT, "部门固定资产占用情况表", assets("999", "临江区测试局")).tables
    assert [t.scope.code for t in found] == ["999", "999", "999001", "999001"]
    assert found[-1].caption.startswith("999临江区测试局")


def test_a_code_that_only_one_caption_prints_is_a_slip():
    assert codes(*DEPARTMENT[:3], assets("998", "临江区测试局")) == [("T01", "999"), ("T14", "999")]


def test_a_units_section_without_its_summary_is_still_the_units():
    caption = "999001临江区测试局本级 单位：万元<1x5> | · | · | · | ·\n"
    both = ["部门预算支出总表", grid("999临江区测试局 单位：万元<1x5> | · | · | · | ·\n" + EXPENDITURE.strip())]
    unit = ["单位预算支出总表", grid(caption + EXPENDITURE.strip())]
    assert codes(*DEPARTMENT, *both, *unit)[-1] == ("T03", "999001")


def test_narrative_stands_in_the_scope_of_its_section():
    extraction = understood(*DEPARTMENT, "本部门预算收入30.00万元。", *UNIT, "本单位预算收入30.00万元。")
    scopes = {p.text: p.scope for p in extraction.narrative}
    assert scopes["本部门预算收入30.00万元。"] == "999"
    assert scopes["本单位预算收入30.00万元。"] == "999001"


def test_a_document_of_one_unit_is_a_unit_budget():
    extraction = understood(*UNIT[1:])
    assert (extraction.kind, extraction.unit.code) == ("unit_budget", "999001")


def test_a_unit_budget_without_codes_is_told_by_its_titles():
    table = SUMMARY.split("\n", 2)[2]
    blocks = [
        "临江区2031年区级单位预算",
        "2031年预算单位财务收支预算总表",
        "编制单位：临江区测试局  单位：元",
        grid(table),
    ]
    extraction = understood(*blocks)
    assert (extraction.kind, extraction.unit.name, extraction.tables[0].scope.level) == (
        "unit_budget",
        "临江区测试局",
        "unit",
    )
