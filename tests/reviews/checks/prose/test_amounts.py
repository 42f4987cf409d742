"""P1: amounts of the narrative against their cells."""

import pytest

from disclosures.extraction.model import ProcurementLine, Table
from reviews.checks.finding import Level
from tests.narratives import SCOPE, findings, outcomes, told

FIGURES = {
    "T03:total:total": "900.00",
    "T03:total:project": "766.77",
    "T09:subtotal:total": "3.22",
    "T09:reception:total": "0.72",
    "T09:reception:last_year": "1.70",
}
EXPENDITURE = "2、支出说明"
PUBLIC = "四、“三公”经费情况"


def test_a_wrong_amount_is_found_at_its_words_and_its_cell() -> None:
    [found] = findings(told(EXPENDITURE, "本年支出预算980.00万元。", figures=FIGURES), "P101")
    assert (found.level, found.actual, found.expected) == (Level.ERROR, "980.00", "900.00")
    assert found.places[0].text == "本年支出预算980.00万元"
    assert found.places[1].table == "t03"


def test_a_right_amount_is_clean() -> None:
    assert outcomes(told(EXPENDITURE, "本年支出预算900.00万元。", figures=FIGURES), "P101") == {"clean"}


def test_a_rounded_amount_is_explained_by_rounding() -> None:
    assert outcomes(told(EXPENDITURE, "项目支出766.8万元。", figures=FIGURES), "P101") == {"rounding"}


def test_digits_cut_off_are_a_warning() -> None:
    [found] = findings(told(EXPENDITURE, "项目支出766万元。", figures=FIGURES), "P101")
    assert found.level is Level.WARNING


def test_an_amount_without_a_cell_is_not_looked_at() -> None:
    assert findings(told(EXPENDITURE, "委托费安排5.00万元。", figures=FIGURES), "P101") == []
    assert outcomes(told(EXPENDITURE, "委托费安排5.00万元。", figures=FIGURES), "P101") == set()


def test_a_wrong_unit_is_its_own_finding() -> None:
    extraction = told(EXPENDITURE, "支出预算900.00元。", figures=FIGURES)
    [found] = findings(extraction, "P102")
    assert "万元" in dict(found.values)["should"]
    assert findings(extraction, "P101") == []
    assert findings(told(EXPENDITURE, "支出预算900.00万元。", figures=FIGURES), "P102") == []


def test_last_years_figure_is_told() -> None:
    extraction = told(PUBLIC, "公务接待费1.70万元。", figures=FIGURES)
    [found] = findings(extraction, "P103")
    assert (found.actual, found.expected) == ("1.70", "0.72")
    assert findings(extraction, "P101") == []


def test_this_years_figure_is_clean_beside_last_years() -> None:
    assert findings(told(PUBLIC, "公务接待费0.72万元。", figures=FIGURES), "P103") == []


def test_last_years_document_tells_its_figures_too() -> None:
    before = told(EXPENDITURE, "支出预算850.00万元。", figures={"T03:total:total": "850.00"}, year=2024)
    now = told(EXPENDITURE, "支出预算850.00万元。", figures=FIGURES)
    assert len(findings(now, "P103", last_year=before)) == 1


def procured(text: str, code: str):  # type: ignore[no-untyped-def]
    from dataclasses import replace
    from decimal import Decimal

    from disclosures.extraction import claims
    from disclosures.extraction.model import Cell, Scope

    bare = told("九、国有资产信息", text, figures=FIGURES)
    rows = ((Cell("显示屏"), Cell("3.00")),)
    scope = Scope("department", SCOPE, "临江区测试局")
    table = Table("t13", "T13", None, scope, "采购", "万元", (), ("物品", "合计"), (None, "total"), rows)
    line = ProcurementLine("t13", 0, "line", "项目", "显示屏", code, "1", None, (("total", Decimal(30000)),))
    bought = replace(bare, tables=(*bare.tables, table), procurement=(line,))
    return replace(bought, claims=claims.claims(bought))


def test_assets_that_are_procured_and_denied_are_found() -> None:
    [found] = findings(procured("本年度拟购置固定资产总额为0.00万元。", "A02021118"), "P104")
    assert (found.level, found.expected) == (Level.ERROR, "3.00")
    assert found.places[1].table == "t13"


@pytest.mark.parametrize(("amount", "code"), [("0.00", "A05040201"), ("0.00", "C18040102"), ("3.00", "A02021118")])
def test_consumables_and_services_are_no_assets(amount: str, code: str) -> None:
    assert findings(procured(f"本年度拟购置固定资产总额为{amount}万元。", code), "P104") == []
