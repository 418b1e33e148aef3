"""Conversations of three turns on bureaus that the rules were not written for."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.assistant import Assistant
from service.evaluation.asking import ask, worded
from service.evaluation.judging import judge

ROOT = Path(__file__).resolve().parents[4]


def _chains() -> dict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    lines = (ROOT / "tests/material/follow_ups/chains.jsonl").read_text(encoding="utf-8").splitlines()
    for chain in map(json.loads, lines):
        found[chain["source"]].append(chain)
    return found


@pytest.mark.parametrize("source", sorted(_chains()))
def test_the_last_turn_is_answered_with_what_was_said_before(source: str, tmp_path: Path) -> None:
    embedder = load_embedder()
    build([ROOT / source], tmp_path, embedder)
    assistant = Assistant(SnapshotStore(tmp_path).open(embedder), date(2026, 6, 15))
    amiss = [
        f"{worded(chain)}: {why}"
        for chain in _chains()[source]
        for outcome, why in [judge(chain, ask(chain, assistant))]
        if outcome != "right"
    ]
    assert amiss == []
