"""What every system is asked: index these passages, then answer these questions, under the clock.

Runs in the system's own environment, so it uses the standard library only.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

DEPTH = 10  # passages a question
CHUNKS = 30  # pieces that are fetched for them where a system cuts passages up

Search = Callable[[str], Iterable[str]]
Build = Callable[[Sequence[tuple[str, str]], str], Search]


def main(build: Build) -> None:
    """``build(passages as (id, text), embedder folder)`` gives a search: question -> ids, best first.

    Ids that come again are dropped. One JSON line a folder goes to the file that --out names.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--embedder", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for folder in options.folders:
            out.write(json.dumps(_one(build, folder, options.embedder)) + "\n")
            out.flush()
            print(f"  {Path(sys.argv[0]).stem}: {folder.name}", file=sys.stderr, flush=True)


def _one(build: Build, folder: Path, embedder: str) -> dict[str, object]:
    passages = [(str(one["id"]), one["text"]) for one in _records(folder / "corpus.jsonl")]
    questions = [(str(one["id"]), one["question"]) for one in _records(folder / "queries.jsonl")]
    clock, processor = time.perf_counter(), time.process_time()
    search = build(passages, embedder)
    built = time.perf_counter() - clock, time.process_time() - processor
    list(search(questions[0][1]))  # what is loaded for the first question is no question's time
    found: dict[str, list[str]] = {}
    times: list[tuple[float, float]] = []
    for number, question in questions:
        clock, processor = time.perf_counter(), time.process_time()
        ids = list(dict.fromkeys(search(question)))[:DEPTH]
        times.append((time.perf_counter() - clock, time.process_time() - processor))
        found[number] = ids
    return {
        "folder": str(folder),
        "build": built,
        "times": times,
        "found": found,
        "resident_mib": _resident_mib(),
    }


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _resident_mib() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS in /proc/self/status")
