"""Documents that are named by a slip, by their years or by what they give; days that were moved since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台市教育局\n",
    "清理.html": """<html><head><title>关于废止和宣布失效部分文件的决定</title></head><body>
<h1>关于废止和宣布失效部分文件的决定</h1>
<h2>一、予以废止的文件</h2>
<table><tr><th>文件名称</th><th>文号</th></tr>
<tr><td>云台市校车管理暂行办法</td><td>云教〔2016〕4号</td></tr></table>
<h2>二、宣布失效的文件</h2>
<table><tr><th>文件名称</th><th>文号</th><th>失效原因</th></tr>
<tr><td>云台市学前教育三年行动计划（2020—2022年）</td><td>云教〔2020〕9号</td><td>适用期已满</td></tr></table>
</body></html>""",
    "运动服.txt": """云台市教育局
云教规〔2026〕6号
云台市学生装管理办法
第一条　为规范学生装选用，制定本办法。
第二条　学生装由家长自愿购买。
第三条　本办法自2026年8月1日起施行，有效期5年。
云台市教育局
2026年5月20日
""",
    "补充.txt": """关于调整材料审核和摇号时间的通知

一、入学材料审核时间，由5月9日调整为5月16日。
二、民办学校摇号，原定6月12日，因场地原因延期至6月19日。
云台市教育局
2026年4月30日
""",
    "草案.txt": """关于外来务工人员子女积分入学实施细则（征求意见稿）公开征求意见的公告

云台市教育局起草了本细则，现公开征求意见，意见征集截止时间为2026年7月1日。
积分按居住年限和社保年限累计，积分高的优先安排公办学校。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("named"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("校车管理暂行办发还算数吗", "予以废止的文件"),
        ("2020到2022学前三年行动计划还有效吗", "适用期已满"),
        ("云教规2026年6号文什么时候开始执行", "尚未开始施行"),
        ("新学生装办法什么时候开始用", "尚未开始施行"),
        ("5月9号材料审核那个时间还作数不", "5月16日"),
        ("6月12日摇号还算数吗", "6月19日"),
        ("看居住年限和社保年限积分入学那个办法实施了没有", "尚未定稿"),
    ],
)
def test_a_document_or_a_day_is_told_by_what_holds_now(
    ask: Callable[[str], Answer], question: str, said: str
) -> None:
    answer = ask(question)
    assert (answer.status, said in answer.text) == ("answered", True), answer.text


def test_a_thing_alone_names_no_document(ask: Callable[[str], Answer]) -> None:
    assert "废止" not in ask("校车还在用吗").text
