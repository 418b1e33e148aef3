"""Tables in plain text whose columns only blanks part."""

from __future__ import annotations

import pytest

from index.read.document import Paragraph, Table
from index.read.lines import read_lines


def the_table(text: str) -> Table:
    (table,) = [block for block in read_lines(text) if isinstance(block, Table)]
    return table


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "names",
    [
        # Names over two columns stand in the middle of them, or where the first begins.
        """\
              小学            初中
学校          班数    人数    班数    人数""",
        """\
                   小学            初中
学校          班数    人数    班数    人数""",
    ],
)
def test_figures_at_the_right_under_names_over_two_columns(names: str) -> None:
    table = the_table(
        names
        + """
甲学校           6     240       3     120
乙中心学校      12   1,080             300
合  计          18   1,320       3     420"""
    )
    assert table.header == ("学校", "小学/班数", "小学/人数", "初中/班数", "初中/人数")
    assert cells(table) == [
        ("甲学校", "6", "240", "3", "120"),
        ("乙中心学校", "12", "1,080", "", "300"),
        ("合计", "18", "1,320", "3", "420"),
    ]


def test_names_of_one_column_beside_names_over_several() -> None:
    table = the_table("""\
----------------------------------------------------
学校名称      小学一年级        初中一年级      备注
              班数    人数      班数    人数
----------------------------------------------------
甲学校           6     270         4     200   含寄宿
乙学校          12     540         0       0
----------------------------------------------------""")
    assert table.header == (
        "学校名称",
        "小学一年级/班数",
        "小学一年级/人数",
        "初中一年级/班数",
        "初中一年级/人数",
        "备注",
    )
    assert cells(table)[1] == ("乙学校", "12", "540", "0", "0", "")


def test_sub_headings_over_blank_cells_at_the_right() -> None:
    table = the_table("""\
学校        班数    人数    备注
（一）城区学校
甲小学         6     240
乙小学        12     480    寄宿
（二）乡镇学校
丙小学         3      90
丁小学                 9    新设""")
    assert [(row.section, row.cells) for row in table.rows] == [
        ("（一）城区学校", ("甲小学", "6", "240", "")),
        ("（一）城区学校", ("乙小学", "12", "480", "寄宿")),
        ("（二）乡镇学校", ("丙小学", "3", "90", "")),
        ("（二）乡镇学校", ("丁小学", "", "9", "新设")),
    ]


def test_cells_of_one_row_broken_over_lines() -> None:
    table = the_table("""\
事项        材料                  窗口            时限
------------------------------------------------------
入学登记    户口簿、房产证、      基础教育科      当场
            预防接种证            （二楼）
转学        转学申请表            学籍室          3日""")
    assert cells(table) == [
        ("入学登记", "户口簿、房产证、预防接种证", "基础教育科（二楼）", "当场"),
        ("转学", "转学申请表", "学籍室", "3日"),
    ]


def test_first_cell_left_blank_where_it_repeats() -> None:
    table = the_table("""\
街道      学校      范围
东湖街道  甲小学    建设街
          乙小学    人民路
西湖街道  丙小学    解放路
          丁小学    光明路""")
    assert [row[:2] for row in cells(table)] == [
        ("东湖街道", "甲小学"),
        ("东湖街道", "乙小学"),
        ("西湖街道", "丙小学"),
        ("西湖街道", "丁小学"),
    ]


def test_blank_line_between_rows_and_one_blank_between_columns() -> None:
    apart = "学校        班数    人数\n\n甲小学         6     240\n\n丙小学                 9\n"
    assert cells(the_table(apart)) == [("甲小学", "6", "240"), ("丙小学", "", "9")]
    narrow = "学校名称        学生人数 联系电话\n甲小学               240 8001\n乙中心小学           480 8002"
    assert cells(the_table(narrow)) == [("甲小学", "240", "8001"), ("乙中心小学", "480", "8002")]
    wide = "姓名　性别　单位\n张三　男　　甲小学\n李四　女　　乙小学"
    assert cells(the_table(wide)) == [("张三", "男", "甲小学"), ("李四", "女", "乙小学")]


@pytest.mark.parametrize(
    "text",
    [
        # A cell over the next column: where it ends cannot be told.
        "考试项目      场次    人数   地点\n普通话测试       3   1,200   一中\n"
        "教师资格证考试面试 1   2,004   二中\n自学考试         1     860",
        # All cells of a row broken over lines, or a further row: 「实验中学东校区」.
        "街道      学校            范围\n东湖街道  实验中学东校区  建设街以东地区\n"
        "          附属中学西校区  人民路以西地区\n西湖街道  甲小学          解放路",
        "校长：        教师：\n姓名：        姓名：\n日期：        日期：",
        "  一是    认真组织\n  二是    严格要求\n  三是    及时上报",
        "联系人：张三      电话：8001\n联系人：李四      电话：8002\n联系人：王五      电话：8003",
    ],
)
def test_lines_stay_text_where_columns_cannot_be_told(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_lines(text))
