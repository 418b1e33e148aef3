"""What of a drawn grid is title, header, sub-heading, row and note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.document import Block, Heading, Paragraph, Table
from index.read.grid import Grid
from index.read.tables import read_grid


def the_table(blocks: list[Block]) -> Table:
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table


def test_plain_table_has_one_name_per_column() -> None:
    table = the_table(read_grid(Grid.of([["学校", "划片范围"], ["甲小学", "建设街"], ["乙小学", "人民路"]])))
    assert table.header == ("学校", "划片范围")
    assert [row.cells for row in table.rows] == [("甲小学", "建设街"), ("乙小学", "人民路")]


def test_header_of_three_levels_is_joined_per_column() -> None:
    grid = Grid()
    grid.place(0, 0, "2026年收费标准一览表", width=5)
    grid.place(1, 0, "类别", height=3)
    grid.place(1, 1, "收费标准", width=3)
    grid.place(1, 4, "备注", height=3)
    grid.place(2, 1, "公办", width=2)
    grid.place(2, 3, "民办", height=2)
    grid.place(3, 1, "城市")
    grid.place(3, 2, "农村")
    for x, text in enumerate(["一类", "260", "200", "680", "每月"]):
        grid.place(4, x, text)
    table = the_table(read_grid(grid))
    assert table.caption == "2026年收费标准一览表"
    assert table.header == ("类别", "收费标准/公办/城市", "收费标准/公办/农村", "收费标准/民办", "备注")
    assert [row.cells for row in table.rows] == [("一类", "260", "200", "680", "每月")]


def test_header_of_two_levels_left_unmerged() -> None:
    rows = [
        ["学校", "收费标准", "", "备注"],
        ["", "公办", "民办", ""],
        ["甲园", "260", "680", ""],
        ["乙园", "200", "620", "无"],
    ]
    table = the_table(read_grid(Grid.of(rows)))
    assert table.header == ("学校", "收费标准/公办", "收费标准/民办", "备注")
    assert len(table.rows) == 2


def test_sub_headings_and_notes_are_no_rows() -> None:
    grid = Grid()
    for x, name in enumerate(["序号", "学校", "服务范围"]):
        grid.place(0, x, name)
    grid.place(1, 0, "一、城区", width=3)
    for x, text in enumerate(["1", "甲小学", "建设街"]):
        grid.place(2, x, text)
    grid.place(3, 0, "二、乡镇", width=3)
    for x, text in enumerate(["2", "乙小学", "柳河村"]):
        grid.place(4, x, text)
    grid.place(5, 0, "注：门牌号均含本号。", width=3)
    table = the_table(read_grid(grid))
    assert [(row.section, row.cells[1]) for row in table.rows] == [
        ("一、城区", "甲小学"),
        ("二、乡镇", "乙小学"),
    ]
    assert table.notes == ("注：门牌号均含本号。",)


def test_merged_cell_counts_for_each_of_its_rows() -> None:
    grid = Grid.of([["街道", "学校", "范围"]])
    grid.place(1, 0, "东湖街道", height=2)
    grid.place(1, 1, "甲小学")
    grid.place(1, 2, "建设街")
    grid.place(2, 1, "乙小学")
    grid.place(2, 2, "人民路")
    assert [row.cells[0] for row in the_table(read_grid(grid)).rows] == ["东湖街道", "东湖街道"]


def test_equal_values_side_by_side_are_a_row() -> None:
    rows = [["类别", "小班", "中班"], ["免收", "免收", "免收"], ["一类", "260元", "240元"]]
    assert the_table(read_grid(Grid.of(rows))).rows[0].cells == ("免收", "免收", "免收")


def test_table_of_figures_has_no_header() -> None:
    rows = [["甲小学", "120", "2026年6月1日"], ["乙小学", "90", "2026年6月2日"]]
    table = the_table(read_grid(Grid.of(rows)))
    assert table.header == ()
    assert len(table.rows) == 2


def test_particulars_become_label_and_value() -> None:
    rows = [["学校名称", "甲中学", "办学性质", "公办"], ["学校地址", "建设街1号", "联系电话", "0990-0000001"]]
    assert read_grid(Grid.of(rows)) == [
        Paragraph("学校名称：甲中学"),
        Paragraph("办学性质：公办"),
        Paragraph("学校地址：建设街1号"),
        Paragraph("联系电话：0990-0000001"),
    ]


def test_header_repeated_on_a_new_page_is_dropped() -> None:
    rows = [["学校", "范围"], ["甲小学", "建设街"], ["学校", "范围"], ["乙小学", "人民路"]]
    assert [row.cells[0] for row in the_table(read_grid(Grid.of(rows))).rows] == ["甲小学", "乙小学"]


def test_two_tables_below_each_other() -> None:
    grid = Grid()
    grid.place(0, 0, "小学收费标准", width=3)
    for y, row in enumerate([["项目", "标准", "依据"], ["作业本费", "12元", "甲号文"]], 1):
        for x, text in enumerate(row):
            grid.place(y, x, text)
    grid.place(3, 0, "中学住宿费标准", width=3)
    for y, row in enumerate([["类别", "金额", "说明"], ["四人间", "400元", "每学期"]], 4):
        for x, text in enumerate(row):
            grid.place(y, x, text)
    first, second = [block for block in read_grid(grid) if isinstance(block, Table)]
    assert (first.caption, first.rows[0].cells[0]) == ("小学收费标准", "作业本费")
    assert (second.caption, second.header) == ("中学住宿费标准", ("类别", "金额", "说明"))


_CELL = st.text(alphabet="学校收费标准甲乙丙年级0123456789元。：注一二（） ", max_size=12)


@given(st.lists(st.lists(_CELL, min_size=4, max_size=4), min_size=1, max_size=8))
def test_no_cell_is_lost(rows: list[list[str]]) -> None:
    shown = "".join(map(_all_text, read_grid(Grid.of(rows))))
    for row in rows:
        for cell in row:
            for word in cell.split():
                assert word.rstrip("：:") in shown


def _all_text(block: Block) -> str:
    if isinstance(block, Heading | Paragraph):
        return block.text
    rows = "".join(row.section + " ".join(row.cells) for row in block.rows)
    return block.caption + "".join(block.header) + rows + "".join(block.notes)


def test_list_of_items_with_its_header_is_no_list_of_particulars() -> None:
    rows = [["项目", "标准"], ["学费", "600元"], ["住宿费", "400元"], ["教材费", "300元"], ["伙食费", "10元"]]
    assert the_table(read_grid(Grid.of(rows))).header == ("项目", "标准")


def test_title_beside_a_blank_cell() -> None:
    rows = [["招生咨询电话", ""], ["单位", "电话"], ["甲县教育局", "0990-1234567"]]
    table = the_table(read_grid(Grid.of(rows)))
    assert (table.caption, table.header) == ("招生咨询电话", ("单位", "电话"))


def test_columns_named_after_years_and_places() -> None:
    years = the_table(read_grid(Grid.of([["项目", "2024年", "2025年"], ["幼儿园", "120", "130"]])))
    assert years.header == ("项目", "2024年", "2025年")
    places = the_table(read_grid(Grid.of([["事项", "甲市", "乙县"], ["公布片区", "4月20日", "5月8日"]])))
    assert places.header == ("事项", "甲市", "乙县")


def test_column_of_figures_under_a_word_has_a_header() -> None:
    rows = [["志愿", "可填几个", "怎样录取"], ["提前批", "1", "按成绩"], ["统招批", "3", "平行志愿"]]
    (table,) = read_grid(Grid.of(rows))
    assert isinstance(table, Table)
    assert table.header == ("志愿", "可填几个", "怎样录取")
    missing = [["东湖", "未定", "人民路"], ["西湖", "90", "解放路"], ["南湖", "80", "建设街"]]
    (bare,) = read_grid(Grid.of(missing))
    assert isinstance(bare, Table)
    assert not any(bare.header)
    assert len(bare.rows) == 3


def test_remark_in_the_corner_is_no_name_of_a_column() -> None:
    """The table of applications that every annual report on disclosure has."""
    grid = Grid()
    remark = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    grid.place(0, 0, remark, width=2, height=3)
    grid.place(0, 2, "申请人情况", width=4)
    grid.place(1, 2, "自然人", height=2)
    grid.place(1, 3, "法人或其他组织", width=2)
    grid.place(1, 5, "总计", height=2)
    grid.place(2, 3, "商业企业")
    grid.place(2, 4, "其他")
    grid.place(3, 0, "一、本年新收政府信息公开申请数量", width=2)
    grid.place(4, 0, "三、本年度办理结果", height=2)
    grid.place(4, 1, "（一）予以公开")
    grid.place(5, 1, "（二）部分公开")
    for y, figures in enumerate([["39", "4", "3", "46"], ["20", "2", "1", "23"], ["5", "1", "0", "6"]], 3):
        for x, figure in enumerate(figures, 2):
            grid.place(y, x, figure)
    table = the_table(read_grid(grid))
    organisations = "申请人情况/法人或其他组织"
    assert table.header[:3] == ("", "", "申请人情况/自然人")
    assert table.header[3:] == (f"{organisations}/商业企业", f"{organisations}/其他", "申请人情况/总计")
    assert [row.cells[-1] for row in table.rows] == ["46", "23", "6"]


@pytest.mark.parametrize(
    "names",
    [
        ("学段", "上午到校", "下午放学（冬季11月至3月）", "下午放学（其他月份）"),
        ("学段", "早上到校时间（不得早于）", "冬令时（10月1日至次年4月30日）放学", "夏令时放学"),
        ("类别", "上午", "下午放学（周一至周四，有课后服务）", "下午放学（周五）"),
    ],
)
def test_long_names_over_figures_are_a_header(names: tuple[str, ...]) -> None:
    rows = [["小学", "8:10", "15:20", "16:00"], ["初中", "7:50", "16:20", "17:00"]]
    assert the_table(read_grid(Grid.of([list(names), *rows]))).header == names


def test_columns_that_point_at_what_they_hold_are_named() -> None:
    names = ["小区（楼栋）", "所在街道", "对应小学"]
    rows = [["云杉苑", "松埠街道", "和平小学"], ["参苑", "柳溪街道", "育红小学"]]
    assert the_table(read_grid(Grid.of([names, *rows]))).header == tuple(names)
