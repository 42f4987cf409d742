"""The steps of a review and of a publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from disclosures.services import NotAllowed, NotPossible
from disclosures.views.asked import row_numbers
from reviews import access, publishing, queries, workflow
from reviews.choices import Action
from reviews.forms import AssignForm, AssignManyForm, MoveForm
from reviews.models import Publication, Review
from reviews.views.permit import complain, review_for, staff, tell, telling

DONE = {
    Action.START: gettext_lazy("已开始审核。"),
    Action.RETURN: gettext_lazy("已退回修改，填报人可以看到退回意见。"),
    Action.APPROVE: gettext_lazy("已审核通过。"),
    Action.REOPEN: gettext_lazy("已重新审核。"),
    Action.RETRACT: gettext_lazy("已撤回。"),
    Action.PUBLISH: gettext_lazy("已公开。"),
    Action.WITHDRAW: gettext_lazy("已撤下。"),
}


@staff
@require_POST
def move(request: HttpRequest, submission_id: int) -> HttpResponse:
    """One step, decided on the version that the person saw."""
    review = review_for(request, submission_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:submission", submission_id)
    action = Action(form.cleaned_data["action"])
    reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
    try:
        take: Callable[..., None] = STEPS.get(action, step)
        take(review, action, by=request.user, at=timezone.now(), reason=reason, version=version)
    except NotPossible as refusal:
        if not workflow.is_done(review, action, by=request.user, reason=reason, version=version):
            tell(request, refusal)
            return redirect("desk:submission", submission_id)
    messages.success(request, DONE[action])
    return redirect("desk:submission", submission_id)


def step(review: Review, action: Action, **what: Any) -> None:
    workflow.move(review, action, **what)


def publish(review: Review, action: Action, *, by: Any, at: datetime, reason: str, version: int | None) -> None:
    """Publish, or correct what is public already: then the reason is the public note."""
    public = queries.live_publication(review)
    if public is None:
        publishing.publish(review, by=by, at=at, version=version)
    else:
        publishing.correct(public, review, note=reason, by=by, at=at, version=version)


def withdraw(review: Review, action: Action, *, by: Any, at: datetime, reason: str, version: int | None) -> None:
    """Take down what this review published."""
    public: Publication | None = review.publications.live().first()
    if public is None:
        raise NotPossible(_("没有可以撤下的公开内容。"))
    publishing.withdraw(public, reason=reason, by=by, at=at, version=version)


STEPS: dict[Action, Callable[..., None]] = {
    Action.PUBLISH: publish,
    Action.WITHDRAW: withdraw,
}


@staff
@require_POST
def assign(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Who shall review it and until when."""
    review = review_for(request, submission_id)
    if not access.may_assign(request.user, review):
        raise NotAllowed(_("只有本区划的审核人可以分派。"))
    form = AssignForm(request.POST, people=queries.reviewers_of(review))
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:submission", submission_id)
    with telling(request, _("已分派。")):
        workflow.assign(review, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("desk:submission", submission_id)


@staff
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """Who shall review the chosen files and until when, each for itself; back to the queue with its filters."""
    if not access.assigns(request.user):
        raise NotAllowed(_("只有本区划的审核人可以分派。"))
    seen = {number: standing for number, _is, standing in (it.partition("=") for it in request.POST.getlist("reviews"))}
    chosen = access.visible_to(request.user).filter(pk__in=row_numbers(seen))
    form = AssignManyForm(request.POST, people=queries.reviewers_for(request.user))
    if form.is_valid():
        reviews = chosen.select_related("submission__unit", "assignee")
        done = sum(assigned(request, review, form, seen.get(str(review.pk), "")) for review in reviews)
        if done:
            said = ngettext("已分派 %(n)d 个文件。", "已分派 %(n)d 个文件。", done) % {"n": done}
            messages.success(request, said)
    else:
        complain(request, form)
    return redirect(f"{reverse('desk:queue')}?{request.GET.urlencode()}")


def assigned(request: HttpRequest, review: Review, form: AssignManyForm, seen: str) -> bool:
    """Whether it could be assigned; else why not is said. seen: how the page has shown it."""
    to = form.cleaned_data["to"] or review.assignee
    due_date = form.cleaned_data["due_date"] or review.due_date
    try:
        workflow.assign(review, to=to, due_date=due_date, by=request.user, at=timezone.now(), seen=seen)
    except (NotPossible, NotAllowed) as refusal:
        messages.error(request, f"{review.submission.unit or review.submission}{_('：')}{refusal}")
        return False
    return True


@staff
@require_POST
def look(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The page is open: asked by its script; answers who else has it open."""
    review = review_for(request, submission_id)
    if not access.may_see_doubts(request.user, review):
        raise NotAllowed(_("您没有办理这一步的权限。"))
    workflow.look(review, by=request.user, at=timezone.now())
    return render(request, "desk/_looking.html", {"review": review})


@staff
@require_POST
def following(request: HttpRequest, submission_id: int) -> HttpResponse:
    """On to the next review that waits for this person."""
    review = queries.next_review(request.user, review_for(request, submission_id))
    if review is None:
        messages.info(request, _("没有其他等您办理的文件了。"))
        return redirect("desk:queue")
    return redirect("desk:submission", review.submission_id)
