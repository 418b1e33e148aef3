"""A number, an address or hours: the desk asked for as it is now, or none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 北关区, parent: 云台市}, {name: 山口县, parent: 云台市}]
desks:
  - {name: 云台市教育局办公室, phone: 0911-2340000, region: 云台市, topics: [综合]}
""",
    "科室电话.md": """# 云台市教育局科室联系电话

办公地址：云台市北关区学府路1号。办公时间：工作日8:30—12:00、14:30—18:00。

| 科室 | 职责 | 电话 |
|---|---|---|
| 基础教育科 | 义务教育招生、学籍、转学 | 0911-2340011 |
| 财务科 | 教育收费管理 | 0911-2340022 |
| 教师工作科 | 教师资格、师德师风 | 0911-2340033 |
| 市招生考试中心 | 中考、高考 | 0911-2340044 |

2025年3月1日
""",
    "变更.md": """# 关于市招生考试中心搬迁的公告

自2026年5月1日起，市招生考试中心迁至云台市民中心3号楼2层，咨询电话改为0911-2349944。

自2026年9月1日起，财务科咨询电话改为0911-2349922。

云台市教育局

2026年4月20日
""",
    "学校电话.csv": """学校,地址,电话
北关区第一小学,北关区东街8号,0911-2350011
北关区第一初级中学,北关区西街9号,0911-2350022
云台市第一中学,北关区南街7号,0911-2350033
""",
    "第二中学招生.md": """# 云台市第二中学2026年招生公告

招生咨询：0911-2350044。

2026年5月8日
""",
    "区县.csv": """区县,招生入学,学生资助
北关区,0911-2360011,0911-2360022
山口县,0911-2370011,0911-2370022
""",
    "直属单位.md": """# 局属单位联系电话

安全与应急管理科　负责近视防控　电话：0911-2340055　职业教育与成人教育科　电话：0911-2340066

2025年3月1日
""",
    "又变更.md": """# 关于部分科室变动的启事

自2026年4月1日起，安全与应急管理科搬到学府路3号，电话启用新号码0911-2349955，教师工作科迁至学府路5号，电话不变。

云台市教育局

2026年3月20日
""",
    "夏令营.md": """# 2026年暑期托管服务公告

7月6日开班，不得收取班费，一经查实如数退还。举报0911-2340077。

2026年6月1日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("desks"))
    return lambda question, today=date(2026, 6, 15): Assistant(snapshot, today).answer(question)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("转学打哪个电话", "0911-2340011"),
        ("学校乱收费找谁投诉", "0911-2340022"),
        ("老师收红包举报电话", "0911-2340033"),
        ("教师资格证的事问哪个科", "0911-2340033"),
        ("山口县孩子报名咨询电话", "0911-2370011"),
        ("北关区助学金打什么电话", "0911-2360022"),
        ("市一中电话", "0911-2350033"),
        ("高考报名咨询电话", "0911-2349944"),
        ("第二中学招生电话", "0911-2350044"),
        ("教育局电话多少", "0911-2340000"),
        ("基教科电话", "0911-2340011"),
        ("职成科电话多少", "0911-2340066"),
        ("近视防控哪个科管 电话", "0911-2349955"),
        ("教师工作科现在在哪儿 电话", "0911-2340033"),
        ("暑托举报电话", "0911-2340077"),
        ("班费举报电话", "0911-2340077"),
        ("山口县学生资助哪个电话", "0911-2370022"),
    ],
)
def test_the_desk_for_the_matter_is_quoted(
    ask: Callable[..., Answer], question: str, number: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert number in answer.text
    assert set(_numbers(answer.text)) == {number}


@pytest.mark.parametrize(
    "question", ["图书采购科电话", "红星小学校长电话", "山口县校车电话", "物业管理处电话"]
)
def test_another_desks_number_is_no_answer(ask: Callable[..., Answer], question: str) -> None:
    assert ask(question).status == "no_answer"


def test_a_change_holds_from_its_day_on(ask: Callable[..., Answer]) -> None:
    for question in ("招生考试中心电话", "高考咨询打哪个电话"):
        assert _numbers(ask(question).text) == ["0911-2349944"]
        assert _numbers(ask(question, date(2026, 4, 25)).text) == ["0911-2340044"]
    assert "市民中心3号楼" in ask("考试中心搬到哪里了").text
    assert _numbers(ask("乱收费投诉电话").text) == ["0911-2340022"]
    assert _numbers(ask("乱收费投诉电话", date(2026, 9, 2)).text) == ["0911-2349922"]


def test_place_and_hours_of_the_whole_list_complete_the_desk(ask: Callable[..., Answer]) -> None:
    text = ask("基础教育科在哪里 几点上班").text
    assert "学府路1号" in text
    assert "8:30—12:00" in text


def test_a_decline_names_the_desk_for_its_matter_and_region(ask: Callable[..., Answer]) -> None:
    desk = ask("中考补考的照片怎么拍").desk
    assert desk is not None
    assert (desk.name, desk.phone) == ("市招生考试中心", "0911-2349944")
    general = ask("教室里能不能装电梯").desk
    assert general is not None
    assert general.name == "云台市教育局办公室"


def _numbers(text: str) -> list[str]:
    return re.findall(r"0911-\d{7}", text)
