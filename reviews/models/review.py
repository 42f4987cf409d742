"""The human procedure over one submission, and its log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.access import Person
from disclosures.models import Submission
from reviews.choices import Action, ReviewState

STAYS = timedelta(minutes=5)
"""How long somebody counts as looking after the page was last seen open: it says so once a minute."""


class Review(models.Model):
    """One review of one submission. version counts the moves: every action names the version it was decided on.

    seen_by and seen_at tell who had the page open last ("someone is looking at this").
    submitter repeats the uploader, so that the database itself keeps submitter, approver and publisher apart.
    """

    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="review", verbose_name=_("上传文件")
    )
    state = models.CharField(_("状态"), max_length=12, choices=ReviewState.choices, default=ReviewState.OPEN)
    version = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(_("建立时间"))
    submitter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_reviews",
        verbose_name=_("审核人"),
    )
    due_date = models.DateField(_("办理期限"), null=True, blank=True)
    budget_approval_date = models.DateField(_("批复日期"), null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    returned_reason = models.TextField(_("退回意见"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("通过人"),
    )
    approved_at = models.DateTimeField(_("通过时间"), null=True, blank=True)
    approved_run = models.ForeignKey("CheckRun", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("审核")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("submitter")),
                name="who_submits_does_not_approve",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "published", "superseded", "withdrawn"])
                | models.Q(approved_by__isnull=False, approved_at__isnull=False, approved_run__isnull=False),
                name="what_is_approved_names_its_approver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} · {self.get_state_display()}"

    @property
    def assignment(self) -> str:
        """Who reviews it and until when: a form sends back what it has shown."""
        return f"{self.assignee_id or 0}/{self.due_date or ''}"

    def looked_at_beside(self, person: Person, at: datetime) -> Person | None:
        """Who else has it open: the last one whose page was seen within a few minutes."""
        if self.seen_by is None or self.seen_at is None or at - self.seen_at > STAYS:
            return None
        return self.seen_by if self.seen_by_id != person.pk else None


class AppendOnly(models.QuerySet):  # type: ignore[type-arg]
    """Rows are added and never changed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("the log is append-only")

    def delete(self) -> NoReturn:
        raise TypeError("the log is append-only")


class LogEntry(models.Model):
    """One step of a review: who did what when, with the reason. Append-only."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="log", verbose_name=_("审核"))
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("操作人"),
    )
    action = models.CharField(_("操作"), max_length=24)
    before = models.CharField(_("之前"), max_length=60, blank=True)
    after = models.CharField(_("之后"), max_length=60, blank=True)
    reason = models.TextField(_("理由"), blank=True)
    detail = models.JSONField(_("内容"), default=dict, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("操作日志")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        label = dict(Action.choices).get(self.action, self.action)
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("the log is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the log is append-only")
