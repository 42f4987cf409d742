"""Word files (.docx): body paragraphs and tables in print order, as the reader of the printed page sees them.

Deleted and hidden text is out, inserted text is in; headers and footers are page furniture and never read. Footnotes
are read before the next heading, so that none parts a title from its table.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from disclosures.extraction.model import Document, Grid, Locus, Paragraph
from disclosures.extraction.readers import docx_notes, docx_table, docx_tabs, docx_text, docx_xml
from disclosures.extraction.readers.docx_notes import Notes
from disclosures.extraction.readers.docx_numbering import Numbering
from disclosures.extraction.readers.docx_styles import Styles
from disclosures.extraction.readers.docx_xml import Element, w
from disclosures.extraction.readers.registry import UnreadableFile, reader

LARGEST_PART = 200 * 1024 * 1024
"""Bytes of one unpacked part; real disclosures stay below 20 MB."""

EMBEDDED = "文件中嵌入了另一个文件（altChunk），其内容没有读取；请用 Word 打开并另存为 .docx 后再上传。"

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TABLE = w("tbl")
_CONTENTS = frozenset((w("p"), _TABLE))
_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


@dataclass
class _Story:
    """The state of one reading: numbering counters and the running number of tables."""

    styles: Styles
    numbering: Numbering
    notes: Notes = field(default_factory=Notes)
    tables: int = 0
    carried: str = field(default="")


@reader("docx")
def read_docx(path: Path) -> Document:
    """The document of a .docx file. Raises UnreadableFile where it is damaged or not a Word file."""
    try:
        with zipfile.ZipFile(path) as package:
            body = _part(package, "word/document.xml")
            styles, numbering = _part(package, "word/styles.xml"), _part(package, "word/numbering.xml")
            notes = {kind: _part(package, part) for kind, part in docx_notes.PARTS.items()}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, EOFError) as error:
        raise UnreadableFile("Word 文件已损坏，无法打开，请用 Word 或 WPS 重新另存为 .docx 后再上传。") from error
    if body is None or (top := body.find(w("body"))) is None:
        raise UnreadableFile("文件里没有 Word 正文，请确认上传的是 .docx 文件。")
    story = _Story(Styles.of(styles), Numbering.of(numbering), Notes.of(notes))
    blocks = tuple(docx_tabs.tabled([*_blocks(top, story), *_notes(story)]))
    return Document("docx", None, blocks, (EMBEDDED,) if top.find(f".//{w('altChunk')}") is not None else ())


def _part(package: zipfile.ZipFile, name: str) -> Element | None:
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    if info.file_size > LARGEST_PART:
        raise UnreadableFile("文件解压后过大，请检查文件是否正常。")
    with package.open(info) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise UnreadableFile("文件解压后过大，请检查文件是否正常。")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data.replace(_STRICT, docx_xml.W.encode()), parser)
    docx_xml.settle(root)
    return root


def _blocks(container: Element, story: _Story) -> Iterator[Grid | Paragraph]:
    for child in _children(container):
        if child.tag == _TABLE:
            yield from _table(child, story)
        else:
            yield from _paragraph(child, story)


def _children(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a story, with content controls and tracked moves opened."""
    for child in container:
        tag = child.tag
        if tag in _CONTENTS:
            yield child
        elif tag in _WRAPPERS:
            yield from _children(child)


def _paragraph(element: Element, story: _Story) -> Iterator[Grid | Paragraph]:
    """The paragraph, then what floats over it in text boxes. A deleted paragraph mark joins it to the next."""
    level = story.styles.outline_level(element)
    if level is not None:
        yield from _notes(story)
    story.notes.refer(element)
    text = story.carried + docx_text.text_of(element, story.styles)
    story.carried = ""
    if docx_text.mark_deleted(element):
        story.carried = text
        return
    number = story.numbering.label(element, story.styles)
    if text.strip():
        yield Paragraph(number + _trimmed(text), Locus(), level)
    for box in docx_text.text_boxes(element):
        yield from _blocks(box, story)


def _trimmed(text: str) -> str:
    """The text without white space around it; where it is typed in columns, a tab at its edge leaves one blank."""
    return text.strip(" \n\r\u3000") if "\t" in text.strip() else text.strip()


def _notes(story: _Story) -> Iterator[Grid | Paragraph]:
    for note in story.notes.due():
        yield from _blocks(note, story)


def _table(element: Element, story: _Story) -> Iterator[Grid | Paragraph]:
    """The grid of a table, then the tables nested in it. A frame around other tables is opened."""
    frame = docx_table.only_cell(element)
    if frame is not None and frame.find(f".//{w('tbl')}") is not None:
        yield from _blocks(frame, story)
        return
    number, story.tables = story.tables, story.tables + 1
    nested: list[Element] = []

    def cell_text(cell: Element) -> str:
        lines = []
        for child in _children(cell):
            if child.tag == _TABLE:
                nested.append(child)
                continue
            label = story.numbering.label(child, story.styles)
            lines.append(label + docx_text.text_of(child, story.styles))
            for box in docx_text.text_boxes(child):
                lines.extend(docx_text.text_of(p, story.styles) for p in box.iter(w("p")))
        return "\n".join(lines).strip("\n")

    story.notes.refer(element)
    grid = docx_table.grid_of(element, number, cell_text)
    if grid.rows and not (nested and _is_blank(grid)):
        yield grid
    for inner in nested:
        yield from _table(inner, story)


def _is_blank(grid: Grid) -> bool:
    """Whether a table prints nothing of its own: it only sets the tables in it side by side."""
    return not any(cell.text.strip() for row in grid.rows for cell in row if cell)
