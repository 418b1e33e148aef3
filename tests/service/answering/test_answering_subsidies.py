"""A subsidy question gets the one statement that agrees with all that it names, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.answer import Answer, Turn
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市, aliases: [市里]}, {name: 北关区, parent: 云台市}, {name: 山口县, parent: 云台市}]
""",
    "生活补助办法.txt": """云台市义务教育家庭经济困难学生生活补助办法
第一条　补助对象为脱贫户、低保、特困、孤儿和残疾学生。
第二条　寄宿生小学每生每学期510元，初中每生每学期630元；非寄宿生减半。
第三条　学生于每年9月12日前（春季3月8日前）向就读学校提交申请表和户口簿复印件，低保、特困学生免交证明。
第四条　补助资金每学期发放一次，秋季11月底前、春季5月底前打入银行卡。
第五条　享受生活补助的学生可以同时享受营养膳食补助。
第六条　学生休学的，休学期间停发。
第七条　因火灾、水灾造成困难的，另给予临时救助900元。
""",
    "高中助学金.md": """# 云台市普通高中国家助学金说明

## 分几档？
甲等每学年3100元，乙等每学年2100元，丙等每学年1100元。

## 谁拿甲等？
甲等面向孤儿和特困供养学生，乙等面向低保、脱贫户和残疾学生，丙等面向其他困难学生。

## 助学金和“春芽计划”能一起享受吗？
不能，只能选一项。
""",
    "春芽计划.txt": """“春芽计划”实施办法
第一条　就读高中的单亲困难家庭学生每年资助1800元。
第二条　每年10月8日前到镇（街道）民政窗口申请。
""",
    "大学生.txt": """云台市家庭经济困难大学新生资助办法
一、低保和脱贫户家庭学生，本科每人4200元，专科每人2200元；孤儿每人6600元。
二、生源地助学贷款本专科每年最高20000元，研究生每年最高25000元。
三、贷款办理地点：市政务中心五楼（云台市府前街9号），周六照常办理。
""",
    "山口县.txt": """山口县寄宿生取暖补贴办法
山口县寄宿生每人每学期取暖补贴130元。
""",
    "中职.md": """# 中等职业教育资助

国家奖学金每年6000元，奖励二年级以上特别优秀的学生。
""",
    "收费.txt": """云台市公办高中收费标准
学费每学期880元，住宿费每学期320元，午餐每餐11元。
""",
}

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder = tmp_path_factory.mktemp("subsidies")
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    home = Path(tmp_path_factory.mktemp("home"))
    embedder = load_embedder()
    build([folder], home, embedder)
    return Assistant(SnapshotStore(home).open(embedder), today=date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("低保户 初中住校一学期补多少", "630元"),
        ("生活补助几号前申请", "9月12日"),
        ("生活补助申请要交啥材料", "户口簿"),
        ("低保户申请生活补助还要交证明吗", "免交证明"),
        ("生活补助什么时候打到卡里", "11月底"),
        ("生活补助一年发几次", "发放一次"),
        ("领了生活补助还能领营养餐补助吗", "可以同时享受"),
        ("娃休学了生活补助还发吗", "停发"),
        ("家里着火了有没有救助 多少", "900元"),
        ("助学金和春芽计划能都拿吗", "只能选一项"),
        ("单亲的高中生春芽计划给多少", "1800元"),
        ("春芽计划去哪申请", "民政窗口"),
        ("低保家的孩子考上本科给多少", "4200元"),
        ("孤儿考上大专资助多少", "6600元"),
        ("读研一年最多贷多少", "25000元"),
        ("助学贷款在哪办 周六行吗", "府前街9号"),
        ("山口县住校生取暖补贴多少", "130元"),
        ("中职国家奖学金多少钱", "6000元"),
        ("高中助学金2等 乙等是多少", "2100元"),
    ],
)
def test_the_statement_that_is_meant_is_given(ask: Ask, question: str, holds: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert holds in answer.text


def test_who_is_in_the_tier_is_said_beside_the_sums(ask: Ask) -> None:
    answer = ask("残疾的高中生助学金一年多少")
    assert "2100元" in answer.text
    assert "乙等面向低保、脱贫户和残疾学生" in answer.text


def test_another_family_in_a_follow_up_takes_the_place_of_the_first(ask: Ask) -> None:
    said = [Turn("user", "低保户考上本科补多少"), Turn("assistant", "本科每人4200元")]
    assert "6600元" in ask("那孤儿呢", said).text


@pytest.mark.parametrize(
    "question",
    [
        "学生公交卡有补贴吗 多少",  # no such benefit
        "北关区住校生取暖补贴多少",  # another county's
        "博士生补助一年多少",  # a level that no paper speaks of
        "石桥镇考上大学有奖励吗 多少",  # a town that no paper speaks of
    ],
)
def test_what_is_not_disclosed_is_not_answered_by_another_benefit(ask: Ask, question: str) -> None:
    assert ask(question).status == "no_answer"


def test_a_charge_is_not_answered_by_a_subsidy(ask: Ask) -> None:
    assert "880元" in ask("公办高中学费一学期多少").text
