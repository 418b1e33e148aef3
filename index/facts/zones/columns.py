"""What the columns of a table are to a zone list: schools, places, numbers, towns, notes."""

from __future__ import annotations

import re
from typing import Literal

from index.facts.zones.spelling import fold

Role = Literal[
    "school",
    "old_school",
    "campus",
    "zone",
    "place",
    "number",
    "low",  # the first of a row of numbers
    "high",
    "side",  # of an area, and what bounds it there
    "town",
    "stage",
    "note",
    "",
]

_OTHER = re.compile(
    r"电话|地址$|校址|代码|编码|类型|性质|计划|人数|网址|方式|序号|片号|编号|班数|班级|校长|联系|时间|学位|监督|咨询|面积|规模"
)
_SCHOOL = re.compile(
    r"学校|校名|小学|初中|中学|幼儿园|园所|园名|招生单位|学校名称|对口校"
    r"|^(?:孩子|娃|小孩|宝贝)*(?:该|应|就|可)?[去上读到在][哪那][里儿所个]?(?:上学|报名|入学|读书|就读)?$|^(?:入学|上学|就读)去向$|^[去上读]哪[里所]"
)
_SCHOOL_AND_WHERE = re.compile(
    r"^(?:学校|校名|小学|初中|中学|园所|幼儿园)(?:名称)?[及和与、/(]+(?:学校|联系|咨询|详细|办学)*(?:地址|校址|电话)"
)
_OLD = re.compile(r"^原|调整前|变更前")
_ZONE = re.compile(
    r"划片|学区|施教区|片区|地段|(?:招生|服务|入学|就近入学|覆盖|对口|招收)[^学校]{0,4}(?:范围|区域|区$|片|对象区域)"
    r"|(?:划片|招生|服务|对口|涵盖|包含|所含|所辖|覆盖|涉及).{0,4}(?:小区|楼盘|社区|居委|村|街道|路段|道路|区域|范围)|^(?:具体|所辖|管辖|服务|涵盖|覆盖|学区|片区)*(?:范围|地段|区域)(?:\(.*\))?$"
)
_PLACE = re.compile(
    r"[住家]在?(?:哪|那|这)[里儿个些]?|包[括含]哪些?(?:地方|孩子)|哪些(?:地方|孩子|人)|^[您你]?的?(?:家庭|居住)?住址$|^(?:[您你]?家?)?(?:住|住在|家住|家在|住址)(?:地|处|哪里)?$|小区|楼盘|社区|居委|村|路名|道路|路段|街巷|街道名称|[路街巷]{2}|马路|住宅|家庭住址|家属[院区]|区域|地名"
)
_NUMBER = re.compile(r"门牌|号码|楼栋|栋号|幢号|楼号|单号|双号|组别|村民小组|号段|起止号")
_BEFORE_CHANGE = re.compile(r"(?:调整|变更|划转)前|^原.{0,4}(?:学校|学区|片区|服务区|施教区)")
_AFTER_CHANGE = re.compile(r"(?:调整|变更|划转)后|^现.{0,4}(?:学校|学区|片区|服务区|施教区)")
_ONE_SIDE = re.compile(r"[单双]号?.{0,3}(?:学校|小学|初中|中学)$")
_NUMBERS = re.compile(r"门牌号?码?|号码|楼栋号?|栋号|幢号|楼号|单元|村民小组|村?组别?|号段")
_TOWN = re.compile(r"^(?:所属|所在|管辖|辖区)?(?:街道|办事处|街|[镇乡()、/])+(?:名称)?$")
# Columns of one place each inside a town, and columns of what is in such a place.
_COMMUNITY = re.compile(r"社区|居委|村")
_SMALLER = re.compile(r"小区|楼盘|路|街巷|巷|住宅|门牌|地名|楼宇|[组队社]\)?$")
_STAGE = re.compile(r"学段|^类别$|办学层次")
_NOTE = re.compile(r"备注|说明|^注$")
_CAMPUS = re.compile(r"^(?:所[在属]|就读|招生|具体)?(?:校区|教学点|分校|校部|办学点)(?:名称)?$")
_LOW = re.compile(r"^(?:门牌)?起始?(?:门牌)?号?码?$|^起始?(?:门牌|号)|^最?小号$|^从$")
_HIGH = re.compile(r"^(?:门牌)?[终止截]止?(?:门牌)?号码?$|^[终截]止?(?:门牌|号)|^最?大号$|^到$")
# 东至 | 南至 | 西至 | 北至
_SIDE = re.compile(r"^(?:.{0,6}[/:(])?(?P<side>[东南西北])(?:[至到起面侧边临邻接界]|边?界)*\)?$")
# A name or number for a group of schools, which lists nothing itself: 城东片区, 第一片.
_GROUP = re.compile(
    r"^(?:所[在属])?(?:派位|招生|划片|对口|教育|小升初)?(?:片区|学区|学片|片|组)(?:名称|序号|编号|号)?$"
)
_FEEDER = re.compile(
    r"(?:对口|生源|毕业|直升|片内|服务|接[收纳]|来源).{0,4}小学|小学.{0,6}(?:毕业|生源|对口|直升|升入)|招收.{0,4}小学"
)


def role_of(column: str, in_zone_list: bool) -> Role:
    """The role of a column heading. Columns that other tables also have count in zone lists only."""
    column = re.sub(r"\s", "", fold(column))
    if _NOTE.search(column):
        return "note"
    if _STAGE.search(column):
        return "stage"
    if _CAMPUS.match(column):
        return "campus"
    if in_zone_list and (_LOW.match(column) or _HIGH.match(column)):
        return "low" if _LOW.match(column) else "high"
    if in_zone_list and _SIDE.match(column):
        return "side"
    # 「招生范围/道路、街巷门牌」 names places with their numbers; 「门牌号」 alone only the numbers.
    if _BEFORE_CHANGE.search(column):
        return "old_school"
    if _ONE_SIDE.search(column) or _AFTER_CHANGE.search(column):
        return "school"
    if _NUMBER.search(column) and not _PLACE.search(_NUMBERS.sub("", column)):
        return "number" if in_zone_list else ""
    if _SCHOOL_AND_WHERE.match(column):
        return "school"
    if _OTHER.search(column):
        return ""
    if _ZONE.search(column) and not re.search(r"(?:学校|小学|初中|中学|幼儿园)(?:名称)?$|名称$", column):
        return "zone"
    if _SCHOOL.search(column) and not _PLACE.search(column):
        return "old_school" if _OLD.search(column) else "school"
    if not in_zone_list:
        return ""
    if _TOWN.match(column) and re.search(r"[镇乡]|街道|办事处", column):
        return "town"
    return "place" if _PLACE.search(column) else ""


def names_communities(column: str) -> bool:
    """Whether a place column has the communities or villages that other columns' places are in."""
    column = fold(column)
    return bool(_COMMUNITY.search(column)) and not _SMALLER.search(column)


def feeds(column: str) -> bool:
    """Whether a school column may hold the primary schools whose pupils go on to another column's."""
    return bool(_FEEDER.search(re.sub(r"\s", "", column)))


def groups(column: str) -> bool:
    """Whether a column may only give the name of a group of schools (片区), where another has the places."""
    return bool(_GROUP.match(re.sub(r"\s", "", fold(column))))


def side_of(column: str) -> str:
    """The side of an area (东, 南, 西, 北) whose bound a column has; "" for another column."""
    match = _SIDE.match(re.sub(r"\s", "", fold(column)))
    return match["side"] if match else ""


def goes_on_to(column: str) -> bool:
    """Whether a column has the secondary schools that the pupils of another column's schools go on to."""
    return bool(_GOES_ON_TO.search(re.sub(r"\s", "", fold(column))))


_GOES_ON_TO = re.compile(
    r"(?:对口|升入|直升|派位|升学|录取|摇号|升读|对应升入|可升).{0,4}(?:初中|中学)|(?:初中|中学).{0,3}(?:去向|升学)|升入学校|毕业(?:去向|升入)"
)
