"""Files of all kinds to documents: the reader is chosen by what a file is, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from index.read.document import Document, UnreadableFile

SUFFIXES = frozenset(
    {".docx", ".doc", ".xlsx", ".xls", ".csv", ".pdf", ".html", ".htm", ".md", ".txt", ".jsonl"}
)


def read_file(path: Path, name: str) -> list[Document]:
    """The documents in the file at ``path``; ``name`` is its path inside the source.

    Raises UnreadableFile, with the reason in Chinese, for any file that cannot be used.
    """
    from index.read.formats import read_bytes

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("无法打开文件") from error
    try:
        return read_bytes(data, name)
    except UnreadableFile:
        raise
    except Exception as error:  # the outermost edge: one file must never stop a build
        raise UnreadableFile("文件损坏或格式异常") from error
