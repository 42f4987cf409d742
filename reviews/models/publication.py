"""The frozen public copy."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models import Region, Unit
from reviews.models.review import Review


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What lists and pages ask for."""

    def live(self) -> Self:
        """What is public now."""
        return self.filter(ended_at__isnull=True)

    def light(self) -> Self:
        """Without the payloads, which are long; with region and unit."""
        return self.select_related("region", "unit").defer("payload")


class Publication(models.Model):
    """What was approved, as it was: public pages read this and nothing else.

    payload: {"schema", "region", "unit", "year", "kind", "figures", "functions", "tables", "corrections", …}; digest is
    the sha256 of its canonical JSON. figures repeats the payload's main figures for lists. A corrected publication
    supersedes the old one, which stays reachable.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="publications")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="publications")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="publications")
    year = models.PositiveSmallIntegerField(_("预算年度"))
    kind = models.CharField(_("类别"), max_length=24)
    unit_name = models.CharField(_("单位名称"), max_length=120)
    figures = models.JSONField(default=dict)
    payload = models.JSONField()
    digest = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("审核通过时间"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("公开时间"))
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    correction_note = models.TextField(_("更正说明"), blank=True)
    ended_at = models.DateTimeField(_("停止公开时间"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_reason = models.TextField(_("停止公开原因"), blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("公开")
        ordering = ["-year", "region", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind"],
                condition=models.Q(ended_at__isnull=True),
                name="one_live_publication_for_unit_year_and_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(published_by=models.F("approved_by")), name="who_approves_does_not_publish"
            ),
            models.CheckConstraint(
                condition=~models.Q(published_by=models.F("submitted_by")), name="who_submits_does_not_publish"
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("submitted_by")), name="who_submitted_did_not_approve"
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True) | ~models.Q(correction_note=""),
                name="a_corrected_publication_has_a_note",
            ),
        ]
        indexes = [models.Index(fields=["region", "unit", "year"])]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.year}"

    @property
    def is_live(self) -> bool:
        return self.ended_at is None
