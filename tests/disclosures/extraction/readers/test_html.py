"""Web pages: what a browser shows of the article, as Word would give it."""

from __future__ import annotations

import pytest

from disclosures.extraction.model import Grid, Locus, Paragraph
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.html import FRAMES_ONLY
from disclosures.extraction.readers.refusal import TOO_MUCH, UnreadableFile
from tests.disclosures.extraction.readers.samples import drawn, placed


def read(tmp_path, body: str, encoding: str = "utf-8", head: str = ""):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return registry.read(placed(tmp_path, "a.html", page.encode(encoding)))


def grid(tmp_path, rows: str) -> Grid:
    [block] = read(tmp_path, f"<table>{rows}</table>").blocks
    assert isinstance(block, Grid)
    return block


def test_paragraphs_and_tables_come_in_order(tmp_path):
    document = read(tmp_path, "<h2>第一部分</h2><p>甲</p><table><tr><td>1</td></tr></table>乙<div>丙<p>丁</p>戊</div>")
    assert drawn(document) == ["第一部分", "甲", [["1"]], "乙", "丙", "丁", "戊"]
    assert document.blocks[0] == Paragraph("第一部分", level=2)


def test_spans_are_laid_out(tmp_path):
    table = grid(
        tmp_path,
        "<tr><th rowspan=2>序号</th><th colspan=2>收入</th></tr><tr><td>项目</td><td>预算数</td></tr>"
        "<tr><td>1</td><td>合计</td><td>5.00</td></tr>",
    )
    assert drawn_rows(table) == [["序号", "收入", None], [None, "项目", "预算数"], ["1", "合计", "5.00"]]
    assert (table.rows[0][0].rows, table.rows[0][1].columns) == (2, 2)
    assert table.rows[2][2].locus == Locus(table=0, row=2, cell=2)


def drawn_rows(table: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def test_a_short_row_is_filled_with_blanks(tmp_path):
    assert drawn_rows(grid(tmp_path, "<tr><td>a<td>b</tr><tr><td>c</tr>")) == [["a", "b"], ["c", ""]]


def test_a_span_beyond_the_table_ends_with_it(tmp_path):
    table = grid(tmp_path, "<tr><td rowspan=9999>a<td>b</tr><tr><td>c</tr>")
    assert drawn_rows(table) == [["a", "b"], [None, "c"]]


def test_absurd_spans_are_refused(tmp_path):
    with pytest.raises(UnreadableFile, match=TOO_MUCH):
        grid(tmp_path, "<tr>" + "<td colspan=1000 rowspan=60000>x" * 2 + "</tr><tr></tr>" * 2000)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_a_page_is_read_in_its_encoding(tmp_path, encoding):
    declared = encoding if encoding != "gb18030" else "gb2312"
    document = read(tmp_path, "<p>镕基预算</p>", encoding, f'<meta charset="{declared}">')
    assert drawn(document) == ["镕基预算"]


def test_a_page_that_lies_about_its_encoding_is_read(tmp_path):
    assert drawn(read(tmp_path, "<p>预算</p>", "utf-8", '<meta charset="gb2312">')) == ["预算"]


def test_hidden_parts_and_scripts_are_out(tmp_path):
    body = '<p>甲</p><script>var a="乙"</script><p style="display: none">丙</p><p hidden>丁</p><!-- 戊 --><nav>己</nav>'
    assert drawn(read(tmp_path, body)) == ["甲"]


def test_white_space_is_as_a_browser_shows_it(tmp_path):
    assert drawn(read(tmp_path, "<p>\n 一般公共\n  预算 &nbsp; 收入 </p>")) == ["一般公共预算   收入"]


def test_a_line_break_ends_a_paragraph(tmp_path):
    assert drawn(read(tmp_path, "<div>一、甲<br>　　二、乙</div>")) == ["一、甲", "二、乙"]


def test_lines_of_a_cell_stay_in_it(tmp_path):
    assert drawn_rows(grid(tmp_path, "<tr><td><p>甲</p><p>乙</p></td><td>1<br>2</td></tr>")) == [["甲\n乙", "1\n2"]]


def test_the_bars_of_the_site_are_out_and_the_title_is_kept(tmp_path):
    body = (
        '<div class="top">某市人民政府</div><div>首页 > 公开</div><div><h1>预算公开</h1>'
        "<div>来源：某局 打印</div><div><p>收入5.00万元。</p><table><tr><td>1</td></tr></table></div></div>"
        "<div>版权所有</div>"
    )
    assert drawn(read(tmp_path, body)) == ["预算公开", "收入5.00万元。", [["1"]]]


def test_prose_beside_the_article_is_never_dropped(tmp_path):
    body = "<div><div><p>很长的正文" + "字" * 500 + "</p></div><div>收入5.00万元</div></div>"
    assert "收入5.00万元" in drawn(read(tmp_path, body))


def test_a_table_that_only_arranges_is_opened(tmp_path):
    body = "<table><tr><td><p>标题</p><table><tr><td>项目</td><td>5.00</td></tr></table></td></tr></table>"
    assert drawn(read(tmp_path, body)) == ["标题", [["项目", "5.00"]]]


def test_a_small_table_in_a_cell_becomes_its_text(tmp_path):
    body = "<tr><td>很长很长的一段说明文字<table><tr><td>a</td><td>b</td></tr></table></td><td>5.00</td></tr>"
    assert drawn_rows(grid(tmp_path, body)) == [["很长很长的一段说明文字\na b", "5.00"]]


def test_a_page_without_content_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match=FRAMES_ONLY):
        read(tmp_path, "<script>load()</script>")


def test_a_page_nested_without_end_is_survived(tmp_path):
    for tag in ("div", "b", "table><tr><td"):
        try:
            read(tmp_path, f"<{tag}>" * 20000 + "5.00")
        except UnreadableFile:
            continue
