"""Documents keep their shape while their texts are repaired."""

from __future__ import annotations

import page_damage

from index.read.document import Document, Heading, Paragraph, Row, Table
from index.repair import repair_document


def test_a_sound_document_stays() -> None:
    table = Table(("学校", "范围"), (Row(("一小", "甲路1号"), "城区"),), "范围表", ("注：以公告为准",))
    document = Document(
        "a.docx", (Heading("通知", 1), Paragraph("正文。"), table), "通知", catalogue={"索引号": "A-1"}
    )
    assert repair_document(document) == document


def test_cells_are_repaired_as_their_page_is() -> None:
    title = page_damage.damage("清河市教育局义务教育收费标准")
    table = Table(
        header=("學校", "收費標準(元)"),
        rows=(Row(("第一中學", "9,000"), "義務教導"),),
        caption="收費表",
        notes=("注:另行通知",),
    )
    text = page_damage.damage("市教育局公布了政府信息公开指南，欢迎公众监督。")
    document = Document("a.html", (Paragraph(text), table), title, catalogue={"發布機構": "教導(dǎo)局"})
    repaired = repair_document(document)
    assert repaired.title == "清河市教育局义务教育收费标准"
    assert repaired.blocks[0] == Paragraph("市教育局公布了政府信息公开指南，欢迎公众监督。")
    assert repaired.blocks[1] == Table(
        header=("学校", "收费标准（元）"),
        rows=(Row(("第一中学", "9,000"), "义务教育"),),
        caption="收费表",
        notes=("注：另行通知",),
    )
    assert repaired.catalogue == {"發布機構": "教育局"}


def test_damage_across_paragraphs_joins_them() -> None:
    texts = ("政務公開(kāi)辦(bàn)公室負責聯(li", "án)系學校。", "單(dān)位:學校")
    document = Document("a.txt", (Heading("報告", 1), *map(Paragraph, texts)))
    assert repair_document(document).blocks == (
        Heading("报告", 1),
        Paragraph("政务公开办公室负责联系学校。"),
        Paragraph("单位：学校"),
    )


def test_link_lists_go_from_both_ends_but_not_from_between() -> None:
    links = (Paragraph("【报告】相关文章："), Paragraph("工作报告05-07"), Paragraph("年度报告02-21"))
    body = (Paragraph("报告"), Paragraph("本年公开信息37条。"))
    opening = Paragraph("- 相关推荐")
    assert repair_document(Document("a.txt", (opening, *body, *links))).blocks == body
    kept = (*body, *links, Paragraph("完。"))
    assert repair_document(Document("a.txt", kept)).blocks == kept
    assert repair_document(Document("a.txt", body, title="- 相关推荐")).title == ""
