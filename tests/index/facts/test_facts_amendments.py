"""Which clauses of a rule an amendment changes."""

from __future__ import annotations

import pytest

from index.facts.amendments import Change, changed_passages, read_changes
from index.items import Passage


def passages(*texts: str) -> list[Passage]:
    return [Passage(f"p{n}", "i", n, "text", text) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "clause", "whole"),
    [
        ("一、将第四条修改为：“小学每月70元。”", "第四条", True),
        ("第12条修改为：“标准按第三条修改为准。”", "第一二条", True),
        ("二、第四条中的“不超过1500元”修改为“不超过2500元”。", "第四条", False),
        ("（三）将第六条第二款修改为：“按月发放。”", "第六条", False),
        ("删去第五条第二款。", "第五条", False),
        ("二、第十五条第（三）项删去，其后各项序号相应调整。", "第十五条", False),
        ("将第九条中的“和单位证明”删去。", "第九条", False),
    ],
)
def test_a_change_names_its_clause(text: str, clause: str, whole: bool) -> None:
    assert read_changes(passages(text)) == [Change(clause, whole, "p1")]


def test_nothing_stands_in_the_place_of_a_deleted_clause() -> None:
    assert read_changes(passages("三、删去第三条。")) == [Change("第三条", True, "")]


@pytest.mark.parametrize(
    "text",
    [
        "增加一条，作为第九条：“第三条修改为当场办理。”",
        "根据第四条的规定，标准不变。",
        "本决定自2025年9月1日起施行。",
        "第六条所称材料由学校留存，取消纸质表格。",
    ],
)
def test_what_changes_no_whole_clause_and_no_words_of_one_is_left(text: str) -> None:
    assert read_changes(passages(text)) == []


def test_all_of_a_clause_goes_and_its_neighbours_stay() -> None:
    rule = passages("第三条 对象如下：", "（一）低保家庭；", "第四条 每月60元。", "第五条 按月收。")
    replaced, touched = changed_passages(rule, [Change("第三条", True, "new"), Change("第五条", False, "x")])
    assert replaced == {"p1": "new", "p2": "new"}
    assert touched == {"p4": "x"}


def test_a_notice_without_articles_has_its_numbered_points_changed() -> None:
    notice = passages("现通知如下：", "一、对象为全体学生。", "二、每月60元。", "（一）按月收。")
    assert changed_passages(notice, read_changes(passages("将第二点修改为：“每月70元。”")))[0] == {
        "p3": "p1",
        "p4": "p1",
    }


def test_words_that_give_way_are_found_in_the_one_clause_that_has_them() -> None:
    rule = passages("一、资助6000元。", "二、每年8月15日前申请。", "三、5日内公示。")
    changes = read_changes(passages("其中申请截止时间由8月15日调整为8月31日，公示时间由5日改为7日。"))
    assert [change.old for change in changes] == ["8月15日", "5日"]
    assert changed_passages(rule, changes) == ({}, {"p2": "p1", "p3": "p1"})


def test_words_that_several_clauses_have_change_none() -> None:
    rule = passages("一、小学每月90元。", "二、初中每月90元。")
    assert changed_passages(rule, read_changes(passages("标准由每月90元提高到每月100元。"))) == ({}, {})
