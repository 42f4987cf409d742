"""Regions, units, people and their roles; every change is kept with before, after, who and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from disclosures import services
from disclosures.admin.permit import AdministratorsOnly
from disclosures.models import Membership


class ReasonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Every change says why; the reason is kept with it."""

    change_reason = forms.CharField(label=_("修改理由"), max_length=100)


class Reasoned(AdministratorsOnly, SimpleHistoryAdmin):  # type: ignore[misc]
    """Master data: before, after, who, when and why stand under 历史."""

    form = ReasonForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj._change_reason = form.cleaned_data["change_reason"]
        super().save_model(request, obj, form, change)


class RegionAdmin(Reasoned):
    list_display = ("code", "name")
    search_fields = ("code", "name")


class ImportForm(forms.Form):
    """A list of units and why they are entered."""

    text = forms.CharField(
        label=_("名单"),
        widget=forms.Textarea(attrs={"rows": 18, "cols": 90}),
        help_text=_("每行一个单位：行政区划代码、单位代码、单位名称、主管部门代码（可不填）；可从 Excel 粘贴。"),
    )
    reason = forms.CharField(label=_("修改理由"), max_length=100)


class UnitAdmin(Reasoned):
    """One by one, or as a list that is entered as a whole."""

    list_display = ("code", "name", "region", "parent")
    list_filter = ("region",)
    search_fields = ("code", "name")
    autocomplete_fields = ("region", "parent")
    list_select_related = ("region", "parent")

    def get_urls(self) -> list[URLPattern]:
        own = path("import/", self.admin_site.admin_view(self.import_view), name="disclosures_unit_import")
        return [own, *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the list, and leave the writing to the service."""
        form = ImportForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                new, known = services.register_units(by=request.user, **form.cleaned_data)
            except services.NotPossible as refusal:
                form.add_error("text", refusal.sentences)
            else:
                done = gettext("已登记 {new} 个单位，另有 {known} 个原已登记。").format(new=new, known=known)
                messages.success(request, done)
                return redirect("admin:disclosures_unit_changelist")
        context = {**self.admin_site.each_context(request), "title": _("导入单位名单"), "form": form}
        return render(request, "admin/disclosures/unit/import.html", {**context, "opts": self.model._meta})


class MembershipAdmin(Reasoned):
    list_display = ("person", "role", "region", "unit")
    list_filter = ("role", "region")
    search_fields = ("person__username", "person__first_name", "person__last_name", "unit__name", "unit__code")
    autocomplete_fields = ("person", "region", "unit")
    list_select_related = ("person", "region", "unit")


class MembershipInline(AdministratorsOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ("region", "unit")
    verbose_name_plural = _("角色（行政区划留空为不限，单位留空为全区划）")


class PersonAdmin(AdministratorsOnly, UserAdmin):  # type: ignore[type-arg]
    """People with their roles. Whoever is an administrator may enter these pages."""

    inlines = (MembershipInline,)
    list_display = ("username", "last_name", "first_name", "roles", "is_active", "last_login")
    list_filter = ("memberships__role", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("个人信息"), {"fields": ("last_name", "first_name", "email")}),
        (_("状态"), {"fields": ("is_active", "is_staff", "is_superuser", "last_login", "date_joined")}),
    )
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("memberships")

    @admin.display(description=_("角色"))
    def roles(self, person: Any) -> str:
        return "、".join(dict.fromkeys(str(m.get_role_display()) for m in person.memberships.all()))
