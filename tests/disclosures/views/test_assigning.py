"""The list of tables that no layout fits, on the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosures.models import Assignment, Submission
from reviews.models import LogEntry
from tests.reviews.conftest import checks, clerk, make, publisher, reviewer  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client, make, reviewer, put_jobs):  # noqa: F811
    client.force_login(reviewer, backend="django.contrib.auth.backends.ModelBackend")
    return make().submission


def look(client, it: Submission) -> str:
    return client.get(reverse("desk:submission", args=[it.pk])).content.decode()


def assign(client, it: Submission, form: str, follow: bool = False):
    data = {"table": "t2", "form": form, "reason": "版式特殊"}
    return client.post(reverse("disclosures:assign_form", args=[it.pk]), data, follow=follow)


def test_an_unrecognised_table_is_listed_with_the_forms_in_chinese(client, opened):
    page = look(client, opened)
    assert "表式未识别的表格" in page
    assert '<option value="T03">支出总表</option>' in page
    assert "别的表" in page


def test_what_is_assigned_is_remembered_logged_and_read_again(
    client, opened, put_jobs, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = assign(client, opened, "T03")
    assert response["Location"].endswith("#leftovers")
    assert ("disclosures.jobs.extract_submission", (opened.pk,)) in put_jobs
    assert (Assignment.objects.get().form, Assignment.objects.get().reason) == ("T03", "版式特殊")
    entry = LogEntry.objects.filter(action="assign_form").get()
    assert "别的表 → T03 版式特殊" in entry.reason
    assert "指定表式" in client.get(reverse("desk:log", args=[opened.pk])).content.decode()


def test_what_is_assigned_can_be_undone_from_the_page(client, opened):
    assign(client, opened, "none")
    assert Assignment.objects.get().form == ""
    Submission.objects.update(state="extracted")
    page = look(client, opened)
    assert "人工指定的表式" in page
    assert "表式未识别的表格" not in page
    data = {"assignment": Assignment.objects.get().pk}
    client.post(reverse("disclosures:forget_form", args=[opened.pk]), data)
    assert Assignment.objects.get().undone_at
    assert LogEntry.objects.filter(action="forget_form").exists()


def test_a_recognised_table_is_changed_from_its_own_head(client, opened):
    page = look(client, opened)
    assert page.count('href="?table=t1#reassign"') == 1
    assert 'id="reassign"' not in page
    asked = client.get(reverse("desk:submission", args=[opened.pk]), {"table": "t1"}).content.decode()
    assert "更改“收支总表”的表式，现为 收支总表" in asked
    block = asked.partition('id="reassign"')[2].partition("</form>")[0]
    assert '<option value="T03">' in block
    assert '<option value="T01">' not in block
    data = {"table": "t1", "form": "T03", "reason": "认错了"}
    client.post(reverse("disclosures:assign_form", args=[opened.pk]), data)
    assert Assignment.objects.get().form == "T03"
    assert LogEntry.objects.get(action="assign_form").reason == "收支总表 T01 → T03 认错了"


@pytest.mark.parametrize("table", ["t2", "t99", "x"])
def test_only_a_recognised_table_is_offered_to_be_changed(client, opened, table):
    page = client.get(reverse("desk:submission", args=[opened.pk]), {"table": table}).content.decode()
    assert 'id="reassign"' not in page


def test_a_choice_is_asked_for(client, opened):
    assert "请选择这张表是哪一种表式" in assign(client, opened, "", follow=True).content.decode()
    assert not Assignment.objects.exists()


def test_the_clerk_sees_the_list_without_the_choice(client, opened, clerk):  # noqa: F811
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = look(client, opened)
    assert "表式未识别的表格" in page
    assert reverse("disclosures:assign_form", args=[opened.pk]) not in page
    asked = client.get(reverse("desk:submission", args=[opened.pk]), {"table": "t1"}).content.decode()
    assert "#reassign" not in asked
    assert 'id="reassign"' not in asked
