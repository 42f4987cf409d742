"""What stands around tables: contents pages."""

from disclosures.extraction.model import Cell, Grid, Locus, Paragraph
from disclosures.extraction.surroundings import contents_lines


def page(number: int, *texts: str) -> list[Paragraph]:
    return [Paragraph(text, Locus(page=number)) for text in texts]


CONTENTS = ("目 录", "一、单位主要职能", "二、单位预算表", "1. 2025年单位收支预算总表", "三、其他说明")


def test_a_page_that_holds_only_the_contents_is_contents_even_if_no_line_comes_again() -> None:
    blocks = [*page(1, "临江区测试局预算"), *page(2, *CONTENTS), *page(3, "临江区测试局主要职能", "贯彻政策。")]
    assert contents_lines(blocks) == {1, 2, 3, 4, 5}


def test_a_page_that_goes_on_with_sentences_or_tables_is_not_all_contents() -> None:
    assert contents_lines(page(1, *CONTENTS, "主要职能", "贯彻国家的政策。")) == {0}
    table = Grid(((Cell("项目", Locus(page=1)),),))
    assert contents_lines([*page(1, *CONTENTS), table]) == {0}


def test_all_lines_until_the_first_comes_again_are_contents_whether_they_come_again_or_not() -> None:
    listed = (
        "目 录",
        "第一部分：概况",
        "一、主要职能",
        "第二部分：报表",
        "一、收支总表",
        "二、收入总表",
        "表三：支出总表",
    )
    blocks = [Paragraph(text) for text in (*listed, "第一部分：概况", "一、主要职能", "贯彻政策。")]
    assert contents_lines(blocks) == frozenset(range(len(listed)))
    broken = [Paragraph(text) for text in (*listed, "负责收集。", "第一部分：概况", "贯彻政策。")]
    assert len(contents_lines(broken)) < len(listed)


def test_without_pages_only_lines_that_come_again_are_contents() -> None:
    texts = ("目录", "一、主要职能", "二、机构设置", "一、主要职能", "贯彻政策。", "二、机构设置")
    assert contents_lines([Paragraph(text) for text in texts]) == {0, 1, 2}
