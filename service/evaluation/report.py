"""What `wenjiao evaluate` prints: the outcome of each question, and one table by kind."""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.answering.answer import Answer, Turn

if TYPE_CHECKING:
    from index.search.embedder import Embedder
    from service.answering.assistant import Assistant

# right: as expected. wrong: an answer given as sure that is not. The rest did not mislead.
OUTCOMES = ("right", "wrong", "asked_back", "declined", "refused")
_NAMES = {"right": "正确", "wrong": "答错", "asked_back": "反问", "declined": "未答", "refused": "拒答"}
_OTHERWISE = {"clarify": "asked_back", "no_answer": "declined", "refused": "refused", "error": "declined"}


@dataclass(frozen=True, slots=True)
class Report:
    """``data`` is for machines, ``text`` for people."""

    data: dict[str, Any]
    text: str


def answer_report(questions: Path, assistant: Assistant) -> Report:
    """Asks every question of a set (JSON lines) and judges the answers by what they must hold.

    A line: {"id", "kind", "question", "history"?, "status": one or several, "must": [text or
    alternatives], "must_not": [text], "files": [any of which is cited]}.
    """
    lines = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    results: list[dict[str, Any]] = []
    times: list[float] = []
    for line in lines:
        history = [Turn(turn["role"], turn["content"]) for turn in line.get("history") or []]
        started = time.perf_counter()
        answer = assistant.answer(line["question"], history)
        times.append((time.perf_counter() - started) * 1000)
        outcome, why = judge(line, answer)
        results.append(
            {
                "id": line.get("id"),
                "kind": line.get("kind", "other"),
                "question": line["question"],
                "outcome": outcome,
                "why": why,
                "status": answer.status,
                "answer": answer.text,
                "faithful": is_faithful(answer, assistant),
            }
        )
    return _answer_table(results, times)


def judge(expected: dict[str, Any], answer: Answer) -> tuple[str, str]:
    """(outcome, why) of one answer. Only an answer can be wrong: asking back and declining are safe."""
    wanted = expected.get("status", "answered")
    statuses = [wanted] if isinstance(wanted, str) else list(wanted)
    why = _fault(expected, answer, statuses)
    if not why:
        return "right", ""
    return ("wrong" if answer.status == "answered" else _OTHERWISE[answer.status]), why


def _fault(expected: dict[str, Any], answer: Answer, statuses: list[str]) -> str:
    if answer.status not in statuses:
        return f"应为 {'/'.join(statuses)}，却是 {answer.status}"
    said = _plain(answer.text)
    for text in expected.get("must_not") or []:
        if _holds(said, text):
            return f"不应含有 {text}"
    if answer.status != "answered":
        return ""
    for text in expected.get("must") or []:
        alternatives = [text] if isinstance(text, str) else text
        if not any(_holds(said, alternative) for alternative in alternatives):
            return f"缺少 {'/'.join(alternatives)}"
    files = expected.get("files") or []
    if files and answer.citations and not any(_same_file(c.file, files) for c in answer.citations):
        return f"出处应为 {'/'.join(files)}"
    return ""


def _same_file(cited: str, files: list[str]) -> bool:
    return any(cited == file or cited.endswith("/" + file) or file.endswith("/" + cited) for file in files)


def _plain(text: str) -> str:
    """Without blanks, marks like [1] and the commas that part thousands."""
    return re.sub(r"\[\d+\]|\s|(?<=\d)[,，](?=\d{3}(?!\d))", "", text)


def _holds(said: str, text: str) -> bool:
    """Whether a plain text holds another one; a figure at its ends is a whole one: no 85 in 185 or 85.5."""
    wanted = _plain(text)
    before = r"(?<!\d)(?<!\d\.)" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?!\.0*[1-9])" if wanted[-1:].isdigit() else ""
    return bool(re.search(before + re.escape(wanted) + after, said))


def is_faithful(answer: Answer, assistant: Assistant) -> bool:
    """Whether every quote is a verbatim part of the passage that its citation opens."""
    passages = assistant.snapshot.passages
    return all(
        citation.passage_id in passages
        and passages[citation.passage_id].item_id == citation.item_id
        and bool(citation.quote)
        and citation.quote in passages[citation.passage_id].text
        for citation in answer.citations
    )


def _answer_table(results: list[dict[str, Any]], times: list[float]) -> Report:
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
    return Report(data, "\n".join(lines))


def retrieval_report(folder: Path, embedder: Embedder) -> Report:
    """nDCG@10, first hit and recall@10 over a folder with corpus.jsonl and queries.jsonl."""
    from index.search.measure import measure

    data = measure(folder, embedder)
    return Report(data, "\n".join(f"{name}\t{value}" for name, value in data.items()))
