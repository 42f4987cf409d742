"""PDF files: pdfium gives characters and rules page by page, geometry gives tables and paragraphs."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.pdfexceptions import PDFException

from disclosures.extraction.document import Document, Grid
from disclosures.extraction.readers import ocr, page_prose, pdf_fallback
from disclosures.extraction.readers.page import Page, Rule
from disclosures.extraction.readers.page_furniture import Sheet, without_furniture
from disclosures.extraction.readers.page_grid import contents
from disclosures.extraction.readers.page_lines import Line
from disclosures.extraction.readers.page_runs import Glyphs
from disclosures.extraction.readers.pdf_glyphs import read_glyphs
from disclosures.extraction.readers.pdf_rules import read_rules
from disclosures.extraction.readers.pdf_view import turn_of, view_of
from disclosures.extraction.readers.refusal import BROKEN, EMPTY, ENCRYPTED, UnreadableFile
from disclosures.extraction.readers.registry import reader

MOST_PAGES = 400

TOO_LONG = f"PDF 超过 {MOST_PAGES} 页，请拆分后分别上传。"
SCANNED = (
    "此文件是扫描件，没有文字层，本系统未安装文字识别组件，"
    "请上传由 Word 或 WPS 直接导出的 PDF，或请管理员安装该组件（requirements/ocr.txt）后重新上传。"
)
UNRECOGNISED = "第 {number} 页是图片，文字识别未能完成，其中的内容未读取，请对照原件核对。"
ILLEGIBLE = "此文件是扫描件，文字识别没有读出内容，请上传由 Word 或 WPS 直接导出的 PDF。"

_UNMAPPED = 0.3
"""A page of which more than this share of the characters have no Unicode is read again by the second engine."""

_log = logging.getLogger(__name__)


class _Unusable(Exception):
    """pdfium cannot read a page."""


Recognised = Mapping[int, Page | None]
"""Scanned pages by number, as they were recognised before; None where recognition failed."""


@reader("pdf")
def read_pdf(path: Path, recognised: Recognised = MappingProxyType({})) -> Document:
    """The document of a PDF file; scanned pages that are not among the recognised ones are recognised here.

    Raises UnreadableFile where it is locked, damaged, too long or without text.
    """
    document = _open(path)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableFile(TOO_LONG)
        if count == 0:
            raise UnreadableFile(BROKEN)
        notices: list[str] = []
        sheets: list[Sheet] = []
        scans = 0
        for number in range(1, count + 1):
            page = _page(document, path, number, notices)
            scanned = _is_scanned(page)
            scans += scanned
            if scanned and ocr.available():
                items = _recognised(document, number, recognised, notices)
            else:
                items = contents(page, sheets[-1].items if sheets else ())
            sheets.append(Sheet(number, page.width, page.height, tuple(items), page.turn))
    finally:
        document.close()
    if not any(sheet.items for sheet in sheets):
        raise UnreadableFile(_scan_refusal() if scans else BROKEN)
    if scans:
        notices.append(_scan_notice(scans))
    return Document("pdf", count, page_prose.blocks(without_furniture(sheets)), tuple(notices))


def scanned_pages(path: Path) -> tuple[int, ...]:
    """The numbers of the pages that are pictures without text; none if the file is too long. Raises UnreadableFile."""
    document = _open(path)
    try:
        count = len(document)
        wordless = [n + 1 for n in range(count) if _is_wordless(document, n)] if count <= MOST_PAGES else []
        return tuple(number for number in wordless if _is_scanned(_page(document, path, number, [])))
    finally:
        document.close()


def _is_scanned(page: Page) -> bool:
    return bool(page.images and not page.glyphs)


def _recognised(
    document: pypdfium2.PdfDocument, number: int, known: Recognised, notices: list[str]
) -> list[Grid | Line]:
    """What stands on a scanned page. A page that cannot be recognised costs a notice and not the others."""
    try:
        page = known[number] if number in known else ocr.read_page(document, number)
    except Exception:  # noqa: BLE001 — the models' failures form no family
        _log.warning("page %d is not recognised", number, exc_info=True)
        page = None
    if page is None:
        notices.append(UNRECOGNISED.format(number=number))
        return []
    return ocr.contents_of(page)


def _is_wordless(document: pypdfium2.PdfDocument, index: int) -> bool:
    page: Any = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return False
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return bool(pdfium.FPDFText_CountChars(text) <= 0)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _scan_refusal() -> str:
    return ILLEGIBLE if ocr.available() else SCANNED


def _scan_notice(scans: int) -> str:
    if ocr.available():
        return f"有 {scans} 页是图片，其中的内容由文字识别读出，请对照原件核对。"
    return f"有 {scans} 页是图片，没有文字层，其中的内容未读取，请对照原件核对，或请管理员安装文字识别组件。"


def _open(path: Path) -> pypdfium2.PdfDocument:
    if path.stat().st_size == 0:
        raise UnreadableFile(EMPTY)
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableFile(ENCRYPTED if locked else BROKEN) from error


def _page(document: pypdfium2.PdfDocument, path: Path, number: int, notices: list[str]) -> Page:
    try:
        return _quick(document, number)
    except (_Unusable, pypdfium2.PdfiumError, ValueError, IndexError, ctypes.ArgumentError) as problem:
        _log.info("page %d: %s", number, problem)
    try:
        page = pdf_fallback.read_page(path, number)
    except (PDFException, ValueError, KeyError, TypeError, IndexError) as error:
        _log.warning("page %d is unreadable", number, exc_info=error)
        notices.append(f"第 {number} 页无法读取，请对照原件核对。")
        return Page(number, 0.0, 0.0, Glyphs.of(()), (), ())
    notices.append(f"第 {number} 页用备用方式读取，请核对该页内容。")
    return page


def _quick(document: pypdfium2.PdfDocument, number: int) -> Page:
    page: Any = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise _Unusable("the page does not load")
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _look_at(page, text, number)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _look_at(page: Any, text: Any, number: int) -> Page:
    view = view_of(page)
    turn = turn_of(text, view)
    view = view.turned(turn) if turn else view
    drawn = read_rules(page, view)
    glyphs, unmapped = read_glyphs(text, view, clipped=drawn.clipped)
    if unmapped > _UNMAPPED * (len(glyphs) + unmapped):
        raise _Unusable(f"{unmapped} characters without a code")
    horizontal = _on_page(drawn.horizontal, view.height, view.width)
    vertical = _on_page(drawn.vertical, view.width, view.height)
    return Page(number, view.width, view.height, glyphs, horizontal, vertical, drawn.images, turn)


def _on_page(rules: list[Rule], across: float, along: float) -> tuple[Rule, ...]:
    """What lies on the page of the rules: spreadsheets draw on beyond it."""
    return tuple(
        Rule(rule.at, max(rule.start, 0.0), min(rule.end, along))
        for rule in rules
        if -1 <= rule.at <= across + 1 and rule.end > 0 and rule.start < along
    )
