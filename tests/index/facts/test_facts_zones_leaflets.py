"""Papers for parents and posts that say in their own words which homes go to which school."""

from __future__ import annotations

import pytest
from zone_lists import item, prose, row

from index.facts.zones import ZoneRule, read_zones

A, B = "清河县第一小学", "清河县桥头小学"
P, Q = "柳河村、莲塘社区、东湖花园、鼓楼街", "河西社区、铁匠街、柿子园小区"
HOMES = {(place, A) for place in P.split("、")} | {(place, B) for place in Q.split("、")}
LEAFLET = "清河县2026年一年级新生家长明白纸"


def read(*texts: str, heading: str = "二看住在哪", title: str = LEAFLET) -> list[ZoneRule]:
    passages = [prose(text, number, heading=(heading,)) for number, text in enumerate(texts)]
    return read_zones(item(title=title), passages)


def told(rules: list[ZoneRule]) -> set[tuple[str, str]]:
    return {
        (one.name, school) for one in rules if one.name and one.kind != "unread" for school in one.schools
    }


@pytest.mark.parametrize(
    "text",
    [
        f"（1）清河以东（{P}）——到{A}；（2）清河以西（{Q}）——到{B}。",
        f"清河以东：{P} → {A}\n清河以西：{Q} → {B}",
        f"住在{P}的孩子上{A}；住在{Q}的孩子上{B}。",
        f"家住{P}的，到{A}报名；家住{Q}的，到{B}报名。",
        f"如果您家住在{P}，孩子就上{A}；如果您家住在{Q}，孩子就上{B}。",
        f"户口或房产在{P}的，就读{A}；户口或房产在{Q}的，就读{B}。",
        f"凡住{P}的小朋友，由{A}接收；凡住{Q}的小朋友，由{B}接收。",
        f"清河以东的{P}，读{A}；清河以西的{Q}，读{B}。",
        f"住河东的（{P}），孩子念{A}；住河西的（{Q}），孩子念{B}。",
        f"①住河东（含{P}）的→{A}；②住河西（含{Q}）的→{B}",
        f"{P}都划在{A}，{Q}都划在{B}。",
        f"一是{P}的孩子到{A}就读，二是{Q}的孩子到{B}就读。",
        f"{P}一年级新生请到{A}报到，{Q}一年级新生请到{B}报到。",
        f"{P}，对应{A}；{Q}，对应{B}。",
        f"{P}，学校是{A}。{Q}，学校是{B}。",
        f"{P}的适龄儿童：{A}；{Q}的适龄儿童：{B}",
        f"{P}｜{A}\n{Q}｜{B}",
        f"{P}＝{A}\n{Q}＝{B}",
        f"{P.replace('、', '/')} → {A}\n{Q.replace('、', '/')} → {B}",
    ],
)
def test_homes_before_their_school(text: str) -> None:
    assert told(read(text)) == HOMES


@pytest.mark.parametrize(
    "text",
    [
        f"{A}（{P}）；{B}（{Q}）。",
        f"{A}（收{P}的孩子）、{B}（收{Q}的孩子）",
        f"{A} ← {P}\n{B} ← {Q}",
        f"{A}招{P}的孩子，{B}招{Q}的孩子。",
        f"{A}今年接收：{P}的孩子。{B}今年接收：{Q}的孩子。",
        f"{A}面向{P}招生；{B}面向{Q}招生。",
        f"{A}这边：{P}；\n{B}那边：{Q}。",
        f"{A}　　{P}\n{B}　　{Q}",
        f"- {A}：{P}\n- {B}：{Q}",
        f"【{A}】{P}\n【{B}】{Q}",
        f"🏫{A}\n📍{P}\n📞0300-1234567\n🏫{B}\n📍{Q}",
    ],
)
def test_a_school_before_its_homes(text: str) -> None:
    assert told(read(text)) == HOMES


@pytest.mark.parametrize("pair", ["{}\n{}", "📍{}\n🏫{}", "{}\n→ {}", "住在{}的家庭：\n上{}", "{}：\n读{}"])
def test_homes_in_the_line_over_their_school(pair: str) -> None:
    text = f"{pair.format(P, A)}\n{pair.format(Q, B)}"
    assert told(read(text)) == told(read(text, title="2026年小学划片范围")) == HOMES


def test_lines_that_begin_and_end_with_homes_tell_nothing() -> None:
    assert told(read(f"{P}\n{A}\n{Q}\n{B}\n石埠村、下坝村", title="2026年小学划片范围")) == set()


def test_a_town_over_schools_does_not_turn_the_order() -> None:
    rules = read(f"城关镇\n{A}\n{P}\n{B}\n{Q}", title="2026年小学划片范围")
    assert told(rules) >= HOMES


def test_what_lists_homes_needs_no_heading_that_says_so() -> None:
    assert told(read(f"{P}到{A}；{Q}到{B}。", heading="温馨提示")) == HOMES


def test_homes_that_only_the_question_names() -> None:
    passages = [
        prose(f"答：上{A}。", 0, heading=(f"问：家住{P}上哪所学校？",)),
        prose(f"答：{B}。", 1, heading=("问：河西社区、铁匠街呢？",)),
        prose("答：户口簿。", 2, heading=("问：柿子园小区要带什么？",)),
    ]
    rules = read_zones(item(title=LEAFLET), passages)
    assert told(rules) == HOMES - {("柿子园小区", B)}
    assert {rule.quote for rule in rules} == {f"上{A}", B}


def test_the_school_of_a_yes_or_no_question_is_called_as_in_the_answer() -> None:
    question = f"问：东湖花园和鼓楼街今年还是上{A}吗？"
    rules = read_zones(item(title=LEAFLET), [prose(f"答：是的，{P}今年仍然上{A}。", heading=(question,))])
    assert {rule.schools for rule in rules} == {(A,)}


@pytest.mark.parametrize(
    "columns",
    [
        ("您家住哪里", "孩子去哪里"),
        ("住在这里", "上这所学校"),
        ("您的住址", "您的学校"),
        ("包括哪些地方", "学校"),
    ],
)
def test_a_table_of_homes_and_schools_with_columns_of_its_own(columns: tuple[str, str]) -> None:
    rows = [
        row((columns[0], homes), (columns[1], school), number=number)
        for number, (homes, school) in enumerate(((P, A), (Q, B)))
    ]
    assert told(read_zones(item(title=LEAFLET), rows)) == HOMES


@pytest.mark.parametrize("school", ["清河县上坝小学", "上坝小学", "归仁小学"])
def test_a_school_whose_name_begins_like_a_verb(school: str) -> None:
    assert told(read(f"{P}，{school}；{Q}，{B}。")) >= {("柳河村", school), ("铁匠街", B)}


@pytest.mark.parametrize(
    "text",
    [
        "校车线路：柳河村→清河县第一小学；河西社区→清河县桥头小学。",
        "柳河村、莲塘社区→清河县第一小学，早上7点10分发车；河西社区→清河县桥头小学，7点20分发车。",
        "清河县第一小学：鼓楼街18号；清河县桥头小学：铁匠街5号。",
        "清河县第一小学（鼓楼街18号，电话0300-1234567）；清河县桥头小学（铁匠街5号）。",
        "莲塘社区到清河县第一小学步行10分钟，清河县第一小学到清河县桥头小学约2公里。",
        "柳河村、莲塘社区的孩子到清河县第一小学接种疫苗，河西社区的孩子到清河县桥头小学接种疫苗。",
        "柳河村、莲塘社区的家长请到清河县第一小学咨询；河西社区的家长请到清河县桥头小学咨询。",
        "有房产的上清河县第一小学，没房产的上清河县桥头小学。随迁子女由清河县第一小学接收。",
    ],
)
def test_other_things_that_places_and_schools_are_named_for(text: str) -> None:
    assert told(read(text, heading="四、其他事项")) == set()
