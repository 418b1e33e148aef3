"""Text as search sees it: folded, in words and pairs of characters. Never what is shown or quoted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC
    from rjieba import Jieba

_HAN_RUN = re.compile(r"[一-鿿〇]{2,}")
_WORD = re.compile(r"[一-鿿〇a-z0-9]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
# 文号: 黔府办发〔2024〕12号, also typed as [2024]12号 or 2024年12号文
_DOCUMENT_NUMBER = re.compile(r"[〔\[(【]?((?:19|20)\d\d)[〕\])】年]\s*第?(\d{1,4})\s*号")


@cache
def simplifier() -> OpenCC:
    """Traditional to simplified characters; opened when it is first used."""
    from opencc import OpenCC

    return OpenCC("t2s")


def fold(text: str) -> str:
    """Half-width, lower case, simplified, without invisible characters. For matching only."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()
    simplified: str = simplifier().convert(plain)
    return simplified


def document_numbers(folded: str) -> list[str]:
    """The 文号 in a folded text as ``year/number``, whatever brackets they are written with."""
    return [f"{year}/{int(number)}" for year, number in _DOCUMENT_NUMBER.findall(folded)]


def pairs(folded: str) -> list[str]:
    """The overlapping pairs of Chinese characters, each behind a ``#`` to tell them from words."""
    return [f"#{run[i : i + 2]}" for run in _HAN_RUN.findall(folded) for i in range(len(run) - 1)]


class Splitter:
    """Splits folded text into words. ``extra_words`` are names that no general word list has."""

    def __init__(self, extra_words: Iterable[str] = ()) -> None:
        self.extra_words = sorted({fold(word).strip() for word in extra_words} - {""})
        self._jieba: Jieba | None = None

    def words(self, folded: str) -> list[str]:
        """The words, figures and Latin words of a folded text in order, without punctuation."""
        return [word for word in self._cutter().cut(folded) if _WORD.search(word)]

    def parts_of_speech(self, folded: str) -> dict[str, str]:
        """The words of a folded text with their part of speech (jieba's tags: n, v, m, …)."""
        return dict(self._cutter().tag(folded))

    def is_word(self, word: str) -> bool:
        """Whether a dictionary has the word: the general one or the bureau's names."""
        return bool(self._cutter().has_word(word))

    def tokens(self, folded: str) -> list[str]:
        """What is indexed: words, pairs of characters, 文号."""
        return [*self.words(folded), *pairs(folded), *document_numbers(folded)]

    def _cutter(self) -> Jieba:
        if self._jieba is None:
            from rjieba import Jieba

            cutter = Jieba()
            for word in self.extra_words:
                cutter.add_word(word, None, None)
            self._jieba = cutter
        return self._jieba
