"""Notices of new numbers and places as posts write them, and offices asked for in everyday words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": (
        "name: 云台市教育局\nregions: [{name: 云台市}, {name: 柳湾区, parent: 云台市}]\n"
        "desks: [{name: 云台市教育局办公室, phone: 0911-2340001, hours: '8:30—17:30', region: 云台市}]\n"
    ),
    "教育服务电话.md": """# 教育服务电话（2025年10月）

| 事项 | 市教育局 | 柳湾区教育局 |
|---|---|---|
| 小学、初中入学 | 0911-2340111 | 0911-2350111 |
| 幼儿园 | 0911-2340112 | 0911-2350112 |
| 乱收费举报 | 0911-2340113 | 0911-2350113 |

市语言文字工作办公室：0911-2340114，负责普通话测试。

心理援助（24小时）：0911-2340115。

失物招领：校车公司0911-2340116。
""",
    "搬家.md": """# 搬家啦！这两个地方别跑错

云台教育发布　2026-05-18

因原办公楼维修，柳湾区教育局5月25日起搬到柳湾区桥西路56号政务中心五楼。各科室电话只换一个：入学咨询改为0911-2350991，其余号码照旧。

市学生资助中心5月25日起搬到柳湾区灯塔巷3号，电话换成0911-2340995，周六上午9:00—12:00也开门。

老地址（桥东路7号、海澄路100号三楼）不再接待。
""",
}


@pytest.fixture(scope="module")
def says(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder: Path = tmp_path_factory.mktemp("notices")
    assistant = Assistant(snapshot_of(_FILES, folder), date(2026, 6, 15))
    return lambda question: assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("柳湾区小学入学打什么电话", "0911-2350991", "0911-2350111"),  # this number alone changed
        ("柳湾区幼儿园打什么电话", "0911-2350112", "0911-2350991"),
        ("市里小学入学打什么电话", "0911-2340111", "0911-2350991"),
        ("市资助中心周末开吗", "周六上午9:00—12:00", "桥东路"),  # shared with a district
        ("普通话测试问哪里", "0911-2340114", "0911-2340001"),
        ("孩子心里难受有没有24小时热线", "0911-2340115", "0911-2340001"),
        ("校车上丢了东西打哪个电话", "0911-2340116", "0911-2340001"),
        ("市里乱收费举报电话", "0911-2340113", "0911-2350113"),  # a directory of last year is still one
    ],
)
def test_an_office_is_found_as_it_is_now(
    says: Callable[[str], str], question: str, said: str, unsaid: str
) -> None:
    answer = says(question)
    assert said in answer
    assert unsaid not in answer


_DIRECTORY = {
    "bureau.yaml": (
        "name: 云台市教育局\nregions: [{name: 云台市}, {name: 柳湾区, parent: 云台市}]\n"
        "desks: [{name: 云台市教育局办公室, phone: 0911-2340001, region: 云台市}]\n"
    ),
    "电话.md": """# 云台市教育系统咨询电话（2026年3月更新）

| 咨询内容 | 找谁 | 打哪里 | 在哪儿 |
|---|---|---|---|
| 招生、转学 | 基础教育科 | 0911-2340112 | 市局412 |
| 教师资格、职称 | 教师工作科 | 0911-2340118 | 市局418 |
| 高考、自考 | 市教育招生考试院 | 0911-2341000 | 天山路18号 |
""",
    "启用.md": """# 关于启用新咨询号码的通知

自2026年5月10日零时起，以下号码启用：

基础教育科    0911-2345112（原2340112停用）

其他号码未列入的照旧。

市教育招生考试院本周起周六上午也对外办公，时间为9:30至13:00。

2026年5月8日
""",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder: Path = tmp_path_factory.mktemp("directory")
    assistant = Assistant(snapshot_of(_DIRECTORY, folder), date(2026, 6, 15))
    return lambda question: assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("转学打什么电话", "0911-2345112", "2340112"),  # put out of use without its area code
        ("基础教育科在哪办公", "市局412", "2340112"),
        ("职称评审找哪个科", "教师工作科", "2340001"),
        ("考试院周六上班吗", "周六上午", "2340001"),
        ("自考咨询打哪个电话", "0911-2341000", "2340001"),
    ],
)
def test_a_directory_whose_heads_ask_is_read(
    told: Callable[[str], str], question: str, said: str, unsaid: str
) -> None:
    answer = told(question)
    assert said in answer
    assert unsaid not in answer


_MOVED = {
    "bureau.yaml": "name: 云台市教育局\nregions: [{name: 云台市}, {name: 柳湾县, parent: 云台市}]\n",
    "职责.md": """# 云台市教育局内设机构及直属单位职责

一、市教育考试中心

承担中考、高考、自学考试的组织。地址：滨江路66号；电话：0911-2320012；服务时间：周一至周五9:00—17:00。

二、市学生资助中心

承担助学贷款。地址：文昌路8号1楼大厅；电话：0911-2310055。

各县区教育局咨询电话：柳湾县0911-2510010。

2025年3月1日
""",
    "变更.md": """# 关于部分单位联系方式变更的公告

下列单位联系方式自2026年6月1日起变更。

| 单位 | 变更前 | 变更后 |
|---|---|---|
| 市教育考试中心 | 滨江路66号，0911-2320012 | 会展大道1号市民中心B座3层，0911-2380012 |

2026年5月26日
""",
    "清理.md": """# 云台市教育局关于公布文件清理结果的公告

2026年1月20日

**一、继续有效的（1件）**

1. 云台市中小学学籍管理实施办法（云教规〔2023〕2号）

**二、失效的（1件）**

1. 云台市中小学生研学旅行管理办法（试行）（云教规〔2021〕2号）
""",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder: Path = tmp_path_factory.mktemp("moved")
    assistant = Assistant(snapshot_of(_MOVED, folder), date(2026, 6, 15))
    return lambda question: assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("考试中心现在在哪", "会展大道1号", "滨江路"),  # place and number in one cell
        ("自学考试打哪个电话", "0911-2380012", "2320012"),
        ("考试中心下班几点", "9:00—17:00", "滨江路"),
        ("柳湾县教育局电话", "0911-2510010", "2310055"),
        ("资助中心在几楼", "1楼大厅", "滨江路"),
        ("学籍管理办法还有效吗", "继续有效", "研学"),
        ("研学旅行管理办法还能用吗", "失效", "学籍"),
    ],
)
def test_cells_and_lists_are_read_by_what_they_stand_under(
    moved: Callable[[str], str], question: str, said: str, unsaid: str
) -> None:
    answer = moved(question)
    assert said in answer
    assert unsaid not in answer
