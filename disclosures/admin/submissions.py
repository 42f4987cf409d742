"""Uploaded files as the portal knows them; files and figures are never changed here but through 更正."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from disclosures.admin.permit import ReadOnly
from disclosures.models import Correction, Submission

WHO_AND_WHY = ("form", "row_key", "column_key", "before", "after", "reason", "by", "at")


class CorrectionInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Correction
    fields = WHO_AND_WHY
    readonly_fields = WHO_AND_WHY
    extra = 0
    can_delete = False


class SubmissionAdmin(ReadOnly, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("name", "unit", "region", "year", "state", "uploaded_by", "uploaded_at", "withdrawn_at")
    list_filter = ("state", "year", "region")
    search_fields = ("name", "sha256", "unit__code", "unit__name")
    date_hierarchy = "uploaded_at"
    list_select_related = ("unit", "region", "uploaded_by")
    inlines = (CorrectionInline,)
    fields = (
        "name", "original", "format", "size", "sha256", "uploaded_by", "uploaded_at", "state", "progress", "sentence",
        "region", "unit", "year", "proposal", "confirmed_at", "extracted_at", "pages", "notices", "withdrawn_at",
    )  # fmt: skip
    readonly_fields = ("original",)

    @admin.display(description=_("原件"))
    def original(self, submission: Submission) -> str:
        file, desk = (reverse(name, args=[submission.pk]) for name in ("disclosures:original", "desk:submission"))
        return format_html('<a href="{}">{}</a> · <a href="{}">{}</a>', file, _("下载原件"), desk, _("工作台"))


class CorrectionAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """The trace: before, after, who, when, why."""

    list_display = ("at", "by", "submission", "form", "row_key", "column_key", "before", "after", "reason")
    list_filter = ("form", "submission__region")
    search_fields = ("submission__unit__code", "submission__unit__name", "row_key", "reason", "by__username")
    date_hierarchy = "at"
    list_select_related = ("by", "submission")
    empty_value_display = _("（空）")


class AssignmentAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """Forms that people have given to tables; made and undone on the desk."""

    list_display = ("at", "by", "unit", "title", "form", "reason", "undone_at", "undone_by")
    list_filter = ("form", "unit__region")
    search_fields = ("unit__code", "unit__name", "title", "reason", "by__username")
    date_hierarchy = "at"
    list_select_related = ("by", "unit", "undone_by")
    empty_value_display = _("（空）")
