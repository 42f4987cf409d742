"""One uploaded file."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from disclosures.choices import SubmissionState
from disclosures.models.region import Region, Unit


def stored_name(submission: Submission, name: str) -> str:
    """Files are stored by content: media/submissions/ab/abcd….docx"""
    suffix = f".{submission.format}" if submission.format else ""
    return f"submissions/{submission.sha256[:2]}/{submission.sha256}{suffix}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """The files that are asked for everywhere."""

    def live(self) -> Self:
        """What has not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def extracted(self) -> Self:
        """What is live and has been read."""
        return self.live().filter(state=SubmissionState.EXTRACTED)

    def versions_of(self, it: Submission) -> Self:
        """Every file of the same unit, year and kind, it among them."""
        return self.filter(unit=it.unit_id, year=it.year, kind=it.kind)

    def locked(self, pk: int) -> Submission:
        """The row, held until the end of the transaction, with its region and unit."""
        return self.select_for_update(of=("self",)).select_related("region", "unit").get(pk=pk)


class Submission(models.Model):
    """An uploaded file, immutable, identified by its sha256; a new file for the same unit and year is a new one.

    region, unit and year are what has been confirmed, proposal what the document says. sentence tells the uploader
    why the file is UNREADABLE or FAILED. claimed_at and attempts belong to the worker; facts_changed_at moves with
    every extraction and correction. _history_user and _change_reason go into the history at the next save().
    """

    _history_user: Any
    _change_reason: str

    name = models.CharField(_("文件名"), max_length=255)
    file = models.FileField(_("原件"), upload_to=stored_name, max_length=200)
    format = models.CharField(_("格式"), max_length=8, blank=True)
    sha256 = models.CharField(_("校验值"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("大小"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"))
    state = models.CharField(
        _("状态"), max_length=12, choices=SubmissionState.choices, default=SubmissionState.RECEIVED
    )
    progress = models.CharField(_("进度"), max_length=60, blank=True)
    sentence = models.CharField(_("说明"), max_length=400, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("行政区划"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions", verbose_name=_("预算单位")
    )
    year = models.PositiveSmallIntegerField(_("预算年度"), null=True, blank=True)
    kind = models.CharField(_("类别"), max_length=24, blank=True)
    proposal = models.JSONField(_("文件所载"), default=dict, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    extracted_at = models.DateTimeField(_("解析时间"), null=True, blank=True)
    facts_changed_at = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveIntegerField(_("页数"), null=True, blank=True)
    notices = models.JSONField(_("解析说明"), default=list, blank=True)
    objects = SubmissionQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["progress", "claimed_at", "attempts"])

    class Meta:
        verbose_name = verbose_name_plural = _("上传文件")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(withdrawn_at__isnull=True), name="a_file_is_submitted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True)
                | models.Q(region__isnull=False, unit__isnull=False, year__isnull=False),
                name="what_is_confirmed_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["region", "unit", "year"]), models.Index(fields=["state", "claimed_at"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_busy(self) -> bool:
        """Whether a worker has it, or will."""
        return self.state in (SubmissionState.RECEIVED, SubmissionState.EXTRACTING)
