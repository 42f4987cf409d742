"""Text into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samples.writing.typeface import measure

TOKENS = re.compile(r"[（《“]*[0-9A-Za-z.,%]+|[（《“]*.", re.DOTALL)
NEVER_FIRST = "，。；：、）》”！？％%"
GAP = 0.2
"""Between Chinese and figures, in ems, as word processors leave it."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text at its distance from the line's start, with extra space after each character."""

    x: float
    text: str
    spread: float = 0.0


def wrap_cell(text: str, size: float, width: float) -> list[str]:
    """Lines of a table cell: broken anywhere, as narrow cells are."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            if line and measure(line + char, size) > width and char not in NEVER_FIRST:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def wrap_prose(text: str, size: float, width: float, indent: float) -> list[list[Piece]]:
    """Lines of running text: figures stay whole, lines are justified, punctuation never begins a line."""
    lines: list[list[str]] = [[]]
    used = indent
    for token in TOKENS.findall(text):
        gap = GAP * size if lines[-1] and _changes(lines[-1][-1], token) else 0
        if lines[-1] and used + gap + measure(token, size) > width and token[0] not in NEVER_FIRST:
            lines.append([])
            used = gap = 0
        lines[-1].append(token)
        used += gap + measure(token, size)
    last = len(lines) - 1
    return [_place(line, size, width, indent if i == 0 else 0, i < last) for i, line in enumerate(lines)]


def _changes(before: str, after: str) -> bool:
    return before[-1].isascii() != after[0].isascii() and not {before[-1], after[0]} & set("，。；：、（）《》“”")


def _place(tokens: list[str], size: float, width: float, start: float, justify: bool) -> list[Piece]:
    gaps = [GAP * size if i and _changes(tokens[i - 1], t) else 0 for i, t in enumerate(tokens)]
    natural = start + sum(gaps) + sum(measure(t, size) for t in tokens)
    spread = max(0.0, (width - natural) / max(1, len(tokens) - 1)) if justify else 0.0
    pieces: list[Piece] = []
    x = start
    for gap, token in zip(gaps, tokens, strict=True):
        x += gap
        if pieces and not gap and not token.isascii() and not pieces[-1].text.isascii():
            pieces[-1] = Piece(pieces[-1].x, pieces[-1].text + token, spread)
        else:
            pieces.append(Piece(x, token, 0.0 if token.isascii() else spread))
        x += measure(token, size) + spread
    return pieces
