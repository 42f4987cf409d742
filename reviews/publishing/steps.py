"""Publish, take down, correct."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from disclosures.access import Person
from disclosures.services import NotAllowed, NotPossible
from reviews import access, queries, workflow
from reviews.choices import Action, ReviewState
from reviews.models import Publication, Review
from reviews.publishing.freezing import digest, freeze


def publish(review: Review, *, by: Person, at: datetime, version: int | None = None) -> Publication:
    """Raises NotAllowed; NotPossible (not approved, same person, something is public already: then correct())."""
    try:
        with transaction.atomic():
            current = workflow.step(review, Action.PUBLISH, by=by, at=at, version=version)
            if queries.live_publication(current) is not None:
                raise NotPossible(_("该单位本年度已有公开内容，请以更正方式公开。"))
            return _create(current, by, at)
    except IntegrityError as error:
        raise NotPossible(_("公开没有完成：上传人、审核人和公开人须为三人，且同一内容只能公开一次。")) from error


@transaction.atomic
def withdraw(
    publication: Publication, *, reason: str, by: Person, at: datetime, version: int | None = None
) -> Publication:
    """Take it down; its address then tells that and why. A reopened review goes on. Raises NotAllowed, NotPossible."""
    current = _locked(publication)
    if not access.may_withdraw(by, current):
        raise NotAllowed(_("您没有撤下的权限；审核由您通过的，须由其他人撤下。"))
    if not reason.strip():
        raise NotPossible(_("请填写撤下原因。"))
    if current.review.state == ReviewState.PUBLISHED:
        workflow.step(current.review, Action.WITHDRAW, by=by, at=at, reason=reason, version=version)
    else:
        detail = {"publication": current.pk}
        workflow.note(current.review, Action.WITHDRAW, by=by, at=at, reason=reason, detail=detail, version=version)
    return _end(current, reason.strip(), by, at)


def correct(
    old: Publication, review: Review, *, note: str, by: Person, at: datetime, version: int | None = None
) -> Publication:
    """Publish an approved later version in place of the public one, with a public note; the old stays reachable.

    The review may be the old one, reopened and approved again. Raises NotAllowed, NotPossible.
    """
    note = note.strip()
    if not note:
        raise NotPossible(_("请填写更正说明，它会向公众公开。"))
    try:
        with transaction.atomic():
            ending = _locked(old)
            it = review.submission
            if (ending.unit_id, ending.year, ending.kind) != (it.unit_id, it.year, it.kind):
                raise NotPossible(_("更正的内容与已公开的不是同一单位、同一年度、同一类别。"))
            current = workflow.step(review, Action.PUBLISH, by=by, at=at, reason=note, version=version)
            if ending.review_id != review.pk and ending.review.state == ReviewState.PUBLISHED:
                workflow.step(ending.review, Action.SUPERSEDE, by=by, at=at, reason=note)
            _end(ending, note, by, at)
            return _create(current, by, at, supersedes=ending, note=note)
    except IntegrityError as error:
        raise NotPossible(_("更正没有完成：上传人、审核人和公开人须为三人，且只能更正现行内容。")) from error


def _locked(publication: Publication) -> Publication:
    rows = Publication.objects.select_for_update(of=("self",)).select_related("review", "region", "unit")
    current = rows.get(pk=publication.pk)
    if current.ended_at:
        raise NotPossible(_("这份公开内容已经停止公开。"))
    return current


def _end(publication: Publication, reason: str, by: Person, at: datetime) -> Publication:
    publication.ended_at, publication.ended_by, publication.ended_reason = at, by, reason
    publication.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    return publication


def _create(
    review: Review, by: Person, at: datetime, *, supersedes: Publication | None = None, note: str = ""
) -> Publication:
    it, payload = review.submission, freeze(review)
    if it.region is None or it.unit is None or it.year is None:
        raise NotPossible(_("尚未确认行政区划、单位和年度。"))
    if review.approved_by_id is None or review.approved_at is None:
        raise NotPossible(_("审核尚未通过。"))
    return Publication.objects.create(
        review=review,
        region=it.region,
        unit=it.unit,
        year=it.year,
        kind=it.kind,
        unit_name=it.unit.name,
        figures=payload["figures"],
        payload=payload,
        digest=digest(payload),
        submitted_by_id=review.submitter_id,
        approved_by_id=review.approved_by_id,
        approved_at=review.approved_at,
        published_by=by,
        published_at=at,
        supersedes=supersedes,
        correction_note=note,
    )
