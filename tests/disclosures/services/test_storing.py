"""A disk that fails."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from disclosures import services
from tests.disclosures.services.uploads import received, word_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_disk(monkeypatch):
    """Writing an upload stops in the middle."""

    def written(source, sink):
        sink.write(source.read(10))
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfileobj", written)
        yield patch


def test_a_full_disk_is_said_and_leaves_no_half_file(clerk, at, put_jobs, full_disk, settings):
    whole = word_file().read()
    receipt = services.receive(file=ContentFile(whole), name="预算.docx", by=clerk, at=at)
    assert "磁盘空间" in receipt.refused[0].sentence
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    full_disk.undo()
    [it] = services.receive(file=ContentFile(whole), name="预算.docx", by=clerk, at=at).accepted
    assert it.file.read() == whole


def test_a_file_that_was_cut_short_is_stored_anew(clerk, at, put_jobs):
    """It is stored under a name made of its content: half of it must not count as the whole."""
    it = received(clerk, at)
    whole = it.file.read()
    Path(it.file.path).write_bytes(whole[:10])
    services.withdraw(submission=it, by=clerk, at=at)
    [again] = services.receive(file=ContentFile(whole), name="预算.docx", by=clerk, at=at).accepted
    assert again.file.read() == whole
