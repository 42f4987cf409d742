"""Downloads: amounts as numbers beside the printed text. Here lives pandas."""

from __future__ import annotations

from reviews.models import CheckRun, Publication


def as_csv(publication: Publication) -> bytes:
    """One line a figure, UTF-8 with BOM (spreadsheets open it): 表式 表名 单位 行 列 原文 金额（元）."""
    raise NotImplementedError


def as_xlsx(publication: Publication) -> bytes:
    """One sheet a table, figures as numbers, and a sheet of all figures."""
    raise NotImplementedError


def as_json(publication: Publication) -> bytes:
    """The payload with its digest and dates."""
    raise NotImplementedError


def ledger_as_csv(run: CheckRun) -> bytes:
    """Every check instance of a run with its outcome and reason."""
    raise NotImplementedError
