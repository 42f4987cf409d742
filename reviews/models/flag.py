"""A run of the checks, what it found, and what people said of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models import Submission
from reviews import phrases
from reviews.choices import UNSETTLED, FlagLevel, FlagState
from reviews.models.review import Review


class CheckRun(models.Model):
    """One run of every check over one submission. ledger: one object for each instance (checks.finding.Instance).

    data_as_of is the submission's facts_changed_at that the run has seen; coverage is the share of the narrative's
    numbers that were judged, in per cent. claims: the judged status of each number by "passage:start". read_twice:
    cells that findings name and that both engines read; read_differently: those on which they differ.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="runs")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    data_as_of = models.DateTimeField()
    clean = models.PositiveIntegerField(default=0)  # type: ignore[assignment]  # hides Model.clean: no form edits a run
    rounding = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    crashed = models.PositiveIntegerField(default=0)
    coverage = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    read_twice = models.PositiveIntegerField(default=0)
    read_differently = models.PositiveIntegerField(default=0)
    ledger = models.JSONField(default=list)
    claims = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = _("检查记录")
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.submission} {self.started_at:%Y-%m-%d %H:%M}"


class Flag(models.Model):
    """A finding that someone must settle. places: the contract's LOCUS objects, with the address beside each.

    primary is the finding that speaks for its cause; the others of the same cause are shown under it. doubtful: the
    machine may have misread one of its places, so that it is no reproach to the unit before a person has looked;
    readings: {"place", "printed", "second", "fingerprint"} of each such place, second null where it was a picture.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="flags")
    fingerprint = models.CharField(max_length=64)
    code = models.CharField(_("检查"), max_length=8)
    level = models.CharField(_("级别"), max_length=8, choices=FlagLevel.choices)
    template = models.TextField()
    values = models.JSONField(default=dict)
    places = models.JSONField(default=list)
    expected = models.CharField(_("应为"), max_length=120, blank=True)
    actual = models.CharField(_("实为"), max_length=120, blank=True)
    difference = models.CharField(_("相差"), max_length=120, blank=True)
    unit = models.CharField(max_length=8, blank=True)
    cause = models.CharField(max_length=64, blank=True)
    primary = models.BooleanField(default=True)
    repair = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=FlagState.choices, default=FlagState.OPEN)
    doubtful = models.BooleanField(_("识别存疑"), default=False)
    readings = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField(default=0)
    first_run = models.ForeignKey(CheckRun, on_delete=models.CASCADE, related_name="+")
    last_run = models.ForeignKey(CheckRun, on_delete=models.CASCADE, related_name="flags")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("理由"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("疑点")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "fingerprint"], name="a_finding_is_one_flag"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["explained", "dismissed"]) | ~models.Q(reason=""),
                name="dismissing_and_explaining_need_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["submission", "state", "level"])]

    def __str__(self) -> str:
        return f"{self.code} {self.message}"

    @property
    def is_open(self) -> bool:
        return self.state in UNSETTLED

    @property
    def standing(self) -> str:
        """The state and the moment of its settlement: a form sends back what it has shown."""
        return f"{self.state}.{self.settled_at.timestamp():.6f}" if self.settled_at else self.state

    @property
    def message(self) -> str:
        """The sentence in the reader's language."""
        return phrases.sentence(self.template, self.values)


class Annotation(models.Model):
    """A remark under a flag, by a reviewer or by the unit."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="annotations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(_("批注"))

    class Meta:
        verbose_name = verbose_name_plural = _("批注")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text


class Acknowledgement(models.Model):
    """A number of the narrative that no rule covers and that a person has looked at. Named by its words."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="acknowledgements")
    fingerprint = models.CharField(max_length=64)
    printed = models.CharField(max_length=60)
    context = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = _("已核数字")
        constraints = [models.UniqueConstraint(fields=["review", "fingerprint"], name="a_number_is_acknowledged_once")]

    def __str__(self) -> str:
        return self.printed


class ConfirmedReading(models.Model):
    """A doubtful place that a person has compared with the paper: the machine has read it rightly."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="confirmed_readings")
    fingerprint = models.CharField(max_length=64)
    printed = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = _("已核读数")
        constraints = [models.UniqueConstraint(fields=["review", "fingerprint"], name="a_reading_is_confirmed_once")]

    def __str__(self) -> str:
        return self.printed
