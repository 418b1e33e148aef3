"""What no paper speaks of is declined, however near another thing stands."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台市教育局\nregions: [{name: 云台市}]\n",
    "招生.md": """# 云台市2026年初中招生通知

第四中学对口第二小学，计划8个班400人，该校有寄宿部，家住五公里以外的学生可申请寄宿。

2026年5月8日
""",
    "成考.md": """# 2026年成人高考报名公告

网上报名时间为9月1日至9月6日。年满25周岁的考生可以申请加20分投档。

2026年5月9日
""",
    "招聘.md": """# 2026年公开招聘教师公告

笔试7月4日上午9:00，总成绩按笔试40%、面试60%计算。

2026年5月10日
""",
    "校历.md": """# 2026—2027学年度中小学校历

| 学期 | 项目 | 日期 |
|---|---|---|
| 2026年暑假 | 放假 | 7月4日起放假58天 |

2026年5月11日
""",
    "场馆.md": """# 全民健身中心收费标准

| 场馆 | 每小时 |
|---|---|
| 羽毛球馆 | 30元 |

2026年5月12日
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("not_told")), date(2026, 6, 15))


@pytest.mark.parametrize(
    "question",
    [
        "第四中学寄宿部几人间",
        "第四中学寄宿的被子要自己带吗",
        "今年高考一本线多少分",
        "教师招聘成绩什么时候出",
        "2027年国庆放几天",
        "全民健身中心网球场一小时多少钱",
    ],
)
def test_another_thing_is_no_answer(question: str, assistant: Assistant) -> None:
    assert assistant.answer(question).status == "no_answer"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第四中学招多少人", "400人"),
        ("成人高考什么时候报名", "9月1日"),
        ("教师招聘笔试几号", "7月4日"),
        ("羽毛球馆一小时多少钱", "30元"),
    ],
)
def test_the_thing_itself_is_answered(question: str, said: str, assistant: Assistant) -> None:
    assert said in assistant.answer(question).text
