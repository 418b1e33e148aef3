"""The title of a web page: what its metadata, headings, window and first lines say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.read.bounds import shorten_runs
from index.read.clauses import clause_of
from index.read.document import Block, Heading, Table
from index.read.titles import title_at
from index.read.web_pruning import said

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SITE = r"(?:网|网站|局|政府|门户|平台|公开|厅|委员会|站|公众号|发布|信息港|之窗)"
_SITE_SUFFIX = re.compile(rf"\s*(?:[-_|｜—–－]+|>>?)\s*[^-_|｜—–－>]*{_SITE}[^-_|｜—–－>]*$")
_SITE_PREFIX = re.compile(rf"^[^-_|｜—–－>》]{{2,24}}{_SITE}\s*(?:[-_|｜—–－]+|>>?|[:：])\s*(?=.{{6}})")
_SITE_NAME = re.compile(rf"^[^，。：关]{{2,24}}{_SITE}$")
_TITLE_NAMED = "[class*=tit], [class*=Tit], [id*=title], [id*=Title], [class=bt], [class=biaoti]"
_LONGEST = 120
_LINES = 6


def declared_title(page: LexborHTMLParser) -> str:
    """The title that the page's metadata gives, or ""."""
    for node in page.css("meta"):
        key = (node.attributes.get("name") or node.attributes.get("property") or "").strip().lower()
        value = " ".join((node.attributes.get("content") or "").split())
        if key in ("articletitle", "og:title") and value:
            return without_site(shorten_runs(value))
    return ""


def window_title(page: LexborHTMLParser) -> str:
    """The title of the browser's window, without the name of the site and of its columns."""
    window = page.css_first("head title") or page.css_first("title")
    return without_site(shorten_runs(said(window))) if window is not None else ""


def styled_titles(page: LexborHTMLParser) -> list[str]:
    """What looks like the title on the page: its outermost headings, and parts that are called title."""
    found = [said(node) for node in page.css("h1") if not _is_masthead(node)]
    if page.body is not None:
        found += [said(node) for node in page.body.css(_TITLE_NAMED)]
    return [text for text in found if 4 <= len(text) <= _LONGEST and not is_site_name(text)]


def choose_title(window: str, styled: Sequence[str], blocks: Sequence[Block]) -> str:
    """The title of a page whose metadata has none; ``blocks`` are all that is left without menus."""
    first = [_joined(block.caption if isinstance(block, Table) else block.text) for block in blocks[:_LINES]]
    if window and _joined(window) in first and not is_site_name(window):
        return window
    cut = _joined(window).rstrip(".…")
    longer = next((text for text in styled if len(cut) >= 8 and _joined(text).startswith(cut)), "")
    if longer:
        return longer
    for text in styled:
        if _joined(text) in first or (text == styled[0] and _tells(text, window)):
            return text
    for position, block in enumerate(blocks[:_LINES]):
        if not isinstance(block, Table) and is_site_name(block.text):
            continue
        if isinstance(block, Heading) and clause_of(block.text) is None and len(block.text) <= _LONGEST:
            return block.text
        if isinstance(block, Table):
            return block.caption if len(block.caption) > len(window) else window
        lines = blocks[position : position + title_at(blocks, position)]
        if lines:
            return "".join(line.text for line in lines if not isinstance(line, Table))
        if len(block.text) > _LONGEST or "。" in block.text:
            break
    return window


def _tells(text: str, window: str) -> bool:
    """Whether a title tells more than the window's: that is often the name of a column."""
    return not window or _joined(window) in _joined(text) or bool(is_site_name(window)) or len(window) <= 6


def is_site_name(text: str) -> bool:
    """Whether a heading only says whose site this is."""
    return bool(_SITE_NAME.match(text))


def without_site(text: str) -> str:
    """``text`` without the names of site and columns around it."""
    while (shorter := _SITE_SUFFIX.sub("", text)) and shorter != text:
        text = shorter
    return _SITE_PREFIX.sub("", text)


def _joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def _is_masthead(heading: LexborNode) -> bool:
    """The name of the site, in a header with its menu or as a link to its first page."""
    above = heading.parent
    for _ in range(4):
        if above is None:
            return False
        if above.tag == "header" and len(above.text() or "") < 400 and above.css_first("nav") is not None:
            return True
        above = above.parent
    return False
