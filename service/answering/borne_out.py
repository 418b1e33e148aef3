"""Whether a passage speaks of the very thing that is asked for, of the school named, for the place named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.bureau import Bureau
from index.facts.zones.schools import is_school
from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.context import Context
from service.answering.fees.charges import qualities_in
from service.answering.part_of_year import is_of_other_part, months_asked
from service.files import LEXICON, read_yaml

_OF_PUPILS = re.compile(r"小学|初中|幼儿园|年级|初一|小班|入学|入园|孩子|娃|新生|小升初|幼升小")
_WHO = re.compile(r"谁|叫什么|叫啥|哪一?位|名字|姓什么|姓名")
_DENIED = re.compile(r"(?:不是|不要|不算|不含|除了|除去|非)[^，,。？?\s]{1,8}")
_EXAMS = {"中考", "高考", "学业考试", "自考", "成考", "考研", "专升本"}
_OPENING = 4  # passages at the head of a paper that say for where it is
_APART = re.compile(r"另行|自行(?:制定|公布|安排|组织|确定)|单独(?:公布|公告|组织)|不适用|不在此列")
_COUNTIES = re.compile(r"[各两二三四五六七八九十]个?(?:县|区县|县区)|其他(?:县|区县|县区)|县\(市|县（市")
_FOR_WHERE = re.compile(
    r"现将|本(?:公告|通知|方案|办法|细则|意见|规定)[^。]{0,12}(?:适用|范围)|范围内|适用于|适用范围"
)
_WHETHER_THERE_IS = re.compile(r"有没有(?:什么|啥|免费的?|另外的?|其他的?|专门的?)?(?P<thing>[一-龥]{2,8})")
_NAMES = 1.0  # nats from which on a word names what there is or is not
_LOST = re.compile(r"丢|遗失|掉了|不见了|找不到|搞掉|弄没|没得了|补(?:办|发|领|一[张本个])")
_PAPER = re.compile(r"(?:证书?|证明|簿|户口本|通知书)$")
_ALL = re.compile(r"全[市州县区]|各[县市区]|县[（(]?市|各地")


def not_borne_out(item: Item, passage: Passage, context: Context) -> str:
    """Why a passage is no answer to what is asked by name; "" where it may be one."""
    bureau = context.snapshot.bureau
    if of_another_school(context.text, passage, bureau):
        return "是另一所学校"
    above = (passage.lead, *reversed(passage.heading), item.title)
    months = months_asked(context.text) if "date" in context.understood.kinds else frozenset()
    if is_of_other_part(passage.text, above, months):
        return "不是所问的时段"
    asked = context.understood.region
    if bureau.is_part(asked) and not bureau.is_part(item.region):
        opening = context.snapshot.passages_of(item.id)
        if is_for_elsewhere(asked, opening, passage, bureau):
            return f"不适用于{asked}"
    said = "\n".join((item.title, *passage.heading, passage.lead, passage.text))
    return (
        unborne(context.text, said)
        or _no_day_of(context.text, passage)
        or _for_others(context.text, item)
        or _other_exam(passage, context)
        or _other_paper(said, context)
        or _no_such(said, context)
    )


def tells_its_day(question: str, passage: Passage) -> bool:
    """Whether a folded question asks for the day of an event (放假, 录取结果) that a passage tells of."""
    events = [event for event in decisive().days if event.asked.search(question)]
    return bool(events) and all(event.borne.search(_own(passage)) for event in events)


def _no_day_of(question: str, passage: Passage) -> str:
    """Says so, in Chinese, where the day of an event is asked for that a passage does not tell of."""
    for event in decisive().days:
        asked = event.asked.search(question)
        if asked and not event.borne.search(_own(passage)):
            return f"没有写到“{asked[0]}”"
    return ""


def _own(passage: Passage) -> str:
    return "\n".join((*passage.heading[-1:], passage.lead, passage.text))


def _for_others(question: str, item: Item) -> str:
    """Says so, in Chinese, where a paper is for grown-ups (招聘, 教师资格) and nothing of theirs is asked."""
    for paper in decisive().papers:
        found = paper.asked.search(item.title)
        if found and not paper.borne.search(question) and _OF_PUPILS.search(question):
            return f"是“{found[0]}”的文件"
    return ""


def _other_exam(passage: Passage, context: Context) -> str:
    """Says so, in Chinese, where a question is about one examination and a passage, or its nearest heading,
    names others only: what 普通高考 costs says nothing of 成人高考."""
    ours = _EXAMS & set(qualities_in(fold(context.text)))
    named = _EXAMS & set(qualities_in(fold(passage.text)))
    theirs = named or _EXAMS & set(qualities_in(fold("".join(passage.heading[-1:]))))
    return "是另一种考试" if ours and theirs and not ours & theirs else ""


def _no_such(said: str, context: Context) -> str:
    """Says so, in Chinese, where it is asked whether there is a thing (「寒假有没有托班」) and a passage
    does not speak of it."""
    asked = _WHETHER_THERE_IS.search(context.text)
    if asked is None:
        return ""
    things = (one for one in context.matter.terms if asked["thing"].startswith(one[0].word))
    term, weight = next(things, (None, 0.0))
    if term is None or weight < _NAMES or term.found_in(fold(said)):
        return ""
    return f"没有写到“{term.word}”"


def _other_paper(said: str, context: Context) -> str:
    """Says so, in Chinese, where a question is about a certificate or booklet that was lost and a passage
    speaks of another one."""
    for term, _ in context.matter.terms if _LOST.search(context.text) else ():
        stems = [_PAPER.sub("", "".join(form.parts)) for form in term.forms if _PAPER.search(form.parts[-1])]
        stems = [stem for stem in stems if len(stem) > 1]  # 证书 alone is of no sort
        if stems and not any(stem in said for stem in stems):
            return f"没有写到“{term.word}”"
    return ""


@dataclass(frozen=True, slots=True)
class Decisive:
    """``asked`` finds a thing in a folded question, ``borne`` what a text says that answers for it."""

    asked: re.Pattern[str]
    borne: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DecisiveWords:
    """Who is asked for, what, the day of what event; papers by title, with the words that ask for them."""

    persons: tuple[Decisive, ...]
    things: tuple[Decisive, ...]
    days: tuple[Decisive, ...]
    papers: tuple[Decisive, ...]


@cache
def decisive() -> DecisiveWords:
    """The words that ship with the program; read once."""
    words = read_yaml(LEXICON / "decisive.yaml")
    return DecisiveWords(
        **{
            name: tuple(Decisive(re.compile(asked), re.compile(borne)) for asked, borne in words[name])
            for name in ("persons", "things", "days", "papers")
        }
    )


def unborne(question: str, said: str) -> str:
    """Says so, in Chinese, where ``said`` (a passage with what stands over it) does not speak of the thing
    that a folded question asks for; "" where it does."""
    question = _DENIED.sub("", question)
    asked = [thing for thing in decisive().things if thing.asked.search(question)]
    if _WHO.search(question):
        asked += [person for person in decisive().persons if person.asked.search(question)]
    lacking = next((thing for thing in asked if not thing.borne.search(said)), None)
    found = lacking.asked.search(question) if lacking else None
    return f"没有写到“{found[0]}”" if found else ""


def of_another_school(question: str, passage: Passage, bureau: Bureau) -> bool:
    """Whether a row is of a school of the same name in another place than the one asked about.

    「沐渚县机关幼儿园」 is not 「澜汀市机关幼儿园」: the names differ only by the place before them.
    """
    for name in (value.strip() for _, value in passage.cells[:3]):
        place, own = _parted(name, bureau)
        if not place or not own or not is_school(name):
            continue
        for asked in re.finditer(re.escape(own), question):
            before = question[: asked.start()]
            said = next((region for region in bureau.regions if before.endswith(region.spoken)), None)
            if said is not None and said.name != place and place not in bureau.parents_of(said.name):
                return True
            if said is not None and said.name != place and before.endswith(said.name):
                return True
    return False


def is_for_elsewhere(asked: str, opening: Sequence[Passage], passage: Passage, bureau: Bureau) -> bool:
    """Whether a paper of the whole area says at its head that it is not for the part ``asked``.

    「现将甲区、乙区的招生事项公告如下。两县由县教育局另行公告」 tells nothing of a county, except where a
    passage names it.
    """
    region = next((one for one in bureau.regions if one.name == asked), None)
    if region is None or not bureau.is_part(asked) or any(name in passage.text for name in region.spoken):
        return False
    own = [sentence for one in opening[:_OPENING] if one.kind != "row" for sentence in sentences(one.text)]
    others = False
    for sentence in own:
        named = any(name in sentence for name in region.spoken)
        for clause in re.split("[，,]", sentence):
            meant = any(name in clause for name in region.spoken) or (
                asked.endswith("县") and _COUNTIES.search(clause)
            )
            if meant and _APART.search(clause):
                return True
        if not _FOR_WHERE.search(sentence) or _ALL.search(sentence):
            continue
        if named:
            return False
        parts = any(one.parent and any(name in sentence for name in one.spoken) for one in bureau.regions)
        others = others or (parts and not _APART.search(sentence))
    return others


def _parted(name: str, bureau: Bureau) -> tuple[str, str]:
    """A name's place and the rest of it; ("", "") where it begins with no place of the bureau's."""
    for region in sorted(bureau.regions, key=lambda one: -len(one.name)):
        if name.startswith(region.name):
            return region.name, name.removeprefix(region.name)
    return "", ""
