"""The sample bureau: its files are what its texts make, and its questions are fair."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from data.make_bureau.check import BUREAU, faults, questions, sources
from data.make_bureau.document import Document, documents
from data.make_bureau.source_text import source_text
from data.make_bureau.write import rendered

MADE = documents()
# Office files and PDFs are packed by libraries whose next version may pack them otherwise.
BYTE_FOR_BYTE = (".html", ".htm", ".txt", ".md", ".csv", ".jsonl")
PHONE_PREFIX = "0999-000"


@pytest.mark.parametrize("document", MADE, ids=lambda document: document.path)
def test_a_committed_file_is_what_its_text_makes(document: Document, tmp_path: Path) -> None:
    committed = BUREAU / document.path
    if committed.suffix in BYTE_FOR_BYTE:
        assert committed.read_bytes() == rendered(document)
        return
    made = tmp_path / committed.name
    made.write_bytes(rendered(document))
    assert source_text(made) == source_text(committed)


def test_every_file_of_the_bureau_is_made_from_a_text() -> None:
    assert sources() == sorted(document.path for document in MADE)


def test_writing_twice_gives_the_same_bytes() -> None:
    by_suffix = {Path(document.path).suffix: document for document in MADE}
    for document in by_suffix.values():
        assert rendered(document) == rendered(document), document.path


def test_the_questions_are_fair() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"must": ["澜川州没有的学校"]}, "none of its files says"),
        ({"must_not": ["澜川州没有的学校"]}, "forbidding it tests nothing"),
        ({"must_not": ["第二小学"]}, "both demanded and forbidden"),
        ({"files": ["招生/没有这个文件.docx"]}, "no such file"),
        ({"status": "guessed"}, "unknown status"),
        ({"must": []}, "needs facts and files"),
        ({"kind": "follow_up"}, "without history"),
    ],
)
def test_an_unfair_question_is_found(change: dict[str, object], fault: str, tmp_path: Path) -> None:
    path = "招生/关于调整2026年部分小学招生片区的补充通知.html"
    (tmp_path / "招生").mkdir()
    (tmp_path / path).write_bytes((BUREAU / path).read_bytes())
    question = {
        "id": "one",
        "kind": "zone",
        "question": "锦绣家园今年上哪个小学",
        "status": "answered",
        "must": ["汀原市第二小学"],
        "must_not": [],
        "files": [path],
    }
    asked = tmp_path / "questions.jsonl"
    asked.write_text(json.dumps(question, ensure_ascii=False) + "\n", encoding="utf-8")
    assert faults(tmp_path) == []

    asked.write_text(json.dumps(question | change, ensure_ascii=False) + "\n", encoding="utf-8")
    found = faults(tmp_path)

    assert found
    assert fault in found[0]


def test_every_kind_of_question_is_asked() -> None:
    kinds = Counter(question["kind"] for question in questions())
    assert kinds["zone"] >= 40
    assert min(kinds["fee"], kinds["subsidy"], kinds["procedure"]) >= 20
    assert min(kinds["ambiguous"], kinds["not_disclosed"], kinds["out_of_bounds"]) >= 8


def test_every_format_is_there() -> None:
    suffixes = {Path(path).suffix for path in sources()}
    assert suffixes == {".docx", ".xlsx", ".xls", ".csv", ".pdf", ".html", ".htm", ".md", ".txt", ".jsonl"}


def test_the_desks_name_known_regions_and_no_real_telephone() -> None:
    bureau = yaml.safe_load((BUREAU / "bureau.yaml").read_text(encoding="utf-8"))
    regions = {region["name"] for region in bureau["regions"]}
    assert {desk["region"] for desk in bureau["desks"]} == regions
    assert {region["parent"] for region in bureau["regions"] if "parent" in region} <= regions
    assert all(desk["phone"].startswith(PHONE_PREFIX) for desk in bureau["desks"])
