"""What a Word file's styles say: outline level, numbering and hidden text, inherited over basedOn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosures.extraction.readers.docx_xml import Element, child_of, is_on, value, w

_DEEPEST = 20
"""basedOn chains longer than this are circles."""


@dataclass(frozen=True)
class Styles:
    """The styles of one file by id, and the id of the default paragraph style."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    _inherited: dict[str | None, tuple[Element, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        if root is None:
            return cls()
        styles = {value(s, "styleId") or "": s for s in root.findall(w("style"))}
        default = [id for id, s in styles.items() if value(s, "type") == "paragraph" and value(s, "default") == "1"]
        return cls(styles, default[0] if default else None)

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style.find(w("basedOn")))

    def properties(self, paragraph: Element) -> tuple[Element, ...]:
        """The w:pPr that apply to a paragraph, nearest first."""
        own = child_of(paragraph, w("pPr"))
        if own is None:
            return self._of_style(self.default)
        return own, *self._of_style(value(child_of(own, w("pStyle"))) or self.default)

    def _of_style(self, style_id: str | None) -> tuple[Element, ...]:
        """The w:pPr of a paragraph style, nearest first."""
        if style_id not in self._inherited:
            found = [style.find(w("pPr")) for style in self._chain(style_id)]
            self._inherited[style_id] = tuple(properties for properties in found if properties is not None)
        return self._inherited[style_id]

    def outline_level(self, paragraph: Element) -> int | None:
        """1 for the highest heading; None for body text."""
        for properties in self.properties(paragraph):
            stated = value(properties.find(w("outlineLvl")))
            if stated and stated.isdigit():
                return int(stated) + 1 if int(stated) < 9 else None
        return None

    def hides(self, paragraph: Element) -> bool:
        """Whether the style of a paragraph formats all of it as hidden text."""
        own = child_of(paragraph, w("pPr"))
        style = None if own is None else value(child_of(own, w("pStyle")))
        if style is None:
            return False
        stated = (one.find(f"{w('rPr')}/{w('vanish')}") for one in self._chain(style))
        return is_on(next((vanish for vanish in stated if vanish is not None), None))

    def hidden(self, run: Element) -> bool:
        """Whether a run is formatted as hidden text, directly or by its character style."""
        own = child_of(run, w("rPr"))
        if own is None:
            return False
        direct = child_of(own, w("vanish"))
        if direct is not None:
            return is_on(direct)
        style = child_of(own, w("rStyle"))
        chain = () if style is None else self._chain(value(style))
        return any(is_on(style.find(f"{w('rPr')}/{w('vanish')}")) for style in chain)
