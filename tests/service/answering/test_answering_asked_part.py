"""Of sums that stand side by side the answer gives those asked for, and the newest ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from index.items import Passage
from service.answering.answer import Answer
from service.answering.asked_part import part_asked
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 河口镇, parent: 云台市, aliases: [河口]}, {name: 石桥镇, parent: 云台市}]
terms: {一小: 云台市第一小学}
""",
    "收费.md": """# 云台市2026年春季学期收费公示

| 项目 | 小学 | 初中 | 说明 |
|---|---|---|---|
| 青藤学校学费（元/学期） | 5100 | 5900 | 民办 |
| 午餐（元/餐） | 8 | 10 | 按次结算 |
""",
    "幼儿园.md": """# 云台市2026年公办幼儿园收费公示

| 幼儿园 | 保教费（元/月）/小、中、大班 | 保教费（元/月）/托班 |
|---|---|---|
| 河口镇中心幼儿园 | 230 | 310 |
| 石桥镇中心幼儿园 | 210 | 290 |
| 白塔幼儿园 | 430 | 560 |
""",
    "宿舍.md": """# 云台市2026年高中住宿费公示

| 学校 | 六人间住宿费（元/学期） | 四人间（独立卫浴）住宿费（元/学期） |
|---|---|---|
| 云台市第一高级中学 | 280 | 410 |
""",
    "资助.md": """# 云台市学生资助项目（2025年9月）

| 学段 | 项目 | 档次 | 标准 |
|---|---|---|---|
| 义务教育 | 寄宿生生活补助 | 小学 | 每生每学期600元 |
| 义务教育 | 寄宿生生活补助 | 初中 | 每生每学期720元 |
| 普通高中 | 国家助学金 | 一档 | 每生每学期1300元 |
| 普通高中 | 国家助学金 | 二档 | 每生每学期800元 |
| 义务教育 | 边远学生交通补助 | 离校3公里以上 | 每生每学期180元 |
""",
    "提高助学金.txt": """关于提高普通高中国家助学金标准的通知
各普通高中：
自2026年春季学期起，普通高中国家助学金由一档每生每学期1300元、二档每生每学期800元，提高到一档1450元、二档950元。
云台市教育局
2026年3月2日
""",
    "贷款.txt": """云台市助学贷款说明
本专科生每年最高20000元，研究生每年最高25000元。
""",
    "托管.txt": """云台市课后服务办法
第一条　课后服务费小学每月110元，初中每月150元。
第二条　2018年印发的《云台市托管收费规定》（每月70元）同时废止。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("asked"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("青藤学校念初中一学期学费多少", "5900", "5100"),
        ("青藤学校小学部学费多少钱", "5100", "5900"),
        ("中学生在学校吃一顿午饭多少钱", "10", "8；"),
        ("河口镇上那个公办幼儿园啥价", "230", "210"),
        ("白塔幼儿园托班一个月多少", "560", "430"),
        ("一高四个人住的带卫生间的寝室多少钱", "410", "280"),
        ("贫困生住校的初中生生活费补助多少", "720", "600"),
        ("高中二等助学金一学期发几百", "950", "每生每学期800元[1]"),
        ("研究生助学贷款一年顶多贷几万", "25000", "20000"),
        ("离学校远的孩子有车补吗 多少", "180", "600"),
        ("小学放学后那个托管一个月最多收多少", "110", "70"),
        ("初中课后延时一个月封顶多少钱", "150", "70"),
    ],
)
def test_only_what_is_asked_for_is_said(
    ask: Callable[[str], Answer], question: str, said: str, unsaid: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert unsaid not in answer.text


def test_a_sum_that_was_ended_is_said_to_be_so(ask: Callable[[str], Answer]) -> None:
    answer = ask("以前那个托管70块的规定还有效吗")
    assert "同时废止" in answer.text


def test_a_short_name_is_no_part_of_another_word(ask: Callable[[str], Answer]) -> None:
    assert "云台市第一小学" not in ask("健身中心一小时多少钱").text


@pytest.mark.parametrize(
    ("text", "question", "pieces"),
    [
        ("收费标准：小学每月100元；初中每月140元。", "初中多少钱", ("收费标准：", "初中每月140元。")),
        ("收费标准：小学每月100元；初中每月140元。", "小学多少钱", ("收费标准：小学每月100元",)),
        ("一档每年3000元、二档每年2000元", "二等多少", ("二档每年2000元",)),
        # What closes the sentence is said of all its parts.
        ("小学一年625元，初中780元，只给低保户", "小学多少", ("小学一年625元", "只给低保户")),
        # Nothing is set apart, or nothing that is named.
        ("小学、初中每月100元，高中每月140元", "初中多少", ("小学、初中每月100元",)),
        ("小学每月由100元调整为120元，初中不变", "初中多少", ("小学每月由100元调整为120元，初中不变",)),
        ("小学每月100元，初中每月140元", "大学多少", ("小学每月100元，初中每月140元",)),
        ("小学和初中同价，高中上浮15元", "高中多少", ("小学和初中同价，高中上浮15元",)),
        ("初中每月140元，住宿另收", "初中多少", ("初中每月140元，住宿另收",)),
    ],
)
def test_the_part_of_a_sentence(text: str, question: str, pieces: tuple[str, ...]) -> None:
    assert part_asked(Passage("a-0", "a", 0, "text", text), text, question) == pieces
