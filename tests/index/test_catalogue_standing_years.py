"""A rule that begins in a year and goes on is for no single school year."""

from __future__ import annotations

import pytest

from index.catalogue.years import find_school_year


@pytest.mark.parametrize(
    ("title", "line", "year"),
    [
        ("某县公办幼儿园保教费标准表（2025年秋季学期起执行）", "", None),
        ("某县民办中小学收费备案情况（2025年秋季起）", "", None),
        ("某县普通高中收费标准", "2023年及以前入学的学生学费按原标准执行。", None),
        ("某县2025年秋季学期收费公示", "", 2025),
        ("某县普通高中收费标准", "2025年秋季入学的学生学费如下。", 2025),
    ],
)
def test_the_school_year_of_a_standing_rule(title: str, line: str, year: int | None) -> None:
    assert find_school_year(title, "收费.docx", "", [line]) == year
