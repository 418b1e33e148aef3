"""Whether new words belong to the matter before: the documents decide.

The best passages for the new words are looked at. Where one of them is about the earlier matter, too, the
words go on with it; and what that passage does not hold of the earlier matter is what the words stand in
place of: 「烈士子女中考加几分」, 「少数民族呢」 finds a row on 少数民族 under 中考 that does not name 烈士.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.answering.context import Context
from service.answering.fit import Matter, matter_of, searched
from service.answering.stages import passage_stages
from service.answering.understand import stage_of

_LOOKED_AT = 40
_NEW = 1.5  # how much more than the earlier matter the new words count
_NEARLY = 0.9
_HELD = 0.5
_PARTLY = 0.4  # 普通话测试 is found in 普通话水平测试, though not to the letter
_SAME_ITEM, _STAGE = 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Bond:
    """What the passage that fits both best holds: ``new`` and ``old`` are the shares, 0 to 1, of the new
    words and of the earlier matter; ``missing`` the words of the earlier matter that it does not hold;
    ``same`` whether it stands in the item that the earlier matter itself leads to."""

    new: float
    old: float
    missing: tuple[str, ...]
    same: bool = False


def bond(earlier: str, said: str, context: Context, replaces: bool = False) -> Bond:
    """How what was ``said`` goes with the ``earlier`` matter.

    ``replaces``: it asks nothing by itself (「少数民族呢」), so that what holds it matters most.
    """
    snapshot, standings = context.snapshot, context.holding.standings
    new, old = _naming(matter_of(said, snapshot)), matter_of(earlier, snapshot)
    if not new.terms:
        return Bond(0.0, 0.0, ())
    found = {
        hit.passage.id: hit.passage
        for query in (f"{earlier} {said}", said)
        for hit in snapshot.retriever.search(query, _LOOKED_AT)
        if standings[hit.passage.item_id].in_force
    }
    led_to = {hit.passage.item_id for hit in snapshot.retriever.search(earlier, 1)}
    stage = stage_of(said) or stage_of(earlier)
    seen: list[_Seen] = []
    for passage in found.values():
        text = searched(passage, snapshot.items[passage.item_id].title)
        stages = passage_stages(snapshot.items[passage.item_id], passage)
        fits = (stage in stages) - (bool(stages) and stage not in stages) if stage else 0
        seen.append(_Seen(new.held_by(text), old.held_by(text), passage.item_id in led_to, fits, text))
    if not seen:
        return Bond(0.0, 0.0, ())
    least = (_NEARLY if replaces else _HELD) * max(one.new for one in seen)
    best = max(
        (one for one in seen if one.new >= least),
        key=lambda one: _NEW * one.new + one.old + _SAME_ITEM * one.same + _STAGE * one.fits,
    )
    return Bond(best.new, best.old, _missing(old, best.text, [one.text for one in seen]), best.same)


class _Seen(NamedTuple):
    """A passage's text, folded, with the shares that it holds. ``fits`` is 1 where it is of the stage that
    is asked about, -1 where it is of another."""

    new: float
    old: float
    same: bool
    fits: int
    text: str


def _naming(matter: Matter) -> Matter:
    """The words that name a matter by themselves, where there are any."""
    naming = tuple((term, weight) for term, weight in matter.terms if term.word in matter.words)
    return Matter(naming, matter.words) if naming else matter


def _missing(matter: Matter, text: str, others: Sequence[str]) -> tuple[str, ...]:
    """The words of the matter that ``text`` does not hold though others do: what none holds tells nothing."""
    return tuple(
        term.word
        for term, _ in matter.terms
        if term.word in matter.words
        and term.found_in(text) < _PARTLY
        and any(term.found_in(other) >= _HELD for other in others)
    )
