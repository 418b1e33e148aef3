"""「5月16日验证那个时间还作数吗」: a day that was announced, and the notice that moved it."""

from __future__ import annotations

import re

from index.search.tokens import fold
from index.text import sentences
from service.answering.context import Context, Evidence

_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
_MOVED = r"[^。；]{0,24}(?:调整|变更|改|推迟|延期|延后|延|顺延|提前)(?:为|到|至|在|于)"


def find_moved(context: Context) -> list[Evidence]:
    """The sentence in force that says to when the day named in the question was moved; [] where none or
    several do."""
    asked = _DAY.search(context.text)
    if asked is None:
        return []
    day = rf"(?<!\d){int(asked[1])}月{int(asked[2])}日"
    moved = re.compile(day + _MOVED)
    standings = context.in_force.on(context.today, None).standings
    found = [
        Evidence(passage, said.strip(), 1.0)
        for passage in context.snapshot.passages.values()
        if passage.kind == "text" and standings[passage.item_id].in_force and moved.search(passage.text)
        for said in sentences(passage.text)
        if moved.search(said)
    ]
    if len(found) > 1:
        terms = context.snapshot.retriever.read(context.text.replace(asked[0], " ")).terms
        held = [sum(term.idf * term.found_in(fold(one.quote)) for term in terms) for one in found]
        best = max(held)
        found = [one for one, value in zip(found, held, strict=True) if value >= best]
    return found if len(found) == 1 else []
