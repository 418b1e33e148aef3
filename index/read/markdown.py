"""Markdown (.md), CommonMark with pipe tables and front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.read.document import Block, Document, Heading, Paragraph, UnreadableFile
from index.read.grid import Grid
from index.read.labels import canonical_label
from index.read.lines import blocks_of, read_lines, wrapped_at
from index.read.tables import read_grid

if TYPE_CHECKING:
    from markdown_it.token import Token

_DELIMITERS = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.M)
_TASK = re.compile(r"^\[[ xX√✓]\][ \t]+")
# What is left of ** where it is no emphasis by the rules; **** stands for masked digits.
_EMPHASIS = re.compile(
    r"(?<![*\w])\*\*(?![*\d])|(?<![*\d])\*\*(?![*\w])|(?<=[\u4e00-\u9fff])\*\*(?=[\u4e00-\u9fff])"
)
_PARTED = "\f"  # behind a line that is set apart from the next by being bold
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


def read_markdown(text: str, name: str) -> list[Document]:
    """One document; front matter becomes its catalogue, inline marks and pictures are left out."""
    from markdown_it import MarkdownIt

    catalogue: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        catalogue = _front_matter(front[1])
        text = text[front.end() :]
    # Authors rule a table off with a single dash, which the notation takes for a list.
    text = _DELIMITERS.sub(lambda row: re.sub("-+", "---", row[0]), text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = _Walk(tokens, wrapped_at(text.splitlines())).blocks()
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

    def __init__(self, tokens: Sequence[Token], wrapped: int) -> None:
        self._tokens = tokens
        self._wrapped = wrapped
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
                self._rows[-1].append(_plain(token.children or []).replace(_PARTED, "\n"))
            elif kind == "inline":
                self._take_text(_plain(token.children or []))
            elif kind in ("code_block", "fence"):
                self._blocks.extend(read_lines(token.content))
            elif kind == "html_block":
                self._take_html(token.content)
        return self._blocks

    def _take_text(self, text: str) -> None:
        if self._level:
            heading = " ".join(text.split())
            if heading:
                self._blocks.append(Heading(heading, self._level))
            return
        for part in text.split(_PARTED):
            for block in blocks_of([_TASK.sub("", line) for line in part.split("\n")], self._wrapped):
                if isinstance(block, Paragraph):
                    self._blocks.append(Paragraph(self._number + block.text))
                    self._number = ""
                else:
                    self._blocks.append(block)

    def _take_html(self, source: str) -> None:
        from index.read.web import read_fragment

        self._blocks.extend(read_fragment(source))

    def _end_table(self) -> None:
        # A header left blank only serves the notation: the first row is then the true header.
        blank = self._rows and not any(self._rows[0])
        self._blocks.extend(read_grid(Grid.of(self._rows), header_rows=None if blank else self._header_rows))


def _plain(children: Sequence[Any]) -> str:
    """The text of inline tokens; what is struck out no longer holds and is left out."""
    parts: list[str] = []
    struck = strong = 0
    apart = False  # whether all of the line so far is bold
    for child in children:
        struck += (child.type == "s_open") - (child.type == "s_close")
        strong += (child.type == "strong_open") - (child.type == "strong_close")
        if child.type in ("text", "code_inline") and not struck:
            apart = bool(strong) and (apart or not parts or parts[-1].endswith((_PARTED, "\n")))
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and re.match(r"<br\b", child.content, re.I)
        ):
            parts.append(_PARTED if apart else "\n")
            apart = False
    # Chinese authors set ** next to punctuation, where CommonMark does not take it for emphasis.
    return _EMPHASIS.sub("", re.sub(r"\*\*(?=\S)(.+?)\*\*", r"\1", "".join(parts)))
