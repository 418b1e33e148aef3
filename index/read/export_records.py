"""The records of site exports, whatever the system that wrote them calls their parts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

# Without the prefix that says of what they are parts (article, news, doc …).
TEXTS = (
    "text", "content", "body", "html", "contenthtml", "htmlcontent", "detail", "details", "maintext",
    "正文", "内容", "正文内容", "文章内容", "信息内容", "内容正文",
)  # fmt: skip
TITLES = ("title", "subject", "headline", "name", "标题", "文章标题", "信息标题", "名称")
IDS = ("id", "docid", "articleid", "newsid", "infoid", "contentid", "guid", "uuid", "信息编号")
URLS = ("url", "link", "href", "permalink", "sourceurl", "pageurl", "原文链接", "链接", "网址", "链接地址")
DAYS = (
    "published", "publishtime", "publishdate", "pubtime", "pubdate", "publishedat", "releasetime",
    "releasedate", "issuetime", "posttime", "date", "发布时间", "发布日期", "createtime", "createdate",
)  # fmt: skip
_PARTS = ("data", "article", "record", "fields", "_source", "doc", "item", "attributes")
_PREFIX = re.compile(r"^(?:article|news|doc|document|info|content|post|page|item|cms)(?=[a-z]{2})")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")


def load_records(text: str) -> tuple[list[dict[str, Any]], int]:
    """The records, one a line or the members of one list, and how many lines or members are none."""
    whole = _loaded(text) if text.lstrip().startswith("[") else None
    if not isinstance(whole, list):
        whole = [_loaded(line) for line in text.split("\n") if line.strip()]
    records = [_laid_open(record) for record in whole if isinstance(record, dict)]
    return records, len(whole) - len(records)


def find_key(record: Mapping[str, Any], names: Sequence[str]) -> str:
    """The key of ``record`` with a value that is called one of ``names``, or "". The first name wins."""
    keys: dict[str, str] = {}
    for key in record:
        if record[key] not in (None, ""):
            plain = re.sub(r"[\s_\-]", "", key).lower()
            keys.setdefault(plain, key)
    for plain, key in list(keys.items()):
        keys.setdefault(_PREFIX.sub("", plain), key)
    return next((keys[name] for name in names if name in keys), "")


def text_of(value: Any) -> str:
    """A text, or the texts of a list of paragraphs, a line each; "" for anything else."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    return value.strip() if isinstance(value, str) else ""


def body_key(record: Mapping[str, Any]) -> str:
    """The key of the record's text: by its name, else of its only list of paragraphs; or ""."""
    key = find_key({key: value for key, value in record.items() if text_of(value)}, TEXTS)
    lists = [key for key, value in record.items() if isinstance(value, list) and text_of(value)]
    return key or (lists[0] if len(lists) == 1 and len(record[lists[0]]) > 1 else "")


def day_of(value: Any) -> str:
    """A day as text, also where the export counts seconds or milliseconds since 1970."""
    shown = str(value).strip()
    if not _SECONDS.fullmatch(shown):
        return shown
    return datetime.fromtimestamp(int(shown[:10]), timezone(timedelta(hours=8))).date().isoformat()


def _loaded(source: str) -> Any:
    try:
        return json.loads(source.strip().rstrip(","))
    except (ValueError, RecursionError):
        return None


def _laid_open(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the fields that some exports keep in a part of it."""
    flat = {key: value for key, value in record.items() if not isinstance(value, Mapping)}
    for key, value in record.items():
        if isinstance(value, Mapping) and key.lower() in _PARTS:
            for inner, given in value.items():
                flat.setdefault(inner, given)
    return flat
