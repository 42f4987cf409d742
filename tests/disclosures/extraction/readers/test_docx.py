"""The Word reader, over files that each test writes itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from disclosures.extraction.model import Document, Grid, Locus, Paragraph
from disclosures.extraction.readers import registry
from disclosures.extraction.readers.docx import read_docx
from disclosures.extraction.readers.docx_numbering import format_number
from tests.disclosures.extraction.readers.samples import repacked


def read(word, path: Path) -> Document:
    word.save(str(path / "测试.docx"))
    return read_docx(path / "测试.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def drawn(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


@pytest.fixture
def word():
    return docx.Document()


def add_run(paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_paragraphs_and_tables_keep_their_order(word, tmp_path):
    word.add_paragraph("收支总表")
    word.add_table(1, 2).cell(0, 0).text = "项目"
    word.add_paragraph("注：略。")
    first, table, last = read(word, tmp_path).blocks
    assert (first.text, table.text(0, 0), last.text) == ("收支总表", "项目", "注：略。")


def test_a_merged_cell_stands_once_and_covers_its_places(word, tmp_path):
    table = word.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "序号"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "收入"
    table.cell(1, 1).text, table.cell(1, 2).text = "项目", "金额"
    [grid] = grids(read(word, tmp_path))
    assert drawn(grid) == [["序号", "收入", None], [None, "项目", "金额"], ["", "", ""]]
    assert (grid.rows[0][0].rows, grid.rows[0][1].columns) == (2, 2)
    assert grid.rows[1][2].locus == Locus(table=0, row=1, cell=2)


def test_a_cell_goes_on_below_only_in_its_own_width(word, tmp_path):
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "宽"
    table.cell(1, 0).text, table.cell(1, 1).text = "窄", "乙"
    table.cell(1, 0)._tc.get_or_add_tcPr().append(OxmlElement("w:vMerge"))
    [grid] = grids(read(word, tmp_path))
    assert drawn(grid) == [["宽", None], ["窄", "乙"]]
    assert grid.rows[0][0].rows == 1


def test_cells_omitted_before_and_after_a_row_are_blank_places(word, tmp_path):
    table = word.add_table(2, 3)
    for c, text in enumerate("甲乙丙"):
        table.cell(0, c).text = text
    row = table.rows[1]._tr
    for cell in (row.tc_lst[0], row.tc_lst[2]):
        row.remove(cell)
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    row.tc_lst[0].p_lst[0].add_r().text = "丁"
    [grid] = grids(read(word, tmp_path))
    assert drawn(grid) == [["甲", "乙", "丙"], ["", "丁", ""]]


def test_column_lines_at_which_no_cell_begins_are_no_columns(word, tmp_path):
    table = word.add_table(2, 4)
    for r in range(2):
        table.cell(r, 1).merge(table.cell(r, 2)).text = "宽"
    [grid] = grids(read(word, tmp_path))
    assert grid.width == 3
    assert grid.rows[0][1].columns == 1


def test_a_nested_table_follows_the_table_around_it(word, tmp_path):
    outer = word.add_table(1, 2)
    outer.cell(0, 0).text = "外"
    outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "内"
    first, second = grids(read(word, tmp_path))
    assert drawn(first) == [["外", ""]]
    assert drawn(second) == [["内"]]
    assert second.rows[0][0].locus.table == 1


def test_a_frame_of_one_cell_around_a_table_is_opened(word, tmp_path):
    frame = word.add_table(1, 1).cell(0, 0)
    frame.text = "支出总表"
    frame.add_table(1, 2).cell(0, 0).text = "科目"
    document = read(word, tmp_path)
    assert texts(document) == ["支出总表"]
    assert [grid.width for grid in grids(document)] == [2]


def test_deleted_text_is_out_and_inserted_text_is_in(word, tmp_path):
    paragraph = word.add_paragraph("安排")
    add_run(paragraph, "<w:del><w:r><w:delText>3</w:delText></w:r></w:del>")
    add_run(paragraph, "<w:ins><w:r><w:t>5</w:t></w:r></w:ins>")
    paragraph.add_run("万元")
    assert texts(read(word, tmp_path)) == ["安排5万元"]


def test_a_deleted_paragraph_mark_joins_it_to_the_next(word, tmp_path):
    first = word.add_paragraph("预算")
    first._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>"))
    word.add_paragraph("收入")
    assert texts(read(word, tmp_path)) == ["预算收入"]


def test_a_deleted_row_is_out(word, tmp_path):
    table = word.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留", "删"
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert drawn(grids(read(word, tmp_path))[0]) == [["留"]]


def test_hidden_text_and_field_codes_are_out(word, tmp_path):
    paragraph = word.add_paragraph("公开")
    hidden = paragraph.add_run("隐藏")
    hidden.font.hidden = True
    add_run(paragraph, "<w:r><w:instrText>PAGE</w:instrText></w:r>")
    assert texts(read(word, tmp_path)) == ["公开"]


def test_tabs_and_line_breaks_are_kept(word, tmp_path):
    paragraph = word.add_paragraph("目标一")
    paragraph.add_run().add_break()
    paragraph.add_run("目标二\t3")
    assert texts(read(word, tmp_path)) == ["目标一\n目标二\t3"]


def test_text_boxes_and_content_controls_are_read_once(word, tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    alternatives = (
        f"<mc:AlternateContent {space}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    add_run(word.add_paragraph("正文"), f"<w:r>{alternatives}</w:r>")
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(0, parse_xml(control.replace(">", f" {nsdecls('w')}>", 1)))
    assert texts(read(word, tmp_path)) == ["控件", "正文", "框内"]


def number(paragraph, number_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')
    )


def define_list(word, *levels: tuple[str, str]) -> None:
    """A list numbered 90 with (format, text) for each level."""
    root = word.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{body}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def test_automatic_numbers_are_printed_before_the_text(word, tmp_path):
    define_list(word, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3"))
    for text, level in (("职责", 0), ("机构", 1), ("人员", 1), ("收支", 0), ("收入", 1), ("财政拨款", 2)):
        number(word.add_paragraph(text), 90, level)
    assert texts(read(word, tmp_path)) == [
        "一、职责",
        "（一）机构",
        "（二）人员",
        "二、收支",
        "（一）收入",
        "1 财政拨款",
    ]


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (3, "chineseLegalSimplified", "叁"),
        (4, "decimalEnclosedCircle", "④"),
        (2, "decimalEnclosedParen", "⑵"),
        (9, "lowerRoman", "ix"),
        (27, "upperLetter", "AA"),
        (2, "ideographTraditional", "乙"),
        (7, "decimal", "7"),
    ],
)
def test_counts_are_written_as_word_writes_them(count, kind, text):
    assert format_number(count, kind) == text


def test_a_heading_has_its_outline_level(word, tmp_path):
    word.add_heading("第一部分", level=1)
    word.add_paragraph("正文")
    assert [block.level for block in read(word, tmp_path).blocks] == [1, None]


def test_headers_and_footers_are_not_read(word, tmp_path):
    word.sections[0].header.paragraphs[0].text = "页眉"
    word.add_paragraph("正文")
    assert texts(read(word, tmp_path)) == ["正文"]


def test_a_damaged_file_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04 not a package")
    with pytest.raises(registry.UnreadableFile, match="。"):
        read_docx(path)


def test_entities_of_a_hostile_file_are_not_expanded(word, tmp_path):
    word.add_paragraph("MARK")
    word.save(str(tmp_path / "a.docx"))
    hostile = tmp_path / "b.docx"
    with zipfile.ZipFile(tmp_path / "a.docx") as source, zipfile.ZipFile(hostile, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY e "EXPANDED">]><w:document', 1)
                data = data.replace(b"MARK", b"&e;")
            target.writestr(item.filename, data)
    try:
        found = texts(read_docx(hostile))
    except registry.UnreadableFile:
        found = []
    assert not any("EXPANDED" in text for text in found)


def test_every_table_of_many_is_read(word, tmp_path):
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p></w:tc>" * 8 + "</w:tr>"
    table = f"<w:tbl {nsdecls('w')}>{row * 40}</w:tbl>"
    for _ in range(34):
        word.element.body.insert(0, parse_xml(table))
    word.save(str(tmp_path / "many.docx"))
    assert len(grids(read_docx(tmp_path / "many.docx"))) == 34


def test_the_registry_reads_word_files(word, tmp_path):
    word.add_paragraph("正文")
    word.save(str(tmp_path / "a.docx"))
    assert registry.read(tmp_path / "a.docx").format == "docx"


def styled(word, name: str, xml: str) -> None:
    """A paragraph style with these run properties."""
    word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).element.append(
        parse_xml(f"<w:rPr {nsdecls('w')}>{xml}</w:rPr>")
    )


def test_a_paragraph_of_a_hidden_style_and_a_hidden_row_are_out(word, tmp_path):
    styled(word, "审核意见", "<w:vanish/>")
    word.add_paragraph("略", style="审核意见")
    table = word.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "显示", "隐藏"
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
    document = read(word, tmp_path)
    assert (texts(document), drawn(grids(document)[0])) == ([], [["显示"]])


def test_a_deleted_cell_is_out_and_an_inserted_one_is_in(word, tmp_path):
    row = word.add_table(1, 3)
    for cell, text, mark in zip(row.rows[0].cells, ("甲", "乙", "丙"), (None, "w:cellDel", "w:cellIns"), strict=True):
        cell.text = text
        if mark:
            cell._tc.get_or_add_tcPr().append(OxmlElement(mark))
    assert drawn(grids(read(word, tmp_path))[0]) == [["甲", "丙"]]


def test_a_paragraph_that_was_moved_away_is_read_where_it_went(word, tmp_path):
    gone = word.add_paragraph()
    add_run(gone, "<w:moveFrom><w:r><w:t>收入说明</w:t></w:r></w:moveFrom>")
    gone._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:moveFrom/></w:rPr>"))
    word.add_paragraph("支出说明")
    here = word.add_paragraph()
    add_run(here, "<w:moveTo><w:r><w:t>收入说明</w:t></w:r></w:moveTo>")
    assert texts(read(word, tmp_path)) == ["支出说明", "收入说明"]


def test_the_last_result_of_a_formula_is_its_figure(word, tmp_path):
    cell = word.add_table(1, 1).cell(0, 0)
    row = word.add_table(1, 2)
    paragraph = row.cell(0, 1).paragraphs[0]
    for inner in (
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:instrText>=SUM(ABOVE)</w:instrText>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:t>30.00</w:t>",
        "<w:fldChar w:fldCharType='end'/>",
    ):
        add_run(paragraph, f"<w:r>{inner}</w:r>")
    simple = row.cell(0, 0).paragraphs[0]
    add_run(simple, "<w:fldSimple w:instr='=SUM(LEFT)'><w:r><w:t>12.50</w:t></w:r></w:fldSimple>")
    cell.text = "合计"
    assert drawn(grids(read(word, tmp_path))[1]) == [["12.50", "30.00"]]


def test_content_controls_around_rows_and_cells_are_opened(word, tmp_path):
    table = word.add_table(2, 2)
    for i, text in enumerate(("甲", "1.00", "乙", "2.00")):
        table.cell(i // 2, i % 2).text = text
    for inside in (table.rows[0]._tr, table.rows[1]._tr.tc_lst[1]):
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        inside.addprevious(control)
        control[0].append(inside)
    assert drawn(grids(read(word, tmp_path))[0]) == [["甲", "1.00"], ["乙", "2.00"]]


def test_tables_that_a_blank_table_sets_side_by_side_are_read_and_the_frame_is_none(word, tmp_path):
    frame = word.add_table(1, 2)
    for cell, text in zip(frame.rows[0].cells, ("收入", "支出"), strict=True):
        cell.add_table(1, 2).cell(0, 0).text = text
    assert [drawn(grid) for grid in grids(read(word, tmp_path))] == [[["收入", ""]], [["支出", ""]]]


def noted(word, path: Path, note: str) -> Document:
    """The document with this text as footnote 2."""
    word.save(str(path / "测试.docx"))
    space = nsdecls("w")
    body = (
        f"<w:footnotes {space}><w:footnote w:id='2'><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    package = repacked((path / "测试.docx").read_bytes(), {"word/footnotes.xml": body.encode()})
    (path / "测试.docx").write_bytes(package)
    return read_docx(path / "测试.docx")


def test_a_footnote_is_read_before_the_next_heading(word, tmp_path):
    title = word.add_paragraph("支出总表")
    add_run(title, "<w:r><w:footnoteReference w:id='2'/></w:r>")
    word.add_table(1, 2).cell(0, 0).text = "合计"
    word.add_heading("二、说明", level=1)
    blocks = noted(word, tmp_path, "含项目支出3.00万元。").blocks
    assert [block.text if isinstance(block, Paragraph) else "表" for block in blocks] == [
        "支出总表", "表", "含项目支出3.00万元。", "二、说明",
    ]  # fmt: skip


def test_a_footnote_that_nobody_refers_to_any_more_is_out(word, tmp_path):
    paragraph = word.add_paragraph("正文")
    add_run(paragraph, "<w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:del>")
    assert texts(noted(word, tmp_path, "旧注")) == ["正文"]


def test_a_table_typed_with_tabs_is_a_table(word, tmp_path):
    head, total = "科目编码\t科目名称\t合计\t基本支出", "\t合计\t30.00\t20.00"
    lines = (head, total, "208\t社会保障和就业支出\t18.00\t18.00", "221\t住房保障支出\t12.00\t2.00")
    for line in ("支出总表", *lines):
        word.add_paragraph(line)
    document = read(word, tmp_path)
    assert texts(document) == ["支出总表"]
    assert drawn(grids(document)[0])[1] == ["", "合计", "30.00", "20.00"]


@pytest.mark.parametrize(
    "lines",
    [
        ("收支总表\t1", "收入总表\t2", "支出总表\t3", "财政拨款收支总表\t4"),
        ("项目\t金额", "甲\t1.00", "乙\t2.00", "丙\t\t3.00"),
        ("甲\t1.00", "乙\t2.00", "丙\t3.00", "丁\t4.00"),
        ("联系人\t电话", "甲\t12345", "乙\t23456", "丙\t34567"),
    ],
)
def test_paragraphs_with_tabs_that_are_no_table_stay_prose(word, tmp_path, lines):
    for line in lines:
        word.add_paragraph(line)
    assert texts(read(word, tmp_path)) == list(lines)


def test_tabs_that_indent_a_paragraph_are_no_text(word, tmp_path):
    for line in ("\t\t正文", "\t甲\t乙"):
        word.add_paragraph(line)
    assert texts(read(word, tmp_path)) == ["正文", "甲\t乙"]


def test_an_embedded_file_is_told_and_not_passed_over(word, tmp_path):
    word.add_paragraph("正文")
    word.element.body.insert(0, OxmlElement("w:altChunk"))
    assert ["altChunk" in notice for notice in read(word, tmp_path).notices] == [True]
