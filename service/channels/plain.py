"""Answers and search hits as data and as plain lines, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.snapshot import Snapshot


def plain_answer(answer: dict[str, Any]) -> str:
    """The answer's JSON as text: words, choices, sources, desk and label."""
    lines = [answer["answer"]]
    lines += [f"  {n}. {option}" for n, option in enumerate(answer["options"], 1)]
    for citation in answer["citations"]:
        basis = "，".join(part for part in (citation["document_number"], citation["published"]) if part)
        source = f"《{citation['title']}》" + (f"（{basis}）" if basis else "")
        lines.append(f"[{citation['n']}] {source}  {citation['file']}")
    desk = answer["desk"]
    if desk and answer["status"] == "answered":
        lines.append("咨询：" + "  ".join(part for part in desk.values() if part))
    if answer["notice"]:
        lines.append(answer["notice"])
    return "\n".join(lines)


def search_hits(snapshot: Snapshot, query: str, limit: int) -> list[dict[str, Any]]:
    """The contract's hits for a query, best first."""
    hits = []
    for hit in snapshot.retriever.search(query, limit=limit):
        item = snapshot.items[hit.passage.item_id]
        hits.append(
            {
                "passage_id": hit.passage.id,
                "item_id": item.id,
                "file": item.file,
                "title": item.title,
                "heading": " > ".join(hit.passage.heading),
                "score": round(float(hit.score), 6),
                "text": hit.passage.text,
            }
        )
    return hits


def plain_hits(hits: list[dict[str, Any]]) -> str:
    """Numbered hits with their scores and places."""
    lines = []
    for position, hit in enumerate(hits, 1):
        place = " > ".join(part for part in (hit["title"], hit["heading"]) if part)
        lines.append(f"{position}. {hit['score']:.3f}  {place}\n   {hit['text']}")
    return "\n".join(lines)
