"""Reads one entry of a zone list: a place, its numbers, what its brackets say. All of it or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts.zones import names
from index.facts.zones.edges import is_boundary, read_boundary
from index.facts.zones.head import Reading, Unread, limited, read_head, unit_for
from index.facts.zones.numbers import UNIT, read_numbers
from index.facts.zones.pieces import joined_by_and, peel
from index.facts.zones.rule import Carve
from index.facts.zones.runs import entries
from index.facts.zones.spelling import arabic, place_key
from index.facts.zones.wording import plain

_INLINE = re.compile(
    r"(?<=[\d号栋幢组院])\((?P<a>不?含|不?含本[数号]|[单双奇偶](?:数号|[号数])?)\)"
    r"|(?<=[上下前后内里起])\((?P<b>不?含(?:本[数号]|\d+[号栋幢组]?)?|[单双奇偶](?:数号|[号数])?)\)"
)
_FORMER = re.compile(r"^(?:原来?(?:的|为|是|名|属)?|曾用名|旧称|又名|又称|也称|即|现为?|俗称|含原)[::]?")
_DESCRIBES = re.compile(r"房$|[高多]层|别墅|户$|^.{1,2}$")  # in brackets: what is there, no other name
_NUMBERS_BEHIND = re.compile(rf"(?<=.)(?:[单双(]|\d+(?:[-、至到]\d+)*{UNIT}).*$")
_BUT = re.compile(
    rf"^(?P<name>.{{2,}}?)(?P<what>(?:不含|不包括)\d.*{UNIT}|除(?:第?[\d一二三四五六七八九十]).*?(?:以外|之外|外))"
    r"(?:的?(?:其他|其余|剩余|所有)(?:各?组|小组|村民小组|楼栋|门牌|住户|部分|楼)?)?$"
)
_HOUSE_WITH_NAME = re.compile(
    r"^(?P<house>[^\d]{2,}(?:大道|[路街巷道])\d+号)(?P<name>[^\d院及以至到起前后单双、,()\-][^\d、,()\-]{1,10}"
    r"(?:小区|公寓|花园|家园|宿舍|家属[院区]|[苑府庭城园湾庄居寓邸]|大厦))$"
)
_STRETCH_OF_ROAD = re.compile(
    r"^(?P<road>[^(),;、]{2,}?)(?:沿线|沿街|段)?\((?P<what>[^()\d,;、]*以[东南西北][^()\d,;、]*)\)$"
)
# 「甲路、乙路交叉口以西的甲路沿线」「东桥至西桥段的老国道」
_STRETCH_BEFORE_ROAD = re.compile(
    r"^(?P<what>[^();]{2,}?(?:以[东南西北]|[口桥站]|段|交汇处))的(?P<road>[^()\d的以、,;]{2,}?(?:大道|[路街巷道]|胡同))"
    r"(?:沿线|沿街|两侧|路段|段)?$"
)
_ONLY = re.compile(r"只包括|仅包括|只含|仅含|仅限|只限")
_INCLUDING = re.compile(r"^(?:含|包含|包括|其中含|含有)[::]?(?!本)")
_EXCEPT_FRONT = re.compile(
    r"^(?:不含|不包括|不包含|除了?|非(?=门牌|\d))[::]?(?P<what>.+?)(?:除外|以外|之外|外)?(?:的?(?:住户|居民|业主|部分))?$"
)
_NEW = re.compile(
    r"^(?:20\d\d年|今年|近期)?(?:新建|新增|新交付|新开盘|在建|已交付|已建成|建成)(?:小区|楼盘|住宅|项目)?$"
    r"|^[自从]?20\d\d年(?:[春秋]季)?(?:学期)?(?:起|开始)$"
)
# 「安和居（保障房）」: what sort of housing the whole estate is
_HOUSING = re.compile(
    r"^(?:公租|廉租|保障|安置|回迁|还建|经济适用|经适|限价|商品|福利)(?:性)?(?:住?房|小区|住宅)(?:小区)?$"
)
# A school without its upper classes.
_BY_GRADE = re.compile(
    r"^(?:[一1](?:年级)?(?:至|-|到|[、,和及](?=[二2]))[二三四五2345]|[一1][、,][二2][、,和及][三3])年级"
)
_DOORS = re.compile(r"^(?:门牌号?码?|的)+|的?(?:住户|居民|业主|部分)$")
# 「某路（含路西侧）以东」: of the boundary itself
_OWN_SIDE = re.compile(
    r"^不?含(?:[本该]?[路街巷道河渠沟]|两|道路)[东南西北]?(?:[侧边面]|沿线)?(?:住户|居民)?$"
)
_BUT_NOT = re.compile(r"[;,、](?=但?(?:不含|不包括|不包含)(?!本))")
_EXCEPT_BACK = re.compile(r"^(?P<what>.+?)(?:除外|不含|不包括|不在内)$")
_ALL = re.compile(
    r"^(?:全部|全村|全镇|全乡|所有|全段|各段|整体|全境|全域|双侧|两侧|(?:含|包括|不分)?单双号|单号双号|全部单双号)$"
)
_LANDMARKS = re.compile(r"[^\d,;、]*[^\d,;、单双号](?:至|到|-)[^\d,;、\-]{2,}?(?=[单双]号|\d|[,;、]|$)")


def read_entry(text: str, towns: frozenset[str] = frozenset(), parent: str = "") -> list[Reading]:
    """The places that folded ``text`` names, the one it is about first. Raises Unread.

    ``towns`` are the towns that the list is known to name, ``parent`` the one the entry stands under.
    """
    text = _flat(plain(text))
    side = _STRETCH_OF_ROAD.match(text) or _STRETCH_BEFORE_ROAD.match(text)
    if side and not is_boundary(side["road"]) and names.kind_of(place_key(side["road"])) == "road":
        return [replace(reading, segment=side["what"]) for reading in read_head(side["road"], towns, parent)]
    if is_boundary(text):
        return _boundary(text, towns, parent)
    peeled = peel(text)
    if peeled is None:
        raise Unread(text)
    outside, inside = peeled
    only = _ONLY.search(outside[0])
    if only and only.start() >= 2:
        parent = place_key(outside[0][: only.start()])
        return read_entry(text[only.end() :], towns, parent)
    head = outside[0]
    groups = list(inside)
    but = _BUT.match(head)
    if but and not groups:
        head, groups = but["name"], [but["what"]]
    for position, tail in enumerate(outside[1:]):
        if not tail.strip():
            continue
        of_numbers = read_numbers(arabic(inside[position])) is not None
        if names.is_side(tail) or (not of_numbers and read_numbers(arabic(tail), "") is not None):
            head += tail  # 「某路（甲口至乙口）东侧」「某社区（原某村）1—5组」
        elif of_numbers and position == 0:
            head += groups.pop(0) + tail  # 「解放路（单号）1—99号」
        else:
            raise Unread(text)
    house = _HOUSE_WITH_NAME.match(arabic(head))
    if house and not groups and names.is_name(place_key(house["name"])):
        # 「某路88号某府」: one house, known by its number and by its name
        return [*read_head(house["house"], towns, parent), *read_head(house["name"], towns, parent)]
    readings = read_head(head, towns, parent)
    for group in _exclusions_first(groups):
        readings = _with_group(readings, group, towns)
    return readings


def _exclusions_first(groups: list[str]) -> list[str]:
    """What brackets say, 「（含甲苑，不含乙楼）」 in two: what is left out is left out of the head."""
    parted = [_BUT_NOT.split(group) if _INCLUDING.match(group) else [group] for group in groups]
    parts = [part.removeprefix("但") for group in parted for part in group]
    if len(parts) == len(groups):
        return groups
    return sorted(parts, key=lambda part: not _EXCEPT_FRONT.match(part))


def _boundary(text: str, towns: frozenset[str], parent: str) -> list[Reading]:
    """An area, with the places that its bracket says are in it: 「…合围区域（含某小区）」."""
    peeled = peel(text)
    found = [read_boundary(text)]
    groups = peeled[1] if peeled else []
    for group in groups:
        for part in _BUT_NOT.split(group):
            including = _INCLUDING.match(part)
            if including and not _OWN_SIDE.match(part):
                found += _places(part[including.end() :], towns, parent)
    return found


def _with_group(readings: list[Reading], group: str, towns: frozenset[str]) -> list[Reading]:
    """``readings`` (the head first) with what one bracket behind the head says."""
    head, others = readings[0], readings[1:]
    group = _NEW.sub("", _again(head, group.strip(" ,;、。")))
    if not group or _ALL.match(group) or _HOUSING.match(group) or _BY_GRADE.match(group):
        return [replace(reading, whole_road=True) for reading in readings]
    if names.is_side(group):
        return [replace(head, segment=group), *others]
    numbers = read_numbers(arabic(_flat(group)), unit_for(head.name))
    if numbers is not None:
        if others:
            raise Unread(group)
        return [limited(head, numbers)]
    former = _FORMER.match(group)
    if former:
        return _renamed(readings, group[former.end() :], towns)
    left_out = _EXCEPT_FRONT.match(group) or _EXCEPT_BACK.match(group)
    if left_out and not others:
        return [_leaving_out(head, left_out["what"], towns)]
    only = _ONLY.match(group)
    if only:
        return _parts(head, group[only.end() :], towns)
    including = _INCLUDING.match(group)
    if including:
        included = group[including.end() :]
        if any(_completes_a_name(piece.text) for piece in entries(included)):
            return [*readings, *_parts(head, included, towns)]
        return [*readings, *_places(included, towns, head.parent)]
    if head.kind in ("street_town", "community", "village") and not head.name.endswith("新村"):
        return _parts(head, group, towns)
    pieces = [text for piece in entries(group) for text in joined_by_and(piece.text)]
    if any(map(_completes_a_name, pieces)):
        return _parts(head, group, towns) + others
    stretch = _stretch(head, group)
    if stretch is not None:
        return [stretch, *others]
    return _of_road_or_estate(head, others, group, pieces, towns)


def _again(head: Reading, group: str) -> str:
    """``group`` without the head's own name at its start: 「文昌路（文昌路1号—88号）」."""
    rest = group.removeprefix(head.name)
    return rest if re.match(r"\d|[单双]", rest) else group


def _completes_a_name(text: str) -> bool:
    """Whether a piece in brackets is a lane, segment or phase of the head: 西一巷, 中段1—123号."""
    own = _NUMBERS_BEHIND.sub("", arabic(text))
    own = names.bare(place_key(own))[0]
    return any(map(names.is_lane_of_its_road, (own, *names.spelled_out(own))))


def _flat(group: str) -> str:
    """Numbers with inner brackets written out: 「1—99号（单号）」."""
    return _INLINE.sub(lambda match: match["a"] or match["b"], group)


def _stretch(head: Reading, group: str) -> Reading | None:
    """A stretch of a road between landmarks, with the numbers that may stand beside them."""
    if names.kind_of(head.name) != "road":
        return None
    text = _flat(group)
    rest = arabic(_LANDMARKS.sub("", text))
    if rest == arabic(text):
        return None
    reading = replace(head, segment=(head.segment and f"{group},{head.segment}") or group)
    if not rest.strip(",;、"):
        return reading
    numbers = read_numbers(rest)
    return None if numbers is None else limited(reading, numbers)


def _of_road_or_estate(
    head: Reading, others: list[Reading], group: str, pieces: list[str], towns: frozenset[str]
) -> list[Reading]:
    """Other names of the head, its address, or places along it."""
    if any(map(_DESCRIBES.search, pieces)):
        raise Unread(group)
    places = _places(group, towns, head.parent)
    if any(place.kind in ("village", "community", "street_town") for place in places):
        if len(places) > 1:
            return _parts(head, group, towns) + others
        return [replace(head, parent=head.parent + places[0].name), *others]  # where the estate is
    bare_road = head.kind == "road" and not head.within
    if bare_road:
        # 「温泉路（某小区）」: of the road only what the bracket names.
        return [replace(head, segment=group), *others, *places]
    return [head, *others, *places]


def _parts(head: Reading, group: str, towns: frozenset[str]) -> list[Reading]:
    """What a bracket lists of the head: numbers, lanes that complete its name, places in it."""
    found: list[Reading] = []
    parent = head.parent + head.name if head.kind != "road" else head.parent
    numbered: list[str] = []
    for piece in entries(group):
        for text in joined_by_and(piece.text):
            numbers = read_numbers(arabic(_flat(text)), "号")
            if numbers is not None and not piece.broken:
                numbered.append(text)
                continue
            if _completes_a_name(text):
                found += read_entry(head.name + text, towns, head.parent)
            else:
                found += read_entry(text, towns, parent)
    if numbered:
        together = read_numbers(arabic(_flat("、".join(numbered))), unit_for(head.name))
        if together is None:
            raise Unread(group)
        found.insert(0, limited(head, together))
    if not found:
        raise Unread(group)
    return found


def _places(group: str, towns: frozenset[str], parent: str) -> list[Reading]:
    return [
        reading
        for piece in entries(group)
        for text in joined_by_and(piece.text)
        for reading in read_entry(text, towns, parent)
    ]


def _renamed(readings: list[Reading], group: str, towns: frozenset[str]) -> list[Reading]:
    """Former names: each is a name of its own, and known to limit the head where it has a rival."""
    aliases: list[Reading] = []
    for text in (part for piece in entries(group) for part in joined_by_and(piece.text)):
        try:
            aliases += read_entry(text, towns)
        except Unread:
            continue  # an old name that cannot be read is one name fewer to be found by
    head = replace(readings[0], former=(place_key(group) or group,))
    return [head, *readings[1:], *(alias for alias in aliases if alias.name != head.name)]


def _leaving_out(reading: Reading, what: str, towns: frozenset[str]) -> Reading:
    """``reading`` without what an exclusion names, and with every segment that it does not name."""
    carves = excluded(what, reading.name, towns)
    return replace(reading, without=reading.without + carves, whole_road=True)


def excluded(what: str, place: str = "", towns: frozenset[str] = frozenset()) -> tuple[Carve, ...]:
    """What an exclusion names: numbers and segments of ``place``, or other places. Raises Unread."""
    carves: list[Carve] = []
    for piece in _number_runs(_DOORS.sub("", what)):
        numbers = read_numbers(arabic(_flat(piece)), unit_for(place))
        if numbers is not None and place:
            carves.append(Carve("", numbers.within + numbers.doubtful))
            continue
        numbered = re.match(rf"^(?P<numbers>[\d\-]+{UNIT})[^\d]{{1,4}}$", arabic(piece))
        if numbered and place and (read := read_numbers(numbered["numbers"])) is not None:
            carves.append(Carve("", read.within))  # 「48号附院」: kept out whole rather than in part
            continue
        completes = names.is_lane_of_its_road(place_key(piece))
        for reading in read_entry(place + piece if completes else piece, towns):
            if reading.kind == "boundary" or reading.segment:
                raise Unread(what)
            spans = reading.within + reading.doubtful
            carves.append(Carve("" if spans and reading.name == place else reading.name, spans))
    return tuple(carves)


def _number_runs(what: str) -> list[str]:
    """The pieces of an exclusion, with neighbouring bare numbers kept in one run (6、7、8组)."""
    runs: list[str] = []
    for piece in entries(what):
        for text in joined_by_and(piece.text):
            if runs and re.match(r"\d", text) and re.fullmatch(rf"[\d、\-]+{UNIT}?", runs[-1]):
                runs[-1] += "、" + text
            else:
                runs.append(text)
    return runs
