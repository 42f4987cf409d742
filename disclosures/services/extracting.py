"""The worker's part: claim the work, read, understand, store."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from django.db import OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import access, queue, signals, store
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.extraction import limits, pipeline, scans
from disclosures.extraction.model import Extraction
from disclosures.extraction.readers.registry import UnreadableFile
from disclosures.models import Submission
from disclosures.queries import assigning as remembered
from disclosures.services import confirming, rereading
from disclosures.services.refusal import NotAllowed, NotPossible

_log = logging.getLogger(__name__)


def extract(*, submission_id: int, at: datetime) -> None:
    """Read one file. Does nothing where another worker has it or it is done.

    Raises OperationalError only: where the database itself fails, the job dies and the sweep takes the file up again.
    """
    submission = _claim(submission_id, at)
    if submission is None:
        return
    try:
        extraction = read(submission, Path(submission.file.path))
        _tell(submission, _("正在保存"))
        _keep(submission, extraction, at)
    except UnreadableFile as error:
        _end(submission, SubmissionState.UNREADABLE, str(error))
    except OperationalError:
        raise
    except Exception:  # noqa: BLE001 — the worker must survive any file, and its row must tell
        _log.exception("extracting submission %s failed", submission_id)
        _end(submission, SubmissionState.FAILED, _("解析时发生意外错误，已记录，请稍后重新解析或联系管理员。"))


def read(submission: Submission, path: Path) -> Extraction:
    """The pipeline in a child process with limits of time and memory; scanned pages before it, one by one.

    Raises UnreadableFile, limits.Crashed.
    """

    def tell(number: int, count: int) -> None:
        _tell(submission, _("正在识别扫描页：第 %(number)d / %(count)d 页") % {"number": number, "count": count})

    pages = scans.recognised(path, tell)
    if pages:
        _tell(submission, _("正在读取文件"))
    known = remembered.remembered(submission)
    return limits.call_limited(pipeline.extract, path, submission.name, known, pages)


def extract_again(*, submission: Submission, by: Person, at: datetime) -> Submission:
    """Queue the file once more; corrections survive. Raises NotAllowed, NotPossible."""
    with transaction.atomic():
        current = Submission.objects.locked(submission.pk)
        if not (access.may_change(by, current) or access.may_correct(by, current)):
            raise NotAllowed(_("您无权重新解析这个文件。"))
        if current.withdrawn_at:
            raise NotPossible(_("文件已撤回，不能重新解析。"))
        if current.state == SubmissionState.EXTRACTING:
            raise NotPossible(_("文件正在解析，请稍候。"))
        signals.about_to_change.send(Submission, submission=current, change="extract", by=by, at=at, reason="")
        rereading.put_back(current, by)
    return current


def _claim(submission_id: int, at: datetime) -> Submission | None:
    """Compare and set: only one worker gets it, and a dead worker's lease expires."""
    free = Q(state=SubmissionState.RECEIVED) | Q(state=SubmissionState.EXTRACTING, claimed_at__lt=at - queue.LEASE)
    taken = (
        Submission.objects.live()
        .filter(free, pk=submission_id, attempts__lt=queue.MOST_ATTEMPTS)
        .update(state=SubmissionState.EXTRACTING, claimed_at=at, attempts=F("attempts") + 1, progress=_("正在读取文件"))
    )
    return Submission.objects.select_related("region", "unit").get(pk=submission_id) if taken else None


def _tell(submission: Submission, progress: str) -> None:
    """Says where the work is, and that the worker lives: its lease begins anew."""
    now = timezone.now()
    if _held(submission).update(progress=progress, claimed_at=now):
        submission.claimed_at = now


def _held(submission: Submission) -> QuerySet[Submission]:
    """The row as long as this worker has it: an orphan whose lease expired changes nothing."""
    return Submission.objects.filter(
        pk=submission.pk, state=SubmissionState.EXTRACTING, claimed_at=submission.claimed_at
    )


def _keep(submission: Submission, extraction: Extraction, at: datetime) -> None:
    with transaction.atomic():
        current = _held(submission).select_for_update(of=("self",)).select_related("region", "unit").first()
        if current is None:
            return
        store.save(current, extraction, at)
        current.state, current.sentence, current.progress = SubmissionState.EXTRACTED, "", ""
        current.save(update_fields=["state", "sentence", "progress"])
        confirming.confirm_what_is_on_record(current, at=at)
        transaction.on_commit(lambda: signals.facts_changed.send(Submission, submission_id=current.pk))


def _end(submission: Submission, state: SubmissionState, sentence: str) -> None:
    with transaction.atomic():
        current = _held(submission).select_for_update().first()
        if current is not None:
            current.state, current.sentence, current.progress = state, sentence[:400], ""
            current.save(update_fields=["state", "sentence", "progress"])
