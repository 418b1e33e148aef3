"""Slips of the input method in a question: put right where what was meant is beyond doubt."""

from __future__ import annotations

import pytest

from built import snapshot_of
from index.snapshot import Snapshot
from service.answering.spelled import respelled

_FILES = {
    "收费.md": """# 幼儿园收费标准

机关幼儿园保教费每生每月560元。普通话水平测试报名费每人50元。

申请资助的学生在开学后集中提出。休学期满应当复学。老师不得收费。处分期限为一年。
""",
    "片区.md": """# 2026年小学招生范围

第一小学：新华路1—99号、同心家园。
""",
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return snapshot_of(_FILES, tmp_path_factory.mktemp("spelled"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("保教费什么时侯交", "保教费什么时候交"),
        ("机关幼儿圆多少钱", "机关幼儿园多少钱"),
        ("考普通华要几个钱", "考普通话要几个钱"),
        ("贫困生资住怎么申请", "贫困生资助怎么申请"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str, snapshot: Snapshot) -> None:
    assert respelled(typed, snapshot) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "新化路5号上哪个小学",
        "自助餐多少钱",
        "幼儿园收费",
        "同新家园读哪",
        "今年去几中",
        "娃在幼儿园老是哭",
        "中考出分日期",
    ],
)
def test_words_and_addresses_stay_as_they_are_typed(typed: str, snapshot: Snapshot) -> None:
    assert respelled(typed, snapshot) == typed
