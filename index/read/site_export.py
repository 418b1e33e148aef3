"""Site exports (.jsonl): a record of the bureau's site on each line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.read.document import Block, Document, UnreadableFile
from index.read.labels import canonical_label
from index.read.lines import read_lines

_TEXT_KEYS = ("text", "content", "body", "html", "正文", "内容")
_MARKUP = re.compile(r"<(?:p|br|div|table|span|h[1-6]|ul|ol|li|strong|td|a|section)\b[^>]*>", re.I)


def read_site_export(text: str, name: str) -> Iterator[Document]:
    """A document for each record ``{"id", "title", "text", "url", "published", ...}`` with text.

    Damaged lines are left out and told among the first document's gaps. Raises UnreadableFile for a
    set of test questions, and where no record can be used.
    """
    records, damaged = _records(text)
    if not records:
        raise UnreadableFile("文件损坏：没有一行是 JSON 记录")
    if all("question" in record and not record.keys() & {*_TEXT_KEYS, "title"} for record in records):
        raise UnreadableFile("测试题集，不是公开材料")
    gaps: tuple[str, ...] = (f"{damaged}行不是 JSON 记录，未读",) if damaged else ()
    used = 0
    for record in records:
        document = _document(record, name)
        if document is not None:
            yield replace(document, gaps=gaps)
            gaps = ()
            used += 1
    if not used:
        raise UnreadableFile("没有一条记录带正文")


def _records(text: str) -> tuple[list[dict[str, Any]], int]:
    records: list[dict[str, Any]] = []
    damaged = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            records.append(record)
        else:
            damaged += 1
    return records, damaged


def _document(record: dict[str, Any], name: str) -> Document | None:
    body = next(
        (record[key] for key in _TEXT_KEYS if isinstance(record.get(key), str) and record[key].strip()), ""
    )
    blocks = _blocks(body)
    if not blocks:
        return None
    catalogue: dict[str, str] = {}
    for key, value in record.items():
        if key in (*_TEXT_KEYS, "id") or isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        shown = str(value).strip()
        if shown:
            catalogue.setdefault(canonical_label(key) or key, shown)
    identity = record.get("id")
    return Document(
        file=name,
        blocks=tuple(blocks),
        title=catalogue.get("标题", ""),
        url=catalogue.get("网址", ""),
        record_id=str(identity) if isinstance(identity, str | int) else "",
        catalogue=catalogue,
    )


def _blocks(body: str) -> list[Block]:
    if _MARKUP.search(body):
        from index.read.web import read_fragment

        return read_fragment(body)
    return read_lines(body)
