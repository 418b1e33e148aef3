"""Whether a statement holds the kind of answer asked for: a sum, a day, papers, a place, both at once."""

from __future__ import annotations

import re

from index.items import Passage
from index.search.tokens import fold
from service.answering.subsidies.asked import Asked
from service.answering.subsidies.places import Places
from service.answering.subsidies.words import SUM, subsidy_words

_FOUND = 0.3  # of a long word at least half its pairs of characters
_ASPECT = 1.5
_LIKE_HEADING = 1.6
_PERIOD = 0.3
_PERIODS = (r"一次(?!领|办)", r"(?:一|每)?个?月", r"学期", r"学年|(?<!学)年", r"[天日]", r"[餐顿]")
_ASKS = re.compile(r"[？?]$|^(?:问|Q)\s*[：:]|吗$|什么|怎么|如何|哪|多少|多长|冲突")
_HAN = re.compile(r"[一-龥]")
_DAY = re.compile(
    r"\d{1,2}\s*[月日]|\d[:：]\d\d|全年|随时|第[一二三四\d]周|周[一二三四五六日末]|[一二三]个?月内"
)
_PLACE = re.compile(
    r"地[点址]|[路街巷道]\d*号|[一二三四五六七八九]楼|窗口|小程序|公众号|就读(?:学校|幼儿园)|户籍所在|户口所在"
    r"|[向到](?!期).{2,24}?(?:申请|提出|提交|反映|办理|登记|领取|复核)|(?:受理|办理)单位"
)
_DOES = re.compile(r"谁(?!能|可以|有)")  # 「谁出钱」, not 「谁能领」
_DUTY = re.compile(r"由(?!于)|负担|承担|推荐|担任")
_FOR_WHOM = re.compile(r"对象|面向|适用|包括|[：:]")
_HOURS = re.compile(r"\d[:：]\d\d|周[一二三四五六日末]|中午|午休|休息")
_SHARED, _MOST_SHARED = 0.08, 0.8
_SOFT = "whether"  # that it may be had is said in many ways
_TERM = re.compile(r"[春秋](?=季|学期)")
_OF_TERM = 1.5
_TIMES = re.compile(r"[\d一二两三四五六七八九十]\s*次(?!性)")
_LABEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?([^：:，。；｜\s]{2,12})[：:](?!\d)"
)
_WEAK = 0.5  # 「免」 without a sum, 「每学期」 without a day
_ASKED_FOR = re.compile(r"申请|申领|提交|受理|办理|报名|登记")


def met_by(asked: Asked, places: Places, passage: Passage) -> frozenset[str]:
    """The aspects asked about that a statement answers."""
    words = subsidy_words()
    head = places.head if _asks_itself(passage) else ""
    label = _labelled(places.own)
    return frozenset(
        name
        for name in asked.aspects
        if words.aspects[name].named.search(places.own)
        or words.aspects[name].asked.search(label)
        or (name in ("combine", "stop", "review") and words.aspects[name].asked.search(head))
    )


def _labelled(own: str) -> str:
    """What a line says that it answers: 「四、交给谁：」."""
    label = _LABEL.match(own)
    return label[1] if label else ""


def answers(aspect: str, asked: Asked, places: Places) -> float:
    """How well a statement answers an aspect: a sum and a day better than 「免」 and 「每学期」."""
    own = places.own
    if subsidy_words().aspects[aspect].asked.search(_labelled(own)):
        return _ASPECT
    if aspect == "amount":
        return _ASPECT if SUM.search(own) else _WEAK
    if aspect == "when":
        return (_ASPECT if _DAY.search(own) else _WEAK) + _WEAK * bool(_ASKED_FOR.search(own))
    if aspect == "paid":
        return _ASPECT if _DAY.search(own) else 2 * _WEAK
    if aspect == "times" and "次" in asked.text:
        return _ASPECT if _TIMES.search(own) else _WEAK
    if aspect == "where":
        return _ASPECT if _PLACE.search(own) else _WEAK
    if aspect == "who":
        return _ASPECT if (_DUTY if _DOES.search(asked.text) else _FOR_WHOM).search(own) else _WEAK
    if aspect == "hours":
        return _ASPECT if _HOURS.search(own) else _WEAK
    if aspect == _SOFT:
        return 2 * _WEAK if SUM.search(own) else _WEAK
    return _ASPECT


def answers_well(aspect: str, asked: Asked, said: str) -> bool:
    """Whether what is said holds a day, a place, a sum where that is asked, not only a word of it."""
    words = subsidy_words().aspects[aspect]
    if not (words.named.search(said) or words.asked.search(_labelled(fold(said)))):
        return False
    return answers(aspect, asked, Places(fold(said), "", "", "")) >= _ASPECT


def of_paying(asked: Asked, places: Places) -> float:
    """The day on which money comes is not the one by which to apply."""
    applies = "when" in asked.aspects and "paid" not in asked.aspects and _ASKED_FOR.search(asked.text)
    paying = subsidy_words().aspects["paid"].named.search(places.own)
    return -_ASPECT if applies and paying and not _ASKED_FOR.search(places.own) else 0.0


def of_term(asked: Asked, places: Places) -> float:
    """A day of the term (秋季, 春季) that is asked about goes before one that is of no term."""
    terms = set(_TERM.findall(asked.text))
    of_day = {"when", "paid"} & set(asked.aspects)
    return _OF_TERM if of_day and len(terms) == 1 and terms <= set(_TERM.findall(places.own)) else 0.0


def alike(asked: Asked, places: Places) -> float:
    """Pairs of characters that the question and the statement share: what tells one clause from the next."""
    text = "".join(_HAN.findall(asked.text))
    return min(_SHARED * sum(text[i : i + 2] in places.own for i in range(len(text) - 1)), _MOST_SHARED)


def _asks_itself(passage: Passage) -> bool:
    return bool(passage.heading) and bool(_ASKS.search(passage.heading[-1].strip()))


def like_heading(asked: Asked, passage: Passage) -> float:
    """How much of the question that a passage answers is in the question asked, by pairs of characters."""
    if not _asks_itself(passage):
        return 0.0
    heading = "".join(_HAN.findall(fold(passage.heading[-1])))
    pairs = {heading[i : i + 2] for i in range(len(heading) - 1)}
    share = sum(pair in asked.text for pair in pairs) / len(pairs) if pairs else 0.0
    return _LIKE_HEADING * share if share >= _FOUND else 0.0


def periods(asked: Asked, places: Places) -> float:
    """A sum by the month is seldom meant where one by the year is asked for."""
    wanted = [period for period in _PERIODS if re.search(period, asked.text)]
    return sum(_PERIOD if re.search(period, places.own) else -_PERIOD for period in wanted)
