"""The narrative: paragraphs, their numbers, and what was not understood."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models.facts import Extracted, Table


class Passage(Extracted):
    """A paragraph of the narrative."""

    key = models.CharField(max_length=12)
    section = models.TextField(blank=True)
    text = models.TextField()
    locus = models.JSONField(default=dict)
    scope = models.CharField(max_length=60, blank=True)
    heading = models.BooleanField(default=False)

    class Meta(Extracted.Meta):
        verbose_name = verbose_name_plural = _("文字说明")

    def __str__(self) -> str:
        return self.text[:40]


class Claim(Extracted):
    """One number of the narrative. amount is in 元 for money; refers_to: [[form, scope, row, column]]."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    printed = models.TextField()
    amount = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.TextField(blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(max_length=12)
    subject = models.TextField(blank=True)
    status = models.CharField(max_length=16)
    direction = models.SmallIntegerField(default=0)
    refers_to = models.JSONField(default=list)
    note = models.TextField(blank=True)

    class Meta(Extracted.Meta):
        verbose_name = verbose_name_plural = _("文字数")

    def __str__(self) -> str:
        return self.printed


class Leftover(Extracted):
    """What was read and not understood."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, null=True, blank=True)
    reason = models.TextField()
    text = models.TextField(blank=True)
    locus = models.JSONField(default=dict)

    class Meta(Extracted.Meta):
        verbose_name = verbose_name_plural = _("未识别内容")

    def __str__(self) -> str:
        return self.reason
