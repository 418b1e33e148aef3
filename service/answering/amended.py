"""A clause of which some words were changed since is quoted with the change behind it."""

from __future__ import annotations

import re
from itertools import zip_longest

from index.facts.amendments import read_changes
from index.items import Passage
from service.answering.context import Context, Evidence
from service.answering.stages import passage_stages
from service.answering.vocabulary import households_in

_SUM = re.compile(r"\d元")
RAISED = re.compile(
    r"元[^。；]{0,6}(?:调整|提高|上调|增加|下调|降低)(?:为|到|至)|[费准](?:调整|提高|上调|下调|降低)[为到至][^。；]{0,16}\d元"
)
# The two parts of a county that are dealt with apart.
_SIDES = (re.compile("县城|城区|城里|市区|主城"), re.compile("乡镇|农村|乡下|乡里|镇上|镇里|村里|村小"))
_COHORT = re.compile(
    r"老生老办法|老人老办法|[原老旧]有?(?:标准|办法)[^。；]{0,12}毕业|毕业前[^。；]{0,8}[原老旧]标准"
    r"|[前已经]入学的[^。；]{0,16}(?:不变|[原老旧]标准|不作调整)"
)


def with_changes(context: Context) -> list[Evidence]:
    """The evidence, each clause that an amendment touches followed by what the amendment says."""
    shown = {piece.passage.id for piece in context.evidence}
    evidence: list[Evidence] = []
    for piece, following in zip_longest(context.evidence, context.evidence[1:]):
        evidence.append(piece)
        if following is not None and following.goes_on:
            continue
        change = context.snapshot.passages.get(context.holding.touched.get(piece.passage.id, ""))
        if change is not None and not _concerns(change, piece, context):
            change = None
        if change is None and RAISED.search(piece.quote):
            change = piece.passage  # the change itself is quoted: for whom it holds is said beside it
        if change is not None and (change is piece.passage or change.id not in shown):
            for said in (change, *_for_whom(change, context)):
                if said.id not in shown:
                    shown.add(said.id)
                    evidence.append(Evidence(said, said.text, piece.score))
    return evidence


def _concerns(change: Passage, piece: Evidence, context: Context) -> bool:
    """Whether what an amendment changes is of the stage and the part of the area that are asked about, and
    stands in what is quoted: a new day for primary schools is none for junior schools."""
    asked = context.understood.stage
    stages = passage_stages(context.snapshot.items[change.item_id], change) if asked else set()
    if stages and asked not in stages:
        return False
    for here, there in (_SIDES, _SIDES[::-1]):
        on_this_side = here.search(context.text) and not there.search(context.text)
        if on_this_side and there.search(change.text) and not here.search(change.text):
            return False
    whole, quoted = (re.sub(r"\s", "", words) for words in (piece.passage.text, piece.quote))
    given_way = [one.old for one in read_changes([change]) if one.old and one.old in whole]
    return not given_way or any(old in quoted for old in given_way)


def _for_whom(change: Passage, context: Context) -> list[Passage]:
    """What the paper of a change of sums says of those who began before it (「老生老办法」), and of families
    like the one that asks."""
    if not _SUM.search(change.text):
        return []
    asked = households_in(context.text)
    return [
        one
        for one in context.snapshot.passages_of(change.item_id)
        if one.id != change.id and (_COHORT.search(one.text) or asked & households_in(one.text))
    ]
