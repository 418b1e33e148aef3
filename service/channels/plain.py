"""An answer as plain lines, for a terminal."""

from __future__ import annotations

from typing import Any


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
