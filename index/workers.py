"""Runs a function on many inputs in worker processes, each input under a limit on time and memory.

For inputs that strangers made and libraries in C that read them: whatever an input does to the
process that works on it, the others come out, in their order. The standard library's pools do not
kill a task that is over time, and give up all inputs when one process dies.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

READY, DONE = "ready", "done"
_ROOT = Path(__file__).resolve().parents[1]
_PATIENCE = 120.0  # seconds until a worker must be ready, on the slowest of machines

Given = TypeVar("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may use.

    ``seconds`` of processor time until its first result, and from each to the next, and of wall time
    four times as many: on a busy machine an input comes out as it does on an idle one. ``memory_mib``
    of memory that its process may write to.
    """

    seconds: float = 30.0
    memory_mib: int = 2048

    @property
    def wall_seconds(self) -> float:
        return 4 * self.seconds


@dataclass(frozen=True, slots=True)
class Made(Generic[Result]):
    """A result on its way."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an input did not come to its end; ``detail`` is for developers."""

    why: Literal["time", "memory", "depth", "crash", "error"]
    detail: str = ""


@dataclass(slots=True)
class Outcome(Generic[Result]):
    """The results of an input, and why there are no more where it failed."""

    results: list[Result] = field(default_factory=list)
    failed: Failed | None = None


def run(
    function: Callable[[Given], Iterable[Result]],
    inputs: Sequence[Given],
    limits: Limits,
    done: Callable[[int], None] = lambda _: None,
) -> list[Outcome[Result]]:
    """The results that ``function`` gives for each of ``inputs``, in their order.

    As many inputs are worked on at once as there are cores. ``function`` must be importable (or a
    partial of one that is); it, the inputs and the results are pickled. ``done`` is called with an
    input's position as soon as it is through. A process that breaks a limit or dies is killed with
    its children, and a new one goes on. Raises RuntimeError where no worker can be started.
    """
    outcomes = [Outcome[Result]() for _ in inputs]
    # What a killed worker leaves lying goes with the folder.
    with tempfile.TemporaryDirectory(prefix="wenjiao-", ignore_cleanup_errors=True) as scratch:
        for position, answer in _answers(function, inputs, limits, scratch):
            if isinstance(answer, Made):
                outcomes[position].results.append(answer.result)
                continue
            if isinstance(answer, Failed):
                outcomes[position].failed = answer
            done(position)
    return outcomes


def _answers(
    function: Callable[[Given], Iterable[Result]], inputs: Sequence[Given], limits: Limits, scratch: str
) -> Iterator[tuple[int, Any]]:
    """(position, ``Made``, DONE or ``Failed``) as they come."""
    left = deque(enumerate(inputs))
    workers: list[_Worker] = []
    try:
        while left or workers:
            while left and len(workers) < len(os.sched_getaffinity(0)):
                worker = _Worker(function, limits, scratch)
                workers.append(worker)
                worker.take(*left.popleft())
            for worker in _heard(workers):
                answer = worker.answer()
                if answer is None or answer == READY:
                    continue
                yield worker.position, answer
                if isinstance(answer, Made):
                    continue
                if left and not worker.dead:
                    worker.take(*left.popleft())
                else:
                    workers.remove(worker)
                    worker.kill()
    finally:
        for worker in workers:
            worker.kill()


class _Worker:
    """A process in a session of its own, so that it is killed together with what it started."""

    def __init__(self, function: Callable[[Any], Any], limits: Limits, scratch: str) -> None:
        self.position = -1  # of the input that it works on
        self.dead = False
        self._limits = limits
        self._ready = False
        here, there = socket.socketpair()
        with there:
            path = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
            self._process = subprocess.Popen(
                # -P: the folder that somebody builds from is no place to import modules from.
                [sys.executable, "-P", "-m", "index.worker", str(there.fileno())],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": path, "TMPDIR": scratch},
            )
        self.connection = Connection(here.detach())
        self._send((limits, function))

    def take(self, position: int, given: Any) -> None:
        self.position = position
        self._send(given)
        self._restart_clock()

    def answer(self) -> Any:
        """What it sent; None where it may go on; ``Failed`` where it is over time or gone: it is dead."""
        if not self.connection.poll():
            if self._has_time():
                return None
            self.dead = True
            return self._failed("time")
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            self.dead = True
            return self._failed("crash")
        self._ready = True
        self._restart_clock()
        return answer

    def _restart_clock(self) -> None:
        self._began, self._began_used = time.monotonic(), self._used()
        # Until it is ready it has imports to do, which are no fault of the input.
        self.deadline = self._began + (self._limits.seconds if self._ready else _PATIENCE)

    def _has_time(self) -> bool:
        now = time.monotonic()
        left = min(
            self._limits.seconds - (self._used() - self._began_used),
            self._began + self._limits.wall_seconds - now,
        )
        self.deadline = now + max(left, 0.05)
        return self._ready and left > 0

    def _used(self) -> float:
        """Seconds of processor time that the process had."""
        with suppress(OSError):
            stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8", errors="replace")
            user, system = stat.rpartition(")")[2].split()[11:13]
            return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
        return time.monotonic()  # no Linux: by the wall clock

    def kill(self) -> None:
        # Nobody has waited for it yet, so no other process can have its number.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.connection.close()

    def _failed(self, why: Literal["time", "crash"]) -> Failed:
        if not self._ready:
            raise RuntimeError("a worker process could not be started")
        return Failed(why)

    def _send(self, message: Any) -> None:
        with suppress(OSError):  # it is gone: its answer will say so
            self.connection.send(message)


def _heard(workers: Sequence[_Worker]) -> list[_Worker]:
    """The workers with something to say, or whose time is over."""
    patience = min(worker.deadline for worker in workers) - time.monotonic()
    speaking = set(wait([worker.connection for worker in workers], max(0.0, patience)))
    now = time.monotonic()
    return [worker for worker in workers if worker.connection in speaking or worker.deadline <= now]
