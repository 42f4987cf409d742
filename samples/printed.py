"""A printed document: headings, paragraphs and sheets in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from samples.sheet import Sheet


@dataclass(frozen=True)
class Heading:
    """A heading. level 0 is the document's or a part's title (centred); listed: it stands in the contents."""

    text: str
    level: int = 1
    listed: bool = True
    new_page: bool = False


@dataclass(frozen=True)
class Text:
    """A paragraph of running text. bold: a run-in heading."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Contents:
    """The place of the contents page."""

    title: str


Block = Heading | Text | Contents | Sheet


@dataclass(frozen=True)
class Printed:
    """A document as printed. page_number is its pattern: '{}' or '- {} -'."""

    slug: str
    region: tuple[str, str]
    unit: tuple[str, str]
    units: tuple[tuple[str, str], ...]
    year: int
    kind: str
    blocks: tuple[Block, ...]
    page_number: str = "{}"
    styled_headings: bool = False
    lying: bool = False
    """Every page is landscape."""

    def sheets(self) -> Iterator[tuple[int, Sheet]]:
        """The sheets with their places in blocks."""
        for i, block in enumerate(self.blocks):
            if isinstance(block, Sheet):
                yield i, block

    def texts(self) -> Iterator[tuple[int, Text]]:
        """The paragraphs with their places in blocks."""
        for i, block in enumerate(self.blocks):
            if isinstance(block, Text):
                yield i, block

    def with_block(self, place: int, block: Block | None) -> Printed:
        """The same document with one block changed, or taken out."""
        middle = () if block is None else (block,)
        return replace(self, blocks=self.blocks[:place] + middle + self.blocks[place + 1 :])
