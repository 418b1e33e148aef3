"""Files of all kinds to documents: the reader is chosen by what a file is, whatever it is called."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from index.read.document import Document, UnreadableFile

SUFFIXES = frozenset(
    {".docx", ".doc", ".xlsx", ".xls", ".csv", ".pdf", ".html", ".htm", ".md", ".txt", ".jsonl"}
)
_LARGEST = 500 << 20  # bytes


def read_file(path: Path, name: str) -> list[Document]:
    """The documents in the file at ``path``; ``name`` is its path inside the source.

    Raises UnreadableFile, with the reason in Chinese, for any file that cannot be used. A reader is
    not safe from a file that takes all memory, never ends or crashes a library: use
    ``index.reading`` for files from elsewhere.
    """
    return list(read_documents(path, name))


def read_documents(path: Path, name: str) -> Iterator[Document]:
    """Like ``read_file``, each document as soon as it is read; the reason may come after the first."""
    from index.read.bounds import bounded
    from index.read.formats import read_bytes

    try:
        data = _content(path)
    except OSError as error:
        raise UnreadableFile("无法打开文件") from error
    try:
        yield from map(bounded, read_bytes(data, name))
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise UnreadableFile("文件过大：读取所需的内存超过上限") from error
    except RecursionError as error:
        raise UnreadableFile("文件异常：嵌套过深") from error
    except Exception as error:  # the outermost edge: one file must never stop a build
        raise UnreadableFile("文件损坏或格式异常") from error


def _content(path: Path) -> bytes:
    # Should a pipe have taken the file's place since it was found, it must not hold the reader up.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile("不是普通文件")
        if found.st_size > _LARGEST:
            raise UnreadableFile("文件过大")
        return file.read()
