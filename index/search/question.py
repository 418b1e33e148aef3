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
    """One thing asked for.

    ``forms`` are (how it may be written, how much that counts, at most 1). ``parts`` are the pairs of
    characters of a longer word, which count together as _PAIRS where no form is found.
    """

    word: str
    idf: float
    forms: tuple[tuple[str, float], ...]
    parts: tuple[str, ...] = ()

    def found_in(self, folded: str) -> float:
        """How much of the term, 0 to 1, is in a folded text."""
        found = max((credit for form, credit in self.forms if form in folded), default=0.0)
        if found or not self.parts:
            return found
        return _PAIRS * sum(part in folded for part in self.parts) / len(self.parts)


@dataclass(frozen=True, slots=True)
class Question:
    """``tokens`` are looked up in full, ``other_tokens`` (other words for the same) at less weight.

    ``marks`` are the question's own words and pairs of characters as they stand in a text, with their
    rarity; ``terms`` what it asks for.
    """

    folded: str
    tokens: tuple[str, ...]
    other_tokens: tuple[str, ...]
    marks: tuple[tuple[str, float], ...]
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
    tokens = lexical.splitter.tokens(folded)
    return Question(
        folded=folded,
        tokens=tuple(tokens),
        other_tokens=tuple(token for word in other_words for token in lexical.splitter.tokens(word)),
        marks=tuple((token.removeprefix("#"), lexical.idf(token)) for token in dict.fromkeys(tokens)),
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
    return Term(word, min(known), forms, tuple(pair[1:] for pair in pairs(word)) if len(word) > 2 else ())
