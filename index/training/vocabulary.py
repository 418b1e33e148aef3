"""The embedder's tokenizer: the likeliest split of a run into known words, as jieba does it.

Words and their frequencies are counted with jieba over the training text; the split itself is the
``tokenizers`` library's Unigram model, so the finished folder needs nothing of ours.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable

import rjieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
_RUNS = r"[\p{Han}〇]+|[0-9]+|[a-z]+"
_LONGEST = 8


def count_words(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word and each character occurs in ``texts`` (NFKC, lower case)."""
    words: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).lower()
        characters.update(plain)
        words.update(rjieba.cut(plain))
    return words, characters


def make_tokenizer(words: Counter[str], characters: Counter[str], size: int) -> Tokenizer:
    """A tokenizer of ``size`` entries: the frequent characters, then the most frequent words."""
    total = words.total()
    known = {
        character: max(words[character], 1)
        for character, count in characters.most_common()
        if count >= 20 and (_is_han(character) or (character.isascii() and character.isalnum()))
    }
    for word, count in sorted(words.items(), key=lambda entry: (-entry[1], entry[0])):
        if len(known) >= size - 1:
            break
        if 1 < len(word) <= _LONGEST and (all(map(_is_han, word)) or (word.isascii() and word.isalnum())):
            known[word] = count
    entries = [(UNKNOWN, 0.0), *((word, math.log(count / total)) for word, count in known.items())]
    tokenizer = Tokenizer(models.Unigram(entries, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_RUNS), behavior="removed", invert=True)
    return tokenizer


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿" or character == "〇"
