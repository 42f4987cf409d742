"""One submission: its flags beside the document."""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosures import access as reach
from disclosures import queries as files
from disclosures.choices import SubmissionState
from disclosures.forms import confirm_form, known_forms
from disclosures.models import Submission
from disclosures.queries import ShownCell
from disclosures.views.asked import row_number
from reviews import access, queries, workflow
from reviews.choices import Action, FlagState, ReviewState
from reviews.forms import AssignForm
from reviews.models import Flag, Review
from reviews.queries import Desk
from reviews.views import papering, showing, steps
from reviews.views.permit import staff, submission_for
from reviews.views.queue import is_under_way
from reviews.workflow import Offer

LONGEST_REASON = 1900
"""Characters; a reason has room for 2000."""

BY_OTHERS = (Action.SUPERSEDE,)
"""Actions that happen by themselves when another publication takes the place."""


@staff
@require_safe
def submission(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Flags on the left, the document on the right; before the first check, where the file is on its way."""
    one = submission_for(request, submission_id)
    review = (
        Review.objects.filter(submission=one).select_related("assignee", "approved_by", "submitter", "seen_by").first()
    )
    if review is None:
        return render(request, "desk/arriving.html", arriving(request, one))
    review.submission = one
    part = request.headers.get("X-Part") == "flags"
    return render(request, "desk/_flags_part.html" if part else "desk/submission.html", opened(request, review))


def arriving(request: HttpRequest, one: Submission) -> dict[str, Any]:
    """The page of a file that has no review yet."""
    return {
        "submission": one,
        "section": "queue",
        "steps": steps.steps(one, None),
        "waiting": is_under_way(one),
        "may_change": reach.may_change(request.user, one),
        "may_take_back": reach.may_take_back(request.user, one),
        **confirming(request, one),
    }


def confirming(request: HttpRequest, one: Submission) -> dict[str, Any]:
    """The form that settles unit and year, where they are not settled yet."""
    settled = one.confirmed_at or one.withdrawn_at or one.state != SubmissionState.EXTRACTED
    if settled or not reach.may_change(request.user, one):
        return {}
    return {
        "confirm": confirm_form(one),
        "regions": files.regions_for(request.user),
        "units": files.units_for(request.user).select_related("region"),
    }


def frame(request: HttpRequest, review: Review, tab: str, offers: list[Offer] | None = None) -> dict[str, Any]:
    """What every tab of a submission shows: head, steps, actions. offers, where they are known already."""
    user = request.user
    offers = workflow.offers(review, user) if offers is None else offers
    versions = files.versions(review.submission)
    since = [one for one in versions if one.uploaded_at > review.submission.uploaded_at]
    return {
        "review": review,
        "submission": review.submission,
        "tab": tab,
        "versions": versions,
        "version": len(versions) - len(since),
        "newer": next((one for one in since if one.withdrawn_at is None), None),
        "section": "queue",
        "steps": steps.steps(review.submission, review),
        "correcting": review.state == ReviewState.APPROVED and queries.live_publication(review) is not None,
        "offers": [offer for offer in offers if offer.action not in BY_OTHERS],
        "returning": asked_for(review) if any(offer.action == Action.RETURN for offer in offers) else "",
        "public": review.publications.defer("payload").order_by("-pk").first(),
        "assign": AssignForm(
            initial={"to": review.assignee_id, "due_date": review.due_date, "seen": review.assignment},
            people=queries.reviewers_of(review),
        )
        if access.may_assign(user, review)
        else None,
        "may_look": access.may_see_doubts(user, review),
        "goes_on": reach.is_reviewer(user) or reach.is_publisher(user),
        "may_change": reach.may_change(user, review.submission),
        **confirming(request, review.submission),
    }


def asked_for(review: Review) -> str:
    """What the unit is to mend, a line for each problem: the beginning of the words with which a file is returned."""
    confirmed = queries.flags(review, state=FlagState.CONFIRMED)
    leads = [cause.lead.flag for cause in showing.by_cause(showing.ShownFlag(flag, None, ()) for flag in confirmed)]
    lines = [f"{number}. {flag.message}" for number, flag in enumerate(leads, 1)]
    sizes = accumulate(len(line) + 2 for line in lines)
    return "\n".join(line for line, size in zip(lines, sizes, strict=True) if size < LONGEST_REASON)


def opened(request: HttpRequest, review: Review) -> dict[str, Any]:
    """Flags and document. Tables and prose are made only where the template asks for them."""
    desk = queries.desk(review, request.user)
    titles = showing.titles_of(files.headed(review.submission))
    wanted = [flag for flag in desk.flags if showing.is_wanted(flag, **filters(request))]
    shown = showing.shown_flags(wanted, titles, current_flag(request, wanted))
    marked = frozenset(place.anchor for flag in shown if flag.is_current for place in flag.places)
    levels = showing.levels_at(desk.flags)
    cell, anchor = chosen_cell(request, desk)
    return {
        **frame(request, review, "flags", desk.offers),
        "desk": desk,
        "causes": showing.by_cause(shown),
        "current": next((flag for flag in shown if flag.is_current), None),
        "shown": len(shown),
        "seen": " ".join(f"{flag.pk}={flag.standing}" for flag in wanted),
        "open": sum(flag.is_open for flag in desk.flags),
        "levels": json.dumps(levels),
        "papers": cache(lambda: [papering.paper(t, titles[t.key], levels, marked) for t in desk.tables]),
        "prose": lambda: papering.with_sections([papering.prose(p, desk.statuses, marked) for p in desk.narrative]),
        "leftovers": cache(lambda: list(files.leftovers(review.submission))),
        "unrecognised": cache(lambda: files.unrecognised(review.submission)),
        "assigned": cache(lambda: list(files.assignments(review.submission))),
        "reassigned": reassigned(request, review),
        "forms": known_forms(),
        "correcting_fact": cell,
        "correcting_at": anchor,
        "checking": not desk.is_current and not review.submission.is_busy,
        "may_settle": access.may_settle(request.user, review),
        "may_annotate": access.may_annotate(request.user, review),
        "may_answer": access.may_answer(request.user, review),
        "may_correct": access.may_correct(request.user, review),
    }


def reassigned(request: HttpRequest, review: Review) -> files.Assignable | None:
    """The table of which the form is to be changed: ?table=t3."""
    key = request.GET.get("table", "")
    return files.recognised(review.submission, key) if key and access.may_correct(request.user, review) else None


def filters(request: HttpRequest) -> dict[str, str]:
    """The filters of the flags: ?level=error&state=open."""
    return {name: request.GET.get(name, "") for name in ("level", "state")}


def current_flag(request: HttpRequest, wanted: list[Flag]) -> int | None:
    """The flag that is looked at: asked for, else the first open one."""
    asked = row_number(request.GET.get("flag", ""))
    if any(flag.pk == asked for flag in wanted):
        return asked
    first = showing.next_open(wanted)
    return first.pk if first else None


def chosen_cell(request: HttpRequest, desk: Desk) -> tuple[ShownCell | None, str]:
    """The figure that is to be corrected and its anchor, where the page works without script: ?fact=12."""
    asked = row_number(request.GET.get("fact", ""))
    if asked is None:
        return None, ""
    cells = ((table, cell) for table in desk.tables for row in table.rows for cell in row)
    table, cell = next(((table, cell) for table, cell in cells if cell.fact == asked), (None, None))
    return cell, f"{table.key}-r{cell.row}-c{cell.column}" if table and cell else ""
