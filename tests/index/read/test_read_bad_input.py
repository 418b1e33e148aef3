"""Files made to do harm: they are refused with a reason, within their limits, whatever a library does."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from index.bureau import Bureau
from index.reading import Readings, read_sources
from index.workers import Limits

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LIMITS = Limits(seconds=10, memory_mib=400)
_LAUGHS = '<!DOCTYPE x [<!ENTITY e0 "ha">' + "".join(
    f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)
) + "]>"  # fmt: skip
_EXTERNAL = '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>'

_MARKS = [*"（「、《一第0._—a-|=*#", " ", "\u3000", "\t", "x、", "\u3000 "]

Made = Callable[[], bytes]


def read(folder: Path, name: str, data: bytes, limits: Limits = _LIMITS) -> Readings:
    (folder / name).write_bytes(data)
    return read_sources([folder], Bureau(), limits, lambda *_: None)


def said(readings: Readings) -> str:
    return "".join(passage.text for document in readings.documents for passage in document.passages)


def changed(package: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The package with one of its parts changed, and whole."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content.decode()) if entry == name else content)
    return stream.getvalue()


def word(body: str = "", kind: str = "", declared: str = "") -> bytes:
    document = docx.Document()
    document.add_paragraph("报名时间为六月一日。")
    stream = io.BytesIO()
    document.save(stream)
    package = stream.getvalue()
    if kind:
        plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
        package = changed(package, "[Content_Types].xml", lambda xml: xml.replace(plain, kind))
    return changed(
        package,
        "word/document.xml",
        lambda xml: xml.replace("<w:body>", "<w:body>" + body).replace("?>", "?>" + declared, 1),
    )


def sheet(cells: str = "", kind: str = "", declared: str = "") -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["学校", "范围"])
    book.active.append(["甲小学", "建设街"])
    stream = io.BytesIO()
    book.save(stream)
    package = stream.getvalue()
    if kind:
        plain = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
        package = changed(package, "[Content_Types].xml", lambda xml: xml.replace(plain, kind))
    return changed(
        package,
        "xl/worksheets/sheet1.xml",
        lambda xml: declared + xml.replace("</sheetData>", cells + "</sheetData>"),
    )


def pdf(stream: bytes) -> bytes:
    return b"".join([
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n",
        b"4 0 obj<</Length ", str(len(stream)).encode(), b"/Filter/FlateDecode>>stream\n", stream,
        b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ])  # fmt: skip


def blanks(mib: int) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(mib)) + packer.flush()


def nested_tables(depth: int) -> str:
    inside = "<w:p><w:r><w:t>深处的文字也要读到。</w:t></w:r></w:p>"
    for _ in range(depth):
        inside = f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    return inside


def archive_in_archive() -> bytes:
    data = b"0" * (10 << 20)
    for depth in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for copy in range(8):
                package.writestr(f"{depth}-{copy}.zip", data)
        data = stream.getvalue()
    return data


_REFUSED: dict[str, tuple[str, Made, str]] = {
    "stream of a PDF": ("a.pdf", lambda: pdf(blanks(600)), "崩溃|内存|损坏|扫描"),
    "part of a Word file": ("a.docx", lambda: word("<w:p/>" * 25_000_000), "损坏|内存|过大"),
    "sheet of many cells": (
        "a.xlsx", lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "过大",
    ),
    "archive in an archive": ("a.docx", archive_in_archive, "压缩包"),
    "entities that grow in Word": ("a.docx", lambda: word("&e9;", declared=_LAUGHS), "实体"),
    "entities that grow in a sheet": ("a.xlsx", lambda: sheet("&e9;", declared=_LAUGHS), "实体"),
    "a file named in Word": ("a.docx", lambda: word("&e9;", declared=_EXTERNAL), "实体"),
    "a file named in a sheet": ("a.xlsx", lambda: sheet("&e9;", declared=_EXTERNAL), "实体"),
    "tables nested 1,000 deep": ("a.docx", lambda: word(nested_tables(1000)), "损坏|嵌套"),
    "elements nested 100,000 deep": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"x", "嵌套"),
    "elements nested 1,000 deep": ("a.html", lambda: b"<html><body>" + b"<div>" * 1000 + b"x", "嵌套"),
    "JSON nested 100,000 deep": ("a.jsonl", lambda: b'{"text": ' + b"[" * 100_000, "JSON"),
}  # fmt: skip


@pytest.mark.parametrize("case", _REFUSED)
def test_harm_is_refused_with_a_reason_and_the_rest_read(tmp_path: Path, case: str) -> None:
    name, make, reason = _REFUSED[case]
    (tmp_path / "好的.txt").write_text("报名时间为六月一日。", encoding="utf-8")
    readings = read(tmp_path, name, make())
    assert [document.item.file for document in readings.documents] == ["好的.txt"]
    (skipped,) = readings.skipped
    assert skipped.name == name
    assert any(word in skipped.reason for word in reason.split("|")), skipped.reason


def test_tables_nested_as_deep_as_people_do_are_read(tmp_path: Path) -> None:
    assert "深处的文字也要读到。" in said(read(tmp_path, "a.docx", word(nested_tables(8))))


@pytest.mark.parametrize(
    ("name", "make", "text"),
    [
        ("a.docm", lambda: word(kind="vnd.ms-word.document.macroEnabled.main"), "报名时间为六月一日。"),
        ("a.xlsm", lambda: sheet(kind="vnd.ms-excel.sheet.macroEnabled.main"), "建设街"),
        ("a.pdf", word, "报名时间为六月一日。"),
        ("a.txt", sheet, "建设街"),
        ("a", lambda: "报名时间为六月一日。".encode("gb18030"), "报名时间为六月一日。"),
        ("a.doc", "<html><body><p>报名时间为六月一日。</p></body></html>".encode, "报名时间"),
    ],
)  # fmt: skip
def test_files_with_macros_or_under_a_wrong_name_are_read(
    tmp_path: Path, name: str, make: Made, text: str
) -> None:
    assert text in said(read(tmp_path, name, make()))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl", ".docx"])
def test_lines_filled_up_with_one_thing_are_no_hindrance(tmp_path: Path, suffix: str) -> None:
    lines = [f"报名{mark * (60_000 // len(mark))}时间" for mark in _MARKS]
    texts = ["关于报名的通知", *lines, "报名时间为六月一日。"]
    if suffix == ".docx":
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        stream = io.BytesIO()
        document.save(stream)
        data = stream.getvalue()
    elif suffix == ".jsonl":
        data = json.dumps({"id": "1", "text": "\n".join(texts)}, ensure_ascii=False).encode()
    elif suffix == ".html":
        data = f"<html><body>{''.join(f'<p>{text}</p>' for text in texts)}</body></html>".encode()
    else:
        data = "\n".join(texts).encode()
    readings = read(tmp_path, f"a{suffix}", data)
    assert readings.skipped == ()
    assert "报名时间为六月一日" in said(readings)
