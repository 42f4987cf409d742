"""The registry as a page for people: every check with what it says and the clause it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from reviews.checks.bulletin import LEVELS
from reviews.checks.registry import Check, all_checks

FAMILIES = {
    "A": "表内勾稽",
    "C": "完整性与一致性",
    "D": "科目",
    "G": "政府采购与国有资产",
    "H": "科目层级",
    "J": "项目与绩效",
    "P": "表文核对",
    "X": "表间勾稽",
    "Y": "与上年核对",
}
HEAD = """# 检查规则

本页由 `manage.py catalogue` 根据注册表生成，请勿手工修改。
每条规则都在台账中留下记录：一致、尾差、不一致、未核（及原因）、检查失败。
"""


def listing() -> str:
    """docs/checks.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    checks = all_checks()
    for family in sorted({c.code[0] for c in checks}):
        yield f"## {family} {FAMILIES.get(family, '')}\n"
        yield "| 编码 | 级别 | 名称 | 说明 | 依据 | 版本 |"
        yield "|---|---|---|---|---|---|"
        yield from (_row(c) for c in checks if c.code.startswith(family))
        yield ""


def _row(check: Check) -> str:
    cells = (check.code, LEVELS[check.level], check.title, check.explanation, check.clause, str(check.version))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
