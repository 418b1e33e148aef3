"""What is asked after an address was answered: of the school that was named, or of another stage."""

from __future__ import annotations

from index.facts.zones import normal
from service.answering.context import Context
from service.answering.fit import matter_of, searched
from service.answering.follow_ups.edits import swapped
from service.answering.follow_ups.schools import feeds_on
from service.answering.follow_ups.slots import bare, slots_in
from service.answering.follow_ups.thread import Thread, own_words
from service.answering.follow_ups.words import asks, words
from service.answering.understand import kinds_of, stage_of

_LOOKED_AT = 20
_HELD = 0.5
_OF_ENROLLING = {"materials", "date", "procedure", "condition", "duration"}


def of_school(thread: Thread, core: str, context: Context) -> str:
    """The question where it is about a school that was answered, or its address; else ""."""
    new = slots_in(core, context)
    sorts = {slot.sort for slot in new}
    at_home = thread.text == thread.home
    of_school = any(one.name in thread.text for one in thread.schools)
    if "school" in sorts or not (at_home or of_school) or context.holding.zones.places_in(core):
        return ""
    stage = next((slot.value for slot in new if slot.sort == "stage"), "")
    asks_where = "zone" in kinds_of(words().pointing.sub("", core)) and not words().going_on.search(core)
    if not asks(core) or asks_where:
        return _other_stage(thread, core, stage, at_home, context)
    if not thread.schools or not (at_home or stage):
        return ""
    going_on = words().going_on.search(core)
    stage = stage or stage_of(thread.home)
    meant = [one for one in thread.schools if not stage or going_on or one.stage == stage]
    meant = meant or ([] if stage_of(core) else list(thread.schools))
    if going_on:
        meant = [one for one in meant if one.stage == "小学"]
    if not meant:
        return ""
    school = meant[0].name
    own = [word for word in own_words(core, context) if not words().enrolling.search(word)]
    if own:
        return f"{school} {core}" if is_told_of(school, core, context) else ""
    said = words().pointing.sub("", core)
    enrols = words().enrolling.search(core) or _OF_ENROLLING & set(kinds_of(core))
    if going_on or not enrols or "count" in kinds_of(core):
        return f"{school} {said}"
    region = meant[0].region
    if not context.snapshot.bureau.is_part(region):
        region = ""
    return f"{region}{meant[0].stage}入学招生 {said}"


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
    return swapped(thread.home, core[stages[0].start : stages[0].end], context)


def _has_zone(home: str, stage: str, context: Context) -> bool:
    """Whether an entry for ``stage`` names a place of the question."""
    names = {place.name for place in context.holding.zones.places_in(normal(home))}
    return any(rule.stage == stage and rule.name in names for rule in context.holding.rules)
