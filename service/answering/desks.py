"""Which desk to send a citizen to, by topic and region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from index.bureau import Bureau
from index.items import Desk
from service.answering.context import Context
from service.answering.desk_ranking import current_desks
from service.answering.duties import Duty, asked_duties, desk_vocabulary
from service.answering.named_schools import are_private, named_schools, names_provider, region_of
from service.answering.texts import text

_REGION, _OTHER_PART, _GENERAL = 1.5, -1.0, 0.2
_DUTY, _TOPIC = 1.8, 2.0
_BROADER = 0.1  # for each matter of the question before the one that a desk has
_REMOTER = 0.03  # for a desk that has a matter with others, or for want of its own
_OTHER_TOPIC = 1.5  # a topic that is said beside a matter which another desk may have
_COMPLAINT = "投诉"
_HALF = 0.5  # from here on a topic is said; parts of it are in other words as well
_LISTED = 0.02  # for a desk that the bureau itself lists before one that its documents state
_BASIC = 0.1  # for the desk of schools, where nothing but the place is known
_OWN_MATTER = 1.2
# What a question of a kind is about where its words belong to no duty: 「人民路1号上哪个小学」.
_IMPLIED = {"zone": "招生", "fee": "收费", "subsidy": "资助"}
# They stand in the names of most of a bureau's offices.
_COMMON = {"教育", "学校", "学生", "管理", "中心", "办公", "考试", "工作"}
_OF_ALL = re.compile(r"综合|(?<!公开)办公室|总机|全部|其他")
_OF_SCHOOLS = re.compile(r"招生|基础教育|基教|普教|义务教育")


def desk_for(context: Context) -> Desk | None:
    """The desk whose region and topics fit best; the bureau's general desk otherwise."""
    best: tuple[float, Desk] | None = None
    bureau = context.snapshot.bureau
    stated = current_desks(context)
    general = _general(stated, bureau)
    question, asked = _matter(context), _region(context)
    for desk in (*general, *stated):
        fit = _fit(desk, question, asked, bureau)
        if fit is None or (fit[0] < _OWN_MATTER and desk not in general):
            continue  # a stated desk is for its own matter only
        if best is None or sum(fit) > best[0]:
            best = (sum(fit), desk)
    return _as_listed(best[1], bureau) if best else None


def _general(stated: Sequence[Desk], bureau: Bureau) -> tuple[Desk, ...]:
    """The desks that a question of no known matter may go to: those that the bureau lists, with the general
    office that its documents state where none of them is for everything; without a list the first stated."""
    if any(map(_is_of_all, bureau.desks)):
        return bureau.desks
    whole = [desk for desk in stated if not bureau.is_part(desk.region)]
    office = next((desk for desk in whole if _OF_ALL.search(desk.name)), None)
    return (*bureau.desks, *([office] if office else () if bureau.desks else whole[:1]))


def _is_of_all(desk: Desk, listed: bool = True) -> bool:
    return any(map(_OF_ALL.search, (desk.name, *desk.topics))) or (listed and not desk.topics)


def _as_listed(desk: Desk, bureau: Bureau) -> Desk:
    """A desk as the bureau lists it, with its place and hours, where it lists one of this number."""
    if desk in bureau.desks:
        return desk
    return next((listed for listed in bureau.desks if listed.phone == desk.phone), desk)


def desk_words(desk: Desk) -> str:
    """One sentence that names the desk with what is known of it."""
    return text(
        "no_answer.desk",
        name=desk.name,
        phone=f"，电话 {desk.phone}" if desk.phone else "",
        hours=f"，办公时间 {desk.hours}" if desk.hours else "",
        address=f"，地址 {desk.address}{'室' * desk.address.isdigit()}" if desk.address else "",
    )


def _fit(desk: Desk, question: str, asked: str, bureau: Bureau) -> tuple[float, float] | None:
    """How well a desk's topics and its region fit a question of the region ``asked``; None for another's."""
    listed = desk in bureau.desks
    if desk.region and asked and desk.region != asked and desk.region not in bureau.parents_of(asked):
        return None
    words = " ".join((desk.name, *desk.topics))
    place, near = _LISTED if listed else 0.0, 0.0
    if asked and desk.region == asked:
        schools = _OF_SCHOOLS.search(words) and bureau.is_part(asked)
        near = _REGION + (_BASIC if schools else 0.0)
    elif not asked and bureau.is_part(desk.region):
        place += _OTHER_PART
    # A region's name is no matter: that the question and the desk are of one place counts once, above.
    own = desk.name
    for region in bureau.regions:
        own = own.removeprefix(region.name)
    # What is the general office's matter (医保) is no other's by what else is said.
    duties = tuple(takewhile(lambda duty: duty.has_office, asked_duties(question)))
    levels = [(n, duty.level(words)) for n, duty in enumerate(duties) if not _is_of_another(duty, desk)]
    fits = [_DUTY - _BROADER * n - _REMOTER * level for n, level in levels if level is not None]
    # A topic counts by how much of it the question says, in whole or by its two-character parts.
    said = max((_overlap(topic, question) for topic in (*desk.topics, own)), default=0.0)
    worth = _OTHER_TOPIC if asked_duties(question) else _TOPIC
    topic = max([worth * said if said >= _HALF else 0.0, *fits])
    # A window for one matter is no place for all that is asked in its street.
    if topic >= _OWN_MATTER or _is_of_all(desk, listed) or _OF_SCHOOLS.search(words):
        place += near
    if topic < _OWN_MATTER and _is_of_all(desk, listed):
        place += _GENERAL
    return topic, place


def _is_of_another(duty: Duty, desk: Desk) -> bool:
    """Whether a desk takes complaints of a matter of its own only: 「培训投诉」 is no place for others."""
    if not duty.asked.search(_COMPLAINT):
        return False
    lines = [topic for topic in (*desk.topics, desk.name) if duty.level(topic) == 0]
    others = [one for one in desk_vocabulary().duties if one.has_office and not one.asked.search(_COMPLAINT)]
    return bool(lines) and all(any(one.level(line) == 0 for one in others) for line in lines)


def _matter(context: Context) -> str:
    """The question, with what its kind is about where no word of it belongs to a duty."""
    schools = named_schools(context)
    said = f"{context.text} 民办" if schools and are_private(schools, context) else context.text
    if names_provider(context):
        said = f"{said} 培训机构"
    implied = _IMPLIED.get(context.understood.kind, "")
    return said if not implied or asked_duties(said) else f"{said} {implied}"


def _region(context: Context) -> str:
    """The region asked about: named, or that of a school or a place that is named, or the one part whose
    rules answer."""
    if context.understood.region:
        return context.understood.region
    located = region_of(named_schools(context), context) or _region_of_places(context)
    if located:
        return located
    regions = {context.snapshot.items[piece.passage.item_id].region for piece in context.evidence}
    only = next(iter(regions)) if len(regions) == 1 else ""
    return only if context.snapshot.bureau.is_part(only) else ""


def _region_of_places(context: Context) -> str:
    """The part that all the listed places of the question are in; "" where there is none, or not one."""
    places = {place.name for place in context.holding.zones.places_in(context.text)}
    regions = {rule.region for rule in context.holding.rules if rule.name in places}
    only = next(iter(regions)) if len(regions) == 1 else ""
    return only if context.snapshot.bureau.is_part(only) else ""


def _overlap(topic: str, question: str) -> float:
    if not topic:
        return 0.0
    if topic in question:
        return 1.0
    pairs = {topic[i : i + 2] for i in range(len(topic) - 1)} - _COMMON
    return sum(pair in question for pair in pairs) / len(pairs) if pairs else 0.0
