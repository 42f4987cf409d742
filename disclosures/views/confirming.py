"""Whose files these are: everything that waits for its unit and year on one page, confirmed at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from disclosures import queries, services
from disclosures.forms import ConfirmForm, confirm_form
from disclosures.models import Submission
from disclosures.services import NotAllowed, NotPossible
from disclosures.views.asked import row_numbers
from disclosures.views.permit import staff

MOST = 100


@dataclass(frozen=True)
class Line:
    """A file with its form. recorded: the name of the unit on record that has this code; '' where none has."""

    submission: Submission
    form: ConfirmForm
    recorded: str
    chosen: bool

    @property
    def is_new(self) -> bool:
        """Whether confirming enters a unit on the record."""
        return not self.recorded and bool(self.form["unit_code"].value())

    @property
    def is_other(self) -> bool:
        """Whether the unit on record is called otherwise than the document calls it."""
        name = self.form["unit_name"].value() or ""
        return bool(self.recorded) and not services.names_agree(self.recorded, name)


@staff
@require_http_methods(["GET", "POST"])
def unconfirmed(request: HttpRequest) -> HttpResponse:
    """Each file with what it says of itself; those that are chosen are confirmed, each for itself."""
    waiting = list(queries.unconfirmed(request.user)[:MOST])
    if request.method == "GET":
        return shown(request, waiting, {})
    chosen = set(row_numbers(request.POST.getlist("chosen")))
    forms = {one.pk: confirmed(request, one) for one in waiting if one.pk in chosen}
    refused = {number: form for number, form in forms.items() if not form.is_valid()}
    done = len(forms) - len(refused)
    report(request, done, len(chosen) - len(forms))
    if refused:
        return shown(request, [one for one in waiting if one.pk not in chosen or one.pk in refused], refused)
    return redirect("desk:queue" if done == len(waiting) else "disclosures:unconfirmed")


def report(request: HttpRequest, done: int, gone: int) -> None:
    """Say how many files are confirmed, and how many of those chosen waited no longer."""
    if done:
        said = ngettext("已确认 %(n)d 个文件的单位和年度。", "已确认 %(n)d 个文件的单位和年度。", done)
        messages.success(request, said % {"n": done})
    if gone:
        said = ngettext(
            "有 %(n)d 个文件已经确认或撤回，这次没有保存。", "有 %(n)d 个文件已经确认或撤回，这次没有保存。", gone
        )
        messages.error(request, said % {"n": gone})


def shown(request: HttpRequest, waiting: list[Submission], refused: dict[int, ConfirmForm]) -> HttpResponse:
    context = {
        "lines": lines(waiting, refused),
        "regions": queries.regions_for(request.user),
        "units": queries.units_for(request.user),
        "section": "queue",
    }
    return render(request, "desk/unconfirmed.html", context)


def confirmed(request: HttpRequest, one: Submission) -> ConfirmForm:
    """The form of one file, with what stood in the way of confirming it."""
    form = confirm_form(one, request.POST, prefix=prefix(one))
    if form.is_valid():
        try:
            services.confirm(submission=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotPossible as refusal:
            form.add_error(None, refusal.sentences)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal) or _("您没有办理这一步的权限。"))
    return form


def lines(waiting: list[Submission], refused: dict[int, ConfirmForm]) -> list[Line]:
    """Chosen beforehand is what says everything and contradicts nothing on record."""
    forms = [refused.get(one.pk) or confirm_form(one, prefix=prefix(one)) for one in waiting]
    asked = [(str(form["region_code"].value() or ""), str(form["unit_code"].value() or "")) for form in forms]
    names = queries.unit_names(asked)
    found = [Line(*row, False) for row in zip(waiting, forms, (names.get(key, "") for key in asked), strict=True)]
    return [Line(it.submission, it.form, it.recorded, is_whole(it.form) and not it.is_other) for it in found]


def is_whole(form: ConfirmForm) -> bool:
    return all(field.value() for field in form)


def prefix(one: Submission) -> str:
    return f"s{one.pk}"
