"""A server on loopback that speaks the OpenAI chat-completions protocol, well or badly.

What it says is said by a function of each request, so that a test can have it invent, stall or hang up.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_PIECE = 7  # characters of a streamed chunk


@dataclass(frozen=True)
class Reply:
    """How one request is answered. ``body`` is sent as it is in place of all that follows ``headers``.

    ``cut_after`` hangs up after so many chunks; ``stalls`` says nothing more once the headers are sent,
    ``silent`` not even these; ``drops`` hangs up at once; ``comments`` sends comments for ever; ``streams``
    False answers in one piece even where a stream was asked for.
    """

    content: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut_after: int | None = None
    stalls: bool = False
    silent: bool = False
    drops: bool = False
    comments: bool = False
    streams: bool = True
    tokens: tuple[int, int] | None = (120, 40)


Behaviour = Callable[[dict[str, Any]], Reply]


class ChatServer:
    """Answers by ``behaviour``; ``requests`` are the bodies that came."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.requests: list[dict[str, Any]] = []
        self.closing = threading.Event()
        server = self

        class Handler(_Handler):
            owner = server

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.block_on_close = False
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hangs up on everybody."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


@contextmanager
def chat_server(behaviour: Behaviour) -> Iterator[ChatServer]:
    """A running server, closed afterwards."""
    server = ChatServer(behaviour)
    try:
        yield server
    finally:
        server.close()


def worded(sentences: Sequence[tuple[str, Sequence[int]]]) -> str:
    """What a model that keeps to the form says."""
    return json.dumps(
        {"sentences": [{"text": text, "sources": list(sources)} for text, sources in sentences]},
        ensure_ascii=False,
    )


def asked(request: dict[str, Any]) -> str:
    """The last message of a request."""
    return str(request["messages"][-1]["content"])


def sources_in(request: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources that a request to word an answer holds."""
    text = asked(request)
    sources: list[dict[str, Any]]
    sources, _ = json.JSONDecoder().raw_decode(text, text.index("["))
    return sources


class _Handler(BaseHTTPRequestHandler):
    owner: ChatServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.owner.requests.append(request)
        reply = self.owner.behaviour(request)
        self.close_connection = True
        try:
            if reply.silent:
                self.owner.closing.wait()
            elif reply.drops:
                return
            elif reply.body is not None or reply.status != 200:
                self._send(reply, reply.body if reply.body is not None else _error(reply.status))
            elif request.get("stream") and reply.streams:
                self._stream(reply)
            else:
                self._send(reply, json.dumps(_whole(reply)).encode())
        except (BrokenPipeError, ConnectionResetError):
            return  # the client had enough

    def _send(self, reply: Reply, body: bytes) -> None:
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if reply.stalls:
            self.owner.closing.wait()
            return
        while reply.comments and not self.owner.closing.wait(0.02):
            self.wfile.write(b": still here\n\n")
        for count, event in enumerate(_events(reply)):
            if count == reply.cut_after:
                return
            self.wfile.write(event)
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def _events(reply: Reply) -> Iterator[bytes]:
    for start in range(0, len(reply.content), _PIECE):
        yield _event(_chunk({"role": "assistant", "content": reply.content[start : start + _PIECE]}))
    yield _event(_chunk({}, "stop"))
    if reply.tokens:
        yield _event({**_chunk(None), "choices": [], "usage": _usage(reply.tokens)})
    yield b"data: [DONE]\n\n"


def _event(data: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _chunk(delta: dict[str, Any] | None, finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta or {}, "finish_reason": finish}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


def _whole(reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    usage = {"usage": _usage(reply.tokens)} if reply.tokens else {}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        **usage,
    }


def _usage(tokens: tuple[int, int]) -> dict[str, int]:
    return {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}


def _error(status: int) -> bytes:
    return json.dumps({"error": {"message": f"failed with {status}", "type": "test"}}).encode()
