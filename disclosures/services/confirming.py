"""Whose disclosure of which year it is: proposed by the document, confirmed by a person or by what is on record."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import access, signals, store
from disclosures.access import Person
from disclosures.choices import YEARS, SubmissionState
from disclosures.extraction.text import bare
from disclosures.models import Region, Submission, Unit
from disclosures.models.region import REGION_CODE, UNIT_CODE
from disclosures.queries import assigning
from disclosures.services import rereading
from disclosures.services.refusal import NotAllowed, NotPossible


@transaction.atomic
def confirm(
    *,
    submission: Submission,
    region_code: str,
    region_name: str = "",
    unit_code: str,
    unit_name: str = "",
    parent: Unit | None = None,
    year: int,
    by: Person,
    at: datetime,
) -> Submission:
    """Settle region, unit and year; a region or unit not on record is created where the person may.

    Names may be blank for what is on record. Where a person has said the form of a table of this unit, the file is read
    again with it. Raises NotAllowed, NotPossible.
    """
    current = Submission.objects.locked(submission.pk)
    if not access.may_change(by, current):
        raise NotAllowed(_("您无权确认这个文件。"))
    if current.withdrawn_at or current.state != SubmissionState.EXTRACTED:
        raise NotPossible(_("文件尚未解析完成或已撤回，不能确认。"))
    region_code, unit_code = region_code.strip(), unit_code.strip()
    _check(region_code, unit_code, year)
    region = _region(region_code, region_name.strip(), by)
    unit = _unit(region, unit_code, unit_name.strip(), parent, by)
    signals.about_to_change.send(Submission, submission=current, change="confirm", by=by, at=at, reason="")
    _settle(current, unit, year, by, at)
    if assigning.fits_unread(current):
        rereading.put_back(current, by)
    else:
        transaction.on_commit(lambda: signals.facts_changed.send(Submission, submission_id=current.pk))
    return current


def confirm_what_is_on_record(submission: Submission, *, at: datetime) -> bool:
    """Confirm by itself where the document fits the one unit on record that the uploader may upload for."""
    year = submission.proposal.get("year")
    if submission.confirmed_at or year not in YEARS:
        return False
    fitting = [
        unit
        for unit in _fitting(submission.proposal)
        if access.may_upload_for(submission.uploaded_by, unit.region, unit)
    ]
    if len(fitting) != 1:
        return False
    _settle(submission, fitting[0], year, submission.uploaded_by, at)
    return True


def _fitting(said: dict[str, Any]) -> list[Unit]:
    """Units with the document's code and an agreeing name; where it prints no code, those with the very name."""
    units = Unit.objects.select_related("region", "parent")
    code, name = said["unit"]["code"], said["unit"]["name"]
    if said.get("region") and said["region"]["code"]:
        units = units.filter(region__code=said["region"]["code"])
    if code:
        return [unit for unit in units.filter(code=code) if names_agree(unit.name, name)]
    return [unit for unit in units.filter(name__contains=name[-2:]) if bare(unit.name) == bare(name)] if name else []


def names_agree(one: str, other: str) -> bool:
    """Whether two names are one unit's: equal but for punctuation, or one without the region before it."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return len(short) >= 3 and long.endswith(short)


def _check(region_code: str, unit_code: str, year: int) -> None:
    wrong = []
    if not re.match(REGION_CODE, region_code):
        wrong.append(_("行政区划代码应为 6 位数字。"))
    if not re.match(UNIT_CODE, unit_code):
        wrong.append(_("单位代码应为 3 至 12 位数字。"))
    if year not in YEARS:
        wrong.append(_("预算年度应在 {first} 至 {last} 年之间。").format(first=YEARS[0], last=YEARS[-1]))
    if wrong:
        raise NotPossible(*wrong)


def _region(code: str, name: str, by: Person) -> Region:
    region = Region.objects.filter(code=code).first()
    if region is not None:
        return region
    if not access.may_upload_for(by, None, None):
        raise NotAllowed(_("行政区划 {code} 尚未登记，请联系管理员登记后再确认。").format(code=code))
    if not name:
        raise NotPossible(_("行政区划 {code} 尚未登记，请填写它的名称。").format(code=code))
    return Region.objects.get_or_create(code=code, defaults={"name": name})[0]


def _unit(region: Region, code: str, name: str, parent: Unit | None, by: Person) -> Unit:
    unit = Unit.objects.filter(region=region, code=code).first()
    if unit is not None:
        if not access.may_upload_for(by, region, unit):
            raise NotAllowed(_("您无权为“{name}”上传。").format(name=unit.name))
        return unit
    if parent is not None and parent.region_id != region.pk:
        raise NotPossible(_("主管部门与单位不在同一行政区划。"))
    if not access.may_upload_for(by, region, parent):
        raise NotAllowed(_("单位 {code} 尚未登记，请联系管理员登记后再确认。").format(code=code))
    if not name:
        raise NotPossible(_("单位 {code} 尚未登记，请填写它的名称。").format(code=code))
    return Unit.objects.get_or_create(region=region, code=code, defaults={"name": name, "parent": parent})[0]


def _settle(submission: Submission, unit: Unit, year: int, by: Person, at: datetime) -> None:
    """Write what is confirmed, on the file and on every row of it."""
    old = submission.unit.code if submission.unit else submission.proposal["unit"]["code"]
    submission.region, submission.unit, submission.year = unit.region, unit, year
    submission.confirmed_by, submission.confirmed_at, submission.facts_changed_at = by, at, at
    submission._history_user = by
    submission.save(update_fields=["region", "unit", "year", "confirmed_by", "confirmed_at", "facts_changed_at"])
    store.place(submission, old, unit.code)
