"""What people say of flags and of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.access import Person, name_of
from disclosures.models import Claim, Submission
from disclosures.services import NotAllowed, NotPossible
from reviews import access, fingerprints, workflow
from reviews.choices import Action, FlagState, ReviewState
from reviews.models import Acknowledgement, Annotation, ConfirmedReading, Flag, Review

SETTLED = (FlagState.CONFIRMED, FlagState.EXPLAINED, FlagState.DISMISSED)
WITH_REASON = (FlagState.EXPLAINED, FlagState.DISMISSED)
AROUND = 30


def settle(flag: Flag, state: FlagState, *, reason: str = "", by: Person, at: datetime) -> Flag:
    """CONFIRMED, EXPLAINED, DISMISSED, or OPEN again; explaining and dismissing need a reason.

    An open review is started by it. Raises NotAllowed, NotPossible.
    """
    return settle_many([flag], state, reason=reason, by=by, at=at)[0]


@transaction.atomic
def settle_many(
    flags: Iterable[Flag],
    state: FlagState,
    *,
    reason: str = "",
    seen: Mapping[int, str] | None = None,
    by: Person,
    at: datetime,
) -> list[Flag]:
    """Several flags of one review at once, all or none. Those settled now; what the person has said before is kept.

    seen: Flag.standing by number, as the person saw it; where one stands otherwise now, nothing happens (NotPossible).
    """
    asked = list(flags)
    submissions = {flag.submission_id for flag in asked}
    if len(submissions) != 1:
        raise NotPossible(_("请选择同一个文件的疑点。"))
    review = _open(submissions.pop(), by, at)
    reason = reason.strip()
    if state not in (*SETTLED, FlagState.OPEN):
        raise NotPossible(_("不能改为“{state}”。").format(state=FlagState(state).label))
    if state in WITH_REASON and not reason:
        raise NotPossible(_("请填写理由。"))
    rows = Flag.objects.select_for_update().filter(pk__in=[flag.pk for flag in asked])
    changed = [flag for flag in rows if (seen or {}).get(flag.pk, flag.standing) != flag.standing]
    said = [flag for flag in changed if (flag.state, flag.reason, flag.settled_by_id) == (state, reason, by.pk)]
    if len(changed) > len(said):
        raise NotPossible(_meanwhile([flag for flag in changed if flag not in said], review, len(rows)))
    return [_settle(flag, state, reason, review, by, at) for flag in rows if flag not in said]


def _meanwhile(changed: list[Flag], review: Review, asked: int) -> str:
    """Who has settled the first of the changed flags how and when, and that nothing was saved."""
    flag = changed[0]
    last = review.log.filter(action="settle", detail__flag=flag.pk).select_related("by").last()
    if last is not None and last.by is not None and last.after == flag.state:
        when = f"{timezone.localtime(last.at):%m-%d %H:%M}"
        what = _("{who} 已于 {when} 将 {code} 处理为“{state}”").format(
            who=name_of(last.by), when=when, code=flag.code, state=flag.get_state_display()
        )
    else:
        what = _("检查重新运行后，{code} 现为“{state}”").format(code=flag.code, state=flag.get_state_display())
    if asked == 1:
        return _("{what}，您这次没有保存，请看过后再决定。").format(what=what)
    return _("所选 {n} 条中有 {k} 条已有变动（{what}），这次一条也没有保存，请看过后再决定。").format(
        n=asked, k=len(changed), what=what
    )


def _open(submission_id: int, by: Person, at: datetime) -> Review:
    """The review, under way and settled by whom it may; an untouched one is started.

    The file is locked first: a run of the checks that ends meanwhile must not overwrite what the person says.
    """
    Submission.objects.locked(submission_id)
    review = Review.objects.select_related("submission__region", "submission__unit").get(submission=submission_id)
    if not access.may_settle(by, review):
        raise NotAllowed(_("您没有处理疑点的权限，文件不能由上传人自己审核。"))
    if review.state == ReviewState.OPEN:
        return workflow.step(review, Action.START, by=by, at=at)
    if review.state != ReviewState.IN_REVIEW:
        raise NotPossible(_("现在的状态是“{state}”，请先重新审核。").format(state=review.get_state_display()))
    return review


def _settle(flag: Flag, state: FlagState, reason: str, review: Review, by: Person, at: datetime) -> Flag:
    if flag.state == FlagState.RESOLVED:
        raise NotPossible(_("这个疑点已整改，无需处理。"))
    if flag.doubtful and state != FlagState.OPEN:
        raise NotPossible(_("机器读数存疑，请先更正数据，或对照原件确认读数无误，再处理这个疑点。"))
    before = flag.state
    flag.state, flag.reason = state, reason
    flag.settled_by, flag.settled_at = (None, None) if state == FlagState.OPEN else (by, at)
    flag.save(update_fields=["state", "reason", "settled_by", "settled_at"])
    detail = {"flag": flag.pk, "code": flag.code, "message": flag.message}
    workflow.log(review, "settle", by=by, at=at, before=before, after=state, reason=reason, detail=detail)
    return flag


@transaction.atomic
def confirm_readings(flag: Flag, *, by: Person, at: datetime) -> int:
    """A person has compared the flag's doubtful places with the paper, and they are read rightly.

    Every flag that rested on them alone becomes a plain one. How many did. Raises NotAllowed, NotPossible.
    """
    review = _open(flag.submission_id, by, at)
    readings = Flag.objects.select_for_update().get(pk=flag.pk).readings
    if not readings:
        raise NotPossible(_("这个疑点没有存疑的读数。"))
    for reading in readings:
        ConfirmedReading.objects.get_or_create(
            review=review,
            fingerprint=reading["fingerprint"],
            defaults={"printed": reading["printed"][:120], "by": by, "at": at},
        )
    detail = {"flag": flag.pk, "code": flag.code, "printed": [reading["printed"] for reading in readings]}
    workflow.log(review, "confirm_readings", by=by, at=at, detail=detail)
    return _believe(review)


def _believe(review: Review) -> int:
    """Take the confirmed readings from the flags."""
    confirmed = set(review.confirmed_readings.values_list("fingerprint", flat=True))
    certain = 0
    for flag in Flag.objects.select_for_update().filter(submission=review.submission_id, doubtful=True):
        flag.readings = [reading for reading in flag.readings if reading["fingerprint"] not in confirmed]
        flag.doubtful = bool(flag.readings)
        flag.save(update_fields=["readings", "doubtful"])
        certain += not flag.doubtful
    return certain


@transaction.atomic
def annotate(flag: Flag, text: str, *, by: Person, at: datetime) -> Annotation:
    """A remark under a flag, or the unit's answer. Raises NotAllowed, NotPossible (blank)."""
    review = Review.objects.select_related("submission__region", "submission__unit").get(submission=flag.submission_id)
    if not access.may_annotate(by, review):
        raise NotAllowed(_("您没有批注的权限。"))
    text = text.strip()
    if not text:
        raise NotPossible(_("请填写批注内容。"))
    annotation = Annotation.objects.create(flag=flag, by=by, at=at, text=text)
    workflow.log(review, "annotate", by=by, at=at, reason=text, detail={"flag": flag.pk, "code": flag.code})
    return annotation


@transaction.atomic
def acknowledge(review: Review, claims: Iterable[Claim], *, by: Person, at: datetime) -> list[Acknowledgement]:
    """Numbers of the narrative that no rule covers and the person has looked at. Raises NotAllowed, NotPossible."""
    current = _open(review.submission_id, by, at)
    wanted = Claim.objects.filter(submission=review.submission_id, pk__in=[claim.pk for claim in claims])
    done: dict[str, Acknowledgement] = {}
    for claim in wanted.select_related("passage"):
        text = claim.passage.text
        name = fingerprints.of_number(text, claim.start, claim.end)
        done[name] = Acknowledgement(
            review=current,
            fingerprint=name,
            printed=claim.printed[:60],
            context=text[max(0, claim.start - AROUND) : claim.end + AROUND],
            by=by,
            at=at,
        )
    if not done:
        raise NotPossible(_("请选择要确认的数字。"))
    known = set(current.acknowledgements.filter(fingerprint__in=done).values_list("fingerprint", flat=True))
    new = Acknowledgement.objects.bulk_create([it for name, it in done.items() if name not in known])
    if new:
        detail = {"numbers": [it.printed for it in new]}
        workflow.log(current, "acknowledge", by=by, at=at, detail=detail)
    return new
