"""`python -m tests.measure.fuzz [--tries N] [--seed N] [FOLDER...]`: damaged files, read under limits.

Prints by format how many were read, refused with a reason, refused at the outermost edge (a reader
let an exception slip), and how many crashed or went over time; then each that did, and the slowest.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

from index.sources import find_files
from index.workers import Limits, run

from .attempts import Attempt, attempt, originals

_BUREAU = Path(__file__).resolve().parents[2] / "data" / "bureau"
_COLUMNS = {
    "read": "read",
    "reported": "reported",
    "slipped": "by the edge",
    "crashed": "crashed",
    "time": "over time",
}


def main() -> None:
    """Exits with 1 where something crashed or went over time."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[_BUREAU])
    parser.add_argument("--tries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that crash, slip or are slow")
    options = parser.parse_args()
    paths = [file.path for file in find_files(options.folders).files]
    kinds = originals(paths)
    numbers = range(options.seed * 1_000_000, options.seed * 1_000_000 + options.tries)
    started = time.perf_counter()
    outcomes = run(partial(attempt, kinds, options.keep), list(numbers), Limits(), _tick(options.tries))
    table: dict[str, Counter[str]] = defaultdict(Counter)
    told: list[str] = []
    attempts: list[Attempt] = []
    for number, outcome in zip(numbers, outcomes, strict=True):
        begun = outcome.results[0]
        if outcome.failed:
            verdict = "time" if outcome.failed.why == "time" else "crashed"
            told.append(f"{begun.file} {number}: {outcome.failed}")
        else:
            attempts.append(outcome.results[-1])
            verdict = attempts[-1].verdict
            if verdict == "slipped":
                told.append(f"{begun.file} {number}: {attempts[-1].detail}")
        table[Path(begun.file).suffix][verdict] += 1
    print(f"{'format':<10}{'tries':>8}" + "".join(f"{head:>13}" for head in _COLUMNS.values()))
    for suffix, counts in sorted(table.items()):
        print(f"{suffix:<10}{counts.total():>8}" + "".join(f"{counts[verdict]:>13}" for verdict in _COLUMNS))
    total: Counter[str] = sum(table.values(), Counter())
    print(f"{'all':<10}{total.total():>8}" + "".join(f"{total[verdict]:>13}" for verdict in _COLUMNS))
    print(f"{time.perf_counter() - started:.0f} s")
    print(*told, sep="\n")
    for each in sorted(attempts, key=lambda each: -each.seconds)[:15]:
        print(f"{each.seconds:6.1f} s {each.file} {each.number}: {each.verdict} {each.detail} {each.stages}")
    sys.exit(bool(total["crashed"] or total["time"]))


def _tick(tries: int) -> partial[None]:
    return partial(_show, Counter[str](), tries)


def _show(counted: Counter[str], tries: int, _: int) -> None:
    counted["done"] += 1
    if sys.stderr.isatty() or counted["done"] % 1000 == 0:
        print(f"\r{counted['done']}/{tries}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
