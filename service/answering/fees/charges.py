"""What families pay for, in the words of questions and of official papers (data/lexicon/fees.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from index.search.spelling import sound
from index.search.tokens import fold
from service.files import LEXICON, read_yaml

# 「建园费」「押金」: a charge that the list does not know is looked for by its own name.
_NAMED = re.compile(r"(?P<name>[一-龥]{2,4}(?<![收交缴付免退计公消自]))费(?!用|心|力|时)|(?P<deposit>押金)")
_LEADING = re.compile(r"^.*?(?:[收交缴要让个的有和是]|学校|幼儿园|孩子|多少)")
# What a question says that it is not about.
IS_NOT = re.compile(r"(?:(?<!是)不是|并非|不属于|(?<!有)没有?(?:办|吃|评)?(?=低保|特困|脱贫))[一-龥]{2,6}")
_AIR = re.compile(r"空调(?:使用|电)?费|空调.{0,6}(?:收费|[收交要]钱|另[收交])")
_PARTICLES = re.compile(r"^[的有和是个]+")
_OPEN = re.compile(r"什么|啥|哪|多少|几|怎")  # 「要交什么费」
_RUN = re.compile(r"[一-龥]{2,}")


@dataclass(frozen=True, slots=True)
class Words:
    """How a charge or what makes it another one is asked for, and how it is stated."""

    asked: re.Pattern[str]
    stated: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FeeWords:
    """The lexicon of charges, compiled."""

    charges: dict[str, Words]
    instead: dict[str, tuple[str, ...]]
    qualities: dict[str, Words]
    sorts: dict[str, Words]
    sites: dict[str, Words]
    acts: dict[str, re.Pattern[str]]
    tells: dict[str, re.Pattern[str]]
    neutral: re.Pattern[str]
    spelled: dict[str, str]  # sound -> right word


@cache
def fee_words() -> FeeWords:
    """The lexicon that ships with the program; read once."""
    words = read_yaml(LEXICON / "fees.yaml")
    return FeeWords(
        charges=_pairs(words["charges"]),
        instead={name: tuple(others) for name, others in words["instead"].items()},
        qualities=_pairs(words["qualities"]),
        sorts=_pairs(words["sorts"]),
        sites=_pairs(words["sites"]),
        acts={name: re.compile(pattern) for name, pattern in words["acts"].items()},
        tells={name: re.compile(pattern) for name, pattern in words["tells"].items()},
        neutral=re.compile(words["neutral"]),
        spelled={sound(word): word for word in words["spelled"]},
    )


def _pairs(entries: dict[str, Sequence[str]]) -> dict[str, Words]:
    return {name: Words(re.compile(both[0]), re.compile(both[-1])) for name, both in entries.items()}


def spelled_right(question: str) -> str:
    """A folded question with the names of charges that are typed by sound put right: 学非 is 学费."""
    spelled = fee_words().spelled
    lengths = sorted({len(word) for word in spelled.values()}, reverse=True)
    for run in _RUN.findall(question):
        mended, start = run, 0
        while start < len(mended):
            for length in lengths:
                written = mended[start : start + length]
                right = spelled.get(sound(written), "") if len(written) == length else ""
                # One character may be wrong: two of the same sound are another word.
                if right and sum(a != b for a, b in zip(written, right, strict=True)) == 1:
                    mended = mended[:start] + right + mended[start + length :]
                    break
            start += 1
        question = question.replace(run, mended)
    return question


def charges_in(question: str) -> dict[str, Words]:
    """The charges that a folded question names, the narrower in place of the wider one."""
    words = fee_words()
    found = {name: charge for name, charge in words.charges.items() if charge.asked.search(question)}
    for wider, narrower in words.instead.items():
        if any(name in found for name in narrower):
            found.pop(wider, None)
    if "住宿费" in found and not _AIR.search(question):
        found.pop("空调费", None)  # it says which room
    for match in _NAMED.finditer(question):
        name = _PARTICLES.sub("", _LEADING.sub("", match["name"] or match["deposit"]))
        known = any(charge.asked.search(match[0]) for charge in words.charges.values())
        if len(name) >= 2 and not (known or _OPEN.search(name)) and not words.neutral.fullmatch(name):
            pattern = re.compile(re.escape(name))
            found[name] = Words(pattern, pattern)
    return found


@lru_cache(maxsize=64)
def qualities_in(question: str) -> dict[str, Words]:
    """What a folded question names that makes a charge another one (国际, 复读, 自考)."""
    return {name: one for name, one in fee_words().qualities.items() if one.asked.search(question)}


def is_of_another_sort(question: str, words: str) -> bool:
    """Whether a question of a charge names what makes it another one than that of ``words`` (folded)."""
    asked = qualities_in(IS_NOT.sub("", fold(question)))
    return any(not quality.stated.search(words) for quality in asked.values())
