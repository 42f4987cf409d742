from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth import get_user_model
from django.urls import reverse

from disclosures import services
from disclosures.choices import Role
from disclosures.models import Correction, Region, Unit
from reviews.models import Publication
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return builders.person("admin", Role.ADMINISTRATOR)


@pytest.fixture
def site(client, administrator):
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.PUBLISHER])
def test_only_administrators_enter(client, role):
    user = builders.person("somebody", role)
    user.is_staff = True
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("admin:index")).status_code == 302


def test_every_list_opens(site, administrator, at):
    it = builders.extracted(administrator, of=builders.unit())
    services.correct_fact(fact=it.fact_set.first(), after="1", reason="看错", by=administrator, at=at)
    ours = [m for m in admin.site._registry if m._meta.app_label in ("disclosures", "reviews", "auth")]
    for model in ours:
        if model._meta.model_name != "group":
            page = site.get(reverse(admin_urlname(model._meta, "changelist")) + "?q=450")
            assert page.status_code == 200, model
    assert site.get(reverse("admin:disclosures_submission_change", args=[it.pk])).status_code == 200
    assert site.get(reverse("admin:disclosures_fact_change", args=[it.fact_set.first().pk])).status_code == 200
    person = reverse("admin:auth_user_change", args=[administrator.pk])
    assert site.get(person).status_code == 200


def test_a_figure_is_corrected_with_a_reason_and_keeps_its_trace(site, administrator):
    fact = builders.extracted(administrator).fact_set.first()
    address = reverse("admin:disclosures_fact_correct", args=[fact.pk])
    assert "100.00" in site.get(address).content.decode()
    assert site.post(address, {"after": "120", "reason": "看错"}).status_code == 302
    done = Correction.objects.get()
    assert (done.before, done.after, done.reason, done.by) == ("100.00", "120", "看错", administrator)
    fact.refresh_from_db()
    assert fact.printed == "100.00"
    listed = site.get(reverse("admin:disclosures_fact_changelist") + "?q=收入总计").content.decode()
    assert "120" in listed


@pytest.mark.parametrize(
    ("asked", "found"),
    [("450 2025 T01", 2), ("450 income.total", 1), ("测试局 收入", 1), ("450 2024", 0)],
)
def test_a_figure_is_found_by_unit_year_form_and_code(site, administrator, asked, found):
    builders.extracted(administrator, of=builders.unit()).fact_set.update(year=2025)
    page = site.get(reverse("admin:disclosures_fact_changelist"), {"q": asked}).content.decode()
    assert page.count('class="nowrap"') == found


def test_a_correction_is_undone_with_a_reason_and_both_stay(site, administrator):
    fact = builders.extracted(administrator).fact_set.first()
    address = reverse("admin:disclosures_fact_correct", args=[fact.pk])
    assert "恢复机器识别的数" not in site.get(address).content.decode()
    site.post(address, {"after": "120", "reason": "看错", "seen": "0"})
    assert "恢复机器识别的数" in site.get(address).content.decode()
    site.post(address, {"after": "120", "reason": "原件无误", "seen": Correction.objects.get().pk, "restore": "1"})
    assert [(one.before, one.after) for one in Correction.objects.all()] == [("100.00", "120"), ("120", "100.00")]


def test_a_figure_that_somebody_corrected_meanwhile_is_not_overwritten(site, administrator, at):
    fact = builders.extracted(administrator).fact_set.first()
    other = builders.person("other", Role.ADMINISTRATOR)
    services.correct_fact(fact=fact, after="110", reason="看错", by=other, at=at)
    address = reverse("admin:disclosures_fact_correct", args=[fact.pk])
    refused = site.post(address, {"after": "120", "reason": "错", "seen": 0})
    assert "other 已于" in refused.content.decode()
    assert Correction.objects.count() == 1
    site.post(address, {"after": "120", "reason": "错", "seen": refused.context["form"]["seen"].value()})
    assert Correction.objects.count() == 2


def test_a_file_leads_to_its_original_and_to_the_desk(site, administrator):
    it = builders.extracted(administrator)
    page = site.get(reverse("admin:disclosures_submission_change", args=[it.pk])).content.decode()
    assert reverse("disclosures:original", args=[it.pk]) in page
    assert reverse("desk:submission", args=[it.pk]) in page


def test_an_administrator_by_role_finds_the_way_here(site):
    assert reverse("admin:index") in site.get(reverse("desk:queue")).content.decode()


def test_units_are_entered_as_a_list(site):
    address = reverse("admin:disclosures_unit_import")
    assert address in site.get(reverse("admin:disclosures_unit_changelist")).content.decode()
    assert site.get(address).status_code == 200
    wrong = site.post(address, {"text": "110101,45,某局", "reason": "年初建档"}).content.decode()
    assert "第 1 行：单位代码应为 3 至 12 位数字。" in wrong
    done = site.post(address, {"text": "110101\t450\t某局", "reason": "年初建档"}, follow=True)
    assert "已登记 1 个单位" in done.content.decode()


@pytest.mark.parametrize("wrong", [{"after": "120", "reason": ""}, {"after": "abc", "reason": "错"}])
def test_a_wrong_correction_is_told(site, administrator, wrong):
    fact = builders.extracted(administrator).fact_set.first()
    page = site.post(reverse("admin:disclosures_fact_correct", args=[fact.pk]), wrong)
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert not Correction.objects.exists()


def test_master_data_keep_before_after_who_and_why(site, administrator):
    unit = builders.unit()
    address = reverse("admin:disclosures_unit_change", args=[unit.pk])
    said = {"region": unit.region_id, "code": unit.code, "name": "改名局"}
    assert site.post(address, said).status_code == 200
    assert site.post(address, {**said, "change_reason": "机构改革"}).status_code == 302
    after, before = unit.history.all()
    assert (before.name, after.name) == ("临江区测试局", "改名局")
    assert (after.history_user, after.history_change_reason) == (administrator, "机构改革")
    assert site.get(reverse("admin:disclosures_unit_history", args=[unit.pk])).status_code == 200


def test_people_get_roles(site):
    new = {"username": "new", "usable_password": "true", "password1": "longer-Word-9", "password2": "longer-Word-9"}
    inline = {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0, "memberships-0-role": "clerk"}
    page = site.post(reverse("admin:auth_user_add"), {**new, **inline})
    assert page.status_code == 302
    assert get_user_model().objects.get(username="new").is_active


@pytest.mark.parametrize("name", ["disclosures_submission", "disclosures_fact", "reviews_logentry", "reviews_flag"])
def test_nothing_else_can_be_added(site, name):
    assert site.get(reverse(f"admin:{name}_add")).status_code == 403


def test_nothing_public_is_touched_here():
    assert not admin.site._registry[Publication].has_change_permission(None)
    assert {Region, Unit} <= set(admin.site._registry)


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.PUBLISHER])
def test_only_administrators_see_the_queue(client, role):
    """Its own views ask Django's staff status only, and delete jobs."""
    user = builders.person("somebody", role)
    user.is_staff = True
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for address in (reverse("admin:django_rq_home"), reverse("admin:django_rq_workers", args=[0])):
        assert client.get(address).status_code == 302
    assert client.get("/admin/queue/").status_code == 302
    assert client.get("/admin/queue/workers/0/").status_code == 302
