"""Names, addresses on the net, document numbers: every one as a source has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.tokens import Splitter, fold
from service.answering.model.sources import Source

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9@:/.?&=_%#+-]*")
_TITLE = re.compile(r"《[^》]*》")
_NUMBERED = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,10}[〔\[［（(【]\d{4}[〕\]］）)】]\s*第?\d+号")
_SCHOOL = re.compile(
    r"小学|中学|学校|幼儿园|高中|初中|学院|大学|教学点|校区|分校|园区|书院|[一二三四五六七八九十]+[小中幼](?!型|班|国)"
)
_PLACE = re.compile(
    r"教育局|教体局|教育体育局|人民政府|委员会|办公室|服务中心|中心|派出所|服务大厅|大厅|医院|银行"
    r"|平台|公众号|小程序|网站|客户端|街道|社区|小区|[局科股处室厅署院所镇乡村县区市省州路街巷](?![\u4e00-\u9fff]*[域别间内外])"
)
_JOINS = re.compile(r"^(?:n|s|j|b|m|a|f|q|z|x|eng)")
_PROPER = {"nr", "ns", "nt", "nz", "nrt", "nrfg"}


def unknown_name(sentence: str, sources: Sequence[Source], splitter: Splitter) -> str:
    """A name in the sentence that the sources do not have; "" where they have all.

    A school's name has to stand in a quote; that of an office or a place may stand over it as well.
    """
    quotes = fold("\n".join(source.quote for source in sources))
    places = quotes + "\n" + fold("\n".join(source.place for source in sources))
    for pattern in (_TITLE, _NUMBERED):
        for match in pattern.finditer(sentence):
            if fold(match.group()).strip("《》") not in places:
                return match.group()
    for match in _LATIN.finditer(sentence):
        if fold(match.group()) not in quotes:
            return match.group()
    return _unknown_word(fold(_TITLE.sub("", sentence)), quotes, places, splitter)


def _unknown_word(sentence: str, quotes: str, places: str, splitter: Splitter) -> str:
    words = splitter.words(sentence)
    tags = splitter.parts_of_speech(sentence)
    at = 0
    for position, word in enumerate(words):
        at = sentence.index(word, at)
        school = _SCHOOL.search(word)
        if tags.get(word, "") in _PROPER and word not in places:
            return word
        if school or _PLACE.search(word):
            before = words[position - 1] if position else ""
            joined = before + word
            is_part = sentence[at - len(before) : at] == before and _JOINS.match(tags.get(before, "x"))
            name = joined if before and is_part else word
            if name not in (quotes if school else places):
                return name
        at += len(word)
    return ""
