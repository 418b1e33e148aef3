"""What a question asks for, as search sees it: its terms, what else they may be called, how rare they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.search.lexical import LexicalIndex
from index.search.lexicon import Lexicon
from index.search.spelling import Spelling
from index.search.tokens import document_numbers, fold, pairs

# How much of a term counts as found where only another word for it, or only its pairs, are there.
_OTHER_WORD = 0.8
_SAME_SOUND = 0.9
_PAIRS = 0.6

_CONTENT = re.compile(r"[一-鿿]{2,}|[a-z]{2,}|[a-z]*\d+[a-z\d]*")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for. ``forms`` are (how it may be written, how much that counts, at most 1)."""

    word: str
    idf: float
    forms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """``tokens`` are looked up in full, ``other_tokens`` (other words for the same) at less weight."""

    folded: str
    tokens: tuple[str, ...]
    other_tokens: tuple[str, ...]
    terms: tuple[Term, ...]


def read_question(text: str, lexical: LexicalIndex, lexicon: Lexicon, spelling: Spelling) -> Question:
    """Splits a question and gathers what else its words may be called in an official text."""
    folded = fold(text)
    words = lexical.splitter.words(folded)
    others: dict[str, list[tuple[str, float]]] = {}
    for _, phrase in lexicon.phrases_in(folded):
        others.setdefault(phrase, []).extend((word, _OTHER_WORD) for word in lexicon.everyday[phrase])
    for written, same in spelling.meant([w for w in words if w not in lexicon.stopwords], lexical):
        others.setdefault(written, []).extend((word, _SAME_SOUND) for word in same)

    asked = [*others, *(word for word in words if _is_content(word, lexicon) and not _inside(word, others))]
    asked += document_numbers(folded)
    terms = tuple(_term(word, others.get(word, []), lexical) for word in dict.fromkeys(asked))
    other_words = dict.fromkeys(form for forms in others.values() for form, _ in forms)
    return Question(
        folded=folded,
        tokens=tuple(lexical.splitter.tokens(folded)),
        other_tokens=tuple(token for word in other_words for token in lexical.splitter.tokens(word)),
        terms=terms,
    )


def _is_content(word: str, lexicon: Lexicon) -> bool:
    return word not in lexicon.stopwords and bool(_CONTENT.fullmatch(word))


def _inside(word: str, phrases: dict[str, list[tuple[str, float]]]) -> bool:
    return any(word in phrase for phrase in phrases)


def _term(word: str, others: list[tuple[str, float]], lexical: LexicalIndex) -> Term:
    forms = ((word, 1.0), *others)
    known = [lexical.idf(form) for form, _ in forms if form in lexical]
    if not known:  # not a word of the index, but its characters may stand there side by side
        parts = pairs(word) or [word]
        known = [max(lexical.idf(part) for part in parts)]
    return Term(word, min(known), forms)


def part_found(term: Term, folded: str) -> float:
    """How much of a term, 0 to 1, is found in a folded text."""
    found = max((credit for form, credit in term.forms if form in folded), default=0.0)
    if found or len(term.word) < 3:
        return found
    parts = [pair[1:] for pair in pairs(term.word)]
    return _PAIRS * sum(part in folded for part in parts) / len(parts) if parts else 0.0
