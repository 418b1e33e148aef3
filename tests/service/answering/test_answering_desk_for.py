"""The desk that a decline names: of the place of the school that is named, and of what is asked."""

from __future__ import annotations

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 北关区, parent: 云台市}, {name: 山口县, parent: 云台市}]
desks:
  - {name: 云台市教育局办公室, phone: 0911-2340000, region: 云台市, topics: [综合]}
  - {name: 云台市教育局基础教育科, phone: 0911-2340011, region: 云台市, topics: [招生, 学籍]}
  - {name: 云台市教育考试院, phone: 0911-2340044, region: 云台市, topics: [中考, 高考]}
  - {name: 云台市教育局民办教育科, phone: 0911-2340055, region: 云台市, topics: [民办学校]}
  - {name: 云台市教育局语言文字科, phone: 0911-2340066, region: 云台市, topics: [语言文字]}
  - {name: 云台市教育局职业教育科, phone: 0911-2340077, region: 云台市, topics: [职业教育]}
  - {name: 北关区教育局学生资助中心, phone: 0911-2360022, region: 北关区, topics: [资助]}
  - {name: 北关区教育局基础教育股, phone: 0911-2360011, region: 北关区, topics: [招生, 学籍]}
""",
    "北关区2026年小学划片范围.csv": """学校,招生范围
杨柳街小学,长安路（单号）、翠竹苑
东门小学,长安路（双号）、青松里
""",
    "民办学校收费.md": """# 云台市2026年民办学校收费公示

| 学校 | 学费（元/学期） |
|---|---|
| 明德学校 | 9800 |
""",
    "普通话.md": "# 普通话测试安排\n\n市普通话测试站在学府路1号3楼，电话0911-2340088，每月测试一次。\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("desk_for")))


@pytest.mark.parametrize(
    ("question", "phones"),
    [
        ("杨柳街小学的校服是哪家厂做的", {"0911-2360011"}),
        ("请问一下东门小学操场什么时候翻新", {"0911-2360011"}),
        ("翠竹苑旁边要不要建新校区", {"0911-2360011"}),
        ("明德学校老师工资一个月多少", {"0911-2340055"}),
        ("专升本什么时候报名", {"0911-2340044"}),
        ("研究生考试现场确认在哪", {"0911-2340044"}),
        ("今年一本线多少分", {"0911-2340044"}),
        ("普通话测试站的停车场能停几辆", {"0911-2340066", "0911-2340088"}),
        ("中职食堂一个月多少钱", {"0911-2340077"}),
        ("钢琴等级考试在哪考", {"0911-2340000"}),
        ("门口红绿灯坏了几天能修好", {"0911-2340000"}),
    ],
)
def test_the_desk_of_a_decline(question: str, phones: set[str], assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert answer.status == "no_answer"
    assert answer.desk is not None
    assert answer.desk.phone in phones
