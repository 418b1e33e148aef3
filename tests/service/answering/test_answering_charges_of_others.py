"""What another examination, another family or another sort of place pays is no answer to what is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import built
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 梓川县教育局\nregions: [{name: 梓川县}]\n",
    "公示.md": """# 梓川县教育收费公示表（2026年春季学期起执行）

| 学段 | 项目 | 标准 | 单位 | 备注 |
|---|---|---|---|---|
| 公办幼儿园 | 保教费（县幼儿园） | 330 | 元/人·月 | 大班免收保教费 |
| 公办幼儿园 | 伙食费（幼儿园） | 12 | 元/人·天 | 据实结算 |
| 义务教育 | 课后服务费 | 45 | 元/人·月 | 乡镇学校免收 |

## 旧标准

| 学段 | 项目 | 标准 | 单位 |
|---|---|---|---|
| 公办幼儿园 | 保教费（县幼儿园） | 270 | 元/人·月 |
""",
    "通知.md": """# 关于规范课后服务的通知

（一）课后服务坚持自愿。

（二）孤儿和低保家庭学生的课后服务费全免。
""",
    "问答.md": """# 高考自考成考报名问答

一、普通高考报名费每科21元。

二、成人高考9月1日至5日网上报名，10月考试。
""",
    "中考.md": "# 初中学业水平考试报名通知\n\n中考报名费每生81元。\n",
    "招聘.md": "# 2026年公开招聘教师公告\n\n缴费：笔试考务费每科52元，7月3日前缴清。\n",
    "联系.md": """# 机关股室联系电话

| 单位 | 负责事项 | 房间 | 电话 |
|---|---|---|---|
| 计划财务股 | 收费、食堂、校服 | 402 | 0990-1234567 |
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    return Assistant(built.snapshot_of(_FILES, tmp_path_factory.mktemp("others")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("县幼儿园一个月多钱", "330", "270"),
        ("县幼儿园保教费旧标准是多少", "270", "330"),
        ("娃在县幼儿园吃饭一天几块", "12", "330"),
        ("县城课后服务一个月多少", "45", "全免"),
        ("低保的课后服务还收不", "全免", "45"),
        ("招聘老师报名费多少", "52", "81"),
        ("中考报名费多少", "81", "52"),
        ("高考报名一科多少钱", "21", "81"),
    ],
)
def test_each_gets_its_own(ask: Callable[[str], Answer], question: str, must: str, must_not: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert must in answer.text
    assert must_not not in answer.text


@pytest.mark.parametrize("question", ["成人高考报名费多少", "高中校服多少钱一套"])
def test_what_no_paper_says_is_not_made_up_from_others(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).status == "no_answer"
