"""Reads what servers really send where JSON was asked for: code fences, reasoning, half a reply.

Nothing in a reply is trusted; what cannot be read is left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_REASONING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_REASONED = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_MARK = re.compile(  # at the end: [1], 【来源1】, （1、2）
    r"\s*[\[【〔（(](?:来源|source)?\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*[\]】〕）)](?=\s*[。；！？.;!?]?\s*\Z)"
)
_NUMBER = re.compile(r"\d{1,3}")
_ENDS = "。！？；：…"
_MOST_SENTENCES = 12
_MOST_CHARS = 300
_MOST_OBJECTS = 200


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply and the numbers of the sources that it names, as the model gave them."""

    text: str
    sources: tuple[int, ...]


def sentences_in(reply: str) -> list[Sentence]:
    """The sentences of a reply in their order; [] where there are none that can be read."""
    found: list[Sentence] = []
    for record in _records(_without_reasoning(reply)):
        sentence = _sentence(record)
        if sentence is not None and sentence not in found:
            found.append(sentence)
    return found[:_MOST_SENTENCES]


def question_in(reply: str) -> str:
    """The question of a reply that rewrites one; "" where there is none."""
    for record in _objects(_without_reasoning(reply)):
        question = record.get("question")
        if isinstance(question, str):
            return _cleaned(question)
    return ""


def _without_reasoning(reply: str) -> str:
    if _REASONED.search(reply):  # the opening tag may be missing
        return _REASONED.sub("", reply)
    return _REASONING.sub("", reply)


def _records(text: str) -> Iterator[dict[str, Any]]:
    """The sentence objects, from whole replies and from those that end too soon."""
    for record in _objects(text):
        inner = record.get("sentences")
        if isinstance(inner, list):
            yield from (entry for entry in inner if isinstance(entry, dict))
        elif "text" in record:
            yield record


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in a text, outermost first; within one that is broken, those that are whole."""
    text = _LAST_COMMA.sub("", text)
    decoder = json.JSONDecoder()
    place = text.find("{")
    for _ in range(_MOST_OBJECTS):
        if place < 0:
            return
        try:
            record, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            if isinstance(record, dict):
                yield record
        place = text.find("{", end)


def _sentence(record: dict[str, Any]) -> Sentence | None:
    text, named = record.get("text"), record.get("sources", record.get("source"))
    if not isinstance(text, str):
        return None
    words = _cleaned(text)
    while _MARK.search(words):  # it was told to leave them out
        words = _MARK.sub("", words, count=1)
    if not words or len(words) > _MOST_CHARS:
        return None
    return Sentence(words if words[-1] in _ENDS else f"{words.rstrip('.,，、;')}。", _numbers(named))


def _numbers(named: Any) -> tuple[int, ...]:
    """Source numbers in whatever form: 1, "1", "[1]", "来源1", [1, 2], [{"n": 1}]."""
    entries = named if isinstance(named, list) else [named]
    numbers: list[int] = []
    for entry in entries:
        value = next(iter(entry.values()), None) if isinstance(entry, dict) else entry
        if isinstance(value, bool):
            continue
        if isinstance(value, int):
            numbers.append(value)
        elif isinstance(value, str):
            numbers += [int(number) for number in _NUMBER.findall(value)]
    return tuple(dict.fromkeys(numbers))


def _cleaned(text: str) -> str:
    """One line without characters that cannot be seen; figures of any script in ASCII."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cf", "Cs", "Cn", "Co"})
    line = " ".join(shown.split())
    line = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])", "", line)
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in line)
