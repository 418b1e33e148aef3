"""What is given, what is paid back, what is denied and what is another school's answers no charge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 松江县教育局\nregions: [{name: 松江县}]\n",
    "资助.md": """# 松江县学前教育政策汇编

## 资助档次

| 档次 | 对象 | 幼儿园资助标准 |
|---|---|---|
| 一档 | 低保家庭幼儿 | 1300元/年 |
| 二档 | 其他困难家庭幼儿 | 700元/年 |
""",
    "高中.md": """# 松江县民办高中收费公示

| 学校 | 班型 | 学费 |
|---|---|---|
| 博远高级中学 | 国际班 | 21000元/学期 |
| 博远高级中学 | 普通班 | 8600元/学期 |
| 松江外国语学校（高中部） | 普通班 | 9300元/学期 |
""",
    "公办.md": """# 松江县公办学校收费公示

| 项目 | 小学 | 初中 |
|---|---|---|
| 学费 | 免收 | 免收 |
| 住宿费 | 免收 | 免收 |
""",
    "退费.md": """# 松江县学校收退费问答

住校生中途改走读的，住宿费按剩余月份退还。

幼儿当月出勤不足10天的，退还当月保教费的50%。
""",
    "课后2025.md": """# 松江县课后服务收费公示（2025—2026学年）

小学课后服务费每生每月110元。
""",
    "课后2026.md": """# 松江县课后服务收费公示（2026—2027学年）

小学课后服务费每生每月125元。
""",
}
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("not_meant")
    (folder / "files").mkdir()
    for name, content in _FILES.items():
        (folder / "files" / name).write_text(content, encoding="utf-8")
    embedder = load_embedder()
    build([folder / "files"], folder / "home", embedder)
    snapshot = SnapshotStore(folder / "home").open(embedder)
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


def test_a_tier_of_aid_is_no_charge(ask: Ask) -> None:
    assert "1300" not in ask("松江县幼儿园一个月多少").text
    assert "1300" in ask("幼儿园低保资助一年多少").text


def test_what_is_paid_back_is_told_by_what_says_so(ask: Ask) -> None:
    answer = ask("住校改走读住宿费能退不")
    assert "按剩余月份退还" in answer.text
    assert "免收" not in answer.text


def test_a_month_hardly_attended_goes_by_the_rule_of_absence(ask: Ask) -> None:
    assert "退还当月保教费的50%" in ask("幼儿园保教费这个月只去了8天怎么收").text


def test_what_is_denied_is_not_told(ask: Ask) -> None:
    answer = ask("博远高级中学学费多少，不是国际班")
    assert "8600" in answer.text
    assert "21000" not in answer.text
    assert "21000" in ask("博远高级中学国际班学费多少").text


@pytest.mark.parametrize("question", ["第五中学学费一学期多少", "松江外国语初中学费多少"])
def test_a_school_without_a_line_gets_no_other_ones(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status == "no_answer"


def test_september_is_of_the_year_to_come_where_its_paper_is_out(ask: Ask) -> None:
    assert "125元" in ask("9月份小学课后服务费一个月多少").text
