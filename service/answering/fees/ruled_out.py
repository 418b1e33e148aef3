"""What the search may not give for a question of a charge that the rates did not answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.rates import is_of_heads_alone
from index.items import Passage
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.fees.agreement import is_denied, is_for_others, names_another
from service.answering.fees.candidates import is_private
from service.answering.fees.charges import fee_words
from service.answering.fees.place import names_school, place_of
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statements
from service.answering.vocabulary import in_full

_FOR_OTHERS = "是另一学校、类别或班级的收费"
_NOT_RETURNED = "没有说怎么退"
_ONLY_RETURNED = "说的是怎么退"
_ANOTHER_CHARGE = "是另一种收费"
_HEADS = "说的是人数"
_GIVEN = "是资助的标准"
_AID = re.compile(r"资助|助学金|奖学金|补助|助学|[给予]补贴|免除学")
_OF_THEIR_OWN = re.compile(r"外国语|双语")  # such schools go by no row for all schools
# What public schools charge says nothing of a private one.
_PUBLIC = re.compile(r"^(?!.*民办).*(?:公办|公立)")
_SENTENCE = re.compile(r"[^。；;\n]+")
_SUM = re.compile(r"\d\s*元|[一二三四五六七八九十百]元|免|不收|据实|按实|成本|标准")
_TAKEN = re.compile(r"收取|缴纳|交纳|收费")
_RETURNED_ONLY = re.compile(r"退还|退费|退款|退给|予退")


def rule_out(asked: FeeQuestion, statements: Statements, context: Context) -> None:
    """Keeps what is for others, and what is given instead of charged, from the search."""
    returned = fee_words().tells["returned"]
    unknown = asked.mention is not None and not asked.mention.search(statements.text)
    private = is_private(asked, statements)
    own_school = asked.mention is not None and _OF_THEIR_OWN.search(asked.text) is not None
    of_returning, charges = "refund" in asked.acts, asked.charges.values()
    for said in statements.all:
        row = said.passage.kind == "row"
        theirs = own_school and row and not names_school(asked, said.whole)
        theirs = theirs or names_another(said.own, asked, statements)
        if theirs or (row and is_for_others(asked, said)) or is_denied(asked, said):
            context.left_out[said.passage.id] = _FOR_OTHERS
        elif row and of_returning and not returned.search(said.own):
            context.left_out[said.passage.id] = _NOT_RETURNED
        elif unknown and not any(place_of(one, said) for one in charges):
            context.left_out[said.passage.id] = _ANOTHER_CHARGE
        elif not of_returning and not asked.acts and _RETURNED_ONLY.search(said.own):
            context.left_out[said.passage.id] = _ONLY_RETURNED
    for passage in context.snapshot.passages.values():
        if private and _PUBLIC.search(context.snapshot.items[passage.item_id].title):
            context.left_out[passage.id] = _FOR_OTHERS
        elif "count" not in context.understood.kinds and is_of_heads_alone(passage):
            context.left_out[passage.id] = _HEADS
    if not asked.implied:
        _without_charge(asked, context)
    if asked.acts or asked.households:
        return
    for rate in context.snapshot.rates:
        passage = context.snapshot.passages[rate.passage_id]
        if _is_aid(rate.statement, context.snapshot.items[rate.item_id].title, passage):
            context.left_out[passage.id] = _GIVEN


def _without_charge(asked: FeeQuestion, context: Context) -> None:
    """Keeps back what nowhere names a charge that is named: 「军训要交钱吗」 is not answered by meals."""
    stated = [charge.stated for charge in asked.charges.values()]
    of_amount = not asked.acts and not asked.households
    for passage in context.snapshot.passages.values():
        title = context.snapshot.items[passage.item_id].title
        place = in_full(fold("\n".join((title, *passage.heading, passage.lead))))
        own = in_full(fold(passage.text))
        named = [pattern for pattern in stated if pattern.search(f"{place}\n{own}")]
        if not named or (of_amount and passage.kind == "text" and not _says_amount(named, place, own)):
            context.left_out[passage.id] = _ANOTHER_CHARGE


def _says_amount(stated: Sequence[re.Pattern[str]], place: str, own: str) -> bool:
    """Whether a passage of several sentences gives its sums for a charge: 「作业本11元。教辅自愿购买」 says
    none for 教辅."""
    sentences = [one for one in _SENTENCE.findall(own) if any(pattern.search(one) for pattern in stated)]
    if any(pattern.search(place) for pattern in stated) or not _SUM.search(own):
        return True
    return any(_SUM.search(one) for one in sentences)


def _is_aid(statement: str, title: str, passage: Passage) -> bool:
    """Whether a sum is one that families get: a row by what it stands under and its cells, a sentence by
    what it says."""
    if passage.kind == "row":
        return _AID.search("\n".join((title, *passage.heading[-1:], passage.lead, passage.text))) is not None
    return _AID.search(f"{title}\n{statement}") is not None and not _TAKEN.search(statement)
