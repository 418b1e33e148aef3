"""How the console's pages show times, states and texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from flask import render_template
from markupsafe import Markup, escape

from service.channels.sources import source_path

STATUSES = {
    "answered": "已回答",
    "clarify": "反问",
    "no_answer": "未公开",
    "refused": "婉拒",
    "error": "出错",
}
KINDS = {
    "zone": "划片",
    "fee": "收费",
    "subsidy": "资助",
    "contact": "联系方式",
    "date": "时间",
    "materials": "材料",
    "procedure": "办理",
    "duration": "时限",
    "count": "数量",
    "condition": "条件",
    "definition": "释义",
    "other": "其他",
}
_CHANNELS = {"api": "网站", "wechat": "微信"}
_ROLES = {"viewer": "查看员", "editor": "编辑", "admin": "管理员"}
_ACTIONS = {
    "sign_in": "登录",
    "sign_in_failed": "登录失败",
    "sign_out": "退出",
    "keep_question": "存测试题",
    "remove_question": "删测试题",
}
_STEPS = {
    "screen": "筛查",
    "recall": "接续上文",
    "understand": "理解问题",
    "zones": "查划片",
    "benefits": "查可享资助",
    "rates": "查收费资助",
    "search": "检索",
    "select": "选取",
    "caution": "是否存疑",
    "ask_back": "是否反问",
    "compose": "组织回答",
    "verify": "核对",
}
_CHINA = timezone(timedelta(hours=8))
_MARK = re.compile(r"\[(\d+)\]")
_MARKS = re.compile(r"(?:\[\d+\])+")


def message_page(title: str, text: str, status: int) -> tuple[str, int]:
    """A page that says one thing."""
    return render_template("console/message.html", title=title, text=text), status


def local_time(moment: datetime) -> str:
    """A moment in China's time, to the minute."""
    return moment.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M")


def iso_time(moment: str) -> str:
    """As ``local_time``, of a moment written in ISO 8601."""
    return local_time(datetime.fromisoformat(moment))


def paragraphs(answer: dict[str, Any]) -> list[Markup]:
    """The lines of an answer in the contract's JSON form: its marks are links, the rest is escaped."""
    sources = {int(citation["n"]): citation for citation in answer["citations"]}
    return [_linked(line, sources) for line in answer["answer"].splitlines() if line]


def _linked(line: str, sources: dict[int, dict[str, Any]]) -> Markup:
    """The sign before a mark is held on its line, so that no line begins with a mark."""
    done, parts = 0, []
    for marks in _MARKS.finditer(line):
        before = line[done : marks.start()]
        links = Markup().join(_link(mark, sources) for mark in _MARK.findall(marks[0]))
        parts += [escape(before[:-1]), Markup('<span class="held">{}{}</span>').format(before[-1:], links)]
        done = marks.end()
    return Markup().join([*parts, escape(line[done:])])


def _link(mark: str, sources: dict[int, dict[str, Any]]) -> Markup:
    source = sources.get(int(mark))
    if source is None:
        return escape(f"[{mark}]")
    link = Markup('<a class="ref" href="{}" target="_blank" rel="noopener">{}</a>')
    return link.format(source_link(source), mark)


def source_link(citation: dict[str, Any]) -> str:
    """The page of a cited source, the quoted words marked."""
    return source_path(citation["item_id"], citation["passage_id"], citation["quote"])


def by_document(citations: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The citations of each document together, in the order in which the documents are first cited."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for citation in citations:
        documents.setdefault(citation["item_id"], []).append(citation)
    return list(documents.values())


def _named(names: dict[str, str]) -> Callable[[str], str]:
    return lambda name: names.get(name, name)


FILTERS: dict[str, Callable[..., Any]] = {
    "local_time": local_time,
    "iso_time": iso_time,
    "paragraphs": paragraphs,
    "source_link": source_link,
    "by_document": by_document,
    "status_name": _named(STATUSES),
    "kind_name": _named(KINDS),
    "channel_name": _named(_CHANNELS),
    "role_name": _named(_ROLES),
    "action_name": _named(_ACTIONS),
    "step_name": _named(_STEPS),
}
