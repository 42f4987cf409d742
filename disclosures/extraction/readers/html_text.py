"""The visible text of a page: encodings, hidden parts, white space as a browser shows it."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element; lxml's own stubs do not cover what is used here."""

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w-]+)", re.I
)
_UNSEEN_TAG = re.compile(
    "script|style|noscript|template|head|iframe|object|embed|svg|math|select|button|textarea|nav|footer|aside"
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SOURCE_LINE_END = re.compile(r"(?<=[^\x00-\x7f])[ \t\r\f]*\n[ \t\r\n\f]*(?=[^\x00-\x7f])")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def decode(data: bytes) -> str:
    """The text of a page: by its byte order mark, else as UTF-8, else as it declares itself, else as Chinese."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", _declared(data), "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(_declared(data) if _declared(data) == "utf-8" else "gb18030", "replace")


def _declared(data: bytes) -> str:
    """The declared encoding; GB 2312 and GBK are read as the GB 18030 that contains them."""
    found = _CHARSET.search(data[:8192])
    name = (found.group(1) or found.group(2)).decode("ascii", "replace").lower() if found else "gb18030"
    return "gb18030" if name.startswith(("gb", "x-gb", "iso-8859", "windows-1252")) else name


def prune(root: Element) -> None:
    """Removes what a browser does not show, keeping the text that follows it."""
    for element in [e for e in root.iter() if not isinstance(e.tag, str) or _unseen(e)]:
        if element.getparent() is not None:
            element.drop_tree()


def _unseen(element: Element) -> bool:
    if _UNSEEN_TAG.fullmatch(element.tag) or element.get("hidden") is not None:
        return True
    return bool(_UNSEEN_STYLE.search(element.get("style") or ""))


def shown(text: str) -> str:
    """Runs of white space as one space, none where the source's own line wraps between Chinese characters."""
    return _SPACES.sub(" ", _SOURCE_LINE_END.sub("", text)).replace("\xa0", " ").strip()
