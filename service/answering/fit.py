"""Whether a passage is about what was asked: the share of the question's matter that it holds.

A question's words are of two sorts: those that name its matter (转学, 校车, 助学金) and those that only
ask (多长时间, 几块, 怎么办). Search ranks by both; whether anything fits at all is decided by the matter,
or a question about something that was never disclosed would be answered by whatever shares its asking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.items import Passage
from index.search.lexicon import lexicon
from index.search.question import Term
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.numbered import numbers_in
from service.answering.vocabulary import vocabulary

# Parts of speech (jieba's tags, by first letter) by how much they name a matter.
_NAMING = {"n": 1.0, "j": 1.0, "l": 1.0, "i": 1.0, "b": 0.6, "v": 0.6, "a": 0.4, "t": 0.3, "e": 1.0}
_VERBAL_NOUNS = {"vn": 0.9, "an": 0.8, "nr": 0.8}
_OTHER = 0.15
_GUESSED = 0.4  # no dictionary has it: often two words run together
_ASKING = 0.06
# In a pair of characters that no dictionary has, these show that it was cut out of two words: 办要, 生是.
_BINDING = set("能可要是会的了不没就都也还在有去来给把被让上下啥吗呢吧么个这那我你他她它得着过到和跟与或为想")
_DENYING = "没未"  # 没办, 未满: what is denied is said beside it
_PLACE, _STAGE = 0.2, 0.4  # judged by the catalogue rather than by the letter
_OF_STAGE = 0.8  # of a stage's name that a text has otherwise
_STAGE_NAME = re.compile(r"小学|初中|高中|普高|职高|中职|中专|职校|技校|小一|初[一二三]|高[一二三]")
_MATTER = 0.5  # from here on a word names a matter
_COMMONEST = 2.0  # in a small bureau's material its main matters stand in every other passage
_RAREST = 4.5  # a word that the material never uses says no more than one that it hardly uses


@dataclass(frozen=True, slots=True)
class Matter:
    """The terms of a question with how much of its matter each is (nats of rarity, weighed)."""

    terms: tuple[tuple[Term, float], ...]
    words: tuple[str, ...]  # those that name the matter

    def held_by(self, folded: str) -> float:
        """The share of the matter, 0 to 1, that a folded text holds."""
        total = sum(weight for _, weight in self.terms)
        if not total:
            return 0.0
        return sum(weight * _found(term, folded) for term, weight in self.terms) / total

    def lacked_by(self, folded: str) -> list[tuple[Term, float]]:
        """The terms that a folded text holds less than half of, with the share (0 to 1) of each."""
        total = sum(weight for _, weight in self.terms)
        return [(term, weight / total) for term, weight in self.terms if total and _found(term, folded) < 0.5]

    def named_by(self, elements: set[str]) -> float:
        """The share of the matter, 0 to 1, that is one of ``elements`` as it is asked."""
        total = sum(weight for _, weight in self.terms)
        return sum(weight for term, weight in self.terms if term.word in elements) / total if total else 0.0


def searched(passage: Passage, title: str) -> str:
    """A passage with what stands over it, folded."""
    return fold("\n".join((title, *passage.heading, passage.lead, passage.text)))


def matter_of(question: str, snapshot: Snapshot) -> Matter:
    """What a question is about, in the words of the snapshot's index."""
    folded = fold(question)
    asking = _covered(folded, (vocabulary().asking,))
    staged = _covered(folded, tuple(vocabulary().stages.values()))
    lexical = snapshot.retriever.lexical
    parts_of_speech = lexical.splitter.parts_of_speech(folded)
    regions = snapshot.bureau.spoken
    weighed, naming = [], []
    terms = snapshot.retriever.read(question).terms
    known = [term.word for term in terms if len(term.forms) > 1]
    everyday = lexicon().everyday
    for term in terms:
        if len(term.forms) == 1 and any(word in term.word for word in known):
            continue  # 住校生 beside 住校, whose official words are known
        if term.word in regions:
            factor = _PLACE
        elif _within(term.word, folded, staged):
            factor = _STAGE
        elif _within(term.word, folded, asking):
            factor = _ASKING
        else:
            speech = parts_of_speech.get(term.word) or "n"
            factor = _naming(speech)
            known_word = lexical.splitter.is_word(term.word)
            if term.word not in lexical and (len(term.forms) == 1 or term.word not in everyday):
                cut = speech[0] != "r" and _touched(term.word, folded, asking)
                cut = cut or term.word[0] in _DENYING
                cut = cut or (len(term.forms) == 1 and not known_word and bool(set(term.word) & _BINDING))
                if len(term.word) == 2 and cut:
                    factor *= _ASKING
                elif len(term.forms) == 1 and not known_word:
                    factor *= _GUESSED
        weighed.append((term, min(max(term.idf, _COMMONEST), _RAREST) * factor))
        if factor >= _MATTER:
            naming.append(term.word)
    return Matter(tuple(weighed), tuple(naming))


def _found(term: Term, folded: str) -> float:
    """How much of a term is in a text; of a word that no text uses, and that has no official words, as much
    as its pairs."""
    found = term.found_in(folded) or _OF_STAGE * _says_stage(term.word, folded)
    numbers = numbers_in(term.word) if not found else {}
    if numbers:  # 二号线 is written 2号线 as well
        theirs = numbers_in(folded, tuple(numbers))
        return float(all(values & theirs.get(noun, frozenset()) for noun, values in numbers.items()))
    if not found and "几" in term.word:  # 加几分: 加20分
        some = re.escape(term.word).replace("几", r"[\d一二三四五六七八九十两]{1,4}")
        found = float(re.search(some, folded) is not None)
    if found or not term.pairs or len(term.forms) > 1:
        return found
    return sum(part in folded for part in term.pairs) / len(term.pairs)


def _says_stage(word: str, folded: str) -> bool:
    """Whether a word is a name of a stage (职高, 初一) and a text speaks of that stage in other words."""
    patterns = vocabulary().stages.values() if _STAGE_NAME.fullmatch(word) else ()
    return any(pattern.fullmatch(word) and pattern.search(folded) for pattern in patterns)


def _naming(part_of_speech: str) -> float:
    return _VERBAL_NOUNS.get(part_of_speech) or _NAMING.get(part_of_speech[:1], _OTHER)


def _covered(question: str, patterns: tuple[re.Pattern[str], ...]) -> set[int]:
    """The positions of the question that the patterns match."""
    return {
        position
        for pattern in patterns
        for match in pattern.finditer(question)
        for position in range(*match.span())
    }


def _touched(word: str, question: str, covered: set[int]) -> bool:
    """Whether ``word`` takes a character of what is covered, as 天开 of 哪天 in 「哪天开」."""
    place = question.find(word)
    return any(position in covered for position in range(place, place + len(word)))


def _within(word: str, question: str, covered: set[int]) -> bool:
    """Whether more than half of ``word``, wherever it stands in the question, is covered."""
    places = [range(*match.span()) for match in re.finditer(re.escape(word), question)]
    return bool(places) and all(
        2 * sum(position in covered for position in place) > len(place) for place in places
    )
