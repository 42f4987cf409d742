"""The desk through the test client: settle, return, correct, approve, publish, and what each page shows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.choices import Role
from disclosures.models import Correction, Fact, Submission
from reviews import flagging, workflow
from reviews.checks.finding import Level
from reviews.choices import FlagState, ReviewState
from reviews.models import Flag, Publication
from reviews.views import inspection
from tests import books, builders
from tests.reviews.conftest import finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    def entered(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return entered


@pytest.fixture
def review(make, checks, put_jobs):
    checks.findings = [finding(), finding("A102", Level.WARNING, actual="101.00")]
    return make()


def address(name: str, of: object) -> str:
    return reverse(f"desk:{name}", args=[of])


def test_a_flag_points_at_its_cell(review, enter, reviewer):
    page = enter(reviewer).get(address("submission", review.submission_id)).content.decode()
    assert 'data-places="t1-r0-c1"' in page
    assert 'id="t1-r0-c1" class="num at-error is-marked"' in page


def test_a_flag_is_marked_without_script_too(review, enter, reviewer):
    warning = Flag.objects.get(level="warning")
    page = enter(reviewer).get(address("submission", review.submission_id), {"flag": warning.pk}).content.decode()
    assert f'is-current" id="flag-{warning.pk}"' in page


def test_settling_leads_to_the_next_open_flag(review, enter, reviewer):
    first, second = Flag.objects.order_by("pk")
    answer = enter(reviewer).post(address("settle", first.pk), {"state": "confirmed"})
    assert answer["Location"].endswith(f"?flag={second.pk}#flag-{second.pk}")
    first.refresh_from_db()
    assert (first.state, first.settled_by) == (FlagState.CONFIRMED, reviewer)


def test_dismissing_without_a_reason_changes_nothing_and_says_so(review, enter, reviewer):
    flag = Flag.objects.first()
    answer = enter(reviewer).post(address("settle", flag.pk), {"state": "dismissed"}, follow=True)
    assert "请填写理由" in answer.content.decode()
    flag.refresh_from_db()
    assert flag.is_open


def test_filters_survive_settling(review, enter, reviewer):
    flag = Flag.objects.get(level="error")
    answer = enter(reviewer).post(address("settle", flag.pk) + "?level=error", {"state": "confirmed"})
    assert "level=error" in answer["Location"]


def test_chosen_flags_are_settled_together(review, enter, reviewer):
    ids = list(Flag.objects.values_list("pk", flat=True))
    data = {"flags": ids, "state": "explained", "reason": "单位已说明"}
    enter(reviewer).post(address("settle_many", review.submission_id), data)
    assert set(Flag.objects.values_list("state", "reason")) == {("explained", "单位已说明")}


def test_a_whole_cause_is_settled_with_the_flag_that_leads_it(review, enter, reviewer):
    first = Flag.objects.earliest("pk")
    Flag.objects.update(cause="one slip")
    enter(reviewer).post(address("settle", first.pk), {"state": "explained", "reason": "漏填", "whole": "1"})
    assert set(Flag.objects.values_list("state", "reason")) == {("explained", "漏填")}


def test_a_problem_of_several_cells_lists_them_with_what_should_stand_there(review, enter, reviewer):
    flag = Flag.objects.earliest("pk")
    places = [{"table": "t1", "row": row, "column": 2, "row_label": f"第{row}行", "printed": ""} for row in (4, 5)]
    changes = [{"place": place, "proposed": f"{place['row']}.50"} for place in places]
    flag.repair = {"place": places[0], "proposed": "4.50", "repairs": 3, "slip": "漏填", "changes": changes}
    flag.save()
    page = enter(reviewer).get(address("submission", review.submission_id)).content.decode()
    assert "一并改这 2 处，3 条勾稽即可通过" in page
    assert all(f"空白 → <strong>{row}.50</strong>" in page and f'data-place="t1-r{row}-c2"' in page for row in (4, 5))


def test_flags_without_a_cause_are_settled_one_by_one(review, enter, reviewer):
    first, second = Flag.objects.order_by("pk")
    enter(reviewer).post(address("settle", first.pk), {"state": "confirmed", "whole": "1"})
    second.refresh_from_db()
    assert second.is_open


def test_the_clerk_answers_under_a_flag_and_sees_no_way_to_settle(review, enter, clerk):
    flag = Flag.objects.first()
    desk = enter(clerk)
    desk.post(address("annotate", flag.pk), {"text": "已核对，系录入错误。"})
    page = desk.get(address("submission", review.submission_id)).content.decode()
    assert "已核对，系录入错误。" in page
    assert 'value="dismissed"' not in page


def test_returning_needs_a_reason_and_the_clerk_reads_it(review, enter, reviewer, clerk):
    desk = enter(reviewer)
    where = address("move", review.submission_id)
    assert "理由" in desk.post(where, {"action": "return", "version": 0}, follow=True).content.decode()
    desk.post(where, {"action": "return", "reason": "请改正收入总计。", "version": 0})
    review.refresh_from_db()
    assert review.state == ReviewState.RETURNED
    assert "请改正收入总计。" in enter(clerk).get(address("submission", review.submission_id)).content.decode()


def test_the_words_of_a_return_begin_with_what_was_confirmed_a_line_for_each_problem(
    make, checks, put_jobs, enter, reviewer
):
    checks.findings = [
        finding(actual="100.00", cause="t1"),
        finding(actual="101.00", cause="t1"),
        finding(actual="102.00"),
        finding(actual="103.00"),
    ]
    review = make()
    desk = enter(reviewer)
    where = address("submission", review.submission_id)
    assert re.search(r'name="reason" rows="3" required></textarea>', desk.get(where).content.decode())
    for flag in Flag.objects.exclude(actual="103.00"):
        desk.post(address("settle", flag.pk), {"state": "confirmed"})
    [said] = re.findall(r'name="reason" rows="8" required>(.*?)</textarea>', desk.get(where).content.decode(), re.S)
    lines = said.strip().split("\n")
    assert [line[:2] for line in lines] == ["1.", "2."]
    assert "100.00" in lines[0]
    assert "102.00" in lines[1]


def test_the_words_of_a_return_find_room_in_the_form(make, checks, put_jobs, enter, reviewer):
    checks.findings = [finding(actual=f"{number}.00") for number in range(150)]
    review = make()
    desk = enter(reviewer)
    chosen = list(Flag.objects.values_list("pk", flat=True))
    desk.post(address("settle_many", review.submission_id), {"flags": chosen, "state": "confirmed"})
    page = desk.get(address("submission", review.submission_id)).content.decode()
    [said] = re.findall(r'name="reason" rows="8" required>(.*?)</textarea>', page, re.S)
    assert 1000 < len(said) < 2000
    desk.post(address("move", review.submission_id), {"action": "return", "reason": said, "version": 1})
    review.refresh_from_db()
    assert review.state == ReviewState.RETURNED


def test_a_step_that_is_sent_twice_is_one(review, enter, reviewer, second_reviewer):
    where, asked = address("move", review.submission_id), {"action": "return", "reason": "请改正。", "version": 0}
    enter(reviewer).post(where, asked)
    again = enter(reviewer).post(where, asked, follow=True).content.decode()
    assert "没有办成" not in again
    assert "已退回修改" in again
    assert "没有办成" in enter(second_reviewer).post(where, asked, follow=True).content.decode()
    assert "没有办成" in enter(reviewer).post(where, {**asked, "reason": "另一个"}, follow=True).content.decode()
    assert review.log.filter(action="return").count() == 1


def test_an_action_decided_on_an_old_version_is_refused(review, enter, reviewer):
    desk = enter(reviewer)
    where = address("move", review.submission_id)
    desk.post(where, {"action": "start", "version": 0})
    late = desk.post(where, {"action": "return", "reason": "晚了", "version": 0}, follow=True)
    assert "reviewer 已于" in late.content.decode()
    assert "您这次没有办成" in late.content.decode()


def seen(page) -> str:
    """What the forms of a page send back of the flags that it shows."""
    [shown] = set(re.findall(r'name="seen" value="([^"]*=[^"]*)"', page.content.decode()))
    return shown


def test_two_reviewers_with_one_flag_the_second_is_told_and_overwrites_nothing(
    review, enter, reviewer, second_reviewer
):
    flag = Flag.objects.get(code="A101")
    page = enter(second_reviewer).get(address("submission", review.submission_id))
    enter(reviewer).post(address("settle", flag.pk), {"state": "confirmed", "seen": seen(page)})
    late = {"state": "dismissed", "reason": "误判", "seen": seen(page)}
    told = enter(second_reviewer).post(address("settle", flag.pk), late, follow=True)
    assert re.search(r"reviewer 已于 \d\d-\d\d \d\d:\d\d 将 A101 处理为“已确认”，您这次没有保存", told.content.decode())
    flag.refresh_from_db()
    assert (flag.state, flag.settled_by) == (FlagState.CONFIRMED, reviewer)
    enter(second_reviewer).post(address("settle", flag.pk), {**late, "seen": seen(told)})
    flag.refresh_from_db()
    assert (flag.state, flag.settled_by) == (FlagState.DISMISSED, second_reviewer)


def test_of_several_chosen_flags_none_is_saved_where_one_was_settled_meanwhile(
    review, enter, reviewer, second_reviewer
):
    page = enter(second_reviewer).get(address("submission", review.submission_id))
    first, second = Flag.objects.order_by("code")
    enter(reviewer).post(address("settle", first.pk), {"state": "confirmed", "seen": seen(page)})
    chosen = {"flags": [first.pk, second.pk], "state": "explained", "reason": "已说明", "seen": seen(page)}
    told = enter(second_reviewer).post(address("settle_many", review.submission_id), chosen, follow=True)
    assert "所选 2 条中有 1 条已有变动（reviewer 已于" in told.content.decode()
    second.refresh_from_db()
    assert second.state == FlagState.OPEN


def test_the_rest_of_a_cause_is_settled_as_far_as_it_was_shown(make, checks, put_jobs, enter, reviewer):
    checks.findings = [finding(actual=str(n), cause="t1") for n in range(3)]
    make()
    flags = list(Flag.objects.all())
    shown = " ".join(f"{flag.pk}={flag.standing}" for flag in flags[:2])
    enter(reviewer).post(address("settle", flags[0].pk), {"state": "confirmed", "whole": "1", "seen": shown})
    assert [flag.state for flag in Flag.objects.order_by("pk")] == ["confirmed", "confirmed", "open"]


@pytest.mark.parametrize("nonsense", ["x", "=", "x=1", "²=open", "9" * 9000 + "=open"])
def test_what_no_page_sends_of_flags_is_not_heeded(nonsense, review, enter, reviewer):
    flag = Flag.objects.get(code="A101")
    enter(reviewer).post(address("settle", flag.pk), {"state": "confirmed", "seen": nonsense})
    flag.refresh_from_db()
    assert flag.state == FlagState.CONFIRMED


def test_approval_says_what_stands_in_the_way(review, enter, reviewer):
    desk = enter(reviewer)
    desk.post(address("move", review.submission_id), {"action": "start"})
    page = desk.get(address("submission", review.submission_id)).content.decode()
    assert "还有 1 个错误没有处理" in page


def test_the_way_to_the_public_page(review, enter, reviewer, publisher):
    desk = enter(reviewer)
    where = address("move", review.submission_id)
    for flag in Flag.objects.all():
        desk.post(address("settle", flag.pk), {"state": "explained", "reason": "单位已说明"})
    desk.post(where, {"action": "approve"})
    review.refresh_from_db()
    assert review.state == ReviewState.APPROVED
    enter(publisher).post(where, {"action": "publish"})
    assert Publication.objects.get().published_by == publisher


def test_the_desk_offers_to_take_down_what_stays_public_while_it_is_reopened(review, enter, reviewer, publisher):
    where = address("move", review.submission_id)
    desk = enter(reviewer)
    for flag in Flag.objects.all():
        desk.post(address("settle", flag.pk), {"state": "explained", "reason": "说明"})
    desk.post(where, {"action": "approve", "version": 1})
    enter(publisher).post(where, {"action": "publish", "version": 2})
    enter(reviewer).post(where, {"action": "reopen", "reason": "再看", "version": 3})
    page = enter(publisher).get(address("submission", review.submission_id)).content.decode()
    assert 'data-action="withdraw"' in page
    enter(publisher).post(where, {"action": "withdraw", "reason": "误发", "version": 4})
    assert Publication.objects.get().ended_reason == "误发"
    page = enter(publisher).get(address("submission", review.submission_id)).content.decode()
    assert 'data-action="withdraw"' not in page


def test_a_correction_stands_beside_what_was_printed(review, enter, reviewer):
    fact = Fact.objects.get(row_key="income.total")
    desk = enter(reviewer)
    where = reverse("disclosures:correct", args=[review.submission_id])
    answer = desk.post(where, {"fact": fact.pk, "after": "90.00", "reason": "录入颠倒"})
    assert answer["Location"].endswith("#t1-r0-c1")
    page = desk.get(address("submission", review.submission_id)).content.decode()
    assert "<del>100.00</del><ins>" in page


def test_two_corrections_of_one_figure_the_second_is_told_and_changes_nothing(review, enter, reviewer, second_reviewer):
    fact = Fact.objects.get(row_key="income.total")
    where = reverse("disclosures:correct", args=[review.submission_id])
    page = enter(second_reviewer).get(address("submission", review.submission_id) + f"?fact={fact.pk}")
    assert 'name="seen" value="0"' in page.content.decode()
    enter(reviewer).post(where, {"fact": fact.pk, "after": "90.00", "reason": "录入颠倒", "seen": "0"})
    late = {"fact": fact.pk, "after": "91.00", "reason": "看错", "seen": "0"}
    told = enter(second_reviewer).post(where, late, follow=True).content.decode()
    assert re.search(r"reviewer 已于 \d\d-\d\d \d\d:\d\d 将此数更正为 90.00，您这次没有保存", told)
    correction = Correction.objects.get()
    assert f'data-correction="{correction.pk}"' in told
    enter(second_reviewer).post(where, {**late, "seen": correction.pk})
    assert [one.after for one in Correction.objects.all()] == ["90.00", "91.00"]


def test_a_correction_that_is_sent_twice_is_one(review, enter, reviewer, second_reviewer):
    fact = Fact.objects.get(row_key="income.total")
    where = reverse("disclosures:correct", args=[review.submission_id])
    said = {"fact": fact.pk, "after": "90.00", "reason": "录入颠倒", "seen": "0"}
    enter(reviewer).post(where, said)
    assert "这次没有保存" not in enter(reviewer).post(where, said, follow=True).content.decode()
    assert "这次没有保存" in enter(second_reviewer).post(where, said, follow=True).content.decode()
    assert Correction.objects.count() == 1


def test_a_figure_that_was_read_again_meanwhile_is_told(review, enter, reviewer):
    where = reverse("disclosures:correct", args=[review.submission_id])
    told = enter(reviewer).post(where, {"fact": 999999, "after": "1", "reason": "看错", "seen": "0"}, follow=True)
    assert "文件刚刚重新解析过" in told.content.decode()


def test_the_part_asked_for_by_script_is_a_part(review, enter, reviewer):
    part = (
        enter(reviewer).get(address("submission", review.submission_id), headers={"X-Part": "flags"}).content.decode()
    )
    assert 'id="flags"' in part
    assert "<html" not in part
    assert 'class="paper"' not in part


def test_the_queue_counts_open_flags_by_level(review, enter, reviewer):
    page = enter(reviewer).get(reverse("desk:queue")).content.decode()
    assert 'class="count count--error">1<' in page
    assert 'class="count count--warning">1<' in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", True),
        ("?sort=due", True),
        ("?text=坏", True),
        ("?text=林", False),
        ("?state=approved", False),
        ("?mine=on", False),
    ],
)
def test_files_on_their_way_are_shown_as_far_as_the_filters_can_mean_them(asked, shown, enter, clerk, put_jobs):
    builders.submission(clerk, name="坏.docx", state="unreadable")
    page = enter(clerk).get(reverse("desk:queue") + asked).content.decode()
    assert ("坏.docx" in page) == shown


def assignments(*reviews):
    for review in reviews:
        review.refresh_from_db()
    return [(review.assignee and review.assignee.username, str(review.due_date or "")) for review in reviews]


def test_several_files_are_assigned_at_once_and_what_is_left_blank_stays(
    make, put_jobs, enter, reviewer, second_reviewer
):
    one, other = make(), make(year=2026)
    where = reverse("desk:assign_many")
    chosen = {"reviews": [one.pk, other.pk]}
    desk = enter(reviewer)
    desk.post(where, {**chosen, "to": second_reviewer.pk})
    assert assignments(one, other) == [("second", "")] * 2
    answer = desk.post(f"{where}?state=open", {**chosen, "due_date": "2026-03-09"})
    assert assignments(one, other) == [("second", "2026-03-09")] * 2
    assert answer["Location"] == reverse("desk:queue") + "?state=open"
    assert "请选择审核人或期限" in desk.post(where, chosen, follow=True).content.decode()


def test_of_several_files_the_one_that_a_person_may_not_review_is_told(
    make, put_jobs, enter, reviewer, second_reviewer
):
    plain, own = make(), make(year=2026, by=second_reviewer)
    chosen = {"reviews": [plain.pk, own.pk], "to": second_reviewer.pk}
    told = enter(reviewer).post(reverse("desk:assign_many"), chosen, follow=True).content.decode()
    assert "second不能审核这个文件" in told
    assert assignments(plain, own) == [("second", ""), (None, "")]


def test_of_several_files_the_one_that_somebody_assigned_meanwhile_is_told(
    make, put_jobs, enter, reviewer, second_reviewer, at
):
    one, other = make(), make(year=2026)
    chosen = {"reviews": [f"{one.pk}={one.assignment}", f"{other.pk}={other.assignment}"], "to": second_reviewer.pk}
    workflow.assign(other, to=reviewer, due_date=None, by=reviewer, at=at)
    told = enter(reviewer).post(reverse("desk:assign_many"), chosen, follow=True).content.decode()
    assert "分派：审核人 reviewer" in told
    assert assignments(one, other) == [("second", ""), ("reviewer", "")]


def test_files_that_one_does_not_see_are_not_assigned(make, put_jobs, enter):
    review = make()
    stranger = builders.person("stranger", Role.REVIEWER, region=builders.region("990200", "远山县"))
    enter(stranger).post(reverse("desk:assign_many"), {"reviews": [review.pk], "due_date": "2026-03-09"})
    assert assignments(review) == [(None, "")]


def test_the_ledger_shows_every_instance_and_downloads(review, enter, reviewer):
    desk = enter(reviewer)
    assert "收支总表" in desk.get(address("checks", review.submission_id)).content.decode()
    file = desk.get(address("ledger", review.submission_id))
    assert file["Content-Type"].startswith("text/csv")


def test_the_ledger_tells_what_was_found_in_the_readers_language(enter, clerk, reviewer, at):
    it = builders.extracted(clerk, books.book(change={"T05:210:total": "27.00"}).extraction, of=builders.unit(), at=at)
    run = flagging.check(submission_id=it.pk, at=at)
    found = [line for line in run.ledger if line["outcome"] == "found"]
    assert {"template", "values"} <= found[0].keys()
    assert found[0]["subject"] == ""
    desk, sentence = enter(reviewer), "相差 45.00 万元，请核对。"
    for name in ("checks", "ledger"):
        assert sentence in desk.get(address(name, it.pk)).content.decode()
        english = desk.get(address(name, it.pk), headers={"Accept-Language": "en"}).content.decode()
        assert "they differ by 45.00 (10,000 yuan); please verify." in english
        assert sentence not in english
        assert "27.00; " in english
        assert "；" not in english


def test_a_corrected_file_says_which_version_it_is_and_what_was_repaired(make, checks, enter, reviewer, clerk, at):
    checks.findings = [finding(actual="1"), finding(actual="2")]
    first = make()
    checks.findings = [finding(actual="2")]
    later = make(uploaded_at=at + timedelta(days=1))
    desk = enter(reviewer)
    new = desk.get(address("submission", later.submission_id)).content.decode()
    assert "第 2 版" in new
    assert "已上传更新的版本" not in new
    old = desk.get(address("submission", first.submission_id)).content.decode()
    assert "已上传更新的版本" in old
    assert address("submission", later.submission_id) in old
    changes = desk.get(address("changes", later.submission_id)).content.decode()
    assert "1 / 2 条已整改" in changes
    assert changes.index("未整改") < changes.index('chip--done">已整改')


def test_a_figure_chosen_without_script_leads_to_its_place_on_paper(review, enter, reviewer):
    fact = review.submission.fact_set.first()
    page = enter(reviewer).get(address("submission", review.submission_id), {"fact": fact.pk}).content.decode()
    assert f"?at={fact.table.key}-r{fact.row}-c{fact.column}" in page


def test_an_address_that_takes_forms_says_so_when_it_is_opened(review, enter, reviewer):
    refused = enter(reviewer).get(address("move", review.submission_id))
    assert (refused.status_code, refused["Allow"]) == (405, "POST")
    assert "这里不能直接打开" in refused.content.decode()


def test_settling_does_not_read_the_document_again(review, enter, reviewer):
    desk = enter(reviewer)
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(address("submission", review.submission_id), headers={"X-Part": "flags"})
    assert "收支总表" in page.content.decode()
    assert not [one for one in asked.captured_queries if 'FROM "disclosures_fact"' in one["sql"]]


@pytest.mark.parametrize("tab", ["submission", "checks", "records", "changes", "log"])
def test_a_tab_costs_a_fixed_number_of_queries(tab, review, enter, reviewer, django_assert_max_num_queries):
    desk = enter(reviewer)
    with django_assert_max_num_queries(45):
        desk.get(address(tab, review.submission_id))


def test_the_inspection_form_says_yes_only_where_somebody_looked(review, enter, reviewer):
    page = enter(reviewer).get(address("checks", review.submission_id), {"view": "form"}).content.decode()
    assert "检查表" in page
    ledger = [
        {"code": "A101", "outcome": "clean"},
        {"code": "A101", "outcome": "skipped"},
        {"code": "A102", "outcome": "skipped"},
        {"code": "A103", "outcome": "clean"},
        {"code": "A103", "outcome": "found"},
    ]
    assert [(item.check.code, item.meets) for item in inspection.form(ledger)] == [
        ("A101", "yes"),
        ("A102", "unknown"),
        ("A103", "no"),
    ]


def test_a_returned_file_offers_the_clerk_to_upload_again(review, enter, reviewer, clerk):
    where = address("move", review.submission_id)
    enter(reviewer).post(where, {"action": "return", "reason": "请改正。", "version": 0})
    assert "上传修改后的文件" in enter(clerk).get(address("submission", review.submission_id)).content.decode()


def test_a_file_that_cannot_be_read_says_why_and_can_be_taken_back(enter, clerk, at, put_jobs):
    unread = Submission.objects.create(
        name="扫描.pdf",
        sha256="0" * 64,
        size=1,
        uploaded_by=clerk,
        uploaded_at=at,
        state="unreadable",
        sentence="没有文字层。",
    )
    desk = enter(clerk)
    page = desk.get(address("submission", unread.pk)).content.decode()
    assert "没有文字层。" in page
    assert "扫描.pdf" in desk.get(reverse("desk:queue")).content.decode()
    desk.post(reverse("disclosures:withdraw", args=[unread.pk]))
    assert "扫描.pdf" not in desk.get(reverse("desk:queue")).content.decode()


def test_a_file_under_way_is_asked_for_again(enter, clerk, at, put_jobs):
    Submission.objects.create(name="新.docx", sha256="1" * 64, size=1, uploaded_by=clerk, uploaded_at=at)
    page = enter(clerk).get(reverse("desk:queue")).content.decode()
    assert 'data-live="queue" data-busy' in page
    assert "排队中" in page
