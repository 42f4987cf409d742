"""Paragraphs become passages in sections."""

import pytest

from disclosures.extraction import narrative
from disclosures.extraction.model import Locus, Paragraph


def passages(*texts: str, scope: str = "999") -> list[tuple[str, str, bool]]:
    found = narrative.passages([(Paragraph(text), scope) for text in texts])
    return [(p.text, p.section, p.heading) for p in found]


def test_passages_are_numbered_in_order_and_blank_ones_left_out() -> None:
    found = narrative.passages([(Paragraph("甲。"), "1"), (Paragraph(" \u3000"), "1"), (Paragraph("乙。"), "1")])
    assert [(p.id, p.text) for p in found] == [("p1", "甲。"), ("p2", "乙。")]


@pytest.mark.parametrize(
    "text",
    [
        "第一部分 部门概况",
        "第一部分：部门（单位）概况",
        "一、部门职责及机构设置情况",
        "（二）分项绩效目标",
        "（一）一般公共预算当年拨款规模变化情况。",
        "1、收入说明",
        "部门主管专项资金预算安排情况及绩效目标",
    ],
)
def test_a_short_line_that_names_what_follows_is_a_heading(text: str) -> None:
    assert passages(text)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "1、贯彻落实全市规划和标准，建立健全机制。",
        "（七）贯彻执行招标采购政策并监督实施。",
        "1、财政拨款收入：指本级财政当年拨付的资金",
        "一、部门主要职能…………………………3",
        "我部门无其他需要说明的事项",
        "2、某项目补助8万元。",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    assert not passages(text)[0][2]


def test_an_outline_level_makes_a_heading_without_numbering() -> None:
    [passage] = narrative.passages([(Paragraph("财政拨款预算安排", level=3), "999")])
    assert passage.heading


def test_a_passage_stands_in_the_section_of_the_nearest_heading() -> None:
    found = passages("二、总体情况", "1、收入说明", "全部收入100万元。", "2、支出说明", "全部支出100万元。")
    assert [section for _, section, _ in found] == ["", "二、总体情况", "1、收入说明", "1、收入说明", "2、支出说明"]


def test_a_new_scope_starts_without_a_section() -> None:
    found = narrative.passages([(Paragraph("一、主要职能"), "999"), (Paragraph("某段文字。"), "999001")])
    assert found[1].section == ""


def test_a_table_of_contents_has_no_headings() -> None:
    found = passages("目 录", "第一部分 概况", "一、主要职能", "第一部分 概况", "一、主要职能", "制定规划。")
    assert [heading for _, _, heading in found] == [False, False, False, True, True, False]


def test_a_title_on_the_next_page_is_not_the_rest_of_an_item() -> None:
    items = [("具体包括：", 1), ("2.临江区测试服务中心", 1), ("名词解释", 2), ("（一）财政拨款收入：指拨付的资金。", 2)]
    found = narrative.passages([(Paragraph(text, Locus(page=page)), "999") for text, page in items])
    assert [p.text for p in found] == [text for text, _ in items]
    assert found[-1].section == "名词解释"


def test_an_item_that_begins_with_a_year_is_numbered() -> None:
    assert [text for text, _, _ in passages("五、预算表", "1. 2025年部门收支预算总表")] == [
        "五、预算表",
        "1. 2025年部门收支预算总表",
    ]
