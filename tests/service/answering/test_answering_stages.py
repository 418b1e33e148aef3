"""The stages that a passage is about: classes counted from one belong to what stands over them."""

from __future__ import annotations

import pytest

from index.items import Item, Passage
from service.answering.stages import passage_stages


@pytest.mark.parametrize(
    ("title", "heading", "text", "stages"),
    [
        ("资助政策", "★中等职业学校", "助学金：一、二年级涉农专业学生每年2300元", {"中职"}),
        ("小学招生公告", "", "一年级报名时间为7月5日", {"小学"}),
        ("义务教育招生公告", "二、初中", "一年级报名时间为7月5日", {"小学"}),
        ("资助政策", "", "三年级以上每年800元", {"小学"}),
        ("中职资助政策", "", "小学三年级每年800元", {"小学"}),
    ],
)
def test_grades_are_those_of_what_stands_over_them(
    title: str, heading: str, text: str, stages: set[str]
) -> None:
    passage = Passage("p", "i", 0, "text", text, heading=(heading,) if heading else ())
    assert passage_stages(Item("i", title, "f"), passage) == stages
