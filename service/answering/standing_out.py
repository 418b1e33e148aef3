"""A passage that is not sure by itself, but that no other comes near: a question in words of its own.

「娃揣个手机行不行」 shares one word with the clause on telephones and next to nothing with any other. Where
nothing was disclosed, several passages share as little, or what is lacked is a thing whose official words
are known (遗失, 补办), so that a passage about it would say one of them.
"""

from __future__ import annotations

from index.search.retriever import Hit
from service.answering.context import Context
from service.answering.fit import searched

_LEAST = 0.37  # how sure a passage has to be by itself
_NEAREST = 0.13  # the least cosine
_HELD = 0.37  # the least share of the matter
_RUNNER_UP = 0.6  # the most that the next one may have of its score
_SAYABLE = 0.25  # the most of the matter that may be lacked though its official words are known
_ONE_THING = 0.45  # the most of the matter that one lacked word may be
_LETTERHEAD = "frame"


def stands_out(hit: Hit, context: Context) -> bool:
    """Whether the best passage answers because it is far ahead of every other, and lacks nothing that
    would be said."""
    passage = hit.passage
    score = context.scores[passage.id]
    if score < _LEAST or hit.cosine < _NEAREST or context.fits[passage.id] < _HELD:
        return False
    others = [
        context.scores[other.passage.id]
        for other in context.hits
        if other.passage.id != passage.id
        and other.passage.kind != _LETTERHEAD
        and other.passage.id not in context.holding.replaced  # its new wording answers for it
    ]
    if max(others, default=0.0) > _RUNNER_UP * score:
        return False
    item = context.snapshot.items[passage.item_id]
    lacked = context.matter.lacked_by(searched(passage, item.title))
    if set(context.matter.words) <= {term.word for term, _ in lacked}:
        return False  # 「下河沿村小学」 shares but the stage
    sayable = sum(share for term, share in lacked if len(term.forms) > 1)
    if sayable > _SAYABLE or any(term.word.isdecimal() for term, _ in lacked):
        return False
    return all(share <= _ONE_THING for _, share in lacked)
