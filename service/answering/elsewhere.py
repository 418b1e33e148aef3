"""A school or an office of another bureau's area: 「某某区小学怎么划片」.

No district of that name is this bureau's, nor do its papers speak of one.
"""

from __future__ import annotations

import re

from index.bureau import Bureau
from index.search.tokens import fold
from service.answering.compose import not_disclosed
from service.answering.context import Context

# 市区, 小区, 校区 and the like are no names; a name stands at the beginning, or behind what leads to it.
_OTHER = re.compile(
    r"(?:^|[，,。？\s在是问])(?:请问|我们?|关于)*(?P<name>[一-龥]{2,3}[区县市])(?:的)?(?:教育局|教体局|教委|"
    r"(?:公办|民办|今年|\d{4}年)*(?:幼儿园|小学|初中|高中|中学|中考|小升初|幼升小|中小学)(?![一-龥]{0,4}(?:转|毕业|户籍|户口)))"
)
_NO_NAME = re.compile(
    r"[本各全外我该那这哪邻跨两几别在去到娃孩的想念]|农村|城乡|[市城郊新老校学片小社园景矿林牧山库辖地片街活宅业务属民住旅]区$|[城超夜集菜都]市$|全市|[一二三四五六七八九十]|开发|高新|工业"
)


class DeclineElsewhere:
    """Ends the flow where a school or an office is asked for of a district that is not this bureau's."""

    name = "elsewhere"

    def __call__(self, context: Context) -> None:
        other = _OTHER.search(context.text)
        if other and not _NO_NAME.search(other["name"]) and not _is_known(other["name"], context):
            context.answer = not_disclosed(context)


def _is_known(name: str, context: Context) -> bool:
    """Whether a district is the bureau's, be it with a slip in it, or its papers speak of it."""
    bureau = context.snapshot.bureau
    return (
        bureau.name == ""
        or any(_is_like(name, spoken) for region in bureau.regions for spoken in region.spoken)
        or name[:-1] in _names(bureau)
        or any(name[:-1] in fold(passage.text) for passage in context.snapshot.passages.values())
    )


def _names(bureau: Bureau) -> str:
    return "".join((bureau.name, *(spoken for region in bureau.regions for spoken in region.spoken)))


def _is_like(name: str, spoken: str) -> bool:
    """Whether two names of places are the same but for one character."""
    same = len(name) == len(spoken) and sum(a != b for a, b in zip(name, spoken, strict=True)) <= 1
    return same or name[:-1] in spoken or spoken in name
