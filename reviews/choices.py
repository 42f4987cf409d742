"""The states and actions that are stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReviewState(models.TextChoices):
    OPEN = "open", _("待审核")
    IN_REVIEW = "in_review", _("审核中")
    RETURNED = "returned", _("退回修改")
    APPROVED = "approved", _("审核通过")
    PUBLISHED = "published", _("已公开")
    SUPERSEDED = "superseded", _("已更正")
    WITHDRAWN = "withdrawn", _("已撤下")
    RETRACTED = "retracted", _("已撤回")


class Action(models.TextChoices):
    START = "start", pgettext_lazy("action", "开始审核")
    RETURN = "return", pgettext_lazy("action", "退回修改")
    APPROVE = "approve", pgettext_lazy("action", "审核通过")
    REOPEN = "reopen", pgettext_lazy("action", "重新审核")
    RETRACT = "retract", pgettext_lazy("action", "撤回")
    PUBLISH = "publish", pgettext_lazy("action", "公开")
    SUPERSEDE = "supersede", pgettext_lazy("action", "更正")
    WITHDRAW = "withdraw", pgettext_lazy("action", "撤下")


class FlagState(models.TextChoices):
    OPEN = "open", _("待处理")
    CONFIRMED = "confirmed", _("已确认")
    EXPLAINED = "explained", _("已说明")
    DISMISSED = "dismissed", _("误报")
    RESOLVED = "resolved", _("已整改")
    REOPENED = "reopened", _("复发")


UNSETTLED = (FlagState.OPEN, FlagState.REOPENED)
"""Someone must still say something."""


class FlagLevel(models.TextChoices):
    ERROR = "error", _("错误")
    WARNING = "warning", _("警告")
    HINT = "hint", _("提示")
