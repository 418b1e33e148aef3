"""Snapshots: published whole or not at all, opened only with the embedder that made them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.build import NothingUsable, build
from index.search.embedder import Embedder, load_embedder
from index.snapshot import NoSnapshot, SnapshotStore, WrongEmbedder
from small_bureau import write_small_bureau


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(None)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_small_bureau(tmp_path / "files")


def test_the_same_files_give_the_same_snapshot(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    first = build([files], tmp_path / "one", embedder)
    second = build([files], tmp_path / "two", embedder)
    assert first.snapshot == second.snapshot
    assert SnapshotStore(tmp_path / "one").current_id() == first.snapshot


def test_what_is_opened_is_what_was_built(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    report = build([files], tmp_path / "home", embedder)
    snapshot = SnapshotStore(tmp_path / "home").open(embedder)
    assert (len(snapshot.items), len(snapshot.passages)) == (report.items, report.passages)
    assert snapshot.bureau.name == "云台市教育局"
    assert {rule.kind for rule in snapshot.zones} == {"road", "estate"}
    for item_id in snapshot.items:
        assert [passage.position for passage in snapshot.passages_of(item_id)] == list(
            range(len(snapshot.passages_of(item_id)))
        )


def test_another_embedder_is_a_clear_error(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    build([files], tmp_path / "home", embedder)

    class Other:
        name = "别的模型"
        fingerprint = "0"
        encode = embedder.encode
        encode_question = embedder.encode_question

    with pytest.raises(WrongEmbedder, match="WENJIAO_EMBEDDER"):
        SnapshotStore(tmp_path / "home").open(Other())


def test_nothing_usable_leaves_the_old_one_in_force(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    home = tmp_path / "home"
    before = build([files], home, embedder).snapshot
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "空.txt").write_bytes(b"")
    with pytest.raises(NothingUsable) as failure:
        build([empty], home, embedder)
    assert failure.value.skipped[0]["file"] == "空.txt"
    assert SnapshotStore(home).current_id() == before


def test_a_killed_build_leaves_the_old_one_in_force(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    home = tmp_path / "home"
    before = build([files], home, embedder).snapshot
    for number in range(400):
        (files / f"通知{number}.txt").write_text(f"第{number}号通知\n" + "内容若干。" * 400, encoding="utf-8")
    building = subprocess.Popen(
        [Path(sys.executable).with_name("wenjiao"), "build", files, "--home", home],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # Half-way: as soon as its working folder is there.
    for _ in range(20_000):
        if list((home / "snapshots").glob(".building-*")):
            break
        time.sleep(0.002)
    building.send_signal(signal.SIGKILL)
    building.wait()
    store = SnapshotStore(home)
    assert store.current_id() == before
    assert store.open(embedder).id == before
    for number in range(400):
        (files / f"通知{number}.txt").unlink()
    assert build([files], home, embedder).snapshot == before
    assert not list((home / "snapshots").glob(".building-*"))


def test_an_unknown_snapshot_cannot_be_published(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot):
        SnapshotStore(tmp_path).publish("nonsense")
    with pytest.raises(NoSnapshot):
        SnapshotStore(tmp_path).publish("../../etc")
    with pytest.raises(NoSnapshot):
        SnapshotStore(tmp_path).current_id()


def test_links_and_hidden_files_are_left_out(files: Path, tmp_path: Path, embedder: Embedder) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不属于公开材料的内容。", encoding="utf-8")
    os.symlink(secret, files / "链接.txt")
    (files / ".hidden.txt").write_text("隐藏的内容。", encoding="utf-8")
    build([files], tmp_path / "home", embedder)
    snapshot = SnapshotStore(tmp_path / "home").open(embedder)
    assert {item.file for item in snapshot.items.values()} == {
        "bureau.yaml", "转学办法.txt", "2026年小学划片范围.csv", "保教费.md",
    }  # fmt: skip
