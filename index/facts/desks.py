"""Desks (咨询窗口): read from tables that list offices with their phones, and from bureau.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.bureau import Bureau
from index.items import Desk, Item, Passage
from index.read.document import Document, Row, Table

_PHONE_COLUMN = re.compile(r"电话|联系方式|热线|号码")
_NAME_COLUMN = re.compile(r"窗口|科室|部门|单位|机构|处室|股室|办公室|名称|学校|资助中心")
_HOURS_COLUMN = re.compile(r"时间")
_ADDRESS_COLUMN = re.compile(r"地址|地点|位置")
_TOPIC_COLUMN = re.compile(r"事项|职责|业务|内容|范围|项目")
# A landline with or without its area code and extension, a service number (12345), a 400/800 number.
_PHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-—－ ]?\d{7,8}(?:[-—－]\d{1,6})?|1\d{4}"
    r"|[48]00[-—－]?\d{3}[-—－]?\d{4}|\d{7,8})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DeskFact:
    """A desk and the passage that states it ("" for one from bureau.yaml without its passage)."""

    desk: Desk
    item_id: str
    passage_id: str


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
    """The desks that an item's tables state: a row with an office's name and one phone column."""
    facts = []
    for passage in passages:
        if passage.kind != "row":
            continue
        phone = _cell(passage, _PHONE_COLUMN)
        name = _cell(passage, _NAME_COLUMN)
        if not name or not _PHONE.search(phone):
            continue
        topics = _cell(passage, _TOPIC_COLUMN)
        facts.append(
            DeskFact(
                Desk(
                    name=name,
                    phone=phone,
                    hours=_cell(passage, _HOURS_COLUMN),
                    address=_cell(passage, _ADDRESS_COLUMN),
                    region=_region(passage, item, bureau),
                    topics=tuple(part for part in re.split(r"[、，,；;]", topics) if part),
                ),
                item.id,
                passage.id,
            )
        )
    return facts


def _cell(passage: Passage, column: re.Pattern[str]) -> str:
    return next((value for name, value in passage.cells if column.search(name)), "")


def _region(passage: Passage, item: Item, bureau: Bureau) -> str:
    for region in bureau.regions:
        if any(name in passage.text for name in (region.name, *region.aliases)):
            return region.name
    return item.region
