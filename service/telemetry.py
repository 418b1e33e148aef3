"""What operators see: metrics for Prometheus, and a log in JSON lines without personal numbers."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from structlog.typing import EventDict, WrappedLogger

from service.answering.answer import Answer
from service.answering.model.calls import Call
from service.masking import mask

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one process, in a registry of their own."""

    content_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "wenjiao_answers", "Answers given", ("channel", "status", "reason"), registry=self._registry
        )
        self._answer_seconds = Histogram(
            "wenjiao_answer_seconds",
            "Time an answer took",
            ("channel",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._requests = Counter(
            "wenjiao_http_requests",
            "HTTP requests",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._request_seconds = Histogram(
            "wenjiao_http_request_seconds",
            "Time an HTTP request took",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._feedback = Counter(
            "wenjiao_feedback", "Words on answers", ("helpful",), registry=self._registry
        )
        self._model_calls = Counter(
            "wenjiao_model_calls",
            "Calls of the language model",
            ("purpose", "outcome"),
            registry=self._registry,
        )
        self._model_seconds = Histogram(
            "wenjiao_model_seconds",
            "Time a call of the language model took, retries and all",
            ("purpose",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._model_tokens = Counter(
            "wenjiao_model_tokens",
            "Tokens of the language model, as its service counts them",
            ("purpose", "direction"),
            registry=self._registry,
        )
        self._model_cost = Counter(
            "wenjiao_model_cost",
            "Cost of the tokens by the prices set",
            ("purpose",),
            registry=self._registry,
        )
        self._model_sentences = Counter(
            "wenjiao_model_sentences",
            "Sentences of the language model by what became of them",
            ("verdict",),
            registry=self._registry,
        )

    def answered(self, channel: str, answer: Answer, seconds: float) -> None:
        """Counts one answer."""
        self._answers.labels(channel, answer.status, answer.reason).inc()
        self._answer_seconds.labels(channel).observe(seconds)

    def served(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one HTTP request by its route, never by its address."""
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def judged(self, helpful: bool) -> None:
        """Counts one word on an answer."""
        self._feedback.labels("yes" if helpful else "no").inc()

    def model_called(self, call: Call) -> None:
        """Counts one call of the language model."""
        self._model_calls.labels(call.purpose, call.outcome).inc()
        self._model_seconds.labels(call.purpose).observe(call.seconds)
        self._model_tokens.labels(call.purpose, "in").inc(call.tokens_in)
        self._model_tokens.labels(call.purpose, "out").inc(call.tokens_out)
        self._model_cost.labels(call.purpose).inc(call.cost)

    def sentence_judged(self, verdict: str) -> None:
        """Counts one sentence of the language model."""
        self._model_sentences.labels(verdict).inc()

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)


def configure_logging(level: str) -> None:
    """JSON lines on standard error, from that level upwards; personal numbers are masked in all of them."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            mask_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def mask_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor: masks every text of the event, however deep it lies."""
    return {name: _masked(value) for name, value in event.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {name: _masked(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(part) for part in value]
    return value
