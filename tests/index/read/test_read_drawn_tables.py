"""Tables drawn in plain text with bars, rules, tabs and blanks; hard line breaks around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.document import Paragraph, Table
from index.read.lines import read_lines


def the_table(text: str) -> Table:
    (table,) = [block for block in read_lines(text) if isinstance(block, Table)]
    return table


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


BOX = """\
┌──────┬──────────────────┬────────┐
│ 学段 │     资助标准     │  备注  │
│      ├────────┬─────────┤        │
│      │  一档  │  二档   │        │
├──────┼────────┼─────────┼────────┤
│ 小学 │  1250  │  625    │ 按学期 │
├──────┼────────┼─────────┤        │
│ 初中 │  1500  │  750    │        │
├──────┴────────┴─────────┴────────┤
│ 注：脱贫家庭学生享受一档。       │
└──────────────────────────────────┘"""

PLUS = """\
+------+-----------------+------+
| 类别 | 标准（元/月）   | 依据 |
|      +--------+--------+      |
|      | 小班   | 大班   |      |
+======+========+========+======+
| 一类 | 600    | 500    | 价格 |
| 二类 | 500    | 400    | 文件 |
+------+--------+--------+------+"""


def test_box_with_merged_cells() -> None:
    table = the_table(BOX)
    assert table.header == ("学段", "资助标准/一档", "资助标准/二档", "备注")
    assert cells(table) == [("小学", "1250", "625", "按学期"), ("初中", "1500", "750", "按学期")]
    assert table.notes == ("注：脱贫家庭学生享受一档。",)


def test_box_that_rules_off_only_its_header() -> None:
    table = the_table(PLUS)
    assert table.header == ("类别", "标准（元/月）/小班", "标准（元/月）/大班", "依据")
    assert cells(table) == [("一类", "600", "500", "价格"), ("二类", "500", "400", "文件")]


def test_lines_between_two_rules_are_one_row() -> None:
    rule = "├────┼────┼──────────┤"
    rows = ["│学校│计划│   片区   │", rule, "│一小│180 │东街社区、│", "│    │    │西街社区  │", rule]
    table = the_table("\n".join([*rows, "│二小│225 │南街社区  │"]))
    assert cells(table) == [("一小", "180", "东街社区、西街社区"), ("二小", "225", "南街社区")]


def test_bars_without_an_outer_frame() -> None:
    table = the_table("学校名称|地址|电话\n一小|东街|6621001\n二小|西街|6621002")
    assert table.header == ("学校名称", "地址", "电话")


def test_line_of_links_is_no_table() -> None:
    blocks = read_lines("首页 | 联系我们 | 网站地图\n正文在这里。")
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_blank_cells_between_blanks() -> None:
    text = """\
学校名称        招生片区                          咨询电话
第一小学        东街社区、西街社区、南街社区、    6621001
                北街社区1-3组
第二小学                                          6621002
实验学校        开发区全域                        6621003"""
    assert cells(the_table(text)) == [
        ("第一小学", "东街社区、西街社区、南街社区、北街社区1-3组", "6621001"),
        ("第二小学", "", "6621002"),
        ("实验学校", "开发区全域", "6621003"),
    ]


def test_blank_cells_between_tabs() -> None:
    text = "科目\t满分\t时长\t日期\n语文\t120\t150分钟\t4月21日\n体育\t50\t\t4月25日"
    assert cells(the_table(text))[-1] == ("体育", "50", "", "4月25日")


def test_rules_above_and_below_the_header() -> None:
    rule = "-" * 40
    rows = ["节次        小学            初中", rule, "早读        8:00-8:20       7:40-8:10"]
    table = the_table("\n".join([rule, *rows, "课间        9:10-9:30       9:05-9:30", rule]))
    assert table.header == ("节次", "小学", "初中")


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    text = """\
    根据省、市有关文件精神，为进一步规范我县义务
教育阶段学校招生行为，维护正常的招生秩序，现将有
关事项通知如下，请认真贯彻执行：
    一、招生原则
    坚持免试就近入学，坚持公办民办同步招生，坚持
属地管理，确保适龄儿童少年按时入学。"""
    assert [block.text for block in read_lines(text) if isinstance(block, Paragraph)] == [
        "根据省、市有关文件精神，为进一步规范我县义务教育阶段学校招生行为，维护正常的招生秩序，"
        "现将有关事项通知如下，请认真贯彻执行：",
        "一、招生原则",
        "坚持免试就近入学，坚持公办民办同步招生，坚持属地管理，确保适龄儿童少年按时入学。",
    ]


def test_list_of_lines_of_like_length_is_not_joined() -> None:
    lines = [f"{name}小学招生范围包括{name}街社区和{name}门社区" for name in "东西南北"]
    assert [block.text for block in read_lines("\n".join(lines)) if isinstance(block, Paragraph)] == lines


_LINE = st.text(alphabet="│|├┼─-+=┌┐ 　\t学校一12。", max_size=24)


@given(st.lists(_LINE, max_size=12))
def test_what_is_written_is_kept(lines: list[str]) -> None:
    kept = ""
    for block in read_lines("\n".join(lines)):
        if isinstance(block, Table):
            texts = [block.caption, *block.header, *block.notes]
            kept += "".join([*texts, *(cell for row in block.rows for cell in (*row.cells, row.section))])
        else:
            kept += block.text
    for char in "学校一12。":
        assert kept.count(char) >= min(1, "".join(lines).count(char))


@pytest.mark.parametrize("fence", ["", "```"])
def test_drawn_table_in_markdown(fence: str) -> None:
    from index.read.markdown import read_markdown

    (document,) = read_markdown(f"# 标准\n\n{fence}\n{PLUS}\n{fence}\n", "a.md")
    assert any(isinstance(block, Table) for block in document.blocks)


def test_marks_of_markdown() -> None:
    from index.read.markdown import read_markdown

    text = "**一、时间**\n8月1日。\n\n- [x] 户口簿\n\n项目|标准\n-|-\n~~书本~~作业本|**15元**\n住宿|200元"
    (document,) = read_markdown(text, "a.md")
    texts = [block.text for block in document.blocks if not isinstance(block, Table)]
    assert texts == ["一、时间", "8月1日。", "户口簿"]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert cells(table) == [("作业本", "15元"), ("住宿", "200元")]
