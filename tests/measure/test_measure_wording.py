"""The checks on a model's sentences keep the honest and drop the invented ones of the committed sets."""

from __future__ import annotations

import pytest

from index.search.embedder import load_embedder
from index.search.tokens import Splitter
from measure.wording import MATERIAL, judged
from service.answering.model.check import KEPT

# The question names what the row is of, so a figure by itself says as much.
_ANSWERS_WITH_ITS_QUESTION = {"每生每年1250元。"}


@pytest.mark.parametrize("name", ["sentences.yaml", "sentences_second.yaml"])
def test_honest_sentences_are_kept_and_invented_ones_dropped(name: str) -> None:
    sentences = list(judged(MATERIAL.with_name(name), Splitter(), load_embedder()))
    honest = [one for one in sentences if not one.wrong]
    invented = [one.text for one in sentences if one.wrong and one.verdict == KEPT]
    assert set(invented) <= _ANSWERS_WITH_ITS_QUESTION
    assert sum(one.verdict == KEPT for one in honest) >= 0.9 * len(honest)
