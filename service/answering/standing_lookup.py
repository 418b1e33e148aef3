"""「某某办法还有效吗」「试行到什么时候」: how a named document stands, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from index.facts.validity import Standing
from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fit import Matter, matter_of
from service.answering.standing_days import find_moved
from service.answering.standing_lists import find_ended_sum, find_listed, is_list
from service.answering.texts import text
from service.answering.vocabulary import in_full
from service.files import LEXICON, read_yaml

_NUMBER = re.compile(
    r"(?P<of>[一-龥]{0,10})[〔\[(（【]?(?P<year>(?:19|20)\d\d)[〕\])）】]?年?第?(?P<no>\d{1,4})号"
)
_TERM = re.compile(r"有效期|试行期|[执施试]行|实施|废止|失效|截止")
_UNTIL = re.compile(r"有效期|试行期|至\s*20\d\d|[一二三四五两]年")
_ENDS_ANOTHER = re.compile(r"[》）)][^。；]{0,16}(?:废止|失效|停止执行)")
_SPAN = re.compile(r"\d|[一二三四五两]年")
_NUMBER_ALONE = re.compile(r"[〔\[(（【]?(?:19|20)\d\d[〕\])）】]?年?第?\d{1,4}号(?:文件?)?")
_ANY = re.compile(r"[这那]个|文件[里中]?|号文|^(?:[新老旧]的?)(?![生人师年区居建])")
_TOLD_OF = re.compile(r"[那这]个?(?:办法|规定|细则|方案|政策|文件|意见)")
_OF_YEARS = re.compile(r"(?:19|20)\d\d年?(?:\s*[到至—–~～-]+\s*(?:(?:19|20)\d\d|\d\d)年?)?的?")
_LONGER = re.compile(r"延长|延续|顺延")
_PROPOSES = re.compile(r"征求[^。；]{0,12}意见|听证|拟(?:将|调整|定|自)")
_ASKS_OF_HEARING = re.compile(r"(?:价格|收费)?听证会?|涨价|调价|哪天|几[号点月]|什么时候|召?开")
_HEARING, _DAY = re.compile(r"听证会"), re.compile(r"\d{1,2}月\d{1,2}日")
_YEAR, _SHORT_YEAR = re.compile(r"(?<!\d)((?:20)?[012]\d)年"), 2
_FROM_ISSUE = re.compile(r"自(?:发布|公布|印发|颁布|下发|发文)之日")
_FULL_DAY = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_NAMED = 0.8
_SHARED = 0.5
_TOLD = 0.6
_ENOUGH = 2  # words that tell of a document of which the sort is not said
_WHOLLY = 0.95
_LONGEST = 260
_LEADS = {"past_year": "expired", "other_year": "expired"}


class LookUpStanding:
    """Ends the flow where a document is named and its term, or its repeal, is published."""

    name = "standing"

    def __call__(self, context: Context) -> None:
        words = _patterns()
        decided = words.decided.search(context.text) and not words.asks_amount.search(context.text)
        if decided or _HEARING.search(context.text):
            item = _proposed(context)
        elif words.asks.search(context.text):
            context.evidence = find_moved(context)
            if context.evidence:
                _answer(context)
                return
            # By a list even where its sort is misspelt (办发) or left out.
            item = _named(context) if words.document.search(context.text) else None
        elif words.still_sum.search(context.text) and (ended := find_ended_sum(context)):
            context.evidence = ended.evidence
            _answer(context)
            return
        elif words.goes_on.search(context.text):
            _from_list(context, only_ended=True)
            return
        else:
            return
        if item is not None:
            standing = context.in_force.on(context.today, None).standings[item.id]
            context.evidence = _said(item, standing, context)
            if context.evidence:
                context.lead = text(f"standing.{_state(item, standing, context)}")
                _answer(context)
                return
        _from_list(context)


def _state(item: Item, standing: Standing, context: Context) -> str:
    """What is said of a document: one announced for a day to come is in force for whom asks of then only."""
    if standing.in_force and item.valid_from is not None and item.valid_from > context.today:
        return "not_yet"
    return _LEADS.get(standing.state, standing.state)


def _answer(context: Context) -> None:
    # That a rule began long ago does not mean that it is over.
    kinds = tuple(kind for kind in context.understood.kinds if kind != "date")
    context.understood = replace(context.understood, kinds=kinds, year=None, period=None)
    context.answer = composed(context)


def _from_list(context: Context, only_ended: bool = False) -> None:
    """Answers by a list of what holds and what was ended; ``only_ended`` leaves out what goes on to hold."""
    words = _patterns()
    number = _NUMBER.search(context.text)
    plain = words.goes_on.sub(" ", _plain(context))
    matter = matter_of(_OF_YEARS.sub(" ", plain), context.snapshot)
    if number is None and not words.document.search(context.text) and len(matter.words) < _ENOUGH:
        return  # 「校车还有吗」 names no document
    entry = find_listed(number, matter, context, closing=not only_ended)
    if entry is not None and (entry.ended or not only_ended):
        context.evidence, context.lead = entry.evidence, entry.lead
        _answer(context)


@dataclass(frozen=True, slots=True)
class _Patterns:
    asks: re.Pattern[str]
    document: re.Pattern[str]
    goes_on: re.Pattern[str]
    still_sum: re.Pattern[str]
    decided: re.Pattern[str]
    asks_amount: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = read_yaml(LEXICON / "standing.yaml")
    return _Patterns(**{name: re.compile(pattern) for name, pattern in words.items()})


def _proposed(context: Context) -> Item | None:
    """The one draft that the question is about, by its title and text."""
    plain = _TOLD_OF.sub(" ", _ASKS_OF_HEARING.sub(" ", _patterns().decided.sub(" ", context.text)))
    matter = matter_of(plain, context.snapshot)
    hearing = _HEARING.search(context.text)
    drafts = [
        item
        for item in context.snapshot.items.values()
        if item.standing == "draft"
        and _is_for(item, context)
        and (matter.words or hearing)
        and (not hearing or _HEARING.search(_all_of(item, context)))
    ]
    # 「那个办法」 tells of its content in the citizen's own words.
    bar = _TOLD if _TOLD_OF.search(context.text) else _NAMED
    found = [item for item in drafts if matter.held_by(_all_of(item, context)) >= bar]
    return found[0] if len(found) == 1 else None


def _named(context: Context) -> Item | None:
    """The document that the question names by number, else by nearly all words of its title."""
    items = [item for item in context.snapshot.items.values() if _is_for(item, context)]
    numbers = list(_NUMBER.finditer(context.text))
    matter = matter_of(_plain(context), context.snapshot)
    if numbers:
        found = [item for item in items if any(_has_number(item, number) for number in numbers)]
        exact = [item for item in found if any(_is_of_code(item, number) for number in numbers)]
        # 「收费办法2022年21号」: the words before it are the title's, not the number's.
        titled = [item for item in found if matter.words and matter.held_by(fold(item.title)) >= _SHARED]
        chosen = exact or titled
        return chosen[0] if len(chosen) == 1 else None
    held = {item.id: matter.held_by(fold(item.title)) for item in items if item.title}
    best = max(held.values(), default=0.0)
    if not matter.words:
        return None
    if best < _NAMED:
        return _by_content(items, matter, context)
    asked = {_full(year) for year in _YEAR.findall(context.text)}
    of_year = [item for item in items if held.get(item.id, 0.0) >= _NAMED and _issued(item) in asked]
    if of_year:  # 「2023年的办法」, whatever took its place
        best = max(held[item.id] for item in of_year)
    named = [item for item in of_year or items if held.get(item.id) == best]
    # A notice that changes a rule, or lengthens its term, has the rule's title in its own.
    return max(named, key=lambda item: (not item.amends, str(item.written or item.published or "")))


def _plain(context: Context) -> str:
    """The question without what asks, without a number and without words that any document goes by."""
    return _ANY.sub(" ", _patterns().asks.sub(" ", _NUMBER_ALONE.sub(" ", context.text)))


def _full(year: str) -> int:
    return int(year) if len(year) > _SHORT_YEAR else 2000 + int(year)


def _issued(item: Item) -> int | None:
    """The year that a document is known by: that of its number, else of its day."""
    number = _NUMBER.search(item.document_number)
    day = item.written or item.published or item.valid_from
    return int(number["year"]) if number else day.year if day else None


def _by_content(items: Iterable[Item], matter: Matter, context: Context) -> Item | None:
    """The one document of the sort asked for (批复, 办法) that holds all that is named, be it in its rows."""
    sorts = set(_patterns().document.findall(context.text))
    found = [
        item
        for item in items
        if any(sort in item.title for sort in sorts)
        and not is_list(item)
        and matter.held_by(_all_of(item, context)) >= _WHOLLY
    ]
    return found[0] if len(found) == 1 else None


def _all_of(item: Item, context: Context) -> str:
    passages = context.snapshot.passages_of(item.id)
    return in_full(fold("\n".join((item.title, *(passage.text for passage in passages)))))


def _is_for(item: Item, context: Context) -> bool:
    bureau, asked = context.snapshot.bureau, context.understood.region
    if item.region in (asked, *bureau.parents_of(asked)):
        return True
    return not (asked and bureau.is_part(item.region))


def _has_number(item: Item, asked: re.Match[str]) -> bool:
    own = _NUMBER.search(item.document_number)
    return own is not None and (own["year"], int(own["no"])) == (asked["year"], int(asked["no"]))


def _is_of_code(item: Item, asked: re.Match[str]) -> bool:
    """Whether the number's code (某教规) is the one asked for, where one is given."""
    own = _NUMBER.search(item.document_number)
    if own is None:
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
    for later in context.in_force.on(context.today, None).amended.get(item.id, ()):
        until = context.snapshot.items[later].lengthens_to
        for passage in context.snapshot.passages_of(later) if until else ():
            if until and str(until.year) in passage.text and _LONGER.search(passage.text):
                return [_quoted(passage, _LONGER)]
    if item.standing == "draft":
        asking = [one for one in context.snapshot.passages_of(item.id) if _PROPOSES.search(one.text)]
        if _HEARING.search(context.text):
            asking.sort(key=lambda one: not (_HEARING.search(one.text) and _DAY.search(one.text)))
        return [_quoted(passage, _PROPOSES) for passage in asking][:1]
    own = [
        passage
        for passage in context.snapshot.passages_of(item.id)
        if passage.kind != "frame"
        and _TERM.search(passage.text)
        and (_UNTIL.search(passage.text) or not _ENDS_ANOTHER.search(passage.text))
    ]
    own.sort(key=lambda passage: (bool(_UNTIL.search(passage.text)), passage.position))
    said = [_quoted(passage, _TERM) for passage in own[-1:] if _SPAN.search(passage.text)]
    return said + (_issue_of(item, context) if said and _FROM_ISSUE.search(said[0].quote) else [])


def _issue_of(item: Item, context: Context) -> list[Evidence]:
    """The day that a document was issued on, by its foot: from there its term is counted."""
    for passage in reversed(context.snapshot.passages_of(item.id)):
        found = _FULL_DAY.search(passage.text) if passage.kind == "frame" else None
        if found:
            return [Evidence(passage, found[0], 1.0)]
    return []


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
