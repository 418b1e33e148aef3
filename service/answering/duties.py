"""The words by which offices are asked for, and the duties they belong to (data/lexicon/desks.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from service.files import LEXICON, read_yaml

_NAMING = re.compile(r"[一-龥A-Za-z]")
_SHORTEST_NAME = 3
_ASKS_WHICH = re.compile(r"[哪那谁啥]|什么")
# 「市资助中心周末开吗」: the office's own days, whatever matter it is called by.
_HOURS_OF_OFFICE = re.compile(
    r"(?:中心|[局科股处院馆站]|办公室|(?<=[生助育招])办|窗口|大厅)[^，。？]{0,4}"
    r"(?:周末|(?:周|星期|礼拜)[一二三四五六日天末]|双休日|节假日|中午(?!饭)|晚上|夜里|几点(?:上|下|开|关)|上班|开门|午休)"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """``asked`` finds a matter in a question, ``stated`` what the office for it says of itself.

    ``offices`` finds the name of an office that has the matter with others, ``instead`` that of one which a
    citizen may be sent to where no other is known; None where there is none such.
    """

    asked: re.Pattern[str]
    stated: re.Pattern[str] | None = None
    offices: re.Pattern[str] | None = None
    instead: re.Pattern[str] | None = None

    @property
    def has_office(self) -> bool:
        """Whether the matter is another office's than the bureau's general one."""
        return bool(self.stated or self.offices or self.instead)

    def level(self, words: str) -> int | None:
        """How far an office of these words is from the one for the matter: 0 where it says so itself, then
        1 and 2; None where it has nothing to do with it."""
        levels = (self.stated, self.offices, self.instead)
        return next((n for n, pattern in enumerate(levels) if pattern and pattern.search(words)), None)


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
        duties=tuple(map(_duty, words["duties"])),
    )


def _duty(line: Sequence[str]) -> Duty:
    asked, *offices = line
    return Duty(re.compile(asked), *(re.compile(words) if words else None for words in offices))


def aspects_of(question: str) -> set[str]:
    """What a question asks of an office, by aspect (phone, address …); empty for any other question."""
    return {aspect for aspect, pattern in desk_vocabulary().asks.items() if pattern.search(question)}


def asks_hours_of_office(question: str) -> bool:
    """Whether a question asks on which days or at what hours an office that it names is open."""
    return bool(_HOURS_OF_OFFICE.search(question))


def goes_on_asking(question: str) -> bool:
    """Whether a question asks something of an office and names none: 「门牌几号」 behind 「教育局在哪」."""
    words = desk_vocabulary()
    rest = question
    for pattern in (*words.asks.values(), words.saying_nothing):
        rest = pattern.sub("", rest)
    return rest != question and len(_NAMING.findall(rest)) < _SHORTEST_NAME


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


def covered_by(question: str, label: str) -> tuple[set[int], set[int]]:
    """The positions of the question whose matter is a duty that ``label`` states, and those whose matter
    the office has by what it is called."""
    covered: tuple[set[int], set[int]] = (set(), set())
    for duty in asked_duties(question):
        level = duty.level(label)
        if level is not None and level < len(covered):
            for found in duty.asked.finditer(question):
                covered[level].update(range(*found.span()))
    return covered
