"""The JSON of the command line."""

from __future__ import annotations

import json
from decimal import Decimal

from disclosures.extraction.contract import amount_text, place_json, to_json
from tests.disclosures.extraction.grids import SUMMARY, grid, understood

EXTRACTION = understood("部门预算收支总表", grid(SUMMARY), "注：略。", "2031年预算收入30.00万元。")


def test_the_object_has_the_contracts_keys_and_is_plain_json():
    found = json.loads(json.dumps(to_json(EXTRACTION), ensure_ascii=False))
    assert found["schema"] == "extraction/1"
    assert found["file"] == {"name": "测试.docx", "sha256": "0" * 64, "format": "docx", "pages": None}
    assert (found["unit"], found["year"], found["kind"]) == (
        {"code": "999", "name": "临江区测试局"},
        2031,
        "department_budget",
    )
    expected = {"tables", "facts", "projects", "indicators", "procurement", "assets", "institutions", "narrative"}
    assert expected | {"claims", "leftovers", "region"} <= set(found)


def test_a_table_prints_a_merged_text_once_and_its_rows_without_the_header():
    [table] = to_json(EXTRACTION)["tables"]
    assert table["columns"] == ["序号", "收入/项目", "收入/预算数", "支出/项目", "支出/预算数"]
    assert table["rows"][0] == ["1", "一、一般公共预算拨款收入", "25.00", "八、社会保障和就业支出", "30.00"]
    assert (table["scope"]["level"], table["amount_unit"], table["notes"]) == ("department", "万元", ["注：略。"])


def test_a_fact_points_at_its_cell_and_keeps_the_exact_amount():
    facts = to_json(EXTRACTION)["facts"]
    [fact] = [f for f in facts if f["row_key"] == "income.general_public"]
    assert (fact["amount"], fact["printed"], fact["row"], fact["column"]) == ("250000.00", "25.00", 0, 2)
    assert fact["locus"]["row_label"] == "一、一般公共预算拨款收入"
    assert fact["column_label"] == "收入/预算数"


def test_a_blank_amount_is_null():
    facts = to_json(EXTRACTION)["facts"]
    assert [f["amount"] for f in facts if f["row_key"] == "expenditure.210"] == [None]


def test_amounts_are_written_without_exponent():
    assert amount_text(Decimal("595.57") * 10000) == "5955700.00"
    assert amount_text(Decimal("1E+3")) == "1000"
    assert amount_text(None) is None


def test_a_place_names_its_row_and_column():
    place = place_json(EXTRACTION.tables[0], 0, 4)
    assert (place["row_label"], place["column_label"], place["printed"]) == (
        "八、社会保障和就业支出",
        "支出/预算数",
        "30.00",
    )


def test_a_claim_points_into_its_paragraph():
    found = to_json(EXTRACTION)
    [passage] = [p for p in found["narrative"] if "30.00" in p["text"]]
    claims = [c for c in found["claims"] if c["paragraph"] == passage["id"]]
    assert any(passage["text"][slice(*c["span"])].startswith(c["printed"]) for c in claims)
