from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.items import Passage
from index.search.embedder import Embedder
from index.search.retriever import Retriever, build_retriever


@pytest.fixture(scope="module")
def retriever(passages: list[Passage], titles: dict[str, str], embedder: Embedder) -> Retriever:
    return build_retriever(passages, titles, embedder)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("朝阳路35号划到哪个小学", "zones-1"),
        ("报名要带啥", "zones-2"),  # everyday words for 报名材料
        ("住宿费多少钱一学期", "fees-3"),
        ("吃低保的怎么申请", "aid-6"),  # 低保 is written out
        ("〔2024〕12号是什么文件", "aid-6"),
        ("課後服務怎麼收費", "fees-4"),
        ("主宿费", "fees-3"),  # a wrong character of the same sound
    ],
)
def test_finds_what_citizens_ask_for(retriever: Retriever, question: str, best: str) -> None:
    assert retriever.search(question)[0].passage.id == best


def test_coverage_tells_whether_anything_fits(retriever: Retriever) -> None:
    fits = retriever.search("住宿费每学期多少")[0]
    partly = retriever.search("驾驶证的住宿费")[0]
    assert fits.coverage == pytest.approx(1.0)
    assert partly.coverage < 0.7
    assert all(hit.coverage < 0.3 for hit in retriever.search("怎么办理机动车驾驶证"))


def test_titles_and_headings_count_as_found(retriever: Retriever) -> None:
    hit = next(hit for hit in retriever.search("寄宿生生活补助标准") if hit.passage.id == "aid-5")
    assert "寄宿生" not in hit.passage.text
    assert hit.coverage > 0.5


def test_only_allowed_passages_are_given(retriever: Retriever) -> None:
    by_rule = retriever.search("小学报名", allowed=lambda passage: passage.item_id == "aid")
    assert {hit.passage.item_id for hit in by_rule} == {"aid"}
    mask = np.array([passage.item_id == "aid" for passage in retriever.passages])
    assert retriever.search("小学报名", allowed=mask) == by_rule
    assert retriever.search("小学报名", allowed=np.zeros(len(mask), dtype=bool)) == []


@pytest.mark.parametrize("question", ["", "  ", "？？？", "🙂"])
def test_a_question_without_words_finds_nothing(retriever: Retriever, question: str) -> None:
    assert retriever.search(question) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="入学报名费用材料小学怎么多少12号，？ 的補助abc", max_size=25), st.integers(0, 12))
def test_hits_are_ordered_bounded_and_the_same_every_time(
    retriever: Retriever, question: str, limit: int
) -> None:
    hits = retriever.search(question, limit)
    assert hits == retriever.search(question, limit)
    assert len(hits) <= limit
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.row for hit in hits}) == len(hits)
    for hit in hits:
        assert 0 <= hit.coverage <= 1 + 1e-9
        assert 0 <= hit.lexical <= 1
        assert retriever.passages[hit.row] == hit.passage


def test_comes_back_as_it_was_saved(
    tmp_path: Path, retriever: Retriever, passages: list[Passage], titles: dict[str, str], embedder: Embedder
) -> None:
    retriever.save(tmp_path)
    loaded = Retriever.load(tmp_path, passages, titles, embedder)
    for question in ("朝阳路35号", "报名要带啥", "主宿费", "〔2024〕12号"):
        assert loaded.search(question) == retriever.search(question)
        assert loaded.content_terms(question) == retriever.content_terms(question)
    with pytest.raises(ValueError, match="passages"):
        Retriever.load(tmp_path, passages[1:], titles, embedder)


def test_two_builds_write_the_same_files(
    tmp_path: Path, passages: list[Passage], titles: dict[str, str], embedder: Embedder
) -> None:
    written = []
    for name in ("one", "two"):
        build_retriever(passages, titles, embedder).save(tmp_path / name)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0] == written[1]


def test_content_terms_leave_out_words_that_only_ask(retriever: Retriever) -> None:
    assert retriever.content_terms("请问这个怎么办呢") == {}
    terms = retriever.content_terms("请问住宿费怎么交")
    assert "住宿费" in terms
    assert "请问" not in terms
    assert "怎么" not in terms


def test_no_passages_give_no_hits(embedder: Embedder) -> None:
    assert build_retriever([], {}, embedder).search("入学") == []


def test_a_document_number_counts_as_found_however_it_is_written(retriever: Retriever) -> None:
    for question in ("〔2024〕12号", "2024年12号"):
        assert retriever.search(question)[0].coverage == pytest.approx(1.0)
