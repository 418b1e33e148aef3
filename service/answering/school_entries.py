"""What enrolment papers in force say of schools: their rows, the paragraphs that open with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.facts.zones.schools import is_school, without_numbering
from index.items import Passage
from index.search.tokens import fold
from service.answering.context import Context

_SCHOOL_COLUMN = re.compile(
    r"^(?!.*(?:对口|服务|生源|毕业|电话|类型|性质|地址)).*(?:学校|幼儿园|校名|园名)|^(?:名称|小学|初中|中学)$"
)
_GONE_ON_TO = re.compile(r"^(?:对口|升入|升学|接收|就读)(?:的)?(?:初中|中学|学校)(?:名称)?$")
_OF_POSTS = re.compile(r"岗位|职位|专业|职称|班型|课程|教材|收费|学费|住宿费|保教费")
_OF_ENROLMENT = re.compile(r"招生|学区|划片|入学|服务范围|施教|对口|入园|升学")
_TOWN = re.compile(r"^[^镇乡]{2,4}[镇乡](?=.{4})")
_PART = re.compile(r"[（()）]")
_OPENING = re.compile(
    r"^(?P<name>[㐀-鿿·A-Za-z\d]{2,20}?(?:小学|中学|学校|幼儿园|教学点|校区)(?:[（(][^（）()]{2,8}[）)]|[小初高][学中]部)?)"
    r"(?=[：:。，,；;\s]|对口|计划|招收|招生|学区|服务|位于|接收|招)"
)


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """What a passage says of a school: ``quote`` is verbatim in it, ``cells`` are () in running text."""

    school: str
    passage: Passage
    quote: str
    cells: tuple[tuple[str, str], ...] = ()


def school_entries(context: Context) -> Iterator[SchoolEntry]:
    """What papers in force today say of schools, one by one: a plan tells last year's scores, too."""
    snapshot, holding = context.snapshot, context.in_force.on(context.today, None)
    for passage in snapshot.passages.values():
        item = snapshot.items[passage.item_id]
        if not holding.standings[item.id].in_force or passage.id in holding.replaced:
            continue
        about = f"{item.title}{' '.join(passage.heading)}{passage.lead}"
        if not _OF_ENROLMENT.search(about):
            continue
        if passage.cells:
            if any(_OF_POSTS.search(name) for name, _ in passage.cells):
                continue
            named = (value for name, value in passage.cells if _SCHOOL_COLUMN.search(name))
            school = next((value for value in named if is_school(fold(value))), "")
            if school:
                school = _placed(school, item.region, context)
                yield SchoolEntry(school, passage, passage.text, passage.cells)
            else:
                yield from _gone_on_to(passage, item.region, context)
        else:
            for line in passage.text.split("\n"):
                school = _opening(line)
                if school:
                    yield SchoolEntry(_placed(school, item.region, context), passage, line.strip())


def _gone_on_to(passage: Passage, region: str, context: Context) -> Iterator[SchoolEntry]:
    """What a row of a primary school states of the school that its pupils go on to, from its column on."""
    for at, (column, value) in enumerate(passage.cells):
        if _GONE_ON_TO.search(column) and is_school(fold(value)):
            cells = passage.cells[at:]
            quote = "；".join(f"{name}：{said}" for name, said in cells)
            if len(cells) > 1 and quote in passage.text:
                yield SchoolEntry(_placed(value, region, context), passage, quote, cells)
            return


def _opening(line: str) -> str:
    """The school that a paragraph opens with; "" for none."""
    match = _OPENING.match(without_numbering(fold(line.strip())))
    return match["name"] if match and is_school(match["name"]) else ""


def _placed(school: str, region: str, context: Context) -> str:
    """A school's name with the region whose paper calls it only 「第一小学」."""
    is_bare = school.startswith("第") and context.snapshot.bureau.is_part(region)
    return f"{region}{school}" if is_bare else school


def plain(name: str) -> str:
    """A name, or a text that holds one, in the spelling in which names are compared."""
    return _PART.sub("", fold(name))


def spoken_names(school: str, context: Context) -> set[str]:
    """What a school may be called: by its whole name, without its region, without the part in brackets."""
    names = {plain(school), plain(re.sub(r"[（(].*$", "", school))}
    for name in list(names):
        for region in context.snapshot.bureau.spoken:
            if len(region) > 1 and name.startswith(region):
                names |= {name[len(region) :], name[len(region.rstrip("市县区旗")) :]}
    names |= {_TOWN.sub("", name) for name in names}  # 「北洼教学点」 of 某镇北洼教学点
    return {name for name in names if len(name) > len("小学") and is_school(name)}
