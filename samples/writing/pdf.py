"""Printed documents as PDF: contents with page numbers, running text over lines and pages, tables over pages."""

from __future__ import annotations

from pathlib import Path

from samples.printed import Contents, Heading, Printed, Text
from samples.sheet import Sheet
from samples.writing import paper
from samples.writing.paper import Page
from samples.writing.pdf_table import SheetRun, set_sheet
from samples.writing.press import Press
from samples.writing.typeface import measure
from samples.writing.wrapping import wrap_prose

MARGIN = 74.0
SHEET_MARGIN = 46.0
TOP = 72.0
FOOT = 70.0
PROSE = 15.0
LEADING = 27.0


def write(printed: Printed, path: Path, press: Press | None = None) -> None:
    """Writes the document; the same document and press give the same bytes."""
    press = press or Press(thin_boxes=printed.page_number != "{}")
    flow = _Flow(printed, press)
    flow.run()
    paper.write(flow.pages, path, printed.slug, press)


class _Flow:
    """The document poured into pages. Contents pages bear no number, as they are made last."""

    def __init__(self, printed: Printed, press: Press) -> None:
        self.printed = printed
        self.press = press
        self.pages: list[Page] = []
        self.y = 0.0
        self.entries: list[tuple[str, int]] = []
        self.used = False

    def run(self) -> None:
        contents: list[tuple[int, Contents]] = []
        for block in self.printed.blocks:
            if isinstance(block, Sheet):
                self.sheet(block)
            elif isinstance(block, Heading):
                self.heading(block)
            elif isinstance(block, Text):
                self.prose(block.text, PROSE, block.bold, True)
            else:
                contents.append((len(self.pages), block))
        self.number()
        for place, block in contents:
            self.pages[place:place] = self.contents(block)

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def width(self) -> float:
        """The width of a page of running text."""
        return paper.A4[1] if self.printed.lying else paper.A4[0]

    @property
    def bottom(self) -> float:
        return self.page.height - FOOT

    def turn(self, landscape: bool | None = None, sheet: Sheet | None = None) -> None:
        """A new page, of the kind that the sheet asks for."""
        landscape = self.printed.lying if landscape is None else landscape
        self.pages.append(Page(landscape, sheet.turned, sheet.large) if sheet else Page(landscape))
        self.y = TOP
        self.used = False

    def room(self, height: float, landscape: bool | None = None) -> None:
        """A new page where this height does not fit, or where the page lies the other way."""
        landscape = self.printed.lying if landscape is None else landscape
        if not self.pages or self.page.landscape != landscape or self.y + height > self.bottom:
            self.turn(landscape)
        self.used = True

    def number(self) -> None:
        """Page numbers at the foot."""
        for i, page in enumerate(self.pages, 1):
            text = self.printed.page_number.format(i)
            page.text((page.width - measure(text, 10)) / 2, page.height - 46, 10, text)

    def heading(self, block: Heading) -> None:
        if block.new_page and self.used:
            self.turn()
        if block.listed:
            self.room(3 * LEADING)
            self.entries.append((block.text, len(self.pages)))
        if block.level == 0:
            self.centred(block.text, 20)
        else:
            self.prose(block.text, PROSE + (1 if block.level == 1 else 0), True, True)

    def centred(self, text: str, size: float, x0: float = MARGIN) -> None:
        """A title in the middle of the page, over several lines if need be."""
        self.room(size * 3, self.page.landscape if self.pages and x0 != MARGIN else None)
        width = self.page.width - 2 * x0
        for pieces in wrap_prose(text, size, width, 0):
            line = "".join(p.text for p in pieces)
            self.page.text((self.page.width - measure(line, size)) / 2, self.y, size, line, bold=True)
            self.y += size * 1.6
        self.y += size * 0.4

    def prose(self, text: str, size: float, bold: bool, indent: bool) -> None:
        for pieces in wrap_prose(text, size, self.width - 2 * MARGIN, 2 * size if indent else 0):
            self.room(LEADING)
            for piece in pieces:
                self.page.text(MARGIN + piece.x, self.y, size, piece.text, bold, piece.spread)
            self.y += LEADING

    def sheet(self, sheet: Sheet) -> None:
        size = 8.0 if len(sheet.widths) > 11 else 9.0
        landscape = sheet.landscape and not self.press.upright
        if sheet.own_page and (self.used or not self.pages):
            self.turn(landscape, sheet)
        margin = SHEET_MARGIN if sheet.own_page else MARGIN
        page = Page(landscape, large=sheet.large)
        setting = set_sheet(sheet, margin, page.width - 2 * margin, size)
        run = SheetRun(sheet, setting, self.press)
        self.room(run.least_height + 60, landscape)
        if sheet.own_page:
            self.entries.append((sheet.title, len(self.pages)))
        self.above(sheet, margin)
        while True:
            self.y = run.draw(self.page, self.y, self.bottom)
            if run.done:
                break
            self.turn(landscape, sheet)
            if sheet.unit_line and not sheet.unit_line_once:
                self.above(sheet, margin, again=True)
            self.used = True
        self.y += 6
        for note in sheet.notes:
            self.small(note, margin)
        self.y += 10

    def above(self, sheet: Sheet, margin: float, again: bool = False) -> None:
        """What stands over the grid: number of the form, title, money unit."""
        if sheet.strip and not again:
            self.page.text(margin, self.y, 9, sheet.strip)
            self.y += 14
        if sheet.titled:
            self.centred(sheet.title, 16 if sheet.own_page else 13, margin)
        if sheet.left_line:
            self.page.text(margin, self.y, 9, sheet.left_line)
        if sheet.unit_line:
            self.page.text(self.page.width - margin - measure(sheet.unit_line, 9), self.y, 9, sheet.unit_line)
            self.y += 14

    def small(self, text: str, margin: float) -> None:
        for pieces in wrap_prose(text, 9, self.page.width - 2 * margin, 0):
            self.room(14, self.page.landscape)
            for piece in pieces:
                self.page.text(margin + piece.x, self.y, 9, piece.text, False, piece.spread)
            self.y += 14

    def contents(self, block: Contents) -> list[Page]:
        """The contents pages, with leaders and page numbers."""
        pages = [Page(self.printed.lying)]
        pages[0].text((self.width - measure(block.title, 18)) / 2, TOP, 18, block.title, bold=True)
        y = TOP + 40
        for text, number in self.entries:
            if y > pages[0].height - FOOT:
                pages.append(Page(self.printed.lying))
                y = TOP
            dots = int((self.width - 2 * MARGIN - measure(f"{text}{number}", 11)) / measure(".", 11)) - 1
            line = f"{text}{'.' * max(3, dots)}{number}"
            pages[-1].text(MARGIN, y, 11, line)
            y += 22
        return pages
