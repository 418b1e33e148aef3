"""Desks in running text: 「招生咨询电话：…」, 「地址：…。办公时间：…」, 「…迁至…，电话改为…」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from index.bureau import Bureau
from index.catalogue.dates import find_date
from index.facts.desks.fact import DeskFact
from index.facts.desks.figures import ADDRESS, HOURS, numbers_in
from index.facts.desks.places import region_of
from index.items import Desk, Item, Passage
from index.text import sentences

# What stands at the foot of a page is for its own upkeep, no desk for citizens.
_FOOTER = re.compile(
    r"网站(?:标识|维护|纠错|管理)|标识码|ICP|公网安备|备案号?[:：]?\s*\w*\d|版权所有|技术支持|网管|机房|投稿|广告|商务合作"
    r"|主办单位?[:：]|承办单位?[:：]"
)
_OFFICE = re.compile(
    r"[一-龥]{1,24}(?:[局科股处室院委部站]|中心|公司|学校|幼儿园|小学|中学|大厅|窗口|服务台)(?:[（(][^（）()]{1,12}[）)])?"
)
_LEADS = re.compile(
    r"^.*(?:请?(?:拨打|致电|联系|咨询|找|向)|[请可]与|[：:，,、；;.．\s（(]|由|或者?|可以|问|起[，,]?)(?=[一-龥])"
)
_BEFORE_NUMBER = re.compile(
    r"(?:[（(][^（）()]*[）)])?[，,]?(?:的)?(?:政策|业务|统一|监督|收费|举报|投诉|咨询|联系|服务|值班|办公|报名|招生)*(?:电话|热线|专线|号码|联系方式)?"
    r"(?:号码)?(?:已?(?:变更|更换|调整|更改|改|换)(?:为|成))?[是为]?[：:，,（(\s]*$"
)
_CHANGES = re.compile(
    r"(?:变更|更换|调整|更改|改|换|变)(?:为|成|至|到|在)|(?:迁|搬|移)(?:至|到|往|入|迁至)|搬迁|迁址|进驻|入驻"
    r"|启用新|新(?:的)?(?:咨询)?(?:电话|地址|号码)|改称|更名|划归|划入|并入|合并"
)
# In a notice of several changes: where the next office's begins.
_NEXT_OFFICE = re.compile(
    r"(?<=[，,；;])(?=(?:原|市|区|县)?[一-龥]{2,16}(?:[科股室处办站]|中心)(?:[（(][^（）()]*[）)])?"
    r"(?:电话|咨询|联系|办公|热线|搬|迁|移|改|更名|进驻|入驻|由|的|地址|启用|号码))"
)
_DUTY = re.compile(r"^(?:负责|主管|分管|承担|办理|受理|职责|地址|地点|位于|[\d０-９])")
_ENDED = re.compile(r"(?:原|旧)(?:有)?(?:咨询|联系|办公|服务|投诉)?(?:电话|号码|热线)(?:号码)?[：:为是]?\s*$")
_ENDS = re.compile(r"停止使用|停用|不再使用|作废|取消|注销")
_SINCE = re.compile(r"自?([^，。；]{4,20}?日)(?:起|开始)")
_PLACE_OR_TIME = re.compile(
    r"(?:办公|联系|通讯|接待|受理|办理|咨询|报名|服务|工作|现场|领取|上班)*(?:地址|地点|时间)(?:均|都)?(?:[：:为是]|在)"
)
_LIST_OF_NUMBERS = re.compile(r"(?:电话|联系方式|热线|通讯录|号码)")
_CHANGING = re.compile(r"电话|地址|地点|迁|搬|启用")
_DAY, _OFFICE_HOURS = re.compile(r"\d月\d+日"), re.compile(r"(?:办公|接待|上班|工作|服务)时间")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_MOST = 160


def changes_from(item: Item, passages: Sequence[Passage]) -> date | None:
    """The day from which an item says that numbers or places change, None where it gives none."""
    days = (_since(passage.text, item) for passage in passages if _CHANGING.search(passage.text))
    return next((day for day in days if day), item.valid_from)


def prose_facts(passage: Passage, item: Item, starts: date | None, bureau: Bureau) -> Iterator[DeskFact]:
    """The desks of running text, a sentence each; of a list in one sentence, each entry by itself.

    ``starts`` is the day from which the item's changes hold where a sentence does not say.
    """
    listed = bool(_LIST_OF_NUMBERS.search(f"{item.title} {passage.place}"))
    for sentence in sentences(passage.text):
        if _FOOTER.search(sentence):
            continue
        spans = numbers_in(sentence, listed)
        changes = bool(_CHANGES.search(sentence)) and bool(spans or ADDRESS.search(sentence))
        begins = _since(sentence, item) or starts
        for piece in _changed_offices(sentence, listed) if changes else _entries(sentence, spans):
            since = (_since(piece, item) or begins) if changes else None
            fact = _fact(piece.strip(), listed, changes, since, passage, item, bureau)
            if fact is not None:
                yield fact


def _fact(
    text: str,
    listed: bool,
    changes: bool,
    since: date | None,
    passage: Passage,
    item: Item,
    bureau: Bureau,
) -> DeskFact | None:
    spans = numbers_in(text, listed)
    ended = [span for span in spans if _ENDED.search(text[: span[0]]) or _is_ended(text, span)]
    current = [span for span in spans if span not in ended]
    address = _address(text, changes)
    if not current and not address and not _are_hours(text):
        return None
    if len(text) > _MOST and not changes:
        return None
    start = current[0][0] if current else len(text)
    before = text[:start]
    name = _office(before) if current else ""
    return DeskFact(
        desk=Desk(
            name=name,
            phone=text[slice(*current[0])] if current else "",
            hours="",
            address="",
            region=region_of(before, item, bureau),
        ),
        item_id=item.id,
        passage_id=passage.id,
        statement=text,
        label=text if changes else _without(text, spans),
        changes=changes,
        since=since,
        ended=tuple(text[slice(*span)] for span in ended),
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
        # Numbers with nothing but a mark between them are one desk's.
        if comma and re.search(r"[一-龥]{2,}", between[comma.end() :]):
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


def _is_ended(text: str, span: tuple[int, int]) -> bool:
    """「电话0123-…停止使用」, 「由0123-…变更为…」."""
    if _CHANGES.match(text, span[1]):
        return True
    return bool(_ENDS.match(re.sub(r"^[^一-龥]*(?:号码)?(?:同时|即日起|将)?", "", text[span[1] :])))


def _address(text: str, changes: bool) -> bool:
    labelled = bool(_PLACE_OR_TIME.search(text))
    return bool(ADDRESS.search(text)) and (labelled or changes)


def _are_hours(text: str) -> bool:
    """Hours of an office, not the days in which something is to be done."""
    return bool(_PLACE_OR_TIME.search(text) and HOURS.search(text)) and not (
        _DAY.search(text) and not _OFFICE_HOURS.search(text)
    )


def _office(before: str) -> str:
    """The office that is named right before a number, without what leads to it; "" where none is."""
    words = _BEFORE_NUMBER.sub("", before.rstrip())
    # 「学前教育科　负责幼儿园　电话：」: the office leads, what it does follows.
    for part in [*re.split(r"[　\s]+", words.strip()), words]:
        name = _LEADS.sub("", part).strip()
        if _OFFICE.fullmatch(name) and not _DUTY.match(name):
            return _IN_BRACKETS.sub("", name)
    return ""


def _since(text: str, item: Item) -> date | None:
    found = _SINCE.search(text)
    if not found:
        return None
    day = find_date(found[1])
    if day is None and item.published:
        day = find_date(f"{item.published.year}年{found[1]}")
    return day
