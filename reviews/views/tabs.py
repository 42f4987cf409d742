"""The other tabs of a submission: ledger, typed lines, difference to the version before, log."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from disclosures import queries as files
from disclosures.models import Correction, Submission
from disclosures.views.asked import row_number
from reviews import exports, phrases, queries
from reviews.checks import registry
from reviews.checks.registry import Check
from reviews.views import comparing, inspection
from reviews.views.permit import review_for, staff
from reviews.views.submission import frame

LEDGER_PAGE = 200
LABELS = {
    "found": _("有疑点"),
    "crashed": _("检查出错"),
    "skipped": _("未能检查"),
    "rounding": _("四舍五入可解释"),
    "clean": _("一致"),
}


@staff
@require_safe
def checks(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The ledger: every check instance with its outcome and reason."""
    review = review_for(request, submission_id)
    run = queries.latest_run(review)
    lines = [line for line in (run.ledger if run else []) if is_asked(request, line)]
    lines.sort(key=lambda line: list(LABELS).index(line["outcome"]))
    page = Paginator(lines, LEDGER_PAGE).get_page(request.GET.get("page"))
    catalogue = {check.code: check for check in registry.all_checks()}
    context = {
        **frame(request, review, "checks"),
        "run": run,
        "outcomes": [(outcome, label, getattr(run, outcome)) for outcome, label in LABELS.items() if run],
        "page": page,
        "items": inspection.form(run.ledger) if run and request.GET.get("view") == "form" else [],
        "lines": [line | told(line, catalogue.get(line["code"])) for line in page],
    }
    return render(request, "desk/checks.html", context)


def told(line: dict[str, Any], check: Check | None) -> dict[str, Any]:
    """What a line of the ledger says of its check and its outcome, in the reader's language."""
    title = gettext(check.title) if check else ""
    return {
        "title": title,
        "clause": phrases.phrase(check.clause) if check else "",
        "label": LABELS.get(line["outcome"], line["outcome"]),
        "subject": phrases.of_line(line),
        "reason": phrases.phrase(line["reason"]),
        "operands": phrases.operands_of(line),
    }


def is_asked(request: HttpRequest, line: dict[str, Any]) -> bool:
    outcome, code = request.GET.get("outcome"), request.GET.get("code", "").upper().strip()
    return (not outcome or line["outcome"] == outcome) and (not code or line["code"].startswith(code))


@staff
@require_safe
def ledger(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The ledger as a file."""
    review = review_for(request, submission_id)
    run = queries.latest_run(review)
    if run is None:
        return redirect("desk:checks", submission_id)
    name = f"checks-{submission_id}.csv"
    return HttpResponse(
        exports.ledger_as_csv(run),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@staff
@require_safe
def records(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Projects with their indicators, procurement, assets, institutions."""
    review = review_for(request, submission_id)
    found = files.records(review.submission)
    by_project: dict[tuple[str, str], list[Any]] = {}
    for indicator in found["indicators"]:
        by_project.setdefault((indicator.unit_code, indicator.project), []).append(indicator)
    projects = [(project, by_project.get((project.unit_code, project.name), [])) for project in found["projects"]]
    overall = [indicator for indicator in found["indicators"] if not indicator.project]
    context = {**frame(request, review, "records"), **found, "projects": projects, "overall": overall}
    return render(request, "desk/records.html", context)


@staff
@require_safe
def changes(request: HttpRequest, submission_id: int) -> HttpResponse:
    """What changed since the version before, and what had been asked of it."""
    review = review_for(request, submission_id)
    framed = frame(request, review, "changes")
    asked = row_number(request.GET.get("against", ""))
    other = next((one for one in framed["versions"] if one.pk == asked), None)
    against, found = queries.difference(review, other)
    asked_for = queries.previous_flags(review)
    context = {
        **framed,
        "against": against,
        "changes": [(one, comparing.runs(one.before, one.after) if one.kind == "text" else []) for one in found],
        "asked_for": asked_for,
        "repaired": sum(is_repaired for _flag, is_repaired in asked_for),
    }
    return render(request, "desk/changes.html", context)


@staff
@require_safe
def log(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Who did what when, and why."""
    review = review_for(request, submission_id)
    entries = review.log.select_related("by").order_by("-at", "-id")
    context = {
        **frame(request, review, "log"),
        "entries": entries,
        "corrections": corrected_places(review.submission),
    }
    return render(request, "desk/log.html", context)


def corrected_places(submission: Submission) -> list[tuple[Correction, str]]:
    """The corrections, newest first, each with its row and column as printed."""
    corrections = list(files.corrections(submission))
    facts = files.facts(submission).filter(row_key__in={one.row_key for one in corrections})
    printed = {
        (fact.form, fact.row_key, fact.column_key): f"{fact.row_label} · {fact.column_label.split('/')[-1]}"
        for fact in facts
    }
    bare = "{0.row_key} · {0.column_key}"
    return [(one, printed.get((one.form, one.row_key, one.column_key), bare.format(one))) for one in corrections]
