"""Folders in which things lie that are no documents, or have names that cannot be printed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from index.bureau import Bureau
from index.read import read_file
from index.read.document import UnreadableFile
from index.reading import Readings, read_sources
from index.sources import Skipped, shown
from index.workers import Limits

TEXT = "关于报名的通知\n报名时间为六月一日。\n".encode()


def read(*sources: Path, limits: Limits = Limits()) -> Readings:  # noqa: B008 - immutable
    return read_sources(sources, Bureau(), limits, lambda *_: None)


def files(readings: Readings) -> list[str]:
    return [document.item.file for document in readings.documents]


def test_what_is_no_file_is_never_opened_and_told(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(TEXT)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "通知.txt").write_bytes(TEXT)
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    (folder / "circle").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to("gone.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket.txt"))
        readings = read(folder)
    assert files(readings) == ["通知.txt"]
    assert readings.skipped == (
        Skipped("circle", "符号链接，不跟随"),
        Skipped("link.txt", "符号链接，不跟随"),
        Skipped("linked", "符号链接，不跟随"),
        Skipped("nowhere.txt", "符号链接，不跟随"),
        Skipped("pipe.txt", "管道，不是文件"),
        Skipped("socket.txt", "套接字，不是文件"),
    )


def test_a_source_may_be_a_link_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(TEXT)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert files(read(tmp_path / "link", tmp_path / "real" / "a.txt")) == ["a.txt", "a.txt/a.txt"]


def test_a_pipe_given_as_a_source_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read(tmp_path / "pipe").skipped == (Skipped("pipe", "管道，不是文件"),)


def test_a_file_that_is_gone_since_it_was_found_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="无法打开文件"):
        read_file(tmp_path / "a.txt", "a.txt")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a\nb.txt", "a\ufffdb.txt"),
        (b"\x1b[31mred\x07.txt", "\ufffd[31mred\ufffd.txt"),
        ("通知\u202etxt.exe.txt".encode(), "通知\ufffdtxt.exe.txt"),
        ("收费标准.txt".encode("gb18030"), "收费标准.txt"),
        (b"\xff\xfe\x80.txt", "\ufffd\ufffd\ufffd.txt"),
        (b"a\"b'c<d>&|;$(x)`.txt", "a\"b'c<d>&|;$(x)`.txt"),
        (b" -rf --json.txt", " -rf --json.txt"),
        ("长".encode() * 83 + b".txt", "长" * 83 + ".txt"),
    ],
)
def test_names_of_all_kinds(tmp_path: Path, raw: bytes, expected: str) -> None:
    path = os.fsencode(tmp_path) + b"/" + raw
    with open(path, "wb") as file:
        file.write(TEXT)
    assert files(read(tmp_path)) == [expected]
    expected.encode("utf-8")


def test_names_that_are_shown_alike_are_told_apart(tmp_path: Path) -> None:
    for raw in (b"a\x01.txt", b"a\x02.txt", b"a\x03.txt"):
        (tmp_path / os.fsdecode(raw)).write_bytes(TEXT)
    names = files(read(tmp_path))
    assert len(set(names)) == 3
    assert all(name == shown(name) for name in names)


def test_folders_nested_deeper_than_a_path_may_be_long(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    deep = os.open(tmp_path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=deep)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = deeper
    os.close(deep)
    readings = read(tmp_path)
    assert files(readings) == ["a.txt"]
    assert [entry.reason for entry in readings.skipped] == ["无法打开文件"]
    subprocess.run(["rm", "-r", "--", tmp_path / ("d" * 200)], check=True)


def test_office_lock_files_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    for name in ("~$通知.docx", ".DS_Store", ".git"):
        (tmp_path / name).write_bytes(b"\1\2")
    assert read(tmp_path) == Readings((), (), ())


def test_a_file_without_anything_to_quote_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf \r\n")
    assert read(tmp_path).skipped == (Skipped("a.txt", "空文件"),)


def test_what_is_missing_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "text": "报名时间为六月一日。"}\n{"id":\n{"id": "3", "text": "\ufffd费用。"}\n',
        encoding="utf-8",
    )
    readings = read(tmp_path)
    assert len(readings.documents) == 2
    assert [entry.reason for entry in readings.incomplete] == [
        "1行不是 JSON 记录，未读",
        "有1处文字损坏，无法辨认",
    ]


def test_a_file_over_its_limits_is_told_and_the_rest_read(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>甲</td></tr>" for number in range(300_000))
    (tmp_path / "a.html").write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT)
    readings = read(tmp_path, limits=Limits(seconds=0.5))
    assert files(readings) == ["b.txt"]
    assert readings.skipped == (Skipped("a.html", "读取超过0.5秒，已放弃"),)


def build(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    wenjiao = Path(sys.executable).with_name("wenjiao")
    return subprocess.run([wenjiao, "build", *arguments], capture_output=True, text=True, check=False)


def test_the_summary_stays_sound(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / os.fsdecode(b"x\n\xff\x1b[2J.docx")).write_bytes(b"PK\3\4")
    done = build(folder, "--home", tmp_path / "home", "--json")
    name = "x\ufffd\ufffd\ufffd[2J.docx"
    assert json.loads(done.stdout)["skipped"] == [{"file": name, "reason": "文件损坏"}]
    assert f"跳过 {name}：文件损坏\n" in done.stderr


def test_an_empty_folder_is_nothing_usable(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = build(tmp_path / "folder", "--home", tmp_path / "home", "--json")
    assert (done.returncode, json.loads(done.stdout)["skipped"]) == (1, [])
