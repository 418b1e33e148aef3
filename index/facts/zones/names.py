"""What a place name says of itself: its kind, the place it is in, the places a numbered name stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from index.facts.zones.rule import Kind

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("community", re.compile(r"(?:社区|居委会?|居民委员会|社居委)$")),
    ("village", re.compile(r"(?:村|村委会|屯|寨)$")),
    ("street_town", re.compile(r"(?:街道|街道办|街道办事处|办事处|镇|乡|苏木)$")),
    (
        "road",
        re.compile(r"(?:[路街巷道弄]|巷子|胡同|公路|路段|[路街巷道].{0,3}段|[东南西北中上下前后]段|\d段)$"),
    ),
)
TOWN = re.compile(r"[^、,:()\d]{2,8}?(?:街道办事处|街道|镇|乡)$")  # by its whole name
# A part of a road or an estate, which is another place than the whole.
PART = re.compile(
    r"(?:[东南西北中上下前后内外]?\d*段|[东南西北]延(?:长?段|伸段|线)|[东南西北中上下]路段|\d+期|(?<=[园苑庭城湾坊])\d+村|[A-Z甲乙丙丁\d东南西北中]+(?:区|组团)"
    r"|[东南西北中][苑院]|(?:^|(?<=[里园苑厂区城院]))[东南西北中][里园楼])$"
)
_LANE = re.compile(r"^(?:附|[东南西北中上下左右])?\d+(?:[巷弄街路])$")
_SIDE = re.compile(
    r"(?:[内外东南西北左右]侧|(?<=[路街道巷])[东南西北](?:[边面]|半[边侧])|一侧|沿线|沿街|沿路|沿河)$"
)
_EXTENT = re.compile(
    r"(?:(?:所辖|管辖)?(?:全部|全域|全境|辖区|辖区内|区域|范围|范围内|区域内|整体)+|两侧|双侧|楼盘|等(?:处|地|小区|楼盘|区域|路段|社区|单位|住宅区|范围)?|行政村|各村?组)$"
)
_MEMBERS = re.compile(
    r"(?:所辖|下辖|辖区内?|境内|内)*的?(?:各|所有|全部|全体|(?<=辖))的?(?:\d*个|行政|自然)*"
    r"(?P<one>村居|村?[屯组庄寨]|嘎查村?|村|社区|居委会)"
    r"(?:[、和及与]?(?:各|所有|全部)?(?:个|行政|自然)*(?P<two>村|屯|社区|居委会))?$"
)
_OF_ITSELF = re.compile(
    r"(?<=[镇乡村区道])(?:全[镇乡村域境]|全街道|全社区|所有区域|整个辖区|辖区(?:内|范围)?|全部辖区|所辖区域|全部区域|行政区域|全部|全体|所有|整体)+(?:内|全部)?$"
    r"|(?<=社区)(?:所辖|下辖|辖区?内?|内)*的?(?:全部|所有|各)(?:住宅|居民)?(?:小区|楼盘|居民区|住宅)$"
)
_ALL_OF_TOWN = re.compile(r"^(?P<stem>[^\d,、;()]{2,4})全(?P<kind>[镇乡])$")
_COUNT = re.compile(r"[一二三四五六七八九十两\d]+个(?:小区|行政村|自然村|村|社区|楼盘|居委会)$")
_WHOLE_ROAD = re.compile(r"(?:全段|各段|全路段|全线|全程|整条)$")
_TOWN = re.compile(r"^(?P<town>[^\d()]{1,9}?(?:街道办事处|街道|镇|乡))(?P<rest>.{2,})$")
_UNDER_TOWN = re.compile(r"^(.{2,9}?(?:街道办事处|街道|镇|乡))(?:所辖|下辖|辖区内?|辖)的?")
_COMMUNITY = re.compile(r"^(?P<town>[^\d()]{1,8}?(?:社区|居委会))(?P<rest>.{3,})$")
_GENERIC = (
    r"(?:小区|社区|村|路|街|巷|花园|家园|新村|新城|公寓|苑|园|城|楼盘|广场|庄|居"
    r"|学校|居委会|办事处|大道|公路|线|道|(?:招生|入学)?(?:服务|施教|学|片|划片|招生)区(?:域|范围)?"
    r"|(?:单位|机关|职工|教工)?(?:宿舍|家属[楼区院])|(?:沿街|居民|各)?(?:住宅|居民|平|楼|门面)[楼区房]|住户|居民|住宅)"
)
_OF_ROAD = re.compile(r"[路街巷道河渠][东南西北][侧边面]?$")  # 「路东」: which road it is, stands before it
_ISSUER = re.compile(r"教育局$|教体局$|教育和[^,]*局$|20\d\d年\d")
_SENTENCE = re.compile(
    r"位于|地处|坐落|始建|占地|现有|电话|个班|计划\d|房产证|户口簿|学生|户籍|户口|家长|咨询|材料|招收|招生|统筹|符合|安排|适龄|儿童|子女|业主|居民|附近|部分|剩余|其余|其他|其它|周边|根据|按照|可以"
    r"|[也都][一1]样|同样|同上|不含|除|以外|除外|未办|未交|待定|暂[不未无]|应为|更正|漏列|误列|有误|各住|详见|另行|公告|调剂|相邻|之间|一带|全[市县区省]|辖区|范围|区域|及其|以及|包括|包含|具体|[。:!?%]"
    r"|仅|如果|若有|是否|并且|审核|审批|需要|需求|提交|申请|办理|报名|登记|通过后?$|就读|毕业|大于|小于|[≤≥<>]|方向|对面|旁边|隔壁|交叉|交汇|交界|转角|各[村社小居]|^除|所有|全部|以[东南西北内外上下]|至|到|原来|非"
)
_RUN = re.compile(
    r"^(?P<stem>.*?)(?P<side>附|[东南西北中上下左右])?(?P<low>\d+)(?P<tail1>[巷街路段弄里期村区坊])?(?:-+|至|到)"
    r"(?P<stem2>.*?)(?P<side2>附|[东南西北中上下左右])?(?P<high>\d+)(?P<tail>[巷街路段弄里期村区坊])$"
)
_LISTED = re.compile(
    r"^(?P<stem>(?:.*?[^\d])?)(?P<numbers>\d+(?:、\d+)+)(?P<tail>期|巷|街坊?|村|区|弄|里|坊|路|段|社区)$"
)
_PHASES = re.compile(r"^(?P<stem>.*?[^\d、])(?P<phases>\d+期(?:[、和及与]?\d+期)+)$")
_TWO_PARTS = re.compile(
    r"^(?P<stem>.{2,}?[路街道巷])(?P<one>[东南西北中上下]\d?段)[、和及与](?P<two>[东南西北中上下]\d?段)$"
)
_LETTERED = re.compile(
    r"^(?P<stem>(?:.*[^A-Z、])?)(?P<letters>[A-Z](?:、[A-Z])+|[A-Z](?:区|组团)?(?:-|至|到)[A-Z])(?P<tail>区|组团|苑)$"
)
_SIDES = re.compile(r"^(?P<stem>.{2,}?)(?P<sides>[东南西北中](?:、[东南西北中])+)(?P<tail>路|街|大道|巷)$")
_CHAIN = re.compile(
    r"^(?P<names>[^\d\-、]{1,8}(?P<kind>大道|[路街巷弄里])(?:-[^\d\-、]{1,8}(?P=kind))+)(?P<count>[2-9]条?(?P=kind))?$"
)
_MOST = 60  # lanes in one run; more is a misreading


@lru_cache(maxsize=16384)  # an entry asks it of its name again and again
def kind_of(name: str) -> Kind:
    """The kind that the last characters of a place key tell; an estate where they tell none."""
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    return "estate"


@lru_cache(maxsize=16384)
def is_name(name: str) -> bool:
    """Whether a place key can be a name: no sentence, no bare word of kind, no bare number."""
    return (
        2 <= len(name) <= 20
        and not _SENTENCE.search(name)
        and not re.fullmatch(_GENERIC, name)
        and not _OF_ROAD.match(name)
        and not _ISSUER.search(name)
        and not name.endswith("侧")
        and not re.fullmatch(r"[本该我各全此其](?:镇|乡|村|区|县|市|街道|社区|辖区)", name)
        and not re.match(r"[\d单双\-#]*(?:号|栋|幢|组|期|单元)?$", name)
        and bool(re.search(r"[一-鿿]", name))
        and not re.search(r"\d(?:号|栋|幢|号楼|单元)|[-\d、]$|^-|^\d+(?:组|队|社)$|、", name)
        and not re.search(r"[一-鿿][A-Z]$", name)
        and not re.search(r"[县州省]$|[^都城]市$", name)
        and not re.match(r"(?:1?\d|[A-Z甲乙丙丁东南西北])(?:期|区|村|座|段|弄|里|苑|委)$", name)
    )


def bare(name: str) -> tuple[str, str, bool]:
    """(name, side, whole road): ``name`` without the words for its extent or for one side of it."""
    whole = bool(_WHOLE_ROAD.search(name))
    name = _COUNT.sub("", _WHOLE_ROAD.sub("", name))
    side = _SIDE.search(name)
    if side and len(name) - len(side.group()) >= 2:
        return name[: side.start()], side.group(), whole
    return _EXTENT.sub("", name) or name, "", whole


def without_members(text: str) -> tuple[str, tuple[str, ...]]:
    """(town, kinds of members) of 「某镇各村」「某镇各村、各社区」; (text, ()) of anything else."""
    match = _MEMBERS.search(text)
    if not match or match.start() < 2:
        return text, ()
    kinds = {_MEMBER_KINDS.get(kind, "村") for kind in (match["one"], match["two"]) if kind}
    of_all = {"村", "社区"} <= kinds or "村居" in kinds
    return text[: match.start()], () if of_all else tuple(sorted(kinds))


# What is no community lies in the country: 屯, 寨 and 嘎查 are villages by another word.
_MEMBER_KINDS = {"村居": "村居", "社区": "社区", "居委会": "社区"}


def within_itself(name: str) -> str:
    """``name`` without words that only say that all of it is meant: 某街道全域, 某乡全乡, 某某全乡."""
    return _ALL_OF_TOWN.sub(r"\g<stem>\g<kind>", _OF_ITSELF.sub("", name))


def in_town(name: str, towns: frozenset[str]) -> tuple[str, str]:
    """(town or community, rest) of a name that begins with one; ("", name) of one that does not.

    镇 and 乡 also end the first word of estates (水乡明珠苑): such a town must be one of ``towns`` that the
    list names elsewhere, unless a village or community follows.
    """
    parent = ""
    name = _UNDER_TOWN.sub(r"\1", name)
    match = _TOWN.match(name)
    if match and not re.fullmatch(_GENERIC, match["rest"]):
        town, rest = match["town"], match["rest"]
        road = kind_of(rest) == "road" and len(town) >= 3
        certain = town.endswith(("街道", "办事处")) or town in towns or road
        if certain or kind_of(rest) in ("village", "community"):
            parent, name = town, rest
    match = _COMMUNITY.match(name)
    if match and not re.fullmatch(_GENERIC, match["rest"]) and not re.match(r"居|\d", match["rest"]):
        parent, name = parent + match["town"], match["rest"]
    return parent, name


def _letters(written: str) -> list[str]:
    letters = re.findall("[A-Z]", written)
    if "、" in written:
        return letters
    low, high = map(ord, letters)
    return [chr(letter) for letter in range(low, high + 1)]


def is_side(text: str) -> bool:
    """Whether ``text`` only names a side of a road."""
    return bool(_SIDE.fullmatch(text.strip()))


def is_lane_of_its_road(name: str) -> bool:
    """Whether a name inside brackets only completes the one before them: 西一巷, 附二巷, 三段, 西段."""
    return bool(_LANE.match(name) or re.fullmatch(PART, name))


def spelled_out(name: str) -> list[str]:
    """The places that a place key with a run of numerals stands for; [name] where it has none.

    某某南1-4巷 gives four lanes, 某某街东1巷至东7巷 seven, 某某小区3期4期 two phases. [] where the run is
    unclear.
    """
    chain = _CHAIN.match(name)
    if chain and (chain["count"] or chain["names"].count("-") >= 2):
        return chain["names"].split("-")  # 「甲巷—乙巷—丙巷」; of two alone it may be a stretch
    parts = _TWO_PARTS.match(name)
    if parts:
        return [parts["stem"] + parts["one"], parts["stem"] + parts["two"]]
    phases = _PHASES.match(name)
    if phases:
        return [phases["stem"] + phase for phase in re.findall(r"\d+期", phases["phases"])]
    lettered = _LETTERED.match(name)
    if lettered and (letters := _letters(lettered["letters"])):
        return [f"{lettered['stem']}{letter}{lettered['tail']}" for letter in letters]
    sides = _SIDES.match(name)
    if sides:
        return [f"{sides['stem']}{side}{sides['tail']}" for side in sides["sides"].split("、")]
    listed = _LISTED.match(name)
    if listed:
        return [f"{listed['stem']}{number}{listed['tail']}" for number in listed["numbers"].split("、")]
    if not re.search(r"\d[^\d]{0,2}(?:-|至|到)", name):
        return [name]
    run = _RUN.match(name)
    if not run:
        return []
    low, high = int(run["low"]), int(run["high"])
    same_stem = run["stem2"] in ("", run["stem"])
    same_side = run["side2"] in (None, run["side"])
    if not (same_stem and same_side and low < high <= low + _MOST and run["tail1"] in (None, run["tail"])):
        return []
    side = run["side"] or ""
    return [f"{run['stem']}{side}{number}{run['tail']}" for number in range(low, high + 1)]
