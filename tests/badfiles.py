"""Files that no reader should choke on, built where a test asks for them; nothing of them is committed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from samples.build import HERE

WORD = HERE / "files" / "qinghe-culture-2024.docx"
PDF = HERE / "files" / "qinghe-culture-2024.pdf"
ENTITIES = 9
"""Each entity of the XML bomb stands for ten of the one before: 10⁹ characters."""


def empty(folder: Path, name: str = "empty.docx") -> Path:
    """No bytes at all."""
    path = folder / name
    path.write_bytes(b"")
    return path


def truncated(folder: Path, source: Path = WORD, share: float = 0.6) -> Path:
    """The first part of a good file."""
    content = source.read_bytes()
    path = folder / f"truncated{source.suffix}"
    path.write_bytes(content[: int(len(content) * share)])
    return path


def encrypted_pdf(folder: Path) -> Path:
    """A PDF that opens with a password only."""
    path = folder / "encrypted.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "sealed")
    canvas.save()
    return path


def zip_bomb(folder: Path, megabytes: int = 400, name: str = "bomb.docx") -> Path:
    """A Word file of about a thousandth of the size that its text unpacks to."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(WORD) as good:
            archive.writestr("[Content_Types].xml", good.read("[Content_Types].xml"))
            archive.writestr("_rels/.rels", good.read("_rels/.rels"))
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            block = b" " * (1 << 20)
            for _ in range(megabytes):
                member.write(block)
    return path


def xml_bomb(folder: Path) -> Path:
    """A Word file whose text is an entity of entities."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, ENTITIES + 1))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "0">{entities}]>'
    text = f"<w:body><w:p><w:r><w:t>&e{ENTITIES};</w:t></w:r></w:p></w:body>"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    path = folder / "entities.docx"
    with zipfile.ZipFile(WORD) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            content = (
                f"{bomb}<w:document {names}>{text}</w:document>" if name == "word/document.xml" else good.read(name)
            )
            archive.writestr(name, content)
    return path


def photo(folder: Path, name: str = "photo.docx") -> Path:
    """A JPEG under the name of a Word file."""
    path = folder / name
    Image.effect_noise((320, 240), 40).save(path, "JPEG")
    return path


def text(folder: Path, name: str = "notes.pdf") -> Path:
    """Plain text under the name of a PDF."""
    path = folder / name
    path.write_text("预算公开材料稍后补充。\n" * 20, encoding="utf-8")
    return path


def long_pdf(folder: Path, pages: int = 500) -> Path:
    """A PDF of so many pages: those of a sample, over and over."""
    path = folder / f"long-{pages}.pdf"
    with pypdfium2.PdfDocument(PDF) as source, pypdfium2.PdfDocument.new() as target:
        while len(target) < pages:
            wanted = min(len(source), pages - len(target))
            target.import_pages(source, list(range(wanted)))
        target.save(path)
    return path


def scanned_pdf(folder: Path, pages: int = 2, source: Path = PDF) -> Path:
    """Pictures of the first numbered pages of a PDF; no text layer."""
    path = folder / "scanned.pdf"
    with pypdfium2.PdfDocument(source) as document:
        shots = [document[n].render(scale=150 / 72).to_pil().convert("L") for n in range(1, pages + 1)]
    shots[0].save(path, "PDF", save_all=True, append_images=shots[1:], resolution=150)
    return path


def scribble(folder: Path, source: Path = WORD) -> Path:
    """A good file with noise in its middle."""
    content = bytearray(source.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes((n * 37) % 251 for n in range(400))
    path = folder / f"scribble{source.suffix}"
    path.write_bytes(bytes(content))
    return path
