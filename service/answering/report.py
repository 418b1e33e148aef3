"""Lines of the yearly report on open government: how many applied, how many were refused, what was published.

The report's form is national (国办公开办函〔2021〕30号): its lines are named alike in every bureau's report,
and asked for in words of all sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from index.catalogue.years import year_of
from index.items import Item, Passage
from index.search.tokens import fold
from index.text import sentences
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.texts import text
from service.files import LEXICON, read_yaml

_MOST = 6
_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_CARRIED = re.compile(r"结转|(?:转|留|拖)到")  # 「结转到今年的」 stands in the report on last year
_NOTHING = re.compile(r"未收取|没有收|未收到")


@dataclass(frozen=True, slots=True)
class _Line:
    asked: re.Pattern[str]
    line: re.Pattern[str]
    wider: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Words:
    of_report: re.Pattern[str]
    counted: re.Pattern[str]
    not_meant: re.Pattern[str]
    title: re.Pattern[str]
    lines: tuple[_Line, ...]


@cache
def _words() -> _Words:
    words = read_yaml(LEXICON / "report.yaml")
    lines = tuple(
        _Line(
            re.compile(one["asked"]),
            re.compile(one["line"]),
            re.compile(one["wider"]) if "wider" in one else None,
        )
        for one in words.pop("lines")
    )
    return _Words(**{name: re.compile(pattern) for name, pattern in words.items()}, lines=lines)


class LookUpReport:
    """Ends the flow where a line of the year's report answers."""

    name = "report"

    def __call__(self, context: Context) -> None:
        words, question = _words(), fold(context.text)
        meant = words.of_report.search(question) and words.counted.search(question)
        if not meant or words.not_meant.search(question):
            return
        # 「政协提案呢」 after another line of it: what is said last is meant.
        said = (fold(context.question), question)
        line = next((one for words_said in said for one in words.lines if one.asked.search(words_said)), None)
        report = _report(context)
        if line is None or report is None:
            return
        passages = context.snapshot.passages_of(report.id)
        found = _told(line.line, passages) or (_told(line.wider, passages) if line.wider else [])
        if 0 < len(found) <= _MOST:
            context.evidence = found
            rows = sum(piece.passage.kind == "row" for piece in found)
            context.lead = text("several") if rows > 1 else ""
            context.answer = composed(context)


def _report(context: Context) -> Item | None:
    """The report on the year that is asked about, else the newest; None where it is not out."""
    reports = [item for item in context.snapshot.items.values() if _words().title.search(item.title)]
    bureau, region = context.snapshot.bureau, context.understood.region
    reports = [item for item in reports if item.region == region or not bureau.is_part(item.region)]
    year = None if _CARRIED.search(context.text) else context.understood.year
    if year is not None:
        reports = [item for item in reports if year_of(item) == year]
    return max(reports, key=lambda item: year_of(item) or 0, default=None)


def _told(line: re.Pattern[str], passages: list[Passage]) -> list[Evidence]:
    """The rows of the form that are the line asked for, one alone with the sentence that puts it in words;
    else that sentence."""
    rows = [one for one in passages if one.kind == "row" and line.search(_label(one)) and _has_figure(one)]
    told = (Evidence(passage, said, 1.0) for passage, said in _sentences(passages) if _tells(line, said))
    found = [Evidence(row, row.text, 1.0) for row in rows]
    return found if len(found) > 1 else [*found, *islice(told, 1)]


def _label(row: Passage) -> str:
    """The words of a row that are no figures: its own line of the form, and columns that name one."""
    cells = [value if not _is_figure(value) else name for name, value in row.cells]
    first = row.text.partition("；")[0]  # a cell that is a heading of its row has no column
    return fold(" ".join(("" if "：" in first else first, *cells)))


def _has_figure(row: Passage) -> bool:
    return any(_is_figure(value) for _, value in row.cells)


def _is_figure(value: str) -> bool:
    return bool(_FIGURE.search(_NUMBERED.sub("", value, count=1))) and not re.search(r"[一-龥]{2}", value)


def _sentences(passages: list[Passage]) -> Iterator[tuple[Passage, str]]:
    for passage in passages:
        if passage.kind == "text":
            yield from ((passage, said.strip().rstrip("；;")) for said in sentences(passage.text))


def _tells(line: re.Pattern[str], said: str) -> bool:
    found = line.search(said)
    return found is not None and bool(_FIGURE.search(said, found.start()) or _NOTHING.search(said))
