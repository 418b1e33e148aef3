"""Zone lists in the layouts that bureaus publish them in, and tables that are none."""

from __future__ import annotations

from zone_lists import item, names, prose, row

from index.facts.zones import read_zones
from index.items import Passage
from index.passages import cut
from index.read.document import Document, Heading, Paragraph, Row, Table


def test_table_with_a_column_of_schools_and_one_of_places() -> None:
    passage = row(
        ("序号", "1"),
        ("小学名称", "清河县第一小学"),
        ("入学方式", "单校划片"),
        ("服务范围", "向阳路（单号1—9号）、东湖花园"),
        ("联系电话", "000-0000000"),
    )
    rules = read_zones(item("2026年清河县小学入学一览表", region="清河县"), [passage])
    assert names(rules) == ["向阳路", "东湖花园"]
    assert {rule.schools for rule in rules} == {("清河县第一小学",)}
    assert {(rule.stage, rule.region, rule.year) for rule in rules} == {("小学", "清河县", 2026)}
    assert [rule.quote for rule in rules] == ["向阳路（单号1—9号）", "东湖花园"]
    assert all(rule.quote in passage.text for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)


def test_a_row_per_estate_with_a_school_of_each_stage() -> None:
    passage = row(("小区名称", "东湖花园"), ("对口小学", "第一小学"), ("对口初中", "第二中学"))
    rules = read_zones(item("2026年学区划分"), [passage])
    assert {(rule.name, rule.schools, rule.stage) for rule in rules} == {
        ("东湖花园", ("第一小学",), "小学"),
        ("东湖花园", ("第二中学",), "初中"),
    }


def test_road_and_numbers_in_columns_of_their_own() -> None:
    passage = row(("学校", "第一小学"), ("路名", "向阳路"), ("门牌号", "1—99号（单号）"))
    (rule,) = read_zones(item(), [passage])
    assert rule.name == "向阳路"
    assert [(span.low, span.high, span.parity) for span in rule.within] == [(1, 99, "odd")]
    assert rule.quote == "向阳路；门牌号：1—99号（单号）"


def test_odd_and_even_numbers_in_two_columns() -> None:
    passage = row(("路名", "向阳路"), ("单号", "1—99"), ("双号", "2—98"), ("学校", "第一小学"))
    (rule,) = read_zones(item(), [passage])
    assert {(span.low, span.high, span.parity) for span in rule.within} == {(1, 99, "odd"), (2, 98, "even")}


def test_town_and_village_in_columns_of_their_own() -> None:
    passage = row(("乡镇", "丰乐镇"), ("村", "柳河村、杏花村"), ("学校", "丰乐镇中心小学"))
    rules = read_zones(item(), [passage])
    assert [(rule.parent, rule.name) for rule in rules] == [("丰乐镇", "柳河村"), ("丰乐镇", "杏花村")]


def test_several_schools_share_a_zone() -> None:
    passage = row(("学校", "第一小学、第二小学"), ("招生范围", "东湖花园"))
    (rule,) = read_zones(item(), [passage])
    assert rule.schools == ("第一小学", "第二小学")


def test_secondary_schools_fed_by_primary_schools() -> None:
    passage = row(("初中学校", "第二中学"), ("对口小学", "第一小学、第三小学"))
    rules = read_zones(item("2026年初中划片范围"), [passage])
    assert [(rule.kind, rule.name, rule.schools, rule.stage) for rule in rules] == [
        ("feeder", "第1小学", ("第二中学",), "初中"),
        ("feeder", "第3小学", ("第二中学",), "初中"),
    ]


def test_primary_schools_in_the_zone_column_feed_too() -> None:
    passage = row(("学校", "第二中学"), ("招生范围", "第一小学、第三小学"))
    assert {rule.kind for rule in read_zones(item("初中招生范围"), [passage])} == {"feeder"}


def test_a_remark_column_takes_places_out() -> None:
    passage = row(("学校", "第一小学"), ("划片范围", "青山社区、东湖花园"), ("备注", "东湖花园3栋除外"))
    rules = {rule.name: rule for rule in read_zones(item(), [passage])}
    assert rules["东湖花园"].verdict({"栋": 3}) == "no"
    assert rules["东湖花园"].verdict({"栋": 2}) == "yes"


def test_tables_that_are_no_zone_lists() -> None:
    for passage in (
        row(("学校", "第一小学"), ("地址", "向阳路5号"), ("电话", "000")),
        row(("学校名称", "第一小学"), ("社区", "青山社区"), ("校长", "某某")),
        row(("学校", "第一小学"), ("收费项目", "伙食费"), ("标准", "10元")),
    ):
        assert read_zones(item("学校基本情况一览表"), [passage]) == []
    plan = row(("学校", "第一小学"), ("地址", "向阳路5号"), ("招生计划", "6个班"))
    assert read_zones(item("2026年小学划片范围"), [plan]) == []


def test_prose_a_school_and_its_list_on_one_line() -> None:
    text = (
        "1.第一小学：向阳路（单号）、东湖花园\n"
        "2.第二小学招生范围：东至清河路，西至光明路；包括柳河村1—3组\n"
        "3.各学校：全县"
    )
    passage = prose(text)
    rules = read_zones(item(), [passage])
    assert [(rule.schools[0], rule.kind, rule.name) for rule in rules] == [
        ("第一小学", "road", "向阳路"),
        ("第一小学", "estate", "东湖花园"),
        ("第二小学", "boundary", ""),
        ("第二小学", "village", "柳河村"),
    ]
    assert all(rule.quote in text for rule in rules)


def test_prose_a_school_over_its_list() -> None:
    by_heading = prose("向阳路、东湖花园", heading=("一、小学", "1.第一小学"))
    assert names(read_zones(item(), [by_heading])) == ["向阳路", "东湖花园"]
    by_line = prose("第一小学\n服务范围：向阳路、东湖花园\n联系电话：000-000\n第二小学\n服务范围：光明路")
    rules = read_zones(item(), [by_line])
    assert [(rule.schools[0], rule.name) for rule in rules] == [
        ("第一小学", "向阳路"),
        ("第一小学", "东湖花园"),
        ("第二小学", "光明路"),
    ]


def test_prose_goes_on_in_the_next_passage() -> None:
    passages = [prose("第一小学：向阳路；东湖花园；", 0), prose("光明路；柳河村", 1)]
    rules = read_zones(item(), passages)
    assert [(rule.passage_id, rule.name) for rule in rules][2:] == [
        ("zones-1", "光明路"),
        ("zones-1", "柳河村"),
    ]
    assert {rule.schools for rule in rules} == {("第一小学",)}


def test_a_notice_is_no_zone_list() -> None:
    text = "各县区要合理划定学区范围：按照相对就近原则，统筹安排。\n公办小学：在划定范围内招生。"
    assert read_zones(item("关于做好2026年划片招生工作的通知"), [prose(text)]) == []


def test_amendments() -> None:
    for text, old in (
        ("将东湖花园由第一小学调整到第二小学。", "第一小学"),
        ("东湖花园由第一小学招生范围调整为第二小学招生范围。", "第一小学"),
        ("原属第一小学的东湖花园划归第二小学。", "第一小学"),
        ("将东湖花园划入第二小学招生范围。", ""),
    ):
        (rule,) = read_zones(item("关于调整部分小学划片范围的通知"), [prose(text)])
        assert (rule.name, rule.schools, rule.moved_from) == ("东湖花园", ("第二小学",), (old,)), text
        assert rule.quote in text
    moved = row(("小区", "东湖花园"), ("原学校", "第一小学"), ("调整后学校", "第二小学"))
    (rule,) = read_zones(item("划片调整一览表"), [moved])
    assert (rule.name, rule.schools, rule.moved_from) == ("东湖花园", ("第二小学",), ("第一小学",))


def test_the_stage_comes_from_the_nearest_words() -> None:
    nine_years = row(("学校", "丰乐学校"), ("划片范围", "东湖花园"), heading=("二、初中",))
    (rule,) = read_zones(item("2026年小学、初中划片范围"), [nine_years])
    assert rule.stage == "初中"
    (rule,) = read_zones(item("2026年学区划分"), [row(("学校", "丰乐学校"), ("学区", "东湖花园"))])
    assert rule.stage == ""
    (rule,) = read_zones(item("划片"), [row(("学段", "小学"), ("学校", "丰乐学校"), ("学区", "东湖花园"))])
    assert rule.stage == "小学"


def test_through_the_passages_that_the_index_cuts() -> None:
    about = item("2026年义务教育学校划片范围")
    document = Document(
        "zones.docx",
        (
            Heading("一、小学", 1),
            Table(
                ("学校", "划片范围"),
                (
                    Row(("第一小学", "向阳路（单号1—9号）、东湖花园"), section="城区"),
                    Row(("第二小学", "向阳路（双号2—8号）、东湖花园\n二期"), section="城区"),
                ),
                caption="小学划片表",
            ),
            Heading("二、初中", 1),
            Paragraph("第三中学：向阳路、东湖花园。"),
        ),
    )
    passages = {passage.id: passage for passage in cut(about, document)}
    rules = read_zones(about, list(passages.values()))
    assert {(rule.stage, rule.schools[0], rule.name) for rule in rules} >= {
        ("小学", "第一小学", "向阳路"),
        ("小学", "第二小学", "向阳路"),
        ("初中", "第三中学", "东湖花园"),
    }
    assert all(rule.quote in passages[rule.passage_id].text for rule in rules)


def test_a_zone_column_that_names_the_school() -> None:
    (rule,) = read_zones(item(), [row(("小区", "东湖花园"), ("所属学区", "第一小学学区"))])
    assert (rule.name, rule.schools) == ("东湖花园", ("第一小学",))


def test_a_note_under_the_table_takes_places_out() -> None:
    rows = [
        row(("学校", "第一小学"), ("划片范围", "青山社区、柳河村"), number=0),
        row(("学校", "第二小学"), ("划片范围", "光明路"), number=1),
    ]
    note = Passage("zones-2", "zones", 2, "note", "注：柳河村6、7组除外；青山社区不含还建区域；不含民办学校")
    rules = {rule.name: rule for rule in read_zones(item(), [*rows, note])}
    assert rules["柳河村"].verdict({"组": 6}) == "no"
    assert rules["柳河村"].verdict({"组": 5}) == "yes"
    assert rules["青山社区"].segment
    assert not rules["光明路"].segment


def test_sentences_after_a_list_are_no_places() -> None:
    text = (
        "第一小学：向阳路、东湖花园。\n"
        "适龄儿童凭户口簿、房产证、出生证到校报名，逾期不候。\n"
        "以上范围如有变化，由教育局另行公布，请家长关注学校公告、微信公众号和现场咨询点的通知。"
    )
    assert names(read_zones(item(), [prose(text)])) == ["向阳路", "东湖花园"]
    about = prose("第一小学：始建于1950年，位于向阳路5号，现有教师80人")
    assert read_zones(item("学校简介和招生范围"), [about]) == []


def test_prose_with_a_label_or_an_entry_on_each_line() -> None:
    labelled = prose("第一小学\n社区：青山社区\n村：柳河村、杏花村")
    assert names(read_zones(item(), [labelled])) == ["青山社区", "柳河村", "杏花村"]
    numbered = prose("（1）东湖花园\n（2）向阳路1—9号", heading=("第一小学",))
    assert names(read_zones(item(), [numbered])) == ["东湖花园", "向阳路"]


def test_groups_and_whole_villages_in_the_last_of_several_place_columns() -> None:
    rows = [
        row(
            ("乡镇", "丰乐镇"),
            ("村", "柳河村"),
            ("路段、小区或组", "1组、2组"),
            ("小学", "第一小学"),
            number=0,
        ),
        row(("乡镇", "丰乐镇"), ("村", "石桥村"), ("路段、小区或组", "/"), ("小学", "第一小学"), number=1),
    ]
    groups, whole = read_zones(item(), rows)
    assert (groups.name, groups.parent, [span.low for span in groups.within]) == ("柳河村", "丰乐镇", [1, 2])
    assert (whole.name, whole.within, whole.quote) == ("石桥村", (), "石桥村")


def test_schools_keep_the_marks_of_the_passage() -> None:
    passage = row(("初中", "第一中学（初中部）"), ("招生范围", "东湖花园"))
    (rule,) = read_zones(item("2026年初中招生范围"), [passage])
    assert rule.schools == ("第一中学（初中部）",)


def test_upper_secondary_schools_have_no_zones() -> None:
    passage = row(("学校", "第一中学"), ("招生范围", "清河县"))
    assert read_zones(item("2026年普通高中招生办法"), [passage]) == []


def test_a_new_estate_in_quotation_marks() -> None:
    text = "新建小区“云杉名筑”纳入第二小学招生范围。"
    (rule,) = read_zones(item("关于调整部分小学招生片区的通知"), [prose(text)])
    assert (rule.name, rule.schools) == ("云杉名筑", ("第二小学",))


def test_sentences_that_assign() -> None:
    text = "东湖花园由第一小学和第二小学共同招生（多校划片），家长可任选一所登记。"
    (rule,) = read_zones(item(), [prose(text)])
    assert (rule.name, rule.schools, rule.quote) == ("东湖花园", ("第一小学", "第二小学"), "东湖花园")
    text = "第一小学、第三小学毕业生对口升入第四中学；第二小学毕业生对口升入第五中学。"
    rules = read_zones(item("2026年招生片区"), [prose(text)])
    assert [(rule.kind, rule.name, rule.schools, rule.stage) for rule in rules] == [
        ("feeder", "第1小学", ("第四中学",), "初中"),
        ("feeder", "第3小学", ("第四中学",), "初中"),
        ("feeder", "第2小学", ("第五中学",), "初中"),
    ]
    assert all(rule.quote in text for rule in rules)


def test_a_record_with_labels() -> None:
    text = (
        "学校名称：第一小学\n招生范围：向阳路、东湖花园1—12栋\n对口初中：第四中学\n咨询电话：000\n"
        "学校名称：第二小学\n招生范围：光明路"
    )
    rules = read_zones(item(), [prose(text)])
    assert [(rule.schools[0], rule.kind, rule.name) for rule in rules] == [
        ("第一小学", "road", "向阳路"),
        ("第一小学", "estate", "东湖花园"),
        ("第四中学", "feeder", "第1小学"),
        ("第二小学", "road", "光明路"),
    ]


def _numbers(text: str) -> list[tuple[int, int | None, str]]:
    (rule,) = read_zones(item("2026年小学服务区"), [prose(text)])
    return [(span.low, span.high, span.parity) for span in rule.within]


def test_a_parity_in_front_of_a_range_limits_it() -> None:
    assert _numbers("城东小学——向阳街，双号，2号到150号。") == [(2, 150, "even")]
    assert _numbers("城东小学——向阳街，双号，152号往上。") == [(152, None, "even")]


def test_parities_are_called_by_several_names() -> None:
    for words in ("单号", "单数", "奇数", "奇数号"):
        assert _numbers(f"城东小学：向阳街1号至99号（{words}）。") == [(1, 99, "odd")]


def test_a_place_whose_limits_are_not_understood_is_not_read() -> None:
    rules = read_zones(item("2026年小学服务区"), [prose("城东小学——向阳街，双号，152号往里；翠竹苑。")])
    assert [rule.name for rule in rules if rule.kind != "unread"] == ["翠竹苑"]


def test_schools_at_the_head_of_a_line_or_in_brackets_over_it() -> None:
    for line in ("（1）城东小学，服务区为向阳街、翠竹苑。", "城东小学——向阳街；翠竹苑。"):
        assert names(read_zones(item("2026年小学服务区"), [prose(line)])) == ["向阳街", "翠竹苑"]
