"""Standing asked in other words: drafts, lengthened terms, a part of the name; days that have passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "资助细则.txt": """云台市学生资助资金管理细则
云教规〔2023〕3号
第一条　资助款每学期发放一次。
第二条　本细则自2023年6月1日起施行，有效期三年。
云台市教育局
2023年5月20日
""",
    "延长.txt": """关于延长《云台市学生资助资金管理细则》有效期的通知
云教发〔2026〕9号
《云台市学生资助资金管理细则》（云教规〔2023〕3号）有效期延长至2028年5月31日。
云台市教育局
2026年5月10日
""",
    "草案.txt": """云台市普通高中学费调整方案（征求意见稿）
现就普通高中学费调整公开征求意见，拟将第一中学学费调整为每学期1200元。
云台市教育局
2026年5月20日
""",
    "转学旧规.txt": """云台市中小学生转学管理规定
云教规〔2017〕4号
第一条　转学办理时限为20个工作日。
第二条　本规定自2017年6月1日起施行，有效期五年。
云台市教育局
2017年5月8日
""",
    "招生.txt": """云台市2025年初中招生工作通知
报名时间为7月10日至7月13日。
云台市教育局
2025年6月1日
""",
    "自主招生.txt": """云台市2026年普通高中自主招生报名通知
报名时间为5月11日至5月15日。
云台市教育局
2026年4月30日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("standing"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云教规2023年3号有效期到哪天", "2028年5月31日"),
        ("资助资金管理细则还有用吗", "2028年5月31日"),
        ("转学规定2017年4号还有用吗", "已过"),
        ("高中学费调整方案定了吗", "征求意见"),
        ("今年初中报名时间", "尚未公布"),
        ("高中自主招生报名还来得及吗", "均已过"),
    ],
)
def test_it_is_said_how_things_stand(ask: Callable[[str], Answer], question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text


def test_a_rule_in_force_since_long_is_not_called_over(ask: Callable[[str], Answer]) -> None:
    assert "均已过" not in ask("资助资金管理细则什么时候到期").text


def test_what_a_lengthened_rule_says_holds(ask: Callable[[str], Answer]) -> None:
    assert "每学期发放一次" in ask("学生资助款怎么发放").text
