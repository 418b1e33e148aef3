"""The whole recipe on a handful of pairs: it ends in a folder that loads, and twice in the same weights."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest
import torch

from index.search.embedder import SentenceTransformerEmbedder
from index.training.batches import make_examples
from index.training.corpora import CORPORA, read_pairs
from index.training.fit import Plan, fit
from index.training.folder import write_folder
from index.training.vocabulary import count_words, make_tokenizer

SUBJECTS = ["入学报名", "住宿收费", "教师资格", "学生资助", "校车安全", "转学手续", "课后服务", "中考加分"]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "train").mkdir()
    for corpus in CORPORA:
        pairs = [
            {
                "query": f"{subject}怎么办理{corpus.name}",
                "passage": f"关于{subject}的规定如下说明。{subject}由学校统一办理，材料见通知，逾期不受理。",
            }
            for subject in SUBJECTS
        ]
        with lzma.open(tmp_path / "train" / f"{corpus.name}.jsonl.xz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    return tmp_path


def _train(corpora: Path, out: Path) -> torch.Tensor:
    pairs = list(read_pairs(corpora))
    tokenizer = make_tokenizer(
        *count_words(text for pair in pairs for text in (pair.query, pair.passage)), 300
    )
    examples = make_examples(pairs, tokenizer)
    size = tokenizer.get_vocab_size()
    plan = Plan(vocabulary=300, dimensions=16, epochs=4, batch=8)
    vectors = fit(examples, np.full(size, 1 / size), plan, lambda line: None)
    write_folder(out, tokenizer, vectors)
    return vectors


def test_ends_in_a_folder_that_gives_back_the_trained_vectors(corpora: Path, tmp_path: Path) -> None:
    _train(corpora, tmp_path / "out")
    embedder = SentenceTransformerEmbedder(tmp_path / "out")
    passages = embedder.encode([f"{subject}由学校统一办理" for subject in SUBJECTS])
    questions = [embedder.encode_question(f"{subject}怎么办") for subject in SUBJECTS]
    assert [int(np.argmax(passages @ question)) for question in questions] == list(range(len(SUBJECTS)))


def test_the_same_seed_gives_the_same_weights(corpora: Path, tmp_path: Path) -> None:
    assert torch.equal(_train(corpora, tmp_path / "one"), _train(corpora, tmp_path / "two"))


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=CORPORA[0].name):
        list(read_pairs(tmp_path))
