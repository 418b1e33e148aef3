"""What questions are understood to ask, and where one message holds two."""

from __future__ import annotations

from datetime import date

import pytest

from service.answering.parts import split
from service.answering.period import period_of
from service.answering.understand import kinds_of, stage_of
from service.answering.vocabulary import folded, in_full, vocabulary


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("我家住长安路3号上哪个小学", "zone"),
        ("一级园保教费多少", "fee"),
        ("低保家庭能领什么", "subsidy"),
        ("招生办电话", "contact"),
        ("乱收费找谁举报", "office"),
        ("什么时候报名", "date"),
        ("转学带什么材料", "materials"),
        ("休学怎么办", "procedure"),
        ("几天能办完", "duration"),
        ("公开了多少条信息", "count"),
    ],
)
def test_kinds(question: str, kind: str) -> None:
    assert kind in kinds_of(question)


@pytest.mark.parametrize(
    ("question", "stage"),
    [
        ("一年级报名", "小学"),
        ("小学毕业升初中", "初中"),
        ("幼儿园大班", "幼儿园"),
        ("职高学费", "中职"),
        ("教育局电话", ""),
    ],
)
def test_stages(question: str, stage: str) -> None:
    assert stage_of(question) == stage


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("2025年划片范围", 2025),
        ("去年的标准", 2025),
        ("今年和去年一样吗", 2026),
        ("明年还是这样吗", 2027),
        ("这学期学费", 2025),
        ("上一年级要什么材料", None),
        ("人民路2025号", None),
    ],
)
def test_years(question: str, year: int | None) -> None:
    period = period_of(question, date(2026, 6, 15))
    assert (period.year if period else None) == year


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("二中学费", "第二中学学费"),
        ("三小招生", "第三小学招生"),
        ("第二中学", "第二中学"),
        ("其中学费", "其中学费"),
        ("一小时", "一小时"),
    ],
)
def test_short_names_of_schools_are_written_out(typed: str, full: str) -> None:
    assert in_full(typed) == full


def test_two_questions_are_told_apart_and_a_remark_is_not() -> None:
    def always(_: str) -> bool:
        return True

    assert split("转学要多少钱？中考什么时候考", always) == ["转学要多少钱", "中考什么时候考"]
    assert split("我家低保，孩子上初中能领什么", always) == ["我家低保，孩子上初中能领什么"]
    assert split("转学要收费吗？几天办完", lambda piece: "转学" in piece) == ["转学要收费吗，几天办完"]


def test_folding_undoes_how_a_question_was_typed() -> None:
    assert folded("  人民路\u200b１２３号 上 哪个 小学 ") == "人民路123号上哪个小学"


@pytest.mark.parametrize("question", ["你好", "您好！", "在吗？", "谢谢", "好的，谢谢您"])
def test_greetings_and_thanks(question: str) -> None:
    words = vocabulary()
    assert words.greeting.match(question) or words.thanks.match(question)
