"""Sums that go by what is told elsewhere: the class behind a school's name, the year of entry, the county."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": (
        "name: 云台市教育局\nregions: [{name: 云台市}, {name: 柳湾县, parent: 云台市}]\n"
        "desks: [{name: 云台市教育局办公室, phone: 0911-2340001, region: 云台市}]\n"
    ),
    "限价.md": """# 云台市普惠性民办幼儿园收费最高限价（2025年9月1日起执行）

| 办园等级 | 半日制 | 全日制 |
|---|---|---|
| 一级 | 380元 | 650元 |
| 二级 | 320元 | 540元 |

说明：①表中为每月保教费；②餐费按实际成本另收，每日不高于18元；③现有普惠园：小海豚幼儿园（一级）、晨曦幼儿园（二级）。

一、柳湾县按上述标准的80%执行。
""",
    "高中.md": """# 关于2026学年普通高中收费标准的通知

一、从2026学年（2026年9月）起，对新入学的高一学生执行新标准：公办普通高中学费每学期1450元。

二、2025年及以前入学的学生仍执行原标准至毕业。

本通知自2026年9月1日起施行。

2026年6月8日
""",
    "托管2025.md": """# 2025年暑期托管服务公告

2025年暑期托管开设两期，收费每人每期420元。
""",
    "托管2026.md": """# 2026年暑期托管服务公告

| 班期 | 时间 | 收费（元/人·期） |
|---|---|---|
| 第一期 | 7月6日—7月17日 | 480 |

2026年6月10日
""",
    "校车.md": """# 云台市学生校车收费公告

校车票价如下：

- 红线：红柳滩—实验小学，2元
- 绿线：六连—第四小学，5元；月卡160元

遗失校车卡补卡收工本费10元。
""",
    "资助.md": """# 云台市2026年学生资助政策

## 中等职业学校

免学费：全部学生三年都免。

助学金：一、二年级涉农专业学生每年2300元。
""",
}


@pytest.fixture(scope="module")
def says(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder: Path = tmp_path_factory.mktemp("classes")
    assistant = Assistant(snapshot_of(_FILES, folder), date(2026, 6, 15))
    return lambda question: assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("晨曦幼儿园全日制一个月多少钱", "540元", "650元"),
        ("柳湾县二级普惠园全日制一个月多少钱", "80%", "380元"),
        ("2024年入学的高中生九月还涨学费不", "仍执行原标准", "1450"),
        ("九月上高一学费多少", "1450元", "仍执行原标准"),
        ("今年暑托第一期多少钱", "480", "420"),
        ("校车月卡多少钱", "160元", "10元"),
        ("校车卡丢了补卡多少钱", "10元", "160元"),
        ("中职要交学费吗", "三年都免", "2300"),
    ],
)
def test_what_is_charged_is_said_for_the_one_asked_about(
    says: Callable[[str], str], question: str, said: str, unsaid: str
) -> None:
    answer = says(question)
    assert said in answer
    assert unsaid not in answer
