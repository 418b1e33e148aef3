"""Items that are one announcement or one rule of several years or versions, told by their titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from index.items import Item

# Titles of one yearly series differ in the year and a word or two.
_SAME_SERIES = 88.0
_SHORTEST = 8  # characters of a title that is told from any other

_YEAR_WORDS = re.compile(
    r"(?:19|20)\d\d\s*(?:[—－–\-~至]+\s*(?:20)?\d\d)?\s*(?:学年度?|年度?)?\s*(?:版|起|核定|修订版?)?"
    r"|[（(](?:试行|暂行|修订)[）)]|春季|秋季|上半年|下半年"
)
_VERSION = re.compile(
    r"[（(][^（）()]{0,12}20\d\d[^（）()]{0,12}[）)]|[（(](?:试行|暂行|修订|修订版|新版|最新)[）)]|暂行|试行|20\d\d\s*年?版?"
)
# What is set anew as a whole: the later one takes the place of the earlier one without saying so.
_STANDING_RULE = re.compile(
    r"(?:办法|规定|细则|规程|标准|标准表|价格表|票价表|目录|清单|一览表?|收费表|收费公示|公示表)$"
)
_AROUND = re.compile(r"^关于(?:印发|公布|发布|重新|调整|修订)*|的(?:通知|公告|公示)$")
# Titles that are alike but for one of these are of different matters.
_TELLING = (
    *("幼儿园", "小学", "初中", "高中", "中职", "大学", "公办", "民办", "城区", "乡镇", "农村"),
    *("中考", "高考", "学考", "学费", "住宿费", "伙食费", "保教费"),
)


def series_of(items: Sequence[Item]) -> list[list[Item]]:
    """Items that are one announcement of several years: same region, titles alike but for the year."""
    groups: list[tuple[str, str, list[Item]]] = []
    for item in items:
        bare = _bare(_YEAR_WORDS.sub("", item.title))
        for region, title, members in groups:
            if region == item.region and _is_alike(title, bare):
                members.append(item)
                break
        else:
            groups.append((item.region, bare, [item]))
    return [members for _, _, members in groups]


def versions_of(items: Sequence[Item]) -> list[list[Item]]:
    """Standing rules (办法, 标准 …) of one region and one title, whatever version it says that it is."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        bare = _bare(_VERSION.sub("", _AROUND.sub("", item.title)))
        if len(bare) >= _SHORTEST and _STANDING_RULE.search(bare):
            groups[item.region, bare].append(item)
    return [members for members in groups.values() if len(members) > 1]


def _is_alike(one: str, two: str) -> bool:
    if fuzz.ratio(one, two) < _SAME_SERIES:
        return False
    return all((word in one) == (word in two) for word in _TELLING)


def _bare(text: str) -> str:
    return re.sub(r"[\s《》〈〉〔〕\[\]（）()“”\"]", "", text)
