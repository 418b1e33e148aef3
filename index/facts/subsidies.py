"""What papers say of subsidies, sentence by sentence: sums, and who gets them, when, where, with what.

A rate (``rates``) is only what gives a sum; a family asks as often for the day, the papers or whether
two benefits go together, and that stands in sentences of the same papers without any sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.items import Item, Passage

_MATTER = re.compile(
    r"资助|助学|补助|补贴|津贴|奖学|奖助|贷款|救助|帮困|助困|帮扶|扶助|营养(?:改善|餐|膳食)|困难(?:学生|家庭)|雨露"
    r"|[助奖]金|奖补|升学奖|关爱基金|两免一补|免学费|免保教费"
)
# A paper on charges that says who pays less is one on charges.
_OF_CHARGES = re.compile(r"收费|价格|学费标准|招生|入学(?!资助|补助|救助)|校服|电话|机构|科室|职责|通讯录")
_SENTENCE = re.compile(r"[^。\n]+。?[”’」』）)]*")
_SHORT = 120  # characters: a passage that is read at a glance is quoted whole
# 「（一）…」, 「受理时间：…」
_POINT = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[^：:，。；\s]{2,10}[：:](?=[^\s\d])")
_NAMED = re.compile(r"[^：:，。；\s]{2,10}[：:]")
_ANSWER = re.compile(r"^(?:答|A)\s*[：:]|[？?]$")


@dataclass(frozen=True, slots=True)
class SubsidyStatement:
    """``text`` is a verbatim part of the passage: a row, a sentence, or a short passage whole.

    ``opening`` is how its passage begins: what the points of a list are about. "" where it is the
    statement itself, or a point of the same list. ``titled`` where the item as a whole is on subsidies.
    """

    item_id: str
    passage_id: str
    text: str
    opening: str
    titled: bool


def read_subsidies(items: Mapping[str, Item], passages: Iterable[Passage]) -> list[SubsidyStatement]:
    """The statements of papers, and of parts of papers, that are on subsidies, in reading order."""
    found: list[SubsidyStatement] = []
    for passage in passages:
        if passage.kind == "frame":
            continue
        title = items[passage.item_id].title
        titled = bool(_MATTER.search(title)) and not (
            _OF_CHARGES.search(title) and not re.search(r"资助|补助|补贴|助学", title)
        )
        above = bool(_MATTER.search(" ".join((*passage.heading, passage.lead))))
        found += _statements(passage, titled, above)
    return found


def _statements(passage: Passage, titled: bool, above: bool) -> Iterator[SubsidyStatement]:
    pieces = _pieces(passage)
    for piece in pieces:
        if titled or above or _MATTER.search(piece):
            # One point of a list is not what the next is about.
            is_point = _POINT.match(piece) and _POINT.match(pieces[0])
            named = _NAMED.match(piece)
            own = named is not None and _MATTER.search(named[0])  # 「雨露计划：…」
            opening = "" if piece == pieces[0] or is_point or own else pieces[0]
            yield SubsidyStatement(passage.item_id, passage.id, piece, opening, titled)


def _pieces(passage: Passage) -> list[str]:
    """A row whole, an answer to a question whole where it is short, else sentence by sentence."""
    if passage.kind == "row":
        return [passage.text]
    asked = passage.heading[-1:] and _ANSWER.search(passage.heading[-1])
    short = len(passage.text) <= _SHORT and "\n" not in passage.text
    if short or (asked and len(passage.text) <= 2 * _SHORT and "\n" not in passage.text.strip()):
        return [passage.text]
    return [bare for piece in _SENTENCE.findall(passage.text) if (bare := piece.strip())]
