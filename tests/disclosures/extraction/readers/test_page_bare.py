"""Tables without any rules; what only looks like one stays prose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from disclosures.extraction import pipeline
from disclosures.extraction.model import Grid
from disclosures.extraction.readers import pdf
from disclosures.extraction.stitching import stitch
from tests.disclosures.extraction.readers.papers import FONT, SIZE, Paper, grids, paragraphs

SAMPLE = Path(__file__).resolve().parents[4] / "samples" / "files" / "lanyuan-elderly-2025.pdf"
ENDS = (300, 400, 500)
"""The right edges of three columns of amounts."""

LINES = [
    ("合计", "1,230.00", "1,000.00", "230.00"),
    ("社会保障和就业支出", "30.00", "30.00", ""),
    ("卫生健康支出", "1,200.00", "970.00", "230.00"),
]


@pytest.fixture
def paper(tmp_path):
    return Paper(tmp_path / "paper.pdf")


def right(paper: Paper, x: float, top: float, text: str) -> None:
    paper.canvas.setFont(FONT, SIZE)
    paper.canvas.drawRightString(x, paper.height - top - 0.85 * SIZE, text)


def centre(paper: Paper, x: float, top: float, text: str) -> None:
    paper.canvas.setFont(FONT, SIZE)
    paper.canvas.drawCentredString(x, paper.height - top - 0.85 * SIZE, text)


def body(paper: Paper, top: float, lines: list[tuple[str, ...]] = LINES, step: float = 18) -> None:
    for i, (label, *amounts) in enumerate(lines):
        paper.text(60, top + step * i, label)
        for x, text in zip(ENDS, amounts, strict=False):
            right(paper, x, top + step * i, text)


def header(paper: Paper, top: float, *heads: str) -> None:
    for x, text in zip((100, 275, 375, 475), heads, strict=False):
        centre(paper, x, top, text)


AS_READ = [
    "科目|合计|基本支出|项目支出",
    "合计|1,230.00|1,000.00|230.00",
    "社会保障和就业支出|30.00|30.00|",
    "卫生健康支出|1,200.00|970.00|230.00",
]


def test_columns_of_amounts_under_a_header_are_a_table(paper):
    centre(paper, 297, 60, "部门支出总表")
    right(paper, 500, 80, "单位：万元")
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    paper.prose(60, 200, "以上支出按照有关规定编制，并且向社会公开。")
    document = paper.read()
    assert grids(document) == [AS_READ]
    assert paragraphs(document) == ["部门支出总表", "单位：万元", "以上支出按照有关规定编制，并且向社会公开。"]


def test_a_cell_knows_its_box(paper):
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    [grid] = [block for block in paper.read().blocks if isinstance(block, Grid)]
    x0, top, x1, bottom = grid.rows[1][1].locus.box
    assert x0 < 262 < 300 < x1
    assert top < 120 < 130 < bottom


def test_a_head_spans_the_columns_that_it_stands_above_the_middle_of(paper):
    centre(paper, 375, 100, "本年预算")
    centre(paper, 100, 109, "科目")
    header(paper, 118, "", "合计", "基本支出", "项目支出")
    body(paper, 138)
    document = paper.read()
    assert grids(document)[0][:2] == ["科目|本年预算|·|·", "·|合计|基本支出|项目支出"]


def test_a_column_without_any_figure_is_a_column(paper):
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120, [(label, total, "", project or "0.00") for label, total, _, project in LINES])
    assert grids(paper.read())[0][0] == AS_READ[0]
    assert grids(pdf.read_pdf(paper.path))[0][1] == "合计|1,230.00||230.00"


def test_a_label_on_two_lines_is_one_row(paper):
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    paper.text(60, 180, "城乡社区公共")
    for x, text in zip(ENDS, ("2.00", "1.00", "1.00"), strict=True):
        right(paper, x, 186, text)
    paper.text(60, 192, "设施支出")
    body(paper, 212)
    assert "城乡社区公共设施支出|2.00|1.00|1.00" in grids(paper.read())[0]


def test_a_table_goes_on_over_the_page_without_its_header(paper):
    header(paper, 700, "科目", "合计", "基本支出", "项目支出")
    body(paper, 720)
    paper.turn()
    body(paper, 60, [("住房保障支出", "4.00", "3.00", "1.00")])
    [grid] = [block for block in stitch(paper.read()).blocks if isinstance(block, Grid)]
    assert grid.pages == (1, 2)
    assert [cell.text for cell in grid.rows[-1]] == ["住房保障支出", "4.00", "3.00", "1.00"]


def test_a_line_that_numbers_the_columns_tells_those_without_any_figure(paper):
    heads = ("科目", "合计", "经营支出", "上缴上级", "项目支出")
    for x, text, number in zip((100, 200, 290, 380, 480), heads, ("栏次", "1", "2", "3", "4"), strict=True):
        centre(paper, x, 100, text)
        centre(paper, x, 118, number)
    for i, (label, *amounts) in enumerate(LINES):
        paper.text(60, 136 + 18 * i, label)
        for x, text in zip((230, 505), amounts, strict=False):
            right(paper, x, 136 + 18 * i, text)
    [table] = grids(paper.read())
    assert table[0] == "科目|合计|经营支出|上缴上级|项目支出"
    assert table[2] == "合计|1,230.00|||1,000.00"


def test_heads_of_which_some_are_divided_once_more_keep_their_levels(paper):
    centre(paper, 130, 80, "项目")
    centre(paper, 390, 80, "一般公共预算支出")
    centre(paper, 90, 104, "科目编码")
    for x, text in zip((190, 290, 390, 490), ("科目名称", "合计", "基本支出", "项目支出"), strict=True):
        centre(paper, x, 116, text)
    centre(paper, 70, 128, "类")
    centre(paper, 110, 128, "款")
    for i, (klass, division, name) in enumerate(
        (("208", "", "社会保障"), ("208", "05", "养老支出"), ("221", "", "住房保障"))
    ):
        paper.text(62, 150 + 18 * i, klass)
        paper.text(104, 150 + 18 * i, division)
        paper.text(160, 150 + 18 * i, name)
        for x, text in zip((315, 415, 515), ("1,030.00", "30.00", "1,000.00"), strict=True):
            right(paper, x, 150 + 18 * i, text)
    [table] = grids(paper.read())
    assert table[:3] == [
        "项目|·|·|一般公共预算支出|·|·",
        "科目编码|·|科目名称|合计|基本支出|项目支出",
        "类|款|·|·|·|·",
    ]


def test_amounts_close_to_the_next_words_are_a_column(paper):
    for x, text in zip((100, 262, 350, 470), ("项目", "预算数", "项目", "预算数"), strict=True):
        centre(paper, x, 100, text)
    for i, label in enumerate(("一般公共服务", "社会保障支出", "卫生健康支出")):
        paper.text(60, 120 + 18 * i, label)
        right(paper, 280, 120 + 18 * i, "1,230.00")
        paper.text(280 + 0.5 * SIZE, 120 + 18 * i, label)
        right(paper, 490, 120 + 18 * i, "230.00")
    [table] = grids(paper.read())
    assert table[1] == "一般公共服务|1,230.00|一般公共服务|230.00"


def codes(paper: Paper, *lines: str) -> None:
    """One column of amounts beside these codes."""
    header(paper, 100, "科目编码", "科目名称", "", "金额")
    for i, code in enumerate(lines):
        paper.text(70, 120 + 18 * i, code)
        paper.text(250, 120 + 18 * i, "支出科目")
        right(paper, 500, 120 + 18 * i, "1,230.00")


def test_account_codes_bear_out_a_single_column_of_amounts(paper):
    codes(paper, "208", "20805", "2080505")
    assert grids(paper.read()) == [
        ["科目编码|科目名称|金额", *(f"{code}|支出科目|1,230.00" for code in ("208", "20805", "2080505"))]
    ]


def test_numbers_of_one_length_are_no_account_codes(paper):
    codes(paper, "208", "209", "210")
    assert grids(paper.read()) == []


def test_a_page_goes_on_with_longer_figures(paper):
    header(paper, 700, "科目", "合计", "基本支出", "项目支出")
    body(paper, 720)
    paper.turn()
    body(paper, 60, [("住房保障支出", "119,385,303.00", "119,385,303.00", "42,776,303.00")] * 3)
    whole = grids(paper.read())
    assert [row for table in whole for row in table][-1] == "住房保障支出|119,385,303.00|119,385,303.00|42,776,303.00"


def test_the_middle_of_a_page_goes_on_with_nothing(paper):
    header(paper, 700, "科目", "合计", "基本支出", "项目支出")
    body(paper, 720)
    paper.turn()
    paper.prose(60, 60, *["本部门按照有关规定编制预算，并且向社会公开，接受监督。"] * 4)
    body(paper, 160, [("住房保障支出", "4.00", "3.00", "1.00")])
    assert grids(paper.read()) == [AS_READ]


def across(paper: Paper, *tops: float) -> None:
    """Rules from one side of the table to the other."""
    for top in tops:
        paper.rule(50, top, 520, top)


def test_a_table_with_three_rules_is_read_by_its_lines(paper):
    across(paper, 95, 113, 175)
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    assert grids(paper.read()) == [AS_READ]


def test_a_single_box_around_a_table_without_rules_is_no_cell(paper):
    paper.canvas.rect(50, paper.height - 180, 470, 85)
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    assert grids(paper.read()) == [AS_READ]


def test_a_box_around_prose_with_figures_stays_a_cell(paper):
    paper.canvas.rect(50, paper.height - 180, 470, 85)
    paper.prose(60, 100, *["本部门支出12.50万元，其中基本支出10.00万元，项目支出2.50万元。"] * 4)
    assert len(grids(paper.read())) == 1


def test_rules_above_the_header_of_such_a_table_are_no_table(paper):
    across(paper, 60, 78, 95, 113, 175)
    paper.text(60, 64, "999临江区测试局")
    right(paper, 500, 64, "单位：万元")
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120)
    document = paper.read()
    assert grids(document) == [AS_READ]
    assert any("临江区测试局" in text for text in paragraphs(document))


def test_a_head_that_stands_beside_its_column_is_the_head_of_it(paper):
    across(paper, 95, 113, 140)
    centre(paper, 140, 100, "科目编码")
    centre(paper, 260, 100, "科目名称")
    right(paper, 500, 100, "金额")
    paper.text(60, 120, "208")
    paper.text(240, 120, "社会保障支出")
    right(paper, 500, 120, "30.00")
    assert grids(paper.read()) == [["科目编码|科目名称|金额", "208|社会保障支出|30.00"]]


def contents_page(paper: Paper) -> None:
    header(paper, 80, "序号", "名称", "", "页码")
    for i in range(8):
        paper.text(60, 100 + 18 * i, f"{i + 1}")
        paper.text(90, 100 + 18 * i, "部门预算支出总表" + "…" * 10)
        right(paper, 500, 100 + 18 * i, str(i + 3))


def numbered_list(paper: Paper) -> None:
    for i in range(6):
        paper.text(60, 100 + 18 * i, f"{i + 1}.{i + 1}")
        paper.text(120, 100 + 18 * i, "按照有关规定编制预算")


def signatures(paper: Paper) -> None:
    for i, label in enumerate(("单位负责人", "财务负责人", "填表人", "联系电话")):
        paper.text(60, 100 + 18 * i, label)
        paper.text(300, 100 + 18 * i, "2025年3月1日")


def prose_in_columns(paper: Paper) -> None:
    for i in range(8):
        paper.text(60, 100 + 18 * i, "本部门收入12.50万元，支出")
        paper.text(310, 100 + 18 * i, "12.50万元，比上年增加1.20%")


def without_header(paper: Paper) -> None:
    body(paper, 120)


def one_column_of_amounts(paper: Paper) -> None:
    header(paper, 100, "科目", "合计")
    body(paper, 120, [(label, total) for label, total, *_ in LINES])


def words_glued_to_amounts(paper: Paper) -> None:
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    body(paper, 120, [(f"{label}15,230.00", *amounts) for label, *amounts in LINES])


def ragged_figures(paper: Paper) -> None:
    header(paper, 100, "科目", "合计", "基本支出", "项目支出")
    for i in range(5):
        paper.text(60, 120 + 18 * i, "卫生健康支出")
        for x in (250, 400):
            right(paper, x + (17 * i) % 45, 120 + 18 * i, "1,230.00")


@pytest.mark.parametrize(
    "draw",
    [
        contents_page,
        numbered_list,
        signatures,
        prose_in_columns,
        without_header,
        one_column_of_amounts,
        words_glued_to_amounts,
        ragged_figures,
    ],
)
def test_what_only_looks_like_a_table_stays_prose(paper, draw):
    draw(paper)
    document = paper.read()
    assert grids(document) == []
    assert paragraphs(document)


def test_a_disclosure_without_its_rules_gives_no_wrong_figure(monkeypatch):
    """Not all tables are found again; what is found says what it says with its rules."""
    ruled = {(f.address.form, f.address.row, f.address.column, f.occurrence): f.amount for f in facts()}
    real = pdf.read_rules
    monkeypatch.setattr(pdf, "read_rules", lambda page, view: replace(real(page, view), horizontal=[], vertical=[]))
    bare = {(f.address.form, f.address.row, f.address.column, f.occurrence): f.amount for f in facts()}
    assert len(bare) > 0.85 * len(ruled)
    assert bare.items() <= ruled.items()


def facts():
    return [fact for fact in pipeline.extract(SAMPLE).facts if fact.amount is not None]
