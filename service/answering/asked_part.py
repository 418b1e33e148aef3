"""Of a sentence or row that gives sums side by side (小学…，初中…) the part for the one that is asked about.

What is left is verbatim: a row's heads and the cells asked for, a sentence's opening and its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.items import Passage
from index.search.tokens import fold
from service.answering.context import Context, Evidence
from service.answering.fees.grades import groups_in, rooms_in
from service.answering.vocabulary import vocabulary

_KINDS = {"fee", "subsidy"}
_SEGMENT = re.compile(r"[^；;，,、。：:\n]*[；;，,、。：:\n]?")
_ENDS = ("。", "；", ";", "\n")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_DIGIT = re.compile(r"\d|免|据实")
_HEAD = 12  # characters: what a clause is for stands at its beginning
# Where old sums stand beside new ones, or one is told by another, a part says another thing than the whole.
_WOVEN = re.compile(
    r"调整|提高|降低|上调|下调|原标准|原来|改为|除[^了]{1,10}外|不含|基础上|的差额|同价|相同|一致"
)
_LEVELS = {
    "专科": re.compile(r"专科|大专|高职"),
    "本科": re.compile(r"本科|本专科"),
    "研究生": re.compile(r"研究生|硕士|博士|读研"),
}
_FOR_ALL = re.compile(r"\s*[且并]?(?:[只仅均都须需凭限]|由[^，。]{2,12}(?:发|打|领|办))")
_TIER = re.compile(r"([一二三四甲乙丙丁])(?=[等档])")
_MIDDLE = re.compile(r"中学(?=[\d每生为：:]|$)")

Labels = Callable[[str], set[str]]


def asked_parts(context: Context) -> list[Evidence]:
    """The evidence of a question of sums, each piece cut down to what it names."""
    if not _KINDS & set(context.understood.kinds):
        return context.evidence
    return [part for piece in context.evidence for part in _parts(piece, context)]


def _parts(piece: Evidence, context: Context) -> Iterator[Evidence]:
    quotes = part_asked(piece.passage, piece.quote, context.text, context.understood.stage)
    for n, quote in enumerate(quotes):
        yield replace(piece, quote=quote, goes_on=piece.goes_on or n > 0)


def part_asked(passage: Passage, quote: str, question: str, stage: str = "") -> tuple[str, ...]:
    """The verbatim pieces of ``quote`` that are left, in order; (``quote``,) where it sets nothing side by
    side, or the question names none of it. ``stage`` is the one that was understood, "" for none."""
    if _WOVEN.search(quote):
        return (quote,)
    text = fold(question)
    for labels in _SORTS:
        asked = labels(text)
        if labels is _stages and stage:
            asked = {stage}
        if not asked:
            continue
        of_row = passage.kind == "row" and quote == passage.text
        spans = _of_row(passage, asked, labels) if of_row else _of_sentence(quote, asked, labels)
        if spans:
            pieces = (quote[start:end].strip("；;，,、\n ") for start, end in spans)
            return tuple(one for one in pieces if one)
    return (quote,)


def _of_row(passage: Passage, asked: set[str], labels: Labels) -> list[tuple[int, int]]:
    """What is left of a row: its caption and heads, of the columns that are told apart those asked for."""
    cells: list[tuple[int, int, set[str]]] = []
    at = 0
    for name, value in passage.cells:
        said = f"{name}：{value}"
        start = passage.text.find(said, at)
        if start < 0:
            return []
        at = start + len(said)
        cells.append((start, at, labels(fold(_BRACKETS.sub("", name).rpartition("/")[2]))))
    ours = [own & asked for *_, own in cells if own]
    if not any(ours) or all(ours):
        return []
    left = [(0, cells[0][0])]
    left += [(start, end) for start, end, own in cells if not own or own & asked]
    return _joined(left, 1)


def _of_sentence(quote: str, asked: set[str], labels: Labels) -> list[tuple[int, int]]:
    """What is left of a sentence: what stands before the first of its parts, the parts asked for, and what is
    said behind its end."""
    groups: list[tuple[int, int, set[str]]] = []  # parts with labels, and without any what is common
    open_ = False
    for found in _SEGMENT.finditer(quote):
        start, end = found.span()
        if start == end:
            continue
        own = labels(fold(quote[start : min(end, start + _HEAD)]))
        if own and groups and groups[-1][2] and not _DIGIT.search(quote[groups[-1][0] : start]):
            groups[-1] = (groups[-1][0], end, groups[-1][2] | own)  # 「小学、初中每生100元」
        elif own:
            groups.append((start, end, own))
        elif len(groups) > 1 and _FOR_ALL.match(found[0]) and not labels(fold(quote[end:])):
            groups.append((start, end, set()))  # 「小学625元，初中780元，只给四类学生」
        elif open_:
            groups[-1] = (groups[-1][0], end, groups[-1][2])
        else:
            groups.append((start, end, set()))
        open_ = bool(groups[-1][2]) and not found[0].endswith(_ENDS)
    parts = [(start, end, own) for start, end, own in groups if own]
    ours = [one for one in parts if one[2] & asked]
    apart = all(not one[2] & other[2] for n, one in enumerate(parts) for other in parts[:n])
    sums = all(_DIGIT.search(quote[start:end]) for start, end, _ in parts)
    if not ours or len(ours) == len(parts) or not apart or not sums:
        return []
    return _joined([(start, end) for start, end, own in groups if not own or own & asked], 0)


def _joined(spans: Sequence[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """Spans with those that follow each other, at most ``gap`` characters apart, as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start - found[-1][1] <= gap:
            found[-1] = (found[-1][0], end)
        elif end > start:
            found.append((start, end))
    return found


def _stages(text: str) -> set[str]:
    named = {stage for stage, pattern in vocabulary().stages.items() if pattern.search(text)}
    return named | ({"初中", "高中"} if _MIDDLE.search(text) else set())


def _levels(text: str) -> set[str]:
    named = {level for level, pattern in _LEVELS.items() if pattern.search(text)}
    return named | ({"专科"} if "本专科" in text else set())


def _tiers(text: str) -> set[str]:
    return set(_TIER.findall(text))


def _rooms(text: str) -> set[str]:
    return {str(beds) for beds in rooms_in(text)}


_SORTS: tuple[Labels, ...] = (_stages, _levels, _tiers, _rooms, groups_in)
