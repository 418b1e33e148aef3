"""Where a place name begins and ends in running text: 人民路 is not in 新人民路 or 人民路北段."""

from __future__ import annotations

import re

from index.facts.zones import names
from index.facts.zones.names import PART

# Words of grammar and of dwelling that may stand directly before a name. A closed class on purpose:
# any other character before a short name may be part of a longer name that no rule knows.
_BEFORE = re.compile(
    r"(?:^|[\s,.。、;:!?？！“”\"'()\-/]|[住在于是到从的家了问搬买租我你您咱俺们这那和跟与及或有说给把对按靠近址口户房产想道查看请为以离属归个边面里娃孩叫即就还也儿女收招离挨括含省市县区州旗镇乡村号期栋组年]"
    r"|街道|社区|[问询看查1][下哈](?:子|嘛|哦|儿|呀)?|[^大]学|孩子|(?:^|[\s,住在是])原|(?:公租|廉租|保障|安置|回迁|还建|经适|商品|学区)房)$"
)
_ROAD_BEFORE = re.compile(r"[路街巷道弄园苑庭府城湾庄坊居寓厦邸]$")
_MODIFIER = re.compile(r"^[东南西北中上下前后新老大小内外附\d]")
_MODIFIES = re.compile(r"[东南西北中上下前后新老大小内外附\d]$")
_LONG = 5  # a name this long is hardly the end of another one

_EXTENDS = re.compile(
    r"^(?:[东南西北中上下前后内外新]{0,2}\d*(?:段|期|区(?!别)|苑|院)"
    r"|[东南西北中上下前后新横正]?\d*(?:路|街(?!上)|巷|道|(?<!\d)弄|里(?![面边头])|村|坊|(?:[桥站口])(?![东南西北][侧边面])|镇|乡|湾|社区|小区|花园|家园|新城|公寓|广场|市场|医院|商场"
    r"|公园|中心|大厦|派出所|居委会|学区|校区|片区|商业|车站)"
    r"|(?:[东南西北中新]|第?\d)?(?:小学|中学|学校|幼儿园|附小|附中|实小|分校|完小))"
)
# 「甲路路北的住户」
_SIDE_OF_IT = re.compile(r"^[路街道巷][东南西北](?=$|[侧边面\s,.的住那这上读念去归是孩小])")
_SCHOOL = re.compile(r"[小中]学|学校|幼儿园|附[小中]|实小|分校|完小")
# 「某某路小学划片」: the stage that is asked about, where no school of that name is known.
STAGE_AFTER = re.compile(
    r"^(?:[学片]区|(?:小学|中学|学校|幼儿园|初中)(?=$|[\s,.。、;:!?？！划学片对是读上报在去归属哪呢怎小一七入毕念初幼]"
    r"|(?:和|与|跟|及|还有|以及)(?:小学|中学|初中|幼儿园)))"
)
PART_AFTER = re.compile(r"^(?:[东南西北中上下前后]?\d*段|\d+期|[A-Z东南西北]区)")
_AFTER = re.compile(
    r"^(?:$|[\s,.。、;:!?？！“”\"'()\-#\d]|[的哪属归在是读上应该划对可能有吗呢里那附这业孩娃户房我家和怎小初幼高学入报住居职今明去年现请新想问咋么啥到念分算片要会还第A-Z])"
)
_CLOSED = re.compile(r"[筑座园苑庭府城湾庄居寓厦区邸阁轩楼宅院郡墅坊舍期段场]$")


def begins(text: str, start: int, name: str) -> bool:
    """Whether ``name`` at ``start`` begins there, and is not the end of a longer name."""
    before = text[max(0, start - 4) : start]
    if _BEFORE.search(before) and not (before[-1:].isdigit()):
        return True
    if _MODIFIES.search(before):
        # 「老棉纺厂宿舍」 is the same as without 老; 老城路 is another road than 城路.
        return before.endswith("老") and len(name) >= _LONG and not _MODIFIER.match(name)
    if _ROAD_BEFORE.search(before):
        return not _MODIFIER.match(name) and len(name) >= 3
    return len(name) >= _LONG and not _MODIFIER.match(name)


def ends(text: str, end: int, name: str) -> bool:
    """Whether the name that ends at ``end`` ends there, and does not go on to another place's name."""
    rest = text[end : end + 8]
    if names.kind_of(name) == "street_town":  # places in a town are named right behind it
        return not _SCHOOL.match(rest)
    if _SIDE_OF_IT.match(rest) and names.kind_of(name) == "road":
        return True
    extends = _EXTENDS.match(rest)
    # 「某某二期小学」 is no school's name, 「某某小学」 is one.
    if (extends and not (PART.search(name) and _SCHOOL.search(extends.group()))) or (
        name[-1].isdigit() and rest[:1].isdigit()
    ):
        return False
    if names.kind_of(name) == "estate" and not _CLOSED.search(name):
        return bool(_AFTER.match(rest))
    return True


def generic_tail(text: str, end: int, name: str) -> int:
    """The length of a word of kind behind a name that lists often leave away: 某某 -> 某某小区."""
    rest = text[end : end + 2]
    if names.kind_of(name) != "estate":
        return 0
    if rest == "小区" and not name.endswith("小区"):
        return 2
    if _CLOSED.search(name):
        return 0
    return 1 if rest[:1] == "村" and len(name) == 2 else 0
