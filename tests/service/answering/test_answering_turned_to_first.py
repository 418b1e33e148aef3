"""Whom one turns to before an office is quoted with the office's number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from built import snapshot_of
from service.answering.assistant import Assistant

FILES = {
    "bureau.yaml": "name: 浔安市教育局\n",
    "校园欺凌求助.txt": (
        "校园欺凌防治和求助渠道\n\n各校门口张贴公约。家长发现孩子被欺凌的，首先告诉班主任或法治副校长，"
        "学校10个工作日内完成调查。市级举报电话0777-6663170。\n"
    ),
}


def test_the_class_teacher_comes_before_the_hotline(tmp_path: Path) -> None:
    assistant = Assistant(snapshot_of(FILES, tmp_path), date(2026, 6, 15))
    said = assistant.answer("孩子被欺凌了找谁").text
    assert said.index("首先告诉班主任") < said.index("0777-6663170")
