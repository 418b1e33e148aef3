"""Short names that a document gives its schools: 「清河县第一小学（以下简称“一小”）」, 全称 | 简称."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.facts.zones.schools import is_school, without_numbering
from index.facts.zones.spelling import fold
from index.items import Passage

_CALLED = re.compile(
    r"(?P<full>[^、,;。:\s()“”\"]{3,24}?(?:小学|中学|学校|幼儿园)(?:\([^()]{2,8}\))?)"
    r"\((?:以下|下文|以下统一?)?(?:简称|下称)[为是:]*[“\"]?(?P<short>[^()“”\",;]{2,8})[”\"]?\)"
)
_SHORT = re.compile(r"简称")
_FULL = re.compile(r"全称|^(?:学校|校名|单位)(?:名称)?$")


def full_names(passages: Sequence[Passage]) -> dict[str, str]:
    """Short name -> full name, of the schools that the passages explain; none that stands for two."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        if "称" in passage.text:
            for short, full in (*_in_words(passage), *_in_columns(passage)):
                found.setdefault(short, set()).add(full)
    return {short: full for short, (full, *others) in found.items() if not others}


def _in_words(passage: Passage) -> Iterator[tuple[str, str]]:
    for match in _CALLED.finditer(fold(passage.text)):
        full = without_numbering(match["full"])
        if is_school(full):
            yield match["short"].strip(), full


def _in_columns(passage: Passage) -> Iterator[tuple[str, str]]:
    shorts = [fold(value.strip()) for column, value in passage.cells if _SHORT.search(column)]
    fulls = [fold(value.strip()) for column, value in passage.cells if _FULL.search(column)]
    if len(shorts) == len(fulls) == 1 and is_school(fulls[0]):
        yield shorts[0], fulls[0]
