"""A place in a school's name is not the place that is asked about; upper schools by their short names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant
from service.answering.context import Context
from service.answering.in_force import InForce
from service.answering.named_schools import with_high_schools
from service.answering.understand import Understand

TODAY = date(2026, 6, 15)
FILES = {
    "bureau.yaml": (
        "name: 浔安市教育局\nregions:\n  - {name: 浔安市, level: city}\n"
        "  - {name: 桐浦区, parent: 浔安市}\n  - {name: 槐川县, parent: 浔安市}\n"
    ),
    "2026年高中招生计划.md": (
        "# 浔安市2026年高中招生计划\n\n| 学校 | 2025年录取最低分 |\n|---|---|\n"
        "| 浔安市第一高级中学 | 671.5 |\n"
        "| 浔安市第三中学 | 640 |\n| 桐浦高级中学 | 602 |\n| 槐川县第二中学 | 590 |\n"
    ),
}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    snapshot = snapshot_of(FILES, tmp_path_factory.mktemp("regions"))
    return Context("", (), False, snapshot, InForce(snapshot), TODAY)


@pytest.mark.parametrize(
    ("question", "region"),
    [
        ("桐浦高级中学的校长是谁", ""),
        ("浔安市第三中学的校长是谁", ""),
        ("槐川县第二中学的校长是谁", "槐川县"),
        ("槐川第二中学的校长是谁", "槐川县"),
        ("桐浦小学几号登记", "桐浦区"),
        ("桐浦的孩子能读桐浦高级中学吗", "桐浦区"),
    ],
)
def test_a_region_in_a_schools_name_is_not_asked_about(question: str, region: str, context: Context) -> None:
    context.text = question
    Understand()(context)
    assert context.understood.region == region


def test_an_upper_schools_short_name_is_written_out_where_the_papers_have_it(context: Context) -> None:
    assert with_high_schools("一高最低多少分", context) == "第一高级中学最低多少分"
    for as_it_is in ("二高最低多少分", "统一高中招生", "初一高一都要"):
        assert with_high_schools(as_it_is, context) == as_it_is


def test_the_lowest_score_of_last_year_is_told_for_a_short_name(tmp_path: Path) -> None:
    answer = Assistant(snapshot_of(FILES, tmp_path), TODAY).answer("去年一高最低要多少分")
    assert "671.5" in answer.text
