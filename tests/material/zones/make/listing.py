"""A zone list as it is noted down in ``lists/*.txt``.

``@ 学校、学校 | 学段 | 更多栏`` begins what is said of one school (of several that share a zone); lines below
are its rows, cells parted by ``||``. ``{…}`` marks one entry of the zone as it stands in the file, and
``{学校>…}`` one that belongs to another school than the one above. ``## `` is a sub-heading, ``~ `` a line
that belongs to no school. Lines before the first ``@`` are rows of a table by community or by road.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ENTRY = re.compile(r"\{(?:([^{}>]*)>)?([^{}]*)\}")
_KINDS = (
    ("school", r"(小学|小学部）|教学点|中心校)$"),
    ("boundary", r"^[^（]*(以[东南西北]|东至|西至|南至|北至|为界)"),
    ("town", r"^[^（]*?(镇|乡|街道)(辖区|全|各|所辖| |$|（)"),
    ("estate", r"[栋幢座]|号楼|新村"),
    ("community", r"^[^（]*(社区|居委会)"),
    ("village", r"村|[一二三四五六七八九十\d]组|分场|渔场|[一二三四五六七八九十]队$|嘎查|牧业"),
    (
        "road",
        r"(路|街|巷|道|弄|胡同|里一弄至)(?=$|[\d（单双东西南北全中 一二三四五六第沿内外]|[A-Z])|\d号",
    ),
)


@dataclass(frozen=True)
class Block:
    """What one list says of one school, or of several that share a zone."""

    schools: tuple[str, ...]
    stage: str
    fields: tuple[str, ...]
    section: str
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Listing:
    """One list: its ``blocks``, loose lines ``before`` and ``after`` them, and ``rows`` of no school."""

    blocks: list[Block]
    before: list[str]
    after: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Pair:
    """A school and one entry of its zone, word for word."""

    school: str
    stage: str
    rule: str

    @property
    def kind(self) -> str:
        """Which kind of thing the entry names."""
        for kind, pattern in _KINDS:
            if (kind == "school") <= (self.stage == "初中") and re.search(pattern, self.rule):
                return kind
        return "estate"


def read(path: Path) -> Listing:
    """The list noted in a file."""
    found = Listing([], [], [], [])
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line.startswith("~ "):
            (found.after if found.blocks else found.before).append(line[2:])
        elif line.startswith("@ "):
            names, stage, *rest = (part.strip() for part in line[2:].split("|"))
            found.blocks.append(Block(tuple(names.split("、")), stage, tuple(rest), section))
        else:
            cells = [cell.strip(" ") for cell in line.split("||")]
            (found.blocks[-1].rows if found.blocks else found.rows).append(cells)
    return found


def plain(text: str) -> str:
    """The text as it stands in the file."""
    return _ENTRY.sub(r"\2", text)


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Each marked entry with the school named in the mark, blank where none is."""
    for found in _ENTRY.finditer(text):
        yield found[1] or "", found[2]


def pairs(listing: Listing, *, joined: bool = False) -> list[Pair]:
    """Every school with every entry of its zone. ``joined``: a row's cells together are one entry."""
    found: list[Pair] = []
    for block in listing.blocks:
        for row in block.rows:
            if joined:
                known = [("", " ".join(plain(cell) for cell in row if cell))]
            else:
                known = [one for cell in row for one in entries(cell)]
            found += [
                Pair(school, block.stage, rule)
                for owner, rule in known
                for school in ([owner] if owner else block.schools)
            ]
    return found
