"""Containers before anyone opens them: size, bombs, names, truncation, passwords, entities."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from disclosures.extraction.readers import markup
from disclosures.extraction.readers.refusal import BOMB, BROKEN, ENCRYPTED_ARCHIVE, FORBIDDEN_XML, UnreadableFile

MEGABYTE = 1 << 20
MOST_ENTRIES = 5000
MOST_DIRECTORY = 4 * MEGABYTE
"""Bytes of the directory alone: that of 5000 entries takes about half of one."""

MOST_INFLATED = 400 * MEGABYTE
MOST_RATIO = 200
"""Inflated to compressed. Office XML reaches 30 to 60; a bomb 1000."""
RATIO_MATTERS_ABOVE = 20 * MEGABYTE
_CHUNK = 1 << 16
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def inspect(path: Path, *, parts_are_xml: bool) -> None:
    """Inflates every entry of a zip once, into nothing. Raises UnreadableFile with the reason for distrust.

    parts_are_xml: an office package, whose parts may declare no document type and no entity.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_directory(entries, path.stat().st_size)
            left = MOST_INFLATED
            for entry in entries:
                left -= _check_entry(archive, entry, left, parts_are_xml=parts_are_xml)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        raise UnreadableFile(BROKEN) from error


def _check_directory(entries: list[zipfile.ZipInfo], size: int) -> None:
    """What the directory declares, before anything is inflated."""
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or declared > MOST_INFLATED:
        raise UnreadableFile(BOMB)
    if declared > RATIO_MATTERS_ABOVE and declared > size * MOST_RATIO:
        raise UnreadableFile(BOMB)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(ENCRYPTED_ARCHIVE)
    if any(not is_inside(entry.filename) or entry.compress_type not in _KNOWN_METHODS for entry in entries):
        raise UnreadableFile(BROKEN)


def has_bearable_directory(path: Path) -> bool:
    """Whether a zip may be opened: zipfile makes an object of each entry, a million of them from 60 MB.

    Raises zipfile.BadZipFile, OSError.
    """
    with path.open("rb") as file:
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]  # as ZipFile itself finds it, zip64 included
    return end is None or end[zipfile._ECD_SIZE] <= MOST_DIRECTORY  # type: ignore[attr-defined]


def is_inside(name: str) -> bool:
    """Whether an entry's name stays below the folder it would be unpacked into."""
    parts = PurePosixPath(name.replace("\\", "/"))
    return not parts.is_absolute() and ".." not in parts.parts and ":" not in parts.parts[0] if parts.parts else False


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, *, parts_are_xml: bool) -> int:
    """The true inflated size of an entry; its CRC is verified by reading to the end."""
    if entry.is_dir():
        return 0
    if parts_are_xml and not entry.filename.lower().endswith(".svg"):
        with archive.open(entry) as part:
            if markup.declares_document_type(part):
                raise UnreadableFile(FORBIDDEN_XML)
    with archive.open(entry) as part:
        return _drained(part, left, entry.compress_size)


def _drained(part: IO[bytes], left: int, compressed: int) -> int:
    size = 0
    while chunk := part.read(_CHUNK):
        size += len(chunk)
        if size > left or (size > RATIO_MATTERS_ABOVE and size > compressed * MOST_RATIO):
            raise UnreadableFile(BOMB)
    return size
