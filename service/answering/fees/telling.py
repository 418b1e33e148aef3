"""The words of a question of a charge that name neither the charge nor the school, and do not only ask."""

from __future__ import annotations

import re

from service.answering.context import Context
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.class_words import CLASS
from service.answering.fees.grades import NURSERY
from service.answering.fees.schools import regions_of
from service.answering.vocabulary import vocabulary

UNITS = (
    (re.compile(r"[一每这]?个?月"), re.compile(r"月")),
    (re.compile(r"(?:[一每这]个?)?学期(?!票)"), re.compile(r"学期|生·期|元/期")),
    (re.compile(r"学期票"), re.compile(r"学期票")),
    (re.compile(r"[一每]学?年|年级?学费"), re.compile(r"年")),
    (re.compile(r"[一每]天|[一每]日"), re.compile(r"[天日]")),
    (re.compile(r"[一每]?[顿餐]"), re.compile(r"[餐顿份]")),
    (re.compile(r"[一每][科门]"), re.compile(r"[科门]")),
    (re.compile(r"[一每](?:节|课时)"), re.compile(r"节|课时")),
    (re.compile(r"[一每]套"), re.compile(r"套")),
    (re.compile(r"[一每]次|单程"), re.compile(r"次|单程|趟")),
    (re.compile(r"月票|包月"), re.compile(r"月")),
)
_ROOM = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})人间?")
NO_HOUSEHOLDS = {"农村", "涉农"}  # of fees they tell kinds of schools and of subjects
_HAN = re.compile(r"[一-龥a-z]+")
_NAMING = ("n", "j", "l", "i", "b", "x", "vn")
# What people tell around their question: when, how long, how old.
_STORY = re.compile(
    r"[一二三四五六七八九十两\d]+(?:多)?(?:个)?(?:天|礼拜|星期|周|月|年|岁|点|公里|里|万|块|元)|开学后?|请假|生病|住院|转学|休学|退学|不[读上念]"
    r"|[去前今明]年|九月|新生|老生|年级|上学期|下学期|户口|户籍|外地|本地|中途|缺勤|[上下]半[年天]|(?<=[月天后年期])(?:以后|之后|以前|之前|开始)|家到|暂时|小区|附近|晚上|中午|早上|每天"
)


def telling_words(
    text: str, school: str, charges: dict[str, Words], qualities: dict[str, Words], context: Context
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name neither charge, sort of school nor household, and do not only ask; those that
    name something first."""
    covered = _covered(text, school, charges, qualities, context)
    splitter = context.snapshot.retriever.lexical.splitter
    tags = splitter.parts_of_speech(text)
    telling: list[str] = []
    besides: list[str] = []
    position = 0
    for word in splitter.words(text):
        position = text.index(word, position)
        place = range(position, position + len(word))
        position += len(word)
        if 2 * sum(place_ in covered for place_ in place) >= len(word) or len(word) < 2:
            continue
        names = _HAN.fullmatch(word) and tags.get(word, "n").startswith(_NAMING)
        (telling if names else besides).append(word)
    return tuple(dict.fromkeys(telling)), tuple(dict.fromkeys(besides))


def _covered(
    text: str, school: str, charges: dict[str, Words], qualities: dict[str, Words], context: Context
) -> set[int]:
    """The positions that are understood otherwise."""
    words = vocabulary()
    patterns = [
        *(one.asked for one in (*charges.values(), *qualities.values())),
        *words.stages.values(),
        *(pattern for name, pattern in words.households.items() if name not in NO_HOUSEHOLDS),
        *(asked for asked, _ in UNITS),
        *(one.asked for one in fee_words().sites.values()),
        *(re.compile(re.escape(name)) for name in (school, *regions_of(context)) if len(name) > 1),
        fee_words().neutral,
        NURSERY,
        words.asking,
        CLASS,
        _ROOM,
        _STORY,
    ]
    return {place for one in patterns for found in one.finditer(text) for place in range(*found.span())}
