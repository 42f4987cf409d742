"""One spelling for text: full-width and half-width, spaces of every width, line breaks."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = frozenset(("Cf", "Cc", "Zs", "Zl", "Zp"))
_NUMBERING = re.compile(
    r"^(?:其中:|[((][一二三四五六七八九十]+[))]|[一二三四五六七八九十]+[、.]|[((]?\d+(?:、|\.(?!\d)|[))]))+"
)
_PUNCTUATION = re.compile(r"[“”\"'‘’《》()\[\]【】、.,:;。·\-—_<>]")


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in `text` of the character it came from."""
    out: list[str] = []
    where: list[int] = []
    for i, char in enumerate(text):
        for folded in unicodedata.normalize("NFKC", char):
            if folded.isspace() or unicodedata.category(folded) in _DROPPED:
                continue
            out.append(folded)
            where.append(i)
    return "".join(out), where


def fold(text: str) -> str:
    """Half-width, no white space: ' １，２３４．５０ 万元' → '1,234.50万元'."""
    return fold_map(text)[0]


def bare(text: str) -> str:
    """Folded, without leading numbering, brackets, quotes and punctuation: '一、“三公”经费' → '三公经费'."""
    return _PUNCTUATION.sub("", _NUMBERING.sub("", fold(text)))
