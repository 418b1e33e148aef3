"""A question with its slips of the input method put right, where what was meant is beyond doubt."""

from __future__ import annotations

import re

from index.search.lexicon import lexicon
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.vocabulary import vocabulary

_SURE = 3  # characters: a shorter slip may be a word that is meant
# 「去几中」 asks which one and is no slip of 集中; 「老是哭」 is none of 老师.
_SAYS_SOMETHING = set("几哪啥多是不没")
_NAMES = ("ns", "nt")  # jieba's tags of places and bodies


def respelled(question: str, snapshot: Snapshot) -> str:
    """``question`` with 幼儿圆 as 幼儿园 and 普通华 as 普通话; addresses and names stay as they are typed.

    Only a stretch that neither the material nor, if it is short, a dictionary knows is replaced, by the one
    common word of its sound that differs in one character. What looks facts up reads the question so;
    search bridges more than that by itself.
    """
    for written, meant in vocabulary().misspelt.items():
        question = re.sub(written, meant, question)
    retriever = snapshot.retriever
    splitter = retriever.lexical.splitter
    words = splitter.words(fold(question))
    for written, same in retriever.spelling.slips(words, retriever.lexical.__contains__):
        is_meant = (len(written) < _SURE and splitter.is_word(written)) or written in lexicon().everyday
        if len(same) > 1 or _SAYS_SOMETHING & set(written) or is_meant:
            continue
        (meant,) = same
        tag = splitter.parts_of_speech(meant).get(meant, "")
        if tag and not tag.startswith(_NAMES) and meant not in splitter.extra_words:
            question = question.replace(written, meant)
    return question
