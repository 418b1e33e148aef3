"""Web pages (.html): the content found, what surrounds it on a portal left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.read.document import Block, Document, Heading, Paragraph, Table, UnreadableFile
from index.read.grid import Grid
from index.read.tables import read_grid
from index.read.web_catalogue import is_catalogue_line, page_catalogue, page_title
from index.read.web_pruning import prune

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
_BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))
# fmt: on
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
# Elements that are closed by their own end tag, also in careless pages.
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|font|center|b|i|strong|em|section|article|ul|ol|dl|blockquote|a)\b", re.I
)
_DEEPEST_PARSED = 3000
_DEEPEST = 400  # nested elements; a browser stops at 512


def read_web(text: str, name: str) -> list[Document]:
    """One document. Raises UnreadableFile where nothing but navigation is found."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_bottomless(text)
    page = LexborHTMLParser(text)
    if page.body is None:
        raise UnreadableFile("网页里没有正文")
    title = page_title(page)
    catalogue = page_catalogue(page)
    prune(page.body)
    blocks = list(_without_title(_Reader().blocks(page.body), title))
    if not blocks:
        raise UnreadableFile("网页里没有正文")
    url = catalogue.get("网址", "")
    return [
        Document(name, tuple(blocks), title=title or catalogue.get("标题", ""), url=url, catalogue=catalogue)
    ]


def read_fragment(source: str) -> list[Block]:
    """The blocks of a piece of HTML without a page around it."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_bottomless(source)
    page = LexborHTMLParser(source)
    if page.body is None:
        return []
    for node in page.css("script, style, noscript, template"):
        node.decompose()
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
        position = 0
        while child is not None:
            if child.is_text_node:
                self._inline.append(_BLANKS.sub(" ", child.text_content or ""))
            elif child.is_element_node and depth < _DEEPEST:
                tag = child.tag or ""
                if tag == "br":
                    self._inline.append("\n")
                elif tag == "table":
                    yield from self._flush()
                    yield from self._table(child, depth)
                elif re.fullmatch(r"h[1-6]", tag):
                    yield from self._flush()
                    text = " ".join((child.text() or "").split())
                    if text:
                        yield Heading(text, int(tag[1]))
                elif tag in _BREAKING:
                    yield from self._flush()
                    if tag == "li" and parent.tag == "ol":
                        position += 1
                        self._number = f"{position}. "
                    yield from self._walk(child, depth + 1)
                    yield from self._flush()
                    self._number = ""
                else:
                    yield from self._walk(child, depth + 1)
            child = child.next

    def _flush(self) -> Iterator[Block]:
        text, self._inline = "".join(self._inline), []
        for line in text.split("\n"):
            bare = line.strip(" \u3000\u200b\ufeff")
            if bare and not is_catalogue_line(bare):
                yield Paragraph(self._number + bare)
                self._number = ""

    def _table(self, table: LexborNode, depth: int) -> Iterator[Block]:
        rows = list(_rows(table))
        if _is_layout(table, rows):
            for row in rows:
                for cell in _cells(row):
                    yield from self._walk(cell, depth + 1)
                    yield from self._flush()
            return
        grid = Grid()
        header_rows = 0
        for y, row in enumerate(rows):
            column = 0
            cells = list(_cells(row))
            if (
                cells
                and y == header_rows
                and y < 3
                and len(cells) > 1
                and all(cell.tag == "th" for cell in cells)
            ):
                header_rows += 1
            for cell in cells:
                column = grid.free_column(y, column)
                height = min(_span(cell, "rowspan"), len(rows) - y)
                width = _span(cell, "colspan")
                grid.place(y, column, _cell_text(cell), height, width)
                column += width
        caption = table.css_first("caption")
        title = " ".join((caption.text() or "").split()) if caption is not None else ""
        yield from read_grid(grid, title, header_rows=header_rows or None)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The table's own rows, without those of tables inside it."""
    child = table.child
    while child is not None:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        child = child.next


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    child = row.child
    while child is not None:
        if child.tag in ("td", "th"):
            yield child
        child = child.next


def _is_layout(table: LexborNode, rows: list[LexborNode]) -> bool:
    """Whether a table only places things on the page: nested tables, one cell, or whole articles."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    widths = [len(list(_cells(row))) for row in rows]
    if not widths or max(widths) < 2:
        return True
    if table.css_first("th") is not None:
        return False
    if table.css_first("td h1, td h2, td h3, td form") is not None:
        return True
    articles = sum(
        1 for row in rows for cell in _cells(row) if len(cell.css("p")) > 8 and len(cell.text() or "") > 800
    )
    return articles > 0 or (len(rows) > 8 and sum(width > 1 for width in widths) < 2)


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return max(1, min(int(value), 1000)) if value.isascii() and value.isdigit() else 1


def _cell_text(cell: LexborNode) -> str:
    """A cell's text with a line for each of its paragraphs."""
    lines: list[str] = []
    for block in _Reader().blocks(cell):
        lines.append(block.text if isinstance(block, Heading | Paragraph) else "")
    return "\n".join(lines)
