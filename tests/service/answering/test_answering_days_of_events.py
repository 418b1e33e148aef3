"""The day of the very event that is asked about, and the row of the day that is named by its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "考试.md": """# 云台县2026年初中学业水平考试工作通知

## 一、考试时间

| 日期 | 时间 | 科目 | 分值 | 备注 |
| --- | --- | --- | --- | --- |
| 6月17日 | 9:00—11:00 | 语文 | 120 | |
| 6月17日 | 14:30—16:30 | 物理、化学 | 180 | 合卷分答 |
| 6月18日 | 9:00—11:00 | 数学 | 120 | |
| 6月19日 | 9:00—11:00 | 英语 | 120 | 含听力30分 |
| 另行组织 | 4月10日至5月15日 | 体育与健康 | 60 | |

## 二、成绩

成绩7月8日公布，通过小程序查询。

云台县教育局
2026年4月16日
""",
    "志愿.md": """# 2026年高中成绩查询和志愿填报须知

## 三、志愿填报

中考志愿填报时间为7月12日至7月14日。按分数从高到低补录一次，补录于8月24日进行。

云台县教育局
2026年5月6日
""",
    "校历.md": """# 云台县2026—2027学年度中小学校历

| 学期 | 项目 | 小学、初中 | 高中 |
| --- | --- | --- | --- |
| 2026年暑假 | 放假 | 7月4日 | 7月11日 |
| 2026年暑假 | 结束 | 8月31日 | 8月28日 |
| 第二学期 | 暑假 | 2027年7月3日起 | 2027年7月10日起 |

云台县教育局
2026年5月6日
""",
    "转学.md": """# 云台县中小学生转学办事指南

| 项目 | 小学 | 初中 |
| --- | --- | --- |
| 办理时间 | 2026年暑假为8月17日至21日，学期中间不办理 | 2026年暑假为8月17日至21日，学期中间不办理 |

云台县教育局
2026年5月6日
""",
    "招生.md": """# 云台县教育局关于做好2026年义务教育招生入学工作的通知

## 四、时间安排

（一）小学网上登记：6月22日至6月28日。
（二）录取结果公布：小学7月25日，初中7月28日。
（三）新生报到：小学一年级8月29日，初中一年级8月27日。

## 五、放弃

录取结果公布后3个工作日内可以申请放弃。

云台县教育局
2026年5月8日
""",
    "招聘.md": """# 云台县2026年公开招聘小学、幼儿园教师公告

小学教师报名时间为6月18日至6月24日，网上报名。

云台县教育局
2026年6月8日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    assistant = Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("days")), date(2026, 6, 15))
    return lambda question: assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("中考分数哪天能查", "7月8日", "8月24日"),
        ("中考成绩什么时候出来", "7月8日", "7月12日"),
        ("今年小学几号放暑假", "7月4日", "8月17日"),
        ("暑假小学几号放", "7月4日", "2027年"),
        ("转学暑假哪几天可以办", "8月17日", "7月4日"),
        ("小升初录取结果哪天出", "7月28日", "3个工作日"),
        ("初一新生哪天报到", "8月27日", "8月29日"),
        ("小学新生几号报到", "8月29日", "6月22日"),
        ("小学几号网上报名", "6月22日", "6月18日"),
        ("小学教师招聘几号报名", "6月18日", "6月22日"),
    ],
)
def test_the_day_of_the_event_that_is_asked_about(
    ask: Callable[[str], str], question: str, told: str, not_told: str
) -> None:
    said = ask(question)
    assert told in said
    assert not_told not in said


@pytest.mark.parametrize(
    ("question", "subjects"),
    [
        ("中考第一天考什么", ("语文", "物理")),
        ("中考第2天考啥科目", ("数学",)),
        ("中考第三天考哪几门", ("英语",)),
        ("中考最后一天考哪些科目", ("英语",)),
    ],
)
def test_the_rows_of_a_day_are_found_by_its_place(
    ask: Callable[[str], str], question: str, subjects: tuple[str, ...]
) -> None:
    said = ask(question)
    named = [subject for subject in ("语文", "物理", "数学", "英语", "体育") if subject in said]
    assert tuple(named) == subjects


def test_a_heading_alone_answers_nothing(ask: Callable[[str], str]) -> None:
    assert "时间安排" not in ask("时间安排什么时候")


def test_what_is_open_for_an_office_is_no_period_for_a_matter(tmp_path: Path) -> None:
    files = {
        "窗口.md": """# 云台县教育局咨询窗口

| 科室 | 职责 | 电话 | 办公时间 |
| --- | --- | --- | --- |
| 学籍股 | 转学、学籍 | 0996-0002115 | 8:00—11:30 |

云台县教育局
2026年3月1日
""",
        "转学.md": """# 云台县中小学生转学办事指南

转学办理时间为每年8月17日至21日。

云台县教育局
2026年5月6日
""",
    }
    assistant = Assistant(snapshot_of(files, tmp_path), date(2026, 6, 15))
    assert "8月17日" in assistant.answer("转学哪几天能办").text


def test_a_year_or_a_term_alone_is_no_day(tmp_path: Path) -> None:
    files = {
        "测试.md": """# 2026年下半年普通话水平测试安排

测试后30个工作日出证书，同一次报名只测一次。

测试时间为10月17日、18日。

语言文字工作科
2026年6月8日
"""
    }
    assistant = Assistant(snapshot_of(files, tmp_path), date(2026, 6, 15))
    assert "10月17日" in assistant.answer("普通话测试几号考").text
