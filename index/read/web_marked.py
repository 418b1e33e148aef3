"""Catalogue data that a page marks for machines: JSON-LD (schema.org), <time>, parts named for the day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DAY = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
# 「publish_time」 on WeChat, 「pubtime」, 「pub-date」 and the like on sites.
_DAY_PARTS = (
    "time[datetime], [itemprop=datePublished], [id*=publish_time], [id*=publishtime], [id*=pubtime],"
    " [class*=publish-time], [class*=publish_time], [class*=publishtime], [class*=pubtime],"
    " [class*=pub-time], [class*=pub_time], [class*=pubdate], [class*=pub-date], [class*=publish-date]"
)
_ABOUT_SITE = frozenset(("website", "webpage", "organization", "governmentorganization", "breadcrumblist"))
_NUMBERED = re.compile(r"[〔\[（(［【][12]\d{3}[〕\]）)］】]\s*第?\s*\d+\s*号")
_CHANGED = re.compile(r"modif|updat", re.I)
# Whose site it is may be no more than where the text was found.
_SCHEMA = {"legislationDate": "成文日期", "publisher": "信息来源", "author": "信息来源"}
# A stamp over a document: 「【已废止】」. Among links it is the name of a list.
_VOID = re.compile(
    r"[【\[（(〔]?\s*(?:此件|本件|本文|该文件|本文件)?(?:已经?|全文)(?:废止|失效|作废)\s*[】\]）)〕]?"
)
_STAMP_PARTS = "span, font, b, strong, em, i, p, div, td, h2, h3, h4"
_LISTED_CELLS = 3
_LONGEST = 40  # characters of a part that holds a day and hardly more
_DEEPEST = 6


def marked_data(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Labels and values of the page's article, the surest first."""
    for node in page.css("script[type='application/ld+json']"):
        try:
            data = json.loads(node.text() or "")
        except (ValueError, RecursionError):
            continue
        yield from _of_article(data, 0)
    for node in page.css(_STAMP_PARTS):
        text = (node.text(deep=False) or "").strip()
        if _VOID.fullmatch(text) and not _is_link(node) and not _is_of_a_list(node):
            yield "有效性", "已废止"
            break
    for node in page.css(_DAY_PARTS):
        if _is_of_another(node):
            continue
        shown = node.attributes.get("datetime") or node.attributes.get("content") or node.text() or ""
        day = _DAY.match(shown.strip())
        if day and len(shown.strip()) <= _LONGEST:
            yield "发布日期", day.group()
            return


def _is_link(node: LexborNode) -> bool:
    """Whether an element stands in a link, an option or a menu, or holds one."""
    if node.css_first("a") is not None:
        return True
    above: LexborNode | None = node
    while above is not None:
        if above.tag in ("a", "nav", "li", "option", "label", "button"):
            return True
        above = above.parent
    return False


def _is_of_a_list(node: LexborNode) -> bool:
    """Whether an element stands in a row that lists a document with its number: it is that one's."""
    above: LexborNode | None = node
    while above is not None and above.tag != "tr":
        above = above.parent
    cells = above.css("td, th") if above is not None else []
    return sum(bool((cell.text() or "").strip()) for cell in cells) >= _LISTED_CELLS


def _is_of_another(node: LexborNode) -> bool:
    """Whether a day is of something that the page only lists, or the day of a change."""
    called = (node.attributes.get("class"), node.attributes.get("itemprop"))
    if _CHANGED.search(" ".join(filter(None, called))):
        return True
    above = node.parent
    while above is not None:
        if above.tag in ("li", "aside", "nav", "footer", "a"):
            return True
        above = above.parent
    return False


def _of_article(data: Any, depth: int) -> Iterator[tuple[str, str]]:
    """The fields of the objects that are no site, organisation or path of menus."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _of_article(one, depth + 1)
    if not isinstance(data, Mapping):
        return
    yield from _of_article(data.get("@graph"), depth + 1)
    kinds = data.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if {str(kind).lower() for kind in kinds} & _ABOUT_SITE:
        return
    for key, value in data.items():
        said = value.get("name") if isinstance(value, Mapping) else value
        if key == "identifier":
            yield from _identified(value)
        elif key == "additionalProperty":
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Mapping):
                    yield str(one.get("name") or ""), str(one.get("value") or "")
        elif key in _SCHEMA:
            yield _SCHEMA[key], str(said or "")
        elif isinstance(said, str) and key not in ("name", "url", "headline"):
            yield key, said.strip()


def _identified(value: Any) -> Iterator[tuple[str, str]]:
    """An identifier by what it is called, else by its form."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield str(one.get("name") or one.get("propertyID") or ""), str(one.get("value") or "")
        elif isinstance(one, str) and one.strip():
            yield ("发文字号" if _NUMBERED.search(one) else "索引号"), one.strip()
