"""Whether what is left of a model's sentences still answers: half a list or another's case does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.search.tokens import fold, pairs
from service.answering.context import Context, Evidence
from service.answering.model.replies import Sentence
from service.answering.model.sources import sources_of
from service.answering.texts import text
from service.answering.vocabulary import vocabulary

_LISTED = {"materials", "procedure"}
_ENTRIES = re.compile(r"[\n；;]")
_OF_AN_ENTRY = 0.5
_OF_THE_MATTER = 0.8


def answers(kept: Sequence[Sentence], evidence: Sequence[Evidence], context: Context) -> bool:
    """Whether the sentences say of the question what the pieces of evidence say.

    They have to hold the sort of answer that is asked for (a sum, a day, a number), the place and the matter
    that are asked about, every piece of a list of pieces and every entry of a list within one; and to rest on
    the piece that fits best, and on the rule of the place that is asked about where it has its own.
    """
    cited = {n for sentence in kept for n in sentence.sources}
    if not all(cited & leading for leading in _leading(evidence, context)):
        return False
    said = "\n".join(sentence.text for sentence in kept)
    quoted = "\n".join(piece.quote for piece in evidence)
    words, understood = vocabulary(), context.understood
    wanted = [words.answers[kind] for kind in understood.kinds if kind in words.must_hold]
    if any(pattern.search(quoted) and not pattern.search(said) for pattern in wanted):
        return False
    if understood.region in quoted and understood.region not in said:
        return False
    places = "\n".join(source.place for source in sources_of(evidence, context) if source.n in cited)
    held = context.matter.held_by(fold(f"{places}\n{said}"))
    if held < _OF_THE_MATTER * context.matter.held_by(fold(f"{places}\n{quoted}")):
        return False
    if context.lead in (text("listed"), text("several")):
        return cited >= set(range(1, len(evidence) + 1))
    if _LISTED & set(understood.kinds):
        told = set(pairs(fold(said)))
        entries = [set(pairs(fold(entry))) for piece in evidence for entry in _ENTRIES.split(piece.quote)]
        return all(len(entry & told) >= _OF_AN_ENTRY * len(entry) for entry in entries)
    return True


def _leading(evidence: Sequence[Evidence], context: Context) -> Iterator[set[int]]:
    """Numbers of pieces, of each set of which one must not be missing."""
    best = max(piece.score for piece in evidence)
    yield {n for n, piece in enumerate(evidence, 1) if piece.score == best}
    region, items = context.understood.region, context.snapshot.items
    local = {n for n, piece in enumerate(evidence, 1) if items[piece.passage.item_id].region == region}
    if region and local:
        yield local
