"""What is asked after an address was answered: of the school that was named, or of another stage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.zones import normal
from service.answering.context import Context
from service.answering.fit import matter_of, searched
from service.answering.follow_ups.edits import swapped
from service.answering.follow_ups.schools import Named, feeds_on, next_schools
from service.answering.follow_ups.slots import bare, slots_in
from service.answering.follow_ups.thread import Thread, own_words
from service.answering.follow_ups.words import asks, words
from service.answering.understand import kinds_of, stage_of

_LOOKED_AT = 20
_HELD = 0.5
_LIVES = re.compile(r"住不住(?!校|宿)|(?<!不)住(?=$|吗|么|不(?!住)|[,， ])")
_WHERE = re.compile(
    r"那?[上读念]?(?:小学|初中|中学|幼儿园)(?:呢|又|要|该)?[在去到上读念]哪[里儿边]?[上读念去]?"
)
_CALLED = re.compile(r"名字|名称|全称|校名|全名")
_BOARDS = re.compile(r"[能让可]?以?(?:住校|寄宿|住宿(?!费))[吗么不]?")
_OF_ENROLLING = {"materials", "date", "procedure", "condition", "duration"}


def of_school(thread: Thread, core: str, context: Context) -> str:
    """The question where it is about a school that was answered, or its address; else ""."""
    new = slots_in(core, context)
    sorts = {slot.sort for slot in new}
    at_home = bool(thread.home) and thread.text == thread.home
    of_school = any(one.name in thread.text for one in thread.schools)
    if "school" in sorts or context.holding.zones.places_in(core):
        return ""
    if not (at_home or of_school):
        return _of_named(thread.text, core, context)
    stage = next((slot.value for slot in new if slot.sort == "stage"), "")
    asks_where = "zone" in kinds_of(words().pointing.sub("", core)) and not words().going_on.search(core)
    # 「初中在哪」 after a primary school: which one it is, for where it lies nothing was named.
    told = any(one.stage == stage for one in thread.schools)
    asks_where = asks_where or (at_home and bool(stage) and not told and bool(_WHERE.fullmatch(core)))
    if not asks(core) or asks_where:
        return _other_stage(thread, core, stage, at_home, context)
    went_on = bool(words().going_on.search(thread.text))
    if not thread.schools or not (at_home or stage or went_on):
        return ""
    meant = _meant(thread, core, stage, went_on, context)
    if meant is None:
        return ""
    school = meant.name
    own = [
        word
        for word in own_words(core, context)
        if not words().enrolling.search(word) and not words().going_on.search(word)
    ]
    if own and all(map(_CALLED.fullmatch, own)):
        return thread.home
    boards = _BOARDS.search(core)
    if own and boards and not is_told_of(school, core, context):
        return f"{school} {boards.group()}"  # 「离家远能住校不」
    if own:
        return f"{school} {core}" if is_told_of(school, core, context) else ""
    said = _of_boarding(words().pointing.sub("", core))
    enrols = words().enrolling.search(core) or _OF_ENROLLING & set(kinds_of(core))
    of_itself = words().going_on.search(core) or words().of_itself.search(core)
    if of_itself or not enrols or "count" in kinds_of(core):
        return f"{school} {_without_stage(said, context)}"
    region = meant.region
    if not context.snapshot.bureau.is_part(region):
        region = ""
    return f"{region}{meant.stage}入学招生 {said}"


def _meant(thread: Thread, core: str, stage: str, went_on: bool, context: Context) -> Named | None:
    """The school that is asked about, of those answered: of the stage that is named, or the last."""
    schools = list(thread.schools)
    if words().going_on.search(core):
        return next((one for one in schools if one.stage == "小学"), None)
    if stage:
        own = [one for one in schools if one.stage == stage]
        return next(iter((*own, *_goes_on_to(schools, stage, context))), None)
    if went_on:
        return next((one for one in schools if one.name not in thread.text), schools[0])
    stage = stage_of(thread.home)
    return next((one for one in schools if one.stage == stage), schools[0])


def _goes_on_to(schools: Sequence[Named], stage: str, context: Context) -> tuple[Named, ...]:
    primary = next((one for one in schools if one.stage == "小学"), None)
    return () if stage != "初中" or primary is None else next_schools(primary, context)


def _of_named(text: str, core: str, context: Context) -> str:
    """「它毕业去哪个初中」: of the school that the question before named."""
    if stage_of(words().going_on.sub("", core)) and not words().going_on.search(core):
        return ""
    named = [text[slot.start : slot.end] for slot in slots_in(text, context) if slot.sort == "school"]
    points = words().pointing.search(core) or words().going_on.search(core)
    own = [word for word in own_words(core, context) if not words().going_on.search(word)]
    if not named or not points or not asks(core) or own:
        return ""
    return f"{named[-1]}{words().pointing.sub('', core)}"


def _of_boarding(said: str) -> str:
    """「能住吗」, asked of a school, is 「能住校吗」."""
    return _LIVES.sub("住校", said)


def _without_stage(said: str, context: Context) -> str:
    """Without the stage by which the school was meant: 「初中,能住吗」."""
    stage = next((slot for slot in slots_in(said, context) if slot.sort == "stage"), None)
    pattern = words().going_on.search(said) or words().of_itself.search(said[: stage.end] if stage else "")
    return said if stage is None or pattern else (said[: stage.start] + said[stage.end :]).strip(" ,，的")


def is_told_of(school: str, core: str, context: Context) -> bool:
    """Whether a passage that holds the words of a message names the school."""
    snapshot = context.snapshot
    matter = matter_of(core, snapshot)
    return any(
        bare(school, context) in whole and matter.held_by(whole) >= _HELD
        for hit in snapshot.retriever.search(f"{school} {core}", _LOOKED_AT)
        for whole in (searched(hit.passage, snapshot.items[hit.passage.item_id].title),)
    )


def _other_stage(thread: Thread, core: str, stage: str, at_home: bool, context: Context) -> str:
    """The same asked for another stage of school: of the school there, or which one that is."""
    if not stage:
        return ""
    stages = [slot for slot in slots_in(core, context) if slot.sort == "stage"]
    if not at_home:
        school = next((one for one in thread.schools if one.name in thread.text), None)
        other = next((one for one in thread.schools if one.stage == stage), None)
        if school is None:
            return ""
        question = thread.text.replace(school.name, other.name if other else stage)
        return swapped(question, core[: stages[0].start] + core[stages[0].end :], context)
    if stage == "初中" and thread.schools and not _has_zone(thread.home, stage, context):
        school = thread.schools[0]
        if school.stage == "小学" and feeds_on(school, context):
            return f"{school.name}毕业读哪个初中"
    said = [slot for slot in slots_in(core, context) if slot in stages[:1] or slot.sort == "year"]
    return swapped(thread.home, " ".join(core[slot.start : slot.end] for slot in said), context)


def _has_zone(home: str, stage: str, context: Context) -> bool:
    """Whether an entry for ``stage`` names a place of the question."""
    names = {place.name for place in context.holding.zones.places_in(normal(home))}
    return any(rule.stage == stage and rule.name in names for rule in context.holding.rules)
