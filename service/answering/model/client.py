"""One language model at an OpenAI-compatible address, through LangChain."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage, BaseMessageChunk

# Why a call brought nothing. "paused" and "busy" are calls that were not made at all.
Cause = Literal["late", "too_many", "server", "rejected", "connection", "unreadable", "paused", "busy"]

_MOST_CHARS = 20_000


class ModelFailed(Exception):
    """A call brought nothing. ``wait`` are the seconds after which the server wants to be asked again."""

    def __init__(self, cause: Cause, wait: float = 0.0) -> None:
        super().__init__(cause)
        self.cause: Cause = cause
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is. ``options`` go into each request as they are."""

    model: str
    url: str
    key: str = ""
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model said, and the tokens that the server counted (0 where it does not say)."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class LanguageModel:
    """Speaks to the endpoint. Safe to share by threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        from langchain.chat_models import init_chat_model
        from openai import DefaultHttpxClient

        from service.answering.model.transport import TimedTransport

        self.name = endpoint.model
        self._streams = True
        options: dict[str, Any] = {"extra_body": endpoint.options} if endpoint.options else {}
        self._chat: BaseChatModel = init_chat_model(
            endpoint.model,
            model_provider="openai",
            base_url=endpoint.url,
            api_key=endpoint.key or "none",  # a server of one's own asks for none, the client for some
            temperature=0,
            max_retries=0,  # retried by the caller, who knows how much time is left
            stream_usage=True,
            use_responses_api=False,
            http_client=DefaultHttpxClient(transport=TimedTransport(), trust_env=False),
            **options,
        )

    def complete(self, messages: Sequence[BaseMessage], seconds: float) -> Completion:
        """The model's reply within ``seconds``. Raises ModelFailed."""
        import openai
        from httpx2 import TimeoutException, TransportError

        ends = time.monotonic() + seconds
        try:
            return self._completed(list(messages), ends)
        except openai.RateLimitError as problem:
            raise ModelFailed("too_many", _wait(problem.response.headers.get("retry-after"))) from problem
        except (openai.APITimeoutError, TimeoutException) as problem:
            raise ModelFailed("late") from problem
        except openai.InternalServerError as problem:
            raise ModelFailed("server") from problem
        except openai.APIStatusError as problem:
            raise ModelFailed("rejected") from problem
        except (openai.APIConnectionError, TransportError) as problem:
            raise ModelFailed("connection") from problem
        # What LangChain and the client raise over a reply that is not what the protocol says.
        except (openai.OpenAIError, ValueError, TypeError, LookupError, AttributeError) as problem:
            raise ModelFailed("unreadable") from problem

    def _completed(self, messages: list[BaseMessage], ends: float) -> Completion:
        if self._streams:
            whole: BaseMessageChunk | None = None
            size = 0
            try:
                for chunk in self._chat.stream(messages, timeout=_left(ends)):
                    whole = chunk if whole is None else whole + chunk
                    size += len(chunk.text)
                    if size > _MOST_CHARS:
                        raise ModelFailed("unreadable")
            except ValueError:  # no event came
                if whole is not None:
                    raise
            if whole is not None:
                return _completion(whole)
        completion = _completion(self._chat.invoke(messages, timeout=_left(ends)))
        self._streams = False  # this server replies in one piece
        return completion


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise ModelFailed("late")
    return left


def _completion(message: BaseMessage) -> Completion:
    if not message.text.strip() or len(message.text) > _MOST_CHARS:
        raise ModelFailed("unreadable")
    usage = getattr(message, "usage_metadata", None) or {}
    return Completion(message.text, int(usage.get("input_tokens", 0)), int(usage.get("output_tokens", 0)))


def _wait(header: str | None) -> float:
    try:
        return max(0.0, float(header or 0))
    except ValueError:  # a date: longer than anybody here waits
        return 3600.0
