"""The statements in force that are of the charge, the payer and the sort that a question asks about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from index.search.tokens import fold
from service.answering.amended import RAISED
from service.answering.applies import does_not_apply
from service.answering.context import Context
from service.answering.fees.agreement import contradicts, fits, is_to_come, names_word, tells_word
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.classes import Listed
from service.answering.fees.grades import rooms_in
from service.answering.fees.place import ITEM_CELL, main_place, names_school, place_of
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement, Statements
from service.answering.vocabulary import households_in, in_full

PRIVATE = re.compile(r"民办|营利|普惠性?民办|私立")
AHEAD = timedelta(days=90)  # how long before it begins a charge may be meant
SUMMER = re.compile(r"暑[期假托]|夏令营|夏天")
_NAMED_YEAR = re.compile(r"(20\d\d)年")
_PUBLIC = re.compile(r"公办|公立")
# 「去年每周是240元，今年调整了」
_FORMERLY = re.compile(r"[^，。：:]{0,4}(?:去年|上一?年度?|往年|上个?学期|原来|以前|此前|过去)")
_OF_THE_PAST = re.compile(r"去年|前年|上年|往年|上个?学期|原来|以前|之前|[涨降变调]|20\d\d")
_NO_SUM = re.compile(r"^(?:据实|按实|按成本|自定|协商|由[^，。]{2,10}(?:自定|自主|协商)|市场调节)")
_OF_CHARGE = re.compile(r"报名费|考务|考试费|测试费|面试|收费|费用|不收|免收|免[缴交]|零收费")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of the charge that is asked about."""

    said: Statement
    place: float  # how close the charge is named
    told: float  # the share of the telling words that its own words hold


def candidates(
    asked: FeeQuestion, charge: Words, listed: Listed | None, statements: Statements, context: Context
) -> list[Candidate]:
    """The statements in force that are of the charge, the payer and the sort that is asked about."""
    found = []
    private = is_private(asked, statements)
    for said in statements.all:
        place = place_of(charge, said)
        place = place or main_place(charge, asked, said)
        if not place or not fits(asked, said, listed, statements):
            continue
        if _FORMERLY.match(said.rate.statement) and not _OF_THE_PAST.search(asked.text):
            continue
        if is_of_another_summer(asked.text, said, context):
            continue
        ahead = context.today + AHEAD
        if does_not_apply(said.item, said.passage, context) or is_to_come(said, context, ahead):
            continue
        if said.rate.free and charge == fee_words().charges["考试费"] and not _OF_CHARGE.search(said.own):
            continue  # 「免费讲座」 says nothing of what the examination costs
        if "forced" in asked.acts and not fee_words().tells["forced"].search(said.own):
            continue  # nor whether it has to be bought
        if "refund" in asked.acts and not fee_words().tells["returned"].search(said.own):
            continue  # what it costs does not say what is given back
        if private and not PRIVATE.search(said.whole) and _PUBLIC.search(f"{said.own}{said.near}"):
            continue
        only_terms = said.rate.terms and not _is_of_no_sum(charge, said) and not _terms_asked(asked, said)
        if only_terms or contradicts(asked, said, context):
            continue
        words = (*asked.telling, *asked.besides)
        told = sum(tells_word(asked, word, said.own) + names_word(word, said.own) for word in words)
        found.append(Candidate(said, place, told))
    return found


def is_of_another_summer(question: str, said: Statement, context: Context) -> bool:
    """Whether a statement is of the summer of another year than the question says. A summer is part of no
    school year that a question of 「今年」 could mean."""
    if not (SUMMER.search(question) and SUMMER.search(f"{said.item.title}{said.whole}")):
        return False
    named = _NAMED_YEAR.search(question)
    year = int(named[1]) if named else context.today.year if "今年" in question else 0
    return bool(year and said.year) and said.year != year


def announced(asked: FeeQuestion, statements: Statements, context: Context) -> list[Statement]:
    """The changes of the charge that are published, be it for a day to come."""
    standings = context.holding.standings
    return [
        said
        for said in statements.all
        if RAISED.search(said.own)
        and standings[said.item.id].state in ("in_force", "not_yet")
        and is_all_in(asked.charges.values(), said.own)
        and asked.rooms <= rooms_in(said.own)
        and (asked.mention is None or names_school(asked, said.own))
        and not contradicts(asked, said, context)
    ]


def is_private(asked: FeeQuestion, statements: Statements) -> bool:
    """Whether the school that is asked about stands among private ones."""
    named = [one.whole for one in statements.all if names_school(asked, one.own)]
    return bool(named) and all(PRIVATE.search(whole) and not _PUBLIC.search(whole) for whole in named)


def _is_of_no_sum(charge: Words, said: Statement) -> bool:
    """Whether a row has the charge for its item and terms (据实) in place of a sum: there is no other."""
    items = [value for name, value in said.passage.cells if ITEM_CELL.search(name)]
    if not any(_NO_SUM.search(value) for _, value in said.passage.cells):
        return False
    return any(charge.stated.search(in_full(fold(value))) for value in items)


def _terms_asked(asked: FeeQuestion, said: Statement) -> bool:
    """Whether the terms of a charge are asked about, or the very case that they are for."""
    tells = [tell for act, tell in fee_words().tells.items() if act in asked.acts]
    if any(tell.search(said.own) for tell in tells) or asked.households & households_in(said.own):
        return True
    return bool(asked.qualities) and all(one.stated.search(said.own) for one in asked.qualities.values())


def is_all_in(words: Iterable[Words], own: str) -> bool:
    return all(one.stated.search(own) for one in words)
