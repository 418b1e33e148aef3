"""Web pages (.html): the content found, what surrounds it on a portal left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.read.bounds import shorten_runs
from index.read.clauses import clause_of
from index.read.document import Block, Document, Heading, Paragraph, Table, UnreadableFile
from index.read.lines import paragraphs, read_lines, wrapped_at
from index.read.web_catalogue import is_catalogue_line, page_catalogue
from index.read.web_content import keep_content
from index.read.web_pruning import is_leftover, prune, remove
from index.read.web_refusal import is_listing, reason_without_content
from index.read.web_tables import is_layout, read_table
from index.read.web_title import choose_title, declared_title, styled_titles, window_title
from index.read.web_unseen import is_unseen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# fmt: off
_BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))
# fmt: on
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INDENT = re.compile(r"^ ?(?:\u00a0 ?){2,}")
_HEADING = re.compile("h[1-6]")
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.I)
_SUMMARY_LEVEL = 6
# Elements that are closed by their own end tag, also in careless pages.
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|font|center|b|i|strong|em|section|article|ul|ol|dl|blockquote|a)\b", re.I
)
_DEEPEST_PARSED = 3000
_DEEPEST = 400  # nested elements; a browser stops at 512


def read_web(text: str, name: str) -> list[Document]:
    """One document. Raises UnreadableFile, saying why, where nothing but navigation is found."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_bottomless(text)
    page = LexborHTMLParser(text)
    reason = reason_without_content(page, _visible(text))
    if reason or page.body is None:
        raise UnreadableFile(reason or "网页里没有正文")
    title, window, styled = declared_title(page), window_title(page), styled_titles(page)
    catalogue = page_catalogue(page)
    lists = prune(page.body)
    title = title or catalogue.get("标题", "")
    title = title or choose_title(window, styled, list(_Reader().blocks(page.body)))
    keep_content(page.body, title)
    blocks = list(_without_title(_Reader().blocks(page.body), title))
    left = "".join(block.text for block in blocks if not isinstance(block, Table))
    if not blocks or (not any(isinstance(block, Table) for block in blocks) and is_listing(left, lists)):
        if not left and page.body.css_first("img") is not None:
            raise UnreadableFile("网页正文是图片，没有可读的文字")
        raise UnreadableFile("网页是栏目列表，没有正文" if lists else "网页里没有正文")
    url = catalogue.get("网址", "") or _address(page)
    return [Document(name, tuple(blocks), title=title, url=url, catalogue=catalogue)]


def _visible(text: str) -> str:
    """The text that a reader of the page sees without scripts."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    remove(page.css("script, style, noscript, template, head"))
    return " ".join((page.body.text() or "").split()) if page.body is not None else ""


def _address(page: LexborHTMLParser) -> str:
    """The address that the page gives for itself."""
    link = page.css_first("link[rel=canonical]")
    named = link.attributes.get("href") if link is not None else None
    for node in page.css("meta[property='og:url']"):
        named = named or node.attributes.get("content")
    return named.strip() if named and named.strip().startswith(("http://", "https://")) else ""


def read_fragment(source: str) -> list[Block]:
    """The blocks of a piece of HTML without a page around it."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_bottomless(source)
    page = LexborHTMLParser(source)
    if page.body is None:
        return []
    remove(page.css("script, style, noscript, template"))
    return list(_Reader().blocks(page.body))


def _refuse_bottomless(source: str) -> None:
    """Refuses nesting that no page has and that the parser needs minutes for."""
    depth = 0
    for closing in _NESTING.findall(source):
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _DEEPEST_PARSED:
            raise UnreadableFile("文件异常：网页嵌套过深")


def _without_title(blocks: Iterator[Block], title: str) -> Iterator[Block]:
    bare = re.sub(r"\s", "", title)
    for block in blocks:
        if isinstance(block, Table) or not bare or re.sub(r"\s", "", block.text) != bare:
            yield block


class _Reader:
    """Collects inline text until an element breaks the line."""

    def __init__(self) -> None:
        self._inline: list[str] = []
        self._number = ""

    def blocks(self, root: LexborNode) -> Iterator[Block]:
        yield from self._walk(root, 0)
        yield from self._flush()

    def _walk(self, parent: LexborNode, depth: int) -> Iterator[Block]:
        child = parent.child
        position = _first_number(parent)
        while child is not None:
            if child.is_text_node:
                self._inline.append(_BLANKS.sub(" ", child.text_content or ""))
            elif child.is_element_node and is_unseen(child):
                pass
            elif child.is_element_node and depth >= _DEEPEST:
                if (child.text() or "").strip():  # left out without a word it would be missed by nobody
                    raise UnreadableFile("文件异常：网页嵌套过深")
            elif child.is_element_node:
                tag = child.tag or ""
                if tag == "br":
                    self._inline.append("\n")
                elif tag not in _BREAKING and not _HEADING.fullmatch(tag):
                    if _LIST_MARK.search(child.attributes.get("style") or ""):
                        self._inline.append(_list_mark(child.text() or ""))
                    else:
                        yield from self._walk(child, depth + 1)
                else:
                    yield from self._flush()
                    if tag == "li" and parent.tag == "ol":
                        self._number = f"{position}. "
                        position += 1
                    yield from self._block(child, tag, depth)
                    yield from self._flush()
                    self._number = ""
            child = child.next

    def _block(self, node: LexborNode, tag: str, depth: int) -> Iterator[Block]:
        if tag == "table" and not is_layout(node):
            yield from read_table(node, lambda cell: list(_Reader().blocks(cell)))
        elif tag == "dl":
            yield from self._definitions(node, depth)
        elif tag == "pre":
            yield from read_lines(node.text() or "")
        elif tag == "summary" or _HEADING.fullmatch(tag):
            text = " ".join((node.text() or "").split())
            if text:
                yield Heading(text, int(tag[1]) if tag[0] == "h" else _SUMMARY_LEVEL)
        else:
            yield from self._walk(node, depth + 1)

    def _definitions(self, node: LexborNode, depth: int) -> Iterator[Block]:
        """A list of names and what they mean: one line each, or a question over its answer."""
        term = ""
        for child in _definition_parts(node):
            found = list(_Reader().blocks(child))
            text = found[0].text if len(found) == 1 and isinstance(found[0], Paragraph) else ""
            if child.tag == "dt":
                if term:
                    yield Paragraph(term)
                term = text
                if not text:
                    yield from found
            elif term and text and not term.endswith(("？", "?")):
                yield Paragraph(f"{term.rstrip('：:')}：{text}")
                term = ""
            else:
                if term:
                    yield Heading(term, _SUMMARY_LEVEL)
                term = ""
                yield from found
        if term:
            yield Paragraph(term)

    def _flush(self) -> Iterator[Block]:
        text, self._inline = shorten_runs("".join(self._inline)), []
        lines = [_INDENT.sub("\u3000\u3000", line) for line in text.split("\n")]
        for block in paragraphs(lines, wrapped_at(lines)):
            if not isinstance(block, Paragraph):
                continue
            bare = re.sub("[ \u00a0]+", " ", block.text).strip(" \u3000\u200b\ufeff")
            if bare and not is_catalogue_line(bare) and not is_leftover(bare):
                numbered = bool(self._number) and clause_of(bare) is not None
                yield Paragraph(bare if numbered else self._number + bare)
                self._number = ""


def _first_number(parent: LexborNode) -> int:
    start = (parent.attributes.get("start") or "").strip() if parent.tag == "ol" else ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 4 else 1


def _list_mark(text: str) -> str:
    """The mark that Word sets before an item: its number, or • for a sign of one of its fonts."""
    bare = " ".join(text.split())
    return f"{bare} " if re.search(r"\d|[一二三四五六七八九十①-⑳]", bare) else "• "


def _definition_parts(node: LexborNode) -> Iterator[LexborNode]:
    """The dt and dd of a list, also where they are grouped in div."""
    child = node.child
    while child is not None:
        if child.is_element_node:
            if child.tag == "div":
                yield from _definition_parts(child)
            else:
                yield child
        child = child.next
