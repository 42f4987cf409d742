"""What was extracted: rows of the pure values in extraction.model, keyed by region, unit code and year."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.choices import ScopeLevel
from disclosures.models.region import Region
from disclosures.models.submission import Submission

NAMED_BY = ("form", "unit_code", "row_key", "column_key", "occurrence")
"""What names a figure within its file, in whichever reading of it."""


class Extracted(models.Model):
    """What everything extracted shares. position keeps the order of the file."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, verbose_name=_("上传文件"))
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["submission_id", "position"]


class Keyed(Extracted):
    """What is looked for by (region, unit code, year). region and year are empty until they are confirmed."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("行政区划"))
    unit_code = models.CharField(_("单位代码"), max_length=60)
    year = models.PositiveSmallIntegerField(_("预算年度"), null=True, blank=True)

    class Meta(Extracted.Meta):
        abstract = True
        indexes = [models.Index(fields=["region", "unit_code", "year"])]


class Table(Keyed):
    """extraction.model.Table. rows: [[null | {"t": text, "l": locus, "r": rows, "c": columns, "d": doubtful}]]."""

    key = models.CharField(max_length=12)
    form = models.CharField(_("表式"), max_length=4, blank=True)
    layout = models.CharField(max_length=60, blank=True)
    level = models.CharField(_("范围"), max_length=12, choices=ScopeLevel.choices)
    unit_name = models.TextField(_("单位名称"), blank=True)
    title = models.TextField(_("表名"), blank=True)
    caption = models.TextField(blank=True)
    amount_unit = models.CharField(_("金额单位"), max_length=4, blank=True)
    pages = models.JSONField(_("页码"), default=list)
    columns = models.JSONField(default=list)
    column_keys = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    notes = models.JSONField(_("表注"), default=list)
    declared_empty = models.BooleanField(_("空表列示"), default=False)
    locus = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=32, blank=True)

    class Meta(Keyed.Meta):
        verbose_name = verbose_name_plural = _("表格")
        constraints = [models.UniqueConstraint(fields=["submission", "key"], name="table_key_once_in_a_file")]

    def __str__(self) -> str:
        return self.title or self.key


class Fact(Keyed):
    """extraction.model.Fact as the machine read it; a person's figure stands beside it as a Correction."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="facts", verbose_name=_("表格"))
    form = models.CharField(_("表式"), max_length=4)
    row_key = models.CharField(_("行"), max_length=120)
    column_key = models.CharField(_("列"), max_length=60)
    occurrence = models.PositiveSmallIntegerField(default=0)
    row = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    row_label = models.TextField(_("行名"), blank=True)
    column_label = models.TextField(_("列名"), blank=True)
    printed = models.TextField(_("印刷数"), blank=True)
    amount = models.DecimalField(_("金额（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(_("金额单位"), max_length=4)
    decimals = models.PositiveSmallIntegerField(default=0)
    locus = models.JSONField(default=dict)
    doubtful = models.BooleanField(_("存疑"), default=False)

    class Meta(Keyed.Meta):
        verbose_name = verbose_name_plural = _("数据")
        indexes = [
            models.Index(fields=["region", "unit_code", "year", "form"]),
            models.Index(fields=["submission", "form", "unit_code", "row_key", "column_key"]),
        ]
        constraints = [models.UniqueConstraint(fields=["table", "row", "column"], name="one_fact_in_a_cell")]

    def __str__(self) -> str:
        return f"{self.form} {self.row_label} {self.column_label}"

    @property
    def named_by(self) -> dict[str, Any]:
        """The fields and values by which a correction finds it."""
        return {field: getattr(self, field) for field in NAMED_BY}


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """What people said, in the order in which they said it."""

    def of(self, fact: Fact) -> Self:
        """What was said of a figure."""
        return self.filter(submission=fact.submission_id, **fact.named_by)


class Correction(models.Model):
    """A person's figure beside the machine's, with a reason; the newest for an address counts.

    It names its figure by address, so that it survives a new extraction of the same file.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("上传文件")
    )
    form = models.CharField(_("表式"), max_length=4)
    unit_code = models.CharField(_("单位代码"), max_length=60, blank=True)
    row_key = models.CharField(_("行"), max_length=120)
    column_key = models.CharField(_("列"), max_length=60)
    occurrence = models.PositiveSmallIntegerField(default=0)
    before = models.CharField(_("修改前"), max_length=60, blank=True)
    after = models.CharField(_("修改后"), max_length=60, blank=True)
    before_amount = models.DecimalField(_("修改前（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    after_amount = models.DecimalField(_("修改后（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    reason = models.TextField(_("理由"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("修改人")
    )
    at = models.DateTimeField(_("修改时间"))

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("数据更正")
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a_correction_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.form} {self.row_key} {self.column_key}：{self.before} → {self.after}"
