"""Lists of documents that still hold, or were ended: what such a list says of the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.context import Context, Evidence
from service.answering.fees.charges import charges_in
from service.answering.fit import Matter
from service.answering.texts import text
from service.answering.vocabulary import in_full

_LIST = re.compile(r"清理|废止|失效|有效性|效力|(?:规范性)?文件(?:目录|清单)")
_ENDED = re.compile(r"废止|失效|停止|不再|作废")
_HOLDS = re.compile(r"有效|保留|执行")
_NAME_COLUMN = re.compile(r"名称|标题|题名|文件名?$")
_STATE_COLUMN = re.compile(r"效力|状态|有效|处理|清理|结论|意见|备注|说明")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_NUMBER = re.compile(
    r"(?P<of>[一-龥]{0,10})[〔\[(（【](?P<year>(?:19|20)\d\d)[〕\])）】]\s*第?(?P<no>\d{1,4})号"
)
_PLAIN_NAME = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
    r"(?P<name>[^，。；：《》]{4,60}?(?:办法|规定|细则|方案|通知|意见|规程|规范|指引|制度|规则|标准|决定)(?:[（(](?:试行|暂行)[）)])?)"
    r"\s*[（(]\s*[一-龥]{1,12}[〔\[(（【](?:19|20)\d\d[〕\])）】]\s*第?\d{1,4}号\s*[）)]"
)
_ENDS_ONE = re.compile(
    r"(?:》|[\])）〕】]\d{1,4}号)(?:[（(][^（()）]*[)）])?[^。；《》]{0,16}(?:废止|失效|停止执行)"
)
_ENDS_A_SUM = re.compile(r"\d\s*元[^。；]{0,24}(?:不再[执收][行取]|停止[执收][行取]|废止|取消)")
_SUM = re.compile(r"(?<![\d.])\d{2,}(?=块|元|了?[吗么不没呢]|$)")
_PAPER = re.compile(r"规定|办法|文件|标准|通知|细则|方案")
_COUNTS = re.compile(r"^[\s（(]*[一二三四五六七八九十\d]{1,3}[）)、.．\s]+|[（(][^（）()]*[）)]|[：:]\s*$")
_NAMED = 0.8


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list names it. ``quote`` is verbatim; ``under`` what it is listed under, "" where the
    entry itself says how it stands; ``ended`` whether it no longer holds."""

    passage: Passage
    quote: str
    name: str
    under: str
    ended: bool

    @property
    def evidence(self) -> list[Evidence]:
        return [Evidence(self.passage, self.quote, 1.0)]

    @property
    def lead(self) -> str:
        """The canned words over the quote: where the entry stands, as its words do not say it."""
        return text("standing.listed", under=self.under) if self.under else ""


def is_list(item: Item) -> bool:
    """Whether a document lists others that hold, or were ended: it is none of those itself."""
    return _LIST.search(item.title) is not None


def find_listed(
    number: re.Match[str] | None, matter: Matter, context: Context, closing: bool = True
) -> Listed | None:
    """The one entry of the lists in force with the ``number`` (groups of, year, no), else the one whose
    name holds what the question names; with ``closing``, else what the rule in force that ended it says."""
    listed = _one_of(_entries(context), number, matter)
    if listed is None and closing:
        listed = _one_of(_closing(context), number, matter)
    if listed is None and closing and number is None:
        found = [one for one in _closing(context) if _is_of_charge(one, in_full(fold(context.text)))]
        listed = found[0] if len(found) == 1 else None
    return listed


def find_ended_sum(context: Context) -> Listed | None:
    """What a rule in force says that ends the sum of a charge that a question takes to hold still
    (「住宿费还是240吗」)."""
    question = in_full(fold(context.text))
    standings = context.in_force.on(context.today, None).standings
    found = [
        Listed(passage, said.strip(), said, "", True)
        for passage in context.snapshot.passages.values()
        if passage.kind == "text" and standings[passage.item_id].in_force
        for said in sentences(passage.text)
        if _ENDS_A_SUM.search(said)
    ]
    charges = charges_in(question)
    named = [one for one in found if _has_sums(one, question)]
    titles = context.snapshot.items
    of_charge = [
        one
        for one in named
        if charges
        and all(
            charge.stated.search(fold(f"{titles[one.passage.item_id].title} {one.quote}"))
            for charge in charges.values()
        )
    ]
    return of_charge[0] if len(of_charge) == 1 else None


def _has_sums(ended: Listed, question: str) -> bool:
    sums = _SUM.findall(question)
    return bool(sums) and all(re.search(rf"(?<!\d){sum_}(?!\d)", fold(ended.quote)) for sum_ in sums)


def _is_of_charge(ended: Listed, question: str) -> bool:
    """Whether what was ended is the charge that a folded question names, with the sum that it names."""
    charges = charges_in(question)
    said = fold(ended.quote)
    of_paper = _PAPER.search(question) or _SUM.search(question)
    of_charge = of_paper and charges and all(one.stated.search(said) for one in charges.values())
    sums = (rf"(?<!\d){sum_}(?!\d)" for sum_ in _SUM.findall(question))
    return bool(of_charge) and all(re.search(sum_, said) for sum_ in sums)


def _one_of(entries: Iterator[Listed], number: re.Match[str] | None, matter: Matter) -> Listed | None:
    found = []
    for entry in entries:
        if number is not None:
            if any(_is(one, number) for one in _NUMBER.finditer(entry.quote)):
                found.append(entry)
        elif matter.words and matter.held_by(in_full(fold(entry.name))) >= _NAMED:
            found.append(entry)
    return found[0] if len({entry.name for entry in found}) == 1 else None


def _is(own: re.Match[str], asked: re.Match[str]) -> bool:
    """Whether a number is the one asked for, with its code (某教规) where one is given."""
    same = (own["year"], int(own["no"])) == (asked["year"], int(asked["no"]))
    return same and (not asked["of"] or own["of"][-2:] in asked["of"] or asked["of"][-2:] in own["of"])


def _entries(context: Context) -> Iterator[Listed]:
    standings = context.in_force.on(context.today, None).standings
    for item in context.snapshot.items.values():
        if not _LIST.search(item.title) or not standings[item.id].in_force:
            continue
        for passage in context.snapshot.passages_of(item.id):
            if passage.kind == "row":
                yield from _of_row(passage)
            elif passage.kind != "frame":
                for line in passage.text.splitlines():
                    yield from _of_line(line.strip(), passage)


def _closing(context: Context) -> Iterator[Listed]:
    """What a rule in force says at its end of the one before it: 「《…规定》（每月80元）同时废止」."""
    standings = context.in_force.on(context.today, None).standings
    for passage in context.snapshot.passages.values():
        if passage.kind == "text" and standings[passage.item_id].in_force:
            for said in sentences(passage.text):
                if _ENDS_ONE.search(said):
                    yield Listed(passage, said.strip(), said, "", True)


def _of_row(passage: Passage) -> Iterator[Listed]:
    name = next((value for column, value in passage.cells if _NAME_COLUMN.search(column)), "")
    states = " ".join(value for column, value in passage.cells if _STATE_COLUMN.search(column))
    if name:
        yield from _listed(passage, passage.text, name, states)


def _of_line(line: str, passage: Passage) -> Iterator[Listed]:
    named = _QUOTED.search(line)
    if named:
        yield from _listed(passage, line, named[1], line.replace(named[0], " "))
        return
    plain = _PLAIN_NAME.match(line)  # 「1. 某市学籍管理办法（某教规〔2023〕2号）」 under 「继续有效的」
    if plain:
        yield from _listed(passage, line, plain["name"], line[plain.end() :])


def _listed(passage: Passage, quote: str, name: str, own: str) -> Iterator[Listed]:
    if _ENDED.search(own) or _HOLDS.search(own):
        yield Listed(passage, quote, name, "", bool(_ENDED.search(own)))
        return
    caption = passage.text.partition("｜")[0] if passage.kind == "row" and "｜" in passage.text else ""
    for over in (caption, passage.lead, *reversed(passage.heading)):
        said = _COUNTS.sub("", over).strip("：: 　").removesuffix("的")
        if _ENDED.search(said) or _HOLDS.search(said):
            yield Listed(passage, quote, name, said, bool(_ENDED.search(said)))
            return
