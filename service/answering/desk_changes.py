"""What was announced since of a stated office: its new number, its new place, the move of its house."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from index.catalogue.years import year_of
from index.facts.desks import DeskFact
from index.facts.desks.changes import is_of_changes
from index.facts.desks.figures import ADDRESS, HOURS, LINES
from index.items import Passage
from service.answering.context import Context
from service.answering.desk_names import IN_BRACKETS, bare, folded
from service.answering.duties import asked_duties, aspects_of

_SHORTEST_NAME, _SHORTEST_NUMBER = 3, 7
# 「某县教育局机关将于…由县府路21号搬迁至…」: all offices of the house move with it.
_HOUSE = re.compile(
    r"(?:教育(?:和?体育)?局|教体局|教科局|教育委员会|教委|我局|本局)(?:机关)?(?![一-龥]{0,8}[科股室处中心])"
)
_BUREAU = re.compile(r"(?:局|教委|委员会)$")
_MOVES = re.compile(r"搬|迁|移(?:至|到|往|入)|(?:地[址点]|场所)[^，。；]{0,6}(?:变更|调整|更换|改)")
_FROM = re.compile(
    r"(?:由|从|原(?:办公|联系)?(?:地址|地点|址)[：:为是]?)(?P<place>[^，。；\n（(]{2,20}?\d+号)"
)
_BEFORE = re.compile(r"以前|原来|原先|之前|过去|从前|搬(?:家|迁|走)?(?:之)?前|[老旧](?:地址|电话|号码?|办公)")
_NOW = re.compile(
    r"现在|如今|目前|搬(?:迁)?(?:到|去|哪|了)|新(?:的|地址|电话|号)|[换改变]成?了?(?:什么|多少|哪|吗|没)"
)
# 「5月1日至9月30日」, 「10月—次年4月」: the hours of a part of the year.
_PART_OF_YEAR = re.compile(
    r"(?P<first>\d{1,2})月(?:\d{1,2}日)?\s*[至到—–\-~～]+\s*(?:次年|翌年|第二年|20\d\d年)?(?P<last>\d{1,2})月"
)
_SEASONS = ((re.compile(r"夏|[六七八678]月"), 7), (re.compile(r"冬|(?:十二|12|一|1)月"), 12))
_UP_TO_NUMBER = re.compile(r"(?:(?!\d{3,}[-—－–]?\d{3}).)+")
_PARTS = re.compile(r"[，。；\n]")
_BETWEEN = re.compile(r"[、，,；;和及\s]+")


def is_of_office(passage_id: str, quote: str, context: Context) -> bool:
    """Whether an office is asked for and a quote states one, or comes from a notice of new numbers or places:
    what became of it since is known to the look-up of desks only."""
    if not aspects_of(context.text):
        return False
    if is_of_changes(context.snapshot.items[context.snapshot.passages[passage_id].item_id]):
        return True
    return any(
        fact.desk.name and (fact.statement in quote or quote in fact.statement)
        for fact in context.snapshot.desks
        if fact.passage_id == passage_id
    )


def asks_of_before(question: str) -> bool:
    """Whether a question asks where an office was, or what its number was, not what it is now."""
    return bool(_BEFORE.search(question)) and not _NOW.search(question)


def in_season(fact: DeskFact, question: str, today: date) -> bool:
    """Whether hours that hold for a part of the year (5月1日至9月30日) are those of the day, or of the season
    that is asked about."""
    part = _PART_OF_YEAR.search(fact.statement)
    if part is None or fact.desk.phone or not HOURS.search(fact.statement):
        return True
    first, last = int(part["first"]), int(part["last"])
    months = {(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)}
    season = next((month for words, month in _SEASONS if words.search(question)), today.month)
    return season in months


def aspects_stated(fact: DeskFact) -> set[str]:
    """Which of phone, address, hours, fax, post and mail a statement gives."""
    desk, text = fact.desk, fact.statement
    return {
        aspect
        for aspect, held in (
            ("phone", bool(desk.phone)),
            ("address", bool(desk.address or ADDRESS.search(text))),
            ("hours", bool(desk.hours or HOURS.search(text))),
            *((line, bool(pattern.search(text))) for line, pattern in LINES.items()),
        )
        if held
    }


def dated(fact: DeskFact, context: Context) -> date:
    """The day of a statement: from when it holds, else that of its document; date.min where none is known."""
    item = context.snapshot.items[fact.item_id]
    year = year_of(item)
    of_year = date(year, 1, 1) if year else date.min
    return fact.since or item.published or item.written or item.valid_from or of_year


def changes_of(fact: DeskFact, changes: Sequence[DeskFact], context: Context) -> Mapping[str, DeskFact]:
    """The last announcement of each aspect of a statement's office that is another now, by aspect.

    "phone" is there also where its number was put out of use and no other is known.
    """
    found: dict[str, DeskFact] = {}
    later = [change for change in changes if change is not fact and _is_of(change, fact, context)]
    for change in sorted(later, key=lambda change: dated(change, context)):
        stated = aspects_stated(change)
        if _is_ended_by(fact, change):
            stated.add("phone")
        found |= dict.fromkeys(stated, change)
    return found


def _is_of(change: DeskFact, fact: DeskFact, context: Context) -> bool:
    if fact.item_id == change.item_id or _is_of_another_matter(change, context.text):
        return False
    day, own = dated(change, context), dated(fact, context)
    if day < own and day != date.min:  # a notice without a day follows what it ends
        return False
    if _is_ended_by(fact, change):
        return True
    if day < own:
        return False
    bureau = context.snapshot.bureau
    place = next((region for region in bureau.regions if region.name == fact.desk.name), None)
    if place is not None:  # a row for each place, a column for each matter
        column = fact.desk.topics[-1:]
        return change.desk.region == place.name and bool(column) and column[0] in change.label
    if change.desk.region and fact.desk.region and change.desk.region != fact.desk.region:
        return False
    if _moves_with_house(change, fact) or _is_of_matter(change, fact) or _is_of_its_matter(change, fact):
        return True
    name = bare(IN_BRACKETS.sub("", fact.desk.name), bureau)
    return len(name) >= _SHORTEST_NAME and name in change.label


def _is_ended_by(fact: DeskFact, change: DeskFact) -> bool:
    """Whether a change puts a statement's number out of use, be it without the area code (原2250112停用)."""
    number = re.sub(r"\D", "", fact.desk.phone)
    ended = (re.sub(r"\D", "", one) for one in change.ended)
    return any(len(one) >= _SHORTEST_NUMBER and number.endswith(one) for one in ended)


def _is_of_another_matter(change: DeskFact, question: str) -> bool:
    """Whether a change that names no office is that of a matter (「教师资格认定咨询电话由…改为…」) which the
    question does not ask about: for all else the office keeps its number."""
    if change.desk.name or not change.desk.phone:
        return False
    lead = _UP_TO_NUMBER.match(change.statement)
    matters = asked_duties(lead[0]) if lead else ()
    return bool(matters) and not set(matters) & set(asked_duties(question))


def _moves_with_house(change: DeskFact, fact: DeskFact) -> bool:
    """Whether the bureau's own house moves and the statement's office is in the house that it leaves."""
    if change.desk.phone or not (_HOUSE.search(change.statement) and _MOVES.search(change.statement)):
        return False
    left = _FROM.search(change.statement)
    return left is not None and left["place"] in f"{fact.desk.address} {fact.statement}"


def _is_of_matter(change: DeskFact, fact: DeskFact) -> bool:
    """Whether a row of new numbers is named by the very matter that a row of the office is for."""
    if _BUREAU.search(change.desk.name):
        return False  # the head of a column of its numbers
    named = set(filter(None, _BETWEEN.split(folded(change.desk.name))))
    return bool(named) and named == {folded(topic) for topic in fact.desk.topics}


def _is_of_its_matter(change: DeskFact, fact: DeskFact) -> bool:
    """Whether a bureau's new number for a matter (「各科室电话只换一个：入学咨询改为…」) is that of a
    statement of the same place for the matter."""
    if not change.desk.phone or not fact.desk.phone or change.desk.region != fact.desk.region:
        return False
    if change.desk.name and not _BUREAU.search(change.desk.name):
        return False
    lead = _UP_TO_NUMBER.match(change.statement)
    matters = asked_duties(lead[0].rpartition("：")[2]) if lead else ()
    words = f"{fact.desk.name} {fact.label}"
    return bool(matters) and all(matter.level(words) == 0 for matter in matters)


def still_holding(fact: DeskFact, changed: set[str], passage: Passage) -> list[str]:
    """The verbatim parts of a statement that state none of the aspects that have changed since."""
    if passage.cells:
        cells = [f"{name}：{value}" if name != value else value for name, value in passage.cells if value]
        parts = [cell for cell in fact.cells or cells if cell in passage.text]
    else:
        parts = [part.strip() for part in _PARTS.split(fact.statement) if part.strip()]
    return [part for part in parts if not any(states(part, aspect, fact) for aspect in changed)]


def states(part: str, aspect: str, fact: DeskFact) -> bool:
    """Whether a part of a statement gives an aspect of its office."""
    desk = fact.desk
    value = {"phone": desk.phone, "address": desk.address, "hours": desk.hours}.get(aspect)
    if value and value in part:
        return True
    if aspect == "address" and LINES["post"].search(part):
        return True  # the code is that of the place
    pattern = {"address": ADDRESS, "hours": HOURS, **LINES}.get(aspect)
    return pattern is not None and bool(pattern.search(part))
