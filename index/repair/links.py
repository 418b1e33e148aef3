"""The lists of links to other pages that were scraped along at both ends of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.repair.change import Change, Repaired

_OPENING = re.compile(r"(?:[-·•*]\s*)?相[关關](?:推[荐薦]|文章|[阅閱][读讀])[:：]?")
_CLOSING = re.compile(r"(?:【[^【】\n]{2,80}】)?\s*相[关關](?:文章|推[荐薦]|[阅閱][读讀])\s*[:：]?")
# A link ends with the day of its page: 工作报告05-07, 工作报告 2026-05-07.
_LINK = re.compile(r".{2,80}?(?:(?:19|20)\d\d[-/.])?(?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])")
_HEADER_HINT = re.compile(r"相[关關](?:推[荐薦]|文章|[阅閱][读讀])")


def drop_links(text: str) -> Repaired:
    """``text`` without 「- 相关推荐」 at the top and 「【…】相关文章：」 with its links at the end."""
    if not _HEADER_HINT.search(text):
        return Repaired(text)
    lines = text.split("\n")
    opening, closing = links_at_ends(lines)
    changes: list[Change] = []
    if closing:
        kept = "\n".join(lines[: len(lines) - closing])
        changes.append(Change("links", len(kept), text[len(kept) :], ""))
        text = kept
    if opening:
        dropped = "\n".join(lines[:opening]) + "\n"
        changes.append(Change("links", 0, dropped, ""))
        text = text[len(dropped) :]
    return Repaired(text, tuple(changes))


def links_at_ends(lines: Sequence[str]) -> tuple[int, int]:
    """How many of ``lines`` (lines or paragraphs) at the top and at the end are lists of links."""
    closing = _closing(lines)
    return _opening(lines[: len(lines) - closing]), closing


def _opening(lines: Sequence[str]) -> int:
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first + 1 >= len(lines) or not _OPENING.fullmatch(lines[first].strip()):
        return 0
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or _LINK.fullmatch(lines[end].strip())):
        end += 1
    # Without links below it or a list sign before it, it may be a heading of the text itself.
    return end if end > first + 1 or not lines[first].strip().startswith("相") else 0


def _closing(lines: Sequence[str]) -> int:
    links = 0
    for count, line in enumerate(reversed(lines)):
        if _CLOSING.fullmatch(line.strip()):
            return count + 1 if links and count + 1 < len(lines) else 0
        if line.strip() and not _LINK.fullmatch(line.strip()):
            return 0
        links += bool(line.strip())
    return 0
