"""How tables and narrative are drawn."""

from disclosures.queries import ShownCell, ShownClaim, ShownPassage, ShownTable
from reviews.views import papering
from reviews.views.papering import HeadCell


def table(*rows: tuple[ShownCell, ...]) -> ShownTable:
    return ShownTable(1, "t3", "T03", "department", "450", "", "", "", "万元", (), ("科目", "合计"), rows, (), False)


def test_equal_neighbours_of_the_header_are_joined_and_short_columns_reach_down():
    assert papering.header(("序号", "本年收入/小计", "本年收入/拨款", "合计")) == (
        (HeadCell("序号", 2, 1), HeadCell("本年收入", 1, 2), HeadCell("合计", 2, 1)),
        (HeadCell("小计", 1, 1), HeadCell("拨款", 1, 1)),
    )


def test_two_columns_of_one_name_stay_two():
    assert papering.header(("预算数", "预算数")) == ((HeadCell("预算数", 1, 1), HeadCell("预算数", 1, 1)),)


def test_a_cell_carries_its_level_and_its_mark():
    rows = ((ShownCell(0, 0, "2080505"), ShownCell(0, 1, "12.00", fact=7)),)
    drawn = papering.paper(table(*rows), "支出总表", {"t3-r0-c1": "error"}, frozenset(["t3-r0-c1"]))
    code, figure = drawn.rows[0].cells
    assert (code.css, figure.css, figure.id) == ("is-fixed", "num at-error is-marked", "t3-r0-c1")
    assert drawn.worst == "error"


def test_codes_and_ordinals_are_no_amounts():
    assert [papering.is_number(text) for text in ("1,234.50", "36.9%", "-2.70", "2080505", "12", "一、", "")] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip


def passage(key: str, *claims: ShownClaim, heading: bool = False) -> ShownPassage:
    return ShownPassage(1, key, "", "", heading, None, tuple((claim.printed, claim) for claim in claims))


def claim(id: int, start: int) -> ShownClaim:
    return ShownClaim(id, start, start + 4, "1.00", "no_rule", "amount", "万元", "", "", ())


def test_a_heading_knows_the_numbers_of_its_section_that_wait():
    paragraphs = [passage("p1", heading=True), passage("p2", claim(5, 0), claim(6, 9)), passage("p3", heading=True)]
    drawn = papering.with_sections([papering.prose(one, {"p2:9": "acknowledged"}, frozenset()) for one in paragraphs])
    assert [one.waiting for one in drawn] == [(5,), (5,), ()]
