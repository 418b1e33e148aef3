"""What holds for any text: repair never fails, is done once, and leaves sound text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.read.document import Document, Paragraph, Row, Table
from index.repair import repair_document, repair_text

SOUND = Path(__file__).resolve().parents[3] / "data" / "make_bureau" / "content"
_OFFICIAL = (
    "教育局当政府信息公开情况环境导法子看护末未日曰人入己已學關義務為於"
    "（一二）、。，：《》〔〕　\n12O0lI年月()éÂä"
)


@given(st.text(max_size=120))
@settings(deadline=None)
def test_any_text_is_repaired_once(text: str) -> None:
    once = repair_text(text)
    again = repair_text(once.text)
    assert (again.text, again.changes) == (once.text, ())


@given(st.text(alphabet=_OFFICIAL, max_size=200))
@settings(deadline=None)
def test_official_characters_are_repaired_once(text: str) -> None:
    once = repair_text(text).text
    assert repair_text(once).text == once


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_document_keeps_its_cells(cells: list[str]) -> None:
    document = Document("a", (Paragraph("说明"), Table(("项",) * len(cells), (Row(tuple(cells)),))))
    table = repair_document(document).blocks[-1]
    assert isinstance(table, Table)
    assert len(table.rows[0].cells) == len(cells)


@pytest.mark.parametrize("path", sorted(SOUND.glob("*.txt")), ids=lambda path: str(path.stem))
def test_sound_official_text_stays(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repair_text(text).changes == ()
    lines = tuple(map(Paragraph, text.split("\n")))
    document = Document(path.name, lines)
    assert repair_document(document) == document
