"""The streams of an OLE compound file (.doc, .xls, encrypted packages), and whether it is whole."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from index.read.document import UnreadableFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128  # bytes of a directory entry
_STREAM, _ROOT = 2, 5
_SMALL_STREAM = 4096  # bytes below which a stream lies in the root's own small sectors


def stream_names(data: bytes) -> set[str]:
    """The names in the directory, after Microsoft's [MS-CFB].

    Raises UnreadableFile where a chain of sectors is broken or runs in a circle: a library that
    follows such a chain does not come back.
    """
    try:
        return _streams(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnreadableFile("文件损坏") from error


def _streams(data: bytes) -> set[str]:
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    directory, _, _, small_table, _, more, _ = struct.unpack_from("<7I", data, 48)
    tables = list(struct.unpack_from("<109I", data, 76))
    seen = 0
    while more < _LAST_SECTOR:
        part = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        tables.extend(part[:-1])
        more = part[-1]
        seen += 1
        if seen * size > len(data):
            raise UnreadableFile("文件损坏")
    table: list[int] = []
    for sector in tables:
        if sector < _LAST_SECTOR:
            table.extend(struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size))
    small: list[int] = []
    for sector in _chain(table, small_table):
        small.extend(struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size))
    names: set[str] = set()
    for sector in _chain(table, directory):
        for start in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, start + 64)
            first, extent = struct.unpack_from("<2I", data, start + 116)
            if kind not in (_STREAM, _ROOT):
                continue
            if extent:
                _chain(small if kind == _STREAM and extent < _SMALL_STREAM else table, first)
            names.add(data[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le"))
    return names


def _chain(table: Sequence[int], first: int) -> list[int]:
    sectors: list[int] = []
    sector = first
    while sector != _END and len(sectors) <= len(table):
        if sector >= len(table):
            raise UnreadableFile("文件损坏")
        sectors.append(sector)
        sector = table[sector]
    if len(sectors) > len(table):
        raise UnreadableFile("文件损坏")
    return sectors
