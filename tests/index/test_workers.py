"""Work that goes wrong in every way a process can, and what of the rest comes out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.workers import Limits, Outcome, run

_LIMITS = Limits(seconds=1, memory_mib=400)


def work(task: str) -> Iterator[str]:
    """Runs in a worker: what ``task`` says, after a first result."""
    kind, _, argument = task.partition(" ")
    yield f"begun {task}"
    if kind == "spin":
        while True:
            pass
    elif kind == "child":
        child = subprocess.Popen(["sleep", "1000"])
        Path(argument).write_text(str(child.pid))
        child.wait()
    elif kind == "swell":
        yield str(len(bytes(1 << 30)))
    elif kind == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif kind == "leave":
        sys.exit(0)
    elif kind == "descend":
        yield from work(task)
    elif kind == "raise":
        raise ValueError(argument)
    elif kind == "big":
        yield "x" * int(argument)


def outcomes(*tasks: str, limits: Limits = _LIMITS) -> list[Outcome[str]]:
    return run(work, tasks, limits)


def whys(*tasks: str) -> list[str]:
    return [outcome.failed.why if outcome.failed else "" for outcome in outcomes(*tasks)]


def test_results_keep_the_order_of_the_inputs() -> None:
    done: list[int] = []
    tasks = [f"say {number}" for number in range(50)]
    assert [outcome.results for outcome in run(work, tasks, _LIMITS, done.append)] == [
        [f"begun {task}"] for task in tasks
    ]
    assert sorted(done) == list(range(50))


def test_no_input_needs_no_worker() -> None:
    assert outcomes() == []


@pytest.mark.parametrize(
    ("task", "why"),
    [("spin", "time"), ("swell", "memory"), ("crash", "crash"), ("descend", "depth"), ("raise x", "error")],
)
def test_one_that_fails_is_told_alone(task: str, why: str) -> None:
    assert whys("say 1", task, "say 2", "say 3", task, "say 4") == ["", why, "", "", why, ""]


def test_leaving_is_no_way_out() -> None:
    assert whys("leave", "say 1") == ["error", ""]


def test_what_came_before_the_failure_stays() -> None:
    (outcome,) = outcomes("crash")
    assert outcome.results == ["begun crash"]


def test_a_worker_is_killed_with_its_children(tmp_path: Path) -> None:
    number = tmp_path / "pid"
    (outcome,) = outcomes(f"child {number}", limits=Limits(seconds=0.5))
    assert outcome.failed
    assert outcome.failed.why == "time"
    status = Path(f"/proc/{number.read_text()}/status")
    for _ in range(500):
        if not status.exists() or "\nState:\tZ" in status.read_text():
            break
        time.sleep(0.01)
    else:
        pytest.fail("the child lives on")


def test_large_results_come_whole() -> None:
    (outcome,) = outcomes("big 30000000")
    assert [len(result) for result in outcome.results] == [len("begun big 30000000"), 30_000_000]


def test_on_one_core_and_in_a_thread() -> None:
    cores = os.sched_getaffinity(0)
    found: list[str] = []

    def one_core() -> None:
        os.sched_setaffinity(0, {min(cores)})
        found.extend(whys("say 1", "crash", "say 2"))

    thread = threading.Thread(target=one_core, daemon=True)
    thread.start()
    thread.join()
    assert found == ["", "crash", ""]


def test_a_function_that_cannot_be_imported_is_an_error_of_the_program() -> None:
    module = type(sys)("made_up")
    exec("def f(given):\n    yield given", module.__dict__)
    sys.modules["made_up"] = module
    module.f.__module__ = "made_up"
    try:
        with pytest.raises(RuntimeError, match="could not be started"):
            run(module.f, ["x"], _LIMITS)
    finally:
        del sys.modules["made_up"]
