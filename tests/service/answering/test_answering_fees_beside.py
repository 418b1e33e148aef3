"""What stands beside a rate: notes, other schools' sums, exemptions; and what each school has of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import built
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """name: 梓川市教育局
regions: [{name: 梓川市}, {name: 溪南县, parent: 梓川市, aliases: [溪南]}]
""",
    "公示.md": """# 梓川市直属学校（幼儿园）2025—2026学年收费公示表

| 学校（园） | 学段 | 学费（保教费）/标准 | 学费（保教费）/单位 | 住宿费（元/学期）/空调间 | 伙食费（元/餐） |
|---|---|---|---|---|---|
| 梓川市第一中学 | 高中 | 1010 | 元/学期 | 560 | 13 |
| 梓川市第二中学 | 高中 | 790 | 元/学期 | 470 | 12 |
| 梓川市第五中学 | 初中 | 免收 | — | 210 | 11 |
| 梓川市实验小学 | 小学 | 免收 | — | — | 10 |
| 梓川市东门小学 | 小学 | 免收 | — | — | 9 |
| 梓川市实验幼儿园 | 幼儿园 | 610 | 元/月 | — | 8 |
| 梓川市机关幼儿园 | 幼儿园 | 530 | 元/月 | — | 8 |

说明：1.住宿费按学期收取。2.第二中学2024年9月以前入学的学生学费仍按每学期650元执行。
""",
    "幼儿园.md": """# 关于进一步规范公办幼儿园收费管理的通知

一、保教费标准。市级示范园每生每月不高于590元，合格园不高于430元。

二、2025年9月1日以前已入园的幼儿，仍按原标准（市级示范园480元、合格园360元）缴费至毕业。

三、幼儿当月请假连续不足10天的，保教费不退；满10天不足20天的，退三分之一；整月未入园的全额退还。

四、大班幼儿免收保教费。

五、除保教费、伙食费、住宿费外，幼儿园可收取延时服务费，每生每天不超过9元；不得收取空调费。

六、本通知自2025年9月1日起执行。
""",
    "考试.md": """# 梓川市考试报名收费标准

一、中考每生每科8元。

二、教师资格考试笔试每科70元。

低保家庭和孤儿考生免收以上第一项费用。
""",
    "问答.html": """<html><body><h1>梓川市中小学收费问答</h1>
<h3>问：课后服务怎么收费？</h3><p>答：小学每月70元，初中每月85元。每周参加不超过2天的减半收取。</p>
<h3>问：不参加课后服务可以吗？</h3><p>答：可以。课后服务坚持自愿，不得强制学生参加。</p></body></html>
""",
    "溪南县中小学收费标准.md": """# 溪南县中小学收费标准

| 收费项目 | 收费对象 | 计费单位 | 收费标准 |
|---|---|---|---|
| 校车费 | 全县 | 生·月 | 据实 |
| 学费 | 溪南中学 | 生·学期 | 700 |
""",
    "校车.md": "# 梓川市校车收费说明\n\n校车费：5公里以内每月80元，5公里以上每月120元。\n",
}
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    snapshot = built.snapshot_of(_FILES, tmp_path_factory.mktemp("梓川"))
    return Assistant(snapshot, date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("二中学费一学期多少", ["790", "2024年9月以前入学"], ["1010"]),
        ("二中住空调宿舍一学期多少", ["470"], ["2024年9月以前"]),
        ("机关幼儿园一个月交多少", ["530"], ["610", "590"]),
        ("市示范幼儿园一个月最多收多少", ["590"], ["480"]),
        ("23年就上的市级示范园现在一个月收多少", ["480"], ["不高于590"]),
        ("市示范园大班一个月交多少钱", ["大班幼儿免收"], ["590"]),
        ("请了一个礼拜假保教费退不退", ["不足10天"], []),
        ("低保户中考报名费免吗", ["低保家庭和孤儿考生免收"], []),
        ("中考报名费多少", ["8元"], ["低保"]),
        ("课后服务每周只上两天多少钱", ["减半收取"], []),
        ("学校强制上延时班合法吗", ["不得强制"], ["70元"]),
        ("溪南校车一个月多少钱", ["据实"], ["80元"]),
        ("校车一个月多少钱", ["80元"], ["据实"]),
    ],
)
def test_the_statement_meant_is_given(ask: Ask, question: str, must: list[str], must_not: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert all(words in answer.text for words in must), answer.text
    assert not any(words in answer.text for words in must_not), answer.text


def test_where_each_school_has_its_own_sum_the_question_goes_back(ask: Ask) -> None:
    answer = ask("伙食费一顿多少钱 各个学校")
    assert (answer.status, answer.reason) == ("clarify", "stage_missing")
    assert set(answer.options) == {"高中", "初中", "小学", "幼儿园"}


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [("初中食堂午饭多少钱", "13元", "15元"), ("小学外面送餐一顿多少", "15元", "11元")],
)
def test_who_makes_the_meal_tells_the_rows_apart(
    tmp_path: Path, question: str, must: str, must_not: str
) -> None:
    text = """# 梓川市收费目录清单（2025年）

| 学段 | 项目 | 标准 |
|---|---|---|
| 义务教育 | 午餐（自营食堂） | 小学11元/餐，中学13元/餐 |
| 义务教育 | 午餐（外送） | 15元/餐 |
"""
    snapshot = built.snapshot_of({"bureau.yaml": "name: 梓川市教育局\n", "清单.md": text}, tmp_path)
    answer = Assistant(snapshot, date(2026, 6, 15)).answer(question)
    assert must in answer.text
    assert must_not not in answer.text


def test_a_countys_own_papers_need_not_name_it(tmp_path: Path) -> None:
    files = {
        "bureau.yaml": """name: 溪南县教育局
home: 溪南县
regions: [{name: 梓川市}, {name: 溪南县, parent: 梓川市}]
""",
        "溪南县保教费.md": "# 溪南县公办幼儿园收费标准\n\n公办幼儿园保教费每生每月300元。\n",
        "问答.md": "# 教育收费问答\n\n问：能一次收一年的保教费吗？\n\n答：不可以，保教费不得跨学期预收。\n",
    }
    answer = Assistant(built.snapshot_of(files, tmp_path), date(2026, 6, 15)).answer("保教费能一次收一年吗")
    assert "不得跨学期预收" in answer.text


def test_a_charge_that_no_paper_names_is_not_answered_by_another(ask: Ask) -> None:
    assert ask("军训要交多少钱").status == "no_answer"


def test_what_a_column_counts_in_is_no_school(tmp_path: Path) -> None:
    """A list of this year beside an older one that names its year: 单位 is a measure here."""
    files = {
        "旧.md": """# 柏川市教育收费公示（2023年秋季学期）

| 项目 | 类别 | 标准 |
|---|---|---|
| 课后服务费 | 小学 | 460元/生·学期 |
| 作业本费 | 小学 | 20元/生·学期 |
""",
        "新.md": """# 2026年春季学期起教育收费标准公示表

| 项目 | 学段 | 标准 | 单位 | 性质 |
|---|---|---|---|---|
| 课后服务费 | 小学 | 420 | 元/生·学期 | 自愿 |
| 作业本费 | 小学 | 24 | 元/生·学期 | 代收 |
""",
    }
    snapshot = built.snapshot_of(files, tmp_path)
    answer = Assistant(snapshot, date(2026, 6, 15)).answer("小学课后服务一学期多少钱")
    assert "420" in answer.text
    assert "460" not in answer.text
