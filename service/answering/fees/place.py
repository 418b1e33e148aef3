"""Where a statement names the charge that is asked about: itself, in its columns, or what it stands under."""

from __future__ import annotations

import re

from index.search.tokens import fold
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement, is_blank
from service.answering.vocabulary import in_full

OWN, NEAR, ABOVE = 1.0, 0.8, 0.6
_CHARGE = re.compile(
    r"[一-龥]{1,6}(?<![收缴交付免退计公消自])费(?!用)|校车|校服|教材|教辅|作业本|军训|伙食|课后服务|托管"
)
_SCHOOL_OF = {"幼儿园": "园"}
REMARK = re.compile(r"备注|说明|注$")
FIGURE = re.compile(r"\d")
ITEM_CELL = re.compile(r"项目|品名|费用名称|费种|收费名称")
_GOODS = re.compile(r"校服|教材|教辅|作业本|校车|伙食|课后服务|托管|住宿|考试")
_OF_CHARGES = re.compile(r"收费|学费")


def place_of(charge: Words, said: Statement) -> float:
    """How close to a statement the charge is named; 0 where it is not, or where another one is closer."""
    if said.passage.kind == "row" and said.passage.cells:
        return _place_in_row(charge, said)
    if charge.stated.search(said.own):
        return OWN
    if _CHARGE.search(said.own):
        return 0.0
    if charge.stated.search(said.near):
        return NEAR
    if _CHARGE.search(said.near):
        return 0.0
    return ABOVE if charge.stated.search(said.above) else 0.0


def _place_in_row(charge: Words, said: Statement) -> float:
    """The cell for the item, then the columns, then the other cells; what is remarked is in passing."""
    cells = [(in_full(fold(name)), in_full(fold(value)), value) for name, value in said.passage.cells]
    items = [value for name, value, _ in cells if ITEM_CELL.search(name) and _CHARGE.search(value)]
    if items:
        return OWN if any(charge.stated.search(value) for value in items) else 0.0
    columns = [raw for name, _, raw in cells if charge.stated.search(name)]
    if columns:
        return 0.0 if all(is_blank(raw) for raw in columns) else OWN
    if any(charge.stated.search(value) for name, value, _ in cells if not REMARK.search(name)):
        return OWN
    sums = [name for name, value, _ in cells if FIGURE.search(value) and not REMARK.search(name)]
    if sums and all(_CHARGE.search(name) for name in sums):
        return 0.0
    around = f"{said.near}\n{said.above}"
    if not charge.stated.search(around):
        return 0.0
    # What a table alone is of, all its rows are of, if their cells name no other charge.
    of_several = sum(1 for one in fee_words().charges.values() if one.stated.search(around)) > 1
    return ABOVE if of_several or _CHARGE.search(said.own) else OWN


def main_place(charge: Words, asked: FeeQuestion, said: Statement) -> float:
    """Where a paper on what schools charge gives a sum and names no charge, it is that for teaching."""
    teaching = charge in (fee_words().charges["学费"], fee_words().charges["保教费"])
    if asked.implied and charge == fee_words().charges["考试费"]:
        # 「认定不收费」 in a paper on what is asked about.
        of_exam = all(quality.stated.search(said.whole) for quality in asked.qualities.values())
        return ABOVE if of_exam and not _CHARGE.search(said.own) and not said.rate.terms else 0.0
    of_stage = said.whole if said.passage.kind == "row" else said.own
    school = _SCHOOL_OF.get(asked.stage, asked.stage)
    named = names_school(asked, said.own) or (school and school in of_stage)
    plain = not _CHARGE.search(said.own) and not said.rate.free and not said.rate.terms
    about = _OF_CHARGES.search(said.above) and not _CHARGE.search(said.near) and not _GOODS.search(said.above)
    return ABOVE if teaching and named and plain and about else 0.0


def names_school(asked: FeeQuestion, words: str) -> bool:
    """Whether folded words name the school that is asked about."""
    return asked.mention is not None and asked.mention.search(words) is not None
