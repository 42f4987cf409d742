"""Unit and year of many files on one page."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from disclosures import queries
from disclosures.choices import Role
from disclosures.models import Submission, Unit
from tests import builders

pytestmark = pytest.mark.django_db
WHERE = "disclosures:unconfirmed"


@pytest.fixture
def desk(client, put_jobs):
    def entered(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return entered


@pytest.fixture
def bureau(db):
    builders.region()
    return builders.person("bureau", Role.CLERK)


def waiting(by, code: str, name: str, **said) -> Submission:
    """A file that has been read and says this of itself."""
    it = builders.extracted(by, builders.disclosure(code=code, name=name), name=f"{name}.docx")
    it.proposal = {"region": {"code": "990100", "name": "临江区"}, "unit": {"code": code, "name": name}, "year": 2025}
    it.proposal |= said
    it.save()
    return it


def posted(page: str, *chosen: Submission, **changed) -> dict:
    """What the browser sends of the page: every field as it stands, and the chosen files."""
    fields = dict(re.findall(r'name="(s\d+-\w+)" value="([^"]*)"', page))
    return {**fields, "chosen": [one.pk for one in chosen], **changed}


def test_many_files_are_confirmed_with_one_click(desk, bureau):
    files = [waiting(bureau, str(700 + n), f"临江区第{n}局") for n in range(5)]
    page = desk(bureau).get(reverse(WHERE)).content.decode()
    assert page.count("checked") == 5
    answer = desk(bureau).post(reverse(WHERE), posted(page, *files))
    assert answer["Location"] == reverse("desk:queue")
    assert {it.unit.code for it in Submission.objects.filter(confirmed_at__isnull=False)} == set(
        map(str, range(700, 705))
    )
    assert "已确认 5 个文件的单位和年度" in desk(bureau).get(reverse("desk:queue")).content.decode()


def test_what_is_not_chosen_waits_on(desk, bureau):
    one, other = waiting(bureau, "701", "临江区甲局"), waiting(bureau, "702", "临江区乙局")
    page = desk(bureau).get(reverse(WHERE)).content.decode()
    answer = desk(bureau).post(reverse(WHERE), posted(page, one))
    assert answer["Location"] == reverse(WHERE)
    assert list(queries.unconfirmed(bureau)) == [other]


def test_who_comes_second_is_told_that_nothing_was_saved(desk, bureau):
    one, other = waiting(bureau, "701", "临江区甲局"), waiting(bureau, "702", "临江区乙局")
    page = desk(bureau).get(reverse(WHERE)).content.decode()
    desk(bureau).post(reverse(WHERE), posted(page, one))
    later = posted(page, one, other, **{f"s{one.pk}-year": "2026"})
    told = desk(bureau).post(reverse(WHERE), later, follow=True).content.decode()
    assert "已确认 1 个文件的单位和年度" in told
    assert "有 1 个文件已经确认或撤回，这次没有保存" in told
    one.refresh_from_db()
    assert one.year == 2025


def test_what_does_not_say_everything_or_contradicts_the_record_is_not_chosen_beforehand(desk, bureau):
    builders.unit("703", "临江区旧名局")
    waiting(bureau, "", "临江区无码局")
    waiting(bureau, "703", "临江区新名馆")
    waiting(bureau, "704", "临江区全局")
    page = desk(bureau).get(reverse(WHERE)).content.decode()
    assert page.count("checked") == 1
    assert "此代码登记为“临江区旧名局”" in page
    assert page.count("新单位") == 1
    assert '<option value="703">临江区 临江区旧名局</option>' in page


def test_one_that_is_refused_says_why_and_keeps_what_was_typed_while_the_others_are_confirmed(desk, bureau):
    good, bad = waiting(bureau, "701", "临江区甲局"), waiting(bureau, "", "临江区无码局")
    page = desk(bureau).get(reverse(WHERE)).content.decode()
    answer = desk(bureau).post(
        reverse(WHERE), posted(page, good, bad, **{f"s{bad.pk}-unit_code": "7x", f"s{bad.pk}-unit_name": "某局"})
    )
    told = answer.content.decode()
    assert "单位代码是三至十二位数字" in told
    assert 'value="某局"' in told
    assert good.name not in told
    good.refresh_from_db()
    assert good.confirmed_at


def test_a_clerk_of_one_unit_is_told_file_by_file_what_is_not_allowed(desk):
    clerk = builders.person("clerk", Role.CLERK, region=builders.region(), unit=builders.unit())
    own, foreign = waiting(clerk, "450", "临江区测试局"), waiting(clerk, "799", "临江区别局")
    page = desk(clerk).get(reverse(WHERE)).content.decode()
    told = desk(clerk).post(reverse(WHERE), posted(page, own, foreign)).content.decode()
    assert "单位 799 尚未登记，请联系管理员登记后再确认" in told
    own.refresh_from_db()
    assert own.confirmed_at
    assert not Unit.objects.filter(code="799").exists()


def test_only_what_one_may_confirm_is_shown(desk, bureau):
    waiting(bureau, "701", "临江区甲局")
    stranger = builders.person("stranger", Role.CLERK, region=builders.region("990200", "远山县"))
    publisher = builders.person("publisher", Role.PUBLISHER)
    for person in (stranger, publisher):
        assert "没有等待确认的文件" in desk(person).get(reverse(WHERE)).content.decode()
    assert "1 个文件等待确认单位和年度" in desk(bureau).get(reverse("desk:queue")).content.decode()


def test_the_page_costs_a_fixed_number_of_queries(desk, bureau, django_assert_max_num_queries):
    for n in range(12):
        waiting(bureau, str(700 + n), f"临江区第{n}局")
    entered = desk(bureau)
    with django_assert_max_num_queries(8):
        entered.get(reverse(WHERE))
