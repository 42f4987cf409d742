"""Printed documents as Word files: true merged cells, repeated header rows, sections, page numbers."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from samples.printed import Contents, Heading, Printed
from samples.sheet import LEFT, UP, Row, Sheet, spans
from samples.writing import archive

JUSTIFY = {"l": "left", "c": "center", "r": "right"}
PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)
USABLE = 9200
FIXED = datetime(2025, 1, 1, tzinfo=UTC)


def write(printed: Printed, path: Path) -> None:
    """Writes the document; the same document gives the same bytes."""
    document = docx.Document()
    body = document.element.body
    final = body[-1]
    for element in [e for e in body if e is not final]:
        body.remove(element)
    _Body(document, printed).fill()
    _settle_properties(document, printed)
    buffer = io.BytesIO()
    document.save(buffer)
    archive.rewrite(buffer.getvalue(), path)


def _settle_properties(document: Any, printed: Printed) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "样例"
    properties.title = printed.slug
    properties.comments = ""
    properties.created = properties.modified = FIXED
    properties.revision = 1


class _Body:
    """The body of one document under construction."""

    def __init__(self, document: Any, printed: Printed) -> None:
        self.body = document.element.body
        self.printed = printed
        self.footer = document.sections[0].footer
        self.footer.is_linked_to_previous = False
        before, _, after = printed.page_number.partition("{}")
        self.footer.paragraphs[0]._p.getparent().replace(self.footer.paragraphs[0]._p, _page_number(before, after))
        reference = document.sections[0]._sectPr.xpath("w:footerReference")[0]
        self.relation = reference.rId
        self.landscape = False

    def add(self, xml: str) -> None:
        self.body.insert(len(self.body) - 1, parse_xml(xml))

    def fill(self) -> None:
        after_sheet = False
        for block in self.printed.blocks:
            if isinstance(block, Sheet):
                self.sheet(block)
            elif isinstance(block, Heading):
                self.turn(False)
                self.add(_heading(block, self.printed.styled_headings))
            elif isinstance(block, Contents):
                self.contents(block)
            else:
                self.turn(False)
                self.add(_paragraph(block.text, size=28, indent=True, bold=block.bold))
            after_sheet = isinstance(block, Sheet)
        if after_sheet:
            self.add(_paragraph("", size=20))
        last = self.body[-1]
        last.getparent().replace(last, parse_xml(_section(False, self.relation)))

    def turn(self, landscape: bool) -> None:
        """Ends the section where the orientation changes."""
        if landscape != self.landscape:
            self.add(f"<w:p {nsdecls('w', 'r')}><w:pPr>{_section(self.landscape, self.relation, False)}</w:pPr></w:p>")
            self.landscape = landscape

    def contents(self, block: Contents) -> None:
        self.add(_paragraph(block.title, size=36, align="center", bold=True))
        for entry in entries(self.printed):
            self.add(_paragraph(entry, size=24))

    def sheet(self, sheet: Sheet) -> None:
        self.turn(sheet.landscape)
        if sheet.strip:
            self.add(_paragraph(sheet.strip, size=20))
        if sheet.titled:
            size = 32 if sheet.own_page else 28
            self.add(_paragraph(sheet.title, size=size, align="center", bold=True, new_page=sheet.own_page))
        if sheet.left_line:
            self.add(_paragraph(f"{sheet.left_line}　　　　{sheet.unit_line}", size=20))
        elif sheet.unit_line:
            self.add(_paragraph(sheet.unit_line, size=20, align="right"))
        self.add(_table(sheet))
        notes = sheet.notes or ("",)
        for note in notes:
            self.add(_paragraph(note, size=20))


def entries(printed: Printed) -> list[str]:
    """The lines of the contents: sheets on their own pages, and listed headings."""
    sheets = {id(s) for _, s in printed.sheets() if s.own_page}
    return [
        block.title if isinstance(block, Sheet) else block.text
        for block in printed.blocks
        if id(block) in sheets or (isinstance(block, Heading) and block.listed)
    ]


def _heading(block: Heading, styled: bool) -> str:
    size = {0: 36, 1: 30}.get(block.level, 28)
    align = "center" if block.level == 0 else ""
    outline = block.level if styled else None
    return _paragraph(
        block.text, size=size, align=align, bold=True, indent=block.level > 0, outline=outline, new_page=block.new_page
    )


def _paragraph(
    text: str,
    size: int,
    align: str = "",
    bold: bool = False,
    indent: bool = False,
    outline: int | None = None,
    new_page: bool = False,
) -> str:
    properties = "<w:pageBreakBefore/>" if new_page else ""
    properties += f'<w:ind w:firstLine="{size * 20}"/>' if indent else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    properties += f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{_runs(text, size, bold)}</w:p>"


def _runs(text: str, size: int, bold: bool) -> str:
    """One run for each stretch of Chinese, of Latin and of figures, as word processors leave them."""
    weight = "<w:b/>" if bold else ""
    style = f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>{weight}'
    style += f'<w:sz w:val="{size}"/></w:rPr>'
    out = []
    for n, line in enumerate(text.split("\n")):
        out += [f"<w:r>{style}<w:br/></w:r>"] if n else []
        pieces = re.findall(r"[0-9A-Za-z.,%]+|[^0-9A-Za-z.,%]+", line)
        out += [f'<w:r>{style}<w:t xml:space="preserve">{escape(p)}</w:t></w:r>' for p in pieces]
    return "".join(out)


def _table(sheet: Sheet) -> str:
    rows = (*sheet.head, *sheet.body)
    usable = USABLE * (LANDSCAPE[0] / PORTRAIT[0] if sheet.landscape else 1)
    widths = [round(w * usable / sum(sheet.widths)) for w in sheet.widths]
    covered = spans(rows)
    lines = [_row(rows, r, widths, sheet, covered) for r in range(len(rows))]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
    )
    properties += '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _row(
    rows: tuple[Row, ...], r: int, widths: list[int], sheet: Sheet, covered: dict[tuple[int, int], tuple[int, int]]
) -> str:
    heading = "<w:trPr><w:tblHeader/></w:trPr>" if r < len(sheet.head) else ""
    cells: list[str] = []
    c = 0
    while c < len(widths):
        text = rows[r][c]
        top = next(k for k in range(r, -1, -1) if rows[k][c] != UP)
        height, width = covered[top, c]
        vertical = "" if height == 1 else "<w:vMerge/>" if text == UP else '<w:vMerge w:val="restart"/>'
        across = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
        size = f'<w:tcW w:w="{sum(widths[c : c + width])}" w:type="dxa"/>'
        align = _alignment(sheet, r, c)
        content = "" if text in (UP, LEFT) else _runs(text, 18 if len(widths) > 9 else 20, False)
        paragraph = f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{content}</w:p>'
        cells.append(f'<w:tc><w:tcPr>{size}{across}{vertical}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>')
        c += width
    return f"<w:tr>{heading}{''.join(cells)}</w:tr>"


def _alignment(sheet: Sheet, r: int, c: int) -> str:
    if sheet.captions and r < sheet.captions:
        return "left" if c == 0 and len(sheet.head) > 1 else "right"
    return "center" if r < len(sheet.head) else JUSTIFY[sheet.align[c]]


def _page_number(before: str, after: str) -> Any:
    def run(inner: str) -> str:
        return f"<w:r>{inner}</w:r>"

    field = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    field += (
        run('<w:fldChar w:fldCharType="separate"/>') + run("<w:t>1</w:t>") + run('<w:fldChar w:fldCharType="end"/>')
    )
    around = [run(f'<w:t xml:space="preserve">{t}</w:t>') if t else "" for t in (before, after)]
    return parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr>{around[0]}{field}{around[1]}</w:p>')


def _section(landscape: bool, relation: str, namespaces: bool = True) -> str:
    width, height = LANDSCAPE if landscape else PORTRAIT
    turned = ' w:orient="landscape"' if landscape else ""
    names = f" {nsdecls('w', 'r')}" if namespaces else ""
    return (
        f'<w:sectPr{names}><w:footerReference w:type="default" r:id="{relation}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        '<w:pgMar w:top="1440" w:right="1304" w:bottom="1304" w:left="1304"'
        ' w:header="851" w:footer="850" w:gutter="0"/>'
        "</w:sectPr>"
    )
