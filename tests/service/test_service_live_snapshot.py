"""A running service takes up a new snapshot, and keeps the old one when the new cannot be opened."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search.embedder import Embedder, load_embedder
from index.snapshot import NoSnapshot, SnapshotStore
from service.snapshots import LiveAssistant
from small_bureau import write_small_bureau


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(None)


@pytest.fixture
def live(tmp_path: Path, embedder: Embedder) -> Iterator[LiveAssistant]:
    build([write_small_bureau(tmp_path / "files")], tmp_path / "home", embedder)
    live = LiveAssistant(tmp_path / "home", None, date(2026, 6, 15))
    live.start()
    yield live
    live.stop()


def _wait_for(live: LiveAssistant, snapshot_id: str) -> None:
    for _ in range(300):
        if live.snapshot().id == snapshot_id:
            return
        time.sleep(0.1)
    pytest.fail("the new snapshot was not taken up")


def test_a_new_snapshot_is_taken_up_and_rolled_back(
    live: LiveAssistant, tmp_path: Path, embedder: Embedder
) -> None:
    before = live.snapshot().id
    assert live.assistant().answer("校服要买吗").status == "no_answer"
    (tmp_path / "files" / "校服.txt").write_text(
        "云台市教育局关于校服管理的通知\n一、校服由家长自愿购买，学校不得强制购买校服。\n", encoding="utf-8"
    )
    after = build([tmp_path / "files"], tmp_path / "home", embedder).snapshot
    _wait_for(live, after)
    answer = live.assistant().answer("校服要买吗")
    assert answer.status == "answered"
    assert "自愿购买" in answer.text
    SnapshotStore(tmp_path / "home").publish(before)
    _wait_for(live, before)


def test_a_broken_snapshot_leaves_the_old_one_answering(live: LiveAssistant, tmp_path: Path) -> None:
    before = live.snapshot().id
    broken = tmp_path / "home" / "snapshots" / "broken"
    broken.mkdir()
    (broken / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "home" / "current").write_text("broken\n", encoding="utf-8")
    time.sleep(2.5)  # two looks of the watcher
    assert live.snapshot().id == before
    assert live.assistant().answer("转学需要什么材料").status == "answered"


def test_without_a_snapshot_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="wenjiao build"):
        LiveAssistant(tmp_path, None).assistant()
