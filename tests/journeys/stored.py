"""Samples as they stand after upload, extraction and checks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.utils import timezone

from disclosures import store
from disclosures.choices import Role, SubmissionState
from disclosures.extraction import pipeline
from disclosures.models import Submission
from reviews import flagging
from tests import builders

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "files"


def checked(name: str, settings: Any) -> Submission:
    """The sample of this name, uploaded by a clerk of its own, with its flags."""
    at = timezone.now()
    extraction = pipeline.extract(SAMPLES / name)
    it = builders.submission(
        builders.person(f"clerk-{name}", Role.CLERK), of=builders.unit("731", "青禾县文化服务局"), year=2025, name=name,
        format=name.rpartition(".")[2], sha256=extraction.source.sha256, file=f"submissions/{name}",
    )  # fmt: skip
    folder = settings.MEDIA_ROOT / "submissions"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLES / name, folder / name)
    store.save(it, extraction, at)
    Submission.objects.filter(pk=it.pk).update(state=SubmissionState.EXTRACTED)
    flagging.check(submission_id=it.pk, at=at)
    return it
