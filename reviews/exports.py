"""Downloads: amounts as numbers beside the printed text. Here lives pandas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from disclosures.extraction.amounts import UNITS
from reviews import phrases
from reviews.checks import registry, wording
from reviews.models import CheckRun, Publication

LINE = ("行政区划", "单位代码", "单位名称", "年度", "表式", "表名", "行", "列", "原文", "单位", "金额（元）")
OUTCOMES = {
    "clean": _("一致"), "rounding": _("四舍五入可解释"), "found": _("有疑点"), "skipped": _("未能检查"),
    "crashed": _("检查出错"),
}  # fmt: skip
LEDGER = (_("检查"), _("名称"), _("结果"), _("对象"), _("原因"), _("尾差"), _("核对的数字"))
FORMULA = re.compile(r"[\t\r]|\s*(?:[=+@＝＋＠]|[-－](?![\d.,]*\s*$))")
"""What a spreadsheet would run; Chinese ones read full-width signs alike. A dash or a negative amount is none."""


def as_csv(publication: Publication) -> bytes:
    """One line a figure, UTF-8 with BOM (spreadsheets open it)."""
    return _csv(pd.DataFrame(_lines(publication), columns=LINE))


def as_xlsx(publication: Publication) -> bytes:
    """One sheet a table, figures as numbers in the table's unit, and before them a sheet of all figures in 元."""
    out = BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as book:
        pd.DataFrame(_lines(publication), columns=LINE).to_excel(book, sheet_name="全部数据", index=False)
        for number, table in enumerate(publication.payload["tables"], start=1):
            _sheet(table).to_excel(book, sheet_name=_sheet_name(number, table), index=False)
    return out.getvalue()


def as_json(publication: Publication) -> bytes:
    """The payload with its digest and dates."""
    told = {
        "digest": publication.digest,
        "approved_at": publication.approved_at.isoformat(),
        "published_at": publication.published_at.isoformat(),
        "ended_at": publication.ended_at.isoformat() if publication.ended_at else None,
        "correction_note": publication.correction_note,
        "payload": publication.payload,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def ledger_as_csv(run: CheckRun) -> bytes:
    """Every check instance of a run with its outcome, reason and the figures it compared, in the reader's language."""
    titles = {check.code: gettext(check.title) for check in registry.all_checks()}
    rows = [
        [line["code"], titles.get(line["code"], ""), str(OUTCOMES[line["outcome"]]),
         phrases.of_line(line), phrases.phrase(line["reason"]),
         line["gap"], gettext("；").join(phrases.operands_of(line))]
        for line in run.ledger
    ]  # fmt: skip
    return _csv(
        pd.DataFrame([[harmless(cell) for cell in row] for row in rows], columns=[str(head) for head in LEDGER])
    )


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula, without control characters, which no sheet holds."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{text}" if FORMULA.match(text) else text


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False).encode("utf-8-sig")


def _lines(publication: Publication) -> Iterator[tuple[Any, ...]]:
    payload = publication.payload
    for table in payload["tables"]:
        region, unit_name = harmless(payload["region"]["name"]), harmless(table["unit_name"])
        owner = (region, table["unit_code"], unit_name, payload["year"])
        name = harmless(wording.FORMS.get(table["form"], table["title"]))
        for row in table["rows"]:
            for index, cell in enumerate(row):
                if cell is not None and "amount" in cell:
                    amount = Decimal(cell["amount"]) if cell["amount"] is not None else None
                    what = (table["form"], name, _label(row, index), _column(table, index))
                    yield (*owner, *what, harmless(cell["text"]), table["amount_unit"], amount)


def _label(row: list[dict[str, Any] | None], index: int) -> str:
    """What names a figure: the nearest words to its left."""
    words = [cell["text"] for cell in row[:index] if cell and "amount" not in cell and cell["text"].strip()]
    return harmless(words[-1].strip()) if words else ""


def _column(table: dict[str, Any], index: int) -> str:
    columns = table["columns"]
    return harmless(columns[index]) if index < len(columns) else ""


def _sheet(table: dict[str, Any]) -> pd.DataFrame:
    unit = UNITS.get(table["amount_unit"], Decimal(1))
    rows = [[_value(cell, unit) for cell in row] for row in table["rows"]]
    width = max([len(table["columns"]), *map(len, rows)])
    heads = [harmless(head) for head in table["columns"]] + [""] * (width - len(table["columns"]))
    return pd.DataFrame([row + [""] * (width - len(row)) for row in rows], columns=heads, dtype=object)


def _value(cell: dict[str, Any] | None, unit: Decimal) -> Any:
    if cell is None:
        return ""
    if cell.get("amount") is None:
        return harmless(cell["text"])
    return float(Decimal(cell["amount"]) / unit)


def _sheet_name(number: int, table: dict[str, Any]) -> str:
    name = harmless(wording.FORMS.get(table["form"], table["title"]))
    return re.sub(r"[\[\]:*?/\\']", "", f"{number} {name}")[:31]
