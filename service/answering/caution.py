"""A zone list that could not be read is shown as it is published, and no school is claimed from it."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts.zones import normal
from service.answering.compose import declined
from service.answering.context import Context, Evidence
from service.answering.texts import text
from service.answering.zones import names_an_address

_ZONE_LIST = re.compile(r"划片|服务区|学区|片区|施教区|招生(?:范围|区域|地段)|服务范围|对口")
_SCHOOL = re.compile(r"小学|中学|学校|幼儿园|校区")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
# The last words of the names of places; what stands before them in a question is looked for in the list.
_KIND = re.compile(
    r"[路街巷道弄村屯寨镇乡园苑庭府城湾庄居坊里场院]|社区|小区|新区|公寓|大厦|胡同|[栋号组队](?<=\d.)"
)
_BEFORE = r"(?:^|[^一-鿿]|[在住于由及和与含括到镇村区街路])"
_LONGEST, _SHORTEST = 8, 3


class Caution:
    """Sets ``context.lead`` where search found an address in a zone list that no rule was read from, and
    leaves only the lines of the list that name the place; declines where none does."""

    name = "caution"

    def __call__(self, context: Context) -> None:
        if not context.evidence or not names_an_address(context.text):
            return
        if "date" in context.understood.kinds and "zone" not in context.understood.kinds:
            return  # when to register is told to all of a list
        first = context.snapshot.items[context.evidence[0].passage.item_id]
        if not _ZONE_LIST.search(first.title):
            return
        places = _places(context.holding.zones.without_schools(context.text))
        if places:
            context.evidence = [narrow for piece in context.evidence for narrow in _about(places, piece)]
        if context.evidence:
            context.lead = text("zone.boundary")
        else:
            context.answer = declined("zone_not_found", text("zone.none"), context)


def _places(said: str) -> re.Pattern[str] | None:
    """What finds the places that a question (in normal spelling) may name at their beginning in a line."""
    ends = [match.end() for match in _KIND.finditer(said)]
    runs = {
        said[start:end]
        for end in ends
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1)
        if re.fullmatch(r"[一-鿿A-Z\d]+", said[start:end])
    }
    longest_first = sorted(runs, key=len, reverse=True)
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(re.escape, longest_first))})") if runs else None


def _about(places: re.Pattern[str], piece: Evidence) -> list[Evidence]:
    """The row or the sentences of a piece that name one of the places, each after the school it is of."""
    if piece.passage.cells:
        return [piece] if places.search(normal(piece.quote)) else []
    found: list[str] = []
    school = ""
    for sentence in map(str.strip, _SENTENCE.findall(piece.quote)):
        school = sentence if _SCHOOL.search(sentence) else school
        if places.search(normal(sentence)):
            found += [school, sentence]
    return [replace(piece, quote=quote) for quote in dict.fromkeys(found) if quote]
