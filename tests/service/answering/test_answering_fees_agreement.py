"""A charge is only told where its row bears out the class, room, place, week and entry that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant
from service.answering.fees.grades import grades_in, groups_in, share_a_group
from service.answering.fees.sites import sites_in, sites_of
from service.answering.fees.weeks import weeks_in

_FILES = {
    "bureau.yaml": """
name: 清江市教育局
regions: [{name: 清江市}, {name: 东陵县, parent: 清江市}, {name: 西垣县, parent: 清江市}]
""",
    "幼儿园.md": """# 清江市公办幼儿园收费标准

现将公办幼儿园保教费标准公布如下。

| 园类 | 班型 | 城区（元/月） | 县城（元/月） | 乡镇（元/月） |
|---|---|---|---|---|
| 省一级 | 托小班（2—3岁） | 915 | 815 | — |
| 省一级 | 小班、中班 | 615 | 515 | 415 |
| 省二级 | 小班、中班 | 575 | 475 | 375 |
| 各类园 | 大班 | 免收 | 免收 | 免收 |

幼儿园伙食费每生每天最高17元。同一家庭第二个孩子在园的，保教费打九折。
""",
    "高中.md": """# 清江市公办普通高中收费公示

| 学校 | 项目 | 类型 | 金额 |
|---|---|---|---|
| 清江中学 | 学费 | 高一至高三 | 1010元/学期 |
| 清江中学 | 住宿费 | 新公寓（1号楼） | 610元/学期 |
| 清江中学 | 住宿费 | 旧宿舍（2号楼） | 310元/学期 |
| 清江市第二中学 | 学费 | 高一至高三 | 820元/学期 |
| 清江市第二中学 | 住宿费 | 八人间 | 280元/学期 |

高一新生军训期间不得另收住宿费。
""",
    "初中.md": """# 清江市城北初级中学收费公示

不收费的项目：学费、住宿费、饮水费

| 可以收取的项目 | 标准 |
|---|---|
| 作业本 | 19.5元/学期 |
| 午休托管（不含餐费） | 230元/学期 |
""",
    "作业本.md": """# 清江市小学代收费标准

## 2025年秋季

| 年级 | 作业本费（元/学期） |
|---|---|
| 一、二年级 | 8.1 |
| 3—6年级 | 12.1 |

## 2026年春季

| 年级 | 作业本费（元/学期） |
|---|---|
| 一、二年级 | 8.6 |
| 3—6年级 | 12.6 |
""",
    "民办.md": """# 清江市民办学校收费标准

| 学校 | 入学年份 | 初中学费（元/学期） |
|---|---|---|
| 明德学校 | 2024年及以前入学 | 7100 |
| 明德学校 | 2025年入学 | 7900 |

民办学校学生退学的，学费按下列比例退还：

| 退学时间 | 退学费 |
|---|---|
| 开学后2周以内 | 退90% |
| 第3周至第6周 | 退55% |
| 第7周以后 | 不退 |
""",
    "县.md": """# 清江市各县课后服务费标准

| 县 | 小学（元/学期） | 初中（元/学期） |
|---|---|---|
| 东陵县 | 211 | 261 |
| 西垣县 | 222 | 272 |
""",
}

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("agreement")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("县城省二级公办园中班一个月多少", "475", ["515", "815"]),
        ("两岁多上城区省一级园托小班多少钱", "915", ["615"]),
        ("公办幼儿园大班还交保教费吗", "免收", ["615", "575"]),
        ("家里老二也上公办幼儿园有优惠吗", "九折", ["615"]),
        ("清江中学学费一学期多少", "1010元", ["820元"]),
        ("清江中学旧宿舍一学期多少钱", "310元", ["610元"]),
        ("清江中学学费和新公寓住宿费各多少", "610元", ["820元", "280元"]),
        ("高一军训几天住宿要另外交钱吗", "不得另收", ["610元", "280元"]),
        ("幼儿园伙食费一天最多多少", "17元", ["230元"]),
        ("这学期五年级作业本费多少", "12.6", ["12.1", "8.6", "19.5"]),
        ("明德学校2024年入学的初中一学期学费", "7100", ["7900"]),
        ("民办学校开学第五周退学学费退多少", "55%", ["90%"]),
        ("西垣县小学课后服务一学期多少", "222", ["211"]),
    ],
)
def test_the_row_that_bears_out_all_that_is_named(
    ask: Ask, question: str, told: str, untold: list[str]
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert not any(figure in answer.text for figure in untold)


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("城北初级中学住宿费多少", ["19.5", "610元"]),
        ("清江市第五中学学费多少", ["820元"]),
        ("清江市技工学校学费多少", ["820元", "1010元"]),
        ("高中六人间住宿费多少", ["280元", "610元"]),
        ("省三级公办园小班多少钱", ["615", "575"]),
        ("省一级乡镇园托小班多少钱", ["615"]),
    ],
)
def test_what_no_row_bears_out_is_not_made_of_another(ask: Ask, question: str, untold: list[str]) -> None:
    assert not any(figure in ask(question).text for figure in untold)


def test_weeks_that_a_text_names_and_what_contains_them() -> None:
    assert weeks_in("开学后第3周至第6周") == {3, 4, 5, 6}
    assert weeks_in("满4周不满8周的退50%") == {5, 6, 7, 8}
    assert weeks_in("开学两周以内退学") == {1, 2}
    assert weeks_in("读了第十一周") == {11}
    assert weeks_in("第13周起不退") >= {13, 20}
    assert weeks_in("每周五天") == set()


def test_years_written_together_and_groups_of_the_nursery() -> None:
    assert grades_in("五六年级") == {5, 6}
    assert grades_in("小学4—6年级") == {4, 5, 6}
    assert groups_in("托小班（2—3岁）") == {"托小"}
    assert share_a_group({"托"}, {"托小"})
    assert not share_a_group({"小"}, {"托小"})


def test_a_town_is_named_in_several_ways() -> None:
    assert sites_in("城里的公办园") == {"城区", "县城"}
    assert sites_of("乡镇中心园") == {"乡镇"}
