"""Several tables in one grid, folded lists, tables on their side, and forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.read.document import Block, Heading, Paragraph, Table
from index.read.grid import Grid
from index.read.tables import read_grid


def drawn(text: str) -> list[Block]:
    """The blocks of a grid: cells parted by |, ``<`` merged with the left one, ``^`` with the upper."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    grid = Grid()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell in ("", "<", "^"):
                continue
            across = next((n for n in range(x + 1, width) if row[n] != "<"), width) - x
            down = next((n for n in range(y + 1, len(rows)) if rows[n][x] != "^"), len(rows)) - y
            grid.place(y, x, cell, down, across)
    return read_grid(grid)


def tables(text: str) -> list[Table]:
    return [block for block in drawn(text) if isinstance(block, Table)]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_halves_of_a_folded_list_are_one_list() -> None:
    (table,) = tables("""
        咨询电话一览表|<|<|<|<
        学校|电话||学校|电话
        甲小学|0990-1111111||丙小学|0990-3333333
        乙小学|0990-2222222|||
    """)
    assert table.caption == "咨询电话一览表"
    assert table.header == ("学校", "电话")
    assert [name for name, _ in cells(table)] == ["甲小学", "乙小学", "丙小学"]


def test_names_over_the_halves_become_sub_headings() -> None:
    (table,) = tables("""
        小学|<|初中|<
        学校|电话|学校|电话
        甲小学|0990-1111111|甲中学|0990-3333333
    """)
    assert table.header == ("学校", "电话")
    assert [(row.section, row.cells[0]) for row in table.rows] == [("小学", "甲小学"), ("初中", "甲中学")]


def test_names_over_columns_of_one_row_are_no_halves() -> None:
    (table,) = tables("""
        地区|公办|<|民办|<
        ^|班数|人数|班数|人数
        甲县|12|400|3|90
    """)
    assert table.header == ("地区", "公办/班数", "公办/人数", "民办/班数", "民办/人数")


def test_two_tables_side_by_side() -> None:
    first, second = tables("""
        小学收费|<||中学收费|<|<
        项目|标准||类别|金额|备注
        作业本|12||学费|600|每学期
        校服|200||住宿费|300|每学期
        餐费|10||||
    """)
    assert (first.caption, first.header, len(first.rows)) == ("小学收费", ("项目", "标准"), 3)
    assert (second.caption, second.header, len(second.rows)) == ("中学收费", ("类别", "金额", "备注"), 2)


def test_tables_parted_by_a_blank_row() -> None:
    first, second = tables("""
        学校|地址|电话
        甲小学|建设街1号|1111111
        ||
        项目|标准|依据
        餐费|10元|甲号文
    """)
    assert first.header == ("学校", "地址", "电话")
    assert cells(second) == [("餐费", "10元", "甲号文")]


def test_title_of_the_second_table_stands_apart_from_both() -> None:
    first, second = tables("""
        项目|标准
        作业本|12元
        |
        中学收费标准
        |
        项目|标准
        作业本|15元
    """)
    assert (first.caption, second.caption) == ("", "中学收费标准")
    assert cells(second) == [("作业本", "15元")]


def test_a_gap_does_not_part_a_table() -> None:
    (table,) = tables("""
        学校|地址|电话
        甲小学|建设街1号|1111111
        ||
        乙小学|建设街2号|1111112
    """)
    assert len(table.rows) == 2


def test_sub_headings_of_two_levels() -> None:
    (table,) = tables("""
        序号|学校|范围
        一、公办|<|<
        （一）城区|<|<
        1|甲小学|建设街
        （二）乡镇|<|<
        2|乙小学|柳河村
        二、民办|<|<
        3|丙小学|全市
    """)
    assert [row.section for row in table.rows] == ["一、公办 （一）城区", "一、公办 （二）乡镇", "二、民办"]


def test_lone_name_is_a_row_and_lone_place_a_sub_heading() -> None:
    (table,) = tables("""
        学校|地址|电话
        城关镇||
        甲小学|建设街1号|1111111
        乙小学||
        丙小学|建设街3号|1111113
        丁小学||
    """)
    assert [(row.section, row.cells[0]) for row in table.rows] == [
        ("城关镇", name) for name in ("甲小学", "乙小学", "丙小学", "丁小学")
    ]


def test_title_and_header_repeated_on_each_page() -> None:
    (table,) = tables("""
        2026年一览表|<|<
        类别|收费|<
        ^|公办|民办
        一类|260|600
        2026年一览表|<|<
        类别|收费|<
        ^|公办|民办
        二类|200|500
        续表|<|<
        类别|收费|<
        ^|公办|民办
        三类|100|400
    """)
    assert [row.cells[0] for row in table.rows] == ["一类", "二类", "三类"]
    assert {row.section for row in table.rows} == {""}


def test_lines_above_and_below_a_table() -> None:
    blocks = drawn("""
        甲县教育局|<|<|<
        2026年教育收费一览表|<|<|<
        |||单位：元
        学校|学费|住宿费|教材费
        |元/学期|元/学期|元/学年
        甲中学|600|300|120
        填表人：张三||审核人：李四|
    """)
    assert blocks[0] == Paragraph("甲县教育局")
    assert isinstance(blocks[1], Table)
    assert blocks[1].caption == "2026年教育收费一览表 单位：元"
    assert blocks[1].header == ("学校", "学费/元/学期", "住宿费/元/学期", "教材费/元/学年")
    assert blocks[1].notes == ("填表人：张三 审核人：李四",)


def test_table_on_its_side_is_turned() -> None:
    (table,) = tables("""
        学校名称|甲小学|乙小学
        地址|建设街1号|人民路2号
        招生计划|120|90
    """)
    assert table.header == ("学校名称", "地址", "招生计划")
    assert cells(table) == [("甲小学", "建设街1号", "120"), ("乙小学", "人民路2号", "90")]


def test_columns_named_after_counties_are_not_turned() -> None:
    (table,) = tables("""
        项目|甲县|乙县
        报名时间|5月1日|5月2日
        咨询电话|1234567|1234568
    """)
    assert table.header == ("项目", "甲县", "乙县")


def test_form_in_groups() -> None:
    blocks = drawn("""
        基本情况|学校名称|甲小学
        ^|地址|建设街1号
        招生情况|班数|3
        ^|人数|135
    """)
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["基本情况", "招生情况"]
    assert Paragraph("人数：135") in blocks


def test_blank_of_a_group_and_row_of_column_numbers() -> None:
    (table,) = tables("""
        街道|学校|范围|人数|班数|面积
        甲|乙|丙|1|2|3
        东湖街道|甲小学|建设街|100|3|900
        |乙小学|人民路|200|4|800
        合计|||300|7|1700
    """)
    assert [row.cells[0] for row in table.rows] == ["东湖街道", "东湖街道", "合计"]


def test_header_that_branches_over_figures() -> None:
    (table,) = tables("""
        行政复议|<|行政诉讼|<
        结果维持|结果纠正|结果维持|结果纠正
        1|0|2|3
    """)
    assert table.header == (
        "行政复议/结果维持", "行政复议/结果纠正", "行政诉讼/结果维持", "行政诉讼/结果纠正",
    )  # fmt: skip


def test_list_without_a_header_keeps_its_first_row() -> None:
    (table,) = tables("""
        第一小学校|建设社区|1234567
        第二小学校|人民社区|1234568
        第三小学校|和平社区|1234569
    """)
    assert (table.header, len(table.rows)) == ((), 3)


_TEXTS = [
    "学校", "电话", "地址", "甲小学", "乙小学", "1", "2", "260元", "一、城区", "注：说明", "2026年表",
    "单位：元", "（元/学期）", "学校名称", "收费标准", "备注", "合计", "城关镇", "5月1日", "0990-1234567",
    "项目", "一年级", "", "",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(_TEXTS), st.integers(1, 2), st.integers(1, 3)), max_size=30))
def test_nothing_in_merged_cells_is_lost(placed: list[tuple[str, int, int]]) -> None:
    grid = Grid()
    for number, (text, height, width) in enumerate(placed):
        grid.place(number // 5, number % 5, text, height, width)
    seen = {cell.text for row in grid.squares() for cell in row if cell.text}
    said = ""
    for block in read_grid(grid):
        if isinstance(block, Table):
            widths = {len(row.cells) for row in block.rows} | ({len(block.header)} - {0})
            assert len(widths) <= 1
            rows = "".join(row.section + "".join(row.cells) for row in block.rows)
            said += block.caption + "".join(block.header) + rows + "".join(block.notes)
        else:
            said += block.text
    assert not [text for text in seen if text.rstrip("：") not in said]
