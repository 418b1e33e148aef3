"""What a statement holds for, and what is excepted from it, is shown with it or it is not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.tokens import fold, pairs
from service.answering.model.check.figures import figures
from service.answering.model.check.segments import clauses, sentences
from service.answering.model.sources import Source

# 「…的，」 says for whom what follows is; 但 and 除外 say for whom what stands before is not.
_CONDITION = re.compile(r"(?:的|者|(?<![学课小])时|后)$|^(?:凡|对|符合|如|若|因|经)")
_EXCEPTION = re.compile(r"^(?:但|除|不含|不包括)|(?:除外|以外|之外)$|除外|不含|另行|另有")
_KEPT = 0.5
_LEANS = 0.3


def lost(sentence: str, shown: str, question: str, sources: Sequence[Source]) -> bool:
    """Whether what the sentence holds for is missing: a condition, an exception, what a row is the row of.

    ``shown`` are the sentences that are kept. The question may say a condition itself.
    """
    said = set(pairs(fold(sentence)))
    asked = set(pairs(fold(question)))
    if figures(sentence) and any(_is_headless(source, sentence, said | asked) for source in sources):
        return True
    known = set(pairs(fold(shown))) | asked
    nearest, share = "", 0.0
    for source in sources:
        if source.cells:
            continue
        for whole in sentences(source.quote):
            there = len(said & set(pairs(fold(whole)))) / len(said) if said else 0.0
            if there > share:
                nearest, share = whole, there
    if share < _LEANS:
        return False
    parts = [(clause, set(pairs(fold(clause)))) for clause in clauses(nearest)]
    used = [len(words & said) >= _KEPT * len(words) > 0 for _, words in parts]
    return any(
        len(words & known) < _KEPT * len(words)
        for place, (clause, words) in enumerate(parts)
        if _EXCEPTION.search(clause) or (_CONDITION.search(clause) and any(used[place + 1 :]))
    )


def _is_headless(source: Source, sentence: str, said: set[str]) -> bool:
    """Whether figures of a row stand without what they are of: a cell in words, or one of several columns."""
    labels = [set(pairs(fold(value))) for _, value in source.cells]
    if any(labels) and not any(label and _is_told(label, said) for label in labels):
        return True
    measures = [(column, value) for column, value in source.cells if re.search(r"\d", value)]
    told = {figure.text for figure in figures(sentence)}
    columns = [
        set(pairs(fold(column)))
        for column, value in measures
        if told & {figure.text for figure in figures(value)}
    ]
    return len(measures) > 1 and not any(_is_told(column, said) for column in columns)


def _is_told(words: set[str], said: set[str]) -> bool:
    return len(words & said) >= _KEPT * len(words)
