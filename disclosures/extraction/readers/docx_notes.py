"""Footnotes and endnotes of a Word file: their paragraphs, to be read where a reader comes to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosures.extraction.readers.docx_xml import Element, value, w

PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_REFERENCES = {w(f"{kind}Reference"): kind for kind in PARTS}
_DELETED = (w("del"), w("moveFrom"))


@dataclass
class Notes:
    """The notes of one file by kind and number, and those that have been referred to and not been read yet."""

    found: dict[tuple[str, str | None], Element] = field(default_factory=dict)
    waiting: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, roots: dict[str, Element | None]) -> Notes:
        pairs = ((kind, note) for kind, root in roots.items() if root is not None for note in root.findall(w(kind)))
        return cls({(kind, value(note, "id")): note for kind, note in pairs})

    def refer(self, element: Element) -> None:
        """Take up the notes that a paragraph or table refers to."""
        if self.found:
            for mark in element.iter(*_REFERENCES):
                note = self.found.pop((_REFERENCES[mark.tag], value(mark, "id")), None)
                if note is not None and next(mark.iterancestors(*_DELETED), None) is None:
                    self.waiting.append(note)

    def due(self) -> Iterator[Element]:
        """The notes that are waiting, each once."""
        while self.waiting:
            yield self.waiting.pop(0)
