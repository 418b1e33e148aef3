"""Lines of a post that a sign heads instead of a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.read.document import Document, Heading, Paragraph
from index.read.structure import outline


def headings(*lines: str) -> list[tuple[int, str]]:
    document = outline(Document("a.md", tuple(map(Paragraph, lines)), title="入学问答"))
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def test_signs_head_the_parts_of_a_post() -> None:
    assert headings(
        "🎒报名条件", "年满六周岁的儿童。", "⏰报名时间", "6月1日至6月5日。", "▶ 报名方式", "登录平台填报。"
    ) == [(1, "🎒报名条件"), (1, "⏰报名时间"), (1, "▶ 报名方式")]


def test_a_bullet_heads_nothing() -> None:
    assert headings("📍户口簿", "📍房产证", "以上材料交原件。", "📍补充材料", "另行通知。") == []


def test_a_sentence_behind_a_sign_is_text() -> None:
    assert headings("🌟温馨提示：请按时确认学位。", "逾期视为放弃。") == []
    assert headings("👇点击查看详情", "招生计划见附件。") == []


def test_parts_of_an_answer_stand_under_its_question() -> None:
    assert headings(
        "问：双胞胎能一起摇号吗？",
        "答：可以申请。",
        "📝申请条件",
        "同年入学。",
        "📝申请方式",
        "网上申请。",
        "问：转学怎么办？",
        "答：向学校申请。",
    ) == [
        (1, "问：双胞胎能一起摇号吗？"),
        (2, "📝申请条件"),
        (2, "📝申请方式"),
        (1, "问：转学怎么办？"),
    ]


def test_signs_under_a_numbered_heading() -> None:
    assert headings(
        "一、小学", "现公告。", "■报名时间", "6月1日。", "二、初中", "现公告。", "■报名时间", "7月1日。"
    ) == [(1, "一、小学"), (2, "■报名时间"), (1, "二、初中"), (2, "■报名时间")]


def test_numbers_in_boxes_count() -> None:
    assert headings("1️⃣ 报名", "登录平台。", "2️⃣ 审核", "现场核验。") == [(1, "1️⃣ 报名"), (1, "2️⃣ 审核")]


@given(st.lists(st.text("📝👫▶■甲乙一1、。：？答问 \ufe0f", min_size=1), max_size=8))
def test_no_text_is_lost(lines: list[str]) -> None:
    document = outline(Document("a.md", tuple(map(Paragraph, lines)), title="题"))
    kept = document.title + "".join(
        block.text for block in document.blocks if isinstance(block, Heading | Paragraph)
    )
    assert sorted("".join("".join(lines).split()) + "题") == sorted("".join(kept.split()))
