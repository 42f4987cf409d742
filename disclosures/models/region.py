"""Regions, the units in them, and who works for which."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from disclosures.choices import Role

REGION_CODE, UNIT_CODE = r"^[0-9]{6}\Z", r"^[0-9]{3,12}\Z"


class Region(models.Model):
    """An administrative division (GB/T 2260)."""

    code = models.CharField(_("行政区划代码"), max_length=6, unique=True, validators=[RegexValidator(REGION_CODE)])
    name = models.CharField(_("名称"), max_length=60)
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("行政区划")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"


class Unit(models.Model):
    """A budget department or unit: unit codes repeat between regions, so (region, code) names it."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="units", verbose_name=_("行政区划"))
    code = models.CharField(_("单位代码"), max_length=12, validators=[RegexValidator(UNIT_CODE)])
    name = models.CharField(_("单位名称"), max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("主管部门")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("预算单位")
        ordering = ["region", "code"]
        constraints = [models.UniqueConstraint(fields=["region", "code"], name="unit_code_once_in_a_region")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Membership(models.Model):
    """What a person may do and where: without region everywhere, without unit in the whole region."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("人员")
    )
    role = models.CharField(_("角色"), max_length=16, choices=Role.choices)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("行政区划"))
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("预算单位"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("人员与角色")
        constraints = [
            models.UniqueConstraint(
                "person", "role", Coalesce("region", 0), Coalesce("unit", 0), name="membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"
