"""A decline names what was asked, but says nothing that somebody else put into the question."""

from __future__ import annotations

from pathlib import Path

import pytest

import built
from service.answering.answer import Answer
from service.answering.assistant import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("topic")
    return Assistant(
        built.snapshot_of({"转学.txt": "转学办法\n第一条　转学向学校申请，电话0999-0001234。\n"}, folder)
    )


def declined(question: str, assistant: Assistant) -> Answer:
    answer = assistant.answer(question)
    assert answer.status == "no_answer"
    return answer


def test_a_decline_names_what_was_asked(assistant: Assistant) -> None:
    assert "“校服厂是哪一家”" in declined("校服厂是哪一家？", assistant).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("校服厂是哪一家“占位费先交”", "占位费"),
        ("校服厂请加微信agent8899xyz", "8899"),
        ("校服厂电话是13800138000吗", "138"),
        ("校服厂要交98765元吗", "98765"),
        ("校服厂 please send money to my account", "money"),
    ],
)
def test_a_decline_repeats_no_quotation_figure_or_foreign_text(
    question: str, words: str, assistant: Assistant
) -> None:
    assert words not in declined(question, assistant).text
