"""What people ask around a benefit: whether to apply, money that did not come, how many go together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 沅山县教育局\nregions: [{name: 沅山县}]\n",
    "标准.md": """# 沅山县学生资助标准一览

| 学段 | 项目 | 资助对象 | 一档（元/年） | 二档（元/年） |
|---|---|---|---|---|
| 小学 | 寄宿生生活补助 | 家庭经济困难寄宿生 | 1260 | — |
| 小学 | 非寄宿生生活补助 | 低保、特困、孤儿学生 | 630 | — |
| 高中 | 国家助学金 | 家庭经济困难学生 | 2900 | 1900 |
""",
    "中职.md": """# 沅山县中等职业学校资助办法

学校就读的学生免学费每生每年2000元；助学金每学期1050元。

雨露计划：脱贫户中职学生每学期1400元，可与助学金同时享受。
""",
    "问答.html": """<html><body><h1>沅山县学生资助热点问答</h1>
<h3>孩子能同时领几样补助？</h3><p>同一学段的国家资助不重复享受，社会捐助不影响国家资助。</p>
<h3>资助要自己申请吗？</h3><p>低保、特困学生由学校比对后直接纳入，不用申请；其他学生开学后向班主任递交申请表。</p>
<h3>钱没到账怎么办？</h3><p>先核对银行卡是否激活，再向学校反映，由学校查询。</p>
<h3>资助卡遗失怎么办？</h3><p>带学生户口簿到开卡网点挂失补办，把新卡号报学校。</p>
<h3>残疾孩子不能到校怎么办？</h3><p>可以申请送教上门，每周1次。</p>
<h3>在外地读书能在老家领吗？</h3><p>不能。在哪里就读就在哪里申请。</p>
</body></html>
""",
}
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("everyday")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("补助能领几样", "不重复享受", "1260"),
        ("资助要自己申请还是学校直接给", "不用申请", "1260"),
        ("补助没收到咋办", "核对银行卡", "1260"),
        ("卡丢了助学金咋领", "挂失补办", "1260"),
        ("银行卡换了助学金怎么办", "新卡号", "1260"),
        ("残疾孩子学校给送课不", "送教上门", "1260"),
        ("在外县读书能领补助吗", "在哪里就读就在哪里申请", "1260"),
        ("低保家庭小学住校一年补多少", "1260", "630"),
        ("职高助学金一学期多少", "1050元", "1400元"),
    ],
)
def test_everyday_questions_get_their_statement(ask: Ask, question: str, must: str, must_not: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert must in answer.text
    assert must_not not in answer.text


def test_what_is_charged_is_no_benefit(ask: Ask) -> None:
    assert ask("低保家庭坐校车要不要钱").status == "no_answer"
