"""One spelling for text: full-width and half-width, spaces of every width, line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DROPPED = frozenset(("Cf", "Cc", "Zs", "Zl", "Zp"))
_NUMBERING = re.compile(
    r"^(?:其中:|[((][一二三四五六七八九十]+[))]|[一二三四五六七八九十]+[、.]|[((]?\d+(?:、|\.(?!\d)|\.(?=20\d\d年)|[))]))+"
)
_PUNCTUATION = re.compile(r"[“”\"'‘’《》()\[\]【】、.,:;。·\-—_<>]")


def fold_map(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the index in `text` of the character it came from."""
    folded = fold(text)
    if len(folded) == len(text) and all(map(_folded, set(text))):
        return folded, range(len(text))
    parts = list(map(_folded, text))
    return "".join(parts), [i for i, part in enumerate(parts) for _ in part]


@lru_cache(maxsize=1 << 15)
def _folded(char: str) -> str:
    """What stands for one character: nothing for white space, one or more characters otherwise."""
    return "".join(
        c for c in unicodedata.normalize("NFKC", char) if not (c.isspace() or unicodedata.category(c) in _DROPPED)
    )


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Half-width, no white space: ' １，２３４．５０ 万元' → '1,234.50万元'. Tables repeat themselves: cached."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Folded, without leading numbering, brackets, quotes and punctuation: '一、“三公”经费' → '三公经费'."""
    return _PUNCTUATION.sub("", _NUMBERING.sub("", fold(text)))
