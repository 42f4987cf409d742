"""The front door of reading: which reader reads which kind of file, and what is refused before."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from disclosures.extraction import readers
from disclosures.extraction.model import Document
from disclosures.extraction.readers import archives, sniffing
from disclosures.extraction.readers.refusal import DAMAGED, MISSING, TOO_LARGE, TOO_MUCH, UnreadableFile, refusal

__all__ = [
    "MOST_BYTES",
    "Reader",
    "UnreadableFile",
    "has_reader",
    "kind_of",
    "kinds_read",
    "read",
    "reader",
    "suffixes_read",
]

Reader = Callable[[Path], Document]

MOST_BYTES = 60 << 20
_PACKAGES = frozenset(("docx", "xlsx", "xlsb", "odt", "ods", "ofd"))
_SUFFIXES = {
    "pdf": ("pdf",),
    "docx": ("docx", "dotx"),
    "doc": ("doc", "dot", "wps", "wpt"),
    "xlsx": ("xlsx", "xlsm", "xltx"),
    "xls": ("xls", "xlt", "et"),
    "html": ("html", "htm"),
    "rtf": ("rtf",),
    "odt": ("odt",),
    "ofd": ("ofd",),
}
"""By kind the suffixes that tell the truth; WPS writes Word's and Excel's old formats under its own."""

_READERS: dict[str, Reader] = {}
_READY: dict[str, Callable[[], bool]] = {}
_log = logging.getLogger(__name__)


def reader(kind: str, *, ready: Callable[[], bool] = lambda: True) -> Callable[[Reader], Reader]:
    """Registers a reader for a kind of file ('pdf', 'docx', …); a kind claimed twice raises ValueError.

    ready: whether what the reader needs is installed; without it the reader refuses with its own sentence.
    """

    def register(function: Reader) -> Reader:
        if kind in _READERS:
            raise ValueError(f"two readers claim {kind}")
        _READERS[kind], _READY[kind] = function, ready
        return function

    return register


def kind_of(path: Path) -> str:
    """What a file is by its content (see sniffing). Raises UnreadableFile where there is no file."""
    try:
        return sniffing.kind_of(path)
    except OSError as error:
        raise UnreadableFile(MISSING) from error


def has_reader(kind: str) -> bool:
    """Whether any reader has registered for the kind."""
    return kind in _readers()


def read(path: Path, name: str | None = None, **known: Any) -> Document:
    """The file as a Document. Raises UnreadableFile, and nothing else, for whatever the file holds.

    name is what the uploader called it; a suffix that lies about the content becomes a notice. known: what the
    reader of this kind need not find out (a PDF's recognised pages).
    """
    kind = kind_of(path)
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(TOO_LARGE)
    read_kind = _reader_of(kind)
    if read_kind is None:
        raise refusal(kind)
    if kind in _PACKAGES:
        archives.inspect(path, parts_are_xml=True)
    document = _guarded(partial(read_kind, **known), path)
    notice = _mislabelled(kind, name or path.name)
    return replace(document, notices=(*document.notices, notice)) if notice else document


def kinds_read() -> frozenset[str]:
    """The kinds for which there is a reader."""
    return frozenset(_readers())


def suffixes_read() -> tuple[str, ...]:
    """The suffixes of the kinds that can be read here, as a file picker wants them."""
    kinds = [kind for kind in _SUFFIXES if kind in _readers() and _READY[kind]()]
    return tuple(f".{suffix}" for kind in kinds for suffix in _SUFFIXES[kind])


def _guarded(read_kind: Reader, path: Path) -> Document:
    """The one place that catches everything.

    A reader rests on C and Rust libraries whose failures on a damaged file form no family: KeyError for a missing
    part, AttributeError deep in a tree, struct.error, PdfiumError, RecursionError. Whoever uploaded the file needs
    a sentence; whoever keeps the portal finds the true error in the log.
    """
    try:
        return read_kind(path)
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise UnreadableFile(TOO_MUCH) from error
    except Exception as error:
        _log.warning("a reader failed on %s", path.name, exc_info=True)
        raise UnreadableFile(DAMAGED) from error


def _mislabelled(kind: str, name: str) -> str | None:
    suffix = Path(name).suffix.lower().lstrip(".")
    if not suffix or suffix in _SUFFIXES.get(kind, (kind, suffix)):
        return None
    return f"文件后缀为 .{suffix}，内容实为 {kind} 格式，已按实际内容读取。"


def _reader_of(kind: str) -> Reader | None:
    """The reader of one kind: in the module of its name, else in whichever; a reading needs no other's libraries."""
    name = f"{readers.__name__}.{kind}"
    if kind not in _READERS and importlib.util.find_spec(name):
        importlib.import_module(name)
    return _READERS.get(kind) or _readers().get(kind)


def _readers() -> dict[str, Reader]:
    """The registered readers; every module of the package is imported once, so that a new reader is one new file."""
    for module in pkgutil.iter_modules(readers.__path__, f"{readers.__name__}."):
        importlib.import_module(module.name)
    return _READERS
