"""``python -m data.make_bureau.check``: are the sample bureau's questions fair?

What an answer must contain stands in a file that supports it; what it must not contain stands somewhere in
the bureau's files, else it could never appear; nothing is both demanded and forbidden.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from data.make_bureau.source_text import source_text, without_space

BUREAU = Path(__file__).parents[1] / "bureau"
KINDS = (
    "zone",
    "fee",
    "subsidy",
    "procedure",
    "date",
    "contact",
    "report",
    "definition",
    "follow_up",
    "two_in_one",
    "ambiguous",
    "not_disclosed",
    "out_of_bounds",
    "other",
)
STATUSES = ("answered", "clarify", "no_answer", "refused")
KEYS = {"id", "kind", "question", "history", "status", "must", "must_not", "files"}
NOT_SOURCES = ("bureau.yaml", "questions.jsonl")

Question = dict[str, Any]


def questions(bureau: Path = BUREAU) -> list[Question]:
    lines = (bureau / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def sources(bureau: Path = BUREAU) -> list[str]:
    """Paths of the bureau's documents, from its folder."""
    found = (file.relative_to(bureau).as_posix() for file in bureau.rglob("*") if file.is_file())
    return sorted(path for path in found if path not in NOT_SOURCES)


def faults(bureau: Path = BUREAU) -> list[str]:
    """What is wrong with the questions, a sentence each; empty when they are fair."""

    @cache
    def text(path: str) -> str:
        return source_text(bureau / path)

    asked = questions(bureau)
    twice = [name for name, times in Counter(question["id"] for question in asked).items() if times > 1]
    found = [f"{name}: id used more than once" for name in twice]
    known = set(sources(bureau))
    everything = "".join(text(path) for path in sorted(known))
    for question in asked:
        for fault in _form(question):
            found.append(f"{question['id']}: {fault}")
        missing = [path for path in question["files"] if path not in known]
        if missing:
            found += [f"{question['id']}: no such file {path}" for path in missing]
            continue
        support = "".join(text(path) for path in question["files"])
        found += [f"{question['id']}: {fault}" for fault in _content(question, support, everything)]
    return found


def _form(question: Question) -> Iterator[str]:
    if set(question) - KEYS:
        yield f"unknown keys {sorted(set(question) - KEYS)}"
    if question["kind"] not in KINDS:
        yield f"unknown kind {question['kind']}"
    statuses = _listed(question["status"])
    if not set(statuses) <= set(STATUSES):
        yield f"unknown status {statuses}"
    if statuses == ["answered"] and not (question["must"] and question["files"]):
        yield "an answered question needs facts and files"
    turns = [turn["role"] for turn in question.get("history", [])]
    if turns != ["user", "assistant"] * (len(turns) // 2):
        yield f"the history is not question and answer in turn: {turns}"
    if question["kind"] == "follow_up" and not turns:
        yield "a follow-up without history"


def _content(question: Question, support: str, everything: str) -> Iterator[str]:
    demanded = [_listed(fact) for fact in question["must"]]
    for choices in demanded:
        if not any(without_space(choice) in support for choice in choices):
            yield f"none of its files says {' / '.join(choices)}"
    for forbidden in question["must_not"]:
        if without_space(forbidden) not in everything:
            yield f"no file says {forbidden}, so forbidding it tests nothing"
        if any(all(forbidden in choice for choice in choices) for choices in demanded):
            yield f"{forbidden} is both demanded and forbidden"


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def main() -> int:
    found = faults()
    kinds = Counter(question["kind"] for question in questions())
    print(f"{len(sources())} files, {kinds.total()} questions: {dict(kinds)}")
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
