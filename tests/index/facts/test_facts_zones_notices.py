"""Zones as enrolment notices state them: joint headings, who goes on to which school, other words."""

from __future__ import annotations

import pytest
from zone_lists import item, names, prose, row, schools

from index.facts.zones import ZoneIndex, ZoneRule, read_zones

A, B = "清河县第一小学", "清河县第二小学"
SECONDARY, OTHER = "清河县第二中学", "清河县第三中学"


def of_text(text: str, title: str = "2026年初中招生区域", heading: tuple[str, ...] = ()) -> list[ZoneRule]:
    return read_zones(item(title), [prose(text, heading=heading)])


@pytest.mark.parametrize("heading", ["服务范围/街路门牌", "街巷及门牌号", "马路、门牌"])
def test_a_column_of_doors_that_names_its_roads_is_a_list_of_its_own(heading: str) -> None:
    rows = [
        row(
            ("学校", A),
            ("服务范围/小区、家属院", "东湖花园、柳荫里"),
            (heading, "向阳路单号；柳巷"),
            number=0,
        ),
        row(
            ("学校", B), ("服务范围/小区、家属院", "西苑小区"), (heading, "向阳路双号；南街2—68号"), number=1
        ),
        row(
            ("学校", SECONDARY), ("服务范围/小区、家属院", "北苑小区"), (heading, "北街；中街1—9号"), number=2
        ),
    ]
    index = ZoneIndex(read_zones(item(), rows))
    assert schools(index.resolve("向阳路7号")) == {A}
    assert schools(index.resolve("向阳路8号")) == {B}
    assert schools(index.resolve("柳荫里")) == {A}


def test_numbers_that_repeat_their_road_are_no_second_list() -> None:
    rows = [
        row(("学校", school), ("道路名称", road), ("门牌号", f"{road}{doors}"), number=number)
        for number, (school, road, doors) in enumerate(
            [(A, "向阳路", "1—99号"), (B, "向阳路", "100—200号"), (A, "南街", "1—9号"), (B, "北街", "2—8号")]
        )
    ]
    index = ZoneIndex(read_zones(item(), rows))
    assert schools(index.resolve("向阳路120号")) == {B}


@pytest.mark.parametrize(
    ("said", "primaries"),
    [
        ("第二中学对口第二小学和第四小学。", {"第2小学", "第4小学"}),
        (
            "第二中学对口第二小学、第四小学，2026年起增加实验小学北校区（原对口第三中学）。",
            {"第2小学", "第4小学", "实验小学北校区"},
        ),
        ("第二小学、第四小学对口第二中学。", {"第2小学", "第4小学"}),
        ("清河县第二中学：招收第二小学毕业生以及第二小学服务范围内住户的子女，计划6个班300人。", {"第2小学"}),
    ],
)
def test_which_pupils_go_on_to_a_school_in_the_ways_of_notices(said: str, primaries: set[str]) -> None:
    rules = of_text(said, heading=(SECONDARY,))
    assert {rule.name for rule in rules if rule.kind == "feeder"} == primaries
    assert not [rule for rule in rules if rule.kind != "feeder"]


def test_pupils_of_a_schools_own_primary_part_go_on_in_it() -> None:
    rules = of_text("清河县育才学校初中部：本校小学部毕业生直升，计划4个班200人。")
    assert [(rule.kind, rule.name) for rule in rules] == [("feeder", "清河县育才学校小学部")]


def test_what_is_said_of_the_school_behind_its_zone_is_no_place() -> None:
    rules = of_text(
        "按住址核定的范围为站前路、柳巷，以及东湖花园。计划10个班500人。学校坐落在南街9号，招生办电话0300-1234567。该校有寄宿部。",
        heading=(SECONDARY,),
    )
    assert names(rules) == ["站前路", "柳巷", "东湖花园"]


def test_a_zone_by_address_that_is_an_area() -> None:
    rules = of_text(
        "按住址核定的范围，北起椴树街，南到江堤，西起渡口路，东到云杉路。计划8个班。", heading=(SECONDARY,)
    )
    assert [(rule.kind, rule.quote[:4]) for rule in rules if rule.kind != "unread"] == [
        ("boundary", "北起椴树")
    ]


def test_a_cell_that_lists_for_two_stages() -> None:
    rows = [
        row(
            ("学校名称", "甸子镇学校"),
            ("学段", "小学、初中"),
            ("招生区域", "小学部：南甸村、糖坊村；初中部：柳茅乡全部村（2026年起）"),
        ),
    ]
    rules = read_zones(item("2026年乡镇学校招生区域表"), rows)
    assert [(rule.stage, rule.name) for rule in rules] == [
        ("小学", "南甸村"),
        ("小学", "糖坊村"),
        ("初中", "柳茅乡"),
    ]


def test_two_sides_of_a_road_that_is_named_before_them() -> None:
    said = (
        "清河县锦程小学：东至白鹭大道，西至铁路。包含小区：澜庭苑。\n"
        "科创三路以道路中心线为界，路北归锦程小学，路南归第一小学。"
    )
    index = ZoneIndex(of_text(said, "2026年小学招生范围"))
    assert {school[-4:] for school in schools(index.resolve("科创三路路北的住户上哪个小学"))} == {"锦程小学"}
    assert {school[-4:] for school in schools(index.resolve("住科创三路路南上哪个小学"))} == {"第一小学"}
    assert schools(index.resolve("住科创三路上哪个小学")) == set()


def test_a_question_about_children_names_no_school() -> None:
    rules = read_zones(
        item("小升初热点问答"),
        [
            prose(
                "答：能。有我市小学六年级学籍的应届生，都按毕业小学对口升学。",
                heading=("孩子在清河读了六年小学，能在这儿上初中吗？",),
            )
        ],
    )
    assert rules == []


def test_a_hamlet_named_after_a_side_is_no_boundary() -> None:
    rules = read_zones(item(), [row(("学校", A), ("划片范围", "靠山村、东靠山屯"))])
    assert names(rules) == ["靠山村", "东靠山屯"]


def test_a_label_before_the_school_that_takes_pupils() -> None:
    index = ZoneIndex(
        of_text(
            "第十条　县城服务范围：清河县城关小学招收棠东社区、文星路全段；棠湖小学招收棠湖社区。", "入学办法"
        )
    )
    assert schools(index.resolve("棠东社区上哪个小学")) == {"清河县城关小学"}
    assert schools(index.resolve("棠湖社区上哪个小学")) == {"棠湖小学"}


@pytest.mark.parametrize(
    "said",
    [
        "（一）清河县第二中学，计划招收8个班400人，接收第一小学、双塔小学毕业生，不寄宿。",
        "清河县第二中学，招收第一小学、双塔小学的六年级毕业生，咨询电话0300-1234567。",
    ],
)
def test_a_school_between_commas_and_whose_pupils_it_takes(said: str) -> None:
    rules = of_text(said)
    assert {(rule.kind, rule.name) for rule in rules} == {("feeder", "第1小学"), ("feeder", "双塔小学")}


def test_what_a_sentence_says_of_papers_behind_its_list_takes_nothing_from_the_list() -> None:
    rules = of_text(
        "（三）清河县杉木岭小学。校址杉木大道210号。学区包括杉木大道全段、锦绣山庄B区；工业园职工宿舍凭住宿证明登记。学校不寄宿。",
        "2026年小学学区划分方案",
    )
    assert names(rules) == ["杉木大道", "锦绣山庄B区"]


def test_a_move_that_says_what_stays_and_a_change_of_numbers_of_pupils() -> None:
    rules = read_zones(
        item(),
        [row(("学校", A), ("划片范围", "茶市巷全段")), row(("学校", "茶市街小学"), ("划片范围", "茶市街"))],
    )
    changed = item("关于调整部分小学招生范围的补充公告", id="later")
    rules += read_zones(
        changed,
        [
            prose(
                "茶市巷1—30号由清河县第一小学招生范围调整至文昌坊小学招生范围，茶市巷31号及以上仍由清河县第一小学招生。",
                id="later",
            ),
            prose("三、茶市街小学招生计划由6个班270人调整为7个班315人。", 1, id="later"),
        ],
    )
    index = ZoneIndex(rules)
    assert schools(index.resolve("茶市巷12号")) == {"文昌坊小学"}
    assert schools(index.resolve("茶市巷40号")) == {A}
    assert any("31号及以上" in option for option in index.resolve("茶市巷上哪个小学").options)
    assert schools(index.resolve("茶市街5号")) == {"茶市街小学"}


def test_one_notice_says_an_estate_and_one_its_sort_too() -> None:
    rules = read_zones(item(), [row(("学校", A), ("划片范围", "碧桐苑、安和居（保障房）"))])
    moved = prose("碧桐苑小区由清河县第一小学招生范围调整至清河县第二小学招生范围。", id="later")
    rules += read_zones(item("关于调整部分小学招生范围的公告", id="later"), [moved])
    index = ZoneIndex(rules)
    assert schools(index.resolve("碧桐苑上哪个小学")) == {B}
    assert schools(index.resolve("公租房安和居的娃儿读哪个小学")) == {A}


def test_a_choice_between_schools_in_a_remark() -> None:
    listed = row(
        ("初中学校", SECONDARY),
        ("对口小学", "第一小学、第三小学"),
        ("备注", "溪畔丽景业主子女可在第二中学、第三中学中选择一所，登记后不得更改"),
    )
    index = ZoneIndex(read_zones(item("2026年初中对口升学安排"), [listed]))
    assert schools(index.resolve("溪畔丽景的初中", stage="初中")) == {SECONDARY, "第三中学"}


def test_a_village_of_which_a_hamlet_goes_elsewhere() -> None:
    rows = [
        row(("学校", A), ("服务村", "大坪村、岩头村（上寨组除外）"), number=0),
        row(("学校", B), ("服务村", "岩头村上寨组"), number=1),
    ]
    index = ZoneIndex(read_zones(item(), rows))
    assert index.resolve("岩头村读哪").status == "ambiguous"
    assert schools(index.resolve("岩头村上寨组读哪")) == {B}
    assert schools(index.resolve("岩头村下寨组读哪")) == {A}


@pytest.mark.parametrize(
    "said",
    [
        "（四）教师新村拟由实验小学南校区划入清河县第一小学。",
        "拟将教师新村由实验小学南校区调整至清河县第一小学。",
    ],
)
def test_a_move_from_a_campus_in_a_draft(said: str) -> None:
    rules = of_text(said, "服务范围优化方案（征求意见稿）")
    assert [(rule.schools, rule.name, rule.moved_from) for rule in rules] == [
        ((A,), "教师新村", ("实验小学南校区",))
    ]


def test_a_village_that_may_choose_another_school() -> None:
    rules = of_text(
        "服务范围：马栏镇、汀口乡全境。汀口乡龙尾村学生可自愿选择清河县第三中学，须在6月30日前提出书面申请。",
        heading=(SECONDARY,),
    )
    index = ZoneIndex(rules)
    assert schools(index.resolve("龙尾村读哪个初中", stage="初中")) == {SECONDARY, OTHER}
    assert schools(index.resolve("汀口乡读哪个初中", stage="初中")) == {SECONDARY}


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        (
            "1.清河县第二中学：对口招收第一小学、实验小学（本校区）毕业生。计划12个班。",
            {"第1小学", "实验小学本校区"},
        ),
        ("清河县沿河学校初中部：沿河学校小学部六年级毕业生整体直升，不另行报名。", {"清河县沿河学校小学部"}),
        ("金桥中学招收金桥小学毕业生及上述范围内住户子女。", {"金桥小学"}),
    ],
)
def test_whose_pupils_a_school_takes_in_a_notice_without_zones(said: str, sent: set[str]) -> None:
    rules = of_text(said, "2026年城区初中招生办法")
    assert {(rule.kind, rule.name) for rule in rules} == {("feeder", name) for name in sent}


def test_the_pupils_of_whole_towns() -> None:
    index = ZoneIndex(
        of_text("4.靠山镇、马底乡小学毕业生升入清河县第三中学，全员寄宿。", "2026年城区初中招生办法")
    )
    assert schools(index.resolve("靠山镇的升哪个初中", stage="初中")) == {OTHER}
    assert schools(index.resolve("马底乡的升哪个初中", stage="初中")) == {OTHER}


def test_campuses_labelled_under_their_school() -> None:
    said = "本校区学区：文庙街、学宫巷双号；城北校区学区：学宫巷单号、北门新村、解放路1—120号（含单双号）。"
    index = ZoneIndex(of_text(said, "2026年小学学区划分", (A,)))
    assert schools(index.resolve("学宫巷4号")) == {A}
    assert schools(index.resolve("学宫巷5号")) == {f"{A}城北校区"}
    assert schools(index.resolve("解放路8号")) == {f"{A}城北校区"}
