"""Figures stand with what they are figures of: one case's amount is not told of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.tokens import Splitter, fold
from service.answering.model.check.figures import borne_out, dates_borne_out, figures, units
from service.answering.model.check.overlap import saying_words
from service.answering.model.check.segments import clauses, groups, sentences
from service.answering.model.sources import Source, spelled_out
from service.answering.vocabulary import vocabulary

_MEASURE = re.compile(r"\d")


def bound(sentence: str, sources: Sequence[Source], splitter: Splitter) -> bool:
    """Whether what each part of the sentence tells stands together in one place of one source.

    Its figures have to; and a word of it must not be missing there if it stands elsewhere in the sources:
    then another case was meant.
    """
    everything = fold("\n".join(source.told for source in sources))
    windows = [window for source in sources for window in _windows(source)]
    for part in (group for whole in sentences(sentence) for group in groups(whole, units)):
        told = figures(part)
        words = [word for word in saying_words(fold(part), splitter) if len(word) > 1 and word in everything]
        if not any(
            all(borne_out(figure, text) for figure in told)
            and dates_borne_out(part, text)
            and all(word in fold(around) for word in words)
            and _same_stage(part, text)
            for text, around in windows
        ):
            return False
    return True


def _windows(source: Source) -> list[tuple[str, str]]:
    """(a place that tells one case, the same with what it stands under)."""
    if source.cells:
        return _of_a_row(source)
    windows = []
    for sentence in sentences(source.quote):
        # Clauses without figures say what the others of their sentence are about.
        heads = [clause for clause in clauses(sentence) if not figures(clause)]
        for group in groups(sentence, units):
            around = "\n".join((source.place, *heads, group))
            windows.append((group, around))
    return windows


def _of_a_row(source: Source) -> list[tuple[str, str]]:
    """Each cell with a figure beside those in words, which say what the row is of."""
    measures = [(column, value) for column, value in source.cells if _MEASURE.search(value)]
    labels = [f"{column}：{value}" for column, value in source.cells if not _MEASURE.search(value)]
    cells = [f"{column}：{value}" for column, value in measures] or [""]
    told = [spelled_out("\n".join((*labels, cell))) for cell in cells]
    return [(window, f"{source.place}\n{window}") for window in told]


def _same_stage(part: str, text: str) -> bool:
    """Whether the part names no stage of schooling where the text names only others."""
    named, there = (
        {stage for stage, pattern in vocabulary().stages.items() if pattern.search(words)}
        for words in (part, text)
    )
    return not named or not there or bool(named & there)
