"""Zone lists that are questions and answers, and what speech puts between a place and its school."""

from __future__ import annotations

import pytest
from zone_lists import item, prose, row

from index.facts.zones import ZoneRule, read_zones

A, B = "清河县第一小学", "清河县上坝小学"


def read(*pairs: tuple[str, str]) -> list[ZoneRule]:
    passages = [prose(answer, number, heading=(question,)) for number, (question, answer) in enumerate(pairs)]
    return read_zones(item(title="2026年招生政策问答"), passages)


def told(rules: list[ZoneRule]) -> set[tuple[str, str]]:
    return {(rule.name, school) for rule in rules if rule.kind != "unread" for school in rule.schools}


@pytest.mark.parametrize("question", ["问：住在老街该去哪一所？", "Q：老街怎么分片？", "1. 老街归哪个学校？"])
@pytest.mark.parametrize("verb", ["到", "上", "去", "读"])
def test_a_place_and_its_school_with_only_a_verb_between(question: str, verb: str) -> None:
    rules = read((question, f"答：老街1至50号{verb}{A}，老街51号以上{verb}{B}；上坝村{verb}{B}。"))
    assert told(rules) == {("老街", A), ("老街", B), ("上坝村", B)}
    assert {(span.low, span.high) for rule in rules for span in rule.within} == {(1, 50), (51, None)}


@pytest.mark.parametrize("first", ["不是。", "不是的，", "有。", "分。", "不一定，"])
def test_the_yes_or_no_in_front_of_an_answer_is_no_place(first: str) -> None:
    rules = read((f"问：东湖花园是不是都上{A}？", f"答：{first}东湖花园1—3栋读{A}，4栋以上读{B}。"))
    assert {rule.name for rule in rules} == {"东湖花园"}
    assert told(rules) == {("东湖花园", A), ("东湖花园", B)}


def test_a_kindergarten_serves_its_places() -> None:
    rules = read(("问：公办幼儿园也分片吗？", "答：分。清河县第一幼儿园服务老街、东湖花园；其他地方不分片。"))
    assert told(rules) == {("老街", "清河县第一幼儿园"), ("东湖花园", "清河县第一幼儿园")}


def test_a_school_that_is_asked_about_by_its_short_name_is_the_one_named_in_full() -> None:
    short = ("问：第一小学还招哪些村的孩子？", "答：石埠村。")
    rules = read((f"问：哪些村上{A}？", f"答：柳河村上{A}。"), short)
    assert told(rules) == {("柳河村", A), ("石埠村", A)}


def test_a_short_name_of_two_counties_stays() -> None:
    listed = ((A, "甲村"), ("东山县第一小学", "乙村"))
    passages = [row(("学校", name), ("范围", place)) for name, place in listed]
    rules = read_zones(item(), [*passages, row(("学校", "第一小学"), ("范围", "石埠村"), number=3)])
    assert ("石埠村", "第一小学") in told(rules)


@pytest.mark.parametrize(
    "answer", [f"将材料交到{A}。", f"线上报名后到{A}现场审核。", f"家长可去{A}咨询。", f"到{A}报名。"]
)
def test_where_to_go_with_papers_is_no_zone(answer: str) -> None:
    assert told(read(("问：去哪里交材料？", answer))) == set()


def test_pupils_of_a_column_of_schools_without_a_stage() -> None:
    rules = read_zones(item(), [row(("学校", "清河县第三中学"), ("对口小学", A))])
    assert [(rule.kind, rule.name, rule.schools) for rule in rules] == [
        ("feeder", "清河县第1小学", ("清河县第三中学",))
    ]
    back = read_zones(item(), [row(("学校", A), ("对口初中", "清河县第三中学"))])
    assert [(rule.kind, rule.name) for rule in back] == [("feeder", "清河县第1小学")]
