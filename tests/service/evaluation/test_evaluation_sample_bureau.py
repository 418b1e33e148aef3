"""The sample bureau, built and asked all of its questions: the bars that the product is held to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.assistant import Assistant
from service.evaluation.report import Report, answer_report
from service.files import ROOT

BUREAU = ROOT / "data" / "bureau"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    home: Path = tmp_path_factory.mktemp("home")
    embedder = load_embedder(None)
    report = build([BUREAU], home, embedder)
    # A portal's list of links to other pages says nothing that could be quoted.
    assert {skipped["file"] for skipped in report.skipped} == {"questions.jsonl", "招生/招生栏目列表.html"}
    return Assistant(SnapshotStore(home).open(embedder), today=date(2026, 6, 15))


@pytest.fixture(scope="module")
def report(assistant: Assistant) -> Report:
    return answer_report(BUREAU / "questions.jsonl", assistant)


def test_enough_answers_are_right_and_few_mislead(report: Report) -> None:
    assert report.data["questions"] >= 150
    assert report.data["right_share"] >= 0.80, report.text
    assert report.data["wrong_share"] <= 0.05, report.text


def test_every_quote_is_verbatim_and_every_figure_quoted(report: Report, assistant: Assistant) -> None:
    assert report.data["faithful_share"] == 1.0


def test_no_address_gets_a_wrong_school(report: Report) -> None:
    zones = [result for result in report.data["results"] if result["kind"] == "zone"]
    wrong = [result for result in zones if result["outcome"] == "wrong"]
    assert len(zones) >= 40
    assert not wrong


def test_search_finds_what_supports_the_answers(report: Report) -> None:
    assert report.data["search"]["questions"] >= 140
    assert report.data["search"]["first_three"] >= 0.8, report.text
