"""Sums that stand side by side: of the school, the part, the line, the class and the entry that is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 沅山县教育局
regions: [{name: 沅山县}, {name: 青石镇, parent: 沅山县, aliases: [青石]}]
""",
    "民办.html": """<html><body><h1>2025—2026学年民办学校和幼儿园收费备案公示</h1>
<h3>岚溪学校（城关镇，十二年一贯制）</h3><p>小学部学费：4310元/学期</p><p>初中部学费：5270元/学期</p>
<h3>小鹿幼儿园（城关镇，非普惠）</h3><p>小班保教费：1110元/月</p><p>中班保教费：1050元/月</p>
<h3>远帆高级中学（青石镇）</h3><p>学费：9300元/学期</p>
<h3>青竹学校（青石镇）</h3><p>学费：6100元/学期</p><p>住宿费：880元/学期</p>
<h3>普惠性民办幼儿园最高限价</h3>
<table><tr><th>类别</th><th>最高限价（元/生·月）</th></tr>
<tr><td>普惠一类</td><td>705</td></tr><tr><td>普惠二类</td><td>585</td></tr></table></body></html>
""",
    "公办园.md": """# 关于调整公办幼儿园保教费标准的通知

一、收费标准

| 办园等级 | 县城（元/月） | 其他乡镇（元/月） |
|---|---|---|
| 示范园 | 475 | 415 |
| 二类园 | 355 | 308 |

二、2025年秋季学期起新入园的幼儿执行上述标准。2025年8月31日前已经在园的幼儿，仍按原标准收取。

三、最低生活保障家庭幼儿，保教费减半收取。各园不得以教职工子女名义减免保教费。

附件

| 办园等级 | 原标准（元/月） |
|---|---|
| 示范园 | 365 |
| 二类园 | 255 |
""",
    "校车.md": """# 校车怎么坐？票价看这里

## 1号线 石桥镇—县城

单程票：4元
学期票：615元

## 2号线 青石镇—县城

单程票：6元（这学期起新增一站）
学期票：885元
""",
    "招生.html": """<html><body><h1>2026年幼儿园招生计划及保教费一览表</h1><table>
<tr><th colspan="3">2026年幼儿园招生计划（单位：人）</th></tr>
<tr><th>幼儿园</th><th>托班</th><th>普通班</th></tr>
<tr><td>云雀幼儿园</td><td>20</td><td>75</td></tr><tr><td>画眉幼儿园</td><td>15</td><td>60</td></tr>
</table></body></html>
""",
    "托管.txt": """六月要办的事：暑期托管、几项考试交多少钱
一、暑期托管
价钱：每周265元，不含午餐。
去年每周是245元，今年调整了。
二、几项考试交多少钱
中考：报名考试费每人86元。
单独招生（高职分类）考试：每人142元。
""",
}
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("apart")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("岚溪学校初中学费多少一学期", "5270元", "4310元"),
        ("小鹿幼儿元中班一月多少", "1050元", "1110元"),
        ("普惠二类民办园最多能收多少", "585", "705"),
        ("青石镇到县城校车学期票多少钱", "885元", "615元"),
        ("娃2024年就在县城示范园了 现在一个月交多少", "365", "475"),
        ("低保户娃娃上公办幼儿园保教费免不免", "减半", "教职工"),
        ("我是老师 我娃在公办园能少交点吗", "不得以教职工子女名义减免", "减半"),
        ("今年暑假托管一周多少钱", "265元", "245元"),
        ("高职单招考试费多少", "142元", "86元"),
    ],
)
def test_the_sum_of_what_is_named(ask: Ask, question: str, said: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert said in answer.text
    assert unsaid not in answer.text


@pytest.mark.parametrize("question", ["远帆高中住宿费多少一学期", "云雀幼儿园托班一个月多少钱"])
def test_what_another_school_charges_or_how_many_it_takes_is_no_answer(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not any(sum_ in answer.text for sum_ in ("880元", "托班：20"))
