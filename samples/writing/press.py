"""How a PDF is printed, beside what it says: habits of the programs that make such files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Press:
    """thin_boxes: rules are filled boxes, as Word exports them, not lines. open_sides: no outer vertical rules.

    single_characters: each character is placed by itself. upright: no lying pages, so that wide tables are cramped.
    """

    thin_boxes: bool = False
    repeat_head: bool = True
    open_sides: bool = False
    single_characters: bool = False
    upright: bool = False
