"""One table over the retrieval sets that `wenjiao evaluate` is given."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from service.evaluation.report import Report

_COLUMNS = {
    "set": "检索集",
    "passages": "段落",
    "questions": "题数",
    "ndcg@10": "nDCG@10",
    "first_hit": "首位",
    "first_three": "前三",
    "recall@10": "召回@10",
    "median_ms": "中位毫秒",
    "p99_ms": "99%毫秒",
    "build_s": "建库秒",
    "memory_mib": "内存MiB",
}


def retrieval_report(folders: Sequence[Path], embedder: str | None) -> Report:
    """Measures each folder in a process of its own, so that memory and times are that set's alone.

    ``embedder`` is as in the settings. ``data`` is that of the one set, or {"questions", "sets"} of several.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as workers:
        measured = list(workers.map(_measure, folders, [embedder] * len(folders)))
    rows = [list(_COLUMNS.values()), *([str(one.get(name, "")) for name in _COLUMNS] for one in measured)]
    if len(measured) == 1:
        return Report(measured[0], _table(rows))
    return Report({"questions": sum(one["questions"] for one in measured), "sets": measured}, _table(rows))


def _measure(folder: Path, embedder: str | None) -> dict[str, Any]:
    from index.search.embedder import load_embedder
    from index.search.measure import measure

    return measure(folder, load_embedder(embedder))


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)
