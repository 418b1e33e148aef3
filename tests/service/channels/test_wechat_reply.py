"""What an answer looks like as a message, and how it is cut."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.channels.wechat.reply import LIMIT, compose

SITE = "https://ask.example.org/"
NOTICE = "本回答由程序自动生成，请以原文为准。"


def citation(n: int, item: str = "", **changed: Any) -> dict[str, Any]:
    item = item or f"item{n}"
    return {
        "n": n,
        "item_id": item,
        "passage_id": f"{item}-p{n}",
        "title": f"关于第{n}项工作的通知",
        "document_number": f"教发〔2026〕{n}号",
        "published": "2026-05-08",
        "in_force": True,
        **changed,
    }


def answer(text: str, **changed: Any) -> dict[str, Any]:
    return {
        "answer": text,
        "citations": [],
        "options": [],
        "desk": None,
        "notice": NOTICE,
        **changed,
    }


def test_a_short_answer_is_whole() -> None:
    desk = {"name": "招生办", "phone": "0838-2201234", "hours": "工作日 9:00—17:00", "address": "一路1号"}
    message = compose(answer("六月报名[1]。", citations=[citation(1)], desk=desk), SITE)
    assert message == (
        "六月报名[1]。\n\n"
        "【出处】\n[1]《关于第1项工作的通知》（教发〔2026〕1号，2026年5月8日）\n"
        "https://ask.example.org/items/item1?passage=item1-p1#item1-p1\n\n"
        "咨询：招生办 0838-2201234，工作日 9:00—17:00\n\n" + NOTICE
    )


def test_an_item_is_listed_once() -> None:
    cited = [citation(1, "a"), citation(2, "b"), citation(3, "a")]
    message = compose(answer("甲[1]。乙[2]。丙[3]。", citations=cited), SITE)
    assert "[1][3]《关于第1项工作的通知》" in message
    assert message.count("/items/a?") == 1


def test_missing_catalogue_data_leaves_no_empty_brackets() -> None:
    bare = citation(1, document_number="", published=None, in_force=False)
    message = compose(answer("甲[1]。", citations=[bare]), SITE)
    assert "[1]《关于第1项工作的通知》（已失效）\n" in message
    assert "（）" not in message


def test_options_are_numbered() -> None:
    message = compose(answer("请问是哪一个？", options=["东区的花园小区", "西区的花园小区"]), SITE)
    assert "1. 东区的花园小区\n2. 西区的花园小区" in message


def test_a_long_answer_is_cut_at_the_end_of_a_sentence() -> None:
    text = "".join(f"第{n}条：符合条件的家庭可以在规定时间内向学校提出申请[{n % 3 + 1}]。" for n in range(60))
    message = compose(answer(text, citations=[citation(n) for n in (1, 2, 3)]), SITE)
    assert LIMIT * 0.9 < len(message.encode()) <= LIMIT
    kept = message.split("……（余下内容请见出处）")[0]
    assert text.startswith(kept)
    assert kept.endswith("。")
    assert message.endswith(NOTICE)
    for n in (1, 2, 3):
        assert f"/items/item{n}?" in message


def test_a_cut_before_the_mark_of_a_statement_keeps_its_source() -> None:
    text = "收费标准如下。" + "甲园每月三百元，乙园每月四百元。" * 60 + "[2]"
    message = compose(answer(text, citations=[citation(1), citation(2)]), SITE)
    assert "/items/item2?" in message


def test_what_is_near_a_declined_question_is_numbered() -> None:
    near = ["没打齐疫苗影响入学吗？"]
    declined = compose(answer("没有找到。", status="no_answer", follow_ups=near), SITE)
    assert "您是不是想问" in declined
    assert "1. 没打齐疫苗影响入学吗？" in declined
    assert "1. " not in compose(answer("找到了。", status="answered", follow_ups=near), SITE)


def test_many_options_are_cut_from_the_end() -> None:
    options = [f"第{n}街道第{n}社区的阳光花园小区（含东西两院）" for n in range(1, 60)]
    message = compose(answer("请问是哪一个？", options=options), SITE)
    assert len(message.encode()) <= LIMIT
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", message, re.M)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 8


@pytest.mark.parametrize("text", ["字" * 3000, "x" * 5000, "。" * 2000, "\n" * 3000 + "甲", "😀" * 900])
def test_text_without_sentences_is_cut_too(text: str) -> None:
    message = compose(answer(text, citations=[citation(1)]), SITE)
    assert len(message.encode()) <= LIMIT
    assert message.endswith(NOTICE)
    assert "/items/item1?" in message


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="甲乙a1。！\n；”[]", min_size=0, max_size=400), max_size=12),
    st.lists(st.text(alphabet="题目《》字", max_size=300), max_size=12),
    st.lists(st.text(alphabet="选项ab", min_size=1, max_size=120), max_size=20),
)
def test_every_message_fits_and_every_mark_keeps_its_source(
    sentences: list[str], titles: list[str], options: list[str]
) -> None:
    marked = "答：" + "".join(f"{sentence}[{n}]。" for n, sentence in enumerate(sentences, 1))
    cited = [citation(n, title=title) for n, title in enumerate(titles, 1)]
    desk = {"name": "处" * 90, "phone": "0838-2201234" * 9, "hours": "日" * 90, "address": ""}
    message = compose(answer(marked, citations=cited, options=options, desk=desk), SITE)
    assert len(message.encode()) <= LIMIT
    assert message.endswith(NOTICE)
    text, _, listing = message.partition("\n\n【出处】\n")
    listed = set(re.findall(r"\[(\d+)\]", listing))
    offered = {str(c["n"]) for c in cited}
    assert listed <= offered
    assert set(re.findall(r"\[(\d+)\]", text)) & offered <= listed
