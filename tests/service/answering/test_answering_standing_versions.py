"""The version of a rule by its year, terms counted from the day of issue, prices of a term to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台县教育局\nregions: [{name: 云台县}]\n",
    "试行.md": """# 云台县中小学课后服务实施办法（试行）

云教发〔2023〕16号

第一条 每生每月收取60元。

第二条 本办法自2023年9月1日起试行，试行两年。

2023年8月10日
""",
    "办法.md": """# 云台县中小学课后服务实施办法

云教规〔2025〕2号

第一条 每生每月收取80元。

第二条 本办法自2025年9月1日起施行，有效期至2030年8月31日。
《云台县中小学课后服务实施办法（试行）》（云教发〔2023〕16号）同时废止。

2025年8月15日
""",
    "评价.md": """# 云台县学生综合素质评价办法

云教规〔2022〕5号

第一条 评价每学期一次。

第二条 本办法自发布之日起施行，有效期五年。

云台县教育局

2022年9月6日
""",
    "春.md": "# 云台县2026年春季学期学生营养餐标准公示\n\n学生营养餐标准为每生每天5.5元。\n\n2026年2月25日\n",
    "秋.md": (
        "# 云台县2026年秋季学期学生营养餐标准公示\n\n"
        "自2026年9月1日起，学生营养餐标准为每生每天6元。\n\n2026年6月3日\n"
    ),
    "中考.md": (
        "# 云台县2026年初中学业水平考试公告\n\n一、文化课考试时间：6月18日至20日。\n\n"
        "二、成绩公布：7月2日。\n\n2026年2月25日\n"
    ),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("versions"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("2023年的课后服务办法还算数不", "不再执行", "仍在执行"),
        ("课后服务办法还有效吗", "仍在执行", "不再执行"),
        ("课后服务办法管到哪年", "2030年8月31日", "不再执行"),
        ("综合素质评价办法有效期到什么时候", "2022年9月6日", "不再执行"),
        ("营养餐一天几块", "5.5元", "6元"),
        ("中考成绩哪天出来", "7月2日", "6月18日"),
    ],
)
def test_what_is_asked_is_told_from_what_came_before_and_after(
    ask: Callable[[str], Answer], question: str, said: str, unsaid: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert unsaid not in answer.text
