"""Fills an empty portal with people, units and sample disclosures. Does nothing twice; refuses in production."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosures import services
from disclosures.choices import Role, SubmissionState
from disclosures.models import Membership, Region, Submission, Unit
from reviews import coverage, flagging, publishing, queries, workflow
from reviews.choices import Action, ReviewState
from reviews.models import Publication, Review
from reviews.workflow import NotAllowed, NotPossible

PEOPLE = (
    ("clerk1", "填报人甲", Role.CLERK),
    ("reviewer1", "审核人甲", Role.REVIEWER),
    ("publisher1", "公开人甲", Role.PUBLISHER),
    ("admin", "管理员甲", Role.ADMINISTRATOR),
)
REGIONS = {"139901": "青禾县", "639900": "澜远市"}
UNITS = (
    ("139901", "731", "青禾县文化服务局", None),
    ("139901", "731001", "青禾县文化服务局本级", "731"),
    ("139901", "731002", "青禾县群众文化馆", "731"),
    ("139901", "742", "青禾县林木管护局", None),
    ("639900", "518", "澜远市养老服务局", None),
)
PUBLIC = "qinghe-culture-2024.docx"
"""Goes the whole way, so that the public pages have something to show."""
FILES = (
    PUBLIC,
    "qinghe-culture-2025-draft.docx",
    "qinghe-culture-2025.pdf",
    "qinghe-forest-2026.docx",
    "lanyuan-elderly-2025-draft.pdf",
    "chengxi-waters-2025.pdf",
    "yunting-riverside-2025.pdf",
)
"""A draft with errors and its final version, another draft, and two that print no codes and wait to be confirmed."""
PATIENCE = 30.0


class Command(BaseCommand):
    help = "建立演示用的人员、单位和样例文件（不用于生产环境）。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--password", required=True, metavar="密码", help="四个演示账号共用的密码")

    def handle(self, *args: Any, password: str, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("生产环境不能装入演示数据。")
        people = {name: person(name, called, role, password) for name, called, role in PEOPLE}
        for code, name in REGIONS.items():
            Region.objects.get_or_create(code=code, defaults={"name": name})
        for region, code, name, parent in UNITS:
            unit(region, code, name, parent)
        for name in FILES:
            self._receive(settings.BASE_DIR / "samples" / "files" / name, people["clerk1"])
        self._publish(people)

    def _receive(self, path: Path, by: Any) -> None:
        if not path.exists():
            self.stderr.write(f"没有样例文件 {path.name}，已跳过。")
            return
        with path.open("rb") as file:
            services.receive(file=File(file), name=path.name, by=by, at=timezone.now())

    def _publish(self, people: dict[str, Any]) -> None:
        """Read, check, approve and publish one file here, unless that was done before or something is in the way."""
        submission = Submission.objects.live().filter(name=PUBLIC).first()
        if submission is None or Publication.objects.exists():
            return
        if not is_extracted(submission.pk):
            return
        flagging.check(submission_id=submission.pk, at=timezone.now())
        review = Review.objects.filter(submission=submission, state=ReviewState.OPEN).first()
        if review is None:
            return
        try:
            approve_and_publish(review, people["reviewer1"], people["publisher1"])
        except (NotAllowed, NotPossible) as refusal:
            self.stderr.write(f"样例没有公开：{refusal}")


def person(name: str, called: str, role: Role, password: str) -> Any:
    """A person with one role that is valid everywhere."""
    is_admin = role == Role.ADMINISTRATOR
    rights = {"last_name": called, "is_staff": is_admin, "is_superuser": is_admin}
    user, _ = get_user_model().objects.get_or_create(username=name, defaults=rights)
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    Membership.objects.get_or_create(person=user, role=role, region=None, unit=None)
    return user


def unit(region_code: str, code: str, name: str, parent: str | None) -> Unit:
    region = Region.objects.get(code=region_code)
    above = Unit.objects.get(region=region, code=parent) if parent else None
    return Unit.objects.get_or_create(region=region, code=code, defaults={"name": name, "parent": above})[0]


def is_extracted(submission_id: int) -> bool:
    """Read it here, or wait for the worker that took it first (and read it here after all, should that one die)."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        services.extract(submission_id=submission_id, at=timezone.now())
        submission = Submission.objects.get(pk=submission_id)
        if not submission.is_busy:
            return bool(submission.state == SubmissionState.EXTRACTED)
        time.sleep(0.3)
    return False


def approve_and_publish(review: Review, reviewer: Any, publisher: Any) -> None:
    now = timezone.now
    workflow.move(review, Action.START, by=reviewer, at=now())
    uncovered = coverage.cover(review, queries.latest_run(review)).uncovered
    if uncovered:
        flagging.acknowledge(review, uncovered, by=reviewer, at=now())
    approved = workflow.move(review, Action.APPROVE, by=reviewer, at=now())
    publishing.publish(approved, by=publisher, at=now())
