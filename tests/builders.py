"""Invented people, units and disclosures for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from disclosures import store
from disclosures.choices import Role, SubmissionState
from disclosures.extraction import model as m
from disclosures.models import Membership, Region, Submission, Unit


def person(name: str, *roles: Role, region: Region | None = None, unit: Unit | None = None) -> Any:
    """A person with roles in one place."""
    user = get_user_model().objects.create_user(name, password="demo")
    for role in roles:
        Membership.objects.create(person=user, role=role, region=region, unit=unit)
    return user


def region(code: str = "990100", name: str = "临江区") -> Region:
    return Region.objects.get_or_create(code=code, defaults={"name": name})[0]


def unit(code: str = "450", name: str = "临江区测试局", **more: Any) -> Unit:
    where = more.pop("region", None) or region()
    return Unit.objects.get_or_create(region=where, code=code, defaults={"name": name, **more})[0]


def submission(
    by: Any, *, of: Unit | None = None, year: int = 2025, name: str = "预算.docx", **more: Any
) -> Submission:
    """A stored file; confirmed where `of` is given."""
    now = more.pop("at", None) or timezone.now()
    whose = {"region": of.region, "unit": of, "year": year, "confirmed_by": by, "confirmed_at": now} if of else {}
    fields = {
        "uploaded_at": now,
        "name": name,
        "sha256": f"{Submission.objects.count():064d}",
        "size": 10,
        "format": "docx",
    }
    return Submission.objects.create(uploaded_by=by, **{**fields, **whose, **more})


def extracted(by: Any, extraction: m.Extraction | None = None, **more: Any) -> Submission:
    """A stored file that has been read."""
    at = more.get("at") or timezone.now()
    it = submission(by, **more)
    store.save(it, extraction or disclosure(), at)
    Submission.objects.filter(pk=it.pk).update(state=SubmissionState.EXTRACTED)
    it.refresh_from_db()
    return it


def cell(text: str, row: int = 0, column: int = 0, **more: Any) -> m.Cell:
    return m.Cell(text, m.Locus(page=1, box=(10.0, 20.5, 30.25, 40.0), table=0, row=row, cell=column), **more)


def disclosure(
    *, revenue: str = "100.00", expenditure: str = "100.00", code: str = "450", name: str = "临江区测试局"
) -> m.Extraction:
    """A small disclosure: T01 with two totals, one passage with one number, one of everything else."""
    scope = m.Scope("department", code, name)
    head = (cell("收入总计"), cell(revenue, 0, 1), cell("支出总计", 0, 2), cell(expenditure, 0, 3))
    wide = (cell("无", 1, 0, rows=1, columns=4, doubtful=True, runs_on=True), None, None, None)
    table = m.Table(
        "t1", "T01", "hebei-t01", scope, "收支总表", "万元", (1,), ("收入/项目", "金额", "支出/项目", "金额"),
        (None, "amount", None, "amount"), (head, wide), ("注：试",), False, "单位：万元", m.Locus(page=1),
    )  # fmt: skip
    unknown = m.Table("t2", None, None, scope, "别的表", None, (2,), ("甲",), (None,), ((cell("乙"),),))
    text = f"2025年收入总计{revenue}万元。"
    start = text.index(revenue)
    claim = m.Claim(
        "p1", (start, start + len(revenue)), revenue, Decimal(revenue) * 10000, "万元", 2, "amount", "收入总计",
        "agrees", 0, (m.Address("T01", code, "income.total", "amount"),), "",
    )  # fmt: skip
    year = m.Claim("p1", (0, 4), "2025", None, "", 0, "none", "", "not_an_amount")
    return m.Extraction(
        source=m.Source("预算.docx", "0" * 64, "docx", 3),
        region=m.Region("990100", "临江区"),
        unit=m.Unit(code, name),
        year=2025,
        kind="department_budget",
        tables=(table, unknown),
        facts=(
            figure("income.total", revenue, code, 1, "收入总计"),
            figure("expenditure.total", expenditure, code, 3, "支出总计"),
        ),
        institutions=(m.Institution("t2", 0, name, "行政", "正科级", "财政拨款"),),
        projects=(
            m.Project("t2", code, "99010025P00001", "试点项目", Decimal("20000.00"), None, Decimal("0.00"), "办公",
                      (("第一季度", "20%"),), "目标", (("budget", (0, 0)), ("plan.0", (0, 0)))),
        ),
        indicators=(m.Indicator("t2", 0, "试点项目", "产出指标", "数量指标", "次数", "说明", "≥", "3", "次", "计划"),),
        procurement=(
            m.ProcurementLine("t2", 0, "line", "试点项目", "桌", "A05", "2", Decimal("150.50"),
                              (("total", Decimal("301.00")), ("general_public", None))),
        ),
        assets=(m.Asset("t2", 0, "房屋", "1", Decimal("1234567.89")), m.Asset("t2", 0, "车辆", "", None)),
        narrative=(
            m.Passage("p1", "一、收支", text, m.Locus(page=2), code), m.Passage("p2", "", "标题", m.Locus(), "", True)
        ),
        claims=(year, claim),
        leftovers=(m.Leftover("认不出的表", "甲", m.Locus(page=2), "t2"), m.Leftover("落单", "丙", m.Locus())),
        notices=("按实际内容读取。",),
    )  # fmt: skip


def figure(row: str, printed: str, code: str, column: int, label: str) -> m.Fact:
    """A fact of T01 in 万元; '' is blank."""
    amount = Decimal(printed) * 10000 if printed else None
    return m.Fact(
        "t1", m.Address("T01", code, row, "amount"), 0, column, label, "金额", printed, amount, "万元", 2,
        m.Locus(page=1, box=(1.0, 2.0, 3.0, 4.0)),
    )  # fmt: skip
