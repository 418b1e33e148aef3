"""A zone list that no rule could be read from is shown, and no school is claimed from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.assistant import Assistant
from service.answering.texts import text

_LIST = """# 云台市2026年小学划片说明

长安路往里走到头的住户跟城关小学走，长安路另一头跟河东小学走，具体以学校解释为准。
"""


def test_an_address_in_a_list_that_was_not_read_gets_the_text_and_no_claim(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "划片.md").write_text(_LIST, encoding="utf-8")
    embedder = load_embedder()
    build([source], tmp_path / "home", embedder)
    snapshot = SnapshotStore(tmp_path / "home").open(embedder)
    assert not [rule for rule in snapshot.zones if rule.kind != "unread"]
    assistant = Assistant(snapshot, today=date(2026, 6, 15))
    shown = assistant.answer("长安路另一头的住户 小学")
    assert text("zone.boundary") in shown.text
    assert "河东小学" in shown.citations[0].quote
    assert assistant.answer("长安路住户小学怎么划片").status == "no_answer"
