from __future__ import annotations

import pytest

from disclosures import services
from disclosures.choices import Role
from disclosures.models import Region, Unit
from disclosures.services import NotAllowed, NotPossible
from tests import builders

pytestmark = pytest.mark.django_db
LIST = """行政区划代码\t单位代码\t单位名称\t主管部门代码
990100\t731001\t临江区某局本级\t731
990100\t731\t临江区某局

110101,460,某社区站
"""


@pytest.fixture
def administrator():
    builders.region()
    return builders.person("admin", Role.ADMINISTRATOR)


def register(by, text=LIST):
    return services.register_units(text=text, reason="年初建档", by=by)


def test_units_are_entered_with_their_departments_whatever_comes_first(administrator):
    assert register(administrator) == (3, 0)
    assert Unit.objects.get(code="731001").parent.name == "临江区某局"
    assert Region.objects.get(code="110101").name == "东城区"


def test_what_is_known_stays_and_every_entry_says_who_and_why(administrator):
    builders.unit("731", "临江区某局")
    assert register(administrator) == (2, 1)
    entered = Unit.objects.get(code="731001").history.first()
    assert (entered.history_user, entered.history_change_reason) == (administrator, "年初建档")
    assert register(administrator) == (0, 3)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("990100,731", "第 5 行：单位名称应为"),
        ("9901,731,局", "第 5 行：行政区划代码应为"),
        ("990100,7a1,局", "第 5 行：单位代码应为"),
        ("990999,731,局", "第 5 行：行政区划 990999 不在国家标准代码中"),
        ("990100,731,另一个局", "第 5 行：731 已登记为“临江区某局”"),
        ("990100,732001,某站,732", "第 5 行：主管部门 732 没有登记"),
        ("990100,732,某站,732", "第 5 行：主管部门 732 没有登记"),
    ],
)
def test_a_wrong_line_is_told_by_its_number_and_nothing_is_entered(administrator, line, said):
    with pytest.raises(NotPossible) as refusal:
        register(administrator, "\n".join([*LIST.splitlines()[:4], line]))
    assert refusal.value.sentences[0].startswith(said)
    assert not Unit.objects.exists()


def test_an_empty_list_is_told(administrator):
    with pytest.raises(NotPossible, match="名单是空的"):
        register(administrator, " \n\t\n")


def test_only_administrators_enter_units():
    with pytest.raises(NotAllowed):
        register(builders.person("reviewer", Role.REVIEWER))
