"""The text of a Word paragraph as it is printed: fields, breaks, tracked changes, hidden runs, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from disclosures.extraction.readers.docx_styles import Styles

Element: TypeAlias = Any
"""An lxml element; lxml's own stubs do not cover what is used here."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML tag or attribute."""
    return f"{{{W}}}{name}"


_OUT = frozenset(
    w(tag) for tag in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr", "txbxContent")
)
_CHARACTERS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_PARTIAL_BREAKS = ("page", "column")


def shown(element: Element) -> Iterator[Element]:
    """The child elements; of two alternative drawings only the first."""
    for child in element:
        if child.tag == f"{_COMPATIBILITY}AlternateContent":
            yield from child[0] if len(child) else ()
        elif isinstance(child.tag, str):
            yield child


def value(element: Element | None, attribute: str = "val") -> str | None:
    """The w:val (or another w: attribute) of an element that may be absent."""
    return None if element is None else element.get(w(attribute))


def is_on(element: Element | None) -> bool:
    """Whether a toggle property (w:vanish …) is set."""
    return element is not None and value(element) not in ("0", "false", "off")


def text_of(paragraph: Element, styles: Styles) -> str:
    """The printed text of a paragraph, without its automatic number and without text boxes."""
    return "".join(_pieces(paragraph, styles))


def _pieces(element: Element, styles: Styles) -> Iterator[str]:
    for child in shown(element):
        if child.tag in _OUT:
            continue
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == w("br"):
            yield "" if value(child, "type") in _PARTIAL_BREAKS else "\n"
        elif child.tag == w("sym"):
            yield _symbol(value(child, "char"))
        elif child.tag != w("r") or not styles.hidden(child):
            yield from _pieces(child, styles)


def _symbol(code: str | None) -> str:
    """A character of a symbol font; those of the private area have no meaning outside their font."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    return "" if point >= 0xE000 or not point else chr(point)


def mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph mark itself is a tracked deletion."""
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, outermost only, in file order."""
    for child in shown(element):
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag not in _OUT:
            yield from text_boxes(child)
