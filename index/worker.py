"""The other end of ``index.workers``: a process that runs one function on the inputs sent to it.

Started as ``python -P -m index.worker FD``, where FD is its end of a socket to the builder.
"""

from __future__ import annotations

import math
import resource
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from index.workers import DONE, READY, Failed, Limits, Made

_GRACE = 10  # seconds that the builder has to kill an input that is over time


def main(handle: int) -> None:
    """Receives (limits, function), sends READY; for each input sends ``Made``, ..., DONE or ``Failed``."""
    with Connection(handle) as builder:
        limits, function = builder.recv()
        _confine(limits)
        builder.send(READY)
        while True:
            try:
                given = builder.recv()
            except EOFError:
                return
            builder.send(_run(builder, limits, function, given))


def _confine(limits: Limits) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = limits.memory_mib << 20
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):  # where memory is short all the same, this process goes, not the builder
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _run(builder: Connection, limits: Limits, function: Any, given: Any) -> Any:
    # For when the builder is gone: without a handler it ends even a library that never returns.
    most = math.ceil(limits.wall_seconds) + _GRACE
    signal.alarm(most)
    try:
        for made in function(given):
            builder.send(Made(made))
            signal.alarm(most)
    except MemoryError:
        return Failed("memory")
    except RecursionError:
        return Failed("depth")
    except BaseException:  # the outermost edge; a panic in a library written in Rust is no Exception
        return Failed("error", traceback.format_exc())
    finally:
        signal.alarm(0)
    return DONE


if __name__ == "__main__":
    main(int(sys.argv[1]))
