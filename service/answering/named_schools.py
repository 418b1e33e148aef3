"""The schools that a question names, as the documents write them, and what the documents say they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.zones.schools import is_school
from index.items import Passage
from service.answering.context import Context

_ENDS = re.compile(r"小学|中学|学校|幼儿园|幼稚园|职教中心|学院|附小|附中|附幼|高中")
_RUN = re.compile(r"[一-鿿A-Za-z0-9（）()·]{1,24}$")
_SHORTEST = 4
_NUMBERED_HIGH = re.compile(
    r"(?<![第统唯同单专之一二三四五六七八九十])([一二三四五六七八九十]{1,2})高(?![中级考一二三等低温校度龄])"
)
_PROVIDERS = re.compile(r"培训机构|校外(?:教育)?机构|白名单|黑名单")
_NAME_COLUMN = re.compile(r"名称|机构|培训学校|^单位")
_SORT_OF_PROVIDER = re.compile(r"(?:[（(].*|有限公司|培训|艺术|文化|教育|中心|学校|俱乐部|工作室|公司|部)+$")
_PLACE = re.compile(r"[市县区镇乡村路街]")
_PRIVATE, _PUBLIC = re.compile(r"民办|私立"), re.compile(r"公办|公立")


def named_schools(context: Context) -> list[str]:
    """The names of schools in a question that some document has, and those that its short names stand for."""
    question, bureau = context.text, context.snapshot.bureau
    meant = [full for short, full in bureau.terms.items() if short in question and _ENDS.search(full)]
    written = []
    for end in _ENDS.finditer(question):
        run = _RUN.search(question[: end.end()])
        if run:
            longest_first = (run[0][at:] for at in range(len(run[0]) - _SHORTEST + 1))
            written += [name for name in longest_first if is_school(name) and naming(name, context)][:1]
    return list(dict.fromkeys([*written, *meant]))


def with_high_schools(question: str, context: Context) -> str:
    """「一高」 as the papers write it, 第一高级中学 or 第一高中; as it stands where they call it so, too."""

    def written(short: re.Match[str]) -> str:
        says = context.snapshot.says
        names = (f"第{short[1]}高级中学", f"第{short[1]}高中")
        theirs = any(says(f"{place}{short[0]}") for place in "市县区旗州")
        return short[0] if theirs else next(filter(says, names), short[0])

    return _NUMBERED_HIGH.sub(written, question)


def naming(school: str, context: Context) -> list[Passage]:
    """The passages that name a school."""
    return [passage for passage in context.snapshot.passages.values() if school in passage.text]


def names_provider(context: Context) -> bool:
    """Whether a question names a provider of training outside school that a list of them has."""
    snapshot = context.snapshot
    spoken = sorted(snapshot.bureau.spoken, key=len, reverse=True)
    for item in snapshot.items.values():
        if not _PROVIDERS.search(item.title):
            continue
        for passage in snapshot.passages_of(item.id):
            for column, name in passage.cells:
                if _NAME_COLUMN.search(column) and _says(context.text, name, spoken):
                    return True
    return False


def _says(question: str, provider: str, places: Sequence[str]) -> bool:
    own = provider
    for place in places:
        own = own.removeprefix(place)
    own = _SORT_OF_PROVIDER.sub("", own)
    if len(own) >= _SHORTEST - 1 and own in question:
        return True
    parts = (own[at : at + _SHORTEST] for at in range(len(own) - _SHORTEST + 1))
    return any(part in question for part in parts if not _ENDS.search(part) and not _PLACE.search(part))


def region_of(schools: Sequence[str], context: Context) -> str:
    """The part of the bureau's area that schools are in: by their zones, else by the papers of a part that
    name them; "" where that is none, or not one."""
    bureau, items = context.snapshot.bureau, context.snapshot.items
    endings = tuple(schools)
    zoned = {
        rule.region
        for rule in context.snapshot.zones
        if bureau.is_part(rule.region) and any(name.endswith(endings) for name in rule.schools)
    }
    if not zoned:
        told = (items[passage.item_id].region for school in schools for passage in naming(school, context))
        zoned = {region for region in told if bureau.is_part(region)}
    return zoned.pop() if len(zoned) == 1 else ""


def are_private(schools: Sequence[str], context: Context) -> bool:
    """Whether the documents name these schools as private ones."""
    items = context.snapshot.items
    over = [
        "".join((items[passage.item_id].title, *passage.heading))
        for school in schools
        for passage in naming(school, context)
    ]
    private = [place for place in over if _PRIVATE.search(place)]
    return bool(private) and not any(_PUBLIC.search(place) for place in over)
