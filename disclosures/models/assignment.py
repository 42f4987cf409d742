"""What people said about tables that no layout fits, or a wrong one does."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models.region import Unit
from disclosures.models.submission import Submission


class Assignment(models.Model):
    """A unit's tables of this fingerprint have this form; form blank: they are none of those to be disclosed.

    It holds for every file of the unit until it is undone, and is then kept as a trace. submission is the file in
    which it was said, title what that file prints.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("预算单位"))
    fingerprint = models.CharField(max_length=32)
    form = models.CharField(_("表式"), max_length=4, blank=True)
    title = models.TextField(_("表名"), blank=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+", verbose_name=_("上传文件"))
    reason = models.TextField(_("理由"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("指定人")
    )
    at = models.DateTimeField(_("指定时间"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("撤销人")
    )
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("表式指定")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "fingerprint"],
                condition=models.Q(undone_at__isnull=True),
                name="a_table_has_one_assigned_form",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.form}"
