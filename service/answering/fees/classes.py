"""Which class a named school is of (一类幼儿园：甲、乙), where only a list tells: its row has the charge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.items import Passage
from index.search.tokens import fold
from service.answering.applies import does_not_apply
from service.answering.context import Context
from service.answering.fees.class_words import spelled
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statements
from service.answering.vocabulary import in_full

_CLASS = (
    r"(?:(?:省|市|县|区)?级?(?:[一二三四五六七八九甲乙丙丁]|\d|[A-Da-d])(?:级|类|档|等|星)(?:达标)?|(?:省|市|县|区)?级?(?:示范|重点|优质)"
    r"|合格|未定级|未评级|一般)"
)
# 「一类幼儿园：甲园、乙园」 and 「甲园、乙园为一类」.
_HEADED = re.compile(rf"(?P<class>{_CLASS})[^：:，,。；\n、]{{0,8}}[：:](?P<names>[^：:。；;\n]+)")
_PUT = re.compile(
    r"(?P<names>[^，,。；;：:\n]+?)(?:均|都)?(?:核定|评定|认定|确定|定|列)?(?:为|属于?|按|执行)"
    rf"(?P<class>{_CLASS})"
)
_IN_BRACKETS = re.compile(rf"(?P<names>[^()]+)\((?P<class>{_CLASS})(?:性|高中|园|校|学校|幼儿园)*\)")
_SENTENCE = re.compile(r"(?:[①-⑳][^。\n①-⑳]*|[^。\n①-⑳]+)。?")
# 「普惠园：甲幼儿园（一级）、乙幼儿园（二级）」
_NAMED_SO = re.compile(
    rf"(?P<names>[一-龥]{{2,20}}(?:幼儿园|小学|中学|高中|学校))[（(](?P<class>{_CLASS})(?:性|园)?[）)]"
)
_CLASS_COLUMN = re.compile(r"等级|级别|类别|类型|档次|星级")
_NAME_COLUMN = re.compile(r"名称?|幼儿园|学校|园所")


@dataclass(frozen=True, slots=True)
class Listed:
    """That a school is of a class. ``quote`` is a verbatim part of the passage that says so."""

    named: str
    passage: Passage
    quote: str

    def is_in(self, own: str) -> bool:
        """Whether folded words are for this class."""
        return spelled(self.named) in spelled(own)

    def is_rival(self, own: str) -> bool:
        """Whether folded words are for another class only."""
        return re.search(_CLASS, own) is not None and not self.is_in(own)


def class_of_school(asked: FeeQuestion, statements: Statements, context: Context) -> Listed | None:
    """The one class that the lists in force put the named school in; None where none does, or several."""
    wanted = asked.mention
    if wanted is None:
        return None
    items = {one.item.id for one in statements.all}
    found: dict[str, Listed] = {}
    for passage in context.snapshot.passages.values():
        item = context.snapshot.items[passage.item_id]
        if asked.school not in in_full(fold(passage.text)) or does_not_apply(item, passage, context):
            continue
        for named, names, quote in _of_passage(passage):
            is_named = any(wanted.search(name) for name in re.split(r"[、,，和及与]", in_full(fold(names))))
            # What stands beside the rates goes before other lists.
            if is_named and (named not in found or passage.item_id in items):
                found[named] = Listed(named, passage, quote)
    near = {name: one for name, one in found.items() if one.passage.item_id in items}
    chosen = near or found
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _of_passage(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """(class, names, quote) as a passage states them."""
    if passage.kind == "row":
        named = next((value for name, value in passage.cells if _CLASS_COLUMN.search(name)), "")
        school = next((value for name, value in passage.cells if _NAME_COLUMN.search(name)), "")
        if named and school:
            yield fold(named), school, passage.text
        for name, value in passage.cells:  # 「第一中学（省级示范）」, whose row may hold sums that are over
            told = _IN_BRACKETS.fullmatch(fold(value)) if _NAME_COLUMN.search(name) else None
            cell = f"{name}：{value}"
            if told and not named:
                yield told["class"], told["names"], cell if cell in passage.text else passage.text
        return
    for sentence in _SENTENCE.findall(passage.text):
        for found in _NAMED_SO.finditer(sentence):
            yield fold(found["class"]), found["names"], sentence.strip()
        for pattern in (_HEADED, _PUT):
            for found in pattern.finditer(sentence):
                yield fold(found["class"]), found["names"], sentence.strip()
