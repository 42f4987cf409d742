"""A file comes in."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import access, queue
from disclosures.access import Person
from disclosures.choices import SubmissionState
from disclosures.extraction.readers import bundle, registry
from disclosures.extraction.readers.refusal import TOO_LARGE, UnreadableFile, refusal
from disclosures.models import Submission
from disclosures.services import storing
from disclosures.services.refusal import NotAllowed

NAME_LENGTH = 255


@dataclass(frozen=True)
class Refused:
    """A file that was not taken, and why in one sentence. existing is the submission that already holds it."""

    name: str
    sentence: str
    existing: Submission | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of one upload: a zip is several files."""

    accepted: tuple[Submission, ...]
    refused: tuple[Refused, ...] = ()


def receive(*, file: File[Any], name: str, by: Person, at: datetime) -> Receipt:
    """Take a file (or the files of a zip), store it by its content, and queue it once committed.

    Wrong kinds and duplicates do not raise: they are in Receipt.refused with their sentence. Raises NotAllowed.
    """
    if not access.may_upload(by):
        raise NotAllowed(_("您没有上传文件的权限。"))
    if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
        return Receipt((), (Refused(name, TOO_LARGE),))
    with tempfile.TemporaryDirectory() as folder:
        path = _written(file, Path(folder) / "upload")
        try:
            outcomes = [_take(part, called, by, at) for part, called in _parts(path, name)]
        except UnreadableFile as error:
            outcomes = [Refused(name, str(error))]
    return Receipt(
        tuple(it for it in outcomes if isinstance(it, Submission)),
        tuple(it for it in outcomes if isinstance(it, Refused)),
    )


def _written(file: File[Any], path: Path) -> Path:
    with path.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    return path


def _parts(path: Path, name: str) -> list[tuple[Path, str]]:
    """The file itself, or the files of a zip with their names in it. Raises UnreadableFile for an unsound zip."""
    if registry.kind_of(path) != "zip":
        return [(path, name)]
    folder = path.with_name("unpacked")
    return [(part, str(part.relative_to(folder))) for part in bundle.unpack(path, folder)]


def _take(path: Path, name: str, by: Person, at: datetime) -> Submission | Refused:
    try:
        kind = registry.kind_of(path)
        if not registry.has_reader(kind):
            raise refusal(kind)
    except UnreadableFile as error:
        return Refused(name, str(error))
    digest = _sha256(path)
    existing = _holding(digest)
    if existing is not None:
        return _duplicate(name, existing)
    submission = Submission(
        name=name[-NAME_LENGTH:], format=kind, sha256=digest, size=path.stat().st_size, uploaded_by=by, uploaded_at=at
    )
    try:
        storing.store_file(submission, path)
    except storing.DiskFull:
        return Refused(name, _("服务器磁盘空间不足，文件没有收下，请联系管理员。"))
    return _insert(submission, by)


def _insert(submission: Submission, by: Person) -> Submission | Refused:
    """The constraint decides between two people who upload the same file in the same moment."""
    submission._history_user = by
    try:
        with transaction.atomic():
            submission.save()
            transaction.on_commit(lambda: queue.enqueue_extraction(submission))
    except IntegrityError:
        existing = _holding(submission.sha256)
        if existing is None:
            raise
        return _duplicate(submission.name, existing)
    return submission


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holding(digest: str) -> Submission | None:
    return Submission.objects.live().filter(sha256=digest).select_related("uploaded_by").first()


def _duplicate(name: str, existing: Submission) -> Refused:
    who = access.name_of(existing.uploaded_by)
    when = timezone.localtime(existing.uploaded_at).strftime("%Y-%m-%d %H:%M")
    sentence = _("同一个文件已由{who}于 {when} 上传（{name}），").format(who=who, when=when, name=existing.name)
    return Refused(name, sentence + _advice(existing), existing)


def _advice(existing: Submission) -> str:
    """What to do instead of uploading it again."""
    if existing.state == SubmissionState.FAILED:
        return _("当时解析失败，请在原记录上重新解析。")
    if existing.state == SubmissionState.UNREADABLE:
        return _("当时无法解析，请按原记录上的说明处理后上传新文件。")
    return _("无需重复上传。")
