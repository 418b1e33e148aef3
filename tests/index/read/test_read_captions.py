"""Lines around a table that belong to it."""

from __future__ import annotations

from index.read.captions import attach
from index.read.document import Block, Paragraph, Row, Table

RATES = Table(("指标", "2025年"), (Row(("学前毛入园率1", "93.0%")), Row(("巩固率", "99.4%"))))


def attached(*blocks: str | Block) -> list[Block]:
    return attach([Paragraph(block) if isinstance(block, str) else block for block in blocks])


def test_who_filled_it_in_stands_between_name_and_table() -> None:
    *said, table = attached("附件", "返校周报表", "填报单位：甲县", "单位：人", "填报日期：3月", RATES)
    assert isinstance(table, Table)
    assert table.caption == "返校周报表 单位：人"
    assert said == [Paragraph("附件"), Paragraph("填报单位：甲县"), Paragraph("填报日期：3月")]


def test_footnote_of_a_mark_in_the_table() -> None:
    table, *after = attached(RATES, "1 含附设学前班。", "2 县城以外。")
    assert isinstance(table, Table)
    assert table.notes == ("1 含附设学前班。",)
    assert after == [Paragraph("2 县城以外。")]
