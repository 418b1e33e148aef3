"""Addresses as people word them: several at once, landmarks, slips, replies to what was asked back."""

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
from service.answering.answer import Turn
from service.answering.assistant import Assistant
from service.evaluation.judging import judge

ZONES = Path(__file__).resolve().parents[2] / "material" / "zones"


def _asked() -> dict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (ZONES / "worded.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found[one["list"]].append(one)
    return found


@pytest.mark.parametrize("name", sorted(_asked()))
def test_each_wording_gets_the_school_or_a_question_back(name: str, tmp_path: Path) -> None:
    embedder = load_embedder()
    build([ZONES / name], tmp_path, embedder)
    assistant = Assistant(SnapshotStore(tmp_path).open(embedder), date(2026, 6, 15))
    amiss = []
    for asked in _asked()[name]:
        history = [Turn(turn["role"], turn["content"]) for turn in asked.get("history", [])]
        answer = assistant.answer(asked["question"], history)
        outcome, why = judge(asked, answer)
        if outcome != "right":
            amiss.append(f"{asked['question']}: {why}: {answer.text}")
    assert not amiss


def test_kindergarten_and_primary_school_asked_about_at_once_or_not_at_all(tmp_path: Path) -> None:
    embedder = load_embedder()
    build([ZONES.with_name("zones_third") / "石堰县"], tmp_path, embedder)
    assistant = Assistant(SnapshotStore(tmp_path).open(embedder), date(2026, 6, 15))
    both = assistant.answer("工业大道88号幼儿园和小学分别是哪所", [])
    assert "石堰县城南幼儿园" in both.text
    assert "石堰县城南小学" in both.text
    assert assistant.answer("老街9号的孩子上哪儿", []).reason == "zone_needs_stage"
    for asked in ("上哪个学校", "读册分哪间", "今年划给谁"):
        assert "石堰县第一小学" in assistant.answer(f"老街9号的孩子{asked}", []).text
