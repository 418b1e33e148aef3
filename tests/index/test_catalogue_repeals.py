"""A list of what was cleared up ends only what it says is ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.bureau import Bureau
from index.catalogue import catalogue
from index.read import read_file
from index.read.structure import outline

_ROW = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
_HELD = ("清河市学前教育资助办法", "清教规〔2025〕1号")
_ENDED = ("清河市研学旅行收费指引", "清教财〔2018〕21号")


def repealed(folder: Path, *body: str) -> tuple[str, ...]:
    """What a page with the parts of ``body`` repeals."""
    page = folder / "清理结果.html"
    title = "清河市教育局关于公布规范性文件清理结果的公告"
    page.write_text(f"<html><body><h1>{title}</h1>{''.join(body)}</body></html>", encoding="utf-8")
    (document,) = read_file(page, page.name)
    return catalogue(outline(document), Bureau(name="清河市教育局")).repeals


def table(*rows: tuple[str, ...], last: str = "备注") -> str:
    head = _ROW.format("文件名称", "文号", last)
    return f"<table border='1'>{head}{''.join(_ROW.format(*row) for row in rows)}</table>"


@pytest.mark.parametrize("line", ["一、下列文件继续有效：", "一、保留的文件（予以保留）"])
def test_a_table_under_a_line_that_they_hold_on_ends_nothing(tmp_path: Path, line: str) -> None:
    found = repealed(
        tmp_path,
        f"<p>{line}</p>",
        table((*_HELD, "")),
        "<p>二、下列文件宣布失效或者废止：</p>",
        table((*_ENDED, "宣布失效")),
    )
    assert found == (_ENDED[1],)


def test_a_row_that_says_a_document_holds_ends_it_not(tmp_path: Path) -> None:
    assert repealed(
        tmp_path, "<p>清理结果如下：</p>", table((*_HELD, "继续有效"), (*_ENDED, "废止"), last="清理结果")
    ) == (_ENDED[1],)
