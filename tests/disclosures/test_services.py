from __future__ import annotations

import errno
import zipfile
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, OperationalError, transaction
from docx import Document

from disclosures import access, jobs, queue, services, signals, store
from disclosures.choices import Role, SubmissionState
from disclosures.extraction.readers.refusal import UnreadableFile
from disclosures.models import Correction, Fact, Region, Submission, Unit
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return builders.person("clerk", Role.CLERK)


@pytest.fixture
def reviewer():
    return builders.person("reviewer", Role.REVIEWER)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def word_file(words: str = "试") -> ContentFile:
    document = Document()
    document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return ContentFile(out.getvalue())


def received(clerk, at, **more) -> Submission:
    receipt = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at)
    Submission.objects.filter(pk=receipt.accepted[0].pk).update(**more)
    return Submission.objects.get(pk=receipt.accepted[0].pk)


# ------------------------------------------------------------------ receive


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


# ------------------------------------------------------------------ extract


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


# ------------------------------------------------------------------ sweep


@pytest.fixture
def redis_answers(monkeypatch):
    dead: set[str] = set()
    monkeypatch.setattr(queue, "bury_the_dead", lambda: None)
    monkeypatch.setattr(queue, "is_dead", dead.__contains__)
    return dead


def test_what_was_never_taken_is_queued(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at)
    assert services.sweep(at=at) == 1
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]


def test_what_is_withdrawn_is_not_queued(clerk, at, put_jobs, redis_answers):
    received(clerk, at, withdrawn_at=at)
    received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at - timedelta(days=1), withdrawn_at=at)
    assert services.sweep(at=at) == 0
    assert put_jobs == []


def test_what_a_killed_worker_held_is_taken_up_after_its_lease(clerk, at, put_jobs, redis_answers, monkeypatch):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=1)
    services.sweep(at=at + timedelta(seconds=30))
    assert put_jobs == []
    services.sweep(at=at + queue.LEASE + timedelta(seconds=1))
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    jobs.extract_submission(it.pk)
    it.refresh_from_db()
    assert (it.state, it.attempts) == (SubmissionState.EXTRACTED, 2)


def test_a_job_that_the_queue_knows_dead_is_taken_up_at_once(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=1)
    redis_answers.add(queue.extraction_key(it, 1))
    services.sweep(at=at + timedelta(seconds=5))
    assert put_jobs == [("disclosures.jobs.extract_submission", (it.pk,))]


def test_a_worker_leaves_what_has_been_tried_three_times(clerk, at):
    it = received(clerk, at, attempts=3)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.state, it.attempts) == (SubmissionState.RECEIVED, 3)


def test_after_three_attempts_it_is_given_up_with_a_sentence(clerk, at, put_jobs, redis_answers):
    it = received(clerk, at, state=SubmissionState.EXTRACTING, claimed_at=at, attempts=3)
    services.sweep(at=at + queue.LEASE * 2)
    it.refresh_from_db()
    assert it.state == SubmissionState.FAILED
    assert "中断" in it.sentence
    assert put_jobs == []


def test_a_silent_queue_loses_no_upload(clerk, at, settings, committed, monkeypatch):
    monkeypatch.setattr("django_rq.get_queue", lambda name: (_ for _ in ()).throw(queue.RedisError("down")))
    with committed():
        [it] = services.receive(file=word_file(), name="预算.docx", by=clerk, at=at).accepted
    assert it.state == SubmissionState.RECEIVED


# ------------------------------------------------------------------ confirm


def confirmed(it, by, at, **more):
    said = {"region_code": "990100", "unit_code": "450", "year": 2025, **more}
    return services.confirm(submission=it, by=by, at=at, **said)


def test_a_person_confirms_and_creates_what_is_not_on_record(clerk, at):
    it = builders.extracted(clerk)
    confirmed(it, clerk, at, region_name="临江区", unit_name="临江区测试局")
    it.refresh_from_db()
    assert (str(it.region), str(it.unit), it.year) == ("临江区（990100）", "450 临江区测试局", 2025)
    assert set(Fact.objects.values_list("region__code", "year")) == {("990100", 2025)}


def test_a_corrected_unit_code_moves_the_rows_and_the_corrections(clerk, reviewer, at):
    it = builders.extracted(clerk)
    services.correct_fact(fact=it.fact_set.first(), after="1", reason="误", by=reviewer, at=at)
    confirmed(it, clerk, at, unit_code="366", region_name="临江区", unit_name="另一局")
    it.refresh_from_db()
    assert set(Fact.objects.values_list("unit_code", flat=True)) == {"366"}
    assert store.load(it).facts[0].printed == "1"


def test_a_new_unit_needs_its_name(clerk, at):
    builders.region()
    with pytest.raises(services.NotPossible, match="填写它的名称"):
        confirmed(builders.extracted(clerk), clerk, at)


def test_what_another_enters_on_record_at_the_same_moment_is_taken(clerk, at, monkeypatch):
    may = access.may_upload_for

    def meanwhile(by, region, unit):
        where, _ = Region.objects.get_or_create(code="990100", defaults={"name": "临江区"})
        if region is not None:
            Unit.objects.get_or_create(region=where, code="450", defaults={"name": "临江区测试局"})
        return may(by, region, unit)

    monkeypatch.setattr(access, "may_upload_for", meanwhile)
    it = confirmed(builders.extracted(clerk), clerk, at, region_name="临江", unit_name="测试局")
    assert (it.unit, it.unit.name) == (Unit.objects.get(), "临江区测试局")


def test_a_department_is_one_of_the_same_region(clerk, at):
    elsewhere = builders.unit("001", "外地局", region=builders.region("990200", "外地"))
    with pytest.raises(services.NotPossible, match="不在同一行政区划"):
        confirmed(builders.extracted(clerk), clerk, at, region_name="临江区", unit_name="测试局", parent=elsewhere)
    assert Unit.objects.count() == 1


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("临江区测试局", "临江区测试局", True),
        ("临江区测试局", "测试局", True),
        ("临江区“测试”局", "临江区测试局", True),
        ("临江区测试局", "临江区", False),
        ("临江区测试局", "试局", False),
        ("临江区测试局", "", False),
    ],
)
def test_names_are_one_units_but_for_its_region(one, other, agree):
    assert services.names_agree(one, other) is services.names_agree(other, one) is agree


@pytest.mark.parametrize("wrong", [{"region_code": "99"}, {"unit_code": "4x"}, {"year": 1999}])
def test_nonsense_is_not_confirmed(clerk, at, wrong):
    with pytest.raises(services.NotPossible):
        confirmed(builders.extracted(clerk), clerk, at, region_name="甲", unit_name="乙", **wrong)


def test_a_unit_of_somebody_else_is_refused(at):
    own, other = builders.unit("450"), builders.unit("366", "另一局")
    clerk = builders.person("clerk", Role.CLERK, region=own.region, unit=own)
    it = builders.extracted(clerk)
    with pytest.raises(services.NotAllowed):
        confirmed(it, clerk, at, unit_code=other.code)
    with pytest.raises(services.NotAllowed):
        confirmed(it, clerk, at, unit_code="777", unit_name="新局")
    assert confirmed(it, clerk, at).unit == own


def test_what_is_on_record_confirms_itself(at, monkeypatch):
    unit = builders.unit()
    clerk = builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (it.unit, it.year, it.confirmed_by) == (unit, 2025, clerk)


def test_a_document_without_codes_is_known_by_its_very_name(at, monkeypatch):
    unit = builders.unit()
    builders.unit("451", "临江区测试局下属站")
    it = received(builders.person("clerk", Role.CLERK, region=unit.region), at)
    said = replace(builders.disclosure(code=""), region=None)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: said)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.unit == unit
    assert set(Fact.objects.values_list("unit_code", flat=True)) == {"450"}


def test_what_two_units_on_record_fit_is_asked(clerk, at, monkeypatch):
    for code in ("990100", "990200"):
        builders.unit(region=builders.region(code, code))
    it = received(clerk, at)
    said = replace(builders.disclosure(), region=None)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: said)
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.confirmed_at is None


def test_a_unit_that_the_uploader_does_not_upload_for_does_not_confirm_itself(at, monkeypatch):
    own, named = builders.unit("366", "另一局"), builders.unit()
    it = received(builders.person("clerk", Role.CLERK, region=own.region, unit=own), at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert (named.name, it.proposal["unit"]["code"]) == ("临江区测试局", "450")
    assert (it.unit, it.confirmed_at) == (None, None)


def test_another_name_or_another_unit_does_not_confirm_itself(at, monkeypatch):
    unit = builders.unit(name="完全不同的局")
    clerk = builders.person("clerk", Role.CLERK, region=unit.region, unit=unit)
    it = received(clerk, at)
    monkeypatch.setattr("disclosures.services.extracting.read", lambda submission, path: builders.disclosure())
    services.extract(submission_id=it.pk, at=at)
    it.refresh_from_db()
    assert it.confirmed_at is None
    assert (Unit.objects.count(), Region.objects.count()) == (1, 1)


# ------------------------------------------------------------------ correct, again, withdraw


def test_a_correction_stands_beside_the_machine_and_is_heard(clerk, reviewer, at, committed, put_jobs):
    it = builders.extracted(clerk)
    heard = []
    signals.facts_changed.connect(lambda sender, submission_id, **more: heard.append(submission_id), weak=False)
    later = at + timedelta(days=300)
    with committed():
        done = services.correct_fact(fact=it.fact_set.first(), after="1,234.5", reason="看错", by=reviewer, at=later)
    it.refresh_from_db()
    assert (done.before, done.after, done.after_amount) == ("100.00", "1,234.5", Decimal(12345000))
    assert it.fact_set.first().printed == "100.00"
    assert it.facts_changed_at == later
    assert heard == [it.pk]
    assert it.history.first().history_user == reviewer


def test_the_second_correction_starts_from_the_first(clerk, reviewer, at):
    fact = builders.extracted(clerk).fact_set.first()
    services.correct_fact(fact=fact, after="1", reason="看错", by=reviewer, at=at)
    assert services.correct_fact(fact=fact, after="2", reason="又错", by=reviewer, at=at).before == "1"


@pytest.mark.parametrize(("after", "reason"), [("abc", "错"), ("5", " "), ("100.00", "没变")])
def test_a_correction_needs_a_figure_a_change_and_a_reason(clerk, reviewer, at, after, reason):
    fact = builders.extracted(clerk).fact_set.first()
    with pytest.raises(services.NotPossible):
        services.correct_fact(fact=fact, after=after, reason=reason, by=reviewer, at=at)
    assert not Correction.objects.exists()


def test_a_clerk_corrects_nothing(clerk, at):
    with pytest.raises(services.NotAllowed):
        services.correct_fact(fact=builders.extracted(clerk).fact_set.first(), after="5", reason="错", by=clerk, at=at)


def test_the_database_refuses_a_correction_without_reason(clerk, at):
    it = builders.extracted(clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(submission=it, form="T01", row_key="a", column_key="b", reason="", by=clerk, at=at)


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


def test_what_is_withdrawn_stays_withdrawn(clerk, at):
    it = builders.extracted(clerk)
    services.withdraw(submission=it, by=clerk, at=at)
    for act in (services.withdraw, services.extract_again):
        with pytest.raises(services.NotPossible):
            act(submission=it, by=clerk, at=at)
    with pytest.raises(services.NotAllowed):
        services.withdraw(submission=builders.extracted(clerk), by=builders.person("other", Role.PUBLISHER), at=at)


# ------------------------------------------------------------------ a disk that fails


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
