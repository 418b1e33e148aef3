from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.search.embedder import (
    BUNDLED,
    Embedder,
    EmbedderMissing,
    SentenceTransformerEmbedder,
    load_embedder,
)
from index.search.measure import measure, read_question_set, score


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    passages = [("a", "入学报名需要户口簿。"), ("b", "住宿费每学期200元。"), ("c", "教师资格认定程序。")]
    questions = [("1", "住宿费多少", ["b"]), ("2", "户口簿报名", ["a"]), ("3", "住宿费", ["c"])]
    for name, records in (
        ("corpus", [{"id": number, "text": text} for number, text in passages]),
        ("queries", [{"id": n, "question": q, "relevant": r} for n, q, r in questions]),
    ):
        lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_measures_the_whole_search(folder: Path, embedder: Embedder) -> None:
    values = measure(folder, embedder)
    assert (values["passages"], values["questions"]) == (3, 3)
    assert values["first_hit"] == pytest.approx(2 / 3, abs=1e-4)


def test_scores_a_known_ranking(folder: Path) -> None:
    given = read_question_set(folder)
    assert score(given, lambda question: [(1, 2.0), (0, 1.0)]) == {
        "ndcg@10": pytest.approx((1 + 0.6309 + 0) / 3, abs=1e-3),
        "first_hit": pytest.approx(1 / 3, abs=1e-3),
        "first_three": pytest.approx(2 / 3, abs=1e-3),
        "recall@10": pytest.approx(2 / 3, abs=1e-3),
    }


def test_the_bundled_embedder_knows_what_belongs_together() -> None:
    embedder = load_embedder()
    vectors = embedder.encode(["义务教育阶段学生入学报名", "住宿费收费标准公示", ""])
    assert vectors.shape == (3, 512)
    assert [float(v @ v) for v in vectors] == pytest.approx([1.0, 1.0, 0.0], abs=1e-5)
    question = embedder.encode_question("孩子怎么上小学")
    assert question @ vectors[0] > question @ vectors[1]


def test_a_fingerprint_is_that_of_the_weights_not_of_the_card(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = SentenceTransformerEmbedder(tmp_path).fingerprint
    (tmp_path / "README.md").write_text("card", encoding="utf-8")
    assert SentenceTransformerEmbedder(tmp_path).fingerprint == before
    (tmp_path / "weights").write_bytes(b"2")
    assert SentenceTransformerEmbedder(tmp_path).fingerprint != before


def test_the_bundled_folder_is_small_enough_to_be_kept_in_the_repository() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 20_000_000


def test_an_embedder_that_is_nowhere_is_named() -> None:
    with pytest.raises(EmbedderMissing, match="不存在/的 模型"):
        load_embedder("不存在/的 模型")
