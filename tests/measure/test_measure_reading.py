"""The bars of reading, on the committed sets: cells under their headings, fields of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from measure import catalogue, tables


def test_cells_of_known_tables_stand_under_their_headings() -> None:
    scores = tables.measure(tables.TABLES)
    known = sum(score.known for score in scores.values())
    right = sum(score.right for score in scores.values())
    assert len(scores) >= 30
    assert right >= tables.BAR * known


@pytest.mark.parametrize("which", catalogue.SETS, ids=lambda pair: str(pair[1].parent.name))
def test_fields_of_known_documents_are_catalogued_right(which: tuple[Path, Path]) -> None:
    score = catalogue.measure(*which)
    assert score.known.total() > 500
    assert score.share >= catalogue.BAR, "\n".join(score.wrong)
