"""`python -m tests.bench.peers --environments DIR [--sets DIR...]`: our search beside what people use.

Every system indexes the same passages and answers the same questions with the same embedder, each in a
process of its own environment. Writes docs/side-by-side.md as it comes out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from index.search.embedder import BUNDLED, load_embedder
from index.search.measure import QuestionSet, read_question_set, score

from .. import made_up

ROOT = Path(__file__).resolve().parents[3]
SYSTEMS = Path(__file__).with_name("systems")
# System -> (name, environment, None for ours).
PEERS = {
    "wenjiao": ("问教", None),
    "langchain_hybrid": ("LangChain", "langchain"),
    "llamaindex_hybrid": ("LlamaIndex", "llamaindex"),
    "haystack_hybrid": ("Haystack", "haystack"),
    "txtai_hybrid": ("txtai", "txtai"),
}
_SEED = 20260601
_TIMED = 50  # questions at each size

Told = dict[str, Any]


def main() -> None:
    """Runs everything and writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environments", type=Path, required=True, help="as install.sh made them")
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="folders of corpus and queries")
    parser.add_argument("--bureau", type=Path, help="home of the built sample bureau")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--most", type=int, default=500, help="questions a set, drawn by the seed")
    parser.add_argument("--systems", nargs="*", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--most-seconds", type=int, default=3600, help="for one system and task")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "side-by-side.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folders = [_drawn(folder, Path(work), options.most) for folder in options.sets]
        if options.bureau is not None:
            folders.append(_bureau(options.bureau, Path(work)))
        sizes = [_made_up(size, Path(work)) for size in options.sizes]
        quality: dict[str, list[Told | None]] = {}
        speed: dict[str, list[Told | None]] = {system: [] for system in options.systems}
        for system in options.systems:
            asked = _ask(system, folders, options) if folders else []
            quality[system] = [*asked, *[None] * (len(folders) - len(asked))]
            _write(options, folders, quality, speed)
        for size in sizes:
            for system in options.systems:
                speed[system].append(next(iter(_ask(system, [size], options)), None))
                _write(options, folders, quality, speed)
    print(options.out.read_text(encoding="utf-8"))


def _write(
    options: argparse.Namespace,
    folders: Sequence[Path],
    quality: dict[str, list[Told | None]],
    speed: dict[str, list[Told | None]],
) -> None:
    """What is known so far: a run that is broken off leaves what it has measured."""
    lines = [*_head(options), *_quality(folders, quality), *_speed(options.sizes, speed)]
    options.out.write_text("\n".join(lines), encoding="utf-8")


def _ask(system: str, folders: Sequence[Path], options: argparse.Namespace) -> list[Told]:
    """What a system told of the folders, fewer where it failed or ran over its time."""
    environment = PEERS[system][1]
    python = sys.executable if environment is None else str(options.environments / environment / "bin/python")
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as out:
        command = [python, "-W", "ignore", str(SYSTEMS / f"{system}.py"), *map(str, folders)]
        try:
            done = subprocess.run(
                [*command, "--embedder", str(BUNDLED), "--out", out.name],
                timeout=options.most_seconds,
                check=False,
                stdout=subprocess.DEVNULL,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT) if environment is None else "",
                    "HF_HUB_OFFLINE": "1",
                    "HAYSTACK_TELEMETRY_ENABLED": "False",
                    "TOKENIZERS_PARALLELISM": "false",
                },
            )
            if done.returncode:
                print(f"{system} ended with {done.returncode}", file=sys.stderr)
        except subprocess.TimeoutExpired:
            print(f"{system} ran over {options.most_seconds} s", file=sys.stderr)
        return [json.loads(line) for line in out.read().splitlines()]


def _drawn(folder: Path, work: Path, most: int) -> Path:
    given = read_question_set(folder)
    questions = list(given.questions)
    Random(_SEED).shuffle(questions)
    return _written(work / folder.name, [(p.id, p.text) for p in given.passages], questions[:most])


def _bureau(home: Path, work: Path) -> Path:
    """The sample bureau's passages, each with its title and headings, and what supports its answers."""
    from index.search.retriever import searched_text
    from index.snapshot import SnapshotStore
    from service.evaluation.support import support_set

    snapshot = SnapshotStore(home).open(load_embedder())
    lines = (made_up.BUREAU / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    given = support_set(map(json.loads, filter(str.strip, lines)), snapshot)
    titles = snapshot.retriever.titles
    passages = [(passage.id, searched_text(passage, titles)) for passage in given.passages]
    return _written(work / "sample bureau", passages, given.questions)


def _made_up(size: int, work: Path) -> Path:
    texts = list(made_up.texts(size))
    questions = [(str(at), one, ["0"]) for at, one in enumerate(made_up.questions(texts, _TIMED))]
    return _written(work / str(size), [(str(at), text) for at, text in enumerate(texts)], questions)


def _written(
    folder: Path, passages: Iterable[tuple[str, str]], questions: Iterable[tuple[str, str, list[str]]]
) -> Path:
    folder.mkdir()
    for name, records in (
        ("corpus", [{"id": number, "text": text} for number, text in passages]),
        ("queries", [{"id": n, "question": text, "relevant": ids} for n, text, ids in questions]),
    ):
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def _head(options: argparse.Namespace) -> list[str]:
    return [
        "# Search side by side",
        "",
        f"Written by `make bench-peers` on {datetime.now(UTC):%Y-%m-%d}, as it came out. The settings of the"
        " systems and pinned versions are in `tests/bench/peers`. All use the bundled embedder"
        f" ({load_embedder().fingerprint}) on the same passages and questions, on {os.cpu_count()} cores"
        f" ({platform.machine()}) with a load of {os.getloadavg()[0]:.1f} when done.",
        "",
    ]


def _quality(folders: Sequence[Path], told: dict[str, list[Told | None]]) -> list[str]:
    if not folders:
        return []
    names = [f"{folder.name} ({len(read_question_set(folder).questions)} questions)" for folder in folders]
    lines = ["## Quality", "", "nDCG@10 / first hit; in brackets the median milliseconds a question.", ""]
    lines += [f"| system | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for system, results in told.items():
        cells = [_scores(folder, one) for folder, one in zip(folders, results, strict=True)]
        lines.append(f"| {PEERS[system][0]} | {' | '.join(cells)} |")
    return [*lines, ""]


def _scores(folder: Path, told: Told | None) -> str:
    if told is None:
        return "-"
    given: QuestionSet = read_question_set(folder)
    rows = {passage.id: row for row, passage in enumerate(given.passages)}
    number_of = {text: number for number, text, _ in given.questions}

    def found(question: str) -> list[tuple[int, float]]:
        ids = told["found"][number_of[question]]
        return [(rows[one], 1.0 - at / 100) for at, one in enumerate(ids)]

    scores = score(given, found)
    return f"{scores['ndcg@10']:.3f} / {scores['first_hit']:.3f} ({_median(told, 0):.1f})"


def _speed(sizes: Sequence[int], told: dict[str, list[Told | None]]) -> list[str]:
    if not sizes:
        return []
    lines = [
        "## Speed and size",
        "",
        f"Made-up passages, {_TIMED} questions. Times are by the clock (for a question the median) and, in"
        " brackets, of the processor, which what else runs on the machine does not lengthen; memory is what"
        " the process holds with its index.",
        "",
    ]
    lines += ["| system | passages | ms a question | build, s | memory, MiB |", "|---|---|---|---|---|"]
    for at, size in enumerate(sizes):
        for system, results in told.items():
            if at >= len(results):
                continue
            one = results[at]
            if one is None:
                cells = "did not finish | - | -"
            else:
                clock, processor = one["build"]
                cells = (
                    f"{_median(one, 0):.1f} ({_median(one, 1):.1f}) | {clock:.1f} ({processor:.1f})"
                    f" | {one['resident_mib']:.0f}"
                )
            lines.append(f"| {PEERS[system][0]} | {size:,} | {cells} |")
    return [*lines, ""]


def _median(told: Told, which: int) -> float:
    return float(statistics.median(times[which] for times in told["times"])) * 1000


if __name__ == "__main__":
    main()
