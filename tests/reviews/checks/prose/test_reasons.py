"""P5: reasons."""

import pytest

from tests.narratives import findings, outcomes, told

FIGURES = {"T01:income.total:amount": "900.00", "T03:total:basic": "500.00", "T09:subtotal:total": "5.00"}
COMPARED = "3、比上年增减情况"


def test_a_change_without_a_reason_is_found() -> None:
    extraction = told(COMPARED, "2025年预算收支安排900.00万元，较2024年预算增加15.00万元。", figures=FIGURES)
    assert len(findings(extraction, "P501")) == 1


@pytest.mark.parametrize("reason", ["主要是人员增加。", "原因是新增项目。", "系社保基数调整。"])
def test_a_change_with_a_reason_is_clean(reason: str) -> None:
    extraction = told(COMPARED, f"预算收支安排900.00万元，较2024年预算增加15.00万元，{reason}", figures=FIGURES)
    assert outcomes(extraction, "P501") == {"clean"}


def test_a_change_of_one_account_needs_no_reason() -> None:
    figures = {"T05:2080505:total": "40.00", "T09:reception:total": "1.00"}
    account = "机关事业单位基本养老保险缴费支出（项）40.00万元，比上年增加2.00万元。"
    assert findings(told("五、一般公共预算支出情况", account, figures=figures), "P501") == []
    assert findings(told("七、“三公”经费情况", "公务接待费1.00万元，比上年增加0.20万元。", figures=figures), "P501")


def test_a_reason_may_follow_in_the_next_paragraph() -> None:
    texts = (COMPARED, "预算收支安排900.00万元，较2024年预算增加15.00万元。", "增加的主要原因是新增项目。")
    assert findings(told(*texts, figures=FIGURES), "P501") == []


def test_a_reason_may_stand_under_the_headings_that_a_colon_announces() -> None:
    head, announced = "七、“三公”经费情况", "“三公”经费5.00万元，较上年减少1.00万元，具体如下："
    told_below = "（一）公务接待费", "公务接待费较上年少。", "减少原因：从严控制。"
    assert findings(told(head, announced, *told_below, figures=FIGURES), "P501") == []
    elsewhere = "八、其他情况", "减少原因：从严控制。"
    assert len(findings(told(head, announced, *elsewhere, figures=FIGURES), "P501")) == 1


def test_a_change_may_be_explained_where_the_other_side_of_the_budget_moves_by_it() -> None:
    stated = "（一）收支", "收支总预算900.00万元，较2024年预算增加15.00万元。"
    explained = "（二）收入", "收入预算900.00万元，较2024年预算增加15.00万元，主要是人员增加。"
    assert findings(told(COMPARED, *stated, *explained, figures=FIGURES), "P501") == []
    moved = explained[1].replace("增加15", "减少15")
    assert len(findings(told(COMPARED, *stated, explained[0], moved, figures=FIGURES), "P501")) == 1


def test_a_change_that_is_itself_the_reason_needs_none() -> None:
    text = "预算收支安排900.00万元，较2024年预算增加15.00万元，主要是基本支出增加9.00万元、项目支出增加6.00万元。"
    assert findings(told(COMPARED, text, figures=FIGURES), "P501") == []


def test_without_a_change_there_is_nothing_to_explain() -> None:
    assert outcomes(told(COMPARED, "预算收支安排900.00万元。", figures=FIGURES), "P501") == set()


def test_without_a_change_there_is_no_reason_to_doubt() -> None:
    assert outcomes(told(COMPARED, "预算收支安排900.00万元。", figures=FIGURES), "P502") == set()


@pytest.mark.parametrize(
    ("change", "reason", "found"),
    [
        ("增加0万元", "主要原因是压缩接待费用", True),
        ("增加0.00万元", "主要原因是厉行节约，减少用车支出", True),
        ("减少1.00万元", "主要原因是压缩接待费用", False),
        ("增加0万元", "主要原因是与上年保持一致", False),
        ("增加（减少）0万元", "主要原因是减少此项支出", False),
        ("减少1.00万元", "主要原因是公务接待费增加", True),
        ("增加1.00万元", "主要原因是压减接待费", True),
        ("减少1.00万元", "主要原因是接待增加而用车减少", False),
    ],
)
def test_a_reason_must_not_explain_a_change_that_is_none(change: str, reason: str, found: bool) -> None:
    text = f"“三公”经费5.00万元，与2024年相比{change}，{reason}。"
    assert bool(findings(told("四、“三公”经费情况", text, figures=FIGURES), "P502")) is found


@pytest.mark.parametrize(
    ("rate", "reason", "found"),
    [
        ("减少2.00%", "。主要原因是：接待经费增加。", True),
        ("增长2.00%", "，主要原因是接待经费减少。", True),
        ("减少2.00%", "。主要原因是：接待经费减少。", False),
        ("减少2.00%", "。主要原因是：退休人员增加。", False),
        ("减少2.00%", "。主要原因是：接待经费增加而用车减少。", False),
        ("减少2.00%", "。接待经费增加。", False),
    ],
)
def test_a_reason_must_not_move_money_against_the_rate(rate: str, reason: str, found: bool) -> None:
    text = f"“三公”经费5.00万元，比2024年预算{rate}{reason}"
    assert bool(findings(told("四、“三公”经费情况", text, figures=FIGURES), "P502")) is found


def test_a_reason_that_names_what_rose_and_what_fell_is_not_doubted() -> None:
    text = "支出较去年减少15.00万元，主要是基本支出增加5.00万元，项目支出减少20.00万元。"
    assert findings(told(COMPARED, text, figures=FIGURES), "P502") == []
    assert len(findings(told(COMPARED, text.partition("，项目")[0] + "。", figures=FIGURES), "P502")) == 1


def test_a_reason_that_weighs_both_sides_is_not_doubted() -> None:
    text = "“三公”经费5.00万元，比2024年预算减少1.00万元，主要原因是2025年新增1辆用车，但车型不同。"
    assert findings(told("四、“三公”经费情况", text, figures=FIGURES), "P502") == []


def test_reasons_may_be_announced() -> None:
    text = "“三公”经费预算5.00万元，较上年减少0.50万元，具体变动情况如下："
    assert findings(told("七、“三公”经费情况", text, figures=FIGURES), "P501") == []
