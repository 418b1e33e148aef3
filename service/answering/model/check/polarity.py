"""What turns a statement round or bends it: not, may and must, only and all. None is added, none lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.tokens import fold, pairs
from service.answering.model.check.figures import figures
from service.answering.model.check.segments import clauses, sentences
from service.answering.model.sources import Source

_HARMLESS = re.compile(r"不同|不仅|不但|不论|不管|无论|不断|未来|非常|无锡|除了")
_NEGATIONS = re.compile(r"[不未无没非勿禁]")
_FREED = re.compile(r"免")
_EXCEPTED = re.compile(r"除外|以外|之外|除[^，。；]{1,20}外|不含|不包括|但")
_MAY = re.compile(r"可以|(?<!方)可(?![靠能行])|允许|准予")
_MUST = re.compile(r"应当|应(?![届急试用])|必须|须|务必")
# Each says how far a statement reaches.
_REACH = re.compile(
    r"仅|只(?!要)|均|全部|所有|任何|一律|全额|半额|最高|最低|至少|最多|优先|原则上|一般|自愿|首次|每|各"
    r"|统一|免费|减半|暂|已|曾|将|或者?|减|免|增|停|是否"
)
_LIMITS = re.compile(r"仅|只(?!要)|原则上|一般|优先|最高|最低|至少|最多|自愿|减半|暂|或者?|是否")
_EACH = re.compile(r"每(?:个|一)?(?:学期|学年|课时|工作日|[人生月年天日次节餐班床户周期科课])")
_AS_NEAR = 0.1


def bent(sentence: str, sources: Sequence[Source]) -> str:
    """Which of "negation", "modality", "reach", "unit" and "bounds" the sentence changes; "" where none.

    Each clause is held against those runs of one to three clauses of the sources that share most with it, or
    against a table's row as a whole.
    """
    windows = [window for source in sources for window in _windows(source)]
    for clause in clauses(sentence.rstrip("。！？；")):
        wanted = set(pairs(fold(clause)))
        if not wanted:
            continue
        shares = [len(wanted & set(pairs(fold(window)))) / len(wanted) for window in windows]
        best = max(shares, default=0.0)
        near = [window for window, share in zip(windows, shares, strict=True) if share >= best - _AS_NEAR]
        causes = [_changed(clause, window) for window in near]
        if causes and all(causes):
            return causes[0]
    return ""


def _changed(clause: str, window: str) -> str:
    if _count(_NEGATIONS, clause) != _count(_NEGATIONS, window):
        return "negation"
    if bool(_FREED.search(clause)) != bool(_FREED.search(window)):
        return "negation"
    if _EXCEPTED.search(clause) and not _EXCEPTED.search(window):
        return "negation"
    may, might = bool(_MAY.search(clause)), bool(_MAY.search(window))
    must, had_to = bool(_MUST.search(clause)), bool(_MUST.search(window))
    if may != might or (must and not had_to and might):
        return "modality"
    said, source = set(_REACH.findall(clause)), set(_REACH.findall(window))
    if said - source or set(_LIMITS.findall(window)) - set(_LIMITS.findall(clause)):
        return "reach"
    if set(_EACH.findall(clause)) - set(_EACH.findall(window)):
        return "unit"
    told = {figure.text for figure in figures(clause)}
    if any(figure.bounds() and figure.text not in told for figure in figures(window)):
        return "bounds"
    return ""


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(_HARMLESS.sub("", text)))


def _windows(source: Source) -> list[str]:
    if source.cells:
        return [source.told, f"{source.place}，{source.told}"]
    windows = []
    for sentence in sentences(f"{source.place}\n{source.told}"):
        parts = clauses(sentence)
        windows += ["，".join(parts[i : i + n]) for n in (1, 2, 3) for i in range(len(parts) - n + 1)]
    return windows
