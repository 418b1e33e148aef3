"""Which clauses an amendment changes: 「将第四条修改为：“…”」, 「第四条中的“…”修改为“…”」, 「删去第三条」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.items import Passage

_NUMERAL = r"(?:[一二三四五六七八九十百零〇]{1,6}|\d{1,3})"
_CLAUSE = rf"第{_NUMERAL}[条点](?:之{_NUMERAL})?"
_PART = rf"(?:第{_NUMERAL}[款项目段]|第[（(]{_NUMERAL}[）)][款项目])*"
_CHANGED = re.compile(
    rf"(?:将|把|对)?(?:原)?(?P<clause>{_CLAUSE})(?P<part>{_PART})"
    r"(?P<words>[^。；“”]{0,12}[“\"「][^”\"」]{1,120}[”\"」])?"
    r"[^。；“”]{0,12}?(?:修改|调整|变更|更改|改)为"
)
_DELETED = re.compile(rf"(?:删去|删除|废止)(?:原)?(?P<clause>{_CLAUSE})(?!第)(?=[，。；、]|$)")
# A clause that loses a part or some words: 「第十五条第（三）项删去」, 「删去第五条第二款」.
_SHORTENED = re.compile(
    rf"(?:删去|删除|取消)(?:原)?(?P<before>{_CLAUSE})(?=第|中|[^。；“”\"「」]{{0,6}}[“\"「])"
    rf"|(?P<behind>{_CLAUSE})(?:第|中|[^。；“”\"「」]{{0,6}}[“\"「])[^。；]{{0,80}}?(?:删去|删除|删掉|取消)"
)
_GONE = re.compile(rf"(?P<clause>{_CLAUSE})(?:予以)?(?:删去|删除)")
_NEW_CLAUSE = re.compile(rf"(?:增加|新增)[^。；]{{0,12}}作为{_CLAUSE}")
# 「其中申请截止时间由8月15日调整为8月31日」: the clause is the one that has the old words.
_FROM = re.compile(
    r"(?:由|从)(?:原来?的?)?[“\"「]?(?P<old>(?=[^，。；]*[\d一二三四五六七八九十])[^，。；“”\"「」]{2,30}?)[”\"」]?"
    r"(?:统一)?(?:修改|调整|变更|更改|改|延长|延期|推迟|提前|提高|降低|增加)(?:为|至|到)"
)
_OPENS = re.compile(rf"\s*({_CLAUSE})")
# What a notice without 条 numbers its clauses by.
_NUMBERED = re.compile(r"\s*([一二三四五六七八九十]{1,3})、")
_FIGURES = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Change:
    """``passage_id`` changes a clause: all of it, or (``whole`` False) a part or some words of it.

    ``passage_id`` is "" for a clause that is deleted: nothing stands in its place. ``old`` are the words that
    give way where no ``clause`` is named.
    """

    clause: str
    whole: bool
    passage_id: str
    old: str = ""


def read_changes(passages: Sequence[Passage]) -> list[Change]:
    """The changes that an amendment's passages make, in reading order."""
    return [change for passage in passages for change in _changes(passage)]


def _changes(passage: Passage) -> Iterator[Change]:
    if _NEW_CLAUSE.search(passage.text):
        return
    # What stands in the quotes is the new wording: a clause that it names is not changed by it.
    for found in _CHANGED.finditer(_unquoted_after(passage.text)):
        whole = not found["part"] and not found["words"]
        yield Change(_spelled(found["clause"]), whole, passage.id)
    if not _CHANGED.search(passage.text):
        for found in _FROM.finditer(passage.text):
            yield Change("", False, passage.id, re.sub(r"\s", "", found["old"]))
    for found in (*_DELETED.finditer(passage.text), *_GONE.finditer(passage.text)):
        yield Change(_spelled(found["clause"]), True, "")
    for found in _SHORTENED.finditer(_unquoted_after(passage.text)):
        yield Change(_spelled(found["before"] or found["behind"]), False, passage.id)


def _unquoted_after(text: str) -> str:
    """``text`` with the wording behind 修改为 blanked out."""
    return re.sub(
        r"((?:修改|调整|变更|更改|改)为[：:]?\s*)([“\"「])[^”\"」]*([”\"」]|$)",
        lambda found: found[1] + " " * (len(found[0]) - len(found[1])),
        text,
    )


def changed_passages(
    passages: Sequence[Passage], changes: Sequence[Change]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """(replaced, touched): the ids of an amended item's passages -> that of the passage that changes them."""
    replaced: dict[str, str] = {}
    touched: dict[str, str] = {}
    clause = ""
    opening = _OPENS if any(_OPENS.match(passage.text) for passage in passages) else _NUMBERED
    for passage in passages:
        opens = opening.match(passage.text)
        if opens:
            clause = _spelled(opens[1] if opening is _OPENS else f"第{opens[1]}条")
        for change in changes:
            if change.clause and change.clause == clause:
                (replaced if change.whole else touched)[passage.id] = change.passage_id
    for change in changes:
        having = [passage.id for passage in passages if _has(passage, change.old)] if change.old else []
        if len(having) == 1:
            touched.setdefault(having[0], change.passage_id)
    return replaced, touched


def _has(passage: Passage, words: str) -> bool:
    """Whether a passage has the words, no part of a longer figure (5日 in 15日)."""
    return bool(re.search(rf"(?<![\d.]){re.escape(words)}(?!\d)", re.sub(r"\s", "", passage.text)))


def _spelled(clause: str) -> str:
    """第4条 and 第四点 as 第四条."""
    clause = clause.replace("点", "条")
    return re.sub(r"\d", lambda figure: figure[0].translate(_FIGURES), re.sub(r"\s", "", clause))
