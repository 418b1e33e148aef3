"""Which desk a decline names where a table says what each office does, and what is asked of such offices."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育和体育局
regions: [{name: 云台市}, {name: 山口镇, parent: 云台市, aliases: [山口]}]
desks:
  - {name: 云台市教育和体育局办公室, phone: 0911-2340000, region: 云台市, topics: [综合]}
  - {name: 云台市教育和体育局财务科, phone: 0911-2340001, region: 云台市, topics: [收费]}
  - {name: 云台市教育和体育局招生专线, phone: 0911-2340002, region: 云台市, topics: [招生]}
""",
    "机构职能.md": """# 云台市教育和体育局机构职能

办公地址：云台市学府路1号。乘5路公交车到学府路站下。

| 机构名称 | 主要承担的事 | 办公室 | 电话 |
|---|---|---|---|
| 办公室 | 文电会务、政务公开、信访接待 | 101 | 0911-2340000 |
| 基础教育科 | 小学初中招生入学、学籍管理 | 102 | 0911-2340011 |
| 学前教育科 | 幼儿园审批、办园行为 | 103 | 0911-2340012 |
| 职业与成人教育科 | 中等职业教育、老年教育 | 104 | 0911-2340013 |
| 人事与教师工作科 | 教师资格、教师招聘、职称、师德 | 105 | 0911-2340014 |
| 体育卫生与艺术科 | 学校体育、健身场馆、裁判员管理 | 106 | 0911-2340015 |
| 安全法规科 | 校车、校园安全、欺凌防治 | 107 | 0911-2340016 |
| 后勤服务中心 | 校服、食堂 | 108 | 0911-2340017 |
| 校外培训监管科 | 培训机构审批、投诉处理 | 109 | 0911-2340018 |
| 学生资助中心 | 各学段资助、助学贷款 | 110 | 0911-2340019 |
| 招生考试中心 | 中考、高考、自学考试 | 111 | 0911-2340020 |

2026年3月1日
""",
    "变更.md": """# 关于启用咨询电话的公告

自2026年5月1日起，教师资格认定咨询电话由0911-2340014改为0911-2340099。

2026年4月20日
""",
    "转发.md": """# 转发邻水市师范学校招生提示

咨询电话：邻水市教育局教师工作科0912-7000009。

2026年5月6日
""",
    "培训机构名单.csv": """机构名称,项目,地址,联系电话
清溪飞燕舞蹈艺术中心,舞蹈,学府路9号,0911-2345001
云台市琴心钢琴培训学校,钢琴,学府路11号,0911-2345002
""",
    "欺凌.md": """# 学生欺凌怎么举报和处理

发现后可向班主任报告，或拨打校园安全值守电话0911-2340077，也可以找安全法规科0911-2340016。

2026年3月5日
""",
    "食堂.md": """# 校服、食堂管理要求

家长对饭菜有意见，打0911-2340017，两个工作日回话。

2026年3月6日
""",
    "特教.md": """# 特殊教育学校2026年招生简介

设培智、听障两类班，学费全免。学校地址：云台市柳丝路8号，电话0911-2346000。

2026年3月7日
""",
    "招生.md": """# 云台市2026年小学招生通知

## 一、学校

（一）双桥小学。校址双桥路71号，计划招收4个班180人。学区包括双桥路单号。联系电话0911-2347001。
（二）黄坳小学。校址黄坳村，计划招收2个班80人。联系电话0911-2347002。

## 二、咨询

乡镇学校咨询电话：山口0911-2347003。招生期间举报电话0911-2340055。

2026年5月8日
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("desk_by_duty"))
    return Assistant(snapshot, date(2026, 6, 15))


@pytest.mark.parametrize(
    ("question", "phone"),
    [
        ("学校有没有足球队 训练收不收钱", "0911-2340015"),
        ("涂氟护齿活动免费不", "0911-2340015"),
        ("校车座位不够能不能加车", "0911-2340016"),
        ("老年大学书法班怎么报名", "0911-2340013"),
        ("普惠园认定能拿多少补助", "0911-2340012"),
        ("特岗教师今年招几个", "0911-2340014"),
        ("退休老师的丧葬费怎么领", "0911-2340014"),
        ("下半年教资几号开始报名", "0911-2340099"),
        ("自考一门课多少钱", "0911-2340020"),
        ("食堂外包给哪家公司", "0911-2340017"),
        ("学生医保一年交多少", "0911-2340000"),
        ("教室能不能装电梯", "0911-2340000"),
        ("钢琴等级考试在哪考", "0911-2340000"),
        ("飞燕舞蹈一节课收多少", "0911-2340018"),
        ("裁判员证怎么考", "0911-2340015"),
        ("师范学校的老师有几个博士", "0911-2340000"),
    ],
)
def test_the_duty_of_what_is_particular_decides(question: str, phone: str, assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert (answer.status, answer.desk and answer.desk.phone) == ("no_answer", phone)


def test_a_room_is_told_as_one(assistant: Assistant) -> None:
    assert "地址 106室" in assistant.answer("裁判员证怎么考").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("教育局在哪条街上 门牌几号", ["学府路1号"]),
        ("教体局在哪点 坐几路车", ["学府路1号", "5路"]),
        ("特校在哪 电话好多", ["柳丝路8号", "0911-2346000"]),
        ("学校饭菜不好吃投诉打哪", ["0911-2340017", "有意见"]),
        ("补习班跑路了打哪个电话举报", ["0911-2340018"]),
        ("孩子老被欺负 我该找谁", ["0911-2340077", "0911-2340016"]),
        ("举报学校招生乱搞打什么电话", ["0911-2340055"]),
        ("职称的事打哪个电话", ["0911-2340014"]),
        ("教师资格认定打哪个电话", ["0911-2340099"]),
        ("山口镇中心小学电话", ["0911-2347003"]),
    ],
)
def test_whom_to_ask_in_everyday_words(question: str, said: list[str], assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert [one for one in said if one not in answer.text] == []


@pytest.mark.parametrize("question", ["双桥小学电话多少", "双桥小学打哪个电话"])
def test_a_number_at_the_end_of_an_entry_is_its_schools(question: str, assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert "0911-2347001" in answer.text
    assert "0911-2347002" not in answer.text
