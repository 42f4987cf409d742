"""A trial says what it means to say."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from disclosures.extraction.model import Address
from reviews.checks.finding import Change, Finding, Level, Place, Repair
from samples.documents import printed
from samples.measuring.trial import at_place, check, news, repairs
from samples.mistakes import plant
from samples.planting import find, put


def a_finding(place: Place) -> Finding:
    return Finding("X999", Level.ERROR, "", (), (place,))


def test_a_wrong_class_total_is_found_at_its_place_and_repaired():
    clean = printed("qinghe-culture-2024")[0]
    wrong, planted = put(clean, find(clean, "T05", "731", "207", "total"), "999.99", "wrong_digit")
    after = check(wrong)
    new = news(check(clean), after)
    assert any(at_place(planted, finding, after.extraction) for finding in new)
    assert any(repairs(planted, finding) for finding in new)


def test_a_chain_is_repaired_when_every_cell_of_it_is_proposed():
    _, planted = plant(printed("lanyuan-elderly-2025")[0], "chain_dropped", Random(0))
    first = Address(planted.form, planted.scope, planted.row_key, planted.column_key)
    others = [(Address(planted.form, planted.scope, row, column), text) for row, column, text in planted.others]
    whole = tuple(Change(Place(address=address), text) for address, text in [(first, planted.expected), *others])
    assert repairs(planted, replace(a_finding(Place()), repair=Repair(whole, 9, "")))
    assert not repairs(planted, replace(a_finding(Place()), repair=Repair(whole[:-1], 9, "")))


def test_an_unchanged_document_brings_no_news():
    document = check(printed("qinghe-culture-2024")[0])
    assert news(document, document) == []


def test_another_cell_is_not_the_place():
    clean = printed("qinghe-culture-2024")[0]
    changed, planted = plant(clean, "wrong_digit", Random(1))
    assert not at_place(planted, a_finding(Place(printed="1.00")), check(changed).extraction)
