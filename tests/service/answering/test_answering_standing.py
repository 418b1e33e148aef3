"""Drafts, void documents and changed documents in answers and on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import Snapshot, SnapshotStore
from service.answering.assistant import Assistant
from service.answering.texts import text
from service.app import create_app
from service.settings import Settings

TODAY = date(2026, 6, 15)
FILES = {
    "校服征求意见.txt": """清河州中小学校服管理办法
（征求意见稿）
第一条　为规范校服管理，制定本办法。
第二条　校服每套价格不得超过三百元，学生自愿购买。
第三条　本办法自2026年5月1日起施行。
""",
    "午托办法（已废止）.txt": """清河州小学生午托管理办法
清教发〔2016〕5号
第一条　为规范午托管理，制定本办法。
第二条　午托每生每月收取看护费二百元。
第三条　本办法自2016年9月1日起施行。
清河州教育局
2016年8月1日
""",
    "校车办法.txt": """清河州校车管理办法
清教发〔2024〕9号
第一条　为规范校车管理，制定本办法。
第二条　申请乘坐校车的学生应当向学校提交乘车申请表和家长承诺书。
第三条　本办法自2024年9月1日起施行。
清河州教育局
2024年8月1日
""",
    "校车决定.txt": """清河州教育局关于修改校车管理办法的决定
清教发〔2025〕3号
经研究，决定对《清河州校车管理办法》（清教发〔2024〕9号）作如下修改：
一、第七条修改为：驾驶人每年体检两次。
本决定自2025年9月1日起施行。
清河州教育局
2025年8月20日
""",
}


_SUMS = [line for content in FILES.values() for line in content.splitlines() if "百元" in line]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standing")
    source = folder / "files"
    source.mkdir()
    (source / "bureau.yaml").write_text("name: 清河州教育局\nregions: [{name: 清河州}]\n", encoding="utf-8")
    for name, content in FILES.items():
        (source / name).write_text(content, encoding="utf-8")
    build([source], folder / "home", load_embedder(None))
    return folder / "home"


@pytest.fixture(scope="module")
def snapshot(home: Path) -> Snapshot:
    return SnapshotStore(home).open(load_embedder(None))


class Live:
    """The built snapshot, as the channels ask for it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def snapshot(self) -> Snapshot:
        return self._snapshot

    def assistant(self) -> Assistant:
        return Assistant(self._snapshot, TODAY)


@pytest.fixture
def pages(home: Path, snapshot: Snapshot) -> Iterator[FlaskClient]:
    settings = Settings(home=home, today=TODAY, log_level="CRITICAL")
    app = create_app(settings, Live(snapshot))
    yield app.test_client()
    app.extensions["wenjiao"].records.close()


def page_of(pages: FlaskClient, snapshot: Snapshot, file: str) -> str:
    (item_id,) = (item.id for item in snapshot.items.values() if item.file == file)
    body = LexborHTMLParser(pages.get(f"/items/{item_id}").text).body
    assert body is not None
    return body.text()


@pytest.mark.parametrize(
    ("question", "why"),
    [("校服每套价格不得超过多少钱", "征求意见稿，尚未定稿"), ("午托每生每月收取多少看护费", "已被废止")],
)
def test_drafts_and_void_documents_answer_nothing(snapshot: Snapshot, question: str, why: str) -> None:
    answer = Assistant(snapshot, TODAY).answer(question)
    assert not answer.citations
    sums = {one.why for one in answer.trace.candidates if one.text in _SUMS}
    assert why in sums
    assert "" not in sums


def test_an_answer_tells_that_its_source_was_changed_since(snapshot: Snapshot) -> None:
    answer = Assistant(snapshot, TODAY).answer("申请乘坐校车要提交什么材料")
    assert "乘车申请表" in answer.text
    assert text("amended") in answer.text
    assert all(citation.in_force for citation in answer.citations)


def test_the_pages_say_how_a_document_stands(pages: FlaskClient, snapshot: Snapshot) -> None:
    assert "征求意见稿，未施行" in page_of(pages, snapshot, "校服征求意见.txt")
    assert "已废止" in page_of(pages, snapshot, "午托办法（已废止）.txt")
    assert "适用学段小学" in "".join(page_of(pages, snapshot, "午托办法（已废止）.txt").split())


def test_the_pages_link_a_document_and_its_change(pages: FlaskClient, snapshot: Snapshot) -> None:
    changed = page_of(pages, snapshot, "校车办法.txt")
    assert "本文件已被修改：《清河州教育局关于修改校车管理办法的决定》" in changed
    assert "本文件修改：《清河州校车管理办法》" in page_of(pages, snapshot, "校车决定.txt")
