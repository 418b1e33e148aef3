from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.lexical import LexicalIndex, best_rows
from index.search.tokens import Splitter

TEXTS = ["入学报名材料", "住宿费收费标准", "入学划片范围", "", "学生资助政策"]


def test_finds_only_what_shares_a_word() -> None:
    index = LexicalIndex.build(TEXTS, Splitter())
    found = index.search("住宿费", 10)
    assert [row for row, _ in found] == [1]
    assert all(score > 0 for _, score in found)
    assert index.search("天气预报", 10) == []


def test_a_mask_leaves_rows_out() -> None:
    index = LexicalIndex.build(TEXTS, Splitter())
    assert {row for row, _ in index.search("入学", 10)} == {0, 2}
    assert [row for row, _ in index.search("入学", 10, np.array([False, True, True, True, True]))] == [2]


def test_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS, Splitter(["划片范围"]))
    index.save(tmp_path)
    for mmap in (False, True):
        loaded = LexicalIndex.load(tmp_path, mmap=mmap)
        assert loaded.search("入学划片范围", 10) == index.search("入学划片范围", 10)
        assert loaded.idf("入学") == index.idf("入学")
        assert loaded.splitter.extra_words == ["划片范围"]


def test_texts_without_a_word_can_be_indexed_and_saved(tmp_path: Path) -> None:
    index = LexicalIndex.build(["", "。"], Splitter())
    index.save(tmp_path)
    assert LexicalIndex.load(tmp_path).search("入学", 3) == []


def test_two_builds_write_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        LexicalIndex.build(TEXTS, Splitter()).save(tmp_path / name)
    one, two = (
        {
            str(path.relative_to(tmp_path / name)): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


def test_rare_words_weigh_more_and_unknown_ones_most() -> None:
    index = LexicalIndex.build(TEXTS, Splitter())
    assert index.idf("入学") < index.idf("住宿费") < index.idf("火星")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 10, width=32), min_size=1, max_size=30), st.integers(min_value=1, max_value=40))
def test_best_rows_are_the_highest_with_ties_by_row(values: list[float], limit: int) -> None:
    scores = np.array(values, dtype=np.float32)
    expected = sorted(((-score, row) for row, score in enumerate(scores.tolist()) if score > 0))[:limit]
    assert best_rows(scores, limit) == [(row, -score) for score, row in expected]
