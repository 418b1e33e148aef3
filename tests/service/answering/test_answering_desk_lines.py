"""Which of several offices that fit is meant: by the line's name, by whose section it is, by the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台县教育局\nregions: [{name: 云台县}]\n",
    "股室.md": """# 云台县教育局内设股室

| 股室 | 职责 | 电话 | 地址 |
|---|---|---|---|
| 财务股 | 学校收费、经费 | 0911-2340022 | 学府路1号3楼305室 |
| 人事股 | 教师招聘、教师资格 | 0911-2340033 | 学府路1号3楼306室 |
| 安全股 | 校园安全、校车 | 0911-2340055 | 学府路1号1楼103室 |
| 学生资助中心 | 各类资助、助学贷款 | 0911-2340066 | 学府路1号2楼202室 |
| 县招生考试中心 | 中考、高考 | 0911-2340044 | 学府路1号2楼201室 |

2025年3月1日
""",
    "收费公示.md": """# 云台县2026年春季收费公示

一、初中住宿费每生每学期100元。

二、学校乱收费问题可拨打云台县发展和改革局价格股电话0911-2340099。

2026年2月20日
""",
    "校车线路.md": """# 云台县校车线路

一号线每生每月130元。

校车服务电话0911-2340088，每天早6:30至晚7:00。

2026年2月20日
""",
    "2025贷款.md": """# 云台县2025年生源地信用助学贷款办理公告

2025年生源地信用助学贷款办理时间为7月25日至9月10日。

办理地点：云台县第一中学体育馆一楼。
""",
    "2025认定.md": """# 云台县2025年春季教师资格认定公告

教师资格现场确认地点：云台县第二中学报告厅。
""",
    "新址.md": """# 关于部分单位启用新办公场所的公告

自2026年4月1日起，以下单位在新址办公：

| 单位 | 新址 | 新电话 |
|---|---|---|
| 县招生考试中心 | 凤仪路5号 | 0911-2349944 |

云台县教育局

2026年3月20日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("lines"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("校车服务电话几点到几点", "0911-2340088", "0911-2340055"),
        ("校车的事问哪个股 电话", "0911-2340055", "0911-2340088"),
        ("学校乱收费找哪个股 电话多少", "0911-2340022", "0911-2340099"),
        ("学校乱收费发展和改革局哪个股管 电话", "0911-2340099", "0911-2340022"),
        ("招生考试中心现在在什么地方", "凤仪路5号", "学府路"),
        ("高考咨询打哪个电话", "0911-2349944", "0911-2340044"),
        ("2025年助学贷款在哪办的", "第一中学体育馆", "学府路"),
        ("2025年教师资格现场确认在哪里", "第二中学报告厅", "学府路"),
        ("教师资格证认定找哪个股", "0911-2340033", "0911-2340022"),
    ],
)
def test_the_office_that_is_meant_is_quoted(
    ask: Callable[[str], Answer], question: str, said: str, unsaid: str
) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text, unsaid in answer.text) == ("answered", True, False)
