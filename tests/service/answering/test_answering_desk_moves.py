"""An office that moved or changed its number: each thing asked of it by what holds now, or held before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": (
        "name: 云台市教育局\nregions: [{name: 云台市}, {name: 柳湾县, parent: 云台市}]\n"
        "desks: [{name: 云台市教育局办公室, phone: 0911-2340001, hours: '8:30—17:30', region: 云台市}]\n"
    ),
    "直属单位.md": """# 云台市教育局直属单位

## 一、云台市教育考试院

负责中考、高考、自学考试。地址：砚台街18号，邮编332000。电话：0911-2345001，电子邮箱：ksy@yt.example.cn。

## 二、云台市学生资助管理中心

承担助学金、助学贷款工作。办公地址：学府路6号附楼101室。联系电话：0911-2345110。

2025年2月18日
""",
    "通讯录.md": """# 云台市教育局机关通讯录

| 科室 | 业务 | 电话 | 房间 |
|---|---|---|---|
| 基础教育科 | 中小学招生 | 0911-2340111 | 主楼302 |
| 基础教育科 | 学籍管理、转学 | 0911-2340112 | 主楼303 |
| 规划财务科 | 收费管理 | 0911-2340121 | 主楼401 |
| 规划财务科 | 基建 | 0911-2340122 | 主楼402 |

2025年3月1日
""",
    "股室.md": """# 柳湾县教育局内设股室

（一）教育股。负责学籍管理。办公地址：县府路21号三楼，电话：0911-2350015。

（二）教研室。负责教研。办公地址：老街12号，电话：0911-2350071。

2025年3月1日
""",
    "搬迁.md": """# 云台市教育考试院办公地点搬迁公告

我院定于2026年5月25日起在新址办公。

一、新址：观澜大道199号市民服务中心C区3楼。

二、原咨询电话保持不变。

云台市教育考试院

2026年5月18日
""",
    "电话.md": """# 关于部分咨询电话变更的通知

自2026年3月1日起，以下电话变更：

| 业务 | 变更后号码 |
|---|---|
| 学籍管理、转学 | 0911-2347788 |

学生资助管理中心咨询电话由0911-2345110变更为0911-2347799，办公地址不变。

2026年2月20日
""",
    "县局.md": """# 柳湾县教育局搬迁公告

柳湾县教育局机关于2026年6月8日由县府路21号搬迁至新城区育贤路6号。

2026年6月1日
""",
    "作息.md": """# 关于调整2026年作息时间的通知

自2026年5月1日至9月30日，实行夏季作息时间：上午8:00—12:00，下午15:00—18:00。

10月1日起恢复冬季作息时间：上午8:30—12:00，下午14:00—17:30。

云台市教育局

2026年4月22日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("moves"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("市考试院搬到哪里去了", "观澜大道199号", "砚台街"),
        ("教育考试院电话多少", "0911-2345001", "砚台街"),
        ("考试院邮箱", "ksy@yt.example.cn", "砚台街"),
        ("资助中心在哪办公", "附楼101室", "0911-2345110"),
        ("助学贷款打哪个电话", "0911-2347799", "0911-2345110"),
        ("学籍的事找哪个科室", "基础教育科", "0911-2340112"),
        ("乱收费打哪个电话", "0911-2340121", "0911-2340122"),
        ("柳湾县教育股在哪办公", "育贤路6号", "县府路"),
        ("柳湾县教研室在哪办公", "老街12号", "育贤路"),
        ("柳湾县教育股电话", "0911-2350015", "县府路"),
        ("教育局下午几点下班", "15:00—18:00", "17:30"),
        ("教育局冬天几点上班", "8:30—17:30", "15:00—18:00"),
        ("以前考试院在哪里", "砚台街18号", "0911-2345110"),
    ],
)
def test_what_holds_now_is_given(
    ask: Callable[[str], Answer], question: str, said: str, unsaid: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert unsaid not in answer.text


@pytest.mark.parametrize(
    "question", ["考试院邮编多少", "柳湾县招生办电话", "柳湾县第一小学电话", "教育局传真多少"]
)
def test_what_went_with_a_move_or_is_anothers_is_not(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).status == "no_answer"


def test_an_answer_says_whose_number_it_is(ask: Callable[[str], Answer]) -> None:
    assert ask("教育考试院电话多少").text.startswith("云台市教育考试院：")
    assert ask("以前考试院在哪里").text.startswith("以下是变更以前的情况")


def test_a_number_that_says_of_itself_that_it_is_of_before_is_not_given(tmp_path: Path) -> None:
    files = {
        "简介.txt": "云台市学生资助中心\n电话：0999-0003311（2025年搬迁前）\n",
        "指南.txt": "云台市助学贷款办理指南\n三、咨询\n咨询：云台市学生资助中心，电话0999-0003322；\n",
    }
    answer = Assistant(snapshot_of(files, tmp_path), today=date(2026, 6, 15)).answer("资助中心电话多少")
    assert "0999-0003322" in answer.text
    assert "0999-0003311" not in answer.text
