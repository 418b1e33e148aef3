"""Desks in running text: 「招生咨询电话：…」, 「地址：…。办公时间：…」, 「…迁至…，电话改为…」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from index.bureau import Bureau
from index.facts.desks.changes import is_ended, is_of_changes, is_over, says_itself, since, what_holds
from index.facts.desks.columns import Placed
from index.facts.desks.fact import DeskFact
from index.facts.desks.figures import ADDRESS, HOURS, LINES, numbers_in
from index.facts.desks.offices import office_in
from index.facts.desks.owners import Owner
from index.facts.desks.places import region_of
from index.items import Desk, Item, Passage
from index.text import sentences

# What stands at the foot of a page is for its own upkeep, no desk for citizens.
_FOOTER = re.compile(
    r"网站(?:标识|维护|纠错|管理)|标识码|ICP|公网安备|备案号?[:：]?\s*\w*\d|版权所有|技术支持|网管|机房|投稿|广告|商务合作"
    r"|主办单位?[:：]|承办单位?[:：]"
)
# In a notice of several changes: where the next office's begins.
_NEXT_OFFICE = re.compile(
    r"(?<=[，,；;])(?=(?:原|市|区|县)?[一-龥]{2,16}(?:[科股室处办站]|中心)(?:[（(][^（）()]*[）)])?"
    r"(?:电话|咨询|联系|办公|热线|搬|迁|移|改|更名|进驻|入驻|由|的|地址|启用|号码|[：:]))"
)
_PLACE_OR_TIME = re.compile(
    r"(?:办公|联系|通讯|接待|受理|办理|咨询|报名|服务|工作|现场|领取|上班)*(?:地址|地点|时间)(?:均|都)?(?:仍|仍然|还|现)?(?:[：:为是]|在)"
)
_LIST_OF_NUMBERS = re.compile(r"(?:电话|联系方式|热线|通讯录|号码)")
_DAY, _OFFICE_HOURS = re.compile(r"\d月\d+日"), re.compile(r"(?:办公|接待|上班|工作|服务|作息)时间")
_TIMETABLE = re.compile(r"作息时间|(?:上下?班|夏令|冬令)时间")
_EITHER = re.compile(r"\s*(?:也|还|亦)?(?:可以?|能)?(?:也|还|再)?(?:或者?|可以?(?=[找打向拨联致]))")
_MOST = 160


def prose_facts(
    passage: Passage, owners: Sequence[Owner], item: Item, starts: date | None, bureau: Bureau
) -> Iterator[DeskFact]:
    """The desks of running text, a sentence each; of a list in one sentence, each entry by itself.

    ``owners`` are those of the passage's sentences, ``starts`` is the day from which the item's changes
    hold where a sentence does not say.
    """
    listed = bool(_LIST_OF_NUMBERS.search(f"{item.title} {passage.place}"))
    for sentence, owner in zip(sentences(passage.text), owners, strict=True):
        if _FOOTER.search(sentence):
            continue
        spans = numbers_in(sentence, listed)
        changes = (says_itself(sentence) or is_of_changes(item)) and bool(spans or ADDRESS.search(sentence))
        begins = since(sentence, item) or starts
        one_of_many = not changes or (is_of_changes(item) and not says_itself(sentence))
        for piece in _entries(sentence, spans) if one_of_many else _changed_offices(sentence, listed):
            timed = bool(_TIMETABLE.search(piece))  # 「10月1日起恢复冬季作息时间」
            day = (since(piece, item) or begins) if changes else since(piece, item) if timed else None
            fact = _fact(piece.strip(), owner, listed, changes, day, passage, item, bureau)
            if fact is not None:
                yield fact


def placed_facts(placed: Placed, passage: Passage, item: Item, bureau: Bureau) -> Iterator[DeskFact]:
    """The desk of a piece of a line that stands in a column of its own."""
    fact = _fact(placed.text, Owner(placed.body), True, False, None, passage, item, bureau)
    if fact is not None:
        desk = replace(fact.desk, region=region_of(placed.body, item, bureau))
        yield replace(fact, desk=desk, label=f"{placed.body} {fact.label}")


def _fact(
    text: str,
    owner: Owner,
    listed: bool,
    changes: bool,
    day: date | None,
    passage: Passage,
    item: Item,
    bureau: Bureau,
) -> DeskFact | None:
    spans = numbers_in(text, listed)
    ended = [span for span in spans if is_ended(text, span)]
    current = [span for span in spans if span not in ended]
    address = _address(text, changes)
    lines = any(line.search(text) and (owner.name or sort == "route") for sort, line in LINES.items())
    if not current and not address and not _are_hours(text) and not lines:
        return None
    if not current and is_over(text):
        return None
    if len(text) > _MOST and not changes:
        return None
    start = current[0][0] if current else len(text)
    before = text[:start]
    name = office_in(text, before if current else "", passage.heading) or owner.name
    known = owner if name == owner.name else Owner()
    return DeskFact(
        desk=Desk(
            name=name,
            phone=text[slice(*current[0])] if current else "",
            hours="",
            address="",
            region=region_of(f"{known.name}，{before}" if known.name not in before else before, item, bureau),
            topics=(known.duties,) if known.duties and known.duties not in text else (),
        ),
        item_id=item.id,
        passage_id=passage.id,
        statement=text,
        label=" ".join(filter(None, (known.name, text if changes else _without(text, spans)))),
        changes=changes,
        since=day,
        ended=tuple(text[slice(*span)] for span in ended),
        cells=what_holds(text, listed) if changes else (),
    )


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


def _entries(sentence: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """「中考0123-…，高考0123-…」 is two entries: cut at the commas between numbers."""
    cuts = [0]
    for (_, end), (start, _) in pairwise(spans):
        between = sentence[end:start]
        comma = re.search(r"[，,；;]|、(?=[一-龥])|\s{2,}|　", _outside_brackets(between))
        # Numbers with nothing but a mark between them are one desk's, as are those of which either will do.
        if comma is None or _EITHER.match(between, comma.end()):
            continue
        if re.search(r"[一-龥]{2,}", between[comma.end() :]):
            cuts.append(end + comma.end())
    cuts.append(len(sentence))
    return [sentence[start:end] for start, end in pairwise(cuts)]


def _changed_offices(sentence: str, listed: bool) -> list[str]:
    """A sentence of changes, parted where the next office's begins and the one before has said its own."""
    pieces: list[str] = []
    for part in _NEXT_OFFICE.split(sentence):
        if pieces and not (numbers_in(pieces[-1], listed) or ADDRESS.search(pieces[-1])):
            pieces[-1] += part
        else:
            pieces.append(part)
    return pieces


def _outside_brackets(text: str) -> str:
    """``text`` with what stands in brackets blanked out by dots, to the same length."""
    return re.sub(r"[（(][^（）()]*[）)]?", lambda found: "·" * len(found[0]), text)


def _address(text: str, changes: bool) -> bool:
    labelled = bool(_PLACE_OR_TIME.search(text))
    return bool(ADDRESS.search(text)) and (labelled or changes)


def _are_hours(text: str) -> bool:
    """Hours of an office, not the days in which something is to be done."""
    labelled = _PLACE_OR_TIME.search(text) or _TIMETABLE.search(text)
    return bool(labelled and HOURS.search(text)) and not (
        _DAY.search(text) and not _OFFICE_HOURS.search(text)
    )
