"""`python -m tests.bench.search [--passages N ...]`: what search costs at scale, over made-up passages.

Each size is built in one process and searched in another, which opens what the first one wrote, so that
the memory of each is known. `make bench-search` runs it. A million takes about 6 GiB of memory while it
is built and some minutes; a build that takes longer than --most-seconds is ended.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from . import made_up

_ROOT = Path(__file__).resolve().parents[2]
_ASKED = 300
_BARS = {
    10_000: "10 ms median, 25 ms 99th percentile, one core",
    1_000_000: "50 ms median, two cores, recall@10 0.95",
}


def main() -> None:
    """Prints the table, a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--most-seconds", type=int, default=2400, help="for building one size")
    parser.add_argument("--vectors-only", action="store_true", help="leave words and the whole search out")
    parser.add_argument("--phase", choices=["build", "search"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phase:
        phase = _build if options.phase == "build" else _search
        print(json.dumps(phase(options.folder, options.passages[0], not options.vectors_only)))
        return
    further = ["--vectors-only"] if options.vectors_only else []
    for count in options.passages:
        with tempfile.TemporaryDirectory() as folder:
            built = _run("build", folder, count, options.most_seconds, 2, further)
            found = _run("search", folder, count, 1200, 1 if count <= 10_000 else 2, further)
        _print(count, built, found)


def _run(
    phase: str, folder: str, count: int, seconds: int, cores: int, further: Sequence[str]
) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.search", "--phase", phase, "--folder", folder]
    done = subprocess.run(
        [*command, "--passages", str(count), *further],
        cwd=_ROOT,
        timeout=seconds,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": str(cores), "BENCH_CORES": str(cores)},
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _build(folder: Path, count: int, with_words: bool) -> dict[str, Any]:
    from index.search.embedder import load_embedder
    from index.search.vectors import FaissIndex

    told: dict[str, Any] = _build_words(folder, count) if with_words else {}
    dimensions = load_embedder().encode_question("问").shape[0]
    vectors = made_up.vectors(count, dimensions)
    asked = made_up.questions_of(vectors, _ASKED)
    np.save(folder / "asked.npy", asked)
    np.save(folder / "nearest.npy", _exact(vectors, asked))
    clock = _Clock()
    index = FaissIndex.build(vectors)
    index.save(folder)
    return {
        **told,
        "vectors": clock.lap(),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "exact": index.exact,
        "probes": index.probes,
        "disk_mib": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20,
    }


def _build_words(folder: Path, count: int) -> dict[str, Any]:
    from index.search.lexical import LexicalIndex
    from index.search.spelling import Spelling
    from index.search.tokens import Splitter

    held = list(made_up.texts(count))
    (folder / "texts.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
    clock = _Clock()
    lexical = LexicalIndex.build(held, Splitter())
    lexical.save(folder)
    spelling = Spelling.of(lexical.vocabulary, lexical.frequency)
    (folder / "sounds.json").write_text(json.dumps(spelling.by_sound, ensure_ascii=False), encoding="utf-8")
    return {"words": clock.lap()}


def _exact(vectors: made_up.Vectors, asked: made_up.Vectors) -> np.ndarray[Any, Any]:
    import faiss

    _, rows = faiss.knn(asked, vectors, 10, metric=faiss.METRIC_INNER_PRODUCT)
    return np.asarray(rows)


def _search(folder: Path, count: int, with_words: bool) -> dict[str, Any]:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(os.environ["BENCH_CORES"])])
    from index.search.vectors import FaissIndex

    before = _resident_mib()
    vectors = FaissIndex.load(folder)
    asked = np.load(folder / "asked.npy")
    nearest = np.load(folder / "nearest.npy")
    times = _Times()
    recalled = 0
    for vector, wanted in zip(asked, nearest, strict=True):
        found = times.of(lambda vector=vector: vectors.search(vector, 10))
        recalled += len({row for row, _ in found} & set(map(int, wanted)))
    told = {"recall": recalled / (10 * len(asked)), "by_vectors": times.told()}
    told["vectors_mib"] = _resident_mib() - before
    if with_words:
        told |= _search_words(folder)
    return {**told, "resident_mib": _resident_mib()}


def _search_words(folder: Path) -> dict[str, Any]:
    from index.search.embedder import load_embedder
    from index.search.retriever import Retriever

    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    retriever = Retriever.load(folder, made_up.MadeUpPassages(texts), {}, load_embedder())
    retriever.search("问")  # loads the embedder
    by_words, whole = _Times(), _Times()
    for question in made_up.questions(texts, _ASKED):
        by_words.of(lambda question=question: retriever.lexical.search(question, 10))
        whole.of(lambda question=question: retriever.search(question, 10))
    return {"by_words": by_words.told(), "whole": whole.told()}


class _Clock:
    """Seconds and processor seconds since the last lap."""

    def __init__(self) -> None:
        self._last = time.perf_counter(), time.process_time()

    def lap(self) -> tuple[float, float]:
        now = time.perf_counter(), time.process_time()
        spent = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        return spent


class _Times:
    """What calls took: by the clock, and of the processor, which others on the machine do not lengthen."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._processor: list[float] = []

    def of(self, call: Any) -> Any:
        clock = _Clock()
        result = call()
        spent = clock.lap()
        self._clock.append(spent[0] * 1000)
        self._processor.append(spent[1] * 1000)
        return result

    def told(self) -> dict[str, float]:
        return {
            "median": float(np.median(self._clock)),
            "p99": float(np.percentile(self._clock, 99)),
            "cpu_median": float(np.median(self._processor)),
            "cpu_p99": float(np.percentile(self._processor, 99)),
        }


def _resident_mib() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS in /proc/self/status")


def _print(count: int, built: dict[str, Any], found: dict[str, Any]) -> None:
    kind = "exact" if built["exact"] else f"{built['probes']} clusters read"
    print(f"{count:,} passages ({kind})   bar {_BARS.get(count, '-')}")
    for what in ("words", "vectors"):
        if what not in built:
            continue
        clock, processor = built[what]
        print(f"  build, {what:<24}{clock:>9.1f} s  (processor {processor:.1f} s)")
    print(f"  build, most memory          {built['peak_mib']:>9.0f} MiB, on disk {built['disk_mib']:.0f} MiB")
    for what in ("by_vectors", "by_words", "whole"):
        if what not in found:
            continue
        times = found[what]
        print(
            f"  search, {what:<18} median {times['median']:>7.2f} ms, 99th {times['p99']:>7.2f} ms"
            f"  (processor {times['cpu_median']:.2f} and {times['cpu_p99']:.2f} ms)"
        )
    print(f"  recall@10 of exact          {found['recall']:>9.3f}")
    print(
        f"  resident while searching    {found['resident_mib']:>9.0f} MiB,"
        f" of which vectors {found['vectors_mib']:.0f} MiB",
        flush=True,
    )


if __name__ == "__main__":
    main()
