"""What a question asks for, as search sees it: its terms, what else they may be called, how rare they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.search.lexical import LexicalIndex
from index.search.lexicon import Lexicon
from index.search.spelling import Spelling
from index.search.tokens import document_numbers, fold, pairs

# How much of a term counts as found where only another word for it, or only its pairs, are there.
_OTHER_WORD = 0.8
_SAME_SOUND = 0.9
_ONE_OFF = 0.7  # what is typed is a word as well, only none that the material uses
_PAIRS = 0.6
_COMPOUND = 4  # characters: two words run together

_CONTENT = re.compile(r"[一-鿿]{2,}|[a-z]{2,}|[a-z]*\d[a-z\d]+")
_AGE = re.compile(
    r"(?<![\d一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])周?岁"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way a term may be written: found where all its ``parts`` are. ``credit`` is what that counts."""

    parts: tuple[str, ...]
    credit: float

    def is_in(self, folded: str) -> bool:
        return all(_holds(folded, part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for.

    ``pairs`` are the pairs of characters of a longer word, which count together as _PAIRS where no
    form is found.
    """

    word: str
    idf: float
    forms: tuple[Form, ...]
    pairs: tuple[str, ...] = ()

    def found_in(self, folded: str) -> float:
        """How much of the term, 0 to 1, is in a folded text."""
        found = max((form.credit for form in self.forms if form.is_in(folded)), default=0.0)
        if found or not self.pairs:
            return found
        return _PAIRS * sum(pair in folded for pair in self.pairs) / len(self.pairs)


@dataclass(frozen=True, slots=True)
class Question:
    """``tokens`` are looked up in full, ``other_tokens`` (other words for the same) at less weight.

    ``marks`` are the question's own words and pairs of characters as they stand in a text, with their
    rarity; ``terms`` what it asks for.
    """

    folded: str
    tokens: tuple[str, ...]
    other_tokens: tuple[str, ...]
    marks: dict[str, float]
    terms: tuple[Term, ...]


def read_question(text: str, lexical: LexicalIndex, lexicon: Lexicon, spelling: Spelling) -> Question:
    """Splits a question and gathers what else its words may be called in an official text."""
    folded = fold(text)
    words = lexical.splitter.words(folded)
    others = _other_words(folded, words, lexical, lexicon, spelling)
    asked = [*others, *(word for word in words if _is_content(word, lexicon) and not _inside(word, others))]
    asked = [part for word in asked for part in _halves(word, others, lexical)]
    for word in asked:
        if word not in others and word in lexicon.everyday:
            others[word] = [(other, _OTHER_WORD) for other in lexicon.everyday[word]]
    asked += document_numbers(folded)
    tokens = lexical.splitter.tokens(folded)
    other_words = dict.fromkeys(word for forms in others.values() for word, _ in forms)
    other_tokens = dict.fromkeys(token for word in other_words for token in lexical.splitter.tokens(word))
    return Question(
        folded=folded,
        tokens=tuple(tokens),
        other_tokens=tuple(token for token in other_tokens if token not in tokens),
        marks=_marks(tokens, lexical),
        terms=tuple(_term(word, others.get(word, []), lexical) for word in dict.fromkeys(asked)),
    )


Others = dict[str, list[tuple[str, float]]]  # as asked -> (other word for it, its credit)


def _other_words(
    folded: str, words: Sequence[str], lexical: LexicalIndex, lexicon: Lexicon, spelling: Spelling
) -> Others:
    others: Others = {}
    for phrase in lexicon.phrases_in(words):
        others.setdefault(phrase, []).extend((word, _OTHER_WORD) for word in lexicon.everyday[phrase])
    for age in _AGE.finditer(folded):
        years = _figure(age[1])
        others[age[0]] = [(f"{years}周岁", 1.0), (f"{years}岁", 1.0)]

    def is_known(word: str) -> bool:
        return word in lexical or word in lexicon.stopwords or lexical.splitter.is_word(word)

    asking = [word if word not in lexicon.stopwords else " " for word in words]
    for written, same in spelling.meant(asking, is_known):
        others.setdefault(written, []).extend((word, _SAME_SOUND) for word in same)
    for written, same in spelling.slips(words, lexical.__contains__):
        if written not in others and written not in lexicon.stopwords:
            others[written] = [(word, _ONE_OFF) for word in same]
    return others


def _figure(number: str) -> int:
    from cn2an import cn2an

    return int(number) if number.isdecimal() else int(cn2an(number, "smart"))


def _marks(tokens: Sequence[str], lexical: LexicalIndex) -> dict[str, float]:
    """A word of two characters is a pair as well, and counts as both."""
    marks: dict[str, float] = {}
    for token in dict.fromkeys(tokens):
        mark = token.removeprefix("#")
        marks[mark] = marks.get(mark, 0.0) + lexical.idf(token)
    return marks


def _is_content(word: str, lexicon: Lexicon) -> bool:
    return word not in lexicon.stopwords and bool(_CONTENT.fullmatch(word))


def _halves(word: str, others: Others, lexical: LexicalIndex) -> tuple[str, ...]:
    """The word; one that no text uses as the two words it is made of: 体育中考 as 体育 and 中考."""
    if len(word) < _COMPOUND or word in others or word in lexical:
        return (word,)
    for cut in range(2, len(word) - 1):
        if word[:cut] in lexical and word[cut:] in lexical:
            return word[:cut], word[cut:]
    return (word,)


def _inside(word: str, phrases: Others) -> bool:
    return any(word in phrase for phrase in phrases)


def _term(word: str, others: Sequence[tuple[str, float]], lexical: LexicalIndex) -> Term:
    """An official word counts as found where its parts are: 报名材料 in 「报名时提交以下材料」."""
    forms = [Form((word,), 1.0)]
    for other, credit in others:
        parts = tuple(lexical.splitter.words(other))
        # A single character among them (非, 跨, 6) would be found anywhere: then only as it is written.
        forms.append(Form(parts if parts and min(map(len, parts)) > 1 else (other,), credit))
    own = tuple(lexical.splitter.words(word))
    if others and len(own) > 1 and min(map(len, own)) > 1:  # 中考加分 where a paper on 中考 speaks of 加分
        forms.append(Form(own, _OTHER_WORD))
    known = [
        max(map(lexical.idf, form.parts)) for form in forms if all(part in lexical for part in form.parts)
    ]
    if not known:  # nothing the index knows, but its characters may stand there side by side
        known = [max(map(lexical.idf, pairs(word) or [word]))]
    return Term(
        word, min(known), tuple(forms), tuple(pair[1:] for pair in pairs(word)) if len(word) > 2 else ()
    )


def _holds(folded: str, part: str) -> bool:
    """Whether a text holds a word; of a figure, the whole figure."""
    if part not in folded:
        return False
    return not part.isdecimal() or re.search(rf"(?<!\d){part}(?!\d)", folded) is not None
