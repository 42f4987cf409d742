"""The states and actions that are stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    START = "start", _("开始审核")
    RETURN = "return", _("退回修改")
    APPROVE = "approve", _("审核通过")
    REOPEN = "reopen", _("重新审核")
    RETRACT = "retract", _("撤回")
    PUBLISH = "publish", _("公开")
    SUPERSEDE = "supersede", _("更正")
    WITHDRAW = "withdraw", _("撤下")


class FlagState(models.TextChoices):
    OPEN = "open", _("待处理")
    CONFIRMED = "confirmed", _("已确认")
    EXPLAINED = "explained", _("已说明")
    DISMISSED = "dismissed", _("误报")
    RESOLVED = "resolved", _("已整改")
    REOPENED = "reopened", _("复发")


class FlagLevel(models.TextChoices):
    ERROR = "error", _("错误")
    WARNING = "warning", _("警告")
    HINT = "hint", _("提示")
