"""Whether a message is one that is not answered, and why (data/lexicon/screening.yaml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from service.answering.disguise import readings, sound_of
from service.answering.vocabulary import folded, vocabulary
from service.files import LEXICON, read_yaml

_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_LEFT = 6  # characters beside an insult that may ask something
_EXCLAIMS = re.compile(
    r"(?:什么|啥|这|那)?(?:破|烂|鬼|狗屁|垃圾|屁)(?:东西|玩意儿?|平台|系统|学校|机器人|客服|网站)"
)
_NO_NAME = re.compile(
    r"^高[一二三考]|[省市州县区镇乡村路街校园中小学班级湾庄屯寨坝坡岗坪塘桥湖城府邸苑庭居里巷弄浜圩洼沟]$"
)
_LONGEST_NAME, _LONGEST_GIVEN = 4, 3
_GIVEN = "anz"  # parts of speech of given names that a dictionary takes for other words
_RUN_ON = re.compile(r"(?<=..)[考读上在转住欠领贷去]$")  # the verb that was taken into a name

Names = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Screening:
    """Patterns over folded messages; each list holds what is refused for one cause."""

    aside: tuple[re.Pattern[str], ...]
    signs: tuple[re.Pattern[str], ...]
    aftermath: re.Pattern[str]
    past: re.Pattern[str]
    lasting: re.Pattern[str]
    attack: tuple[re.Pattern[str], ...]
    attack_sounds: tuple[re.Pattern[str], ...]
    personal_data: tuple[re.Pattern[str], ...]
    of_a_person: re.Pattern[str]
    of_a_known_person: re.Pattern[str]
    of_ones_own: re.Pattern[str]
    surname: re.Pattern[str]
    wrongdoing: tuple[re.Pattern[str], ...]
    of_consequences: re.Pattern[str]
    of_duty: re.Pattern[str]
    abuse: re.Pattern[str]
    out_of_scope: tuple[re.Pattern[str], ...]
    out_of_scope_alone: tuple[re.Pattern[str], ...]
    education: re.Pattern[str]


@cache
def screening() -> Screening:
    """The patterns that ship with the program; read once."""
    words = read_yaml(LEXICON / "screening.yaml")
    named: dict[str, str] = dict(words["words"])

    def one(pattern: str) -> re.Pattern[str]:
        while "《" in pattern:
            for name, stands_for in named.items():
                pattern = pattern.replace(f"《{name}》", f"(?:{stands_for})")
        return re.compile(pattern)

    def all_of(patterns: Any) -> tuple[re.Pattern[str], ...]:
        return tuple(one(pattern) for pattern in patterns)

    crisis = words["crisis"]
    return Screening(
        aside=all_of(crisis["aside"]),
        signs=all_of(crisis["signs"]),
        aftermath=one(crisis["aftermath"]),
        past=one(crisis["past"]),
        lasting=one(crisis["lasting"]),
        attack=all_of(words["attack"]),
        attack_sounds=all_of(words["attack_sounds"]),
        personal_data=all_of(words["personal_data"]),
        of_a_person=one(words["of_a_person"]),
        of_a_known_person=one(words["of_a_known_person"]),
        of_ones_own=one(words["of_ones_own"]),
        surname=one(f"^{named['surname']}"),
        wrongdoing=all_of(words["wrongdoing"]),
        of_consequences=one(words["of_consequences"]),
        of_duty=one(words["of_duty"]),
        abuse=re.compile(words["abuse"], re.IGNORECASE),
        out_of_scope=all_of(words["out_of_scope"]),
        out_of_scope_alone=all_of(words["out_of_scope_alone"]),
        education=one(words["education"]),
    )


def refused_for(
    message: str, names: Names | None = None, is_known: Callable[[str], bool] | None = None
) -> str:
    """Why a message is refused: crisis, attack, personal_data, wrongdoing,
    abuse, out_of_scope; "" where it is not.

    ``names`` tells the persons' names in a folded text, ``is_known`` whether the bureau's papers have one.
    A child in danger comes before everything, personal data before scope.
    """
    question = folded(message)
    if in_danger(question):
        return "crisis"
    if is_attack(message):
        return "attack"
    if _is_of_others(question, names, is_known):
        return "personal_data"
    if _is_wrongdoing(question):
        return "wrongdoing"
    if only_insults(question):
        return "abuse"
    return "out_of_scope" if _is_out_of_scope(question) else ""


def in_danger(question: str) -> bool:
    """Whether a folded question tells of somebody who is in danger now."""
    words = screening()
    said = question
    for pattern in words.aside:
        said = pattern.sub(" ", said)
    if not any(sign.search(said) for sign in words.signs):
        return False
    over = words.past.search(said) or words.aftermath.search(said)
    return not over or bool(words.lasting.search(said))


def is_attack(message: str) -> bool:
    """Whether a text tells a program what to do, however it is spelled."""
    words = screening()
    return any(pattern.search(said) for said in readings(message) for pattern in words.attack) or any(
        pattern.search(sound_of(message)) for pattern in words.attack_sounds
    )


def _is_of_others(question: str, names: Names | None, is_known: Callable[[str], bool] | None) -> bool:
    words = screening()
    own = words.of_ones_own.search(question)
    if any(pattern.search(question) for pattern in words.personal_data):
        return not own or not vocabulary().kinds["procedure"].search(question)
    if names is None or own or not words.of_a_person.search(question):
        return False
    return any(
        (words.of_a_known_person if is_known and is_known(name) else words.of_a_person).match(
            question.partition(name)[2]
        )
        for name in names(question)
    )


def _is_wrongdoing(question: str) -> bool:
    """Whether help is asked with a deceit, or with what is done to others, and not what comes of it."""
    words = screening()
    if words.of_consequences.search(question) or words.of_duty.search(question):
        return False
    return any(pattern.search(question) for pattern in words.wrongdoing)


def persons_in(parts_of_speech: dict[str, str]) -> list[str]:
    """The words that name a person, of a text's words with their parts of speech (jieba's tags)."""
    surname, found = screening().surname, list[str]()
    before = after = ""  # the tag before a surname on its own, and the surname
    for word, tag in parts_of_speech.items():
        if after and tag[0] in _GIVEN and len(word) < _LONGEST_GIVEN:
            found.append(after + word)
        lone = surname.fullmatch(word) is not None and before != "m"
        before, after = tag, word if lone else ""
        if tag == "nr" and surname.match(word):
            found.append(_RUN_ON.sub("", word))
    return [name for name in found if 1 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)]


def only_insults(question: str) -> bool:
    """Whether a message insults and asks for nothing."""
    words = screening()
    if not words.abuse.search(question):
        return False
    left = words.abuse.sub("", _EXCLAIMS.sub("", question))
    asks = vocabulary().asks.search(left) or any(kind.search(left) for kind in vocabulary().kinds.values())
    return not asks or len(_SAYS.findall(left)) < _LEFT


def _is_out_of_scope(question: str) -> bool:
    words = screening()
    if any(pattern.search(question) for pattern in words.out_of_scope):
        return True
    alone = any(pattern.search(question) for pattern in words.out_of_scope_alone)
    return alone and not words.education.search(question)
