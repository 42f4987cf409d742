"""Grids and documents written down as a reader sees them.

A line is a row, | parts the cells, 收入<1x2> covers one row and two columns, · is a place covered by another cell.
"""

from __future__ import annotations

import re

from disclosures.extraction.model import Cell, Document, Extraction, Grid, Locus, Paragraph, Source
from disclosures.extraction.pipeline import understand

HEBEI_CAPTION = "999临江区测试局 预算年度：2031 单位：万元"


def grid(text: str, *, page: int | None = None, table: int = 0) -> Grid:
    """The grid drawn by `text`."""
    lines = [line for line in text.strip("\n").splitlines() if line.strip()]
    return Grid(tuple(_row(line, r, page, table) for r, line in enumerate(lines)))


def _row(line: str, row: int, page: int | None, table: int) -> tuple[Cell | None, ...]:
    return tuple(_cell(part.strip(), Locus(page, None, table, row, c)) for c, part in enumerate(line.split("|")))


def _cell(text: str, locus: Locus) -> Cell | None:
    if text == "·":
        return None
    span = re.fullmatch(r"(.*)<(\d+)x(\d+)>", text)
    return Cell(span[1], locus, int(span[2]), int(span[3])) if span else Cell(text, locus)


def document(*blocks: str | Grid) -> Document:
    """A document of these paragraphs and grids."""
    return Document("docx", None, tuple(Paragraph(b) if isinstance(b, str) else b for b in blocks))


def understood(*blocks: str | Grid) -> Extraction:
    """What is understood of these paragraphs and grids."""
    return understand(document(*blocks), Source("测试.docx", "0" * 64, "docx", None))


def amounts(extraction: Extraction, form: str) -> dict[tuple[str, str], str]:
    """row and column → printed text, of the figures of a form that are not blank."""
    return {
        (f.address.row, f.address.column): f.printed
        for f in extraction.facts
        if f.address.form == form and f.amount is not None
    }


EXPENDITURE = """
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 30.00 | 20.00 | 10.00
208 | 社会保障和就业支出 | 30.00 | 20.00 | 10.00
20805 | 行政事业单位养老支出 | 30.00 | 20.00 | 10.00
2080505 | 机关事业单位基本养老保险缴费支出 | 30.00 | 20.00 | 10.00
"""

SUMMARY = """
999临江区测试局<1x2> | · | 预算年度：2031<1x2> | · | 单位：万元
序号<2x1> | 收入<1x2> | · | 支出<1x2> | ·
· | 项目 | 预算数 | 项目 | 预算数
栏次 | 1 | 2 | 3 | 4
1 | 一、一般公共预算拨款收入 | 25.00 | 八、社会保障和就业支出 | 30.00
2 | 五、单位资金 | 5.00 | 十、医疗卫生与计划生育支出 |
3 | 本年收入合计 | 30.00 | 本年支出合计 | 30.00
4 | 上年结转结余 | | 年终结转结余 |
5 | 收入总计 | 30.00 | 支出总计 | 30.00
"""
