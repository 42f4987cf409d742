"""What a file is, by its content: the suffix is only a claim."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

import olefile

from disclosures.extraction.readers import archives

_HEAD = 8192
_IMAGES = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP", re.DOTALL)
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0")
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|title|meta|div|p|style|script)\b", re.IGNORECASE)
_OFFICE_MAIN_PARTS = (
    ("wordprocessingml.document.main+xml", "docx"),
    ("wordprocessingml.template.main+xml", "docx"),
    ("ms-word.document.macroEnabled", "docm"),
    ("ms-word.template.macroEnabled", "docm"),
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("ms-excel.sheet.macroEnabled", "xlsx"),
    ("ms-excel.sheet.binary.macroEnabled", "xlsb"),
    ("presentationml", "pptx"),
    ("ms-powerpoint", "pptx"),
)
_MANIFEST = "META-INF/manifest.xml"
_OPEN_DOCUMENTS = {"text": "odt", "spreadsheet": "ods", "presentation": "pptx"}
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "pptx"),
    ("ETExtData", "et"),
    ("MatOST", "wps"),
    ("CONTENTS", "wps"),
)


def kind_of(path: Path) -> str:
    """The kind of a file: 'pdf', 'docx', 'xlsx', 'html' …, or a name of refusal.REFUSALS. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        return "empty"
    if head.startswith(_ZIPS):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    return _kind_of_bytes(head)


def _kind_of_bytes(head: bytes) -> str:
    if _IMAGES.match(head) or (head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS):
        return "image"
    if head.startswith(_ARCHIVES):
        return "archive"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _kind_of_text(_decoded(head))


def _decoded(head: bytes) -> str | None:
    """The text of a head, None where it is no text. A character cut in two at the end is dropped."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    if b"\0" in head:
        return None
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):
            try:
                return head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return head.decode("latin-1") if _HTML.search(head.decode("latin-1")) else None


def _kind_of_text(text: str | None) -> str:
    if text is None:
        return "unknown"
    if "<?mso-application" in text or "schemas.microsoft.com/office/word/2003" in text:
        return "excel xml" if "Excel.Sheet" in text else "word xml"
    if "schemas.microsoft.com/office/2006/xmlPackage" in text:
        return "word xml"
    if re.match(r"\s*(?:From|MIME-Version|Subject|Date|Content-Type|Snapshot-Content-Location):", text):
        return "mht"
    return "html" if "<" in text[:1024] and _HTML.search(text) else "text"


def _kind_of_zip(path: Path) -> str:
    try:
        if not archives.has_bearable_directory(path):
            return "broken zip"
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _kind_of_office(_part(archive, "[Content_Types].xml", 1 << 20))
            if "mimetype" in names:
                return _kind_of_open_document(archive, names)
            return "ofd" if "OFD.xml" in names else "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        return "broken zip"


def _kind_of_open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    kind = _OPEN_DOCUMENTS.get(_part(archive, "mimetype", 100).rpartition(".")[2].strip(), "zip")
    locked = _MANIFEST in names and "encryption-data" in _part(archive, _MANIFEST, 1 << 20)
    return "encrypted" if locked else kind


def _part(archive: zipfile.ZipFile, name: str, most: int) -> str:
    with archive.open(name) as part:
        return part.read(most).decode("utf-8", "replace")


def _kind_of_office(content_types: str) -> str:
    for main_part, kind in _OFFICE_MAIN_PARTS:
        if main_part in content_types:
            return kind
    return "zip"


def _kind_of_ole(path: Path) -> str:
    try:
        with olefile.OleFileIO(path) as compound:
            entries = {entry[0] for entry in compound.listdir() if len(entry) == 1}
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError, RecursionError):
        return "broken zip"
    return next((kind for stream, kind in _OLE_STREAMS if stream in entries), "unknown")
