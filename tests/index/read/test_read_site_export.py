"""Records of site exports as different systems write them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from index.read.document import Document, Table, UnreadableFile
from index.read.site_export import read_site_export


def the_document(record: dict[str, Any]) -> Document:
    (document,) = read_site_export(json.dumps(record, ensure_ascii=False), "a.jsonl")
    return document


@pytest.mark.parametrize(
    "record",
    [
        {"id": 7, "title": "放假", "text": "七月五日放假。", "url": "http://a/7", "published": "2025-01-01"},
        {"ID": "7", "标题": "放假", "正文": "七月五日放假。", "链接": "http://a/7", "发布时间": "2025-01-01"},
        {
            "articleId": 7,
            "articleTitle": "放假",
            "articleContent": "<p>七月五日放假。</p>",
            "articleUrl": "http://a/7",
            "publishTime": 1735700000000,
        },
        {
            "_source": {
                "doc_id": "7",
                "doc_title": "放假",
                "content_html": "&lt;p&gt;七月五日放假。&lt;/p&gt;",
                "link": "http://a/7",
                "pub_date": "2025-01-01",
            }
        },
        {"id": "7", "subject": "放假", "body": ["七月五日放假。"], "url": "http://a/7", "date": "2025-01-01"},
    ],
)
def test_names_of_the_parts(record: dict[str, Any]) -> None:
    document = the_document(record)
    assert (document.record_id, document.title, document.url) == ("7", "放假", "http://a/7")
    assert document.catalogue["发布日期"] == "2025-01-01"
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == ["七月五日放假。"]


def test_records_that_are_members_of_a_list() -> None:
    records = [{"id": n, "title": f"通知{n}", "content": "七月五日放假。"} for n in (1, 2)]
    documents = list(read_site_export(json.dumps(records, ensure_ascii=False, indent=1), "a.jsonl"))
    assert [document.title for document in documents] == ["通知1", "通知2"]


def test_record_without_text_is_left_out() -> None:
    with pytest.raises(UnreadableFile):
        list(read_site_export('{"id": 1, "title": "通知", "text": ""}', "a.jsonl"))
