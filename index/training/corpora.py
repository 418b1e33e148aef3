"""The training corpora: pairs of a query and a passage that answers or continues it."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.text import sentences


@dataclass(frozen=True, slots=True)
class Corpus:
    """One file of pairs. ``times`` is how often its pairs are seen in an epoch."""

    name: str
    times: float
    origin: str


# Questions weigh more than text that only continues itself. Files with unclear terms are not listed.
CORPORA = (
    Corpus("cmrc2018-train", 2.0, "CMRC 2018 training questions and paragraphs, CC BY-SA 4.0"),
    Corpus("drcd-dev-test", 2.0, "DRCD development and test questions, simplified, CC BY-SA 3.0"),
    Corpus("alpaca-zh", 2.0, "Chinese Alpaca instructions and answers, MIT"),
    Corpus("medical-dialogue", 2.0, "patients' questions and doctors' answers, MIT"),
    Corpus("crud-questions", 2.0, "CRUD-RAG questions and news documents, Apache-2.0"),
    Corpus("law-articles", 1.0, "Chinese laws and regulations, not under copyright"),
    Corpus("crud-news", 1.0, "CRUD-RAG news, a sentence and the text around it, Apache-2.0"),
)

# A made-up query of a law has to come from a passage long enough to have a rest.
_HEAD_LIMITS = (10, 60)


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and its passage, with the corpus it is from."""

    query: str
    passage: str
    corpus: Corpus


def read_pairs(folder: Path) -> Iterator[Pair]:
    """All pairs below ``folder``/train, in file order. Raises FileNotFoundError where a file is missing."""
    for corpus in CORPORA:
        with lzma.open(folder / "train" / f"{corpus.name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if corpus.name == "law-articles":
                    yield from _law_pairs(record["query"], record["passage"], corpus)
                elif record["query"].strip() and record["passage"].strip():
                    yield Pair(record["query"], record["passage"], corpus)


def _law_pairs(title: str, article: str, corpus: Corpus) -> Iterator[Pair]:
    """An article's first sentence and the rest of it; for a short one its law's title and the article."""
    head, *rest = sentences(article)
    low, high = _HEAD_LIMITS
    remainder = "".join(rest).strip()
    if low <= len(head.strip()) <= high and len(remainder) >= low:
        yield Pair(head, f"{title} {remainder}" if len(head) % 2 else remainder, corpus)
    elif article.strip():
        yield Pair(title, article, corpus)
