"""Site exports (.jsonl): a record of the bureau's site on each line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.read.document import Block, Document, UnreadableFile
from index.read.export_records import (
    DAYS,
    IDS,
    TEXTS,
    TITLES,
    URLS,
    body_key,
    day_of,
    find_key,
    load_records,
    text_of,
)
from index.read.labels import canonical_label
from index.read.lines import read_lines

_MARKUP = re.compile(r"<(?:p|br|div|table|span|h[1-6]|ul|ol|li|strong|b|td|a|section|font|img)\b[^>]*>", re.I)
_ESCAPED = re.compile(r"&lt;(?:p|br|div|table|span|h[1-6]|ul|ol|strong|section)\b", re.I)


def read_site_export(text: str, name: str) -> Iterator[Document]:
    """A document for each record ``{"id", "title", "text", "url", "published", ...}`` with text.

    Other names of these parts are known, and records that are the members of one list. Damaged lines
    are left out and told among the first document's gaps. Raises UnreadableFile for a set of test
    questions, and where no record can be used.
    """
    records, damaged = load_records(text)
    if not records:
        raise UnreadableFile("文件损坏：没有一行是 JSON 记录")
    if all("question" in record and not find_key(record, (*TEXTS, *TITLES)) for record in records):
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


def _document(record: dict[str, Any], name: str) -> Document | None:
    body = body_key(record)
    blocks = _blocks(text_of(record[body])) if body else []
    if not blocks:
        return None
    identity, published = find_key(record, IDS), find_key(record, DAYS)
    roles = {"标题": find_key(record, TITLES), "网址": find_key(record, URLS), "发布日期": published}
    catalogue: dict[str, str] = {}
    for role, key in roles.items():
        if key and isinstance(record[key], str | int):
            catalogue[role] = day_of(record[key]) if key == published else str(record[key]).strip()
    for key, value in record.items():
        if key in (body, identity, *roles.values()) or not isinstance(value, str | int | float):
            continue
        shown = "" if isinstance(value, bool) or find_key({key: value}, TEXTS) else str(value).strip()
        if shown:
            catalogue.setdefault(canonical_label(key) or key, shown)
    known = record[identity] if identity else ""
    return Document(
        file=name,
        blocks=tuple(blocks),
        title=catalogue.get("标题", ""),
        url=catalogue.get("网址", ""),
        record_id=str(known) if isinstance(known, str | int) else "",
        catalogue=catalogue,
    )


def _blocks(body: str) -> list[Block]:
    if _ESCAPED.search(body):
        body = html.unescape(body)
    if _MARKUP.search(body):
        from index.read.web import read_fragment

        return read_fragment(body)
    return read_lines(html.unescape(body))
