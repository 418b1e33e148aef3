"""The conversation as one question: each message is joined to what was asked before it, in turn."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.answer import History
from service.answering.context import Context
from service.answering.fees.charges import charges_in
from service.answering.fit import matter_of
from service.answering.follow_ups.bond import Bond, bond
from service.answering.follow_ups.edits import EXAM, rest_of, swapped, without
from service.answering.follow_ups.of_school import is_told_of, of_school
from service.answering.follow_ups.papers import opens_another_paper, stays_in_paper
from service.answering.follow_ups.schools import schools_answered
from service.answering.follow_ups.slots import Slot, slots_in
from service.answering.follow_ups.thread import Thread, own_words
from service.answering.follow_ups.words import asks, core_of, without_ask, words
from service.answering.named_schools import region_of, with_high_schools
from service.answering.screening import refused_for
from service.answering.texts import text
from service.answering.understand import kinds_of, stage_of
from service.answering.vocabulary import folded, in_full, vocabulary

_REACH = 6  # messages of the citizen that a question may reach back over
_LONG = 12  # a message of more characters that asks says what it asks about
_HELD, _TIED = 0.5, 0.4
_SLIGHTLY, _FIRMLY = 0.1, 0.6
_ONE_STAGE = re.compile(r"(?:小学|幼儿园|高级中学|高中|初级中学)$")

_STEP = re.compile(r"(?:网上|现场)?(?:报名|登记|确认|核验|审核|缴费|报到|面谈)")
_OTHER_KINDS = {"fee", "subsidy", "date", "materials", "contact", "duration", "count"}
_ZONE_ASKS = ("needs_number", "needs_region", "needs_stage", "ambiguous", "needs_address")


def thread_of(history: History, context: Context) -> Thread:
    """What the conversation has come to."""
    asked = [position for position, turn in enumerate(history) if turn.role == "user"]
    thread = Thread()
    for turn in history[asked[-_REACH] if len(asked) > _REACH else 0 :]:
        if turn.role == "user":
            thread = _after_question(thread, turn.content, context)
        else:
            thread = _after_answer(thread, turn.content, context)
    return thread


def _after_question(thread: Thread, message: str, context: Context) -> Thread:
    said = folded(message)
    if vocabulary().greeting.match(said) or vocabulary().thanks.match(said):
        return thread
    if refused_for(message, lambda _: (), lambda _: True):
        return replace(thread, asked_back=False)
    question = made_whole(thread, message, context)
    home = question if _is_of_home(question, context) else thread.home
    goes_on = home and (question == home or any(one.name in question for one in thread.schools))
    return Thread(question, home, thread.schools if goes_on else (), False)


def _after_answer(thread: Thread, answer: str, context: Context) -> Thread:
    found = any(text(f"zone.{name}") in answer for name in ("found", "shared", "alike"))
    if found and context.holding.zones.places_in(thread.text) and thread.text != thread.home:
        kept = thread.schools if words().going_on.search(thread.text) else ()
        thread = replace(thread, home=thread.text, schools=kept)
    sure = _asks_which_school(thread, context) and text("zone.boundary") not in answer
    named = schools_answered(answer, context, thread.text) if sure else ()
    asked = ("clarify.stage", "clarify.region", "clarify.topic", *(f"zone.{name}" for name in _ZONE_ASKS))
    asked_back = any(text(name) in answer for name in asked) or answer.rstrip().endswith(("？", "?"))
    return replace(thread, schools=(*named, *thread.schools), asked_back=asked_back)


def _asks_which_school(thread: Thread, context: Context) -> bool:
    return thread.text == thread.home or bool(words().going_on.search(thread.text))


def _is_of_home(question: str, context: Context) -> bool:
    """Whether it asks of which school a listed place is, or says no more than that and a stage."""
    if not context.holding.zones.places_in(question):
        return False
    kinds = set(kinds_of(question))
    says_no_more = stage_of(question) and (words().where.search(question) or not asks(question))
    return "zone" in kinds or bool(says_no_more and not kinds & _OTHER_KINDS)


def made_whole(thread: Thread, message: str, context: Context) -> str:
    """A message as a question that can be asked by itself, in folded spelling."""
    said = with_high_schools(in_full(folded(message)), context)
    core = core_of(said)
    if not thread.text:
        return said
    again = words().same_again.sub(" ", core).strip()
    if again and again != core and not asks(again):
        same_of = thread.home == thread.text and context.holding.zones.places_in(again)
        if same_of or not own_words(again, context):
            core = again  # 「去年也是吗」, 「某某村也是吗」
    own = own_words(core, context)
    if thread.asked_back and _names_another(thread.text, core, context):
        return swapped(thread.text, core, context)
    if thread.asked_back and not (asks(core) and own and len(core) > len("哪个小学呢")):
        return f"{thread.text} {said}"
    if words().another.search(said) and not words().pointing.search(core) and (own or charges_in(core)):
        return core
    about_school = of_school(thread, core, context)
    if about_school:
        return about_school
    if asks(core) and (own or charges_in(core)) and thread.text == thread.home:
        kept = _shared(thread.text, core, context)
        return _with_slots(thread.text, core, slots_in(core, context), context, kept)
    if asks(core) and not _swaps_charge(thread.text, core):
        return _asked(thread.text, core, said, context)
    if not own and not slots_in(core, context) and not rest_of(core, ()):
        return f"{thread.text} {said}"
    if own and said == core and len(core) > _LONG:
        return _asked(thread.text, core, said, context)
    return swapped(thread.text, core, context)


def _names_another(earlier: str, core: str, context: Context) -> bool:
    """Whether a message, instead of telling what was asked back, names another house or school."""
    said = {(slot.sort, slot.value) for slot in slots_in(core, context)}
    before = {(slot.sort, slot.value) for slot in slots_in(earlier, context)}
    return not asks(core) and any(
        (sort, value) not in before and any(sort == other for other, _ in before)
        for sort, value in said
        if sort in ("number", "school") or (sort == "region" and any(one == "school" for one, _ in said))
    ) and {sort for sort, _ in said} <= {"number", "school", "region"}


def _swaps_charge(earlier: str, core: str) -> bool:
    """「伙食费呢」 after a question of another charge asks the same of this one."""
    return not words().ask.search(core) and "fee" in kinds_of(earlier) and bool(charges_in(core))


def _asked(earlier: str, core: str, said: str, context: Context) -> str:
    """A message that asks by itself: of the earlier matter, or of its own."""
    new = slots_in(core, context)
    sorts = {slot.sort for slot in new}
    own = own_words(core, context)
    if "school" in sorts or context.holding.zones.places_in(core):
        place = _place_before(earlier, core, context) if "region" not in sorts else ""
        sorts_kept = ("year",) if stage_of(core) else ("stage", "year")
        return place + _with_slots(earlier, core, new, context, sorts_kept)
    topic = _topic(earlier, core, new, context)
    if own and "date" in kinds_of(earlier) and "date" in kinds_of(core):  # 「哪天公布」 after 「几号报名」
        topic = topic if any(map(_STEP.search, own)) else _without_step(topic, context)
    if any(slot.sort == "school" for slot in slots_in(topic, context)):
        core = words().pointing.sub("", core) or core
    if not topic:
        return _with_slots(earlier, core, new, context, _shared(earlier, core, context))
    if words().amiss.search(core):
        return f"{topic} {core}"
    charged = "fee" in kinds_of(core) and bool(charges_in(core))
    school = next((slot for slot in slots_in(topic, context) if slot.sort == "school"), None)
    if school and not own and "contact" in kinds_of(core):  # a school's number is not that of its enrolment
        region = [slot for slot in slots_in(topic, context) if slot.sort == "region"][:1]
        return "".join(topic[slot.start : slot.end] for slot in (*region, school)) + f" {core}"
    enrolling = words().enrolling
    if school and enrolling.search(core) and all(map(enrolling.search, own)):
        name = topic[school.start : school.end]
        if not is_told_of(name, core, context) and stage_of(earlier):
            # When one enrols is stated for all schools of a sort.
            return f"{region_of([name], context)}{stage_of(earlier)}{core}"
    if words().values.search(core) and school:
        return _with_slots(earlier, core, new, context, ("region", "school", "year"))
    if not own and not charged and not _names_more(core, context):
        return f"{topic} {core}"
    names_whom = {"stage", "region"} & sorts
    if own and not charged and not names_whom and stays_in_paper(own, earlier, core, context):
        first = topic.split(" ")[0]  # what came up since gives way to what comes up now
        return f"{first if _says_something(first, context) else topic} {core}"
    if own and opens_another_paper(own, topic, context):
        return _with_slots(earlier, core, new, context, ("region",))
    tie = bond(topic, core, context)
    if not own:
        kept = _borne_out(topic, core, tie, context) if tie.old >= _SLIGHTLY else ""
        return f"{kept or topic} {core}"
    if tie.new < _HELD:
        return f"{topic} {core}" if len(core) <= _LONG else core
    kept = _borne_out(topic, core, tie, context)
    least = _FIRMLY if "stage" in names_whom else _TIED if len(own) < 3 else _HELD
    if kept and ((tie.same and "stage" not in names_whom) or tie.old >= least):
        return f"{kept} {core}"
    if words().paying.search(core) and not charges_in(core) and charges_in(topic):
        return f"{topic} {core}"  # what it is that is paid was said before
    return _with_slots(earlier, core, new, context, _shared(earlier, core, context))


def _place_before(earlier: str, core: str, context: Context) -> str:
    """The part of the area that the earlier question is of, where several have the place that ``core`` names
    and this is one of them; "" otherwise."""
    bureau = context.snapshot.bureau
    names = {place.name for place in context.holding.zones.places_in(core)}
    regions = {rule.region for rule in context.holding.rules if rule.name in names}
    before = next((name for name in bureau.spoken if len(name) > 1 and name in earlier), "")
    region = next((one.name for one in bureau.regions if before in one.spoken), "") if before else ""
    return region if len(regions) > 1 and region in regions else ""


def _names_more(core: str, context: Context) -> bool:
    """Whether a word of a message says what is asked for more closely than that it costs (年龄, 考点)."""
    rest = vocabulary().kinds["fee"].sub(" ", rest_of(core, slots_in(core, context)))
    return any(len(word) > 1 for word in matter_of(rest, context.snapshot).words)


def _borne_out(topic: str, core: str, tie: Bond, context: Context) -> str:
    """The topic without what ``core`` says itself, and what the passage that bears it out does not hold; ""
    where nothing is left."""
    if tie.new < _HELD:
        return topic
    kept = without(topic, tie, context)
    for word in matter_of(core, context.snapshot).words:
        kept = kept.replace(word, "")
    return kept if _says_something(kept, context) else ""


def _says_something(topic: str, context: Context) -> bool:
    return bool(matter_of(topic, context.snapshot).words or slots_in(topic, context))


def _shared(earlier: str, core: str, context: Context) -> tuple[str, ...]:
    """Of stage and region those that a passage on the new words speaks of as the earlier question did."""
    found = [slot for slot in slots_in(earlier, context) if slot.sort in ("stage", "region")]
    kept = tuple(slot.sort for slot in found if bond(slot.value, core, context).old >= _HELD)
    return (*kept, EXAM) if words().exams.search(core) else kept


def _topic(earlier: str, core: str, new: list[Slot], context: Context) -> str:
    """What the earlier question was about, without what the new words fill anew."""
    splitter = context.snapshot.retriever.lexical.splitter
    kinds = kinds_of(earlier)
    pays = bool(words().paying.search(core)) and not charges_in(core)
    topic = without_ask(earlier, splitter, pays or "subsidy" in kinds)
    if "fee" in kinds and "subsidy" not in kinds and charges_in(core):
        for charge in charges_in(topic).values():
            topic = charge.asked.sub("", topic).replace("费", "")
    sorts = {slot.sort for slot in new}
    where = bool(words().where.search(core))
    amount = bool({"fee", "count"} & set(kinds_of(core)))
    for slot in reversed(slots_in(topic, context)):
        narrows = (
            (where and slot.sort.startswith(("class", "household")) and not _is_process(slot))
            or (slot.sort == "reach" and not amount and bool({"fee", "subsidy", "count"} & set(kinds)))
            # 「初中几点上课」 after a primary school, 「普高最低线」 after one of them: all of the stage.
            or (slot.sort == "school" and _is_of_one_stage(slot, context) and any(map(_is_whole_stage, new)))
            # Whom a charge is waived for is stated for all schools of a sort.
            or (slot.sort == "school" and pays and "household" in sorts)
        )
        if slot.sort in sorts or narrows:
            behind = topic[slot.end :]
            topic = topic[: slot.start] + (behind.removeprefix("生") if slot.sort == "stage" else behind)
    # Of what was joined, a piece that names nothing any more: 「孩子想 最多能休」 before 「复学…」.
    topic = " ".join(piece for piece in topic.split(" ") if _says_something(piece, context)).strip(" 的")
    return topic if _says_something(topic, context) or not charges_in(core) else ""


def _without_step(topic: str, context: Context) -> str:
    """The topic without the step of it whose day was asked for; as it is where nothing else would be left."""
    rest = re.sub(r"\s+", " ", _STEP.sub("", topic)).strip()
    return rest if _says_something(rest, context) else topic


def _is_process(slot: Slot) -> bool:
    return words().processes.fullmatch(slot.value) is not None


def _is_whole_stage(slot: Slot) -> bool:
    """Whether it names a stage as such, and no class of it (托班, 三年级)."""
    return slot.sort == "stage" and slot.end - slot.start <= len(slot.value)


def _is_of_one_stage(school: Slot, context: Context) -> bool:
    name = context.snapshot.bureau.terms.get(school.value, school.value)
    return bool(_ONE_STAGE.search(name))


def _with_slots(earlier: str, core: str, new: list[Slot], context: Context, sorts: tuple[str, ...]) -> str:
    """``core`` behind what the earlier question says in its slots of these sorts."""
    sorts = tuple(sort for sort in sorts if sort not in {slot.sort for slot in new})
    kept = [slot for slot in slots_in(earlier, context) if slot.sort in sorts]
    ahead = dict.fromkeys(earlier[slot.start : slot.end] for slot in kept)
    return "".join((*ahead, core))
