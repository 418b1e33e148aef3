"""What was found near a question that is declined, as questions to tap: 「您是不是想问」.

Each is drawn from the published text itself (a published question, the label or heading over a passage), so
that tapping it leads to what is disclosed.
"""

from __future__ import annotations

import re

from index.items import Passage
from service.answering.context import Context
from service.answering.select import TOO_FAR

_NEAR = 0.2  # how sure it has to be that a passage has to do with what was asked
_MOST = 3
_LONGEST = 40  # characters on a button
_SPEAKS = 8  # characters from which on a published question says by itself what it is about: not 「怎么还？」
_NUMBERING = re.compile(
    r"^[^一-鿿A-Za-z0-9（(]*(?:(?:[（(]?[一二三四五六七八九十百\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条]"
    r"|[Qq问]\s*\d{0,2}\s*[：:.、]|0\d(?!\d))\s*)*"
)
_QUESTION = re.compile(r"[？?]$|[吗呢]$|怎么|多少|什么|如何|哪|是否|能否|能不能")
_LABEL = re.compile(r"([^，,。；：:\d（(]{4,16})[：:]")
_LETTERHEAD = re.compile(r"^.{0,24}?关于(?:做好|印发|公布|发布|开展|进一步[^的]{0,4})?")


def near_misses(context: Context) -> tuple[str, ...]:
    """At most three short questions or subjects that documents in force hold near the question."""
    found: list[str] = []
    for hit in context.hits:
        passage = hit.passage
        if context.left_out.get(passage.id) != TOO_FAR or context.scores[passage.id] < _NEAR:
            continue
        said = _subject(passage, context.snapshot.items[passage.item_id].title)
        if said and said not in found:
            found.append(said)
        if len(found) == _MOST:
            break
    return tuple(found)


def _subject(passage: Passage, title: str) -> str:
    """The published question that a passage answers, or its label or heading under its paper's title; ""
    where none is short enough for a button."""
    heading = _bare(passage.heading[-1]) if passage.heading else ""
    if _QUESTION.search(heading) and len(heading) >= _SPEAKS:
        return heading if len(heading) <= _LONGEST else ""
    label = _LABEL.match(_bare(passage.text)) if passage.kind == "text" else None
    part = label[1] if label else heading
    said = f"{_LETTERHEAD.sub('', title)}：{part}"
    return said if part and "｜" not in said and len(said) <= _LONGEST else ""


def _bare(text: str) -> str:
    """``text`` without the number or mark that it begins with."""
    return _NUMBERING.sub("", text.strip(), count=1).strip()
