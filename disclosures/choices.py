"""The states and roles that are stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _

YEARS = range(2010, 2051)
"""Budget years that a file may be of."""


class SubmissionState(models.TextChoices):
    RECEIVED = "received", _("已上传")
    EXTRACTING = "extracting", _("解析中")
    EXTRACTED = "extracted", _("已解析")
    UNREADABLE = "unreadable", _("无法解析")
    FAILED = "failed", _("解析失败")


class Role(models.TextChoices):
    CLERK = "clerk", _("填报人")
    REVIEWER = "reviewer", _("审核人")
    PUBLISHER = "publisher", _("公开人")
    ADMINISTRATOR = "administrator", _("管理员")


class ScopeLevel(models.TextChoices):
    DEPARTMENT = "department", _("部门")
    UNIT = "unit", _("单位")
