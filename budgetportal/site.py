"""The administrators' site."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosures import access


class PortalSite(AdminSite):
    """Open to administrators, by role or as superuser, and to nobody else."""

    site_header = _("部门预算信息公开 · 管理")
    site_title = _("部门预算信息公开")
    index_title = _("数据与人员管理")

    def has_permission(self, request: HttpRequest) -> bool:
        return access.is_administrator(request.user)
