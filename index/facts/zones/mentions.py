"""Finds the known places that a free question names, with the numbers behind each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.facts.zones import boundaries
from index.facts.zones.letters import HOUSE, LETTER, house
from index.facts.zones.names import PART, kind_of
from index.facts.zones.numbers import UNITS
from index.facts.zones.sounds import Sounds
from index.facts.zones.spelling import arabic, fold, without_committee

_NUMBER = re.compile(
    r"[\s,、(]*(?:的?门牌(?:号码?)?[是为:]*|NO\.?|的?[单双]号的?(?=\d))?第?(?P<low>\d{1,5})(?P<more>(?:[-之]\d+)*)\s*"
    r"(?P<unit>号?网格|组团|村民小组|居民小组|村民组|小组|生产队"
    r"|号楼(?![上下](?![哪什几边]))|号院|号|栋|幢|座|#|组|社(?!区)|队|弄|单元|排|楼|室|层|户)?"
)
_LETTERED = re.compile(rf"[\s,、(]*(?P<letter>{LETTER})(?P<figures>\d{{1,3}})?{HOUSE}")
_ANNEX = re.compile(r"[\s(]*附\d+号?")
_NO_HOUSE = re.compile(r"^\s*(?:年|月|日|岁|级|个|点|期|段|路|街|巷|中|小|名|所|人|米|线|万|元|[A-Z])")
_ALONE = re.compile(
    r"(?<![\d月-])(?P<low>\d{1,5})\s*(?P<unit>号?网格|组团|号楼|号院|号(?!线)|栋|幢|座|组|社(?!区)|队|弄)|[\s,](?P<end>\d{1,4})\s*$"
)
_HAMLET = re.compile(r"^(?P<village>[^村]{1,5}村)[^村社]{1,3}[屯寨庄湾坪坝组片]$")
_PLAIN = 4  # 某某小区, of which 某某 alone says too little
_KIND_WORD = re.compile(r"(?:小区|社区|村|屯|寨|嘎查|(?<=平房|棚户|家属|生活|住宅|宿舍)区)$")
_KIND_OF_PHASE = re.compile(
    r"(?<=[一-鿿]{2})(?:小区|花园|家园|嘉园|公寓|新城|新村|名苑|华庭|雅苑)(?=\d+期$)"
)  # 「澄心二期」 of 澄心花园二期
_OF_TOWN = re.compile(r"[镇乡]$")
# 「后岗的娃」「黑鱼泡那边」: what two characters, or a town without its 镇, must stand between to be a place.
_HOME_BEFORE = re.compile(r"(?:^|[\s,。]|家住|家在|[俺我咱]们?家?(?:是|在|住)?|住在?|村[是叫]|户口在|老家)$")
_HOME_BEHIND = re.compile(
    r"(?:的|那|这)?(?:边|里|片|块|一带|一片|附近|村里|屯里|乡里|镇上)?的?(?:孩子|小孩|小朋友|娃|学生|人(?![民才])|住户|村民|老百姓)"
    r"|(?:那|这)(?:边|里|片|块|一带)|的(?=$|[\s,。]|[上读念去归])"
)
_TOWN = re.compile(r"(?:街道|社区|[镇乡村])$")
_GROUP_BEHIND = re.compile(r"第?\d{1,2}(?:组|社(?!区)|队|小组|村民小组)")  # 「马庄3组」 is of 马庄村
_IN_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾]")  # 「东湖壹号」, asked for as 东湖一号
_SIDE_OF_ROAD = re.compile(r"^(?P<stem>[一-鿿]{2,4}?)[东南西北中](?P<kind>路|街|大道|大街)$")
_NEAR_BEHIND = re.compile(
    r"^(?:的|那|这)?(?:正|斜)?(?:旁边?|对面|对过|对门|附近|隔壁|周[边围]|后[面头边]|前面|背后|不远|边上|近旁|外面"
    r"|往[东南西北前后])|^以?[东南西北][边面侧]?的(?=[一-鿿]{2,6}(?:大道|[路街巷村苑园]|小区))"
)
_BESIDE = re.compile(r"^的?边(?:上|儿)?(?![界缘])")
_NEAR_BEFORE = re.compile(r"(?:离|距|靠近|挨着?|紧挨|[紧相]邻|[邻临]近|毗邻|从|过了?|路过|经过|穿过)$")
_IGNORED = ("楼", "室", "层", "户", None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names: ``name`` is the known key, ``start``:``end`` in the normal text.

    ``part`` is a segment or phase that the text adds and no rule knows by itself. ``how`` is "exact",
    "sound" (same pinyin), "look" (a lookalike in it) or "near" (one character off). ``before`` is the text
    that leads up to it.
    """

    name: str
    start: int
    end: int
    numbers: dict[str, int] = field(default_factory=dict)
    part: str = ""
    how: str = "exact"
    before: str = ""

    def is_landmark(self, text: str) -> bool:
        """Whether ``text`` (in normal spelling) only tells what is near the place: 「某小区对面」."""
        near = _NEAR_BEHIND.match(text[self.end :]) or _NEAR_BEFORE.search(text[: self.start])
        return bool(near) and not self.is_beside(text)

    def is_beside(self, text: str) -> bool:
        """Whether a home is said to be at the side of a road, most likely one of its own: 「某路边上」."""
        return kind_of(self.name) == "road" and bool(_BESIDE.match(text[self.end :]))


# 「陆拾号」: the figures of banknotes, before a word that counts.
_CAPITAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰零]+(?=号|栋|幢|座|组|弄|单元|网格)")
_FIGURES = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰", "一二三四五六七八九十百")
# 「某苑的B区」「某小区的3栋」
_OF = re.compile(r"(?<=[一-鿿])的(?=(?:\d+|[A-Z])(?:期|区|号楼|栋|幢|座|组|网格)|[东南西北中](?:区|苑|段))")


def normal(text: str) -> str:
    """``text`` in the spelling of place keys, its spaces and marks kept as borders."""
    folded = _CAPITAL.sub(lambda run: run.group().translate(_FIGURES), fold(text))
    spelled = re.sub(r"[·•・‧]", "", arabic(folded)).upper()
    return without_committee(_OF.sub("", spelled))


class Gazetteer:
    """The known place names. ``extendable`` are those that stand for all their segments too;
    ``regions`` may stand before any name; ``schools`` are the keys of the schools that rules name."""

    def __init__(
        self,
        known: Iterable[str],
        extendable: Iterable[str] = (),
        regions: Iterable[str] = (),
        schools: Iterable[str] = (),
    ) -> None:
        self._names = frozenset(name for name in known if len(name) >= 2)
        self._extendable = frozenset(extendable)
        self._regions = tuple(regions)
        self._school_ends = {name[start:] for name in schools for start in range(len(name) - 2)}
        self._bases: dict[str, list[str]] = defaultdict(list)
        self._extensions: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._names):
            hamlet = _HAMLET.match(name)
            base = hamlet["village"] if hamlet else PART.sub("", name)
            if len(base) >= 2 and base != name:
                self._extensions[base].append(name)
                if base not in self._names:
                    self._bases[base].append(name)
        for base, sides in _by_road(self._names).items():
            if len(sides) > 1 and base not in self._names:
                self._bases[base] += sides
        for base in [base for base in self._bases if base.endswith("小区") and len(base) > _PLAIN]:
            if (stem := base.removesuffix("小区")) not in self._names:
                self._bases[stem] = self._bases[base]
        self._short = self._shortened()
        # 「松坪石牛村」: a town's name without its 镇 may stand before any place.
        self._towns = tuple(
            {stem for name in self._names if len(stem := _TOWN.sub("", name)) >= 2 and stem != name}
        )
        self._lengths: dict[str, list[int]] = {}
        by_first: dict[str, set[int]] = defaultdict(set)
        for name in (*self._names, *self._bases, *self._short):
            by_first[name[0]].add(len(name))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in by_first.items()}
        self._sounds = Sounds(self._names)

    def _shortened(self) -> dict[str, str]:
        """What citizens leave of 某某里小区 and 某某坳村 -> the known name, where only one can be meant."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            in_figures = arabic(name.translate(_FIGURES)) if _IN_CAPITALS.search(name) else name
            for stem in (
                *(pattern.sub("", name) for pattern in (_KIND_WORD, _OF_TOWN, _KIND_OF_PHASE)),
                in_figures,
            ):
                long = len(stem) >= 3 or (len(stem) == 2 and name.endswith(("村", "屯", "寨", "镇", "乡")))
                if long and stem != name and stem not in self._names and stem not in self._bases:
                    found[stem].append(name)
        return {stem: names[0] for stem, names in found.items() if len(names) == 1}

    def extensions(self, name: str) -> Sequence[str]:
        """The known segments and phases of a place that may be known as a whole, too."""
        return self._extensions.get(name, ())

    def parts_of(self, name: str) -> Sequence[str]:
        """The known segments or phases of a place that is not known as a whole."""
        return self._bases.get(name, ())

    def find(self, text: str) -> list[Mention]:
        """The places in ``text`` (as ``normal`` gives it), longest names first found, in text order."""
        mentions = self._exact(text)
        if not mentions:
            mentions = [
                Mention(
                    name, start, end + boundaries.generic_tail(text, end, name), how=how, before=text[:start]
                )
                for name, start, end, how in self._sounds.find(text, self._ends_with_tail)
            ]
        numbered = [self._with_numbers(text, mention, mentions) for mention in mentions]
        return _with_number_apart(text, _wholes_dropped(numbered))

    def _exact(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        start = 0
        while start < len(text):
            mention = self._at(text, start, found[-1].end if found else -1)
            if mention:
                found.append(mention)
            start = mention.end if mention else start + 1
        return found

    def _at(self, text: str, start: int, last_end: int) -> Mention | None:
        for size in self._lengths.get(text[start], ()):
            name = text[start : start + size]
            if name not in self._names and name not in self._bases and name not in self._short:
                continue
            cut = size == 2 or _OF_TOWN.search(self._short.get(name, ""))
            if cut and name not in self._names and not self._stands_alone(text, start, start + size):
                continue
            free = start == last_end or text.endswith((*self._regions, *self._towns), 0, start)
            if not free and not boundaries.begins(text, start, name):
                continue
            end = start + size
            tail = boundaries.generic_tail(text, end, name)
            if self._ends(text, start, end + tail, name):
                return Mention(self._short.get(name, name), start, end + tail, before=text[:start])
            part = boundaries.PART_AFTER.match(text[end:])
            if part and name in self._extendable:
                return Mention(name, start, end + part.end(), part=part.group(), before=text[:start])
        return None

    @staticmethod
    def _stands_alone(text: str, start: int, end: int) -> bool:
        """Whether what is short of a name is one all the same, as what stands around it tells."""
        home = _HOME_BEFORE.search(text[:start]) and _HOME_BEHIND.match(text, end)
        return bool(home or _GROUP_BEHIND.match(text, end))

    def _ends(self, text: str, start: int, end: int, name: str) -> bool:
        return boundaries.ends(text, end, name) or self._before_stage(text, start, end)

    def _ends_with_tail(self, text: str, start: int, end: int, name: str) -> bool:
        """As ``_ends``, or where 小区 follows that the list leaves away."""
        tail = boundaries.generic_tail(text, end, name)
        return self._ends(text, start, end, name) or (tail > 0 and self._ends(text, start, end + tail, name))

    def _before_stage(self, text: str, start: int, end: int) -> bool:
        """Whether the stage asked about follows a place, rather than the name of a school going on."""
        stage = boundaries.STAGE_AFTER.match(text[end:])
        return stage is not None and text[start : end + len(stage.group())] not in self._school_ends

    def _with_numbers(self, text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
        limit = min((other.start for other in mentions if other.start >= mention.end), default=len(text))
        numbers, end = _numbers_at(text[:limit], mention.end, kind_of(mention.name) == "road")
        return replace(mention, numbers=numbers, end=end)


def _by_road(names: Iterable[str]) -> dict[str, list[str]]:
    """「人民路」 -> 「人民东路」 and 「人民西路」: what a road is called by those who leave away its side."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if side := _SIDE_OF_ROAD.match(name):
            found[side["stem"] + side["kind"]].append(name)
    return found


def _numbers_at(text: str, at: int, on_road: bool) -> tuple[dict[str, int], int]:
    """(unit -> number, where they end) of the numbers that stand at ``at``: 38号3栋2单元, 3-2-201."""
    numbers: dict[str, int] = {}
    while match := _ANNEX.match(text, at) or _LETTERED.match(text, at) or _NUMBER.match(text, at):
        if match.re is _ANNEX:
            at = match.end()
            continue
        if match.re is _LETTERED:
            unit, number = house(match["letter"], match["figures"])
            if not any(known.startswith("栋") for known in numbers):
                numbers[unit] = number
            at = match.end()
            continue
        written = match["unit"]
        if written is None and (_NO_HOUSE.match(text[match.end() :]) or numbers):
            break
        unit = UNITS.get(written, "") if written and written not in _IGNORED else ""
        if written is None:
            unit = "号" if on_road else "栋" if match["more"] else ""
        if unit and unit not in numbers:
            numbers[unit] = int(match["low"])
        at = match.end()
    return numbers, at


def _wholes_dropped(mentions: Sequence[Mention]) -> list[Mention]:
    """Without a place of which a segment or phase is named too; the segment takes over its numbers."""
    kept: list[Mention] = []
    for mention in mentions:
        parts = [other for other in mentions if other.name != mention.name and _is_part(other, mention)]
        if not parts:
            wholes = [other for other in mentions if other.name != mention.name and _is_part(mention, other)]
            numbers = {unit: number for whole in wholes for unit, number in whole.numbers.items()}
            kept.append(replace(mention, numbers=numbers | mention.numbers))
    return kept


def _is_part(part: Mention, whole: Mention) -> bool:
    return part.name.startswith(whole.name) and PART.fullmatch(part.name[len(whole.name) :]) is not None


def _with_number_apart(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Gives a number that stands apart from every place (「…哪个小学？38号」) to those that lack it."""
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = "。" * (mention.end - mention.start)
    found = {
        (UNITS[m["unit"]] if m["unit"] else "号", int(m["low"] or m["end"]))
        for m in _ALONE.finditer("".join(rest))
    }
    units = [unit for unit, _ in found]
    apart = {unit: number for unit, number in found if units.count(unit) == 1}
    return [replace(mention, numbers=apart | mention.numbers) for mention in mentions]
