"""Whether new words stay in the paper that the earlier question led to, or open another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.search.tokens import fold
from service.answering.context import Context
from service.answering.fit import matter_of, searched
from service.answering.follow_ups.words import words

_LED_TO, _SPOKEN_OF = 3, 0.9
_PUBLISHING = re.compile(
    r"公[布告示开]|发布|通[知告]|印发|调整|修[改订]|变更|[办管]理|实施|执行|规定|办法|方案"
)
_SHORT = 8  # characters: a longer message says what it is about


def stays_in_paper(own: Sequence[str], earlier: str, core: str, context: Context) -> bool:
    """Whether the paper that the earlier question leads to speaks of what a short message names, which is a
    part of a matter (体检, 托班) and none of its own (转学)."""
    if len(core) > _SHORT or any(words().processes.fullmatch(word) for word in own):
        return False
    snapshot = context.snapshot
    found = [hit.passage.item_id for hit in snapshot.retriever.search(earlier, _LED_TO)]
    led_to = {item_id for item_id in found if found.count(item_id) > 1}
    matter = matter_of(" ".join(own), snapshot)
    return any(
        matter.held_by(searched(passage, "")) >= _SPOKEN_OF
        for item_id in led_to
        for passage in snapshot.passages_of(item_id)
    )


def opens_another_paper(own: Sequence[str], topic: str, context: Context) -> bool:
    """Whether new words are in the titles of papers of which none is titled by the earlier matter: 转学
    after a question about kindergartens."""
    standings = context.holding.standings
    own = [word for word in own if not _PUBLISHING.fullmatch(word)]
    titles = [fold(item.title) for item in context.snapshot.items.values() if standings[item.id].in_force]
    found = [title for title in titles if any(word in title for word in own)]
    before = matter_of(topic, context.snapshot).words
    return bool(found and before) and not any(word in title for word in before for title in found)
