"""Where a school stands, as charges are told apart by it: in a city, a county town, a township, a village."""

from __future__ import annotations

import re
from collections.abc import Set

from service.answering.fees.charges import fee_words

# 「40元/月；备注：乡镇学校免收」 is for all others than those: what is said of some aside from the sum.
_EXEMPT = re.compile(
    r"(?:^|(?<=[，,。；;：:（(\n]))[^，,。；;：:（(）)\n]{2,20}"
    r"(?:免(?:收|费|交|缴|除)?|不收取?|不再收取?|除外|减半)(?=[）)，,。；;\n]|$)"
)
_SUM = re.compile(r"\d")


def sites_in(text: str) -> set[str]:
    """The kinds of places (城区 县城 乡镇 村) that a folded question names; 城里 may be either of two."""
    return {name for name, words in fee_words().sites.items() if words.asked.search(text)}


def sites_of(text: str) -> set[str]:
    """The kinds of places that a folded statement is for."""
    return {name for name, words in fee_words().sites.items() if words.stated.search(text)}


def sites_for(asked: Set[str], text: str) -> set[str]:
    """The kinds of places that a folded statement is for, as seen by who asks for ``asked``: those that
    it only exempts from its sum count where they are the ones asked for."""
    named = sites_of(text)
    rest = _EXEMPT.sub("", text)
    return named if asked & named or not _SUM.search(rest) else sites_of(rest)


def exempts_others(asked: Set[str], text: str) -> bool:
    """Whether a folded statement is for all but some kinds of places, and not those of ``asked``."""
    return bool(sites_of(text)) and not sites_for(asked, text)
