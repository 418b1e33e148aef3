"""Finds the items that a document names by number or by title (《…》, 某教〔2026〕12号)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.items import Item

# Titles of rules are written with and without the remark that they are on trial.
_ON_TRIAL = re.compile(r"[（(](?:试行|暂行|修订|修订稿|修正|\d{4}年?(?:修订|修正|版))[）)]$")
_PRINTED = re.compile(r"(?:印发|公布|发布|下发)《?([^《》]+)》?的(?:通知|公告|决定)$")
# What may stand before a rule's title: the place or the body that it is of.
_WHOSE = re.compile(r"[^\d《》关]{0,16}")
_SHORTEST = 6


class ItemNames:
    """The items by their numbers and titles."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._by_number: dict[str, list[Item]] = defaultdict(list)
        self._by_ending: dict[str, list[tuple[str, Item]]] = defaultdict(list)
        for item in items:
            if item.document_number:
                self._by_number[_bare(item.document_number)].append(item)
            for title in _called(item.title):
                self._by_ending[title[-_SHORTEST:]].append((title, item))

    def find(self, names: Iterable[str]) -> list[Item]:
        """The items that ``names`` (document numbers or titles) mean, in their order."""
        found: dict[str, Item] = {}
        for name in filter(None, names):
            by_number = self._by_number.get(_bare(name), ())
            rule = _rule(name)
            ending_alike = self._by_ending.get(rule[-_SHORTEST:], ())
            by_title = (item for title, item in ending_alike if _same(rule, title))
            found |= {item.id: item for item in (*by_number, *by_title)}
        return list(found.values())


def _called(title: str) -> frozenset[str]:
    """A document's own title, and that of the rule that it prints."""
    printed = _PRINTED.search(title)
    return frozenset({_rule(title), *([_rule(printed.group(1))] if printed else ())})


def _same(name: str, title: str) -> bool:
    shorter, longer = sorted((name, title), key=len)
    if shorter == longer:
        return bool(shorter)
    before = longer.removesuffix(shorter)
    return len(shorter) >= _SHORTEST and before != longer and bool(_WHOSE.fullmatch(before))


def _rule(title: str) -> str:
    return _bare(_ON_TRIAL.sub("", title.strip("《》 　")))


def _bare(text: str) -> str:
    text = re.sub(r"([〕\]】)])\s*第(?=\s*\d)", r"\1", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s《》〈〉〔〕\[\]【】()“”\"、]", "", text)
