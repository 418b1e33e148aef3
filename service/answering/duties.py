"""The words by which offices are asked for, and the duties they belong to (data/lexicon/desks.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from service.files import LEXICON, read_yaml

_ASKS_WHICH = re.compile(r"[哪那谁啥]|什么")


@dataclass(frozen=True, slots=True)
class Duty:
    """``asked`` finds a matter in a question, ``stated`` what the office for it says of itself."""

    asked: re.Pattern[str]
    stated: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DeskWords:
    """Patterns over folded questions. ``asks`` are by aspect: phone, address, hours, fax, post, mail, office.

    ``other_bodies`` finds an authority outside education whose own number is asked for (its first group).
    """

    asks: dict[str, re.Pattern[str]]
    saying_nothing: re.Pattern[str]
    sorts: re.Pattern[str]
    other_bodies: re.Pattern[str]
    duties: tuple[Duty, ...]


@cache
def desk_vocabulary() -> DeskWords:
    """The words that ship with the program; read once."""
    words = read_yaml(LEXICON / "desks.yaml")
    return DeskWords(
        asks={aspect: re.compile(pattern) for aspect, pattern in words["asks"].items()},
        saying_nothing=re.compile(words["saying_nothing"]),
        sorts=re.compile(words["sorts"]),
        other_bodies=re.compile(words["other_bodies"]),
        duties=tuple(Duty(re.compile(asked), re.compile(stated)) for asked, stated in words["duties"]),
    )


def aspects_of(question: str) -> set[str]:
    """What a question asks of an office, by aspect (phone, address …); empty for any other question."""
    return {aspect for aspect, pattern in desk_vocabulary().asks.items() if pattern.search(question)}


def asking_positions(question: str) -> set[int]:
    """The positions of the words that ask which office it is (哪个科管), or when and where (几点上班), and
    name none."""
    return {
        position
        for aspect, pattern in desk_vocabulary().asks.items()
        for found in pattern.finditer(question)
        if aspect != "office" or _ASKS_WHICH.search(found[0])
        for position in range(*found.span())
        if not question[position].isdigit()  # 24小时 tells one line from the others
    }


@lru_cache(maxsize=64)
def asked_duties(question: str) -> tuple[Duty, ...]:
    """The duties that a question's words belong to, the narrower first."""
    return tuple(duty for duty in desk_vocabulary().duties if duty.asked.search(question))


def covered_by(question: str, label: str) -> set[int]:
    """The positions of the question whose matter is a duty that ``label`` states."""
    return {
        position
        for duty in asked_duties(question)
        if duty.stated.search(label)
        for found in duty.asked.finditer(question)
        for position in range(*found.span())
    }
