"""Cuts a document into passages: a clause, a few sentences, a list with its lead-in, a table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.items import Item, Passage, PassageKind
from index.read.document import Block, Document, Heading, Paragraph, Row, Table
from index.text import windows

# What a citizen reads at one go on a phone; a list is kept whole up to the larger limit.
_CLAUSE_LIMIT = 220
_LIST_LIMIT = 420
_LEAD_LIMIT = 60

_COUNTING_COLUMNS = {"序号", "编号"}  # they number the rows and tell a citizen nothing

# 「一、」 and 「第一条」 begin a clause that stands on its own; a signature or a date ends the text.
_CLAUSE = re.compile(r"^\s*(?:第[一二三四五六七八九十百零〇]{1,5}条|[一二三四五六七八九十]{1,3}、)")
_DAY = (
    r"(?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_SIGNATURE = re.compile(
    r"^\s*(?:[\u4e00-\u9fff、（）()\s]{2,40}(?:局|办公室|中心|委员会|政府|厅|(?<![属大小前后东南西北中老新内外])院|学校|大队)"
    rf"|{_DAY})\s*$"
)
# A body with the day beside it; or, right over a day, whatever body it is.
_SIGNED = re.compile(rf"^\s*[\u4e00-\u9fff、（）()\s]{{0,60}}?{_DAY}\s*$")
_SIGNER = re.compile(
    r"^\s*[\u4e00-\u9fff、（）()\s]{3,60}(?:局|委|办|部|厅|处|科|股|室|中心|委员会|政府|院|学校|中学|小学|幼儿园|大队"
    r"|联合会|协会|公司|集团|站|所|馆)\s*$"
)

_SALUTATION = re.compile(r"^\s*(?:各|全|市|州|县|区|尊敬|亲爱)[^。；]{0,60}[：:]\s*$")
_NUMBER_LINE = re.compile(r"^\s*[（(]?[\u4e00-\u9fff]{1,12}[〔\[（(【]\d{4}[〕\])）】]第?\d+号[）)]?\s*$")

# A lead-in announces what follows: 「…如下：」「需提供以下材料：」
_LEAD_IN = re.compile(r"[：:]\s*$")
_LEADS_TO_TABLE = re.compile(r"[：:]\s*$|(?:如下|下表|附表)[^。；]{0,6}。?\s*$")
# A clause that says what it is about, and no more, over a text of its own.
_SHORT_CLAUSE = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[条款])[^。；：]{1,30}。?$"
)
_LIST_ITEM = re.compile(
    r"^\s*(?:[（(]?[0-9０-９]{1,2}[）)．.、]|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[）)]|[-•·●◆▪■]|第[一二三四五六七八九十]+步)"
)


def cut(item: Item, document: Document) -> list[Passage]:
    """The passages of ``document`` in reading order, numbered from 0 within the item."""
    cutter = _Cutter(item)
    blocks = list(_headings_with_body(document.blocks))
    signed = _signatures(blocks)
    for position, block in enumerate(blocks):
        cutter.take(block, position in signed)
    cutter.flush()
    return cutter.passages


def row_text(header: Sequence[str], row: Row, caption: str) -> str:
    """A row as text that carries its table's title, its sub-heading and its column headings."""
    cells = [
        f"{name}：{value}" if name and name != value else value
        for name, value in _named_cells(header, row.cells)
    ]
    place = "｜".join(part for part in (caption, row.section) if part)
    body = "；".join(cells)
    return f"{place}｜{body}" if place else body


def _named_cells(header: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(column, value) of the filled cells but the row's number; a cell merged over columns once."""
    previous: tuple[str, str] | None = None
    for position, cell in enumerate(cells):
        value = " ".join(cell.split())
        name = " ".join(header[position].split()) if position < len(header) else ""
        if not value or name in _COUNTING_COLUMNS or previous == (name, value):
            continue
        previous = (name, value)
        yield name, value


def _headings_with_body(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turns headings that nothing stands under (the items of a list) back into paragraphs."""
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if isinstance(block, Heading) and (
            following is None or (isinstance(following, Heading) and following.level <= block.level)
        ):
            yield Paragraph(block.text)
        else:
            yield block


def _signatures(blocks: Sequence[Block]) -> set[int]:
    """Where the lines of signatures stand: the day, and the bodies right above it."""
    found: set[int] = set()
    for position, block in enumerate(blocks):
        if position and isinstance(block, Paragraph) and _SIGNED.match(block.text):
            found.add(position)
            above = position - 1
            while above > 0 and isinstance(over := blocks[above], Paragraph) and _SIGNER.match(over.text):
                found.add(above)
                above -= 1
    return found


def _kind(text: str) -> PassageKind:
    frame = all(
        any(pattern.match(line) for pattern in (_SIGNATURE, _SALUTATION, _NUMBER_LINE))
        for line in text.split("\n")
        if line.strip()
    )
    return "frame" if frame else "text"


@dataclass
class _Cutter:
    item: Item
    passages: list[Passage] = field(default_factory=list)
    path: list[Heading] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)  # paragraphs that may become one passage
    lead: str = ""
    framing: bool = False  # whether the pending paragraphs are a salutation or a signature
    signed: bool = False  # whether the text has ended: what follows is under none of its headings

    def take(self, block: Block, signature: bool = False) -> None:
        if isinstance(block, Heading):
            self.flush()
            self.signed = False
            while self.path and self.path[-1].level >= block.level:
                self.path.pop()
            self.path.append(block)
        elif isinstance(block, Table):
            lead = self.pending[-1] if self.pending and _LEADS_TO_TABLE.search(self.pending[-1]) else ""
            # The rows carry it: alone it answers nothing, unless it has figures of its own.
            bare = len(self.pending) == 1 and len(lead) <= _LEAD_LIMIT and not re.search(r"\d", lead)
            self.framing = self.framing or (bool(lead) and bare)
            self.flush()
            self._take_table(block, lead)
        elif block.text.strip():
            self._take_paragraph(block.text.strip(), signature)

    def _take_paragraph(self, text: str, signature: bool) -> None:
        is_item = bool(_LIST_ITEM.match(text))
        announced = self.pending[0] if self.pending and _LEAD_IN.search(self.pending[0]) else self.lead
        limit = _LIST_LIMIT if announced and is_item else _CLAUSE_LIMIT
        size = sum(map(len, self.pending)) + len(text)
        framing = signature or _kind(text) == "frame"
        apart = bool(_CLAUSE.match(text)) or framing != self.framing
        # A short clause over a text of its own stays with the beginning of that text.
        heads = len(self.pending) == 1 and bool(_SHORT_CLAUSE.match(self.pending[0])) and not is_item
        too_long = size > limit and not heads
        if self.pending and (too_long or apart or (_LEAD_IN.search(text) and not is_item)):
            self.flush()
            # What is left of a long list is still introduced by the same sentence.
            self.lead = announced if is_item else ""
        if self.signed and not framing:
            self.path = []
        self.signed = (self.signed and framing) or (signature and bool(_SIGNED.match(text)))
        self.framing = framing
        self.pending.append(text)

    def flush(self) -> None:
        if self.pending:
            text = "\n".join(self.pending)
            for piece in windows(text, _LIST_LIMIT if len(self.pending) > 1 else _CLAUSE_LIMIT):
                if piece.strip():
                    kind: PassageKind = "frame" if self.framing else _kind(piece)
                    self._add(kind, piece.strip(), lead=self.lead)
        self.pending = []
        self.framing = False
        self.lead = ""

    def _take_table(self, table: Table, lead: str) -> None:
        for row in table.rows:
            text = row_text(table.header, row, table.caption)
            if text.strip():
                self._add("row", text, lead=lead, cells=tuple(_named_cells(table.header, row.cells)))
        for note in table.notes:
            if note.strip():
                self._add("note", note.strip(), lead=table.caption)

    def _add(
        self, kind: PassageKind, text: str, lead: str = "", cells: tuple[tuple[str, str], ...] = ()
    ) -> None:
        position = len(self.passages)
        self.passages.append(
            Passage(
                id=f"{self.item.id}-{position}",
                item_id=self.item.id,
                position=position,
                kind=kind,
                text=text,
                heading=tuple(heading.text for heading in self.path),
                lead=lead,
                cells=cells,
            )
        )
