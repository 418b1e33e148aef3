"""Whether search finds the passage that supports an answer: an answer set read as a retrieval set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.items import Passage
from index.search.measure import QuestionSet, score, ways
from index.snapshot import Snapshot
from service.evaluation.judging import holds, plain, same_file


def support_set(lines: Iterable[dict[str, Any]], snapshot: Snapshot) -> QuestionSet:
    """The questions of an answer set that one passage can support, with the passages that do.

    A passage supports an answer if it is one of the named files' and holds all that the answer must
    hold; where none holds all (the question asks two things), those that hold any of it. Questions that
    need what was said before, that are not to be answered or that name no file are left out.
    """
    passages = snapshot.retriever.passages
    by_file: dict[str, list[Passage]] = {}
    for passage in passages:
        item = snapshot.items[passage.item_id]
        for file in (item.file, *item.other_files):
            by_file.setdefault(file, []).append(passage)
    questions = []
    for line in lines:
        alone = "question" in line and not line.get("history")
        if line.get("status", "answered") != "answered" or not alone or not line.get("files"):
            continue
        candidates = [
            passage
            for file, held in by_file.items()
            if same_file(file, line["files"])
            for passage in held
            if passage.kind != "frame"
        ]
        if supporting := _supporting(candidates, line.get("must") or []):
            questions.append((str(line["id"]), line["question"], supporting))
    return QuestionSet(passages, questions)


def support_scores(given: QuestionSet, snapshot: Snapshot) -> dict[str, float]:
    """``score`` of the snapshot's whole search over the questions."""
    return score(given, ways(snapshot.retriever)["fused"])


def _supporting(passages: Iterable[Passage], must: list[str | list[str]]) -> list[str]:
    wanted = [[one] if isinstance(one, str) else one for one in must]
    held = {passage.id: _held(passage, wanted) for passage in passages}
    for enough in (len(wanted), 1):
        if found := [number for number, count in held.items() if count >= enough]:
            return found
    return []


def _held(passage: Passage, wanted: list[list[str]]) -> int:
    said = plain("\n".join((*passage.heading, passage.lead, passage.text)))
    return sum(any(holds(said, text) for text in alternatives) for alternatives in wanted)
