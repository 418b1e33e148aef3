"""What `wenjiao evaluate` prints: the outcome of each question, and one table by kind."""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.search.measure import configuration
from service.evaluation.asking import ask, worded
from service.evaluation.judging import OUTCOMES, is_faithful, judge
from service.evaluation.support import support_scores, support_set

if TYPE_CHECKING:
    from service.answering.assistant import Assistant

_NAMES = {"right": "正确", "wrong": "答错", "asked_back": "反问", "declined": "未答", "refused": "拒答"}


@dataclass(frozen=True, slots=True)
class Report:
    """``data`` is for machines, ``text`` for people."""

    data: dict[str, Any]
    text: str


def answer_report(questions: Path, assistant: Assistant) -> Report:
    """Asks every question of a set (JSON lines) and judges the answers by what they must hold.

    A line: {"id", "kind", "question" and "history"?, or "turns" of which the last is judged, and what is
    expected of it (see ``judge``)}.
    """
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    results: list[dict[str, Any]] = []
    times: list[float] = []
    for line in lines:
        started = time.perf_counter()
        answer = ask(line, assistant)
        times.append((time.perf_counter() - started) * 1000)
        outcome, why = judge(line, answer)
        results.append(
            {
                "id": line.get("id"),
                "kind": line.get("kind", "other"),
                "question": worded(line),
                "outcome": outcome,
                "why": why,
                "status": answer.status,
                "answer": answer.text,
                "faithful": is_faithful(answer, assistant),
            }
        )
    supported = support_set(lines, assistant.snapshot)
    search: dict[str, float] = {"questions": len(supported.questions)}
    if supported.questions:
        search.update(support_scores(supported, assistant.snapshot))
    report = _answer_table(results, times, search)
    report.data["configuration"] = {
        "snapshot": assistant.snapshot.id,
        **configuration(assistant.snapshot.retriever),
    }
    return report


def _answer_table(results: list[dict[str, Any]], times: list[float], search: dict[str, float]) -> Report:
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        by_kind[result["kind"]][result["outcome"]] += 1
    total = Counter(result["outcome"] for result in results)
    count = len(results)
    faithful = sum(result["faithful"] for result in results)
    data = {
        "questions": count,
        **{name: total[name] for name in OUTCOMES},
        "right_share": round(total["right"] / count, 4) if count else None,
        "wrong_share": round(total["wrong"] / count, 4) if count else None,
        "faithful_share": round(faithful / count, 4) if count else None,
        "median_ms": round(statistics.median(times), 2) if times else None,
        "search": search,
        "by_kind": {kind: dict(counter) for kind, counter in sorted(by_kind.items())},
        "results": results,
    }
    lines = [
        f"{r['id']}\t{_NAMES[r['outcome']]}\t{r['question']}\t{r['why']}"
        for r in results
        if r["outcome"] != "right"
    ]
    lines.append("\t".join(["种类", "题数", *(_NAMES[name] for name in OUTCOMES)]))
    for kind, counter in [*sorted(by_kind.items()), ("合计", total)]:
        lines.append("\t".join(map(str, [kind, counter.total(), *(counter[name] for name in OUTCOMES)])))
    if count:
        lines.append(
            f"正确 {total['right'] / count:.1%}，答错 {total['wrong'] / count:.1%}，"
            f"引文逐字相符 {faithful / count:.1%}，中位用时 {statistics.median(times):.1f} 毫秒"
        )
    if search["questions"]:
        lines.append(
            f"检索（{search['questions']} 题）：有据段落在前 1 位 {search['first_hit']:.1%}，"
            f"前 3 位 {search['first_three']:.1%}，前 10 位召回 {search['recall@10']:.1%}"
        )
    return Report(data, "\n".join(lines))
