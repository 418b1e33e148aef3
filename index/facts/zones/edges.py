"""Areas described by what bounds them: 「某路以东、某河以南」「东至…，西至…」."""

from __future__ import annotations

import re

from index.facts.zones.head import Reading
from index.facts.zones.spelling import place_key

_BOUNDARY = re.compile(
    r"以[东南西北](?!.*(?:小区|社区|[^农]村)$)|^[东南西北][面边侧部]?(?::|起|至|到|邻|临|以|靠|抵|接|(?:止|濒|依|达[到至]).{2})|为界|[东南西北]至|围合|合围"
)
_ROADLIKE = re.compile(
    r"[^,;、。:()\s以至到起邻临东南西北为界和与及][^,;、。:()\s以至到起邻临为界和与及]{0,9}?(?:大道|[路街巷道]|[河江渠溪](?![路街巷道]|大道))"
)
# 「东靠山屯」「北接龙村」: a village that is called so
_NAMED_SO = re.compile(r"^[东南西北][靠临接以止][^,;、:至]{1,2}(?:屯|村|寨|庄)$")


def is_boundary(text: str) -> bool:
    """Whether folded ``text`` describes an area by what bounds it."""
    if _NAMED_SO.match(text) or re.search(r"\d+号?以[南北东西]?上", text):
        return False
    return bool(_BOUNDARY.search(text))


def read_boundary(text: str) -> Reading:
    """A boundary with the places that it runs along; it decides no address."""
    text = re.sub(r"\((?:不?含|不?包括|除)[^()]*\)", "", text)
    found = dict.fromkeys(
        place_key(match)
        for match in _ROADLIKE.findall(re.sub(r"[东南西北](?:[至到起邻临靠面抵接止濒依])|以", " ", text))
    )
    return Reading("boundary", "", landmarks=tuple(found))
