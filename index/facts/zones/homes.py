"""Homes and their school as leaflets and posts put it: 「濂江以东（甲村、乙苑）——到某小学」「住在甲村的孩子上
某小学」「甲村、乙苑，对应某小学」「某小学（甲村、乙苑）」.

Read only where what stands beside the school is a list of places and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.facts.zones import names
from index.facts.zones.clauses import parted
from index.facts.zones.edges import is_boundary
from index.facts.zones.schools import school_names, without_numbering
from index.facts.zones.spelling import place_key


@dataclass(frozen=True, slots=True)
class Homes:
    """``text[start:end]`` lists homes whose children go to ``schools``."""

    start: int
    end: int
    schools: tuple[str, ...]


_ARROW = r"(?:-+>?|[=-]>|[→⇒➔➜➡►»👉\ufe0f]+|[|丨=:])"
# What may stand between homes and their school; the last of it may be the beginning of the school's name.
_BETWEEN = re.compile(
    rf"(?:\s*[,、]?\s*{_ARROW}\s*|\s*[,\s]\s*)?"
    r"(?:(?:的)?(?:孩子|娃娃|娃|小朋友|小孩|小学|学校)?(?:统一|全部|一律|都|也|均|则|就|可以?|应|请|安排|直接|今年|仍然|仍|还是|继续|原则上)*"
    r"(?P<verb>划在|对应(?:的?学校)?(?:是|为)?|对口|划[入到归给分]{1,2}|分[到在给]|归属?于?|隶属于?|属于?|就读于?|入读|到|去|在|由|(?<!以)上|读|念|报|进|入|选|找|是|为)|(?<=[\s,|>=:丨→⇒➔➜➡►»👉-]))"
)
_BEHIND = re.compile(
    r"(?:(?:现场)?(?:就读|入学|上学|读书|念书|报名|登记|报到|接收|招收|招生|就学|上课)+|即可|就行|就可以|[哦哟啦的!~。.])+$"
)
# Verbs with which names of schools begin too: 上坝小学, 归仁小学, 进贤小学, 报国小学.
_MAY_BE_NAME = frozenset("上归报进念读入选找由为是")
_OF_REGION = re.compile(
    r"[一-鿿]{1,5}?(?:[市县区旗镇乡]|街道)[一-鿿]{2,}|第?[\d一二三四五六七八九十]+[小中]"
    r"|第[\d一二三四五六七八九十]|实验"
)

_LEAD = re.compile(
    r"^(?:[一二三四五六七八九]是|凡是?|如果|若是?|要是|对于?|[您你]?(?:家|家庭)?(?:住[址房所]|户口|户籍(?:所在地|地)?|房产|房子|居住地?|住)"
    r"(?:(?:[或和及、/]|或者)(?:户口|户籍|房产|住房|住址|房子|居住地?))*(?:地址)?(?:都|均|登记)?(?:在|为|是|于|属于?)?(?![宅建房院])"
    r"|[您你]家在|家在|位于|包括|(?:以下|下列)(?:小区|村|社区)?:)+"
)
_TAIL = re.compile(
    r"(?:[,\s]|的?(?:适龄(?:儿童(?:、?少年)?|少年|孩子|幼儿)|一年级(?:的)?新生|新生|孩子们?|娃娃?们?|小朋友们?|小孩|子女|学生|儿童)|的?(?:住户|居民|业主|村民|家庭|家长)(?:的|家)?"
    r"|的|那边|这边|那一片|这一片|等地)+$"
)
# What tells where in the town places are, and is none itself.
_AREA = re.compile(
    r"(?:[东南西北][边面侧岸片部]|[江河湖溪渠桥山城路街巷道铁][东南西北内外][边面侧岸片]?"
    r"|以[东南西北内外上下][侧边面]?|片区?|一带|方向|城区|老城区?|新城区?|镇区|集镇|学区|[里内外上下]片|看?这[里边儿]|请看)的?$"
)
_BESIDE_AREA = re.compile(
    r"^[^:、,()的]{1,12}?(?:以[东南西北][侧边面]?|[东南西北][边面侧岸]|[江河湖溪渠路街城桥山]?[东南西北](?:片区?)?)"
    r"的(?=..)"
)
_IN_BRACKETS = re.compile(
    r"^(?P<area>[^()]{2,20}?)的?\((?:主要|具体)?(?:包含|包括|含|有|即)?:?(?P<list>.*)\)(?:的|内)*$"
)
_LABEL = re.compile(r"^(?P<area>[^:、,()]{2,14}):(?=.)")
_SCHOOL_AND_LIST = re.compile(
    r"^(?P<school>[^(),:;。、]{3,28}?)\((?:主要|具体)?(?:包含|包括|含|招收?|接收|收|面向|负责)?:?(?P<list>.*)\)$"
)
_LIST_AND_SCHOOL = re.compile(
    r"^(?P<list>[^()]{2,}?)\((?:到|去|上|读|归|对口|对应|划入?)?:?(?P<school>[^()]{3,28})\)$"
)
_BACK = re.compile(r"^(?P<school>[^,:;。、]{3,28}?)\s*(?:<-+|<=|[←⇐👈]+)\s*(?P<list>.{2,})$")
_SCHOOL_TAKES = re.compile(
    r"^(?P<school>[^(),:;。、]{3,28}?),?(?:今年|主要|负责|只|仅|还|也)*(?:招收|接收|接纳|面向|招(?!生)|收(?!费)|接):?"
    r"(?P<list>[^:;。]+?)(?:招生|招收|入学|就读)?$"
)
_NOT_NOW = re.compile(r"^[原现含旁近距]")
_NUMBERS_BEHIND = re.compile(r"(?:\d|[单双]号).*$|\([^()]*\)")
_PIECE = re.compile(r"[、,/;\s]|(?<=[村区园苑路街])[和及与](?=[一-鿿]{2})")
_KIND = re.compile(
    r"(?:大道|[路街巷弄]|胡同|社区|居委会?|[^农本各全新]村|[屯寨]|小区|花园|家园|公寓|新村|新城|宿舍|家属[院区]|公租房|安置[房区点]"
    r"|[苑府庭湾庄园里坊郡邸城墅]|大厦|[厂院]|[林农渔]场|街道|[镇乡]|\d+期)$"
)
_NO_HOMES = re.compile(
    r"孩子|学校|小学|中学|幼儿园|材料|户口簿|户口本|房产证|居住证|随迁|残疾|军人|烈士|电话|地址|校车|考[点场]|线路|站点|[上下]车|面积|公里|\d米|邮|楼盘均价|公开课|比赛"
)


def homes_and_schools(text: str, start: int, end: int, around: str) -> list[Homes]:
    """What the folded clause ``text[start:end]`` says of homes and schools, part by part; [] where any of it
    is anything else. ``around`` is the passage, which shows whether 上 is a verb or begins a name."""
    start = end - len(without_numbering(text[start:end]).lstrip())
    if turned := _of_schools(text, start, end):
        return turned
    found: list[Homes] = []
    begin: int | None = None
    for first, last in parted(text, ",", start, end):
        begin = first if begin is None else begin
        if stated := _stated(text, begin, last, around):
            found += stated
            begin = None
    return found if begin is None else []


def _of_schools(text: str, start: int, end: int) -> list[Homes]:
    """「甲小学（甲村、乙苑）、乙小学（丙村）」「甲小学 ← 甲村」「甲村、乙苑（甲小学）」「甲小学今年接收：
    甲村」."""
    if whole := _of_school(text, start, end):
        return [whole]
    parts = [_of_school(text, *part) for part in parted(text, "、,", start, end)]
    return [one for one in parts if one] if all(parts) else []


def _of_school(text: str, start: int, end: int) -> Homes | None:
    for pattern in (_SCHOOL_AND_LIST, _BACK, _LIST_AND_SCHOOL, _SCHOOL_TAKES):
        match = pattern.match(text[start:end])
        if not match or _NOT_NOW.match(match["school"]) or not (schools := school_names(match["school"])):
            continue
        several = len(_pieces(match["list"])) > 1 or pattern is not _SCHOOL_AND_LIST
        listed = homes_in(match["list"]) if several else []
        if len(listed) == 1:
            at = start + match.start("list")
            return Homes(at + listed[0][0], at + listed[0][1], schools)
    return None


def _stated(text: str, start: int, end: int, around: str) -> list[Homes]:
    bare = _BEHIND.sub("", text[start:end])
    for match in _BETWEEN.finditer(bare):
        if match.start() >= 2 and match.group() and (schools := _school_behind(match, bare, around)):
            what = bare[: match.start()]
            return [Homes(start + first, start + last, schools) for first, last in homes_in(what)]
    return []


def school_told(text: str, around: str) -> tuple[str, ...]:
    """The schools of folded ``text`` that says no more than where one goes: 「上某小学」「在某小学就读」."""
    bare = _BEHIND.sub("", text)
    match = _BETWEEN.match(bare)
    return _school_behind(match, bare, around) if match else ()


def _school_behind(match: re.Match[str], bare: str, around: str) -> tuple[str, ...]:
    """The schools behind what stands between them and the homes, the verb left to their name where it may
    begin it."""
    name, verb = bare[match.end() :], match["verb"] or ""
    schools = school_names(name)
    if schools and verb in _MAY_BE_NAME and not _is_verb(verb, name, bare[: match.end()], around):
        joined = re.search(rf"(?:^|[,\s]|{_ARROW}\s*)$", bare[: match.start("verb")])
        return (joined and school_names(bare[match.start("verb") :])) or schools
    return schools


def _is_verb(verb: str, name: str, before: str, around: str) -> bool:
    """Whether ``verb`` in front of a school's ``name`` is one, and does not begin the name."""
    if _OF_REGION.match(name) or re.search(rf"(?<!{verb}){re.escape(name)}", around):
        return True
    if re.search(rf"(?:孩子|娃|小朋友|就|都|可以?|统一|的){verb}$", before):
        return True
    school = r"[^,，;；。\s]{2,16}?(?:小学|学校|中学|幼儿园)"
    return len(set(re.findall(rf"(?:[,，→—:：\s\-]|孩子|的){verb}({school})", around))) > 1


def homes_in(what: str) -> list[tuple[int, int]]:
    """The stretches of ``what`` that list homes: without the words of speech around them, and of an area
    with a bracket what the bracket lists; [] where it lists anything else."""
    start, end = 0, len(what)
    if lead := _LEAD.match(what):
        start = lead.end()
    if tail := _TAIL.search(what, start):
        end = tail.start()
    stretch = what[start:end]
    if boxed := _IN_BRACKETS.match(stretch):
        area, inside = boxed["area"], boxed["list"]
        if _is_area(area) and are_homes(inside):
            first, last = boxed.span("list")
            over = [(start, start + len(area))] if is_boundary(area) else []
            return [*over, (start + first, start + last)]
    for pattern in (_LABEL, _BESIDE_AREA):
        if (label := pattern.match(stretch)) and _is_area(label.group().rstrip(":")):
            start, stretch = start + label.end(), stretch[label.end() :]
    return [(start, end)] if are_homes(stretch) else []


def _is_area(text: str) -> bool:
    return bool(is_boundary(text) or _AREA.search(text))


def _pieces(listed: str) -> list[str]:
    bare = re.sub(r"\([^()]*\)|[“”\"]", "", listed)
    return [piece for piece in _PIECE.split(bare) if piece]


def are_homes(listed: str) -> bool:
    """Whether folded text is a list of places where people live, most of them sure to be such."""
    if _NO_HOMES.search(listed) or school_names(listed):
        return False
    pieces = [_NUMBERS_BEHIND.sub("", piece) for piece in _pieces(listed)]
    pieces = [piece for piece in pieces if piece]
    named = [piece for piece in pieces if names.is_name(place_key(piece))]
    sure = sum(bool(_KIND.search(piece)) for piece in named)
    return bool(pieces) and len(named) == len(pieces) and sure * 2 >= len(pieces)


_ANSWER = re.compile(r"\s*(?:答|A\d*)\s*[:.]\s*")
_LISTED = re.compile(
    r"^(?P<open>\()?(?P<school>[^,:;。、()]{3,28}?)(?:(?:招收|接收|招)(?:的?范围)?)?(?(open)\):?|(?::|\s{2,}))"
    r"(?P<list>.{2,})$"
)


def schools_of_homes(text: str) -> set[str]:
    """The schools that the clauses of folded ``text`` pair with homes, whatever it is about; 「某小学：…」
    where several homes are listed, as one may be the school's address."""
    found: set[str] = set()
    for line in text.split("\n"):
        for start, last in parted(line, "。;"):
            first = start + (answer.end() if (answer := _ANSWER.match(line[start:last])) else 0)
            listed = _LISTED.match(without_numbering(line[first:last]))
            if listed and len(_pieces(listed["list"])) > 1 and are_homes(listed["list"]):
                found.update(school_names(listed["school"]))
            else:
                for one in homes_and_schools(line, first, last, text):
                    found.update(one.schools)
    return found
