"""Rates: what is charged (fees) and what is paid out (subsidies), each with the statement that gives it.

A fee and a subsidy are stated alike, in a row of a table or in a sentence, and one statement may be
both (「免学费」). So both are one kind of fact with a side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.items import Item, Passage

Side = Literal["fee", "subsidy"]

_FIGURE = r"\d[\d,，]*(?:\.\d+)?"
_SUM = re.compile(
    rf"{_FIGURE}\s*(?:万|千|百)?\s*元|(?:{_FIGURE}\s*(?:万|千|百)?|[一二两三四五六七八九十百千万]+)\s*(?:元|块钱?)"
)
_NOTHING = re.compile(
    r"免(?:收|费|除|交|缴|学费|学杂费|住宿费|保育?教育?费|书本?费)|全免|减免|零收费|据实(?:收取|结算)"
    r"|不(?:得|准|许|允许|再|能)?(?:另行|再|向\S{1,12})?(?:收取|收费|收(?!到|集|录|看|回)|[交缴]费)"
    r"|(?:严禁|禁止).{0,12}收|(?:无须|不需要?)[交缴]"
)
_BARE = re.compile(
    rf"^(?:[￥¥]|不(?:高|超)[于过]|最高|每\S{{1,6}}?)?\s*{_FIGURE}(?:\s*[—\-－~～至]\s*{_FIGURE})?\s*(?:以[内下])?$"
)
_FREE_CELL = re.compile(r"^(?:免|全免|免收|免费|不收|免除|不收费|免交|零)$")
_IN_MONEY = re.compile(r"元|金额|收费标准|收费|资助标准|补助标准|[学杂教宿食务料名考育车乘]费|价格|票价|单价")
_NOT_MONEY = re.compile(r"序号|编号|人数|名额|计划|班数|年份|学年|日期|电话|面积|比例|数量")

_PAID_OUT = re.compile(
    r"补助|资助|助学金|奖学金|补贴|津贴|贷款|助学|奖励|救助|慰问|免学费|免除学费|减免|营养餐|营养改善|两免一补|生活费"
)
_CHARGED = re.compile(r"费|收取|价格|票价|单价|每套|代收|押金|定价|收款")
# Money that no family pays or gets: penalties, budgets, what is allotted to schools.
_OF_OTHERS = re.compile(
    r"罚款|没收|违法所得|决算|预算|财政拨款|中标|采购|公用经费|注册资本|产值|投资|竣工|招标|万元\s*[）)]"
)
_NAME = re.compile(r"[一-龥]{1,7}(?:费|[助奖]学金|贷款|补助|补贴|津贴)")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|\s")
_LONG_SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Rate:
    """A published rate. ``statement`` is a verbatim part of the passage: a whole row, or a sentence.

    ``sides``: a fee, a subsidy or both. ``names`` are what a row's cells and columns call it (住宿费).
    ``free`` where it only says that nothing is charged, without any sum.
    """

    item_id: str
    passage_id: str
    statement: str
    sides: tuple[Side, ...]
    names: tuple[str, ...]
    free: bool


def read_rates(item: Item, passages: Sequence[Passage]) -> list[Rate]:
    """All rates that an item states, in reading order."""
    return [rate for passage in passages for rate in _of_passage(item, passage)]


def _of_passage(item: Item, passage: Passage) -> Iterator[Rate]:
    if passage.kind == "frame":
        return
    above = " ".join((item.title, *passage.heading, passage.lead))
    statements = [passage.text] if passage.kind == "row" else _sentences(passage.text)
    for statement in statements:
        sum_, nothing = _states(passage, statement, above)
        if not (sum_ or nothing) or _OF_OTHERS.search(statement):
            continue
        sides = _sides(statement) or _sides(above)
        if sides:
            yield Rate(item.id, passage.id, statement, sides, _names(passage), nothing and not sum_)


def _states(passage: Passage, statement: str, above: str) -> tuple[bool, bool]:
    """Whether a statement gives a sum, and whether it says that nothing is charged."""
    sum_, nothing = bool(_SUM.search(statement)), bool(_NOTHING.search(statement))
    for name, value in passage.cells:
        if _NOT_MONEY.search(name):
            continue
        counted_in = f"{name} {passage.text.partition('｜')[0]} {above}"
        sum_ = sum_ or bool(_BARE.match(value) and _IN_MONEY.search(counted_in))
        nothing = nothing or bool(_FREE_CELL.match(value))
    return sum_, nothing


def _names(passage: Passage) -> tuple[str, ...]:
    """Cells and parts of column headings that are the name of a charge or benefit and nothing else."""
    texts = [part for name, value in passage.cells for part in (*name.split("/"), value)]
    return tuple(dict.fromkeys(name for text in texts if _NAME.fullmatch(name := _BRACKETS.sub("", text))))


def _sides(text: str) -> tuple[Side, ...]:
    sides: list[Side] = []
    text = text.replace("捐资助学", "")  # a charge in disguise
    if _CHARGED.search(re.sub(r"生活费|路费|[车交]通?费补[助贴]|免[除收]?学费", "", text)):
        sides.append("fee")
    if _PAID_OUT.search(text):
        sides.append("subsidy")
    return tuple(sides)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, a very long one by its parts."""
    for sentence in re.findall(r"[^。\n]+[。]?", text):
        bare = sentence.strip()
        if len(bare) <= _LONG_SENTENCE:
            yield bare
        else:
            yield from (part.strip() for part in re.findall(r"[^；;]+[；;]?", bare))
