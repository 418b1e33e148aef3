"""The model by the settings: in the service's metrics, and from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chat_server import Reply, chat_server, sources_in, worded
from service.answering.model.calls import Call
from service.answering.model.opening import open_model
from service.settings import Settings
from service.telemetry import Metrics
from small_bureau import write_small_bureau

WENJIAO = Path(sys.executable).with_name("wenjiao")


def test_no_model_is_opened_where_none_is_set(tmp_path: Path) -> None:
    assert open_model(Settings(home=tmp_path)) is None
    assert open_model(Settings(home=tmp_path, model="m")) is None
    assert open_model(Settings(home=tmp_path, model_url="http://127.0.0.1:9/v1")) is None


def test_settings_of_the_model_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENJIAO_MODEL", "qwen-plus")
    monkeypatch.setenv("WENJIAO_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("WENJIAO_MODEL_KEY", "sk-secret")
    monkeypatch.setenv("WENJIAO_MODEL_OPTIONS", '{"enable_thinking": false}')
    settings = Settings()
    assert settings.model_options == {"enable_thinking": False}
    assert "sk-secret" not in repr(settings)
    calls = open_model(settings)
    assert calls is not None
    assert calls.name == "qwen-plus"


def test_calls_tokens_cost_and_sentences_are_counted() -> None:
    metrics = Metrics()
    metrics.model_called(Call("compose", "answered", 0.4, tokens_in=100, tokens_out=20, cost=0.5))
    metrics.model_called(Call("rewrite", "late", 8.0))
    metrics.sentence_judged("figure")
    text = metrics.text().decode()
    assert 'wenjiao_model_calls_total{outcome="answered",purpose="compose"} 1.0' in text
    assert 'wenjiao_model_calls_total{outcome="late",purpose="rewrite"} 1.0' in text
    assert 'wenjiao_model_tokens_total{direction="in",purpose="compose"} 100.0' in text
    assert 'wenjiao_model_cost_total{purpose="compose"} 0.5' in text
    assert 'wenjiao_model_sentences_total{verdict="figure"} 1.0' in text


def test_the_command_line_uses_the_model_that_is_set(tmp_path: Path) -> None:
    def behave(request: dict[str, object]) -> Reply:
        assert request["model"] == "test-model"
        assert request["top_k"] == 5
        (source,) = sources_in(request)
        return Reply(worded([("转入学校应当在7个工作日内办结。", [source["n"]])]))

    environment = {name: value for name, value in os.environ.items() if not name.startswith("WENJIAO_")}
    with chat_server(behave) as server:
        environment |= {
            "WENJIAO_HOME": str(tmp_path / "home"),
            "WENJIAO_TODAY": "2026-06-15",
            "WENJIAO_MODEL": "test-model",
            "WENJIAO_MODEL_URL": server.url,
            "WENJIAO_MODEL_KEY": "sk-test",
            "WENJIAO_MODEL_OPTIONS": '{"top_k": 5}',
        }
        build = [str(WENJIAO), "build", str(write_small_bureau(tmp_path / "files"))]
        subprocess.run(build, env=environment, check=True, capture_output=True)
        ask = [str(WENJIAO), "ask", "转学几个工作日办结", "--json"]
        done = subprocess.run(ask, env=environment, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    assert answer["generated"] is True
    assert answer["answer"].startswith("转入学校应当在7个工作日内办结。[1]")
    assert "AI生成" in answer["answer"]
