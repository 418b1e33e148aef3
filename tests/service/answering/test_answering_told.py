"""What tells the sort of fact that is asked for, and what only speaks of the same things."""

from __future__ import annotations

import pytest

from index.items import Item, Passage
from service.answering.told import not_told

_ITEM = Item("item", "关于有关工作的通知", "a.docx")


def _tells(question: str, text: str, title: str = "", heading: str = "") -> bool:
    item = Item("item", title, "a.docx") if title else _ITEM
    passage = Passage("p", "item", 0, "text", text, heading=(heading,) if heading else ())
    return not not_told(question, item, passage)


@pytest.mark.parametrize(
    ("question", "told", "only_near"),
    [
        ("护理专业招多少人", "护理专业计划招收60人。", "护理等9个项目210人参赛。招生电话0990-1234567。"),
        ("教师招聘有多少人报名", "报名1203人，资格审查通过980人。", "面向社会公开招聘教师46名。"),
        ("去年多少人参加中考", "2025年参加中考的考生共5021人。", "中考考生每场考30人一室。"),
        ("二中今年中考上一高多少个人", "第二中学被第一高级中学录取86人。", "第一高级中学计划720人。"),
        ("资助了多少学生", "全年资助家庭经济困难学生3201人次。", "国家助学金每生每年2300元。"),
        ("去年收到多少举报", "全年收到举报35件，办结33件。", "举报电话0990-1234567。"),
        ("青山小学有多少学生", "青山小学在校生1020人。", "青山小学是随班就读学生5人以上的学校。"),
        ("青山小学有多少学生", "青山小学现有学生1020名。", "绿水小学现有学生900名。"),
        ("第一小学学位还剩几个", "第一小学剩余学位12个。", "第一小学学位满5人后安排下一类。"),
        ("青山小学占地面积多大", "青山小学占地30亩。", "青山小学招收东街1号至20号。"),
        ("青山小学哪年建的", "青山小学始建于1952年。", "青山小学2026年秋季招收一年级新生。"),
        ("招聘笔试考场在哪", "笔试在县第一中学举行。", "笔试7月12日，占60%；面试8月1日，占40%。"),
        ("体检在哪个医院", "体检在县人民医院进行。", "体检7月3日进行，费用自理。"),
        ("特殊教育学校怎么坐车去", "特殊教育学校门前有公交3路。", "特殊教育学校寄宿。"),
        ("新校舍花了多少钱", "新校舍总投资3200万元。", "借用期间公交车学生凭证免费。"),
        ("操场修了多少钱", "操场改造资金150万元。", "操场双休日免费开放。"),
        ("教师工资一个月多少", "教师月工资4500元。", "乡镇工作补贴每月400元。"),
        ("贷款逾期罚多少", "逾期按合同利率的130%计收罚息。", "本专科生每人每年最高20000元。"),
        ("营养餐是哪家公司送的", "营养餐由某地康源餐饮管理有限公司配送。", "供餐企业应有资质。"),
        ("局长叫什么", "局长：张三丰，主持全面工作。", "经2025年第9次局长办公会议审议。"),
        ("优秀教师名单", "授予以下10名教师称号：甲小学李四、乙小学王五。", "教师评优不得与课时挂钩。"),
        ("家长会什么时候开", "家长会于9月12日召开。", "9月1日开学后由学校统一建档。"),
        ("青禾幼儿园寒假放到几号", "寒假自1月20日至2月28日。", "收费自2025年9月1日起执行。"),
        ("学校食堂几点开饭", "午餐11:50开饭。", "办公时间：8:00—12:00。"),
        ("为什么取消晚自习", "为减轻学生负担，取消晚自习。", "晚自习共两节。"),
        ("台风停课吗", "遇台风红色预警，一律停课。", "学生因病停课3个月以上的可申请休学。"),
        ("疫苗打一针多少钱", "第一类疫苗免费接种。", "不收任何赞助费。"),
    ],
)  # fmt: skip
def test_the_fact_is_told_by_a_sentence_of_it(question: str, told: str, only_near: str) -> None:
    assert _tells(question, told)
    assert not _tells(question, only_near)


def test_a_row_tells_by_its_columns() -> None:
    cells = (("学校", "青山小学"), ("学生人数", "1020"), ("教师人数", "60"))
    text = "；".join(f"{name}：{value}" for name, value in cells)
    row = Passage("p", "item", 0, "row", text, cells=cells)
    assert not not_told("青山小学有多少学生", _ITEM, row)
    assert not_told("绿水小学有多少学生", _ITEM, row)


def test_what_stands_over_a_sentence_names_the_thing() -> None:
    assert _tells("体检在哪个医院", "县人民医院三楼。", heading="体检地点：")
    assert _tells("东山小学怎么坐公交", "乘坐3路到终点。", title="东山小学乘车指南")
    assert not _tells("东山小学怎么坐公交", "乘坐3路到终点。", title="西山小学乘车指南")


@pytest.mark.parametrize(
    "question",
    ["助学贷款本科最多贷多少", "考上外省大学路费补多少", "小天鹅班招几个人一个月多少钱", "补修学分多少钱"],
)
def test_what_asks_for_something_else_is_left_alone(question: str) -> None:
    assert _tells(question, "每生每年800元。")
