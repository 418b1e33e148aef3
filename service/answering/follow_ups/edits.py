"""Puts what a follow-up says in the place of what the question before said there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.facts.zones import normal
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.fees.charges import charges_in
from service.answering.fit import matter_of
from service.answering.follow_ups.bond import Bond, bond
from service.answering.follow_ups.columns import beside, schools_beside
from service.answering.follow_ups.slots import Slot, bare, is_in_a_name, slots_in
from service.answering.follow_ups.words import asks, without_ask, words
from service.answering.understand import kinds_of, stage_of

_FOUND = 0.5
_KEPT = ("school", "office", "region", "stage", "year", "number")
EXAM = "class 0"  # the slot of examinations
_PARTICLES = re.compile(
    r"^(?:呢|上(?!课|学期)|读|那|我们?家?|是|住|在|的|要是|如果是|换成|改成)+|(?:的|家|是)+$"
)
_SORT_OF_SCHOOL = re.compile(r"(?:幼儿园|小学|中学|高中|学校)$")
_WHICH_NUMBER = re.compile(r"几[小中](?!班)")  # 「上几小」
_PART = re.compile(r"(?:小学|初中|高中)部")
_STAGES_OF_PARTS = ("小学", "初中", "高中")
_HOW_THEY_ARE = re.compile(r"^[都全]?(?:在(?:这里?|本地|一起|一块|一处|本市)|不?一致|齐全|有)?的?")
_BARE_NAME = re.compile(r"[一-龥]{2,12}")
_SHORT_NAME = re.compile(r"[一-龥A-Za-z]{2,4}")
_ANY = re.compile(r"[一-龥A-Za-z0-9]{2,}")


def swapped(earlier: str, core: str, context: Context) -> str:
    """``earlier`` with what ``core``, which asks nothing by itself, says in place of its like."""
    by_address = _with_other_address(earlier, core, context)
    if by_address:
        return by_address
    neighbour = _with_school_beside(earlier, core, context)
    if neighbour:
        return neighbour
    by_circumstances = _with_other_circumstances(earlier, core)
    if by_circumstances:
        return by_circumstances
    new = slots_in(core, context)
    aligned = _aligned(earlier, core, context)
    if aligned:
        return aligned
    question = _with_other_label(earlier, core, context) or _with_other_charge(earlier, core)
    if question != earlier:
        return question
    like = _with_its_like(earlier, core, context) if not new else ""
    if like:
        return like
    ahead: list[str] = []
    for slot in new:
        changed = _replaced(question, slot, core, context)
        if changed is None:
            ahead.append(_said(slot, core))
        else:
            question = changed
    rest = rest_of(core, new)
    question = _with_other_school(question, rest, context) or _with_rest(question, rest, core, context)
    heard = words().hearsay.search(core)
    return "".join((*ahead, question, f" {heard[0]}" if heard else ""))


def _with_other_school(question: str, name: str, context: Context) -> str:
    """「蒲公英的呢」 after a question of 某某幼儿园: the school called so, where the material has it."""
    for slot in slots_in(question, context):
        sort = _SORT_OF_SCHOOL.search(question[slot.start : slot.end])
        if slot.sort == "school" and name and sort and context.snapshot.says(f"{name}{sort[0]}"):
            return f"{question[: slot.start]}{name}{sort[0]}{question[slot.end :]}"
    return ""


def _with_school_beside(earlier: str, core: str, context: Context) -> str:
    """「青桐呢」 after a question of 第一高级中学: the one school of its list that is called so, no place."""
    name = rest_of(core, ()) if not asks(core) else ""
    if not _BARE_NAME.fullmatch(name) or any(
        slot.sort == "region" and slot.end - slot.start == len(name) for slot in slots_in(name, context)
    ):
        return ""
    slots = {earlier[one.start : one.end] for one in slots_in(earlier, context) if one.sort == "school"}
    asked, listed = schools_beside(earlier, slots, context.snapshot)
    found = {one for one in listed if one.startswith(name) or bare(one, context).startswith(name)}
    found = {one for one in found if one == name} or found
    if len(found) != 1 or asked in found:
        return ""
    (whole,) = found
    in_short = whole.endswith(name) and bare(asked, context) == asked
    return earlier.replace(asked, name if in_short else whole)


def rest_of(core: str, slots: Iterable[Slot]) -> str:
    """What a message says beside its slots, persons and what points back; "" where that is nothing."""
    for slot in sorted(slots, key=lambda slot: -slot.start):
        core = core[: slot.start] + " " + core[slot.end :]
    for pattern in (words().hearsay, words().same_again, words().persons, words().pointing, words().closing):
        core = pattern.sub(" ", core)
    pieces = (_PARTICLES.sub("", piece) for piece in re.split(r"[\s,，、。]+", core))
    return " ".join(piece for piece in pieces if _ANY.search(piece))


def _with_other_address(earlier: str, core: str, context: Context) -> str:
    zones = context.holding.zones
    said, before = normal(core), normal(earlier)
    new, old = zones.places_in(said), zones.places_in(before)
    if not new or not old or said.strip() == new[0].name == old[0].name:
        return ""
    regions = context.snapshot.bureau.spoken
    new = [place for place in new if place.name not in regions and not stage_of(place.name)]
    old = [place for place in old if place.name not in regions]
    if not new or not old or new[0].name == old[0].name:
        return ""
    behind = re.match(rf"(?:{words().numbers.pattern})+", before[old[-1].end :])
    end = old[-1].end + (behind.end() if behind else 0)
    return before[: old[0].start] + said[new[0].start :] + before[end:]


def _with_other_circumstances(earlier: str, core: str) -> str:
    """「租房子的要带什么」 of 「户籍房产都在这的要带什么」, 「租房子的呢」."""
    old = list(words().circumstances.finditer(earlier))
    new = list(words().circumstances.finditer(core))
    asked = words().ask.search(earlier)
    if not old or not new or asks(core) or (asked and asked.start() < old[-1].end()):
        return ""
    said = core[new[0].start() : new[-1].end()]
    if len(_PARTICLES.sub("", core.replace(said, ""))) > 1:
        return ""
    behind = earlier[old[-1].end() :]
    return f"{earlier[: old[0].start()]}{said}的{_HOW_THEY_ARE.sub('', behind)}"


def _aligned(earlier: str, core: str, context: Context) -> str:
    """「小学数学」 after a question of 小学语文: beside the word that both have stands another one."""
    cut = context.snapshot.retriever.lexical.splitter.words
    before, said = cut(fold(earlier)), cut(fold(core))
    naming = matter_of(earlier, context.snapshot).words
    for at, word in enumerate(said):
        if len(word) < 2 or word not in before:
            continue
        place = before.index(word)
        for step in (1, -1):
            new = said[at + 1 :] if step > 0 else said[:at]
            old = before[place + step] if 0 <= place + step < len(before) else ""
            if len(new) == 1 and len(said) == 2 and old in naming and len(new[0]) == len(old):
                pair = f"{word}{old}" if step > 0 else f"{old}{word}"
                return earlier.replace(pair, core, 1) if pair in earlier else ""
    return ""


def _with_other_label(earlier: str, core: str, context: Context) -> str:
    """「乡镇中心园呢」 after a question of 市级示范: a row of a table beside one that was asked about."""
    label = core
    for charge in charges_in(core).values():
        label = charge.asked.sub("", label)
    label = _PARTICLES.sub("", re.sub(r"的?费?$", "", label))
    if any(slot.end - slot.start == len(label) for slot in slots_in(label, context)):
        return ""
    old = max(beside(label, fold(earlier), context.snapshot), key=len, default="")
    if not old or old in label or old not in earlier:
        return ""
    question = earlier.replace(old, label)
    return _with_other_charge(question, core.replace(label, "").strip("的 "))


def _with_its_like(earlier: str, core: str, context: Context) -> str:
    """「绿线呢」 after a question of 红线: what ends as a word before does, where a passage has them both."""
    name = rest_of(core, ())
    if not _SHORT_NAME.fullmatch(name) or asks(core):
        return ""
    size = len(name)
    like = {
        earlier[at : at + size]
        for at in range(len(earlier) - size + 1)
        if earlier[at + size - 1] == name[-1] and earlier[at : at + size] != name
    }
    like = {one for one in like if re.fullmatch(r"[一-龥A-Za-z]+", one)}
    both = {
        one
        for one in like
        for passage in context.snapshot.passages.values()
        if one in (text := fold(passage.text)) and name in text
    }
    return earlier.replace(both.pop(), name) if len(both) == 1 else ""


def _with_other_charge(earlier: str, core: str) -> str:
    kinds = kinds_of(earlier)
    if "fee" not in kinds or "subsidy" in kinds:
        return earlier
    new, old = charges_in(core), charges_in(earlier)
    if not new or not old or set(new) == set(old):
        return earlier
    spans = [match for charge in old.values() for match in charge.asked.finditer(earlier)]
    if not spans:
        return earlier
    start, end = min(match.start() for match in spans), max(match.end() for match in spans)
    tail = re.match(r"(?:服务|管理)?费?", earlier[end:])
    end += tail.end() if tail else 0
    return earlier[:start] + core + earlier[end:]


def _said(slot: Slot, core: str) -> str:
    """A slot's words as another question may hold them: 中学 alone is 初中."""
    words_said = core[slot.start : slot.end]
    unclear = slot.sort == "stage" and stage_of(words_said) != slot.value
    return slot.value if slot.sort == "region" or unclear else words_said


def _replaced(question: str, slot: Slot, core: str, context: Context) -> str | None:
    """The question with ``slot`` in place of its like; None where it has none."""
    said = _said(slot, core)
    part = _PART.search(question) if slot.sort == "stage" else None
    if part and slot.value in _STAGES_OF_PARTS:  # 「某某学校小学部…」, 「那初中部呢」
        return question.replace(part[0], f"{slot.value}部")
    like = [other for other in slots_in(question, context) if other.sort == slot.sort]
    if not like and slot.sort == "stage" and _WHICH_NUMBER.search(question):
        return _WHICH_NUMBER.sub(f"哪个{slot.value}", question)
    if not like and slot.sort == "stage":
        numbered = [one for one in slots_in(question, context) if one.sort == "school" and one.start > 0]
        return None if not numbered else question
    if not like and stage_of(said):  # 「一般高中呢」 after a question of 高中
        like = [other for other in slots_in(question, context) if other.sort == "stage"]
    if not like:
        return None
    last = like[-1]
    if slot.sort == "stage" and last.value == slot.value:
        written = question[last.start : last.end]
        if written != last.value or said == written:
            return question if said == written else question[: last.start] + said + question[last.end :]
        return question[: last.end] + said + question[last.end :]
    for other in reversed([one for one in like if one.value == last.value]):
        ahead, behind = question[: other.start], question[other.end :]
        if slot.sort == "school":
            ahead += _place_of(other.value, said, context)
        if slot.sort == "household":
            behind = behind.removeprefix("户").removeprefix("家庭")
        if said.endswith("生"):  # 「本科生…」, 「研究生呢」
            behind = behind.removeprefix("生")
        if slot.sort == "stage":  # 「普通高中…」, 「小学呢」
            ahead = ahead.removesuffix("普通")
        question = ahead + said + behind
    return question


def _place_of(school: str, other: str, context: Context) -> str:
    """The place that a school's name begins with, where the material has the other school by it, too."""
    places = (name for name in context.snapshot.bureau.spoken if len(name) > 1 and school.startswith(name))
    place = max(places, key=len, default="")
    return place if place and not other.startswith(place) and context.snapshot.says(f"{place}{other}") else ""


def _with_rest(question: str, rest: str, core: str, context: Context) -> str:
    """With new words in place of those that no passage on them and the matter holds; else beside it all."""
    if not rest:
        return question
    before, _, added = question.rpartition(" ")
    if before and not asks(added) and asks(before):
        question = before  # what an earlier follow-up added gives way to this one
    topic = without_ask(question, context.snapshot.retriever.lexical.splitter)
    tie = bond(topic, rest, context, replaces=True)
    if tie.new < _FOUND or not (tie.old or tie.same):
        return f"{question} {rest}"
    return without(question, tie, context, rest, core)


def without(question: str, tie: Bond, context: Context, instead: str = "", core: str = "") -> str:
    """The question without the words that the passage which bears it out does not hold, ``instead`` in
    place of the first of them; what fills a slot stays, and so does what ``core`` has just filled."""
    kept = [
        (slot.start, slot.end)
        for slot in slots_in(question, context)
        if slot.sort in (*_KEPT, EXAM) or slot.value in core
    ]
    missing = [word for word in tie.missing if not is_in_a_name(word, context)]
    spans = _outside(kept, [m.span() for word in missing for m in re.finditer(re.escape(word), question)])
    if not spans:
        return f"{question} {instead}".strip()
    for start, end in reversed(spans):
        filling = instead if (start, end) == spans[0] else ""
        question = question[:start] + filling + question[end:]
    return question.strip(" 的")


def _outside(kept: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of ``spans`` that lie in none of ``kept``, in order, none within another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        free = all(end <= one or other <= start for one, other in (*kept, *found))
        if free:
            found.append((start, end))
    return found
