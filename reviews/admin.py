"""Reviews, flags, log and publications, to look at: they change only through the desk."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from disclosures.admin.permit import ReadOnly
from reviews.models import CheckRun, Flag, LogEntry, Publication, Review


class LogInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = LogEntry
    fields = ("at", "by", "action", "before", "after", "reason")
    readonly_fields = fields
    extra = 0
    can_delete = False


@admin.register(Review)
class ReviewAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("submission", "state", "submitter", "assignee", "due_date", "approved_by", "approved_at")
    list_filter = ("state", "submission__region", "submission__year")
    search_fields = ("submission__name", "submission__unit__code", "submission__unit__name")
    list_select_related = ("submission", "submitter", "assignee", "approved_by")
    inlines = (LogInline,)


@admin.register(Flag)
class FlagAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("code", "level", "state", "message", "submission", "settled_by", "settled_at", "reason")
    list_filter = ("level", "state", "code")
    search_fields = ("code", "reason", "submission__name", "submission__unit__code")
    list_select_related = ("submission", "settled_by")


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("at", "by", "review", "action", "before", "after", "reason")
    list_filter = ("action",)
    search_fields = ("by__username", "reason", "review__submission__name", "review__submission__unit__code")
    date_hierarchy = "at"
    list_select_related = ("by", "review__submission")


@admin.register(CheckRun)
class CheckRunAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("submission", "started_at", "clean", "rounding", "found", "skipped", "crashed", "coverage")
    search_fields = ("submission__name", "submission__unit__code")
    list_select_related = ("submission",)
    exclude = ("ledger", "claims")


@admin.register(Publication)
class PublicationAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("unit_name", "year", "region", "published_by", "published_at", "live", "correction_note")
    list_filter = ("year", "region", "kind")
    search_fields = ("unit_name", "unit__code", "digest")
    list_select_related = ("region", "published_by")
    exclude = ("payload", "figures")

    @admin.display(boolean=True, description=_("现行"))
    def live(self, publication: Publication) -> bool:
        return publication.is_live
