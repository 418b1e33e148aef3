"""Of subsidies side by side the stage, the distance, the term asked; all tiers or one; what goes together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 沅山县教育局\nregions: [{name: 沅山县}]\n",
    "一览.md": """# 2025—2026学年学生资助项目一览

## 一、项目和标准

| 学段 | 项目 | 对象 | 标准 |
|---|---|---|---|
| 义务教育 | 寄宿生生活补助（小学） | 家庭经济困难寄宿生 | 1370元/生·年 |
| 义务教育 | 寄宿生生活补助（初中） | 家庭经济困难寄宿生 | 1690元/生·年 |
| 普通高中 | 国家助学金一等 | 孤儿、特困、低保家庭学生 | 2970元/生·年 |
| 普通高中 | 国家助学金二等 | 脱贫户、监测户学生 | 2350元/生·年 |
| 普通高中 | 国家助学金三等 | 其他困难家庭学生 | 1730元/生·年 |
| 中等职业 | 入学补助（县级，一次性） | 本县户籍新生 | 460元/生 |
| 高等教育 | 新生路费（省外院校） | 当年考入大学的困难新生 | 1060元/生 |

## 二、能不能同时享受

（一）学生同时符合两种以上家庭类型的，按最高一类执行，不累加。
（二）新生路费与慈善助学金同一学年只享受一项。

## 三、申请

（一）时间：秋季学期为9月1日至9月21日，春季学期为3月1日至3月16日。
（二）新生路费的申请时间为8月1日至8月26日。
（三）材料：认定申请表、户口簿复印件。不需要村（居）委会开证明。
（四）办理：学前至高中阶段交就读学校；新生路费交户籍所在乡镇学区。
""",
    "里程.html": """<html><body><h1>上学交通补贴问答</h1><h3>问：上学交通补贴怎么分档？</h3>
<p>答：按家到学校的里程分档。</p><table><tr><th>档次</th><th>家校里程</th><th>每学期补贴</th></tr>
<tr><td>一档</td><td>5公里以上不足15公里</td><td>115元</td></tr>
<tr><td>二档</td><td>15公里以上</td><td>235元</td></tr></table></body></html>
""",
    "幼儿.md": """# 沅山县学生资助政策

| 学段 | 项目 | 对象 | 标准 |
|---|---|---|---|
| 学前教育 | 保教费减免 | 低保、孤儿、残疾幼儿 | 全额免除保教费 |
| 小学 | 午餐补助 | 低保、孤儿学生 | 免收午餐费 |
""",
}
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("tiers")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("初中住校困难生一年生活补助多少", "1690元", "1370元"),
        ("家离学校20公里住校 一学期交通补贴多少", "235元", "115元"),
        ("职高新生县里一次给多少钱 本县户口", "460元", "2350元"),
        ("考到省外大学路费补多少", "1060元", "460元"),
        ("秋季资助啥时候截止申请", "9月21日", "8月26日"),
        ("新生路费几号到几号交材料", "8月26日", "1060元"),
        ("大学新生路费材料交到哪里", "乡镇学区", "户口簿"),
        ("申请助学金要村上开证明吗", "不需要村", "2970元"),
        ("又是低保又残疾 补助能加起来吗", "不累加", "1370元"),
        ("新生路费和慈善助学金能都拿吗", "只享受一项", "1060元"),
        ("孤儿上幼儿园交不交钱", "全额免除保教费", "午餐"),
    ],
)
def test_the_statement_of_what_is_named(ask: Ask, question: str, said: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert said in answer.text
    assert unsaid not in answer.text


def test_all_tiers_where_none_is_named_and_one_where_the_family_is(ask: Ask) -> None:
    assert all(sum_ in ask("高中国家助学金一年多少").text for sum_ in ("2970元", "2350元", "1730元"))
    of_family = ask("高中生家里是监测户 国家助学金一年多少").text
    assert "2350元" in of_family
    assert "2970元" not in of_family
