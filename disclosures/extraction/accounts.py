"""Names of functional 类 (208 社会保障和就业支出), with older and shorter wordings, to their codes; the economic 类 of
basic expenditure, the kinds of own funds, and the codes of the procurement catalogue.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from disclosures.extraction.text import bare

BASIC_CLASSES = {"personnel": ("301", "303"), "operating": ("302", "310")}
"""工资福利支出 and 对个人和家庭的补助 are personnel; 商品和服务支出 and 资本性支出 are operating expenditure."""

OWN_FUNDS = ("institutional", "business", "superior", "subordinate", "other")
"""事业收入, 事业单位经营收入, 上级补助收入, 附属单位上缴收入 and 其他收入 make up 单位资金."""

PROCURED = {
    "goods": ("A",),
    "works": ("B",),
    "services": ("C",),
    "assets": ("A01", "A02", "A03", "A04", "A0501", "A0502", "A0503"),
}
"""How the codes of goods, works and services begin in 政府采购品目分类目录; fixed assets are among the goods."""


@cache
def _lei_codes() -> dict[str, str]:
    folder = files(__package__) / "codes"
    codes: dict[str, str] = {}
    for name in ("functional_lei.csv", "functional_lei_aliases.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(lines):
            codes.setdefault(bare(row["name"]), row["code"])
    return codes


def lei_code(label: str) -> str | None:
    """The code of a printed 类 ('八、社会保障和就业支出' → '208'); None where the name is not known."""
    return _lei_codes().get(bare(label))
