"""The school that a question of a charge names, as the material writes its name."""

from __future__ import annotations

import re

from index.search.tokens import fold
from service.answering.context import Context
from service.answering.fees.statements import GENERIC, Statements

INSTITUTION = re.compile(
    r"(?P<core>[一-龥a-z\d]{1,10}?)(?P<sort>幼儿园|职业技术学校|职业技术学院|职业高中|职高|技校|高级中学"
    r"|实验学校|双语学校|外国语学校|外国语|学校|中学|小学|高中|初中|园(?!服|区))"
)
# Of these a county has one: it is named without a name.
_ONE_OF_A_KIND = re.compile(
    r"(?P<name>职业教育中心|职业技术学校|特殊教育学校|进修学校|技工学校|技师学院|卫生学校|体育学校|少年宫)"
)
_NUMBERED = re.compile(r"(?P<name>第[一二三四五六七八九十\d]{1,3}(?:高级|初级|实验)?(?:中学|小学|幼儿园))")
# Schools of their own that go by their place: 「某市外国语初中」 is no public school of the district.
_OF_A_SORT = re.compile(r"(?<=[一-龥])(?P<name>外国语|双语)(?=学校|[初高]中|[中小]学)")
_OF_THE_PLACE = re.compile(
    r"(?<![一-龥])(?P<name>[省市县区州](?:直属?)?(?:机关|实验|中心|第一)?(?:幼儿园|中学|小学))"
)
_NO_NAME = re.compile(r"[在到去给把被让吃的了吗呢么啥]")  # 「中学生在学校」 names none
_GAP = r"(?:(?!第)[一-龥]){0,4}?"  # 青禾市中学 is no 青禾市第二中学
_SORTS = {
    "高中": "(?:高中|高级中学|中学)",
    "职高": "(?:职高|职业高(?:级)?中)",
    "园": "幼?儿?园",
    "实验学校": "(?:实验)?(?:学校|小学|中学)",
    "双语学校": "(?:双语)?(?:学校|小学|中学)",
}


def school_in(text: str, statements: Statements, context: Context) -> tuple[str, str]:
    """(name without its place, sort) of the school that a text names and the material knows, or ("", "")."""
    for tried in dict.fromkeys((text, without_regions(text, context))):
        for found in INSTITUTION.finditer(tried):
            core, sort = found["core"], found["sort"]
            for start in range(len(core) - 1):
                name = core[start:]
                of_region = name in context.snapshot.bureau.spoken and name + sort not in statements.text
                if GENERIC.fullmatch(name) or _NO_NAME.search(name) or of_region:
                    continue
                if name not in statements.text:
                    continue
                if mention_of(name, sort).search(statements.text):
                    return name, sort
    for found in (*_ONE_OF_A_KIND.finditer(text), *_OF_THE_PLACE.finditer(text)):
        name = found["name"]
        if re.search(rf"(?<![一-龥]){name}" if name[0] in "省市县区州" else name, statements.text):
            return name, ""
    return "", ""


def unpublished(text: str, known: str) -> str:
    """A school that a folded text names and of which nothing is published: it is still no other; ""."""
    named = (*_ONE_OF_A_KIND.finditer(text), *_NUMBERED.finditer(text))
    found = next((one["name"] for one in named if one["name"] not in known), "")
    of_sort = _OF_A_SORT.search(text)
    return found or (of_sort["name"] if of_sort else "")


def mention_of(name: str, sort: str) -> re.Pattern[str]:
    """How a school is written out: 青禾高中 as 青禾高级中学, 河口乡幼儿园 as 河口乡中心幼儿园."""
    return re.compile(f"{re.escape(name)}{_GAP}{_SORTS.get(sort, re.escape(sort))}")


def regions_of(context: Context) -> list[str]:
    names = context.snapshot.bureau.spoken
    return sorted(names, key=len, reverse=True)


def without_regions(text: str, context: Context) -> str:
    for name in regions_of(context):
        if len(name) > 1:
            text = text.replace(fold(name), "")
    return text
