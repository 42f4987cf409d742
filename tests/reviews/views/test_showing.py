"""Where flags point, and in which order they stand."""

import pytest

from disclosures.models import Submission
from reviews.choices import ReviewState
from reviews.models import Flag, Review
from reviews.views import showing, steps


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ({"table": "t3", "row": 7, "column": 2}, "t3-r7-c2"),
        ({"table": "t3", "row": 7, "column": None}, "t3-r7"),
        ({"table": "t3"}, "t3"),
        ({"paragraph": "p12", "span": [34, 40]}, "p12-34"),
        ({"paragraph": "p12"}, "p12"),
        ({}, ""),
    ],
)
def test_a_place_has_the_id_of_its_element(place, anchor):
    assert showing.anchor(place) == anchor


def flag(id: int, level: str, cause: str = "", state: str = "open") -> Flag:
    return Flag(pk=id, level=level, cause=cause, state=state, places=[{"table": "t1", "row": id, "column": 0}])


def test_flags_of_one_cause_stand_together_the_gravest_cause_first():
    flags = [flag(1, "warning"), flag(2, "error", "x"), flag(3, "hint"), flag(4, "warning", "x")]
    assert [one.pk for one in showing.in_order(flags)] == [2, 4, 1, 3]


def test_after_the_last_flag_comes_the_first_open_one():
    flags = [flag(1, "error", state="confirmed"), flag(2, "error"), flag(3, "error")]
    assert showing.next_open(flags, flags[2]).pk == 2
    assert showing.next_open([flags[0]]) is None


def test_a_settled_flag_colours_no_cell():
    flags = [flag(1, "error", state="dismissed"), flag(2, "hint")]
    assert showing.levels_at(flags) == {"t1-r2-c0": "hint"}


def test_what_is_repaired_is_shown_only_when_asked_for():
    repaired = flag(1, "error", state="resolved")
    assert not showing.is_wanted(repaired)
    assert showing.is_wanted(repaired, state="settled")


@pytest.mark.parametrize(
    ("state", "looks"),
    [
        (ReviewState.IN_REVIEW, ["done", "done", "now", "next", "next"]),
        (ReviewState.RETURNED, ["done", "done", "bad", "next", "next"]),
        (ReviewState.APPROVED, ["done", "done", "done", "done", "now"]),
        (ReviewState.PUBLISHED, ["done"] * 5),
        (ReviewState.WITHDRAWN, ["done"] * 4 + ["bad"]),
    ],
)
def test_the_steps_of_a_review(state, looks):
    assert [step.look for step in steps.steps(Submission(state="extracted"), Review(state=state))] == looks


def test_the_steps_of_a_file_that_cannot_be_read():
    [_, read, *_rest] = steps.steps(Submission(state="unreadable"), None)
    assert (read.look, read.label) == ("bad", "无法解析")


def test_a_cause_is_led_by_its_primary_flag_and_folds_the_rest():
    flags = [flag(1, "error", "x"), flag(2, "error", "x"), flag(3, "error", "x", state="confirmed")]
    flags[0].primary = flags[2].primary = False
    [cause] = showing.by_cause(showing.shown_flags(flags, {}, current=1))
    assert (cause.lead.flag.pk, [shown.flag.pk for shown in cause.rest]) == (2, [1, 3])
    assert cause.others == 1
    assert cause.is_unfolded


def test_a_cause_names_the_places_to_change_together():
    lead, alone = flag(1, "error", "x"), flag(2, "error", "y")
    place = {"table": "t1", "row": 1, "column": 2, "row_label": "住房公积金", "column_label": "合计", "printed": "0.00"}
    lead.repair = {"place": place, "changes": [{"place": place, "proposed": "7.00"}] * 2}
    alone.repair = {"place": place, "changes": [{"place": place, "proposed": "7.00"}]}
    chain, single = showing.by_cause(showing.shown_flags([lead, alone], {"t1": "支出总表"}, current=None))
    [first, _] = chain.changes
    said = (first.place.anchor, first.place.words, first.place.printed, first.proposed)
    assert said == ("t1-r1-c2", "支出总表 · 住房公积金 · 合计", "0.00", "7.00")
    assert single.changes == ()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"table": "t1", "row": 1, "row_label": "住房公积金", "printed": ""}, "住房公积金 空白"),
        ({"paragraph": "p1", "text": "公务接待费1.7万元"}, "“公务接待费1.7万元”"),
    ],
)
def test_the_head_of_a_cause_says_where_the_slip_is(place, said):
    assert showing.Cause(repair={"place": place}).at == said
