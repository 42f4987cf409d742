"""A finding is known again in the next version of the file."""

from collections import Counter
from dataclasses import replace

from reviews.checks.finding import Finding, Level
from tests.books import SOUND, book
from tests.projects import head, planned
from tests.reviews.checks.sayings import findings


def prints(document, code=""):
    return {f.fingerprint for f in findings(document, code)}


def test_coordinates_do_not_matter():
    change = {"T05:2101501:total": "4.00"}
    later = {form: SOUND[form] for form in ("T09", *[f for f in SOUND if f != "T09"])}
    assert prints(book(change=change)) == prints(book(later, change))


def test_what_else_is_wrong_does_not_matter():
    one, more = {"T06:30101:personnel": "3.00"}, {"T06:30101:personnel": "3.00", "T03:2101506:project": "52.00"}
    assert prints(book(change=one), "A206") <= prints(book(change=more), "A206")


def test_figures_do_matter():
    assert not prints(book(change={"T05:221:total": "1.00"}), "A205") & prints(
        book(change={"T05:221:total": "2.00"}), "A205"
    )


def test_two_projects_with_the_same_fault_are_two():
    heads = [head(n, "5.00", plan=("25%", "50%", "75%", "90%")) for n in (1, 2)]
    counts = Counter(f.fingerprint for f in findings(book(**planned(*heads)), "J202"))
    assert sorted(counts.values()) == [1, 1]


def test_the_message_is_the_template_with_its_values():
    [found, *_] = findings(book(change={"T05:221:total": "1.00"}), "A205")
    assert found.message == found.template.format(**dict(found.values))
    assert replace(found, places=tuple(reversed(found.places))).fingerprint == found.fingerprint


def test_a_contradiction_told_from_its_other_side_is_the_same():
    values = (("left", "甲"), ("right", "乙"), ("actual", "1.00"), ("expected", "2.00"), ("unit", "万元"))
    said = Finding("X104", Level.ERROR, "{left} {actual} {unit}，{right} {expected} {unit}。", values, (),
                   expected="2.00", actual="1.00", difference="-1.00")  # fmt: skip
    turned = said.turn(reword=True)
    assert turned.message == "乙 2.00 万元，甲 1.00 万元。"
    assert (turned.actual, turned.expected, turned.difference) == ("2.00", "1.00", "1.00")
    plain = said.turn(reword=False)
    assert (plain.message, plain.actual) == (said.message, "2.00")
    assert turned.fingerprint == plain.fingerprint == said.fingerprint
    assert turned.turn(reword=True).message == said.message
