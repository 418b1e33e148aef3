"""An entry of a zone list without the words around it that name no place."""

from __future__ import annotations

import re

# 「某镇除某村外的各村」
_ALL_BUT = re.compile(
    r"^(?P<place>[^()除、,]{2,10}?(?:镇|乡|街道|社区))除(?P<what>[^()除]{2,}?)(?:以外|之外|外)(?:的|,)?(?:其余|其他|所有|全部|各)*"
    r"(?P<members>村|社区|村居|居委会|行政村|村社区)?(?:区域|地区|住户)?$"
)
_LEADING = re.compile(
    r"^(?:\(?\d{1,2}\)?[.)]|[①-⑳]|第[一二三四五六七八九十]+[.、])?\s*(?:以及|及|还有|另有|和(?![平谐睦美顺众兴乐合泰信安园畅悦庭府苑善煦风润鸣义])|包括|包含|含|其中|涉及|涵盖|覆盖|(?:主要|负责)?(?:招收|接收)|增加|新增|增补)?(?:毗邻的|相邻的)?"
    r"(?:所辖(?:的|区域|范围)?)?"
)
_TRAILING = re.compile(
    r"的?(?:住户|居民|居民户|学生|孩子|儿童)?(?:也|都|均|全)*(?:在内|[归属]于?(?:这|该|本)所?学?校(?:学区|片区|服务区|施教区|范围)?)$"
    r"|的(?:住户|居民|学生|孩子|住宅|房屋|平房|楼房|居民楼)$"
    r"|(?<=[侧边])(?:的?(?:各|所有|全部)?(?:住户|居民|居民户|住宅|房屋|居民楼))$"
    r"|的?(?:适龄(?:儿童少年|儿童、少年|儿童|少年)|新生|小学毕业生)(?:入学|就读|入读)?$"
)
# 「某村全部村民小组」「某巷：全部住户」
_ALL_OF_IT = re.compile(
    r"[的:]?(?:全部|所有|全体|各)(?:的?(?:住户|居民户?|住宅|村民|门牌号?码?|(?:村民|居民)?小?组|楼栋|楼号|户))$|:全部$|全体$"
)
_COLON = re.compile(r"^([^:()\d]{2,12}):(?=[东南西北]侧|[单双]|第?[一二三四五六七八九十]+[、组号栋幢]|\d)")
_DIVIDED_BY = re.compile(
    r"^以(?P<road>[^,()]{2,}?(?P<kind>[路街巷道]))为界,?(?P=kind)(?P<side>[东南西北])[侧边面]?"
)
# 「某路以北的某某小区」: a whole estate, and where it is
_WHERE = re.compile(
    r"^[^()、,;:]{3,}(?:以[东南西北]|[东南西北]{1,2}[角侧边面])的(?P<name>[^()的]{2,}?(?:小区|花园|家园|公寓|新城|[苑园府庭]))(?=\(|[\d一二三四五六七八九十]|$)"
)
_COUNTED = re.compile(r"(?<=[村区])[两三四五六七八九十]个?(?:行政村|自然村|村|社区|小区)$")
_SAME_ROAD = re.compile(r"^(?P<road>[^\d(),]{2,}?)(?P<low>\d+号?)(?P<to>至|到|-)(?P=road)(?=\d)")
_VILLAGES_OR = re.compile(r"(?<=[各有部辖政])村\((?:社区|居|居委会)\)")
_QUOTED = re.compile(
    r"^(?:.{0,6}|.{0,12}(?:安置[点区]|安置小区|集中区|小区|社区|楼盘|项目))[“\"]([^”\"]{2,})[”\"](?:小区|社区|楼盘|项目)?$"
)  # 「新建小区“某某”」
_RUN_OF_PHASES = re.compile(r"[一二三四五六七八九]{2,}(?=期)")  # 「一二期」


def plain(text: str) -> str:
    """Folded ``text`` of one entry without words of grammar and of whom it houses, runs written out."""
    text = _LEADING.sub("", text.strip().strip(":")).strip(" .")
    text = _COUNTED.sub("", _TRAILING.sub("", text))
    if len(whole := _ALL_OF_IT.sub("", text)) >= 2:
        text = whole
    # Looked for only where the words are: lists have tens of thousands of entries.
    if ":" in text:
        text = _COLON.sub(r"\1", text)
    if "为界" in text:
        text = _DIVIDED_BY.sub(lambda match: f"{match['road']}{match['side']}侧", text)
    if "全(" in text:
        text = re.sub(r"(?<=[村区镇乡路街巷])全(?=\()", "", text)  # 「某村全（除5组）」
    if "除" in text:
        text = _ALL_BUT.sub(_with_bracket, text)
    if "的" in text:
        text = _WHERE.sub(lambda match: match["name"], text)
    text = _SAME_ROAD.sub(lambda match: match["road"] + match["low"] + match["to"], text)
    if "(" in text:
        text = _VILLAGES_OR.sub("村、社区", text)
    text = _QUOTED.sub(r"\1", text)
    text = re.sub(r"(?<=\d)\.(?=\d)", "、", text)
    return _RUN_OF_PHASES.sub(lambda match: "、".join(match[0]), text) if "期" in text else text


def _with_bracket(match: re.Match[str]) -> str:
    members = f"各{match['members']}" if match["members"] else ""
    return f"{match['place']}{members}(除{match['what']}外)"
