"""`python -m tests.bench.reading SOURCE`: seconds of reading a source, and the memory that it took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from index.reading import read_sources
from index.sources import find_bureau
from index.workers import Limits


def main() -> None:
    """Prints one JSON object. Reading includes starting the workers, not this program."""
    sources = [Path(sys.argv[1])]
    started = time.perf_counter()
    readings = read_sources(sources, find_bureau(sources), Limits(), lambda *_: None)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "documents": len(readings.documents),
                "worker_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
                "builder_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
