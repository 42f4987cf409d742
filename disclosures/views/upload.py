"""Files come in, and people watch them on their way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from disclosures import access, queries, services
from disclosures.choices import SubmissionState
from disclosures.extraction.readers import registry
from disclosures.forms import UploadForm
from disclosures.queries import Progress
from disclosures.services import Receipt
from disclosures.views.asked import row_numbers
from disclosures.views.permit import staff, wants_json

ROOM_FOR_THE_REST = 1024 * 1024
"""What a request may hold besides its one file."""


NAMES = {"Word": "docx", "PDF": "pdf", "Excel": "xlsx", "OFD": "ofd", _lazy("网页"): "html"}
"""What people call a kind of file: the kind."""


@staff
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take several files; a line for each with what became of it."""
    if not access.may_upload(request.user):
        raise PermissionDenied
    if request.method == "POST" and wants_json(request) and is_too_large(request):
        return JsonResponse({"lines": [], "error": _("文件太大，请压缩图片或拆分后再上传。")}, status=413)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    lines: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        lines = [line for file in form.cleaned_data["uploads"] for line in take(request, file)]
    if wants_json(request):
        return JsonResponse({"lines": lines, "error": " ".join(str(error) for error in form.errors.get("uploads", []))})
    return render(request, "desk/upload.html", {"form": form, "lines": lines, "section": "upload", **offered()})


def offered() -> dict[str, Any]:
    """What the page promises to read: what readers have registered for. The content decides what is really taken."""
    kinds = registry.kinds_read()
    return {
        "limit": settings.UPLOAD_MAX_BYTES // (1024 * 1024),
        "kinds": _("、").join(str(name) for name, needed in NAMES.items() if needed in kinds),
        "accept": ",".join((*registry.suffixes_read(), ".zip")),
    }


def is_too_large(request: HttpRequest) -> bool:
    """Whether the one file of a scripted request cannot be taken; known before its body is read."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_MAX_BYTES + ROOM_FOR_THE_REST


def take(request: HttpRequest, file: Any) -> list[dict[str, Any]]:
    """Hand one file to the service and say what became of it."""
    return told(services.receive(file=file, name=file.name, by=request.user, at=timezone.now()))


def told(receipt: Receipt) -> list[dict[str, Any]]:
    """A line for each file: what it is called, what became of it, where it is."""
    taken = [
        {
            "name": one.name,
            "outcome": "accepted",
            "label": _("排队中"),
            "sentence": _("已收下，排队解析。"),
            "id": one.pk,
            "url": page_of(one.pk),
        }
        for one in receipt.accepted
    ]
    refused = [
        {
            "name": one.name,
            "outcome": "duplicate" if one.existing else "refused",
            "label": _("重复") if one.existing else _("未收下"),
            "sentence": _(one.sentence),
            "id": None,
            "url": page_of(one.existing.pk) if one.existing else "",
        }
        for one in receipt.refused
    ]
    return taken + refused


def page_of(submission_id: int) -> str:
    return reverse("desk:submission", args=[submission_id])


@staff
@require_safe
def progress(request: HttpRequest) -> JsonResponse:
    """Where several files are on their way: ?id=1&id=2."""
    ids = row_numbers(request.GET.getlist("id"))
    return JsonResponse({"files": [as_line(one) for one in queries.progress(request.user, ids[:200])]})


def as_line(one: Progress) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state,
        "label": _("排队中") if one.state == SubmissionState.RECEIVED else str(one.label),
        "progress": one.progress,
        "sentence": _(one.sentence) if one.sentence else "",
        "busy": one.busy,
        "confirmed": one.confirmed,
        "url": page_of(one.id),
    }
