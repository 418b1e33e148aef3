"""Markdown (.md), CommonMark with pipe tables and front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.read.document import Block, Document, Heading, Paragraph, UnreadableFile
from index.read.grid import Grid
from index.read.labels import canonical_label
from index.read.lines import join_broken
from index.read.tables import read_grid

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


def read_markdown(text: str, name: str) -> list[Document]:
    """One document; front matter becomes its catalogue, inline marks and pictures are left out."""
    from markdown_it import MarkdownIt

    catalogue: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        catalogue = _front_matter(front[1])
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks = _Walk(tokens).blocks()
    if not blocks:
        raise UnreadableFile("空文件")
    title = catalogue.get("标题", "")
    return [Document(name, tuple(blocks), title=title, url=catalogue.get("网址", ""), catalogue=catalogue)]


def _front_matter(source: str) -> dict[str, str]:
    import yaml

    try:
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError):  # ValueError: a date that no calendar has
        return {}
    if not isinstance(loaded, dict):
        return {}
    found: dict[str, str] = {}
    for key, value in loaded.items():
        if isinstance(value, str | int | float) or hasattr(value, "isoformat"):
            found.setdefault(canonical_label(str(key)) or str(key), str(value).strip())
    return {key: value for key, value in found.items() if value}


class _Walk:
    """One pass over the tokens; list numbers are written out, as a reader of the page sees them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._blocks: list[Block] = []
        self._level = 0
        self._number = ""
        self._rows: list[list[str]] = []
        self._header_rows = 0

    def blocks(self) -> list[Block]:
        in_table = False
        for token in self._tokens:
            kind = token.type
            if kind == "heading_open":
                self._level = int(token.tag[1:])
            elif kind == "heading_close":
                self._level = 0
            elif kind == "list_item_open":
                self._number = f"{token.info}{token.markup} " if token.info else ""
            elif kind == "table_open":
                in_table, self._rows, self._header_rows = True, [], 0
            elif kind == "thead_close":
                self._header_rows = len(self._rows)
            elif kind == "table_close":
                in_table = False
                self._end_table()
            elif kind == "tr_open":
                self._rows.append([])
            elif kind == "inline" and in_table:
                self._rows[-1].append(_plain(token.children or []))
            elif kind == "inline":
                self._take_text(_plain(token.children or []))
            elif kind in ("code_block", "fence"):
                self._take_text(token.content)
            elif kind == "html_block":
                self._take_html(token.content)
        return self._blocks

    def _take_text(self, text: str) -> None:
        if self._level:
            heading = " ".join(text.split())
            if heading:
                self._blocks.append(Heading(heading, self._level))
            return
        for paragraph in join_broken(text.split("\n")):
            self._blocks.append(Paragraph(self._number + paragraph))
            self._number = ""

    def _take_html(self, source: str) -> None:
        from index.read.web import read_fragment

        self._blocks.extend(read_fragment(source))

    def _end_table(self) -> None:
        # A header left blank only serves the notation: the first row is then the true header.
        blank = self._rows and not any(self._rows[0])
        self._blocks.extend(read_grid(Grid.of(self._rows), header_rows=None if blank else self._header_rows))


def _plain(children: Sequence[Any]) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and re.match(r"<br\b", child.content, re.I)
        ):
            parts.append("\n")
    # Chinese authors set ** next to punctuation, where CommonMark does not take it for emphasis.
    return re.sub(r"\*\*(?=\S)(.+?)\*\*", r"\1", "".join(parts))
