"""Paragraphs of a PDF: lines join where the print goes on, over page breaks too; page furniture stays out."""

from __future__ import annotations

import pytest

from tests.disclosures.extraction.readers.papers import Paper, paragraphs

LEFT, INDENT = 90.0, 110.0
FULL = "各部门应当在批复后二十日内向社会公开本部门的预算安排情况并接受社会监督各项"
TURN = "收支全部纳入预算管理统筹安排使用并且不得截留挪用或者坐支应当上缴的财政资金" + "，"


@pytest.fixture
def paper(tmp_path):
    return Paper(tmp_path / "paper.pdf")


def body(paper: Paper, top: float = 100) -> None:
    """Two paragraphs of several lines each."""
    paper.prose(INDENT, top, "甲" + FULL)
    paper.prose(LEFT, top + 16, "乙丙丁" + FULL, "戊己庚" + FULL, "到此为止。")
    paper.prose(INDENT, top + 64, "子" + FULL)
    paper.prose(LEFT, top + 80, "丑寅卯" + FULL, "第二段到此。")


def test_lines_join_to_paragraphs_and_an_indent_begins_a_new_one(paper):
    body(paper)
    assert paragraphs(paper.read()) == [
        f"甲{FULL}乙丙丁{FULL}戊己庚{FULL}到此为止。",
        f"子{FULL}丑寅卯{FULL}第二段到此。",
    ]


def test_a_paragraph_goes_on_over_the_page(paper):
    body(paper)
    paper.prose(INDENT, 700, "辰" + FULL)
    paper.text(290, 800, "- 1 -")
    paper.turn()
    paper.prose(LEFT, 100, "巳午未" + FULL, "页后结束。")
    paper.text(290, 800, "- 2 -")
    assert paragraphs(paper.read())[-1] == f"辰{FULL}巳午未{FULL}页后结束。"


def test_a_heading_stands_on_its_own(paper):
    paper.text(INDENT, 100, "一、部门职责", 14)
    paper.prose(INDENT, 130, "甲" + FULL)
    paper.prose(LEFT, 146, "乙丙丁" + FULL, "到此为止。")
    paper.text(INDENT, 200, "二、机构设置", 14)
    assert paragraphs(paper.read()) == ["一、部门职责", f"甲{FULL}乙丙丁{FULL}到此为止。", "二、机构设置"]


def test_a_centred_title_of_two_lines_is_one_title(paper):
    body(paper, 200)
    paper.text(120, 100, "某某市某某局二〇二六年度部门预算信息公开", 18)
    paper.text(250, 126, "情况说明", 18)
    assert paragraphs(paper.read())[0] == "某某市某某局二〇二六年度部门预算信息公开情况说明"


def test_an_item_of_a_list_begins_a_paragraph_even_after_a_full_line(paper):
    body(paper)
    paper.prose(INDENT, 300, "（一）" + FULL[:-3] + "。")
    paper.prose(INDENT, 316, "（二）" + FULL[:-3] + "。")
    assert paragraphs(paper.read())[-2:] == [f"（一）{FULL[:-3]}。", f"（二）{FULL[:-3]}。"]


@pytest.mark.parametrize("form", ["{0}", "- {0} -", "第{0}页", "第 {0} 页 共 4 页", "{0}/4", "—{0}—"])
def test_page_numbers_stay_out(paper, form):
    for number in range(1, 5):
        body(paper)
        paper.text(280, 800, form.format(number))
        paper.turn()
    assert all(text[0] in "甲子" for text in paragraphs(paper.read()))


def test_running_headers_and_footers_stay_out(paper):
    for _ in range(4):
        paper.text(90, 40, "某某局部门预算公开")
        body(paper)
        paper.text(90, 810, "内部资料")
        paper.turn()
    assert all(text[0] in "甲子" for text in paragraphs(paper.read()))


def test_a_running_footer_with_the_page_number_in_it_stays_out(paper):
    for number in range(1, 5):
        body(paper)
        paper.text(90, 800, f"某某局部门预算 第 {number} 页")
        paper.text(280, 820, str(number))
        paper.turn()
    assert all(text[0] in "甲子" for text in paragraphs(paper.read()))


def test_the_numbers_of_forms_at_the_head_of_pages_stay_in(paper):
    for number in range(1, 5):
        paper.text(90, 60, f"公开0{number}表")
        body(paper)
        paper.turn()
    assert sum(text.startswith("公开") for text in paragraphs(paper.read())) == 4


def test_the_lines_of_a_table_of_contents_stay_apart(paper):
    paper.prose(LEFT, 100, "一、部门概况" + "." * 40 + "1", "二、预算安排" + "." * 40 + "2")
    assert [text[:6] for text in paragraphs(paper.read())] == ["一、部门概况", "二、预算安排"]


def test_the_pieces_of_a_caption_keep_their_distance(paper):
    paper.text(60, 100, "999 某某局")
    paper.text(250, 100, "预算年度：2031")
    paper.text(450, 100, "单位：万元")
    assert paragraphs(paper.read()) == ["999 某某局  预算年度：2031  单位：万元"]


def test_a_paragraph_knows_where_it_begins(paper):
    body(paper)
    paragraph = paper.read().blocks[0]
    assert paragraph.locus.page == 1
    assert paragraph.locus.box[0] == pytest.approx(LEFT, abs=1)
