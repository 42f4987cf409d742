"""A sheet on PDF pages: row heights, breaks over pages with the head repeated, rules and texts."""

from __future__ import annotations

from dataclasses import dataclass

from samples.sheet import Place, Row, Sheet, spans
from samples.writing.paper import Page
from samples.writing.press import Press
from samples.writing.typeface import measure
from samples.writing.wrapping import wrap_cell

PAD = 3.0


@dataclass(frozen=True)
class Setting:
    """How a sheet is set: left edge, column edges, size of type, and the heights of all rows."""

    edges: tuple[float, ...]
    size: float
    leading: float
    heights: tuple[float, ...]
    rows: tuple[Row, ...]
    covered: dict[Place, tuple[int, int]]


def set_sheet(sheet: Sheet, left: float, width: float, size: float) -> Setting:
    """Column edges and row heights."""
    whole = sum(sheet.widths)
    edges = [left]
    for share in sheet.widths:
        edges.append(edges[-1] + share * width / whole)
    rows = (*sheet.head, *sheet.body)
    covered = spans(rows)
    leading = size * 1.25
    heights = [17.5] * len(sheet.head) + [sheet.row_height] * len(sheet.body)
    for (r, c), (down, across) in sorted(covered.items(), key=lambda item: item[1][0]):
        lines = wrap_cell(rows[r][c], size, edges[c + across] - edges[c] - 2 * PAD)
        missing = len(lines) * leading + 2 * PAD - sum(heights[r : r + down])
        if missing > 0:
            for row in range(r, r + down):
                heights[row] += missing / down
    return Setting(tuple(edges), size, leading, tuple(heights), rows, covered)


class SheetRun:
    """The drawing of one sheet, part after part. Lines that found no room wait for the next part."""

    def __init__(self, sheet: Sheet, setting: Setting, press: Press) -> None:
        self.sheet = sheet
        self.press = press
        self.setting = setting
        self.next = len(sheet.head)
        self.waiting: dict[Place, list[str]] = {}

    @property
    def done(self) -> bool:
        return self.next >= len(self.setting.rows)

    @property
    def head_height(self) -> float:
        return sum(self.setting.heights[: len(self.sheet.head)])

    @property
    def least_height(self) -> float:
        """The head and the next row."""
        return self.head_height + (0 if self.done else self.setting.heights[self.next])

    def draw(self, page: Page, top: float, bottom: float) -> float:
        """Draws as many rows as fit (at least one) and returns where the part ends."""
        start = self.next
        head = range(len(self.sheet.head)) if self.press.repeat_head or start == len(self.sheet.head) else range(0)
        end, y = start, top + sum(self.setting.heights[r] for r in head)
        while end < len(self.setting.rows) and (end == start or y + self.setting.heights[end] <= bottom):
            y += self.setting.heights[end]
            end += 1
        shown = [*head, *range(start, end)]
        tops = self._tops(shown, top)
        for place in self.setting.covered:
            self._draw_cell(page, place, shown, tops)
        self.next = end
        return y

    def _tops(self, shown: list[int], top: float) -> dict[int, float]:
        tops: dict[int, float] = {}
        for r in shown:
            tops[r] = top
            top += self.setting.heights[r]
        return tops

    def _draw_cell(self, page: Page, place: Place, shown: list[int], tops: dict[int, float]) -> None:
        r, c = place
        down, across = self.setting.covered[place]
        here = [k for k in range(r, r + down) if k in tops]
        if not here:
            return
        x0, x1 = self.setting.edges[c], self.setting.edges[c + across]
        y0, y1 = tops[here[0]], tops[here[-1]] + self.setting.heights[here[-1]]
        self._frame(page, x0, y0, x1, y1)
        lines = self.waiting.pop(place, None)
        if lines is None:
            lines = wrap_cell(self.setting.rows[r][c], self.setting.size, x1 - x0 - 2 * PAD) if here[0] == r else []
        room = max(1, int((y1 - y0 - 2 * PAD + 0.5) / self.setting.leading))
        if len(lines) > room and here[-1] < r + down - 1:
            self.waiting[place] = lines[room:]
            lines = lines[:room]
        self._lines(page, place, lines, (x0, y0, x1, y1))

    def _frame(self, page: Page, x0: float, y0: float, x1: float, y1: float) -> None:
        page.rule(x0, y0, x1, y0)
        page.rule(x0, y1, x1, y1)
        for x in (x0, x1):
            if not (self.press.open_sides and x in (self.setting.edges[0], self.setting.edges[-1])):
                page.rule(x, y0, x, y1)

    def _lines(self, page: Page, place: Place, lines: list[str], box: tuple[float, float, float, float]) -> None:
        x0, y0, x1, y1 = box
        size, leading = self.setting.size, self.setting.leading
        y = y0 + (y1 - y0 - len(lines) * leading) / 2 + (leading - size) / 2
        for line in lines:
            free = x1 - x0 - 2 * PAD - measure(line, size)
            shift = {"l": 0.0, "c": free / 2, "r": free}[self._align(place)]
            page.text(x0 + PAD + max(0.0, shift), y, size, line)
            y += leading

    def _align(self, place: Place) -> str:
        r, c = place
        head = len(self.sheet.head)
        if r < self.sheet.captions:
            return "l" if c == 0 and head > 1 else "r"
        return "c" if r < head else self.sheet.align[c]
