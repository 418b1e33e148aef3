"""A notice that changes sums without naming the paper that it changes: 「助学金由1250元提高到1400元」.

Such a notice names what is paid and the old sum with the new one. A statement of an earlier paper on the
same thing that has the old sum is the one that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.items import Item, Passage

_AHEAD = timedelta(days=90)
_FIGURE = r"\d[\d,，]*(?:\.\d+)?"
_CHANGE = re.compile(
    r"(?:由|从)(?:原来?的?|现行的?|之前的?)?(?P<old>[^；。\n]{2,80}?)"
    r"(?:分别)?(?:统一)?(?:调整|提高|上调|增加|提升|降低|下调|减少|降|涨|增)(?:为|到|至)(?P<new>[^。\n]{2,80})"
)
_SUM = re.compile(rf"({_FIGURE})\s*元")
_NUMBER = re.compile(rf"(?<![\d.]){_FIGURE}(?![\d.]|年|月|日|号|人|%|％)")
# What is paid, as far as two papers call it alike.
_MATTER = re.compile(
    r"[助奖]学金|贷款|(?<!非)寄宿生|非寄宿生|生活费?补[助贴]|交通补[助贴]|营养|免学费|课后服务|延时服务|托管|保教费|保育教育费|学费|住宿费"
    r"|伙食|餐|校车|校服|作业本|[一-龥]{2}(?<!收)(?=费)"
)
_STAGES = {
    "幼儿园": re.compile(r"幼儿|学前"),
    "小学": re.compile(r"小学|义务教育"),
    "初中": re.compile(r"初中|义务教育"),
    "高中": re.compile(r"高中"),
    "中职": re.compile(r"中职|中等职业|职业(?:高中|学校)|技工"),
    "大学": re.compile(r"大学|高校|本科|专科|研究生|高等"),
}
# What tells one sum from the next where both are of one thing.
_CLASSES = re.compile(r"[一二三四五六]级|[一二三四五六]类|[一二三四五]星|示范|公办|民办|普惠")
_TIERS = re.compile(r"[一二三四](?=[档等])")
_BEGINS = re.compile(
    r"(20\d\d)\s*年?\s*(?:(?P<term>[春秋])季?|(?P<month>\d{1,2})\s*月(?:(?P<day>\d{1,2})\s*日)?)[^。；]{0,12}?起"
)


@dataclass(frozen=True, slots=True)
class Raise:
    """That a passage gives new sums in place of ``old`` ones, for what it names, from ``since`` on."""

    item_id: str
    passage_id: str
    text: str
    old: frozenset[float]
    since: date | None


def read_raises(items: Mapping[str, Item], passages: Iterable[Passage]) -> list[Raise]:
    """The changes of sums that passages announce, in reading order."""
    found = []
    for passage in passages:
        old = frozenset(_old_sums(passage.text)) if passage.kind == "text" else frozenset()
        if old:
            item = items[passage.item_id]
            since = _since(passage.text) or item.valid_from
            found.append(Raise(item.id, passage.id, f"{item.title} {passage.text}", old, since))
    return found


def raised(
    raises: Sequence[Raise], items: Mapping[str, Item], passages: Iterable[Passage], day: date
) -> tuple[dict[str, str], dict[str, str]]:
    """(replaced, touched): passages of earlier papers that have an old sum -> the passage with the new one.

    A row is replaced where all its sums are old ones; else some of its words are changed. What is announced
    but has not begun on ``day`` only touches.
    """
    replaced: dict[str, str] = {}
    touched: dict[str, str] = {}
    known = [one for one in raises if one.since is None or one.since <= day + _AHEAD]
    for passage in passages if known else ():
        for one in known:
            if one.item_id == passage.item_id or not _is_earlier(items[passage.item_id], items[one.item_id]):
                continue
            sums = set(_sums_of(passage))
            if sums & one.old and _is_of(one.text, passage, items[passage.item_id]):
                begun = one.since is None or one.since <= day
                whole = begun and passage.kind == "row" and sums <= one.old
                (replaced if whole else touched)[passage.id] = one.passage_id
    return replaced, touched


def _old_sums(text: str) -> Iterator[float]:
    for found in _CHANGE.finditer(text):
        if _SUM.search(found["new"]):
            yield from (_value(figure) for figure in _SUM.findall(found["old"]))


def _sums_of(passage: Passage) -> Iterator[float]:
    """The sums of a passage; in a row a bare figure is one where its column counts in money."""
    if passage.kind != "row":
        yield from (_value(figure) for figure in _SUM.findall(passage.text))
        return
    for name, value in passage.cells:
        figures = _NUMBER.findall(value) if "元" in name else _SUM.findall(value)
        yield from (_value(figure) for figure in figures)


def _value(figure: str) -> float:
    return float(figure.replace(",", "").replace("，", ""))


def _is_of(said: str, passage: Passage, item: Item) -> bool:
    """Whether a passage is on what a change (``said``) is of: the thing, the stage, the class, the tier."""
    theirs = passage.text
    place = " ".join((item.title, *passage.heading, passage.lead))
    matters = set(_MATTER.findall(theirs)) or set(_MATTER.findall(place))
    if not matters & set(_MATTER.findall(said)):
        return False
    ours = _stages(said)
    if ours and not (_stages(theirs) or _stages(place) or ours) & ours:
        return False
    return all(set(named.findall(theirs)) <= set(named.findall(said)) for named in (_CLASSES, _TIERS))


def _stages(text: str) -> set[str]:
    return {stage for stage, pattern in _STAGES.items() if pattern.search(text)}


def _is_earlier(item: Item, change: Item) -> bool:
    """Whether an item is not of a later day than the one that changes its sums; one without a day has the
    old sum, and so is earlier."""
    day = change.written or change.published or change.valid_from
    theirs = item.written or item.published or item.valid_from
    return day is not None and (theirs is None or theirs < day)


def _since(text: str) -> date | None:
    """The day from which a change holds, None where it names none."""
    found = _BEGINS.search(text)
    if found is None:
        return None
    if found["term"]:
        return date(int(found[1]), 3 if found["term"] == "春" else 9, 1)
    try:
        return date(int(found[1]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return None
