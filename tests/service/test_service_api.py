"""The HTTP API: the contract's JSON, and problems that a citizen can read and an attacker cannot use."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sample_service import NOTICE, PASSAGES, TODAY, SampleLive
from service.app import create_app
from service.parts import Parts
from service.settings import Settings

CHAT = "/api/v1/chat"


def _problem(response: Any, status: int) -> str:
    """Checks the shape of a problem; its detail."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    body = json.loads(response.text)
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == status
    assert re.search(r"[一-龥]", body["detail"])
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    return str(body["detail"])


def test_an_answer_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    body = client.post(CHAT, json={"question": "小学几岁入学？"}).get_json()
    assert list(body) == [
        "conversation_id",
        "answer_id",
        "status",
        "reason",
        "answer",
        "citations",
        "options",
        "follow_ups",
        "desk",
        "notice",
        "generated",
        "timings_ms",
    ]
    assert body["status"] == "answered"
    assert body["notice"] == NOTICE
    (citation,) = body["citations"]
    assert citation["quote"] == PASSAGES[1].text
    assert citation["document_number"] == "清教〔2026〕12号"


def test_a_follow_up_goes_on_with_the_conversation(client: FlaskClient, live: SampleLive) -> None:
    first = client.post(CHAT, json={"question": "小学几岁入学？"}).get_json()
    second = client.post(
        CHAT, json={"question": "材料呢", "conversation_id": first["conversation_id"]}
    ).get_json()
    assert second["conversation_id"] == first["conversation_id"]
    assert second["answer_id"] != first["answer_id"]
    assert len(live.sample.asked[-1][1]) == 2


def test_no_answer_sends_to_a_desk(client: FlaskClient) -> None:
    body = client.post(CHAT, json={"question": "食堂好吃吗", "conversation_id": None}).get_json()
    assert body["status"] == "no_answer"
    assert set(body["desk"]) == {"name", "phone", "hours", "address"}


def test_the_stream_ends_with_the_same_answer(client: FlaskClient) -> None:
    response = client.post(f"{CHAT}/stream", json={"question": "小学几岁入学？"})
    assert response.content_type == "text/event-stream; charset=utf-8"
    events = re.findall(r"event: (\w+)\ndata: (.*)\n\n", response.text)
    assert [name for name, _ in events] == ["status", "answer", "done"]
    answer = json.loads(events[1][1])
    plain = client.post(CHAT, json={"question": "小学几岁入学？"}).get_json()
    ids = ("conversation_id", "answer_id")
    assert {k: v for k, v in answer.items() if k not in ids} == {
        k: v for k, v in plain.items() if k not in ids
    }


def test_a_stream_that_breaks_says_so_in_chinese(client: FlaskClient) -> None:
    response = client.post(f"{CHAT}/stream", json={"question": "崩溃"})
    events = dict(re.findall(r"event: (\w+)\ndata: (.*)\n\n", response.text))
    assert list(events) == ["status", "error", "done"]
    assert json.loads(events["error"])["status"] == 500
    assert "secret" not in response.text


@pytest.mark.parametrize("path", [CHAT, f"{CHAT}/stream"])
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": ""}, 422),
        ({"question": "   "}, 422),
        ({"question": "好" * 501}, 422),
        ({"question": "a\u0007b"}, 422),
        ({"question": 5}, 422),
        ({"question": None}, 422),
        ({"question": ["小学"]}, 422),
        ({}, 422),
        ([], 422),
        (None, 422),
        ("小学", 422),
        ({"question": "小学", "conversation_id": 7}, 422),
        ({"question": "小学", "conversation_id": "x" * 65}, 422),
        ({"question": "小学", "conversation_id": "nobody"}, 404),
        ({"question": "小学", "conversation_id": "' OR 1=1 --"}, 404),
    ],
)
def test_what_cannot_be_asked(client: FlaskClient, path: str, body: object, status: int) -> None:
    _problem(client.post(path, data=json.dumps(body), content_type="application/json"), status)


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"question=1", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b"", None, 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b'{"question": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b"x" * 70_000, "application/json", 413),
        (b"x" * 10_000_000, "application/json", 413),
    ],
    ids=str,
)
def test_bodies_that_are_no_json(
    client: FlaskClient, data: bytes, content_type: str | None, status: int
) -> None:
    _problem(client.post(CHAT, data=data, content_type=content_type), status)


def test_lone_surrogates_are_dropped(client: FlaskClient, live: SampleLive) -> None:
    response = client.post(
        CHAT, data=b'{"question": "\\ud800\\u5c0f\\u5b66"}', content_type="application/json"
    )
    assert response.status_code == 200
    assert live.sample.asked[0][0] == "小学"


def test_an_error_inside_stays_inside(client: FlaskClient) -> None:
    _problem(client.post(CHAT, json={"question": "崩溃"}), 500)


def test_without_a_snapshot_nothing_is_answered(client: FlaskClient, live: SampleLive) -> None:
    live.ready = False
    for path in (CHAT, f"{CHAT}/stream"):
        _problem(client.post(path, json={"question": "小学"}), 503)
    _problem(client.get("/api/v1/passages/enrol-2026:1"), 503)


def test_unknown_addresses_and_methods(client: FlaskClient) -> None:
    _problem(client.get("/api/v1/nothing"), 404)
    _problem(client.get("/nothing"), 404)
    response = client.get(CHAT)
    _problem(response, 405)
    assert "POST" in response.headers["Allow"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
chats = st.fixed_dictionaries({}, optional={"question": json_values, "conversation_id": json_values})


@given(body=chats | json_values)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_brings_the_service_down(client: FlaskClient, body: object) -> None:
    response = client.post(CHAT, data=json.dumps(body), content_type="application/json")
    assert response.status_code in {200, 404, 413, 422, 429}
    if response.status_code != 200:
        _problem(response, response.status_code)


def test_feedback_is_kept_with_its_comment_masked(client: FlaskClient, app: OpenAPI) -> None:
    answer_id = client.post(CHAT, json={"question": "小学几岁入学？"}).get_json()["answer_id"]
    body = {"answer_id": answer_id, "helpful": False, "comment": "请回电\0 13812345678"}
    assert client.post("/api/v1/feedback", json=body).get_json() == {"status": "ok"}
    parts: Parts = app.extensions["wenjiao"]
    given = parts.records.feedback.of(answer_id)
    assert given is not None
    assert (given.helpful, given.comment) == (False, "请回电 ［手机号已隐去］")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"answer_id": "nothing"}, 404),
        ({"answer_id": 1}, 422),
        ({"helpful": "yes"}, 422),
        ({"helpful": None}, 422),
        ({"comment": "长" * 501}, 422),
    ],
)
def test_feedback_that_cannot_be_kept(client: FlaskClient, change: dict[str, object], status: int) -> None:
    answer_id = client.post(CHAT, json={"question": "小学几岁入学？"}).get_json()["answer_id"]
    body = {"answer_id": answer_id, "helpful": True, "comment": "", **change}
    _problem(client.post("/api/v1/feedback", json=body), status)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_a_passage_is_given_as_it_may_be_quoted(client: FlaskClient, passage: Any) -> None:
    body = client.get(f"/api/v1/passages/{passage.id}").get_json()
    assert body["text"] == passage.text
    assert body["heading"] == list(passage.heading)
    assert body["item"]["id"] == passage.item_id
    assert client.get(body["source"]).status_code == 200


def test_an_unknown_passage(client: FlaskClient) -> None:
    _problem(client.get("/api/v1/passages/nothing"), 404)


def test_questions_from_one_address_are_limited_together(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, today=TODAY, log_level="CRITICAL", chat_per_minute=3)
    client = create_app(settings, SampleLive()).test_client()
    statuses = [
        client.post(path, json={"question": "小学"}).status_code for path in (CHAT, f"{CHAT}/stream") * 3
    ]
    assert statuses == [200, 200, 200, 429, 429, 429]
    _problem(client.post(CHAT, json={"question": "小学"}), 429)
    assert client.get("/").status_code == 200
    other = client.post(CHAT, json={"question": "小学"}, environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert other.status_code == 200


def test_behind_a_proxy_each_citizen_has_a_limit_of_their_own(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, log_level="CRITICAL", chat_per_minute=1, trusted_proxies=1)
    client = create_app(settings, SampleLive()).test_client()

    def status(address: str) -> int:
        headers = {"X-Forwarded-For": address}
        return client.post(CHAT, json={"question": "小学"}, headers=headers).status_code

    assert [status("1.1.1.1"), status("2.2.2.2"), status("1.1.1.1")] == [200, 200, 429]


def test_health_and_readiness(client: FlaskClient, live: SampleLive) -> None:
    assert client.get("/readyz").get_json() == {"status": "ready", "snapshot": "sample"}
    live.ready = False
    assert client.get("/healthz").get_json() == {"status": "ok"}
    _problem(client.get("/readyz"), 503)


def test_the_metrics_count_answers_and_requests(client: FlaskClient) -> None:
    client.post(CHAT, json={"question": "人民路"})
    client.get("/nothing")
    text = client.get("/metrics").text
    assert 'wenjiao_answers_total{channel="api",reason="zone_ambiguous",status="clarify"} 1.0' in text
    assert 'wenjiao_http_requests_total{method="POST",route="/api/v1/chat",status="200"} 1.0' in text
    assert 'wenjiao_http_requests_total{method="GET",route="-",status="404"} 1.0' in text


def test_the_document_describes_every_api_route(client: FlaskClient, app: OpenAPI) -> None:
    document = client.get("/openapi.json").get_json()
    served = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert set(document["paths"]) == served
    answer = document["components"]["schemas"]["ChatAnswer"]["properties"]
    assert list(answer) == list(client.post(CHAT, json={"question": "小学"}).get_json())
    page = client.get("/openapi").text
    assert all(path in page for path in served)


def test_the_log_holds_no_personal_number(
    tmp_path: Path, live: SampleLive, capfd: pytest.CaptureFixture[str]
) -> None:
    client = create_app(Settings(home=tmp_path), live).test_client()
    client.post(CHAT, json={"question": "复述：我的电话13812345678，崩溃"})
    client.get("/items/13812345678?quote=510101201909154321")
    logged = capfd.readouterr().err
    events = [json.loads(line) for line in logged.splitlines()]
    assert {event["event"] for event in events} == {"request", "request_failed"}
    assert "RuntimeError" in logged
    assert "13812345678" not in logged
    assert "510101201909154321" not in logged
