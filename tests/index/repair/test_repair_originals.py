"""A quote of restored text keeps the text as filed beside it; spun words are found by official ones."""

from __future__ import annotations

import page_damage
import pytest

from index.bureau import Bureau
from index.items import Passage
from index.read.document import Block, Document, Paragraph, Row, Table
from index.read.structure import outline
from index.reading import read_document
from index.repair import repair_document, repair_text
from index.repair.spinner import load_lexicon, may_stand_for, unspin
from index.repair.traditional import is_converted

LINES = (
    "教育局政府信息公开工作报告",
    "市教育局公布了政府信息公开指南，欢迎公众监督，继续教育情况见附表。",
    "联系电话：0123-4567890",
)


def _passages(*lines: str, table: Table | None = None) -> list[Passage]:
    blocks: list[Block] = [*map(Paragraph, lines), *([table] if table else [])]
    document = outline(repair_document(Document("a.html", tuple(blocks))))
    return list(read_document(document, Bureau()).passages)


def test_a_restored_passage_keeps_what_the_file_says() -> None:
    damaged = [page_damage.damage(line) for line in LINES]
    table = Table(("學校", "收費標準(元)"), (Row(("第一中學", "9,000")),))
    passages = _passages(*damaged, table=table)
    text = next(passage for passage in passages if "欢迎公众监督" in passage.text)
    assert damaged[1] in text.original
    row = next(passage for passage in passages if passage.kind == "row")
    assert (row.text, row.original) == (
        "学校：第一中学；收费标准（元）：9,000",
        "學校：第一中學；收費標準(元)：9,000",
    )


def test_a_sound_passage_has_no_original() -> None:
    assert [passage.original for passage in _passages(*LINES)] == [""] * len(_passages(*LINES))
    # What is not seen is no other wording.
    assert all(not passage.original for passage in _passages(*(f"\ufeff{line}\u00a0" for line in LINES)))


def test_words_of_a_spun_text_are_found_by_official_ones() -> None:
    spun = [page_damage.spin(line) for line in LINES] + ["教导资助、特殊教导：各校申报造诣，步伐见下。"]
    passages = _passages(*spun)
    left = next(passage for passage in passages if "继续教育环境" in passage.text)
    assert "情况" in left.other_words
    assert all(not passage.other_words for passage in _passages(*LINES))


def test_single_words_are_put_back_where_the_place_tells() -> None:
    lexicon = load_lexicon()
    assert (
        unspin("进步教学质量，规范收费治理，增强组织领导。", lexicon).text
        == "提高教学质量，规范收费管理，加强组织领导。"
    )
    # 根据 still stands there: this spinner does not replace it, 依据 was there before.
    assert "依据" in unspin("依据方案，根据章程。", lexicon).text
    assert may_stand_for("进步程度", lexicon)[0] == "提高"


def test_wording_of_the_bureau(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "spinner.tsv"
    path.write_text("清河师表局\t清河教育局\tbroken\n", encoding="utf-8")
    with pytest.raises(ValueError, match="第 1 行"):
        load_lexicon(path)


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("各學校范圍內的學生,由學校聯系家長,關系到教學工作的,先后報送。", True),
        ("本市人民政府教育局公布義務教育階段學區劃分,居住證辦理見公告。", True),
        ("教育局關於公開招聘教師的通告,請於五月三十一日前聯繫本局,關係人須複核。", False),
        ("清河市人民政府致臺灣同胞子女就學的公開信:聯繫電話見「招生指南」,戶口簿、居住證。", False),
    ],
)
def test_converted_text_is_told_from_traditional_text(text: str, converted: bool) -> None:
    assert is_converted(text) is converted


def test_names_come_out_as_they_are_given() -> None:
    text = "乾安縣教導(dǎo)局義務(wù)教導(dǎo)招生,聯(lián)系學(xué)校"
    assert repair_text(text, names=["乾安县"]).text.startswith("乾安县教育局")
