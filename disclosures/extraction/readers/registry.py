"""Which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from disclosures.extraction.model import Document

Reader = Callable[[Path], Document]

_READERS: dict[str, Reader] = {}


class UnreadableFile(Exception):
    """The file cannot be read. The message is one sentence in Chinese for the person who uploaded it."""


def reader(kind: str) -> Callable[[Reader], Reader]:
    """Registers a reader for a kind of file ('pdf', 'docx', …); a kind claimed twice raises ValueError."""

    def register(function: Reader) -> Reader:
        if kind in _READERS:
            raise ValueError(f"two readers claim {kind}")
        _READERS[kind] = function
        return function

    return register
