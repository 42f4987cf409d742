"""The lines of T10 to T15 as typed values."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.choices import ScopeLevel
from disclosures.models.facts import Keyed, Table


class Record(Keyed):
    """What the lines of T10 to T15 share; see extraction.model for the fields."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="%(class)s_set", verbose_name=_("表格"))

    class Meta(Keyed.Meta):
        abstract = True


class Institution(Record):
    """A line of T10."""

    row = models.PositiveIntegerField()
    name = models.TextField(_("单位名称"))
    nature = models.TextField(_("单位性质"), blank=True)
    rank = models.TextField(_("单位规格"), blank=True)
    funding = models.TextField(_("经费保障形式"), blank=True)

    class Meta(Record.Meta):
        verbose_name = verbose_name_plural = _("机构")

    def __str__(self) -> str:
        return self.name


class Project(Record):
    """A project's head (T11). Amounts are in 元."""

    level = models.CharField(_("范围"), max_length=12, choices=ScopeLevel.choices)
    unit_name = models.TextField(_("单位名称"), blank=True)
    code = models.TextField(_("项目编码"), blank=True)
    name = models.TextField(_("项目名称"))
    budget = models.DecimalField(_("预算数（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    fiscal = models.DecimalField(_("财政资金（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    other = models.DecimalField(_("其他资金（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    purpose = models.TextField(_("资金用途"), blank=True)
    plan = models.JSONField(_("资金支出计划"), default=list)
    goal = models.TextField(_("绩效目标"), blank=True)
    places = models.JSONField(default=list)

    class Meta(Record.Meta):
        verbose_name = verbose_name_plural = _("项目")

    def __str__(self) -> str:
        return self.name


class Indicator(Record):
    """A performance indicator (T12, T15)."""

    row = models.PositiveIntegerField()
    project = models.TextField(_("项目名称"), blank=True)
    first = models.TextField(_("一级指标"), blank=True)
    second = models.TextField(_("二级指标"), blank=True)
    third = models.TextField(_("三级指标"), blank=True)
    description = models.TextField(_("指标描述"), blank=True)
    sign = models.TextField(_("符号"), blank=True)
    value = models.TextField(_("指标值"), blank=True)
    unit = models.TextField(_("度量单位"), blank=True)
    basis = models.TextField(_("确定依据"), blank=True)

    class Meta(Record.Meta):
        verbose_name = verbose_name_plural = _("绩效指标")

    def __str__(self) -> str:
        return self.third


class ProcurementLine(Record):
    """A line of T13. price and amounts are in 元; amounts: [[canonical column, decimal text or null]]."""

    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    project = models.TextField(_("项目名称"), blank=True)
    item = models.TextField(_("采购物品"), blank=True)
    code = models.TextField(_("目录序号"), blank=True)
    quantity = models.TextField(_("数量"), blank=True)
    price = models.DecimalField(_("单价（元）"), max_digits=24, decimal_places=6, null=True, blank=True)
    amounts = models.JSONField(_("金额"), default=list)

    class Meta(Record.Meta):
        verbose_name = verbose_name_plural = _("政府采购")

    def __str__(self) -> str:
        return self.item or self.project


class Asset(Record):
    """A line of T14. value is in 元."""

    row = models.PositiveIntegerField()
    item = models.TextField(_("项目"))
    quantity = models.TextField(_("数量"), blank=True)
    value = models.DecimalField(_("价值（元）"), max_digits=24, decimal_places=6, null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = verbose_name_plural = _("固定资产")

    def __str__(self) -> str:
        return self.item
