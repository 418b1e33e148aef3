"""A district of another bureau, a thing that no passage speaks of, a day that is another event's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """name: 云台市北关区教育局
regions:
  - name: 北关区
    aliases: [全区]
  - name: 柳塘街道
    parent: 北关区
    aliases: [柳塘]
desks:
  - name: 北关区教育局办公室
    phone: 0911-2370001
    region: 北关区
    topics: [综合]
  - name: 北关区教育局义务教育科
    phone: 0911-2370002
    region: 北关区
    topics: [招生, 学籍]
  - name: 北关区教育局职成教科
    phone: 0911-2370003
    region: 北关区
    topics: [职业教育]
  - name: 柳塘街道教育窗口
    phone: 0911-2370009
    region: 柳塘街道
    topics: [随迁子女]
""",
    "入学.txt": """北关区2026年小学入学工作通知

一、公办小学按学区划片，就近免试入学，由区教育局统筹安排。
二、网上登记时间为6月20日至6月25日。
北关区教育局
2026年5月8日
""",
    "中考.txt": """北关区2026年初中毕业考试安排

体育与健康30分，理化实验操作20分。总分750分。英语口语测试5月16日举行，成绩计入英语。
北关区考试中心
2026年3月1日
""",
    "招聘.txt": """北关区2026年招聘教师公告

一、年龄35周岁以下（1991年6月1日以后出生）；中级以上职称的放宽到40周岁。
二、报名时间为6月20日至6月24日。
北关区教育局
2026年6月1日
""",
    "校历.csv": """项目,小学,初中
寒假,2027年1月23日至2月21日,2027年1月23日至2月21日
暑假,2026年7月4日至8月31日,2026年7月4日至8月31日
""",
    "接送.csv": """学校,性质,备注
柳塘小学,公办,东桥村有校车；校舍加固，2026学年在南湖路过渡
启明双语学校,民办,配外教1名
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("elsewhere"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    "question",
    [
        "海棠区小学怎么划片",
        "请问清溪县的公办小学怎么划片",
        "理化实验操作哪天考",
        "教师评职称几号交材料",
        "寒假有没有托班",
        "校车几点到东桥村口",
        "启明双语学校外教是哪国人",
        "柳塘小学校舍加固啥时候完工",
        "普通话考试什么时候报名",
    ],
)
def test_what_no_sentence_says_is_not_disclosed(question: str, ask: Callable[[str], Answer]) -> None:
    answer = ask(question)
    assert answer.status == "no_answer", answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("北关区小学怎么划片", "就近免试入学"),
        ("北官区小学怎么划片", "就近免试入学"),
        ("小学怎么划片", "就近免试入学"),
        ("英语口语测试哪天考", "5月16日"),
        ("教师招聘几号报名", "6月20日"),
    ],
)
def test_what_a_sentence_says_is_answered(question: str, said: str, ask: Callable[[str], Answer]) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered", True), answer.text


@pytest.mark.parametrize(
    ("question", "phones"),
    [
        ("老年大学怎么报名", {"0911-2370003"}),
        ("柳塘初级中学校长叫啥名字", {"0911-2370001", "0911-2370002"}),
    ],
)
def test_a_window_for_one_matter_is_no_desk_for_others(
    question: str, phones: set[str], ask: Callable[[str], Answer]
) -> None:
    desk = ask(question).desk
    assert desk is not None
    assert desk.phone in phones
