"""Tables and figures: the machine's reading is shown, a person's figure is set beside it with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import services
from disclosures.admin.permit import ReadOnly
from disclosures.models import Correction, Fact
from disclosures.models.facts import NAMED_BY


class TableAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "form", "unit_code", "unit_name", "submission", "year", "declared_empty")
    list_filter = ("form", "year", "region", "declared_empty")
    search_fields = ("title", "unit_code", "unit_name", "submission__name")
    list_select_related = ("submission",)
    exclude = ("rows", "columns", "column_keys", "locus")


class CorrectionForm(forms.Form):
    """What the cell should say, and why."""

    after = forms.CharField(label=gettext_lazy("更正为"), required=False, max_length=60, strip=True)
    reason = forms.CharField(
        label=gettext_lazy("更正理由"), widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    """The correction that the page has shown, 0 for the machine's figure."""


class FactAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """Search by unit code, form and row; "更正" opens the form that asks for the figure and the reason."""

    list_display = (
        "unit_code", "year", "form", "row_label", "column_label", "printed", "corrected", "correct", "unit", "in_doubt",
        "submission",
    )  # fmt: skip
    list_filter = ("form", "year", "region", "doubtful")
    search_fields = (
        "=unit_code", "=form", "=year", "=row_key", "row_label", "column_label", "submission__unit__name",
        "submission__name",
    )  # fmt: skip
    search_help_text = gettext_lazy("单位代码或名称、年度、表式（如 T03）、科目编码、行名或列名，可以用空格连起来查")
    list_select_related = ("submission",)
    list_per_page = 50
    show_full_result_count = False
    exclude = ("locus", "position", "decimals", "occurrence")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fact]:
        said = Correction.objects.filter(**{field: OuterRef(field) for field in ("submission", *NAMED_BY)})
        found: QuerySet[Fact] = super().get_queryset(request)
        return found.annotate(said=Subquery(said.order_by("-at", "-id").values("after")[:1]))

    @admin.display(description=gettext_lazy("更正后"))
    def corrected(self, fact: Any) -> str:
        return "" if fact.said is None else fact.said or _("（空）")

    @admin.display(description=gettext_lazy("存疑"))
    def in_doubt(self, fact: Fact) -> str:
        return _("存疑") if fact.doubtful else ""

    @admin.display(description="")
    def correct(self, fact: Fact) -> str:
        return format_html(
            '<a class="nowrap" href="{}">{}</a>', reverse("admin:disclosures_fact_correct", args=[fact.pk]), _("更正")
        )

    def get_urls(self) -> list[URLPattern]:
        own = path(
            "<int:fact_id>/correct/", self.admin_site.admin_view(self.correct_view), name="disclosures_fact_correct"
        )
        return [own, *super().get_urls()]

    def correct_view(self, request: HttpRequest, fact_id: int) -> HttpResponse:
        """Ask for figure and reason, and leave the writing to the service; "restore" takes the machine's figure."""
        fact = get_object_or_404(self.get_queryset(request).select_related("table", "submission"), pk=fact_id)
        history = list(Correction.objects.of(fact).select_related("by"))
        now = history[-1].after if history else fact.printed
        shown = {"after": now, "seen": history[-1].pk if history else 0}
        asked = request.POST.copy() if request.method == "POST" else None
        if asked is not None and "restore" in asked:
            asked["after"] = fact.printed
        form = CorrectionForm(asked, initial=shown)
        if asked is not None and form.is_valid() and self._corrected(request, fact, form):
            messages.success(request, _("已更正，检查将重新运行。"))
            return redirect("admin:disclosures_fact_correct", fact.pk)
        if asked is not None:
            asked["seen"] = str(shown["seen"])  # the page that refuses shows the figure as it is now
        context = {
            **self.admin_site.each_context(request),
            "title": _("更正数据"),
            "opts": self.model._meta,
            "fact": fact,
            "place": f"{fact.table.key}-r{fact.row}-c{fact.column}",
            "now": now,
            "form": form,
            "history": history,
        }
        return render(request, "admin/disclosures/fact/correct.html", context)

    def _corrected(self, request: HttpRequest, fact: Fact, form: CorrectionForm) -> bool:
        try:
            services.correct_fact(fact=fact, by=request.user, at=timezone.now(), **form.cleaned_data)
        except services.NotPossible as refusal:
            form.add_error(None, refusal.sentences)
            return False
        except services.NotAllowed as refusal:
            form.add_error(None, str(refusal))
            return False
        return True
