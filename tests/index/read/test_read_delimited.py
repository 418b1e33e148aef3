"""Delimited text as programs export it."""

from __future__ import annotations

from pathlib import Path

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
