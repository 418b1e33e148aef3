"""A passage that fits by its words, but speaks of another thing, school or place, is no answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from index.bureau import Bureau, Region
from index.items import Passage
from service.answering.assistant import Assistant
from service.answering.borne_out import is_for_elsewhere, of_another_school, unborne

BUREAU = Bureau(
    regions=(
        Region("云台市", aliases=("市里",)),
        Region("北关区", "云台市", ("北关",)),
        Region("山口县", "云台市", ("山口",)),
    )
)


def passage(text: str, *cells: tuple[str, str]) -> Passage:
    return Passage("a-0", "a", 0, "row" if cells else "text", text, (), "", cells)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第一小学的校长是谁", "服务范围：望江路全部门牌。第一小学。"),
        ("贷款的利率现在几个点", "还款期限最长不超过22年，在校期间利息由财政贴。"),
        ("还款逾期了怎么算罚息", "毕业后自己付利息。"),
        ("今年高考一本线多少", "考试院；电话：0911-2340044；受理：高考"),
        ("中职食堂一个月多少钱", "住宿费每学期300元。"),
        ("教师资格证注销了怎么办", "报名人员须具有教师资格证书。"),
        ("公办幼儿园几号报名", "保教费2026年3月1日起执行。"),
        ("学校老师工资多少", "学费每学期9800元。"),
    ],
)
def test_the_thing_asked_for_has_to_be_spoken_of(question: str, said: str) -> None:
    assert unborne(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第一小学的校长是谁", "第一小学；校长：李某"),
        ("食堂有问题投诉哪里", "学校安全科；职责：食品安全"),
        ("利率是多少", "执行同期LPR减70个基点"),
        ("孩子去哪个学校报名", "到所在学校办理入学登记"),
        ("报名费多少钱", "每人80元"),
        ("校长信箱是什么时候开的", "每月15日"),
        ("高中标准间一学期多少", "标准间每学期550元"),
        ("学费一学期多少 不是国际班", "学费每学期1200元"),
    ],
)
def test_what_speaks_of_the_thing_may_answer(question: str, said: str) -> None:
    assert not unborne(question, said)


def test_a_row_of_the_same_name_in_another_place_is_of_another_school() -> None:
    row = passage("云台市机关幼儿园；100", ("幼儿园", "云台市机关幼儿园"), ("人数", "100"))
    assert of_another_school("山口县机关幼儿园招几个人", row, BUREAU)
    assert not of_another_school("机关幼儿园招几个人", row, BUREAU)
    assert not of_another_school("云台市机关幼儿园招几个人", row, BUREAU)


@pytest.mark.parametrize(
    "opening",
    [
        "现将北关区范围内公办幼儿园招生事项公告如下。",
        "现将公办幼儿园招生事项公告如下。各县由县教育局另行公告。",
        "山口县的招生时间另行公布。",
    ],
)
def test_a_paper_that_leaves_a_county_to_itself_does_not_speak_for_it(opening: str) -> None:
    head, row = passage(opening), passage("网上登记；7月10日", ("环节", "网上登记"), ("时间", "7月10日"))
    assert is_for_elsewhere("山口县", [head, row], row, BUREAU)
    assert not is_for_elsewhere("北关区", [head, row], row, BUREAU) or "北关" not in opening
    named = passage("山口县网上登记时间为7月12日。")
    assert not is_for_elsewhere("山口县", [head, named], named, BUREAU)
    whole = passage("现将全市（含北关区）招生事项公告如下。")
    assert not is_for_elsewhere("山口县", [whole, row], row, BUREAU)
    first = passage("本通知适用于北关区。")
    apart = passage("山口县经同意自行制定实施办法，在山口县范围内执行该办法。")
    assert not is_for_elsewhere("北关区", [first, apart, row], row, BUREAU)
    assert is_for_elsewhere("山口县", [first, apart, row], row, BUREAU)


def test_a_county_is_not_given_the_dates_of_the_city(tmp_path: Path) -> None:
    files = {
        "bureau.yaml": "name: 云台市教育局\nregions: [{name: 云台市}, {name: 北关区, parent: 云台市}, "
        "{name: 山口县, parent: 云台市}]\n",
        "公告.md": "# 云台市2026年公办幼儿园招生公告\n\n现将北关区公办幼儿园招生事项公告如下，"
        "各县由县教育局另行公告。\n\n## 一、时间\n\n公办幼儿园网上报名时间为7月10日至7月14日。\n",
    }
    assistant = Assistant(snapshot_of(files, tmp_path), date(2026, 6, 15))
    assert assistant.answer("北关区公办幼儿园几号报名").status == "answered"
    assert assistant.answer("山口县公办幼儿园几号报名").status == "no_answer"


def test_a_lost_paper_is_not_replaced_by_another(tmp_path: Path) -> None:
    files = {
        "学籍.md": "# 云台市学籍问答\n\n**毕业证丢了怎么补？**\n\n毕业证书遗失不补发，"
        "到原毕业学校申请开具学历证明书，当场办结。\n"
    }
    assistant = Assistant(snapshot_of(files, tmp_path), date(2026, 6, 15))
    assert "学历证明书" in assistant.answer("毕业证掉了怎么补").text
    assert assistant.answer("准考证掉了怎么补").status == "no_answer"
