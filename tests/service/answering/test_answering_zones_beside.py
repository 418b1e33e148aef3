"""An address and a second question beside it, teaching points, schools of nine years, towns said in short."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant
from service.evaluation.asking import ask

FILES = {
    "bureau.yaml": "name: 松岭县教育局\nregions:\n  - {name: 松岭县, level: county}\n",
    "松岭县2026年乡镇小学服务范围.csv": (
        "乡镇,学校,学段,村、屯,计划人数,备注,咨询电话\n"
        "白桦镇,白桦镇中心小学,小学,白桦村、李家屯,85,不寄宿,0888-5550001\n"
        "白桦镇,白桦镇南沟教学点,小学（一至三年级）,南沟村、石门屯,12,四年级起到中心小学,0888-5550002\n"
        "柳甸乡,柳甸乡学校（九年一贯制）,小学,前屯村、李家屯；鱼泡乡全部村屯,110,寄宿,0888-5550003\n"
        "柳甸乡,柳甸乡学校（九年一贯制）,初中,柳甸乡、鱼泡乡全部,130,寄宿,0888-5550003\n"
        "白桦镇,白桦镇初级中学,初中,白桦镇全部,160,寄宿,0888-5550004\n"
    ),
    "松岭县2026年城区小学服务范围.csv": "学校,服务范围\n城东小学,松江里1—5栋\n城西小学,松江里6—9栋\n",
    "松岭县2026年城东片区学区表.md": (
        "# 松岭县2026年城东片区小学学区表\n\n| 学校 | 学区 |\n|---|---|\n| 城北小学 | 金穗新城、听雨苑 |\n\n"
        "注：1.金穗新城商铺、公寓不作为入学房产。2.听雨苑3栋已拆迁。\n"
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(FILES, tmp_path_factory.mktemp("beside")), date(2026, 6, 15))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("白桦村的孩子上哪个小学 有没有电话", ("白桦镇中心小学", "0888-5550001"), "0888-5550002"),
        ("前屯村上小学归哪个学校，住不住校", ("柳甸乡学校", "备注：寄宿"), "不寄宿"),
        ("石门屯上到四年级还在教学点吗", ("南沟教学点", "四年级起到中心小学"), "0888"),
        ("南沟村的孩子教学点念完去哪", ("四年级起到中心小学",), "不寄宿"),
        ("柳甸的李家屯上哪个小学", ("柳甸乡学校",), "白桦镇中心小学"),
        ("鱼泡的孩子上小学去哪", ("柳甸乡学校",), "白桦镇中心小学"),
        ("南沟村小学毕业上哪个初中", ("白桦镇初级中学",), "柳甸乡学校"),
        ("白桦镇中心小学毕业升哪个初中", ("白桦镇初级中学",), "柳甸乡学校"),
        ("柳甸乡学校小学毕业初中去哪", ("学段：初中",), "白桦镇初级中学"),
        ("南沟教学点读到几年级", ("一至三年级", "四年级起到中心小学"), "白桦镇中心小学；"),
    ],
)
def test_what_is_asked_beside_an_address(
    assistant: Assistant, question: str, said: tuple[str, ...], unsaid: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert all(words in answer.text for words in said), answer.text
    assert unsaid not in answer.text


def test_what_is_asked_of_the_school_that_was_named_before(assistant: Assistant) -> None:
    turns = ["白桦镇中心小学招多少人", "南沟教学点呢", "四年级去哪"]
    assert "四年级起到中心小学" in ask({"turns": turns}, assistant).text
    boards = ask({"turns": ["白桦村读哪个学校", "鱼泡的呢", "住校吗"]}, assistant)
    assert "备注：寄宿" in boards.text


def test_two_numbers_of_one_place(assistant: Assistant) -> None:
    answer = assistant.answer("松江里3号楼上哪个小学 8号楼呢")
    assert answer.text.index("城东小学") < answer.text.index("城西小学")


def test_a_place_in_two_towns_is_asked_for_and_an_unknown_one_declined(assistant: Assistant) -> None:
    assert assistant.answer("李家屯上哪个小学").status == "clarify"
    assert assistant.answer("橘子洲公馆上哪个小学").status == "no_answer"


def test_whether_one_can_is_no_question_of_where(assistant: Assistant) -> None:
    assert assistant.answer("新买的房子还没交房可以对口吗").reason != "zone_needs_address"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("李家屯上哪个小学", "柳甸的", "初中在哪"), ("柳甸乡学校", "学段：初中")),
        (("白桦村上哪", "李家屯也是吗", "白桦的"), ("白桦镇中心小学",)),
        (("前屯村上哪个小学", "有没有宿舍"), ("备注：寄宿",)),
        (("松江里3号楼上哪个小学", "8号楼呢"), ("城西小学",)),
        (("白桦村上哪个小学", "毕业去哪"), ("白桦镇初级中学",)),
    ],
)
def test_what_follows_an_address(assistant: Assistant, turns: tuple[str, ...], said: tuple[str, ...]) -> None:
    answer = ask({"turns": list(turns)}, assistant)
    assert answer.status == "answered"
    assert all(words in answer.text for words in said), answer.text


def test_what_a_note_says_of_the_place(assistant: Assistant) -> None:
    assert "金穗新城商铺、公寓不作为入学房产" in assistant.answer("金穗新城的商铺能上城北小学吗").text
    assert "拆迁" not in assistant.answer("听雨苑上哪个小学").text
