"""Charges as families ask for them: whether they are forced, what comes next term, things of no list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer, Turn
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 河口区, parent: 云台市, aliases: [河口]}]
""",
    "上一年.md": """# 云台市2025年秋季学期收费公示

| 学段 | 项目 | 标准 |
|---|---|---|
| 高中 | 中考报名费 | 66元/生 |
| 高中 | 四人间住宿费 | 450元/学期 |
""",
    "下一年.md": """# 关于公布2026年秋季学期收费标准的通知

一、中等职业学校住宿费每生每学期330元。

二、义务教育学校免收住宿费。

| 项目 | 单位 | 标准（元） |
|---|---|---|
| 中考报名费 | 生 | 75 |
| 普通高考报名费 | 生 | 120 |
| 高中四人间住宿费 | 学期 | 480 |
""",
    "四人间.txt": """关于调整市第一高级中学四人间住宿费的通知
一、自2026年9月1日起，市第一高级中学四人间住宿费由每生每学期480元调整为580元。
二、实行新生新办法、老生老办法，在校学生毕业前按原标准执行。
三、孤儿免收住宿费。
云台市发展和改革委员会
2026年6月3日
""",
    "校服.txt": """云台市校服和学习用品要求
1.买不买校服由家长决定，学校不得强制。
2.夏装每套不超过90元，冬装每套不超过210元。
3.作业本每学期小学12元，初中15元。教辅一科一辅，自愿购买。
""",
    "体育馆.md": """# 云台市体育中心收费

| 场馆 | 平日 | 周末 |
|---|---|---|
| 游泳馆（每人次） | 22元 | 33元 |
| 羽毛球馆（每小时） | 28元 | 40元 |
""",
    "认定.txt": """2026年教师资格认定公告
一、现场确认时间为5月6日至5月9日，地点为政务大厅。
二、带身份证和学历证书。体检费约170元自理。
三、认定不收费。
""",
    "自考成考.md": """# 2026年下半年报考公告

## 一、自学考试
费用：每门课程38元。

## 二、成人高考
报名费每人115元。
""",
    "讲座.txt": """高考志愿填报讲座
6月25日在市第一高级中学举办高考志愿填报免费讲座。
""",
    "民办.md": """# 云台市民办学校收费

| 学校 | 学费（元/学期） |
|---|---|
| 民办青藤高级中学 | 9100 |
""",
}

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("everyday"))

    def answer(question: str, before: Sequence[str] = ()) -> Answer:
        said = [Turn("user", one) for one in before]
        return Assistant(snapshot, date(2026, 6, 15)).answer(question, said)

    return answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("校服必须买吗", "不得强制", "90元"),
        ("学校逼着买校服合规吗", "不得强制", "90元"),
        ("中考报名费几块", "75", "66"),
        ("高考报名交多少钱", "120", "75"),
        ("自考一门多少钱", "38元", "115"),
        ("成考报名费多少", "115元", "38"),
        ("教资认定要钱吗", "认定不收费", "115"),
        ("游泳馆周末多少钱", "33元", "40元"),
    ],
)
def test_the_very_charge_is_told(ask: Ask, question: str, said: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert said in answer.text
    assert unsaid not in answer.text


@pytest.mark.parametrize("question", ["网球场一小时多少钱", "教辅费收多少钱"])
def test_what_another_thing_costs_is_no_answer(ask: Ask, question: str) -> None:
    assert ask(question).status == "no_answer"


@pytest.mark.parametrize(
    "question", ["市第一高级中学四人间住宿费多少", "市第一高级中学四人间要涨价吗", "高一新生住四人间多少钱"]
)
def test_an_announced_change_stands_behind_what_it_changes(ask: Ask, question: str) -> None:
    said = ask(question).text
    assert "580元" in said
    assert "老生老办法" in said


def test_a_family_of_the_sort_asked_is_told_what_it_is_spared(ask: Ask) -> None:
    assert "孤儿免收住宿费" in ask("市第一高级中学四人间孤儿交不交住宿费").text


def test_each_stage_is_told_where_none_is_named(ask: Ask) -> None:
    said = ask("住宿费多少").text
    assert all(sum_ in said for sum_ in ("330元", "480", "免收住宿费"))


@pytest.mark.parametrize("question", ["要钱吗", "要花钱不", "收费吗"])
def test_a_procedure_may_cost_nothing(ask: Ask, question: str) -> None:
    answer = ask(question, ["教资什么时候现场确认", "带啥"])
    assert "认定不收费" in answer.text
