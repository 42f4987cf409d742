"""The worker's part: claimed once, read, stored, told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from disclosures import jobs, services, signals, store
from disclosures.choices import SubmissionState
from disclosures.extraction.readers.refusal import UnreadableFile
from disclosures.models import Fact, Submission
from tests import builders
from tests.disclosures.services.uploads import received

pytestmark = pytest.mark.django_db


def test_an_extracted_file_has_facts_and_tells_whoever_listens(clerk, at, monkeypatch, committed, put_jobs):
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    heard = []
    signals.facts_changed.connect(lambda sender, submission_id, **more: heard.append(submission_id), weak=False)
    with committed():
        services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.state, it.attempts, it.progress) == (SubmissionState.EXTRACTED, 1, "")
    assert Fact.objects.filter(submission=it).count() == 2
    assert heard == [it.pk]


def test_extracting_twice_changes_nothing(clerk, at, monkeypatch):
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: pytest.fail("read again"))
    services.extract(submission_id=it.pk, at=at + timedelta(hours=1))
    it.refresh_from_db()
    assert it.extracted_at == at


def test_an_unreadable_file_tells_why(clerk, at, monkeypatch):
    def refuse(submission, path):
        raise UnreadableFile("文件设有打开密码，请取消密码保护后重新上传。")

    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", refuse)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.state, it.sentence) == (SubmissionState.UNREADABLE, "文件设有打开密码，请取消密码保护后重新上传。")


@pytest.mark.parametrize("where", ["disclosures.services.extracting.read", "disclosures.store.save"])
def test_a_crash_is_told_logged_and_leaves_no_rows(clerk, at, monkeypatch, caplog, where):
    def crash(*_):
        raise ZeroDivisionError("a slip of ours")

    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    monkeypatch.setattr(where, crash)
    jobs.extract_submission(it.pk)
    it.refresh_from_db()
    assert it.state == SubmissionState.FAILED
    assert "意外错误" in it.sentence
    assert "a slip of ours" in caplog.text
    assert not Fact.objects.exists()


def test_a_database_that_fails_is_not_the_files_fault(clerk, at, monkeypatch):
    def fail(*_):
        raise OperationalError("the server closed the connection")

    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    monkeypatch.setattr("disclosures.store.save", fail)
    with pytest.raises(OperationalError):
        services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.state == SubmissionState.EXTRACTING


def test_a_file_that_another_worker_holds_is_left_alone(clerk, at):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=1)
    services.extract(submission_id=it.pk, at=at + timedelta(seconds=5))
    it.refresh_from_db()
    assert (it.claimed_at, it.attempts) == (at, 1)


def test_an_orphan_whose_lease_was_taken_over_writes_nothing(clerk, at, monkeypatch):
    it = received(clerk, at)

    def slow(submission, path):
        Submission.objects.filter(pk=it.pk).update(claimed_at=at + timedelta(hours=1))
        return builders.disclosure()

    monkeypatch.setattr("disclosures.services.extracting.read", slow)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.state == SubmissionState.EXTRACTING
    assert not Fact.objects.exists()


def test_a_real_file_is_read_in_a_child_process(clerk, at):
    it = received(clerk, at)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.state, it.passage_set.count()) == (SubmissionState.EXTRACTED, 1)


def test_a_scan_tells_its_pages_and_keeps_its_lease(clerk, at, monkeypatch):
    it = received(clerk, at)
    seen = []

    def recognise(path, tell):
        for number in (1, 2):
            tell(number, 2)
            it.refresh_from_db()
            seen.append((it.progress, it.claimed_at > at))
        return {7: None}

    asked = []
    monkeypatch.setattr("disclosures.extraction.scans.recognised", recognise)
    monkeypatch.setattr(
        "disclosures.extraction.limits.call_limited", lambda *given: asked.append(given) or builders.disclosure()
    )
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert seen == [("正在识别扫描页：第 1 / 2 页", True), ("正在识别扫描页：第 2 / 2 页", True)]
    assert asked[0][-1] == {7: None}
    assert it.state == SubmissionState.EXTRACTED


def test_extracting_again_keeps_corrections(clerk, reviewer, at, monkeypatch, put_jobs, committed):
    it = builders.extracted(clerk)
    services.correct_fact(fact=it.fact_set.first(), after="1", reason="看错", by=reviewer, at=at)
    with committed():
        services.extract_again(submission=it, by=clerk, at=at)
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    monkeypatch.setattr("django.db.models.fields.files.FieldFile.path", "x")
    jobs.extract_submission(it.pk)
    it.refresh_from_db()
    assert it.state == SubmissionState.EXTRACTED
    assert store.load(it).facts[0].printed == "1"
