"""What is asked of one school is answered from its own row or paragraph, not from that of one beside it."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

FILES = {
    "bureau.yaml": (
        "name: 浔安市教育局\nregions:\n  - {name: 浔安市, level: city}\n"
        "  - {name: 桐浦区, parent: 浔安市}\n  - {name: 槐川县, parent: 浔安市}\n"
    ),
    "桐浦区2026年小学招生范围.csv": (
        "学校,校址,招生范围,计划招生,是否寄宿,起始年级,联系电话\n"
        "桐浦区枫林小学,枫桥路8号,枫桥路、听雨苑,135,是,四年级,0777-6660001\n"
        "桐浦区第二小学,沙堤街2号,沙堤街、望江苑,90,否,—,0777-6660002\n"
    ),
    "桐浦区2026年初中对口升学.csv": "初中学校,对口小学,招生计划（人）\n浔安市第三中学,桐浦区枫林小学,400\n",
    "槐川县2026年小学学区划分.md": (
        "# 槐川县2026年小学学区划分方案\n\n（一）第二小学。校址槐北路71号，计划招收4个班180人。"
        "学区包括槐北路单号。联系电话0777-6670105。\n\n"
        "（二）大坪村小学。校址大坪村，计划招收1个班30人。学区为大坪村、石鼓村。学校不寄宿。\n"
    ),
    "2026年普通高中招生计划.csv": (
        "学校,招生计划,2025年统招录取最低分\n浔安市第五中学,800,645\n浔安市第六中学,500,612\n"
    ),
    "招聘.csv": "招聘单位,岗位,人数\n浔安市第三中学,初中语文,8\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(FILES, tmp_path_factory.mktemp("profile")), date(2026, 6, 15))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("枫林小学今年招多少人", "135", "90"),
        ("枫林小学招几多人", "135", "90"),
        ("枫林小学在哪", "枫桥路8号", "沙堤街2号"),
        ("枫林小学能住校吗", "是否寄宿：是", "90"),
        ("枫林小学从几年级开始住", "四年级", "180"),
        ("枫林小学电话给一个", "0777-6660001", "0777-6660002"),
        ("大坪村小学招几个班", "1个班30人", "4个班"),
        ("大坪村小学住不住校", "不寄宿", "四年级"),
        ("三中招多少人", "400", "8；"),
        ("浔安市第三中学招生计划多少", "400", "8；"),
        ("槐川县第二小学招多少人", "180", "90"),
        ("五中去年最低分", "645", "612"),
        ("六中去年多少分能上", "612", "645"),
        ("桐浦二小电话", "0777-6660002", "0777-6670105"),
    ],
)
def test_what_a_school_has_is_said_by_its_own_entry(
    question: str, said: str, unsaid: str, assistant: Assistant
) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert unsaid not in answer.text


def _asks_which(answer: Answer) -> bool:
    return answer.status == "clarify" and answer.options == ("桐浦区第二小学", "槐川县第二小学")


def test_schools_of_one_name_are_told_apart_by_asking(assistant: Assistant) -> None:
    assert _asks_which(assistant.answer("第二小学招多少人"))
    assert _asks_which(assistant.answer("二小电话"))


@pytest.mark.parametrize(
    "question", ["三中招多少老师", "枫林小学伙食费多少", "枫林小学去年招多少人", "云海小学招多少人"]
)
def test_what_the_entry_does_not_state_is_not_taken_from_it(question: str, assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert "135" not in answer.text
    assert "400" not in answer.text
