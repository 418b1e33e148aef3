"""HTTP to a server that is not trusted: a reply ends in time, and is not larger than it may be.

An HTTP client's time-out is for each read only: a server that sends a comment every second keeps a reply
open for ever. Here the whole reply has the seconds that the request gives for one read.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from httpx2 import HTTPTransport, ReadTimeout, RemoteProtocolError, Request, Response, SyncByteStream

MOST_BYTES = 1 << 20


class TimedTransport(HTTPTransport):
    """Ends a reply that is late (ReadTimeout) or too large (RemoteProtocolError)."""

    def handle_request(self, request: Request) -> Response:
        seconds = float(request.extensions["timeout"]["read"])
        ends = time.monotonic() + seconds
        response = super().handle_request(request)
        response.stream = _TimedStream(response.stream, ends, request)  # type: ignore[arg-type]
        return response


class _TimedStream(SyncByteStream):
    def __init__(self, stream: SyncByteStream, ends: float, request: Request) -> None:
        self._stream = stream
        self._ends = ends
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        received = 0
        for block in self._stream:
            received += len(block)
            if received > MOST_BYTES:
                raise RemoteProtocolError("the reply is too large", request=self._request)
            if time.monotonic() > self._ends:
                raise ReadTimeout("the reply is late", request=self._request)
            yield block

    def close(self) -> None:
        self._stream.close()
