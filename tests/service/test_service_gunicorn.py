"""The service as it is run: under gunicorn, over real connections."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sample_service import running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("home")
    with running(home) as address:
        yield address


def _post(url: str, body: bytes) -> tuple[int, str]:
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def _ask(address: str, question: str) -> dict[str, Any]:
    status, text = _post(f"{address}/api/v1/chat", json.dumps({"question": question}).encode())
    assert status == 200
    answer: dict[str, Any] = json.loads(text)
    return answer


def test_citizens_are_answered_side_by_side(address: str) -> None:
    with ThreadPoolExecutor(8) as citizens:
        answers = list(citizens.map(lambda _: _ask(address, "小学几岁入学？"), range(24)))
    assert {answer["status"] for answer in answers} == {"answered"}
    assert len({answer["conversation_id"] for answer in answers}) == 24


def test_the_stream_comes_through(address: str) -> None:
    status, text = _post(f"{address}/api/v1/chat/stream", json.dumps({"question": "材料"}).encode())
    assert status == 200
    assert text.index("event: status") < text.index("event: answer") < text.index("event: done")


def test_a_body_over_the_limit_is_answered_not_cut_off(address: str) -> None:
    status, text = _post(f"{address}/api/v1/chat", b"x" * 100_000)
    assert status == 413
    assert json.loads(text)["title"] == "内容过长"


def test_an_item_id_with_a_slash_is_found(address: str) -> None:
    with urllib.request.urlopen(f"{address}/items/fees%2F2023", timeout=30) as page:
        assert "幼儿园收费标准" in page.read().decode()
