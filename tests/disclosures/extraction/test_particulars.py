"""Lines of procurement: sums and items, items merged over several rows among them."""

from __future__ import annotations

from tests.disclosures.extraction.grids import grid, understood

PURCHASES = """
采购品目大类 | 专项名称 | 经济科目 | 采购物品名称 | 采购组织形式 | 总计
合计 | | | | | 60.00
一、货物A | | | | | 60.00
 | 办公专项 | 办公设备购置 | | | 60.00
 | | | 复印机<2x1> | 政府集中采购 | 10.00
 | | | · | 分散自行组织 | 20.00
 | | | 家具用具 | 分散自行组织 | 30.00
"""


def test_an_item_merged_over_two_rows_is_bought_in_both():
    extraction = understood("政府采购支出预算表", "单位：万元", grid(PURCHASES))
    assert [(line.kind, line.item) for line in extraction.procurement] == [
        ("total", ""),
        ("subtotal", ""),
        ("subtotal", ""),
        ("line", "复印机"),
        ("line", "复印机"),
        ("line", "家具用具"),
    ]


def test_a_figure_of_procurement_is_named_by_its_item_or_the_words_beside_it():
    extraction = understood("政府采购支出预算表", "单位：万元", grid(PURCHASES))
    assert [(f.address.row, f.row_label) for f in extraction.facts] == [
        ("total", "合计"),
        ("subtotal:1", "一、货物A"),
        ("subtotal:2", "办公设备购置"),
        ("line:3", "复印机"),
        ("line:4", "复印机"),
        ("line:5", "家具用具"),
    ]
