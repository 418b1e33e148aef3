"""Delimited text as programs export it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.read import read_file
from index.read.document import Document, Table


def read(folder: Path, text: str) -> tuple[Document, Table]:
    path = folder / "a.csv"
    path.write_bytes(text.encode("gb18030"))
    (document,) = read_file(path, path.name)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return document, table


def test_figures_kept_as_text_and_a_named_delimiter(tmp_path: Path) -> None:
    _, table = read(tmp_path, "sep=;\n学校;电话\n甲小学;=\"0990123\"\n乙小学;'0990456\n")
    assert [row.cells for row in table.rows] == [("甲小学", "0990123"), ("乙小学", "0990456")]


def test_title_and_unit_above_and_a_note_below(tmp_path: Path) -> None:
    document, table = read(
        tmp_path, '2026年收费表\n单位：元\n学校,学费\n甲中学,"1,200"\n乙中学,600\n\n注：按学期收取\n'
    )
    assert document.title == "2026年收费表"
    assert (table.caption, table.notes) == ("2026年收费表 单位：元", ("注：按学期收取",))
    assert [row.cells for row in table.rows] == [("甲中学", "1,200"), ("乙中学", "600")]


def test_merged_cells_of_a_sheet_are_blank_in_its_export(tmp_path: Path) -> None:
    _, table = read(tmp_path, "街道,学校,范围\n东湖街道,甲小学,建设街\n,乙小学,人民路\n")
    assert [row.cells[0] for row in table.rows] == ["东湖街道", "东湖街道"]


def read_all(folder: Path, text: str) -> list[Table]:
    path = folder / "a.csv"
    path.write_bytes(text.encode("utf-16"))
    (document,) = read_file(path, path.name)
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_tables_of_unlike_width_under_titles_of_their_own(tmp_path: Path, gap: str) -> None:
    text = (
        "艺术类\n竞赛;报名截止\n机器人;4月10日\n合唱;4月25日\n"
        + gap
        + "体育类\n赛事;组别;地点\n足球;小学男子;市体育公园\n篮球;初中女子;甲中学\n"
    )
    first, second = read_all(tmp_path, text)
    assert (first.caption, first.header) == ("艺术类", ("竞赛", "报名截止"))
    assert [row.cells for row in first.rows] == [("机器人", "4月10日"), ("合唱", "4月25日")]
    assert (second.caption, second.header) == ("体育类", ("赛事", "组别", "地点"))
    assert [row.cells[0] for row in second.rows] == ["足球", "篮球"]


def test_numbered_titles_over_tables_of_two_columns(tmp_path: Path) -> None:
    text = "一、幼儿园\n等级,保教费\n示范,560\n一级,480\n二、小学\n项目,标准\n校服,100\n餐费,8\n"
    first, second = read_all(tmp_path, text)
    assert [(table.caption, table.header) for table in (first, second)] == [
        ("一、幼儿园", ("等级", "保教费")),
        ("二、小学", ("项目", "标准")),
    ]
    assert [row.cells for row in second.rows] == [("校服", "100"), ("餐费", "8")]


def test_rows_counted_as_clauses_are_no_titles(tmp_path: Path) -> None:
    (table,) = read_all(tmp_path, "事项,时限\n一、报名,3日\n二、审核,\n三、公示,5日\n")
    assert [row.cells[0] for row in table.rows] == ["一、报名", "二、审核", "三、公示"]
