"""A file comes in."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from disclosures import services
from disclosures.choices import Role, SubmissionState
from disclosures.models import Submission
from tests import builders
from tests.disclosures.services.uploads import word_file

pytestmark = pytest.mark.django_db


def test_a_file_is_stored_by_its_content_and_queued_after_commit(clerk, at, put_jobs, committed):
    with committed():
        [it] = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at).accepted
        assert put_jobs == []
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]
    assert (it.state, it.format, it.name) == (SubmissionState.RECEIVED, "docx", "预算.docx")
    assert it.file.name == f"submissions/{it.sha256[:2]}/{it.sha256}.docx"
    assert it.file.size == it.size
    assert it.history.get().history_user == clerk


def test_the_same_file_again_is_refused_with_who_and_when(clerk, at):
    file = word_file()
    services.receive(file=file, name="预算.docx", by=clerk, at=at)
    receipt = services.receive(file=file, name="又一次.docx", by=clerk, at=at)
    [refused] = receipt.refused
    assert receipt.accepted == ()
    assert refused.existing == Submission.objects.get()
    assert "clerk" in refused.sentence
    assert "2026-03-02 09:30" in refused.sentence


@pytest.mark.parametrize(
    ("state", "advice"), [("received", "无需重复上传"), ("failed", "重新解析"), ("unreadable", "上传新文件")]
)
def test_the_refusal_of_a_duplicate_says_what_to_do(clerk, at, state, advice):
    file = word_file()
    services.receive(file=file, name="预算.docx", by=clerk, at=at)
    Submission.objects.update(state=state)
    [refused] = services.receive(file=file, name="预算.docx", by=clerk, at=at).refused
    assert advice in refused.sentence


def test_two_who_upload_the_same_file_in_the_same_moment_give_one_submission(clerk, at, monkeypatch):
    file = word_file()
    services.receive(file=file, name="预算.docx", by=clerk, at=at)
    seen = []
    real = services.receiving._holding
    monkeypatch.setattr(services.receiving, "_holding", lambda digest: real(digest) if seen else seen.append(digest))
    receipt = services.receive(file=file, name="预算.docx", by=clerk, at=at)
    assert len(receipt.refused) == 1
    assert Submission.objects.count() == 1


def test_a_withdrawn_file_may_be_uploaded_again(clerk, at):
    file = word_file()
    [first] = services.receive(file=file, name="预算.docx", by=clerk, at=at).accepted
    services.withdraw(submission=first, by=clerk, at=at)
    [second] = services.receive(file=file, name="预算.docx", by=clerk, at=at).accepted
    assert second.file.name == first.file.name


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空文件"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "图片"),
        (b"just text", "纯文本"),
        (b"\x01\x02\0\0" * 9, "无法识别"),
    ],
)
def test_what_nobody_reads_is_refused_early(clerk, at, content, words):
    [refused] = services.receive(file=ContentFile(content), name="预算.docx", by=clerk, at=at).refused
    assert words in refused.sentence
    assert not Submission.objects.exists()


def test_a_zip_is_several_files(clerk, at):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("甲局.docx", word_file("甲").read())
        archive.writestr("县里/乙局.docx", word_file("乙").read())
        archive.writestr("说明.txt", "just text")
    receipt = services.receive(file=ContentFile(out.getvalue()), name="全部.zip", by=clerk, at=at)
    assert [it.name for it in receipt.accepted] == ["甲局.docx", "县里/乙局.docx"]
    assert [(it.name, "纯文本" in it.sentence) for it in receipt.refused] == [("说明.txt", True)]


def test_a_broken_zip_is_refused_as_a_whole(clerk, at):
    receipt = services.receive(file=ContentFile(b"PK\x03\x04" + b"0" * 50), name="坏.zip", by=clerk, at=at)
    assert (receipt.accepted, len(receipt.refused)) == ((), 1)


def test_a_file_that_is_too_large_is_refused(clerk, at, settings):
    settings.UPLOAD_MAX_BYTES = 10
    [refused] = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at).refused
    assert "MB" in refused.sentence


def test_a_stranger_and_a_publisher_may_not_upload(at):
    for user in (builders.person("stranger"), builders.person("publisher", Role.PUBLISHER)):
        with pytest.raises(services.NotAllowed):
            services.receive(file=word_file(), name="预算.docx", by=user, at=at)
