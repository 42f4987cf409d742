"""Puts the portal's own admin site in the place of Django's, and names the packages on it in Chinese."""

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _
from django_rq.apps import DjangoRqAdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "budgetportal.site.PortalSite"


class SignInsConfig(AxesConfig):  # type: ignore[misc]  # axes says no types
    verbose_name = _("登录记录")


class QueueConfig(DjangoRqAdminConfig):
    verbose_name = _("后台任务")
