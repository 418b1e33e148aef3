"""Plain text (.txt)."""

from __future__ import annotations

from index.read.document import Document, UnreadableFile
from index.read.lines import read_lines


def read_text(text: str, name: str) -> list[Document]:
    """One document with a paragraph for each line, or for each run of hard-broken lines."""
    from index.repair.line_breaks import join_lines

    blocks = read_lines(join_lines(text).text)
    if not blocks:
        raise UnreadableFile("空文件")
    return [Document(name, tuple(blocks))]
