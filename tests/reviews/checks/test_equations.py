"""Blocks of equations.toml that say too little are refused before any file is checked."""

from __future__ import annotations

import pytest

from reviews.checks import equations
from reviews.checks.equations import Term, read_term

WHOLE = {"code": "A999", "title": "合计", "clause": "表内勾稽", "left": "T03:*:total"}


def read(**more):
    return equations._read({**WHOLE, **more})


def test_a_term_names_form_row_and_column():
    assert read_term("T01:income.total:amount?") == Term("T01", "income.total", "amount", optional=True)
    with pytest.raises(ValueError, match="unpack"):
        read_term("T01:income.total")


def test_several_terms_have_words_for_their_sum():
    assert read(right=["T03:*:basic"]).words == ""
    assert len(read(right=["T03:*:basic", "T03:*:project?"], words="各列相加").right) == 2
    with pytest.raises(ValueError, match="A999"):
        read(right=["T03:*:basic", "T03:*:project?"])
