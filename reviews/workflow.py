"""The moves of a review: who may, from where to where, what stands in the way; every move is logged.

A move names the version it was decided on; if somebody else moved meanwhile, nothing happens (NotPossible).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import services
from disclosures.access import Person, name_of
from disclosures.models import Submission
from disclosures.services import NotAllowed, NotPossible
from reviews import access, blocking
from reviews.choices import Action, ReviewState
from reviews.models import LogEntry, Review

__all__ = [
    "TRANSITIONS",
    "NotAllowed",
    "NotPossible",
    "Offer",
    "Transition",
    "assign",
    "blockers",
    "is_done",
    "log",
    "look",
    "move",
    "note",
    "offers",
    "step",
]


@dataclass(frozen=True)
class Transition:
    """From which states an action leads where, who may, and whether a reason must be given."""

    before: tuple[ReviewState, ...]
    after: ReviewState
    may: Callable[[Person, Review], bool]
    reason: bool = False


@dataclass(frozen=True)
class Offer:
    """An action that the person has the right to from this state; blockers say why not yet."""

    action: Action
    label: str
    needs_reason: bool
    blockers: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not self.blockers


TRANSITIONS: dict[Action, Transition] = {
    Action.START: Transition((ReviewState.OPEN,), ReviewState.IN_REVIEW, access.may_review),
    Action.RETURN: Transition(
        (ReviewState.OPEN, ReviewState.IN_REVIEW), ReviewState.RETURNED, access.may_review, reason=True
    ),
    Action.APPROVE: Transition((ReviewState.IN_REVIEW,), ReviewState.APPROVED, access.may_approve),
    Action.REOPEN: Transition(
        (ReviewState.RETURNED, ReviewState.APPROVED, ReviewState.PUBLISHED, ReviewState.WITHDRAWN),
        ReviewState.IN_REVIEW,
        access.may_review,
        reason=True,
    ),
    Action.RETRACT: Transition(
        (ReviewState.OPEN, ReviewState.IN_REVIEW, ReviewState.RETURNED), ReviewState.RETRACTED, access.may_retract
    ),
    Action.PUBLISH: Transition((ReviewState.APPROVED,), ReviewState.PUBLISHED, access.may_publish),
    Action.SUPERSEDE: Transition((ReviewState.PUBLISHED,), ReviewState.SUPERSEDED, access.may_take_down),
    Action.WITHDRAW: Transition((ReviewState.PUBLISHED,), ReviewState.WITHDRAWN, access.may_take_down, reason=True),
}
"""PUBLISH, SUPERSEDE and WITHDRAW are made by publishing, RETRACT takes the file itself back; the rest by move.

What is public may be reopened to correct its data: the public copy stays until a corrected one takes its place.
"""

OF_PUBLISHING = frozenset((Action.PUBLISH, Action.SUPERSEDE, Action.WITHDRAW))


def move(
    review: Review, action: Action, *, by: Person, at: datetime, reason: str = "", version: int | None = None
) -> Review:
    """One step. version: the review.version that the person saw. Raises NotAllowed, NotPossible(sentences).

    PUBLISH, SUPERSEDE and WITHDRAW are refused here: they belong to publishing, which freezes the payload.
    """
    if action in OF_PUBLISHING:
        raise NotPossible(_("公开和撤下请在公开页面办理。"))
    if action == Action.RETRACT:
        with transaction.atomic():
            Submission.objects.locked(review.submission_id)
            _locked(review, version)
            services.withdraw(submission=review.submission, by=by, at=at, reason=reason)
        return Review.objects.get(pk=review.pk)
    return step(review, action, by=by, at=at, reason=reason, version=version)


@transaction.atomic
def step(
    review: Review, action: Action, *, by: Person, at: datetime, reason: str = "", version: int | None = None
) -> Review:
    """Permit, compare and set, log: for move, publishing and receivers. The submission is locked first, as by changes.

    Raises NotAllowed, NotPossible.
    """
    Submission.objects.locked(review.submission_id)
    current, reason, transition = _locked(review, version), reason.strip(), TRANSITIONS[action]
    if not transition.may(by, current):
        raise NotAllowed(_refusal(by, current))
    if current.state not in transition.before:
        raise NotPossible(
            _("现在的状态是“{state}”，不能{action}。").format(
                state=current.get_state_display(), action=Action(action).label
            )
        )
    standing = blockers(current, action, by=by)
    if transition.reason and not reason:
        standing.append(_("请填写理由。"))
    if standing:
        raise NotPossible(*standing)
    return _set(current, action, transition.after, by, at, reason)


def is_done(review: Review, action: Action, *, by: Person, reason: str, version: int | None) -> bool:
    """Whether the person has made this very step on this version already: a double click asks for it twice."""
    same = review.log.filter(action=action, by=by, reason=reason.strip(), detail__version=version)
    return version is not None and same.exists()


def blockers(review: Review, action: Action, *, by: Person | None = None) -> list[str]:
    """What stands in the way, a Chinese sentence each; empty when it is possible. The reason is not asked for."""
    return blocking.sentences(review, action, by)


def offers(review: Review, user: Person) -> list[Offer]:
    """The actions to show to a person, in the order of the procedure."""
    return [
        Offer(action, str(action.label), transition.reason, tuple(blockers(review, action, by=user)))
        for action, transition in TRANSITIONS.items()
        if (review.state in transition.before and transition.may(user, review) and action != Action.SUPERSEDE)
        or (action == Action.WITHDRAW and is_public_beside(review, user))
    ]


def is_public_beside(review: Review, user: Person) -> bool:
    """Whether the person may take down what stays public while its review is reopened."""
    if review.state == ReviewState.PUBLISHED:
        return False
    public = review.publications.live().defer("payload").first()
    return public is not None and access.may_withdraw(user, public)


@transaction.atomic
def note(
    review: Review, action: Action, *, by: Person, at: datetime, reason: str, detail: Any, version: int | None
) -> None:
    """Log what was done beside the procedure: the review stays as it is. Raises NotPossible as move does."""
    Submission.objects.locked(review.submission_id)
    log(_locked(review, version), action, by=by, at=at, reason=reason.strip(), detail=detail)


@transaction.atomic
def assign(
    review: Review, *, to: Person | None, due_date: date | None, by: Person, at: datetime, seen: str = ""
) -> Review:
    """Who shall review it and until when. seen: the review.assignment that the person saw.

    Raises NotAllowed; NotPossible where `to` may not review it, or somebody else has assigned it meanwhile.
    """
    current = _locked(review, None)
    if not access.may_assign(by, current):
        raise NotAllowed(_("您无权分派这项审核。"))
    if to is not None and not access.may_review(to, current):
        raise NotPossible(_("{name}不能审核这个文件。").format(name=name_of(to)))
    if (current.assignee, current.due_date) == (to, due_date):
        return current
    if seen and seen != current.assignment:
        raise NotPossible(_assigned(current))
    before = name_of(current.assignee) if current.assignee else ""
    current.assignee, current.due_date = to, due_date
    current.save(update_fields=["assignee", "due_date"])
    after = name_of(to) if to else ""
    log(current, "assign", by=by, at=at, before=before[:60], after=after[:60], detail={"due": str(due_date or "")})
    return current


def look(review: Review, *, by: Person, at: datetime) -> Person | None:
    """Note that the person has the page open, once a minute at most; who else has."""
    other = review.looked_at_beside(by, at)
    noted = Q(seen_by=by.pk, seen_at__gt=at - timedelta(seconds=45))
    Review.objects.filter(~noted, pk=review.pk).update(seen_by=by, seen_at=at)
    return other


def log(review: Review, action: str, *, by: Person | None, at: datetime, **what: Any) -> LogEntry:
    """Write a line of the log; what: before, after, reason, detail."""
    return LogEntry.objects.create(review=review, action=action, by=by, at=at, **what)


def _locked(review: Review, version: int | None) -> Review:
    rows = Review.objects.select_for_update(of=("self",))
    current = rows.select_related("submission__region", "submission__unit", "assignee").get(pk=review.pk)
    if version is not None and current.version != version:
        raise NotPossible(_meanwhile(current))
    return current


def _meanwhile(review: Review) -> str:
    """Who made the last move and when, and how the review stands now."""
    last = review.log.filter(action__in=TRANSITIONS).select_related("by").last()
    if last is None or last.by is None:
        return _("审核的状态刚刚变为“{state}”，您这次没有办成，请看过后再决定。").format(
            state=review.get_state_display()
        )
    return _("{who} 已于 {when} 办理“{action}”，现在的状态是“{state}”；您这次没有办成，请看过后再决定。").format(
        who=name_of(last.by),
        when=f"{timezone.localtime(last.at):%m-%d %H:%M}",
        action=Action(last.action).label,
        state=review.get_state_display(),
    )


def _assigned(review: Review) -> str:
    """Who reviews it and until when by now, and who has said so."""
    last = review.log.filter(action__in=["assign", Action.START]).select_related("by").last()
    return _("{who} 已于 {when} 分派：审核人 {to}，期限 {due}；您这次没有保存，请看过后再决定。").format(
        who=name_of(last.by) if last and last.by else _("系统"),
        when=f"{timezone.localtime(last.at):%m-%d %H:%M}" if last else "",
        to=name_of(review.assignee) if review.assignee else _("未分派"),
        due=review.due_date or _("未定"),
    )


def _refusal(by: Person, review: Review) -> str:
    """Why the person may not; the separation of duties is said in words."""
    if review.submitter_id == by.pk:
        return _("文件由您上传，须由其他人审核和公开。")
    if review.approved_by_id == by.pk:
        return _("审核由您通过，须由其他人公开。")
    return _("您没有办理这一步的权限。")


def _set(review: Review, action: Action, after: ReviewState, by: Person, at: datetime, reason: str) -> Review:
    before = review.state
    changes: dict[str, Any] = {"state": after, "version": F("version") + 1}
    if action == Action.APPROVE:
        run = blocking.newest_run(review.submission)
        changes |= {"approved_by": by, "approved_at": at, "approved_run": run}
    elif after in (ReviewState.IN_REVIEW, ReviewState.RETURNED):
        changes |= {"approved_by": None, "approved_at": None, "approved_run": None}
    if action == Action.RETURN:
        changes["returned_reason"] = reason
    if action == Action.START and review.assignee_id is None:
        changes["assignee"] = by
    if not Review.objects.filter(pk=review.pk, state=before, version=review.version).update(**changes):
        raise NotPossible(_meanwhile(Review.objects.get(pk=review.pk)))
    log(review, action, by=by, at=at, before=before, after=after, reason=reason, detail={"version": review.version})
    return Review.objects.select_related("submission__region", "submission__unit").get(pk=review.pk)
