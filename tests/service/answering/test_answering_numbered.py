"""What a question names by its number or letter is told from its neighbours."""

from __future__ import annotations

import pytest

from index.items import Passage
from service.answering.numbered import (
    is_of_a_line,
    is_of_another_number,
    names_no_such,
    names_number,
    numbers_in,
    other_number_in,
)


def passage(text: str, cells: tuple[tuple[str, str], ...] = (), heading: tuple[str, ...] = ()) -> Passage:
    return Passage("p1", "i1", 0, "row" if cells else "text", text, heading, cells=cells)


@pytest.mark.parametrize(
    ("words", "noun", "numbers"),
    [
        ("3号线几点发车", "线", {"3"}),
        ("三号线几点发车", "线", {"3"}),
        ("房间:一楼1、2号窗口", "窗口", {"1", "2"}),
        ("1号至3号窗口", "窗口", {"1", "2", "3"}),
        ("首批认定", "批", {"1"}),
        ("第一、二批", "批", {"1", "2"}),
        ("一志愿", "志愿", {"1"}),
        ("a类幼儿园", "类", {"a"}),
        ("第1—4考场", "考场", {"1", "2", "3", "4"}),
        ("二档助学金", "档", {"2"}),
        ("第二十三条", "条", {"23"}),
        ("12号楼", "楼", {"12"}),
    ],
)
def test_numbers_are_read_however_they_are_written(words: str, noun: str, numbers: set[str]) -> None:
    assert numbers_in(words) == {noun: numbers}


@pytest.mark.parametrize(
    "words",
    ["分三批次进行", "共分两档", "3楼办事", "四类困难学生", "6月3号上线", "志愿者10名", "下一批次"],
)
def test_what_is_counted_or_dated_is_not_named(words: str) -> None:
    assert numbers_in(words) == {}


def test_a_row_of_another_number_is_no_answer() -> None:
    first, second = (
        passage(f"线路：{n}号线；早发车：6:40", (("线路", f"{n}号线"), ("早发车", "6:40"))) for n in (1, 2)
    )
    assert is_of_another_number("二号线几点走", first, "校车线路")
    assert not is_of_another_number("二号线几点走", second, "校车线路")
    assert not names_no_such("2号线几点走", [(first, ""), (second, "")])
    assert names_no_such("6号线几点走", [(first, ""), (second, "")])


def test_a_bare_number_in_a_column_of_the_noun_is_read() -> None:
    row = passage("批次：二；报名：9月18日", (("批次", "二"), ("报名", "9月18日")))
    assert is_of_another_number("第一批什么时候报名", row, "认定公告")
    assert not is_of_another_number("第2批什么时候报名", row, "认定公告")


def test_the_number_over_a_passage_is_its_own() -> None:
    under = passage("报名时间为9月18日至28日。", heading=("（二）第二批",))
    assert is_of_another_number("第一批什么时候报名", under, "认定公告")
    assert not is_of_another_number("第二批什么时候报名", under, "认定公告")


def test_what_numbers_nothing_is_for_all_of_them() -> None:
    assert not is_of_another_number("3号线要交多少钱", passage("校车一律免费。"), "校车公告")


def test_whether_one_is_in_a_class_may_be_answered_by_another() -> None:
    assert not is_of_another_number("能算第一类吗", passage("只占50%的按第三类办理。"), "问答")
    assert is_of_another_number("3号线要钱吗", passage("2号线免费。"), "问答")


def test_sentences_are_told_apart_too() -> None:
    assert other_number_in("第二批哪天报名", "第一批4月15日报名。")
    assert not other_number_in("第二批哪天报名", "第一、二批均在网上报名。")


def test_a_line_has_no_office_and_a_window_has_one() -> None:
    assert is_of_a_line("3号线随车电话")
    assert not is_of_a_line("3号窗口的电话")
    assert names_number("2号窗口办什么", passage("地点：一楼1、2号窗口"), "指南")
    assert not names_number("办什么", passage("地点：一楼1、2号窗口"), "指南")


def test_a_school_is_told_apart_by_its_number() -> None:
    first = passage("市第一中学招收足球8人。")
    assert is_of_another_number("第二中学招几个足球", first, "")
    assert not is_of_another_number("第一中学招几个足球", first, "")
    assert not is_of_another_number("第二中学招几个", passage("市一中、市二中各8人。"), "")
    assert not is_of_another_number("第二中学几点开门", passage("一中午休后14:00开门，市第二中学同。"), "")
    assert not names_number("第一中学招几个", first, "")
