"""Lists of documents that hold on or were ended, and proposals that are still to be heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台市教育局\n",
    "清理结果.html": """<html><head><title>云台市教育局关于规范性文件清理结果的通告</title></head><body>
<h1>云台市教育局关于规范性文件清理结果的通告</h1>
<p>一、继续有效的文件（1件）</p>
<p>1.《云台市民办学校收费公示规定》（云教规〔2023〕1号）。</p>
<p>二、废止的文件（2件）</p>
<p>1.《云台市高中择校费管理办法》（云教〔2012〕5号）；</p>
<p>2.《云台市营养餐补贴发放办法》（云教〔2019〕14号），自2026年3月1日起停止发放。</p>
</body></html>""",
    "规范性文件效力目录.csv": """文件名称,文号,效力,说明
云台市学生午餐补贴实施细则,云教助〔2022〕3号,已失效,2025年8月31日到期
云台市校服采购规定,云教〔2023〕20号,有效,
""",
    "听证.txt": """关于举行公办幼儿园保教费调整听证会的公告

定于2026年7月8日上午9时举行听证会。
听证方案拟将公办园保教费由每月260元调整为每月320元。
云台市发展和改革局
2026年6月8日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("lists"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云教2012年5号还有效吗", "废止的文件"),
        ("高中择校费管理办法还执行吗", "废止的文件"),
        ("2019年的营养餐补贴还发吗", "停止发放"),
        ("民办学校收费公示规定还有效没", "继续有效"),
        ("云教助2022年3号午餐补贴细则还管用吗", "2025年8月31日到期"),
        ("幼儿园涨价听证会几号开", "7月8日"),
    ],
)
def test_a_list_or_a_hearing_says_how_a_document_stands(
    ask: Callable[[str], Answer], question: str, said: str
) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered", True), answer.text


def test_a_proposed_price_is_no_price(ask: Callable[[str], Answer]) -> None:
    assert "320" not in ask("公办幼儿园一个月多少钱").text
