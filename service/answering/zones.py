"""An address goes to the published zone rules: looked up exactly, asked back, or declined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.facts.zones import Mention, normal
from index.facts.zones.names import kind_of
from index.facts.zones.schools import schools_named_in
from index.facts.zones.spelling import place_key
from service.answering.answer import Answer
from service.answering.compose import not_disclosed
from service.answering.context import Context
from service.answering.school_aspects import asked_in
from service.answering.vocabulary import asks_whether
from service.answering.zone_beside import tells_beside
from service.answering.zone_lookup import of_town, region_meant
from service.answering.zone_wording import ask_for, unknown_place
from service.answering.zone_years import in_years, looked_up_answer, planned_for

_OTHER_KINDS = {"fee", "subsidy", "date", "materials", "contact", "duration"}

# How an address shows, whether or not any rule knows the place.
_ADDRESS = re.compile(
    r"\d+\s*(?:号|期|栋|幢|单元|组|弄)|[路街巷道里弄]\d|小区|花园|家园|公寓|社区|新村|[^哪本农]村|[一-龥]{2,}(?:路|街|巷|大道|苑|庭|府|湾|镇|乡)"
)
# Ways to ask that are no question of zones but where a listed place is named.
_ASKS_SO = re.compile(
    r"边[间个所度]|(?:要|会|被)(?:重新)?划(?:走|出|到|给|归|片|区)|换学区|重新划|[上读念报去归属划于]几[小中]|(?:归|属于|划|对口|是).{1,14}(?:吗|么|不|没)$|怎么划|还是.{1,8}(?:小学|中学|学校)"
    r"|(?:小学|学校)是哪[个所家](?:小学|学校)?[呀啊呢?？]?$"
)
# Of anything but where a listed place is named.
_GOES_WHERE = re.compile(
    r"去哪[里儿]?(?:报名|[念读]书)|(?:毕业|[念读上]完)[^，,。？?]{0,6}[去到上读念]哪|[上读念]学?分[到在去]?哪|划[到在给去]?哪|[在去到上]哪[里儿]?[上读念](?:$|[呀啊呢吧])"
)
_ASKS_WHICH = re.compile(r"哪|什么|啥|几[小中所个]|那个|划片|学区")
# 「六年级毕业读哪里」 asks of what comes after.
_LEAVES = re.compile(
    r"^(?!.*(?:幼儿园|大班|教学点)).*(?:(?:小学|[五六56]年级)[^，,。？?]{0,4}(?:毕业(?!证|班|年级)|[念读上]?完)|毕业(?:了|后|以后)*[去到上读念升考]哪)"
)
# 「…上哪个小学，有没有电话」
_NAMES_SORT = re.compile(r"(?:哪|什么|啥)一?[个所家]?(?:公办)?(?:小学|初中|中学|幼儿园|学校)|[几哪][小中]")
# 「离学校远走读的有车补吗」 asks nothing of which school it is.
_ASKS_MORE = re.compile(
    r"(?:有|给|发|补|准|让|[要收][钱费])[^，,。？?]{0,8}(?:吗|么|不|没有?)(?=$|[，,。？?\s])|多少|为什么|为啥"
)
_SCHOOL = re.compile(r"学校|小学|中学|幼儿园|幼稚园|公办园|上学|读书|入学|入园")
# 「某某场上哪个小学」: what stands before the question ends like a place that no list knows.
_PLACE = re.compile(
    r"(?P<name>[一-龥\dA-Za-z]{1,9}"
    r"[路街巷道里弄村镇乡场园苑庭府城湾区号厂院楼庄寨屯组队居寓邸座坊台坪坝湖桥营店堡沟馆岛阁轩墅郡郦舍]|[一-龥]{2,6}(?:国际|公馆|名都|一品|壹号|天下|时代|世家|首府))"
    r"(?:的|小学|那边|这边|这里|附近|业主|住户|职工|居民|孩子|小孩|小朋友|娃娃?|子女|今年|小学|初中)*"
    r"(?:(?:上|读|念|划|归|属于?|是|对口|去|在)[到在给入]?(?:哪|什么|啥|几|那)|(?:划片|学区|片区|对口)(?=$|[,，。？?呢吗呀啊查怎是]))"
)
_DOOR = re.compile(r"[一-龥A-Z]{2,}\d+(?:号楼|号院|号|栋|幢|组|弄)(?!线|文)")
_NO_NAME = re.compile(
    r"(?:城区|农村|学区|片区|辖区|小区|县城|城里|村里|家里|市区|[本各外我]区|[乡城]镇|地区)$"
)
_PARTICLES = re.compile(
    r"[那这]?一[片带块]|孩子|小孩|小朋友|娃娃?|业主|住户|居民|[的吧呢啊呀哦是那个]|[，。！？,.!?]"
)
_HALF_A_DOOR = re.compile(
    r"^(?:我们?家?|俺们?家?|咱们?家?|住|在|是|的)*第?\d+(?:号楼|号院|号|栋|幢|组|队|弄)(?!线|文|[^哪什读上小]{1,3}[路街巷村])"
)
_GOES_ON = re.compile(
    r"^(?:请问|我家?|孩子|娃|今年|的|在|,)*小学(?:毕业生?|读完|念完|6年级)?(?:后|以后|了|,)*(?:对口|直升|升|该?上|去|划到?|读)+"
    r"(?:入|到|学)?(?:哪|什么|啥)"
)
_FROM_A_SCHOOL = re.compile(
    r"(?:小学|学校)(?:的?(?:6年级|应届)?(?:毕业生?|学生|孩子)?(?:后|以后|了)?)?,?(?:可以|能|会|该|的)?"
    r"(?:对口|直升|升入?|派位|上)[到的入]?(?:哪|什么|啥|几).{0,3}(?:初中|中学)"
)
_AT_HOME = re.compile(
    r"我家|我们家|俺家|咱家|住|户口|房子|房产|孩子|娃|小孩|儿子|女儿|闺女|宝宝|[上读念去]哪"
)
_SLIP = re.compile(r"(?:打|写|说|讲|搞|输|发)错了?|(?<![对])不对(?=[,，。\s是应])|更正一?下?[:：,，\s]")
_BY_NUMBER = re.compile(r"几([小中])(?![时孩朋区午旬间])")
_ADMITTED = re.compile(r"录(?:取)?(?:到|在|进|了)(?:了|的)?(?:哪|什么|啥)")
_THAT_ONE = re.compile(r"那[个所家](?!.{0,8}(?:哪|(?:啥|什么)(?![价费])))")
_WHICH_SCHOOL = re.compile(
    r"(?:[上读念去归属分划].{0,6}(?:哪|什么|啥|那)|(?:哪|什么|啥|那).{0,4}(?:小学|初中|中学|学校|学区|片区))"
    r"|划片|学区|对口|片区"
)


class LookUpZone:
    """Ends the flow for a question of which school an address belongs to."""

    name = "zones"

    def __call__(self, context: Context) -> None:
        zones = context.holding.zones
        context.text = _put_right(context)
        as_town = of_town(context.text, zones)
        if as_town != context.text:  # a primary school's pupils go on to a junior one
            context.text, context.understood = as_town, replace(context.understood, stage="初中")
        asked = "zone" in context.understood.kinds
        if not context.understood.stage and (stage := _stage_by_number(context.text)):
            context.understood = replace(context.understood, stage=stage)
        places = _places(context)
        if places and context.understood.stage in ("", "小学") and _LEAVES.search(context.text):
            context.understood = replace(context.understood, stage="初中")
        if places:
            named = "、".join(place.name for place in places)
            context.understood = replace(context.understood, address=named)
        if not places and _ADMITTED.search(context.text):  # which no list of zones says
            context.answer = not_disclosed(context) if context.understood.kinds == ("zone",) else None
            return
        if "contact" in context.understood.kinds:  # 「某县划片问哪个电话」
            sure = any(place.numbers for place in places) or _NAMES_SORT.search(context.text)
            asked = asked and bool(sure)
        if "fee" in context.understood.kinds and not places:  # 「镇上那个幼儿园啥价」 is no 哪个
            asked = asked and not _THAT_ONE.search(context.text)
        asked = asked or bool(_ASKS_SO.search(context.text)) or _says_no_more(places, context)
        asked = asked or bool(places and _GOES_WHERE.search(context.text))
        if places and not asked and (of_school := _of_the_school(places, context)):
            context.answer = of_school
            return
        if places and (asked or _only_an_address(places, context)):
            answer = in_years(places, context) or looked_up_answer(places, context)
            only_schools = all(place.how == "school" for place in places)
            # Of a school that is in no list of feeders a sentence may tell.
            context.answer = None if only_schools and answer.reason == "zone_not_found" else answer
        elif asked and _is_yet_to_come(context):
            context.answer = planned_for(context) or not_disclosed(context)
        elif asked and _goes_on_from_unknown(context):
            context.answer = unknown_place(context)
        elif asked and (meant := zones.roads_and_schools(context.text)):
            context.answer = ask_for("ambiguous", meant)
        elif context.holding.rules and (_is_half_a_door(context) or (asked and _goes_on(context))):
            context.answer = ask_for("needs_address")
        elif asked and _WHICH_SCHOOL.search(context.text):
            said = zones.without_schools(context.text)
            if _names_only_a_town(said, context):
                context.answer = _asked_for_address(context)
            elif _ADDRESS.search(said) or (said == normal(context.text) and _names_something(said)):
                context.answer = unknown_place(context)
            elif context.holding.rules and _AT_HOME.search(context.text) and len(context.text) <= 40:
                context.answer = _asked_for_address(context)
        elif context.holding.rules and _is_a_door(context):
            context.answer = unknown_place(context)


def _names_only_a_town(said: str, context: Context) -> bool:
    """Whether the only place of a question (in normal spelling) is a town whose list is published."""
    listed = {rule.region for rule in context.holding.rules}
    regions = context.snapshot.bureau.regions
    towns = [one for one in regions if one.name in listed and kind_of(one.name) == "street_town"]
    named = [name for town in towns for name in town.spoken if len(name) > 1 and normal(name) in said]
    rest = said
    for name in sorted(named, key=len, reverse=True):
        rest = rest.replace(normal(name), "")
    return bool(named and _AT_HOME.search(said)) and not _ADDRESS.search(rest) and not _names_something(rest)


def _asked_for_address(context: Context) -> Answer | None:
    """Asks for the address; None for 「新房还没交，可以对口吗」, where it would tell nothing."""
    region = region_meant(context)
    if region and not any(rule.region in ("", region) for rule in context.holding.rules):
        return unknown_place(context)  # no list of that region is published
    if asks_whether(context.text) and not _ASKS_WHICH.search(context.text):
        return None
    return ask_for("needs_address")


def _put_right(context: Context) -> str:
    """The question from where the citizen puts an address right: 「甲路9号，哦打错了，乙路9号」."""
    slips = list(_SLIP.finditer(context.text))
    rest = context.text[slips[-1].end() :] if slips else ""
    return rest if rest and context.holding.zones.places_in(rest) else context.text


def _places(context: Context) -> list[Mention]:
    """The listed places that are named; a region of the bureau only where it is a town whose zone is listed
    and no place in it is named."""
    zones, regions = context.holding.zones, {region.name for region in context.snapshot.bureau.regions}
    named = zones.places_in(context.text)
    places = [place for place in named if place.name not in regions]
    return places or [place for place in named if kind_of(place.name) == "street_town"]


def _of_the_school(places: Sequence[Mention], context: Context) -> Answer | None:
    """What is asked of the school of an address without asking which it is: 「某某村的几年级开始住校」;
    None where no paper states it."""
    others = set(context.understood.kinds) & {"fee", "subsidy", "date", "materials"}
    aspects = {"grades", "boarding", "boarding_from"} & set(asked_in(context.text))
    if others or not aspects:
        return None
    answer = looked_up_answer(places, context)
    return answer if answer.status == "answered" and tells_beside(answer, aspects) else None


def _stage_by_number(question: str) -> str:
    """The stage that 「上几小」 and 「读几中」 ask about."""
    found = _BY_NUMBER.search(question)
    return "" if found is None else "小学" if found[1] == "小" else "初中"


def _says_no_more(places: Sequence[Mention], context: Context) -> bool:
    """Whether a message is nothing but a listed place."""
    rest = normal(context.text)
    for place in reversed(places):
        rest = rest[: place.start] + rest[place.end :]
    return bool(places) and not context.understood.kinds and len(_PARTICLES.sub("", rest).strip()) <= 1


def _is_half_a_door(context: Context) -> bool:
    """「3组小学在哪」: a number without the place that it is of."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    return not others and bool(context.understood.stage) and bool(_HALF_A_DOOR.match(normal(context.text)))


def _goes_on(context: Context) -> bool:
    """「小学毕业直升哪个初中」: which school pupils go on to, of which primary school is not said."""
    said = normal(context.text)
    feeds = any(rule.kind == "feeder" for rule in context.holding.rules)
    return feeds and bool(_GOES_ON.match(said))


def _goes_on_from_unknown(context: Context) -> bool:
    """「某某学校对口哪个初中」 of a school that no file names: where others go on to is no answer."""
    said = normal(context.text)
    going_on = _FROM_A_SCHOOL.search(said)
    if not going_on or not any(rule.kind == "feeder" for rule in context.holding.rules):
        return False
    named = schools_named_in(said[: going_on.start() + 2])
    passages = context.snapshot.passages.values()
    return bool(named) and not any(place_key(named[-1]) in place_key(one.text) for one in passages)


def names_an_address(question: str) -> bool:
    """Whether a question names a road, an estate, a village or a house number."""
    return bool(_ADDRESS.search(normal(question)))


def _is_yet_to_come(context: Context) -> bool:
    """Whether the zones of a year to come are asked for, which no item states."""
    year = context.understood.year
    return year is not None and year > context.today.year and not context.holding.rules


def _only_an_address(places: Sequence[Mention], context: Context) -> bool:
    """「健康路8号一年级」: a listed place and a stage or a number, and nothing else that is asked."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    tells = bool(context.understood.stage) or any(place.numbers for place in places)
    asks_more = "几点" in context.text or _ASKS_MORE.search(context.text)  # 「校车几点到某某村」
    return not others and not asks_more and (tells or bool(_SCHOOL.search(context.text)))


def _is_a_door(context: Context) -> bool:
    """「某某国际12栋 小学」 of a place that no list knows, where nothing else is asked."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    return not others and bool(context.understood.stage) and bool(_DOOR.search(normal(context.text)))


def _names_something(text: str) -> bool:
    """Whether a question of which school names what ends like a place, though no list knows it."""
    place = _PLACE.search(text)
    return place is not None and not _NO_NAME.search(place["name"])
