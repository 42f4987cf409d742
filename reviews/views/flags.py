"""What people say of flags and of the numbers that no rule covers."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from disclosures import queries as files
from disclosures.services import NotPossible
from disclosures.views.asked import row_numbers
from reviews import flagging, queries
from reviews.choices import FlagState
from reviews.forms import AnnotateForm, SettleForm
from reviews.models import Flag, Review
from reviews.views import showing
from reviews.views.permit import complain, flag_for, review_for, staff, tell, telling
from reviews.views.submission import filters


@staff
@require_POST
def settle(request: HttpRequest, flag_id: int) -> HttpResponse:
    """Settle one flag, or all of its cause; on to the next open one."""
    flag, review = flag_for(request, flag_id)
    form = SettleForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect(address(request, review, flag))
    said, seen = FlagState(form.cleaned_data["state"]), form.cleaned_data["seen"]
    others = queries.open_with(flag) if form.cleaned_data["whole"] else []
    chosen = [flag, *(other for other in others if not seen or other.pk in seen)]
    try:
        flagging.settle_many(
            chosen, said, reason=form.cleaned_data["reason"], seen=seen, by=request.user, at=timezone.now()
        )
    except NotPossible as refusal:
        tell(request, refusal)
        return redirect(address(request, review, flag))
    return redirect(address(request, review, flag if said == FlagState.OPEN else following(request, review, flag)))


@staff
@require_POST
def settle_many(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Settle the chosen flags at once."""
    review = review_for(request, submission_id)
    form = SettleForm(request.POST)
    ids = row_numbers(request.POST.getlist("flags"))
    chosen = list(Flag.objects.filter(submission=review.submission_id, pk__in=ids))
    if not form.is_valid() or not chosen:
        complain(request, form)
        return redirect(address(request, review, None))
    said, seen = FlagState(form.cleaned_data["state"]), form.cleaned_data["seen"]
    with telling(request):
        flagging.settle_many(
            chosen, said, reason=form.cleaned_data["reason"], seen=seen, by=request.user, at=timezone.now()
        )
        done = ngettext("已处理 %(n)d 条疑点。", "已处理 %(n)d 条疑点。", len(chosen)) % {"n": len(chosen)}
        messages.success(request, done)
    return redirect(address(request, review, following(request, review)))


@staff
@require_POST
def confirm_readings(request: HttpRequest, flag_id: int) -> HttpResponse:
    """The doubtful figures of a flag are read as the paper has them; the flag can now be settled."""
    flag, review = flag_for(request, flag_id)
    with telling(request, _("已确认读数无误，可以处理这个疑点了。")):
        flagging.confirm_readings(flag, by=request.user, at=timezone.now())
    return redirect(address(request, review, flag))


@staff
@require_POST
def annotate(request: HttpRequest, flag_id: int) -> HttpResponse:
    """Write under a flag: a reviewer's remark or the unit's answer."""
    flag, review = flag_for(request, flag_id)
    form = AnnotateForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect(address(request, review, flag))
    with telling(request):
        flagging.annotate(flag, form.cleaned_data["text"], by=request.user, at=timezone.now())
    return redirect(address(request, review, flag))


@staff
@require_POST
def acknowledge(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The chosen numbers of the narrative have been looked at."""
    review = review_for(request, submission_id)
    ids = row_numbers(part for text in request.POST.getlist("claims") for part in text.split(","))
    claims = list(files.claims(review.submission).filter(pk__in=ids))
    with telling(request):
        done = flagging.acknowledge(review, claims, by=request.user, at=timezone.now())
        said = ngettext("已核对 %(n)d 个数字。", "已核对 %(n)d 个数字。", len(done)) % {"n": len(done)}
        messages.success(request, said)
    passage = f"#{claims[-1].passage.key}" if claims else "#narrative"
    return redirect(reverse("desk:submission", args=[submission_id]) + passage)


def following(request: HttpRequest, review: Review, flag: Flag | None = None) -> Flag | None:
    """The next open flag in the order of the page and within its filters."""
    asked = filters(request)
    wanted = [one for one in queries.flags_for(review, request.user) if one == flag or showing.is_wanted(one, **asked)]
    return showing.next_open(wanted, flag)


def address(request: HttpRequest, review: Review, flag: Flag | None) -> str:
    """The submission's page at a flag, with the filters that the person had."""
    asked = {name: value for name, value in filters(request).items() if value}
    if flag is not None:
        asked["flag"] = str(flag.pk)
    page = reverse("desk:submission", args=[review.submission_id])
    return f"{page}?{urlencode(asked)}" + (f"#flag-{flag.pk}" if flag else "")
