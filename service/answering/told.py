"""Whether a passage tells the sort of fact that a question asks for, of the very thing that is asked about.

Who asks how many applied is not answered by how many are taken, who asks what a building cost not by what
families pay. A passage that is near in its words would be quoted; one sentence of it has to tell the fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.vocabulary import in_full, vocabulary
from service.files import LEXICON, read_yaml

_NEVER = re.compile(r"(?!)")
_CLAUSE = re.compile(r"[^，,；;]*[，,；;]?")
# A school with a name: what stands before its sort, without the place that it lies in.
_SCHOOL = re.compile(r"(?P<name>[一-龥]{2,12}?)(?P<sort>幼儿园|小学|中学|高中|学校|学院)")
_NO_NAME = re.compile(
    r"^(?:[全各本我哪那这]|公办|民办|私立|乡镇|农村|城区|县城|普通|高级|初级|义务|职业|培训|国际|寄宿|特殊教育)|[的个所是上去读在]$"
)
_LEAST = 2
_ASKS = re.compile(r"多少|几[个号点天块]|哪|什么|啥|怎|咋")
_TWO = 2  # of two facts that are asked for, one is enough


@dataclass(frozen=True, slots=True)
class Told:
    """A sort of fact: how it is asked for, how a sentence tells it, which clauses do not."""

    asked: re.Pattern[str]
    held: re.Pattern[str]
    aside: re.Pattern[str]
    of_school: bool


@cache
def facts() -> tuple[Told, ...]:
    """The sorts of fact that ship with the program; read once."""
    return tuple(
        Told(
            re.compile(one["asked"]),
            re.compile(one["held"]),
            re.compile(one["aside"]) if "aside" in one else _NEVER,
            bool(one.get("of_school")),
        )
        for one in read_yaml(LEXICON / "told.yaml")["facts"]
    )


def not_told(question: str, item: Item, passage: Passage) -> str:
    """Says so, in Chinese, where no sentence of a passage tells the fact that is asked for; "" otherwise."""
    for fact, thing, school in _asked(question):
        place = in_full(fold("\n".join((item.title, *passage.heading, passage.lead))))
        if not any(_tells(fact, thing, school, unit, place) for unit in _units(passage)):
            return "没有写明所问的情况"
    return ""


@lru_cache(maxsize=32)
def _asked(question: str) -> tuple[tuple[Told, str, str], ...]:
    """The facts that a question asks for, each with the thing and the school that it is asked of."""
    folded = fold(question)
    # 「招几个人 一个月多少钱」 goes on from what was asked before; that is answered by itself.
    *_, last = folded.rsplit(" ", 1)
    asking = last if vocabulary().asks.search(last) else folded
    found = ((fact, fact.asked.search(asking)) for fact in facts())
    school = _school_in(folded)
    return tuple(
        (fact, match.groupdict().get("thing") or "", school if fact.of_school else "")
        for fact, match in found
        if match and (len(_ASKS.findall(asking)) < _TWO or not _ASKS.search(asking.replace(match[0], "，")))
    )


def _units(passage: Passage) -> Iterator[str]:
    near = " ".join((*passage.heading[-1:], passage.lead))
    for unit in [passage.text] if passage.kind == "row" else sentences(passage.text):
        yield in_full(fold(f"{near} {unit}"))


def _tells(fact: Told, thing: str, school: str, unit: str, place: str) -> bool:
    if thing and thing not in unit and thing not in place:
        return False
    if school and school not in unit and school not in place:
        return False
    said = "".join(clause for clause in _CLAUSE.findall(unit) if not fact.aside.search(clause))
    return fact.held.search(said) is not None


def _school_in(folded: str) -> str:
    """The name of the school that a folded question names, with its sort; "" where it names none."""
    found = _SCHOOL.search(in_full(folded))
    if found is None or _NO_NAME.search(found["name"]):
        return ""
    return found["name"][-_LEAST:] + found["sort"]
