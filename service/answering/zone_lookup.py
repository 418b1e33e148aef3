"""What one message asks to look up: one address, several of them, or one for two stages of school."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations

from index.facts.zones import Match, Mention, Resolution, ZoneIndex, normal
from index.facts.zones.names import kind_of
from service.answering.context import Context
from service.answering.texts import text
from service.answering.vocabulary import folded, in_full
from service.answering.zone_elsewhere import asked_for_region

_MOST = 4
_MOST_OPTIONS = 12
_AND = r"(?:和|与|跟|及|以及|还有|、|,|/)*"
_KINDERGARTEN, _PRIMARY, _MIDDLE = "幼儿园", "小学", "(?:对口|直升)?的?(?:初中|中学)"
_STAGES = {"幼儿园": _KINDERGARTEN, "小学": _PRIMARY, "初中": _MIDDLE}
_BOTH_STAGES = re.compile(
    "中小学|" + "|".join(f"{one}{_AND}{other}" for one, other in permutations(_STAGES.values(), 2))
)
# Words for schools, which no kindergarten is.
_OF_SCHOOL = re.compile(r"学校|[上入就]学|学堂|[读念]书|读册|学区|学位|划[片给到归]|几小")
_EACH = re.compile(r"分别|各[自是在读上归]|[大二]宝|老[大二]|以后|将来")
_ASKS_TWICE = re.compile(
    r"(?:哪|什么|啥|呢).+(?:哪|什么|啥|呢|[\s,][^\s,]*(?:吗|么|不|没有?)(?=$|[\s,。?？]))"
)
_GOES_ON = re.compile(r"毕业|小学升|升(?:入)?初|小升初|直升|对口升|小学读完|念完小学")
_UNIT = r"(?:号楼|号|栋|幢|座|组|队|社)"
_NUMBERS = re.compile(
    rf"(?<!\d)\d+{_UNIT}?(?:(?:和|与|跟|同|、|,|还有|以及|及|或者?|还是)\d+{_UNIT}?)*"
    rf"(?:和|与|跟|同|、|,|还有|以及|及|或者?|还是)\d+(?P<unit>{_UNIT})"
)
_ONE_NUMBER = re.compile(rf"(?<!\d)\d+(?P<unit>{_UNIT})")
_OTHER_NUMBER = re.compile(
    rf"[\s,。?？]+(?:那|还有|要是)?(?P<number>\d+(?P<unit>{_UNIT}))的?(?:呢|又?[上归去读念]哪[^\d]{{0,6}})[?？]?$"
)
# 「2」 stands in 「12—20栋」 too: a number is looked up, never taken for a choice.
_NUMBER = re.compile(rf"第?[\d-]+{_UNIT}?")
_TELLS_ALONE = re.compile(r"[单双东南西北中甲乙丙丁A-Z]")
# 「该去哪上学」: whichever stage it is, all of them are said.
_TO_SCHOOL = re.compile(
    r"[去在到上]哪[里儿]?去?(?:上学|入学|读书|念书)|(?:上学|入学|读书|念书)[该要]?[去在到]哪"
)
_STAGE_BEFORE = re.compile(r"^(?:小学|初中|幼儿园):")
_PARTICLES = re.compile(r"[的吧呢啊呀哦是那个住在]|[,。!?！？.]")
# 「归哪个学校管」 of a place, and of no stage: of each stage the school is told.
_ANY_STAGE = re.compile(
    r"(?:归|属于?|是)[^，,。？?]{0,4}(?:哪|那|什么|啥)[^，,。？?]{0,4}(?:学校|学区|片区)|学校管"
)
# 「某乡小学念完了读哪个初中」: the pupils of a town's school are those of the town.
_OF_TOWN = re.compile(
    r"(?<=[乡镇村])的?(?:中心|完全)?(?:小学校?|完小|中心校)(?=[^，,。？?]{0,6}(?:[念读上学]完|毕业|出来)|[^，,。？?]{0,4}升)"
)
_ASKS = ("needs_number", "needs_region", "needs_stage", "ambiguous", "needs_address")


def looked_up(places: Sequence[Mention], context: Context) -> list[Resolution]:
    """What looking up each address of the message comes to, for each stage that it asks about."""
    zones = context.holding.zones
    asked = _own(context)
    stages = _stages(asked, context)
    found = [
        _resolved(zones, words, stage, context)
        for words in _addresses(asked, zones.places_in(asked))
        for stage in stages
    ]
    if not region_meant(context):
        found = [_of_region(one, places, context) for one in found]
    return found[:_MOST]


def _of_region(found: Resolution, places: Sequence[Mention], context: Context) -> Resolution:
    """``found``, or the question of its region unless the citizen's reply has told it."""
    asked = asked_for_region(found, places, context)
    option = _chosen(asked, context) if asked is not found else ""
    if option:
        here = any(match.rule.region == option for match in found.matches)
        return found if here else Resolution("none")
    return asked


def _own(context: Context) -> str:
    """The question in normal spelling. Where it follows an answer and names a place of its own, without
    the places that the conversation named before."""
    zones = context.holding.zones
    said = normal(context.text)
    own = normal(in_full(folded(context.question)))
    at = said.rfind(own)
    if at <= 0 or _is_reply(context) or not zones.places_in(own):
        return said
    earlier = said[:at]
    for place in reversed(zones.places_in(earlier)):
        earlier = earlier[: place.start] + " " + earlier[place.end :]
    return earlier + said[at:]


def _is_reply(context: Context) -> bool:
    """Whether the last message was a question to the citizen about the address."""
    last = context.history[-1] if context.history else None
    if last is None or last.role != "assistant":
        return False
    return any(text(f"zone.{ask}") in last.content for ask in _ASKS)


def _stages(asked: str, context: Context) -> list[str]:
    said = context.holding.zones.without_schools(asked)
    named = [stage for stage, words in _STAGES.items() if re.search(words, said)]
    each = len(named) > 1 and (_EACH.search(said) or _ASKS_TWICE.search(said))
    if (each or _BOTH_STAGES.search(said)) and not _GOES_ON.search(said):
        return named if len(named) > 1 else ["小学", "初中"]
    if len(named) == 1 and context.understood.stage not in _STAGES:
        return named  # 「初中高中在哪读」: of these only the one has zones
    return [context.understood.stage]


def _addresses(asked: str, places: Sequence[Mention]) -> Iterator[str]:
    """The question once for each house number, or each place, that it asks about one by one."""
    numbers = _NUMBERS.search(asked)
    if numbers and any(place.start < numbers.start() <= place.end for place in places):
        for number in dict.fromkeys(re.findall(r"\d+", numbers.group())):
            yield f"{asked[: numbers.start()]}{number}{numbers['unit']}{asked[numbers.end() :]}"
    elif (second := _OTHER_NUMBER.search(asked)) and (first := _first_number(asked, places, second)):
        yield asked[: second.start()]
        yield f"{asked[: first.start()]}{second['number']}{asked[first.end() : second.start()]}"
    elif len(places) > 1 and _EACH.search(asked) and _are_apart(asked, places):
        for place in places:
            others = [other for other in places if other is not place]
            words = asked
            for other in reversed(others):
                words = words[: other.start] + " " + words[other.end :]
            yield words
    else:
        yield asked


def _first_number(
    asked: str, places: Sequence[Mention], other: re.Match[str]
) -> re.Match[str] | None:
    """The number behind a place that another one with the same unit follows at the end: 「5号楼上哪，
    3号楼呢」."""
    for place in places:
        found = _ONE_NUMBER.search(asked, place.start, other.start())
        if found and found["unit"] == other["unit"] and found.start() <= place.end:
            return found
    return None


def _are_apart(asked: str, places: Sequence[Mention]) -> bool:
    """Whether words join the places, so that none is said to be in another."""
    between = (asked[one.end : other.start] for one, other in pairwise(places))
    return all(re.search(r"和|与|跟|及|、|,|还有|又", words) for words in between)


def _resolved(zones: ZoneIndex, words: str, stage: str, context: Context) -> Resolution:
    understood = context.understood

    def resolve(stage: str, said: str = words) -> Resolution:
        year = understood.year or context.today.year
        return zones.resolve(said, stage=stage, region=region_meant(context), year=year)

    resolution = resolve(stage)
    option = _chosen(resolution, context)
    if option and resolution.status == "needs_region":
        return resolve(stage, f"{words} {option}")
    if option:
        rules = [rule for rule in context.holding.rules if rule.quote == option and rule.kind != "unread"]
        if rules:
            return Resolution("found", tuple(Match(rule, "chosen") for rule in rules))
        picked = resolve(stage, f"{words} {option}")
        return picked if picked.matches else resolution
    if resolution.status == "needs_stage":
        # 学校 is no word for a kindergarten: where only one stage of school is left, it is meant.
        schools = [one for one in resolution.options if one != "幼儿园"]
        if len(schools) == 1 and _OF_SCHOOL.search(words):
            return resolve(schools[0])
        each = {one: resolve(one) for one in resolution.options}
        if _ANY_STAGE.search(words) or (set(each) == {"小学", "初中"} and _TO_SCHOOL.search(words)):
            return _of_all(list(each.values())) or _by_stage(each)
        return _by_stage(each)
    return resolution


def _by_stage(each: Mapping[str, Resolution]) -> Resolution:
    """The stages to choose from, and within each what else has to be chosen there."""
    options = [
        f"{stage}：{option}" if option else stage
        for stage, one in each.items()
        for option in (one.options if one.status in ("needs_number", "ambiguous") else ("",))
    ]
    return Resolution("needs_stage", options=tuple(options if len(options) <= _MOST_OPTIONS else each))


def region_meant(context: Context) -> str:
    """The region that is meant; for a town without lists the region that it is in, "" for the bureau's own
    where no list is of it by name."""
    region, listed = context.understood.region, {rule.region for rule in context.holding.rules}
    while kind_of(region) == "street_town" and region not in listed:
        region = next(iter(context.snapshot.bureau.parents_of(region)), "")
    own = region == context.snapshot.bureau.home and region not in listed
    return "" if own else region


def _of_all(found: Sequence[Resolution]) -> Resolution | None:
    """What the stages come to together where each of them is found; else None."""
    if any(one.status != "found" for one in found):
        return None
    return Resolution("found", tuple(match for one in found for match in one.matches))


def of_town(question: str, zones: ZoneIndex) -> str:
    """A question that names a town's primary school only as such, as one of the town: 「某乡小学毕业」."""
    listed = any(place.how == "school" for place in zones.places_in(question))
    return question if listed else _OF_TOWN.sub("", question)


def _chosen(resolution: Resolution, context: Context) -> str:
    """The one choice that a citizen's reply to a question back names (「双号的」「北区」「1期那个」)."""
    if not context.history or not resolution.options:
        return ""
    whole = normal(folded(context.question))
    words = (word for word in re.split(r"[\s,、]+", whole) if len(word) > 1 or _TELLS_ALONE.match(word))
    for reply in map(_bare, (whole, _STAGE_BEFORE.sub("", whole), *words)):
        if not reply or _NUMBER.fullmatch(reply):
            continue
        named = [option for option in resolution.options if reply in _bare(normal(option))]
        if len(named) == 1:
            return named[0]
    return ""


def _bare(words: str) -> str:
    return _PARTICLES.sub("", words)
