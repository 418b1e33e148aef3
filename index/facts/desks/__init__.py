"""Desks (咨询窗口): read from tables and sentences that give an office's number, place or hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.bureau import Bureau
from index.facts.desks.changes import changes_from
from index.facts.desks.columns import Columns
from index.facts.desks.fact import DeskFact
from index.facts.desks.owners import owners_of
from index.facts.desks.prose import placed_facts, prose_facts
from index.facts.desks.rows import row_facts
from index.items import Item, Passage
from index.read.document import Document, Row, Table

__all__ = ["DeskFact", "desks_document", "read_desks"]


def desks_document(bureau: Bureau) -> Document | None:
    """The desks of bureau.yaml as a document, so that they can be found and quoted like any other."""
    if not bureau.desks:
        return None
    rows = tuple(
        Row((desk.name, "、".join(desk.topics), desk.region, desk.phone, desk.hours, desk.address))
        for desk in bureau.desks
    )
    header = ("咨询窗口", "受理事项", "所属地区", "咨询电话", "办公时间", "地址")
    title = f"{bureau.name}咨询窗口一览" if bureau.name else "咨询窗口一览"
    return Document(
        file="bureau.yaml",
        blocks=(Table(header=header, rows=rows, caption=""),),
        title=title,
        catalogue={"发布机构": bureau.name} if bureau.name else {},
    )


def read_desks(item: Item, passages: Sequence[Passage], bureau: Bureau) -> list[DeskFact]:
    """The desks that an item states, in reading order."""
    facts: list[DeskFact] = []
    starts, owners = changes_from(item, passages), owners_of(item, passages)
    columns = Columns()
    for passage in passages:
        if passage.kind == "row":
            facts += row_facts(passage, item, starts, bureau)
            continue
        placed = columns.read(passage)
        if placed:
            facts += [fact for one in placed for fact in placed_facts(one, passage, item, bureau)]
        elif passage.kind != "frame":
            stated = list(prose_facts(passage, owners[passage.id], item, starts, bureau))
            facts += [replace(fact, alone=len(stated) == 1) for fact in stated]
    return facts
