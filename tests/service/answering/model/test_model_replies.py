"""What servers send where JSON was asked for is read as far as it can be, and never further."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answering.model.replies import Sentence, question_in, sentences_in

GOOD = '{"sentences": [{"text": "转学不收费。", "sources": [1]}, {"text": "七日办结。", "sources": [2, 3]}]}'
READ = [Sentence("转学不收费。", (1,)), Sentence("七日办结。", (2, 3))]


@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"好的，整理如下：\n{GOOD}\n希望对您有帮助！",
        f"<think>用户问转学 {{\"sentences\": [{{\"text\": \"想错了。\", \"sources\": [9]}}]}}</think>{GOOD}",
        f"想一想……</think>\n{GOOD}",
        GOOD.replace("]}]}", "],},],}"),
        GOOD.replace("[1]", '["1"]').replace("[2, 3]", '["[2]", "来源3"]'),
        GOOD.replace("[1]", "1").replace("[2, 3]", '[{"n": 2}, {"n": 3}]'),
        GOOD.replace("转学不收费。", "转学不收费。[1]").replace("七日办结。", "七日办结【来源2、3】。"),
        GOOD.replace("转学", "转\\u200b学").replace("七日办结。", "七日\\n办结"),
        GOOD[:-1],  # half a reply: the sentences that are whole
        GOOD[:-2],
        GOOD.removeprefix('{"sentences": '),
    ],
)
def test_sentences_are_found_in_what_servers_send(reply: str) -> None:
    assert sentences_in(reply) == READ


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "抱歉，我不能回答。",
        "null",
        "[1, 2]",
        '{"sentences": "转学不收费"}',
        '{"sentences": [1, null, "转学不收费"]}',
        '{"sentences": [{"text": 7, "sources": [1]}]}',
        '{"answer": "转学不收费"}',
        "<think>" + GOOD,  # never came to an end of its thinking
        '{"sentences": [{"text": "' + "长" * 301 + '", "sources": [1]}]}',
        "{" * 5000,
        "[" * 100_000 + "{" * 100_000,
    ],
)
def test_what_cannot_be_read_is_nothing(reply: str) -> None:
    assert sentences_in(reply) == []


def test_a_sentence_without_sources_names_none() -> None:
    reply = '{"sentences": [{"text": "好。", "sources": null}, {"text": "是。", "sources": [true]}]}'
    assert sentences_in(reply) == [Sentence("好。", ()), Sentence("是。", ())]


def test_figures_of_other_scripts_become_plain_ones() -> None:
    (sentence,) = sentences_in('{"sentences": [{"text": "每月４８٠元", "sources": [1]}]}')
    assert sentence.text == "每月480元。"


def test_half_a_reply_loses_the_sentence_that_is_cut() -> None:
    assert sentences_in(GOOD[: GOOD.index("七日办") + 2]) == READ[:1]


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ('{"question": "初中转学要什么材料？"}', "初中转学要什么材料？"),
        ('```\n{"question": "初中转学要\\n什么材料？"}\n```', "初中转学要什么材料？"),
        ('{"question": ["初中"]}', ""),
        ("初中转学要什么材料？", ""),
    ],
)
def test_a_rewritten_question_is_found(reply: str, question: str) -> None:
    assert question_in(reply) == question


@given(st.text(max_size=200), st.lists(st.integers(), max_size=5))
def test_any_text_comes_through_as_one_line(text: str, numbers: list[int]) -> None:
    reply = json.dumps({"sentences": [{"text": text, "sources": numbers}]})
    for sentence in sentences_in(reply):
        assert sentence.text == " ".join(sentence.text.split())
        assert set(sentence.sources) <= set(numbers)
