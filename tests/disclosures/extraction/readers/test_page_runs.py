"""Runs: what follows one another in the file and in print; what the blanks and the gaps in them say."""

import sys

import pytest

from disclosures.extraction.readers.page_lines import lines_of
from disclosures.extraction.readers.page_runs import Glyph, Glyphs, codes_of, runs_of


def printed(text, x=0.0, top=0.0, step=10.0, height=12.0):
    """The glyphs of a text from x on, each as wide as the step between them."""
    return [Glyph(char, x + i * step, top, x + (i + 1) * step, top + height) for i, char in enumerate(text)]


def runs(*texts):
    return runs_of(Glyphs.of(glyph for text in texts for glyph in text))


def test_a_page_without_characters_has_no_runs():
    assert runs_of(Glyphs.of(())) == []


@pytest.mark.parametrize("second", [{"x": 60.0}, {"x": 20.0, "top": 14.0}, {"x": -40.0}], ids=["gap", "below", "back"])
def test_what_stands_apart_begins_a_run(second):
    assert [run.text for run in runs(printed("合计"), printed("12.5", **second))] == ["合计", "12.5"]


def test_what_follows_close_is_one_run_over_several_sizes():
    assert [run.text for run in runs(printed("共"), printed("12", x=10.5, top=1.0, step=5.0, height=10.0))] == ["共12"]


def test_blanks_at_the_ends_are_no_part_of_its_text_and_box():
    [run] = runs(printed("　合计 "))
    assert (run.text, run.x0, run.x1, run.even) == ("合计", 10.0, 30.0, True)


def test_blanks_alone_are_no_run():
    assert runs(printed("   ")) == []


UNEVEN = {
    "blank": [*printed("合 计")],
    "gap": [*printed("11", step=4.0), *printed("1", x=10.5, step=4.0)],
    "second strike": [*printed("1", step=4.0), *printed("1", x=1.0, step=4.0)],
}


@pytest.mark.parametrize("glyphs", UNEVEN.values(), ids=UNEVEN)
def test_a_run_is_uneven_with_a_blank_or_a_gap_or_a_second_strike_in_it(glyphs):
    [run] = runs(glyphs)
    assert not run.even


def test_its_em_is_the_width_of_its_chinese_characters_else_its_height():
    mixed = [*printed("12", step=5.0), *printed("万元", x=10.0, step=11.0)]
    assert runs(mixed)[0].em == 11.0
    assert runs(printed("12.5", step=5.0, height=9.0))[0].em == 9.0


def test_a_part_of_a_run_has_its_own_box():
    [run] = runs(printed("合计12"))
    part = run.part(2, 4)
    assert (part.text, part.x0, part.x1, part.first, part.last) == ("12", 20.0, 40.0, 25.0, 35.0)
    assert [glyph.char for glyph in part.glyphs()] == ["1", "2"]


def test_even_and_uneven_runs_say_the_same_line():
    [run] = runs(printed("预算12，"))
    [even], [uneven] = lines_of([run]), lines_of([run.part(0, 5)])
    assert even == uneven


def test_some_of_the_characters_keep_their_boxes():
    glyphs = Glyphs.of(printed("一二三"))
    kept = glyphs.those(codes_of(glyphs.text) != ord("二"))
    assert kept.text == "一三"
    assert kept.boxes[:, 0].tolist() == [0.0, 20.0]


def test_a_box_holds_a_character_by_its_middle_and_no_blank():
    glyphs = Glyphs.of(printed("合 "))
    assert glyphs.has_any_in((0.0, 0.0, 6.0, 12.0))
    assert not glyphs.has_any_in((0.0, 0.0, 4.0, 12.0))
    assert not glyphs.has_any_in((10.0, 0.0, 20.0, 12.0))


def test_every_blank_of_unicode_is_known():
    blanks = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert not any(runs(printed(blank)) for blank in blanks)
