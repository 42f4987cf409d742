"""Whether a table's own words say that it is empty. What it prints besides is not asked: that is a check's question."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disclosures.extraction.text import fold

_EMPTY = re.compile(r"空表列示|(?:本表|此表|该表)(?:均?为空|无数据|无内容)|为空表|空表")
_NOTHING = re.compile(
    r"(?:无|没有|未安排|不涉及|未编制)[^,，。；;]{0,40}(?:预算|支出|收支|经费|安排|项目|事项|数据|业务|情况|收入)|不涉及"
)
_NONE_OF = (
    r"(?:无|没有|未安排|不涉及)(?:使用|编制)?{}(?:预算)?(?:财政)?(?:拨款)?(?:安排)?的?(?:收入|收支|支出|预算)*[。.]?$"
)
_OWN = {form: re.compile(_NONE_OF.format(name)) for form, name in (("T07", "政府性基金"), ("T08", "国有资本经营"))}


def declares_empty(words: Iterable[str], holds_figures: bool, form: str | None = None) -> bool:
    """空表列示 always declares, and so does 'there is no such budget' of the form's own budget, and no more than that.

    Any other 'there is no such …' declares where no figure is printed.
    """
    texts = [fold(text) for text in words]
    if any(_EMPTY.search(text) for text in texts):
        return True
    own = _OWN.get(form or "")
    if own and any(own.search(text) for text in texts):
        return True
    return not holds_figures and any(_NOTHING.search(text) for text in texts)
