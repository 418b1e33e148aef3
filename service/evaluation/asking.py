"""Asks one line of an answer set, after what was said before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service.answering.answer import Answer, Turn

if TYPE_CHECKING:
    from service.answering.assistant import Assistant


def ask(line: dict[str, Any], assistant: Assistant) -> Answer:
    """The answer to the line's ``question`` after its ``history``; or to the last of its ``turns``, which
    are asked one after another in one conversation."""
    if turns := line.get("turns"):
        history: list[Turn] = []
        for turn in turns[:-1]:
            history += [Turn("user", turn), Turn("assistant", assistant.answer(turn, history).text)]
        return assistant.answer(turns[-1], history)
    said = [Turn(turn["role"], turn["content"]) for turn in line.get("history") or []]
    return assistant.answer(line["question"], said)


def worded(line: dict[str, Any]) -> str:
    """What is asked, for people to read: the turns of a conversation in one line."""
    return " → ".join(line["turns"]) if line.get("turns") else str(line["question"])
