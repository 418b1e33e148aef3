"""A page's catalogue data: from meta tags, tables, lists and lines under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.read.labels import canonical_label, is_telling
from index.read.web_marked import marked_data

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_PAIR = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff \u00a0\u3000]{1,12}?)\s*[：:]\s*"
    r"|[\[【]\s*([\u4e00-\u9fff][\u4e00-\u9fff \u00a0\u3000]{1,12}?)\s*[\]】]\s*[：:]?\s*"
)
_COUNTERS = re.compile(
    r"(?:浏览|阅读|点击|访问|查看|人气)(?:次数|人数|量|数)?\s*[：:]?\s*(?=\d|次|人|$|[：:])|[【\[]?\s*字\s*[体号]\s*[：:]|作者\s*[：:]"
    r"|编\s*辑\s*[：:]|责任编辑|审核\s*[：:]|录入\s*[：:]?|发布人\s*[：:]|上传\s*[：:]|分享|打印|发表于|原创"
)
_MOMENT = re.compile(
    r"(?P<day>(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)(?P<hour>\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
# Who put it there and when: 「某局　2026-03-01」; a signature has its date in words.
_BYLINE = re.compile(
    r"^(?P<who>[\u4e00-\u9fff、（）()]{3,40})[\s|｜·]+(?P<day>(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$"
)
# What a line under the title says of how an article was put on the site, and of no more.
_OF_THE_SITE = frozenset(
    ("索引号", "发文字号", "发布机构", "信息来源", "成文日期", "发布日期", "更新日期", "有效性", "主题分类",
     "栏目", "主题词", "体裁分类", "公开方式")
)  # fmt: skip
_TOOLS = re.compile(
    r"[\d\s\W_]|次|人|大|中|小|打印|关闭|分享|到|收藏|时间|日期|星期[一二三四五六日]|评论|条|admin", re.I
)


def page_catalogue(page: LexborHTMLParser) -> dict[str, str]:
    """Catalogue data by canonical name; the part of the page that lists it is taken out of the page."""
    found: dict[str, str] = {}
    if page.body is not None:
        node, listed = _catalogue_part(page.body)
        if node is not None:
            found.update(listed)
            node.decompose()
        for line in _short_lines(page.body):
            for name, value in pairs(line).items():
                found.setdefault(name, value)
            byline = _BYLINE.match(line)
            if byline:
                found.setdefault("信息来源", byline["who"])
                found.setdefault("发布日期", byline["day"])
            moment = _MOMENT.search(line)
            if moment and (moment["hour"] or _COUNTERS.search(line)) and is_catalogue_line(line):
                found.setdefault("发布日期", moment["day"].strip())
    for key, value in (*_meta(page).items(), *marked_data(page)):
        known = canonical_label(key)
        if known and known not in ("主题词", "标题"):
            found.setdefault(known, value)
    return {name: value for name, value in found.items() if value}


def pairs(line: str) -> dict[str, str]:
    """「发布时间：2025-06-01 来源：市教育局」 as canonical name and value."""
    marks = [(start, mark.end(), name) for mark in _PAIR.finditer(line) for start, name in _named(mark)]
    found: dict[str, str] = {}
    for position, (_, begin, name) in enumerate(marks):
        end = marks[position + 1][0] if position + 1 < len(marks) else len(line)
        value = _COUNTERS.split(line[begin:end])[0].strip(" \u3000|｜,，;；[]【】")
        if value:
            found.setdefault(name, value)
    return found


def _named(mark: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Where the label of ``mark`` starts and its name; before it may stand the value of another label."""
    whole = _label(mark)
    if name := canonical_label(whole):
        yield mark.start(), name
        return
    last = re.split(r"[ \u00a0\u3000]", whole)[-1]
    if name := canonical_label(last):
        yield mark.start(1 if mark[1] else 2) + len(whole) - len(last), name


def _label(mark: re.Match[str]) -> str:
    return mark[1] or mark[2]


def is_catalogue_line(line: str) -> bool:
    """Whether a line under a title holds nothing but when and by whom it was put on the site."""
    if _BYLINE.match(line.strip()):
        return True
    known = pairs(line)
    counted, moment = _COUNTERS.search(line), _MOMENT.search(line)
    if len(line) > 160 or not (known or (counted and (moment or counted.start() < 2))):
        return False
    if not known.keys() <= _OF_THE_SITE:
        return False
    rest = line
    for value in known.values():
        rest = rest.replace(value, " ")
    for mark in _PAIR.finditer(rest):  # what stands behind the site's own labels, too: 作者：某某
        if _COUNTERS.search(mark[0]):
            rest = rest.replace(mark[0] + _first_word(rest[mark.end() :]), " ")
    rest = _COUNTERS.sub("", _MOMENT.sub("", rest))
    rest = _PAIR.sub(lambda mark: "" if any(_named(mark)) else mark[0], rest)
    return len(_TOOLS.sub("", rest)) <= (16 if moment and moment["hour"] else 8)


def _first_word(text: str) -> str:
    return re.split(r"[\s\u3000|｜]", text, maxsplit=1)[0]


def _catalogue_part(body: LexborNode) -> tuple[LexborNode | None, dict[str, str]]:
    """The smallest part that lists the most catalogue data, and what it lists."""
    best: tuple[tuple[int, int], LexborNode, dict[str, str]] | None = None
    for node in body.css("table, dl, ul, div, p, tbody"):
        listed = _listed(node)
        telling = sum(map(is_telling, listed))
        if telling >= 2:
            size = len(node.text() or "")
            if best is None or (telling, -size) > best[0]:
                best = (telling, -size), node, listed
    return (best[1], best[2]) if best else (None, {})


def _listed(node: LexborNode) -> dict[str, str]:
    """Label and value pairs of a small list: a label with a colon, or a label beside its value."""
    whole = len("".join((node.text() or "").split()))
    if whole > 1500:
        return {}
    texts = [text for text in _leaves(node) if text]
    found: dict[str, str] = {}
    covered = 0
    position = 0
    while position < len(texts):
        text = texts[position]
        position += 1
        name = canonical_label(text)
        if name:
            value = texts[position] if position < len(texts) else ""
            if value and not canonical_label(value) and not _starts_pair(value):
                found.setdefault(name, value.lstrip("：: "))
                covered += len(text) + len(value)
                position += 1
            continue
        known = pairs(text)
        covered += len(text) if known else 0
        for key, value in known.items():
            found.setdefault(key, value)
    said = any("。" in text and len(text) > 20 and not pairs(text) for text in texts)
    return found if covered >= 0.7 * whole and not said else {}


def _starts_pair(text: str) -> bool:
    mark = _PAIR.match(text)
    return bool(mark and canonical_label(_label(mark)))


def _leaves(node: LexborNode) -> list[str]:
    """The texts of the innermost elements, joined only across inline marks."""
    parts: list[str] = []
    for inner in node.traverse(include_text=True):
        if inner.is_text_node:
            text = " ".join((inner.text_content or "").split())
            if text:
                parts.append(text)
    return parts


def _short_lines(body: LexborNode) -> list[str]:
    lines = []
    for node in body.css("p, div, li, td, span"):
        text = " ".join((node.text() or "").split())
        if not 6 <= len(text) <= 160 or re.search(r"[。；]", text):
            continue
        if _PAIR.search(text) or (_MOMENT.search(text) and node.css_first("a") is None):
            lines.append(text)
        if len(lines) >= 40:
            break
    return lines


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in page.css("meta"):
        key = (node.attributes.get("name") or "").strip().lower()
        value = (node.attributes.get("content") or "").strip()
        if key and value and key not in ("viewport", "title", "source", "date", "status", "region"):
            found.setdefault(key, value)
    return found
