"""The words by which questions are told apart (data/lexicon/questions.yaml), compiled."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from index.repair.traditional import to_simplified
from service.files import LEXICON, read_yaml


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns over folded questions, by name."""

    kinds: dict[str, re.Pattern[str]]
    answers: dict[str, re.Pattern[str]]
    sections: dict[str, re.Pattern[str]]
    stages: dict[str, re.Pattern[str]]
    years: dict[str, re.Pattern[str]]
    benefits: re.Pattern[str]
    households: dict[str, re.Pattern[str]]
    contrasts: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    asking: re.Pattern[str]
    greeting: re.Pattern[str]
    thanks: re.Pattern[str]
    leaning: re.Pattern[str]
    asks: re.Pattern[str]
    split: re.Pattern[str]
    aspects: frozenset[str]
    needs_stage: frozenset[str]
    must_hold: frozenset[str]
    yes_or_no: re.Pattern[str]
    value: re.Pattern[str]
    short_names: tuple[tuple[re.Pattern[str], str], ...]
    misspelt: dict[str, str]


def households_in(words: str) -> set[str]:
    """The sorts of household (低保, 孤儿 …) that ``words`` speak of."""
    return {name for name, pattern in vocabulary().households.items() if pattern.search(words)}


def asks_whether(question: str) -> bool:
    """Whether a folded question is answered by yes or no, and asks for no value."""
    return bool(vocabulary().yes_or_no.search(question)) and not vocabulary().value.search(question)


def on_the_other_side(question: str, words: str) -> bool:
    """Whether ``words`` speak only of the sort of school or pupil that is opposite to the one asked about."""
    for one, other in vocabulary().contrasts:
        for side, opposite in ((one, other), (other, one)):
            asked = side.search(question) and not opposite.search(question)
            if asked and opposite.search(words) and not side.search(words):
                return True
    return False


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program; read once."""
    words = read_yaml(LEXICON / "questions.yaml")
    return Vocabulary(
        kinds={name: re.compile(pattern) for name, pattern in words["kinds"].items()},
        answers={name: re.compile(pattern) for name, pattern in words["answers"].items()},
        sections={name: re.compile(pattern) for name, pattern in words["sections"].items()},
        stages={name: re.compile(pattern) for name, pattern in words["stages"].items()},
        years={name: re.compile(pattern) for name, pattern in words["years"].items()},
        benefits=re.compile(words["benefits"]),
        households={name: re.compile(pattern) for name, pattern in words["households"].items()},
        contrasts=tuple((re.compile(one), re.compile(other)) for one, other in words["contrasts"]),
        asking=re.compile(words["asking"]),
        greeting=re.compile(words["greeting"], re.IGNORECASE),
        thanks=re.compile(words["thanks"], re.IGNORECASE),
        leaning=re.compile(words["leaning"]),
        asks=re.compile(words["asks"]),
        aspects=frozenset(words["aspects"]),
        must_hold=frozenset(words["must_hold"]),
        yes_or_no=re.compile(words["yes_or_no"]),
        value=re.compile(words["value"]),
        short_names=tuple((re.compile(short), full) for short, full in words["short_names"]),
        misspelt=dict(words["misspelt"]),
        needs_stage=frozenset(words["needs_stage"]),
        split=re.compile(words["split"]),
    )


def folded(text: str) -> str:
    """``text`` for matching: compatibility forms, simplified, without invisible characters and blanks
    between characters."""
    plain = to_simplified(unicodedata.normalize("NFKC", text))
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", plain).strip()


def in_full(question: str) -> str:
    """A folded question with the short forms of schools' names written out: 二中 as 第二中学."""
    for short, full in vocabulary().short_names:
        question = short.sub(full, question)
    return question
