"""What enrolment papers state of one school: how many pupils it takes, whether they board, where it is.

Looked up in the school's own row, or in the paragraph that opens with its name: search would take the row of
a school beside it, or of the posts that it advertises, for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from index.search.tokens import fold
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.school_aspects import ASPECTS, Aspect, asked_in, has_other_number, tells
from service.answering.school_entries import SchoolEntry, plain, school_entries, spoken_names
from service.answering.texts import text
from service.answering.zone_wording import ask_for

# What a question may say beside the school and what is asked of it.
_FILLING = re.compile(
    r"今年|里面|其中|里头|本年|去年|上年|20\d\d年|新生|一年级|七年级|初一|现在|目前|请问|这[个所家]|那[个所家边]|一共|总共|大概|是多少|多少|有没有|是不是|是否|可不可以|能不能|可以"
    r"|开始|学生|孩子|小孩|娃娃?|学校|[的了吗么呢呀啊吧嘛不能可是有要在给打到个一和还都也让得它从我里面说下想知道告诉，,。？?！!\s]"
)
_NOT_ONES_OWN = re.compile(r"老师|教师|职工|保安|招聘|班主任|校长|毕业生")
_MOST_OPTIONS, _LONGEST, _MOST = 6, 260, 3


class LookUpSchool:
    """Ends the flow for a question of what a named school's own entry states."""

    name = "school_profile"

    def __call__(self, context: Context) -> None:
        question = fold(context.text)
        asked = asked_in(question)
        year = context.understood.year
        other_year = f"{year}年" if year and year != context.today.year else ""
        if not asked or _NOT_ONES_OWN.search(question) or (other_year and "score" not in asked):
            return
        entries = _meant(question, context)
        if not entries or not _asks_no_more(question, [*asked.values()], entries, context):
            return
        told = [entry for entry in entries if all(tells(entry, aspect) for aspect in asked.values())]
        if "phone" in asked:
            told = [entry for entry in told if not has_other_number(entry.quote, context)]
        told = [entry for entry in told if other_year in entry.quote]
        schools = {entry.school for entry in told}
        if len(_apart(schools)) > 1:
            if len(schools) <= _MOST_OPTIONS:
                context.answer = ask_for("needs_region", sorted(schools))
            return
        newest = _newest(told, context)
        if newest:
            pieces = [piece for entry in newest for piece in _pieces(entry, asked.values())]
            context.evidence = list(dict.fromkeys(pieces))
            context.lead = text("several") if len(newest) > 1 else ""
            context.answer = composed(context)


def _meant(question: str, context: Context) -> list[SchoolEntry]:
    """The entries of the school whose name, or what is left of it without its region, the question holds."""
    best, found, said = 0, list[SchoolEntry](), plain(question)
    for entry in school_entries(context):
        length = max((len(name) for name in spoken_names(entry.school, context) if name in said), default=0)
        if length > best:
            best, found = length, [entry]
        elif length and length == best:
            found.append(entry)
    region, stage = context.understood.region, context.understood.stage
    if context.snapshot.bureau.is_part(region):
        there = [entry for entry in found if _region(entry, context) == region]
        found = there or [entry for entry in found if not _region(entry, context)] or found
    of_stage = [entry for entry in found if stage and stage in entry.school]
    return of_stage or found


def _region(entry: SchoolEntry, context: Context) -> str:
    bureau = context.snapshot.bureau
    named = [one.name for one in bureau.regions if any(entry.school.startswith(name) for name in one.spoken)]
    item = context.snapshot.items[entry.passage.item_id]
    return next((name for name in named if bureau.is_part(name)), item.region)


def _asks_no_more(
    question: str, asked: Iterable[Aspect], entries: Iterable[SchoolEntry], context: Context
) -> bool:
    """Whether the question says nothing beside the school and what is asked of it."""
    rest = plain(question)
    names = {name for entry in entries for name in spoken_names(entry.school, context)}
    short = {short for short, full in context.snapshot.bureau.terms.items() if plain(full) in names}
    for name in sorted(names | short, key=len, reverse=True):
        rest = rest.replace(name, " ")
    for region in sorted(context.snapshot.bureau.spoken, key=len, reverse=True):
        rest = rest.replace(region, " ")
    for aspect in asked:
        rest = aspect.asked.sub(" ", rest)
    rest = re.sub(r"小学部?|初中部?|中学部?|幼儿园", " ", rest)
    return not _FILLING.sub("", rest).strip("市县区")


def _apart(schools: Iterable[str]) -> set[str]:
    """The schools of these that are not one by another name: 市第二幼儿园 is 某市第二幼儿园."""
    keys = {plain(school) for school in schools}
    return {key for key in keys if not any(other != key and other.endswith(key) for other in keys)}


def _newest(told: Iterable[SchoolEntry], context: Context) -> list[SchoolEntry]:
    """The entries of the newest paper, one of those that say the same."""
    by_item: dict[str, list[SchoolEntry]] = defaultdict(list)
    for entry in told:
        by_item[entry.passage.item_id].append(entry)
    items = context.snapshot.items
    days = {item_id: items[item_id].published or items[item_id].written for item_id in by_item}
    best = max(by_item, key=lambda item_id: (str(days[item_id] or ""), item_id), default="")
    same: dict[tuple[tuple[str, str], ...] | str, SchoolEntry] = {}
    for entry in by_item.get(best, []):  # a row for each of its villages
        same.setdefault(tuple(filter(_is_of_itself, entry.cells)) or entry.quote, entry)
    found = list(same.values())
    return found if len(found) <= _MOST else []


def _is_of_itself(cell: tuple[str, str]) -> bool:
    return any(aspect.column.search(cell[0]) for aspect in ASPECTS.values())


def _pieces(entry: SchoolEntry, asked: Iterable[Aspect]) -> Iterator[Evidence]:
    """The school's row or paragraph, of a long one its opening and what is asked for."""
    if len(entry.quote) <= _LONGEST:
        yield Evidence(entry.passage, entry.quote, 1.0)
        return
    aspects = list(asked)
    said = [piece for piece in re.split(r"(?<=[；;。\n])", entry.quote) if piece.strip()]
    for n, piece in enumerate(said):
        column = piece.partition("：")[0]
        if n == 0 or any(one.stated.search(piece) or one.column.search(column) for one in aspects):
            yield Evidence(entry.passage, piece.rstrip("；;\n"), 1.0, goes_on=n > 0)
