"""Of a piece that lists several values only the one asked for is quoted, with what belongs to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_NOTICE = """云台市教育局关于2026年招生考试安排的通知
云教发〔2026〕6号
一、入学时间
（一）小学网上登记：6月20日8:00至6月26日17:00，使用“云台入学”小程序。
（二）小学现场审核：7月4日至7月6日，地点为各招生学校。但监护人在外地的，可委托亲属。
（三）小学录取结果公布：7月22日。
（四）初中录取结果公布：7月26日。
二、放假
小学、初中7月9日放暑假，高中7月16日放暑假，幼儿园7月18日放暑假。
三、报到
新生报到：小学8月29日，初中8月27日。
四、自学考试
（一）报考时间：6月20日至6月28日，登录系统报考。
（二）毕业申请：下半年毕业申请时间为11月20日至11月30日。
五、幼儿园录取
双胞胎捆绑为一个号摇号，摇号由公证人员监督。教职工子女的材料于6月24日前交到幼儿园。
报名人数超过计划的，于7月3日上午9:30现场摇号，结果当日公布。
云台市教育局
2026年5月10日
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("narrow")
    return Assistant(snapshot_of({"通知.txt": _NOTICE}, folder), today=date(2026, 6, 15))


@pytest.mark.parametrize(
    ("question", "holds", "holds_not"),
    [
        ("小学录取结果什么时候公布", ("7月22日",), ("7月26日", "6月20日", "7月4日")),
        ("小学现场审核是哪几天", ("7月4日至7月6日", "但监护人在外地的"), ("6月20日", "7月22日")),
        ("高中几号放暑假", ("7月16日",), ("7月9日", "7月18日")),
        ("新生哪天报到", ("8月29日", "8月27日"), ()),  # no stage is asked about: both
        ("幼儿园摇号是哪一天", ("7月3日",), ("6月24日",)),  # the day in the sentence of the draw
        ("自考下半年报考时间", ("6月20日至6月28日",), ()),  # no line holds all of it: none is left out
    ],
)
def test_the_value_asked_for(
    assistant: Assistant, question: str, holds: tuple[str, ...], holds_not: tuple[str, ...]
) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert all(text in answer.text for text in holds), answer.text
    assert not any(text in answer.text for text in holds_not), answer.text
