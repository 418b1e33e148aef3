"""What stands beside the rates that answer: an answer whole, and the notes of a table on the school asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.items import Passage
from index.search.tokens import fold
from service.answering.context import Context, Evidence
from service.answering.fees.charges import fee_words, qualities_in
from service.answering.fees.grades import NURSERY, groups_in
from service.answering.fees.place import names_school
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement
from service.answering.vocabulary import households_in, in_full, on_the_other_side

_MOST = 2
_SHORT = 120  # characters: an answer to a question that is read at a glance is quoted whole
_ANSWER = re.compile(r"^(?:答|A)\s*[：:]")
_ASKS = re.compile(r"[？?]$|^(?:问|Q)\s*[：:]")
# 「说明：1.…。2.…。」
_POINT = re.compile(r"(?<=[。；;：:\n])\s*(?=(?:注\s*)?[（(]?\d{1,2}[）)、.．](?!\d))|(?<=[。\n])")
_ALL_OF_THEM = re.compile(
    r"以上|上述|上列|前款|前述|各项|所有|第[一二三四五六七八九\d]+(?:[、至到—-].{0,4})?项"
)
_LIMITED = {"寒暑假", "国际", "复读", "半日", "周末"}
_SHARE = re.compile(r"(?:按|执行)[^，。；]{0,12}(?:\d+[%％]|[一二三四五六七八九]折|[上下]浮)")
_LESS = re.compile(r"[免减]")


def quoted(found: Sequence[Statement]) -> Iterator[tuple[Statement, str]]:
    """Each statement with its words, or with the short answer to a question that it is a part of, once."""
    whole: set[str] = set()
    for one in found:
        passage = one.passage
        asks = bool(passage.heading) and _ASKS.search(passage.heading[-1].strip()) is not None
        if passage.kind == "row" or not (asks or _ANSWER.match(passage.text)) or len(passage.text) > _SHORT:
            yield one, one.rate.statement
        elif passage.id not in whole:
            whole.add(passage.id)
            yield one, passage.text


def remarks(
    found: Sequence[Statement], given: Sequence[Evidence], asked: FeeQuestion, context: Context
) -> list[Evidence]:
    """The sentences of the same paper that say otherwise for the school, the group or the family asked.

    ``given`` is what is quoted already.
    """
    first = found[0]
    shown = {one.passage.id for one in given if one.passage.kind != "row"}
    pieces: list[Evidence] = []
    for passage in context.snapshot.passages_of(first.item.id):
        if passage.kind in ("row", "frame") or passage.id in shown:
            continue
        for sentence in _points(passage):
            otherwise = _is_otherwise(in_full(fold(sentence)), found, asked)
            if len(pieces) < _MOST and (otherwise or _is_of_region(sentence, found, context)):
                pieces.append(Evidence(passage, sentence, 1.0))
    return pieces


def _points(passage: Passage) -> Iterator[str]:
    yield from (piece.strip() for piece in _POINT.split(passage.text) if piece and piece.strip())


def _is_otherwise(said: str, found: Sequence[Statement], asked: FeeQuestion) -> bool:
    """Whether a folded sentence is on what is asked, and more exactly so than the rates that were found."""
    if any(said in one.own or one.own in said for one in found) or _is_denied(said, asked):
        return False
    families = households_in(said)
    if asked.households:
        known = any(asked.households & households_in(one.own) for one in found)
        of_all = _ALL_OF_THEM.search(said) or _names_charge(said, asked)
        return bool(asked.households & families and not known and of_all and _LESS.search(said))
    if not _names_charge(said, asked) or families - {"农村", "涉农"}:
        return False
    rows = [one for one in found if one.passage.kind == "row"]
    if not rows or "refund" in asked.acts:
        return False
    if names_school(asked, said):
        return True
    if (_LIMITED & set(qualities_in(said))) - set(asked.qualities):
        return False
    groups = groups_in(said)
    if NURSERY.search(said) and not any(one[0] == "托" for one in asked.groups):
        return False
    ours = bool(asked.groups and groups) and bool(asked.groups & groups)
    return ours and not any(on_the_other_side(one.own, said) for one in rows)


def _is_of_region(said: str, found: Sequence[Statement], context: Context) -> bool:
    """Whether a sentence says by which share the asked part of the area goes: 「某县按上述标准的80%执行」."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    if not bureau.is_part(asked) or not _SHARE.search(said) or len(said) > _SHORT:
        return False
    names = next((one.spoken for one in bureau.regions if one.name == asked), ())
    return any(name in said for name in names) and not any(
        name in one.own or one.own in fold(said) for name in names for one in found
    )


def _is_denied(said: str, asked: FeeQuestion) -> bool:
    """Whether a folded sentence names what the question denies."""
    return any(pattern.search(said) for pattern in asked.denied)


def _names_charge(said: str, asked: FeeQuestion) -> bool:
    """Whether a folded sentence names the charge that is asked about, or none at all."""
    if any(charge.stated.search(said) for charge in asked.charges.values()):
        return True
    return not any(charge.stated.search(said) for charge in fee_words().charges.values())
