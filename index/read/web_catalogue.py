"""A page's title and catalogue data: from meta tags, tables, lists and lines under the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.read.labels import canonical_label, is_telling

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_PAIR = re.compile(r"([\u4e00-\u9fff][\u4e00-\u9fff \u00a0\u3000]{1,12}?)\s*[：:]\s*")
_SITE_SUFFIX = re.compile(
    r"\s*(?:[-_|—–－]+|>>?)\s*[^-_|—–－>]*(?:网|局|政府|门户|平台|公开|厅|委员会|站)[^-_|—–－>]*$"
)
_COUNTERS = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]|字体\s*[：:]|字号\s*[：:]|作者\s*[：:]|编辑\s*[：:]|责任编辑|审核\s*[：:]"
)


def page_title(page: LexborHTMLParser) -> str:
    """The title in the metadata, else of the first h1, else the window's without the site's name."""
    declared = _meta(page).get("articletitle", "")
    if declared:
        return declared
    for heading in page.css("h1"):
        text = " ".join((heading.text() or "").split())
        if text and not _is_masthead(heading):
            return text
    window = page.css_first("head title") or page.css_first("title")
    text = " ".join((window.text() or "").split()) if window is not None else ""
    while (shorter := _SITE_SUFFIX.sub("", text)) and shorter != text:
        text = shorter
    return text


def page_catalogue(page: LexborHTMLParser) -> dict[str, str]:
    """Catalogue data by canonical name; the part of the page that lists it is taken out of the page."""
    found: dict[str, str] = {}
    if page.body is not None:
        for node in page.body.css("table, dl, ul, div"):
            listed = _listed(node)
            if sum(map(is_telling, listed)) >= 2:
                for name, value in listed.items():
                    found.setdefault(name, value)
                node.decompose()
                break
        for line in _short_lines(page.body):
            for name, value in pairs(line).items():
                found.setdefault(name, value)
    for key, value in _meta(page).items():
        known = canonical_label(key)
        if known and known not in ("主题词", "标题"):
            found.setdefault(known, value)
    return {name: value for name, value in found.items() if value}


def pairs(line: str) -> dict[str, str]:
    """「发布时间：2025-06-01 来源：市教育局」 as canonical name and value."""
    marks = [mark for mark in _PAIR.finditer(line) if canonical_label(mark[1])]
    found: dict[str, str] = {}
    for position, mark in enumerate(marks):
        end = marks[position + 1].start() if position + 1 < len(marks) else len(line)
        value = _COUNTERS.split(line[mark.end() : end])[0].strip(" \u3000|｜,，;；[]【】")
        name = canonical_label(mark[1])
        if name and value:
            found.setdefault(name, value)
    return found


def is_catalogue_line(line: str) -> bool:
    """Whether a line under a title holds nothing but when and by whom it was put on the site."""
    if len(line) > 120 or not (_PAIR.search(line) or _COUNTERS.search(line)):
        return False
    rest = _COUNTERS.sub("", line)
    known = pairs(line)
    if not known and not _COUNTERS.match(line.strip()):
        return False
    if not line.strip().startswith(tuple("发公来浏阅点访作编责字信日时【[索文成生有主")):
        return False
    for value in known.values():
        rest = rest.replace(value, "")
    rest = _PAIR.sub("", rest)
    return len(re.sub(r"[\d\s\W_]|次|大|中|小|打印|关闭|分享|到", "", rest)) <= 6


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
    return found if covered >= 0.7 * whole else {}


def _starts_pair(text: str) -> bool:
    mark = _PAIR.match(text)
    return bool(mark and canonical_label(mark[1]))


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
        if 6 <= len(text) <= 160 and _PAIR.search(text) and not re.search(r"[。；]", text):
            lines.append(text)
        if len(lines) >= 40:
            break
    return lines


def _is_masthead(heading: LexborNode) -> bool:
    above = heading.parent
    for _ in range(4):
        if above is None:
            return False
        if above.tag == "header" and len(above.text() or "") < 400 and above.css_first("nav") is not None:
            return True
        above = above.parent
    return False


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in page.css("meta"):
        key = (node.attributes.get("name") or "").strip().lower()
        value = (node.attributes.get("content") or "").strip()
        if key and value and key not in ("viewport", "title", "source", "date", "status", "region"):
            found.setdefault(key, value)
    return found
