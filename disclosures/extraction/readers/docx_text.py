"""The text of a Word paragraph as it is printed: fields, breaks, tracked changes, hidden runs, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from disclosures.extraction.readers.docx_styles import Styles
from disclosures.extraction.readers.docx_xml import Element, value, w

_OUT = frozenset(
    w(tag) for tag in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr", "txbxContent")
)
_CHARACTERS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_PARTIAL_BREAKS = ("page", "column")
_TEXT, _RUN, _BOX = w("t"), w("r"), w("txbxContent")
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def text_of(paragraph: Element, styles: Styles) -> str:
    """The printed text of a paragraph, without its automatic number and without text boxes."""
    pieces: list[str] = []
    if not styles.hides(paragraph):
        _collect(paragraph, styles, pieces)
    return "".join(pieces)


def _collect(element: Element, styles: Styles, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag in _OUT:
            continue
        if tag in (_TEXT, _FORMULA):
            pieces.append(child.text or "")
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag])
        elif tag == w("br"):
            pieces.append("" if value(child, "type") in _PARTIAL_BREAKS else "\n")
        elif tag == w("sym"):
            pieces.append(_symbol(value(child, "char")))
        elif tag != _RUN or not styles.hidden(child):
            _collect(child, styles, pieces)


def _symbol(code: str | None) -> str:
    """A character of a symbol font; those of the private area have no meaning outside their font."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    return "" if point >= 0xE000 or not point else chr(point)


def mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph mark itself is a tracked deletion, or moved away."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return properties is not None and any(properties.find(w(tag)) is not None for tag in ("del", "moveFrom"))


def text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, outermost only, in file order."""
    if next(element.iterdescendants(_BOX), None) is None:
        return
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _OUT:
            yield from text_boxes(child)
