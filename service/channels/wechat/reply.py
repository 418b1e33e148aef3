"""An answer as one text message of WeChat: at most 2,048 bytes of UTF-8.

From the top: the answer, its sources with links, the options as numbered lines, the desk, the label. What
does not fit is cut from the answer, at the end of a sentence; every mark [n] that is left keeps its source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from service.channels.sources import source_path
from service.channels.wechat.texts import said

LIMIT = 2048

# A sentence ends with its marks; a semicolon is no end, since the mark of what it closes is still to come.
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’」』》）)]*(?:\[\d+\])*|\n+|$)")
_CLAUSE = re.compile(r".*?(?:\[\d+\]|[。！？；，\n]|$)", re.DOTALL)
_MARK = re.compile(r"\[(\d+)\]")
_TITLE_CHARS = 60
_OPTION_CHARS = 40
_OPTIONS_SHARE = LIMIT // 3
_LEAST_TEXT = 300  # bytes


def compose(answer: dict[str, Any], site: str) -> str:
    """The message for an answer in the contract's JSON form. ``site`` is the service's own address."""
    text = answer["answer"].strip()
    ending = _ending(answer)
    sources = _sources(answer["citations"], site)
    whole = _message(text, [line for _, line in sources], ending)
    if _size(whole) <= LIMIT:
        return whole
    for piece in (_SENTENCE, _CLAUSE):
        pieces = piece.findall(text[:LIMIT])
        for kept in range(len(pieces), 0, -1):
            start = "".join(pieces[:kept])
            rest = text[len(start) :]
            more = said("reply.more") if rest else ""
            message = _message(start.rstrip() + more, _cited(sources, start, rest), ending)
            if start and _size(message) <= LIMIT:
                return message
    return _cut_clause(pieces[0], text[len(pieces[0]) :], sources, ending)


def _message(text: str, sources: Sequence[str], ending: Sequence[str]) -> str:
    blocks = [text]
    if sources:
        blocks.append("\n".join([said("reply.sources"), *sources]))
    return "\n\n".join(block for block in [*blocks, *ending] if block)


def _ending(answer: dict[str, Any]) -> list[str]:
    heading = said("reply.options" if answer["options"] else "reply.near")
    return [_numbered(heading, offered(answer)), _desk(answer["desk"]), answer["notice"]]


def offered(answer: Mapping[str, Any]) -> Sequence[str]:
    """What a follower may choose by its number: the choices of a question back, or what is near a question
    that is declined."""
    near = answer.get("follow_ups", []) if answer.get("status") == "no_answer" else []
    return [str(choice) for choice in answer.get("options") or near]


def _numbered(heading: str, options: Sequence[str]) -> str:
    """Numbered lines; those that do not fit stay away from the end, so that the numbers stay right."""
    lines: list[str] = []
    for number, option in enumerate(options, 1):
        line = f"{number}. {_shorten(option, _OPTION_CHARS)}"
        if lines and _size("\n".join([*lines, line])) > _OPTIONS_SHARE:
            break
        lines.append(line)
    return "\n".join([heading, *lines]) if lines else ""


def _desk(desk: dict[str, str] | None) -> str:
    if desk is None:
        return ""
    reached = "，".join(_shorten(part, _TITLE_CHARS) for part in (desk["phone"], desk["hours"]) if part)
    return f"{said('reply.desk')}{_shorten(desk['name'], _TITLE_CHARS)} {reached}".rstrip()


def _sources(citations: Sequence[dict[str, Any]], site: str) -> list[tuple[set[int], str]]:
    """(marks, line) of each cited item, in the order of the first mark."""
    of_item: dict[str, list[dict[str, Any]]] = {}
    for citation in citations:
        of_item.setdefault(citation["item_id"], []).append(citation)
    lines = []
    for cited in of_item.values():
        first = cited[0]
        marks = [citation["n"] for citation in cited]
        numbers = "".join(f"[{mark}]" for mark in marks)
        detail = "，".join(part for part in (first["document_number"], _day(first["published"])) if part)
        expired = "" if first["in_force"] else said("reply.expired")
        title = _shorten(first["title"].strip("《》"), _TITLE_CHARS)
        name = f"《{title}》" + (f"（{detail}）" if detail else "") + expired
        lines.append((set(marks), f"{numbers}{name}\n{_link(first, site)}"))
    return lines


def _link(citation: dict[str, Any], site: str) -> str:
    # The quoted words are left out of the link: they would take nine bytes a sign of the room for the answer.
    return site.rstrip("/") + source_path(citation["item_id"], citation["passage_id"])


def _day(published: str | None) -> str:
    if not published:
        return ""
    day = date.fromisoformat(published)
    return f"{day.year}年{day.month}月{day.day}日"


def _cited(sources: Sequence[tuple[set[int], str]], start: str, rest: str) -> list[str]:
    """The sources of ``start``, the first part of a text: those of its marks and, where it ends between
    a statement and its mark, of the next mark; the first source where nothing is marked."""
    marks = {int(mark) for mark in _MARK.findall(start)}
    following = _MARK.search(rest)
    if following and not re.search(r"\[\d+\][。！？]?\s*$", start):
        marks.add(int(following[1]))
    return [line for numbers, line in sources if numbers & marks] or [line for _, line in sources[:1]]


def _cut_clause(
    clause: str, rest: str, sources: Sequence[tuple[set[int], str]], ending: Sequence[str]
) -> str:
    """A clause that is too long on its own is cut in its middle; its source stays if that fits."""
    cited, more = _cited(sources, clause, rest), said("reply.more")
    while cited and _size(_message(more, cited, ending)) > LIMIT - _LEAST_TEXT:
        cited.pop()
    room = LIMIT - _size(_message(more, cited, ending))
    return _message(clause.encode()[:room].decode("utf-8", "ignore") + more, cited, ending)


def _shorten(text: str, chars: int) -> str:
    return text if len(text) <= chars else text[: chars - 1] + "…"


def _size(text: str) -> int:
    return len(text.encode())
