"""Sums that a sentence names only to end them: 「2019年印发的《…规定》（每月80元）同时废止」."""

from __future__ import annotations

import re

_ENDS = re.compile(
    r"废止|作废|失效|停止(?:执行|实施|施行|使用|收取)|不再(?:执行|施行|适用|收取|使用)|终止(?:执行|实施)"
)
# What is ended is a paper, or what was charged before; 「自9月起停止收取」 says so of a charge of today.
_ENDED = re.compile(
    r"《[^》]+》|[〔\[(（]20\d\d[〕\])）]\d*号?|原(?:来|有|先|定|标准|执行|规定|按|每|收)|此前|以前|过去|之前|旧"
)
_SETS = re.compile(
    r"[调修][整改]为|改为|提高[到至]|降[低到至]|标准为|按[^，。；]{1,16}(?:执行|收取|计收)|以[^，。；]{1,12}为准"
)
_CLAUSE = re.compile(r"[^，,；;。\n]+[，,；;。\n]?")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]|《[^》]*》")


def ends_its_sums(statement: str, sums: re.Pattern[str]) -> bool:
    """Whether every sum (``sums``) of a sentence is one that the sentence says holds no longer.

    The sums stand before the word that ends them, in its clause or in one that speaks of what was before.
    """
    found = [one.start() for one in sums.finditer(statement)]
    ends = _ENDS.search(statement, max(found)) if found else None
    if ends is None:
        return False
    before = statement[: ends.start()]
    if _SETS.search(_BRACKETED.sub("", before)) or not _ENDED.search(before):
        return False
    starts = [one.start() for one in _CLAUSE.finditer(before)]
    last = starts[-1] if starts else 0
    return all(at >= last or _ENDED.search(_clause_of(before, at)) for at in found)


def _clause_of(text: str, at: int) -> str:
    """The clause of a text that a position lies in."""
    return next((one[0] for one in _CLAUSE.finditer(text) if one.start() <= at < one.end()), "")
