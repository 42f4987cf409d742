"""C: the unit that a text names."""

import pytest

from tests.narratives import findings, outcomes, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("关于临江区测试局2025年部门预算收支情况的说明", False),
        ("三、临江区测试局部门2025年支出预算情况说明", False),
        ("区测试局2025年收入预算为9.00万元。", False),
        ("关于临江区文化局2025年部门预算收支情况的说明", True),
        ("临江区侧试局2025年收入预算为9.00万元。", True),
        ("临江区文化局2024年开展活动。", False),
        ("临江区文化局2025年没有使用政府性基金预算拨款安排的支出。", True),
        ("临江区测试局2025年未安排国有资本经营预算。", False),
    ],
)
def test_another_units_name_is_found(text, found):
    assert bool(findings(told(text), "C204")) is found


def test_a_text_that_names_nobody_is_not_looked_at():
    assert outcomes(told("我部门2025年收入预算为9.00万元。"), "C204") == set()
