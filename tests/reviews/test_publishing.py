from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from disclosures import services
from disclosures.models import Submission
from reviews import exports, flagging, publishing, queries, workflow
from reviews.choices import Action, ReviewState
from reviews.models import Publication, Review
from reviews.queries import PublicFilter
from reviews.workflow import NotAllowed, NotPossible
from tests import builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db


def approve(review, by, at):
    workflow.move(review, Action.START, by=by, at=at)
    return workflow.move(review, Action.APPROVE, by=by, at=at)


@pytest.fixture
def published(make, reviewer, publisher, at):
    return publishing.publish(approve(make(), reviewer, at), by=publisher, at=at)


def test_what_is_published_is_a_frozen_copy(published, clerk, reviewer, publisher):
    payload = published.payload
    assert (payload["unit"]["code"], payload["year"], payload["region"]["code"]) == ("450", 2025, "990100")
    assert payload["figures"]["revenue"] == {"amount": "1000000.00", "printed": "100.00", "unit": "万元"}
    assert payload["figures"]["basic"] is None
    [table] = payload["tables"]
    assert table["rows"][0][1] == {"text": "100.00", "amount": "1000000.00"}
    assert table["rows"][1] == [{"text": "无", "columns": 4}, None, None, None]
    assert published.digest == publishing.digest(payload)
    assert (published.submitted_by, published.approved_by, published.published_by) == (clerk, reviewer, publisher)
    assert published.review.state == ReviewState.PUBLISHED


def test_the_digest_notices_one_changed_figure(published):
    payload = json.loads(json.dumps(published.payload))
    assert publishing.digest(payload) == published.digest
    payload["tables"][0]["rows"][0][1]["text"] = "100.01"
    assert publishing.digest(payload) != published.digest


def test_the_three_are_three_people(make, reviewer, publisher, clerk, at):
    review = approve(make(), reviewer, at)
    for who in (clerk, reviewer):
        builders.Membership.objects.create(person=who, role="publisher")
        with pytest.raises(NotAllowed):
            publishing.publish(review, by=who, at=at)
    assert publishing.publish(review, by=publisher, at=at)
    for same in ({"published_by": reviewer}, {"published_by": clerk}, {"approved_by": clerk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.update(**same)


def test_what_is_not_approved_is_not_published(make, publisher, at):
    with pytest.raises(NotPossible):
        publishing.publish(make(), by=publisher, at=at)


def test_a_second_version_is_published_as_a_correction(published, make, reviewer, publisher, at):
    review = approve(make(uploaded_at=at + timedelta(1)), reviewer, at)
    with pytest.raises(NotPossible, match="更正"):
        publishing.publish(review, by=publisher, at=at)
    with pytest.raises(NotPossible, match="更正说明"):
        publishing.correct(published, review, note=" ", by=publisher, at=at)
    new = publishing.correct(published, review, note="补正收入。", by=publisher, at=at)
    published.refresh_from_db()
    assert (new.supersedes, new.correction_note, new.is_live) == (published, "补正收入。", True)
    assert not published.is_live
    assert Review.objects.get(pk=published.review_id).state == ReviewState.SUPERSEDED
    assert queries.publication("990100", "450", 2025) == new
    assert queries.editions(new) == [new, published]


@pytest.mark.parametrize("other", [{"year": 2024}, {"code": "366"}, {"kind": "another"}])
def test_a_correction_is_of_the_same_unit_year_and_kind(other, published, make, reviewer, publisher, at):
    elsewhere = make(of=builders.unit(other.get("code", "450")), year=other.get("year", 2025))
    Submission.objects.filter(pk=elsewhere.submission_id).update(kind=other.get("kind", elsewhere.submission.kind))
    review = approve(Review.objects.get(pk=elsewhere.pk), reviewer, at)
    with pytest.raises(NotPossible, match="不是同一单位"):
        publishing.correct(published, review, note="补正。", by=publisher, at=at)
    published.refresh_from_db()
    assert published.is_live


def offered(review, user):
    return [offer.action for offer in workflow.offers(review, user)]


def test_what_stays_public_while_its_review_is_reopened_can_be_taken_down(
    published, reviewer, second_reviewer, publisher, at
):
    review = workflow.move(published.review, Action.REOPEN, by=reviewer, at=at, reason="有误")
    assert offered(review, publisher) == [Action.WITHDRAW]
    builders.Membership.objects.create(person=reviewer, role="publisher")
    assert Action.WITHDRAW not in offered(review, reviewer), "who approved it takes nothing down"
    approved = workflow.move(review, Action.APPROVE, by=second_reviewer, at=at)
    assert offered(approved, publisher) == [Action.PUBLISH, Action.WITHDRAW]

    with pytest.raises(NotPossible, match="second 已于"):
        publishing.withdraw(published, reason="误发", by=publisher, at=at, version=review.version)
    gone = publishing.withdraw(published, reason="误发", by=publisher, at=at, version=approved.version)
    assert gone.ended_reason == "误发"
    approved.refresh_from_db()
    assert approved.state == ReviewState.APPROVED
    assert offered(approved, publisher) == [Action.PUBLISH]
    assert approved.log.last().action == Action.WITHDRAW
    assert publishing.publish(approved, by=publisher, at=at).supersedes is None


def test_public_data_are_corrected_by_reopening(published, reviewer, second_reviewer, publisher, at):
    review = workflow.move(published.review, Action.REOPEN, by=reviewer, at=at, reason="有误")
    later = at + timedelta(1)
    services.correct_fact(fact=review.submission.fact_set.first(), after="90", reason="看错", by=reviewer, at=later)
    flagging.check(submission_id=review.submission_id, at=later)
    assert queries.publication("990100", "450", 2025) == published
    review = workflow.move(Review.objects.get(), Action.APPROVE, by=second_reviewer, at=later)
    new = publishing.correct(published, review, note="更正收入总计。", by=publisher, at=later)
    assert new.payload["tables"][0]["rows"][0][1] == {"text": "90", "amount": "900000.00", "corrected": True}
    [said] = new.payload["corrections"]
    assert (said["row"], said["before"], said["after"], said["reason"]) == ("收入总计", "100.00", "90", "看错")


def test_taking_down_tells_why_and_allows_a_new_publication(published, publisher, reviewer, at):
    with pytest.raises(NotPossible):
        publishing.withdraw(published, reason="", by=publisher, at=at)
    with pytest.raises(NotAllowed):
        publishing.withdraw(published, reason="误发", by=reviewer, at=at)
    gone = publishing.withdraw(published, reason="误发", by=publisher, at=at)
    assert (gone.is_live, gone.ended_reason, gone.ended_by) == (False, "误发", publisher)
    assert Review.objects.get().state == ReviewState.WITHDRAWN
    assert not queries.public(PublicFilter()).exists()
    with pytest.raises(NotPossible):
        publishing.withdraw(published, reason="再次", by=publisher, at=at)


def test_the_database_keeps_one_live_publication(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(
            **{
                field.attname: getattr(published, field.attname)
                for field in Publication._meta.concrete_fields
                if field.name not in ("id", "supersedes")
            }
        )


def test_public_reads(published, django_assert_num_queries):
    with django_assert_num_queries(1):
        [found] = queries.public(PublicFilter(text="测试 450", region="990100", year=2025))
        assert found.unit.code == "450"
    assert not queries.public(PublicFilter(year=2024)).exists()
    assert queries.public_regions() == [{"code": "990100", "name": "临江区", "count": 1, "years": [2025]}]
    assert queries.public_years() == [2025]
    assert queries.years_of(published) == [published]
    assert published.figures["revenue"]["amount"] == "1000000.00"
    assert published.figures["basic"] is None
    assert queries.publication("990100", "450", 2024) is None
    assert queries.live_publication(published.review) == published


# ------------------------------------------------------------------ downloads


def test_csv_has_a_line_for_each_figure(published):
    data = exports.as_csv(published)
    assert data.startswith(b"\xef\xbb\xbf")
    income, expenditure = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (income["行"], income["列"], income["原文"], income["金额（元）"]) == (
        "收入总计",
        "金额",
        "100.00",
        "1000000.00",
    )
    assert expenditure["行"] == "支出总计"


def test_xlsx_has_numbers(published):
    book = load_workbook(io.BytesIO(exports.as_xlsx(published)))
    assert book.sheetnames == ["全部数据", "1 收支总表"]
    assert book["1 收支总表"]["B2"].value == 100


def test_json_has_payload_and_digest(published):
    told = json.loads(exports.as_json(published))
    assert publishing.digest(told["payload"]) == told["digest"]


def test_no_download_runs_a_formula():
    assert exports.harmless("=1+1") == "'=1+1"
    assert exports.harmless("-cmd|x") == "'-cmd|x"
    assert [exports.harmless(t) for t in ("-1.50", "收入", "")] == ["-1.50", "收入", ""]


def test_the_ledger_can_be_downloaded(published):
    data = exports.ledger_as_csv(published.review.submission.runs.first()).decode("utf-8-sig")
    assert "A101" in data
    assert "一致" in data


def test_the_ledger_names_the_figures_that_were_compared(clerk, at):
    it = builders.extracted(clerk, of=builders.unit(), at=at)
    data = exports.ledger_as_csv(flagging.check(submission_id=it.pk, at=at)).decode("utf-8-sig")
    [line] = [line for line in data.splitlines() if line.startswith("A101")]
    assert "收入总计/金额 100.00；支出总计/金额 100.00" in line


# ------------------------------------------------------------------ what came in between


def test_figures_that_no_run_has_seen_are_not_published(make, reviewer, publisher, at):
    review = approve(make(), reviewer, at)
    Submission.objects.update(facts_changed_at=at + timedelta(minutes=1))
    with pytest.raises(NotPossible, match="检查尚未完成"):
        publishing.publish(review, by=publisher, at=at)
    assert not Publication.objects.exists()


def test_what_a_later_run_found_is_not_published(make, checks, reviewer, publisher, at):
    """The figures it is compared with can change after the approval, its own cannot."""
    review = approve(make(), reviewer, at)
    checks.findings = [finding()]
    flagging.check(submission_id=review.submission_id, at=at)
    with pytest.raises(NotPossible, match="错误"):
        publishing.publish(review, by=publisher, at=at)
    assert not Publication.objects.exists()


def test_the_page_publishes_only_the_version_it_showed(client, make, reviewer, publisher, at):
    seen = approve(make(), reviewer, at)
    workflow.move(seen, Action.REOPEN, by=reviewer, at=at, reason="再看一遍")
    workflow.move(seen, Action.APPROVE, by=reviewer, at=at)
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("desk:move", args=[seen.submission_id])
    for version, published in ((seen.version, 0), (Review.objects.get().version, 1)):
        client.post(address, {"action": "publish", "version": version})
        assert Publication.objects.count() == published


def test_the_page_corrects_only_the_version_it_showed(client, published, make, reviewer, publisher, at):
    seen = approve(make(uploaded_at=at + timedelta(1)), reviewer, at)
    workflow.move(seen, Action.REOPEN, by=reviewer, at=at, reason="再看一遍")
    workflow.move(seen, Action.APPROVE, by=reviewer, at=at)
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("desk:move", args=[seen.submission_id])
    client.post(address, {"action": "publish", "version": seen.version, "reason": "补正收入。"})
    assert Publication.objects.get() == published


def test_the_page_takes_back_only_the_version_it_showed(client, make, clerk, reviewer, at):
    review = make()
    workflow.move(review, Action.START, by=reviewer, at=at)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("desk:move", args=[review.submission_id]), {"action": "retract", "version": review.version})
    assert Review.objects.get().state == ReviewState.IN_REVIEW


def test_xlsx_leaves_out_what_no_sheet_holds(published):
    published.payload["tables"][0]["rows"][0][0]["text"] = "收入\x07总计"
    published.payload["tables"][0]["columns"][0] = "项\x0b目"
    sheet = load_workbook(io.BytesIO(exports.as_xlsx(published)))["1 收支总表"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("项目", "收入总计")


@pytest.mark.parametrize("text", ["\n=1+1", " =1+1", "＝1+1", "＋1", "＠SUM(A1)", "－cmd", "-1+cmd|x"])
def test_no_spelling_of_a_formula_runs(text):
    assert exports.harmless(text).startswith("'")


def test_the_name_of_a_region_is_no_formula_either(published):
    published.payload["region"]["name"] = "=1+1"
    [line, *_] = csv.DictReader(io.StringIO(exports.as_csv(published).decode("utf-8-sig")))
    assert line["行政区划"] == "'=1+1"
