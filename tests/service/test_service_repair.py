"""`wenjiao repair` tells what it changed; a citizen sees the text as filed beside what was restored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from index.build import build
from index.search.embedder import load_embedder
from service.app import create_app
from service.cli import main
from service.settings import Settings

DAMAGED = "教導(dǎo)局義務(wù)教導(dǎo)招生信息公開(kāi),咨詢電話(huà)0123-4567890。"
SOUND = "教育局义务教育招生信息公开，咨询电话0123-4567890。"


def test_changes_by_kind() -> None:
    listed = CliRunner().invoke(main, ["repair", "--changes"], input=DAMAGED).output
    assert "拼音注音（gloss）：5 处" in listed
    assert "2×  導(dǎo) → 導" in listed
    assert CliRunner().invoke(main, ["repair", "--changes"], input=SOUND).output == "没有改动\n"


def test_changes_as_json() -> None:
    report = json.loads(CliRunner().invoke(main, ["repair", "--json", "--changes"], input=DAMAGED).output)
    assert report["text"] == SOUND
    assert report["counts"]["gloss"] == 5
    assert {change["kind"] for change in report["changes"]} == set(report["counts"])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    source = tmp_path_factory.mktemp("source")
    (source / "招生.txt").write_text(f"教導(dǎo)局通知\n{DAMAGED}", encoding="utf-8")
    home = tmp_path_factory.mktemp("home")
    build([source], Path(home), load_embedder(None))
    with create_app(Settings(home=home)).test_client() as client:
        yield client


def test_the_text_as_filed_is_shown_beside_a_restored_passage(client: FlaskClient) -> None:
    answer = client.post("/api/v1/chat", json={"question": "招生信息公开的咨询电话是多少"}).get_json()
    cited = answer["citations"][0]
    assert cited["quote"] in SOUND
    passage = client.get(f"/api/v1/passages/{cited['passage_id']}").get_json()
    assert DAMAGED in passage["original"]
    page = client.get(f"/items/{cited['item_id']}").get_data(as_text=True)
    assert "<summary>原文</summary>" in page
    assert "教導(dǎo)局" in page
