"""Words what looking an address up came to: schools with their entries, choices to tap, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.facts.validity import is_last_years
from index.facts.zones import Match, Resolution, ZoneRule
from index.facts.zones.schools import schools_named_in
from index.facts.zones.spelling import as_written, fold
from index.items import Passage
from service.answering.answer import Answer
from service.answering.compose import citations, declined
from service.answering.context import Context, Evidence
from service.answering.desks import desk_for
from service.answering.texts import text, texts
from service.answering.zone_beside import beside

_SMALL = ("village", "community", "estate")
_TOLD_LIMIT = 60
_NOTE_LIMIT = 160
_MARKED = re.compile(r"[^①-⑳]([①-⑳])(?=$|[、，,；;\s])")
_LEAVES_CHOICE = re.compile(r"可以?(?:自愿|自主|选择|申请|就近)|自愿|任选")
_QUOTE_LIMIT = 200  # school and entry further apart than this are quoted as two pieces
_ADDRESS_COLUMN = re.compile(r"(?:地址|校址|位置)[:：][^；;\n]*$|(?:乡镇|镇街|街镇|镇乡)[^；;：:]{0,6}[:：]$")
_GOES_ON = re.compile(r"\d|[^、，,；;。\s]{0,6}(?:学校|小学|中学|初中)")


def zone_answer(resolution: Resolution, context: Context) -> Answer:
    """The answer to one address."""
    match resolution.status:
        case "found":
            return _found(resolution.matches, context)
        case "boundary_only" | "alike":
            evidence = _with_beside(resolution.matches, context)
            lead = "zone.alike" if resolution.status == "alike" else "zone.boundary"
            return worded(lead, evidence, context)
        case "none":
            return unknown_place(context)
        case asks:
            return ask_for(asks, resolution.options)


def _found(matches: Sequence[Match], context: Context) -> Answer:
    if not context.understood.region:  # the desk of the region that the address turned out to be in
        context.understood = replace(context.understood, region=matches[0].rule.region)
    evidence = _with_beside(matches, context)
    stages = {match.rule.stage for match in matches}
    shared = len({match.rule.schools for match in matches}) > 1 or any(
        len(match.rule.schools) > 1 for match in matches
    )
    shared = shared and len(stages) == 1  # a primary and a junior middle school are no shared zone
    return worded("zone.shared" if shared else "zone.found", evidence, context)


def _with_beside(matches: Sequence[Match], context: Context) -> Mapping[Evidence, str]:
    """The entries of ``matches``, and what else of their schools is asked and not said in them."""
    found = _evidence(matches, context)
    more = beside(matches, context).items()
    new = {piece: school for piece, school in more if not any(_overlap(piece, one) for one in found)}
    return {**found, **new}


def _overlap(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of a passage share some of its text."""
    text = one.passage.text
    start, begin = text.find(one.quote), text.find(other.quote)
    same = one.passage.id == other.passage.id
    return same and start < begin + len(other.quote) and begin < start + len(one.quote)


def _evidence(matches: Iterable[Match], context: Context) -> Mapping[Evidence, str]:
    """Each match's school and entry, as its passage has them, with the schools that the passage leaves
    to its heading or to one before it."""
    found: dict[Evidence, str] = {}
    for match in _once(matches):
        passage = context.snapshot.passages[match.rule.passage_id]
        elsewhere = [school for school in match.rule.schools if school not in passage.text]
        for school in elsewhere:
            before = _naming(school, passage, context)
            if before is not None:
                found.setdefault(Evidence(before, school, 1.0), "")
        over = [school for school in elsewhere if _naming(school, passage, context) is None]
        if not elsewhere and _names_the_old(match, passage.text):
            # 「某苑不再属于甲校，调整至乙校」: the sentence names the school that it leaves, too.
            found.setdefault(Evidence(passage, match.rule.quote, 1.0), "、".join(match.rule.schools))
            continue
        for quote in _quotes(passage.text, match.rule.schools, match.rule.quote):
            found.setdefault(Evidence(passage, quote, 1.0), "、".join(over))
        for note, said in _notes_on(match.rule, passage, context):
            found.setdefault(Evidence(note, said, 1.0), "")
        if match.how != "feeder" and match.rule.kind in _SMALL:
            for told in _told_of(match.rule, passage):
                found.setdefault(Evidence(passage, told, 1.0), "")
            for note, said in _noted_of(match.rule, passage, context):
                found.setdefault(Evidence(note, said, 1.0), "")
    return found


def _notes_on(rule: ZoneRule, passage: Passage, context: Context) -> Iterable[tuple[Passage, str]]:
    """The note under a table that a mark at the school's cell points to, where it leaves a choice: 「①…户籍在
    某社区的，可以申请到某校就读」."""
    marks = {
        mark[1]
        for _, value in passage.cells
        if any(school in value for school in rule.schools) and (mark := _MARKED.search(value))
    }
    for note in context.snapshot.passages_of(rule.item_id) if marks else ():
        for said in re.split(r"(?=[①-⑳])|\n", "" if note.cells else note.text):
            piece = said.strip(" ；;")
            if piece[:1] in marks and _LEAVES_CHOICE.search(piece) and len(piece) <= _NOTE_LIMIT:
                yield note, piece


def _noted_of(rule: ZoneRule, passage: Passage, context: Context) -> list[tuple[Passage, str]]:
    """What a note under the table says of the place: 「某苑的商铺不作为入学房产」."""
    name = as_written(rule.name, rule.quote)
    of_it = re.compile(rf"{re.escape(name)}(?!\d|[一二三四五六七八九十]+[期栋号区])")  # no part of it
    notes = (one for one in context.snapshot.passages_of(rule.item_id) if one.kind == "note")
    said = (
        (note, re.sub(r"^\d{1,2}[.．、]\s*", "", piece.strip(" ；;。")))
        for note in (notes if passage.cells else ())
        for piece in re.split(r"(?<=[。；;\n])|(?<=[：:。；;])(?=\d{1,2}[.．、])", note.text)
        if of_it.search(piece) and len(piece) <= _TOLD_LIMIT
    )
    return [one for one in said if len(one[1]) > len(name) + 4 and not schools_named_in(fold(one[1]))][:1]


def _told_of(rule: ZoneRule, passage: Passage) -> list[str]:
    """What the school's paragraph says of the place besides that it is its own: who fetches its pupils."""
    name = as_written(rule.name, rule.quote)
    line = next((line for line in passage.text.splitlines() if rule.quote in line), "")
    if passage.cells or name not in line:
        return []
    sentences = (sentence.strip() for sentence in re.split(r"[。；;]", line.replace(rule.quote, "。", 1)))
    others = [
        one
        for one in sentences
        if name in one and len(name) + 4 < len(one) <= _TOLD_LIMIT and not schools_named_in(fold(one))
    ]
    return [one for one in others if one in passage.text][:1]


def _once(matches: Iterable[Match]) -> Iterable[Match]:
    """Without what another table of the same paper says again of a place."""
    said: dict[tuple[str, str, tuple[str, ...]], Match] = {}
    for match in matches:
        rule = match.rule
        said.setdefault((rule.item_id, rule.name or rule.quote, rule.schools), match)
    return said.values()


def _names_the_old(match: Match, text: str) -> bool:
    """Whether what is quoted of a move would name the school that the place is moved away from."""
    rule = match.rule
    quotes = _quotes(text, rule.schools, rule.quote)
    old = [school for school in rule.moved_from if school and school not in rule.schools]
    return rule.kind != "unread" and any(school in quote for school in old for quote in quotes)


def _naming(school: str, passage: Passage, context: Context) -> Passage | None:
    """The passage before ``passage`` that names its school; None where none does but its heading."""
    before = [
        one
        for one in context.snapshot.passages_of(passage.item_id)
        if one.position < passage.position and school in one.text
    ]
    return before[-1] if before else None


def _quotes(text: str, schools: Sequence[str], entry: str) -> list[str]:
    """Verbatim pieces of ``text`` that name the schools and state the entry, in one where they are near."""
    at = _position(text, entry)
    named = [_nearest(text, school, at) for school in schools if school in text]
    start = min([at, *named])
    end = max(
        [at + len(entry), *(place + len(school) for place, school in zip(named, schools, strict=False))]
    )
    if end - start <= _QUOTE_LIMIT:
        return [text[start:end]]
    return [*(school for school in schools if school in text), entry]


def _position(text: str, entry: str) -> int:
    """Where ``entry`` stands as an entry, not in 「学校地址：某路2号」 or 「某镇学校」; else where it first
    stands."""
    for match in re.finditer(re.escape(entry), text):
        address = _ADDRESS_COLUMN.search(text, 0, match.start())
        if not address and not _GOES_ON.match(text, match.end()):
            return match.start()
    return text.index(entry)


def _nearest(text: str, school: str, at: int) -> int:
    """Where ``school`` stands nearest to position ``at``."""
    places = [match.start() for match in re.finditer(re.escape(school), text)]
    return min(places, key=lambda place: abs(place - at))


def worded(lead: str, found: Mapping[Evidence, str], context: Context) -> Answer:
    """The answer that quotes ``found`` under the text ``lead``, pieces behind the school they leave out."""
    evidence = list(found)
    first = context.snapshot.items[evidence[0].passage.item_id]
    lines = [text(lead)]
    if context.understood.year is None and is_last_years(first, context.today):
        lines.insert(0, text("last_year"))
    lines += [
        f"{school}：{piece.quote}[{n}]" if school else f"{piece.quote}[{n}]"
        for n, (piece, school) in enumerate(found.items(), 1)
    ]
    return Answer(
        status="answered",
        reason="zone",
        text="\n".join(lines),
        citations=citations(evidence, context),
        follow_ups=texts("follow_ups.zone"),
        desk=desk_for(context),
        notice=text("notice"),
    )


def unknown_place(context: Context) -> Answer:
    """No published zone holds the address."""
    return declined("zone_not_found", text("zone.none"), context)


def ask_for(what: str, options: Iterable[str] = ()) -> Answer:
    """Asks back for ``what`` (a key of the texts for zones), with choices to tap."""
    return Answer(
        status="clarify",
        reason={"ambiguous": "zone_ambiguous"}.get(what, f"zone_{what}"),
        text=text(f"zone.{what}"),
        options=tuple(options),
        notice=text("notice"),
    )
