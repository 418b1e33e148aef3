"""A subsidy question gets the one statement that agrees with all that it names, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
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
    "助学行动.txt": """关于开展“青禾”助学行动的公告
一、资助对象：被本科院校录取的困难职工家庭学生，每人一次性5200元。
二、申请时间：2026年7月21日至8月9日。
三、受理地点：市总工会困难帮扶窗口。
四、本项资助由市总工会出资，由所在单位工会推荐。
五、与国家资助不冲突，可以同时享受。
""",
    "幼儿资助.csv": """等次,适用对象,公办园（元/生·学年）,普惠性民办园（元/生·学年）
一等,孤儿、残疾儿童,1750,2350
二等,低保、脱贫户儿童,1150,1550
三等,其他家庭经济困难儿童,550,750
""",
    "新生入学.txt": """云台市大学新生入学资助办法
云教资〔2023〕5号
第一条　资助对象为低保家庭和孤儿大学新生。
第二条　资助标准：本科每人一次性3300元，专科每人一次性2300元。
第三条　本办法自2023年7月1日起施行。
""",
    "新生入学调整.txt": """关于修改云台市大学新生入学资助办法的通知
云教资〔2025〕9号
将《云台市大学新生入学资助办法》（云教资〔2023〕5号）第二条修改为：“资助标准：本科每人一次性4700元，专科每人一次性3400元。”
本通知自2025年7月1日起执行。
""",
    "升学奖补.txt": """山口县升学奖补办法
第一条　本县户籍学生被录取的，按下列标准一次性奖补：
（一）一流大学：8100元；
（二）其他本科：1900元；
（三）高职（专科）：850元。
第二条　特困家庭学生在上述标准上加发50%。
第三条　交给谁：县政务大厅教育窗口。
""",
    "收费.txt": """云台市公办高中收费标准
学费每学期880元，住宿费每学期320元，午餐每餐11元。
""",
}

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("subsidies")), date(2026, 6, 15)).answer


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
        ("青禾助学在哪申请 截止哪天", "市总工会困难帮扶窗口"),
        ("青禾助学在哪申请 截止哪天", "8月9日"),
        ("青禾助学给多少 谁推荐", "所在单位工会推荐"),
        ("青禾助学和国家资助能一起拿吗", "可以同时享受"),
        ("山口县升学奖补材料交给谁", "教育窗口"),
        ("工会给困难职工孩子上本科补多少", "5200元"),
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
        "雨露计划补助一学期多少",  # a programme that no paper names
        "残联给残疾大学生补多少",  # who gives, and no paper speaks of it
        "当兵回来学费能退吗 退多少",  # a benefit that no paper is on
        "低保家庭高中生除了助学金还有啥补助",  # all that there is is left aside
    ],
)
def test_what_is_not_disclosed_is_not_answered_by_another_benefit(ask: Ask, question: str) -> None:
    assert ask(question).status == "no_answer"


def test_a_family_that_is_not_of_a_tier_gets_the_tier_of_the_others(ask: Ask) -> None:
    for question in ("不是低保但家里困难 幼儿园一学年补多少", "家里困难 没有低保 上公办园一学年资助多少"):
        answer = ask(question)
        assert "550" in answer.text
        assert "1150" not in answer.text


def test_an_amendment_speaks_for_the_families_of_what_it_amends(ask: Ask) -> None:
    answer = ask("考上专科 低保家庭市里新生资助一次给多少")
    assert "3400元" in answer.text
    assert "2300元" not in answer.text


def test_one_level_of_a_list_is_given_with_what_the_family_gets_on_top(ask: Ask) -> None:
    answer = ask("山口县特困家庭考上大专奖补多少")
    assert "850元" in answer.text
    assert "加发50%" in answer.text


def test_a_question_of_a_stage_is_not_answered_by_a_paper_on_another(ask: Ask) -> None:
    answer = ask("幼儿园资助啥时候申请")
    assert not any(day in answer.text for day in ("8月9日", "9月12日", "10月8日"))


def test_a_charge_is_not_answered_by_a_subsidy(ask: Ask) -> None:
    assert "880元" in ask("公办高中学费一学期多少").text
