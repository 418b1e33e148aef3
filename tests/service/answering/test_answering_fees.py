"""What families pay: the class that only a list tells, the year of entry, terms, what may not be taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant
from service.answering.fees.charges import charges_in, spelled_right
from service.answering.fees.entry import entry_of
from service.answering.fees.grades import grades_in, groups_in, rooms_in

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 北关区, parent: 云台市}]
""",
    "公办幼儿园.md": """# 云台市公办幼儿园收费标准

| 类别 | 执行对象 | 保教费（元/月） |
|---|---|---|
| 一类 | 新生 | 480 |
| 一类 | 老生 | 410 |
| 二类 | 新生 | 360 |
| 二类 | 老生 | 300 |

新生指2025年9月1日以后入园的幼儿。

伙食费每日不超过16元。幼儿连续请假10天以上的，退还当月一半保教费。

大班免收保教费。不得收取赞助费、取暖费。
""",
    "公办幼儿园等级.txt": """云台市公办幼儿园等级名单
一类幼儿园：青桐幼儿园、白塔幼儿园
二类幼儿园：云台市石榴幼儿园
""",
    "课后服务.txt": """云台市课后服务收费标准

第一条 课后服务费。小学一至三年级每生每学期260元，四至六年级每生每学期320元，初中每生每学期410元。

第二条 留守儿童减半收取。

第三条 学生转学离校的，剩余月份的课后服务费予以退还。
""",
    "北关区课后服务.txt": """北关区课后服务收费标准

课后服务费小学每生每学期200元，初中每生每学期230元。
""",
    "高中.md": """# 云台市公办普通高中收费标准

| 项目 | 一级达标 | 二级达标 |
|---|---|---|
| 学费（元/学期） | 900 | 700 |
| 四人间住宿费（元/学期） | 500 | 450 |
| 六人间住宿费（元/学期） | 400 | 350 |
""",
}

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("fees")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("青桐幼儿园新生一个月多少钱", "480", ["360", "300", "410"]),
        ("石榴幼儿园 24年入园的老生一个月多少", "300", ["480", "410", "360"]),
        ("去年九月入园的 一类园一个月交多少", "480", ["410", "300", "360"]),
        ("幼儿园一天饭钱多少", "16元", ["480"]),
        ("娃请假半个月 幼儿园退不退钱", "退还当月一半", ["480"]),
        ("幼儿园收取暖费可以吗", "不得收取", ["480"]),
        ("公办园大班还要交保教费吗", "免收", ["480"]),
        ("小学五年级课后服务一学期多少", "320元", ["200元"]),
        ("北关区小学课后服务一学期多少", "200元", ["320元"]),
        ("留守儿童课后服务有优惠吗", "减半", ["320元"]),
        ("转学了课后服务费能退吗", "予以退还", ["320元"]),
        ("高中六人间住宿非多少", "400", ["500"]),
    ],
)
def test_the_charge_that_fits_and_no_other(ask: Ask, question: str, told: str, untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert not any(figure in answer.text for figure in untold)


@pytest.mark.parametrize(
    "question",
    ["云台市民办高中学费多少", "高中国际班学费一年多少", "云台市青少年宫画画班多少钱"],
)
def test_another_sort_of_school_or_charge_is_not_answered(ask: Ask, question: str) -> None:
    assert ask(question).status != "answered"


def test_charges_are_known_by_everyday_words_and_by_sound() -> None:
    assert spelled_right("初中一学期学非多少") == "初中一学期学费多少"
    assert spelled_right("费用和学费") == "费用和学费"
    assert set(charges_in("中午在学校躺着睡一天多少钱")) == {"午托费"}
    assert set(charges_in("幼儿园收建园费合法吗")) == {"建园"}


def test_the_years_groups_and_rooms_that_a_text_names() -> None:
    assert grades_in("小学三至六年级、九年级") == {3, 4, 5, 6, 9}
    assert grades_in("七、八年级和高一") == {7, 8, 10}
    assert grades_in("第一中学高中部") == set()
    assert groups_in("保教费（小、中班，每月）") == {"小", "中"}
    assert rooms_in("四至六人间350元") == {4, 5, 6}


def test_the_day_of_entry_is_told_from_the_year_asked_about() -> None:
    today = date(2026, 6, 15)
    assert entry_of("去年九月才上小班", today) == date(2025, 9, 1)
    assert entry_of("24年入园的老生", today) == date(2024, 9, 1)
    assert entry_of("2024年的保教费", today) is None
