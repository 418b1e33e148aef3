"""「某某办法还有效吗」「试行到什么时候」: how a named document stands, with the words that say so."""

from __future__ import annotations

import re
from functools import cache

from index.facts.validity import Standing
from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fit import matter_of
from service.answering.texts import text
from service.files import LEXICON, read_yaml

_NUMBER = re.compile(
    r"(?P<of>[一-龥]{0,10})[〔\[(（【]?(?P<year>(?:19|20)\d\d)[〕\])）】]?年?第?(?P<no>\d{1,4})号"
)
_TERM = re.compile(r"有效期|试行期|[执施试]行|实施|废止|失效|截止")
_UNTIL = re.compile(r"有效期|试行期|至\s*20\d\d|[一二三四五两]年")
_ENDS_ANOTHER = re.compile(r"[》）)][^。；]{0,16}(?:废止|失效|停止执行)")
_SPAN = re.compile(r"\d|[一二三四五两]年")
_NAMED = 0.8
_LONGEST = 260
_LEADS = {"past_year": "expired", "other_year": "expired"}


class LookUpStanding:
    """Ends the flow where a document is named and its term, or its repeal, is published."""

    name = "standing"

    def __call__(self, context: Context) -> None:
        asks, document = _patterns()
        if not asks.search(context.text) or not document.search(context.text):
            return
        item = _named(context, asks)
        if item is None:
            return
        standing = context.in_force.on(context.today, None).standings[item.id]
        context.evidence = _said(item, standing, context)
        if context.evidence:
            context.lead = text(f"standing.{_LEADS.get(standing.state, standing.state)}")
            context.answer = composed(context)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_yaml(LEXICON / "standing.yaml")
    return re.compile(words["asks"]), re.compile(words["document"])


def _named(context: Context, asks: re.Pattern[str]) -> Item | None:
    """The document that the question names by number, else by nearly all words of its title."""
    items = [item for item in context.snapshot.items.values() if _is_for(item, context)]
    numbers = list(_NUMBER.finditer(context.text))
    if numbers:
        found = [item for item in items if any(_has_number(item, number) for number in numbers)]
        return found[0] if len(found) == 1 else None
    matter = matter_of(asks.sub(" ", context.text), context.snapshot)
    held = {item.id: matter.held_by(fold(item.title)) for item in items if item.title}
    best = max(held.values(), default=0.0)
    if best < _NAMED or not matter.words:
        return None
    named = [item for item in items if held.get(item.id) == best]
    return max(named, key=lambda item: str(item.written or item.published or ""))


def _is_for(item: Item, context: Context) -> bool:
    bureau, asked = context.snapshot.bureau, context.understood.region
    return not (asked and bureau.is_part(item.region) and item.region != asked)


def _has_number(item: Item, asked: re.Match[str]) -> bool:
    own = _NUMBER.search(item.document_number)
    if own is None or (own["year"], int(own["no"])) != (asked["year"], int(asked["no"])):
        return False
    return not asked["of"] or own["of"][-2:] in asked["of"] or asked["of"][-2:] in own["of"]


def _said(item: Item, standing: Standing, context: Context) -> list[Evidence]:
    """What the document that ended it says of it, and what the document says of its own term."""
    found: list[Evidence] = []
    for passage in context.snapshot.passages_of(standing.by) if standing.by else ():
        if _names(passage, item):
            found.append(_quoted(passage, re.compile("|".join(map(re.escape, _called(item))))))
            break
    if found:
        return found
    own = [
        passage
        for passage in context.snapshot.passages_of(item.id)
        if passage.kind != "frame"
        and _TERM.search(passage.text)
        and (_UNTIL.search(passage.text) or not _ENDS_ANOTHER.search(passage.text))
    ]
    own.sort(key=lambda passage: (bool(_UNTIL.search(passage.text)), passage.position))
    return [_quoted(passage, _TERM) for passage in own[-1:] if _SPAN.search(passage.text)]


def _called(item: Item) -> list[str]:
    return [name for name in (item.document_number, item.title) if name]


def _names(passage: Passage, item: Item) -> bool:
    return any(_bare(name) in _bare(passage.text) for name in _called(item))


def _bare(words: str) -> str:
    return re.sub(r"[\s《》〔〕\[\]【】()（）]", "", words)


def _quoted(passage: Passage, wanted: re.Pattern[str]) -> Evidence:
    """The passage, or of a long one the sentence that says it."""
    if len(passage.text) <= _LONGEST:
        return Evidence(passage, passage.text, 1.0)
    said = next((s.strip() for s in sentences(passage.text) if wanted.search(s)), passage.text)
    return Evidence(passage, said, 1.0)
