"""What holds of zone rules whatever the numbers: exclusions, numerals, spellings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from zone_lists import index_of, item, row, rules_of, schools

from index.facts.zones import ZoneIndex, ZoneRule, read_leavings, read_zones

unhurried = settings(deadline=None)  # the first question by sound loads the pinyin tables
A, B = "清河县第一小学", "清河县第二小学"
_DASHES = ["-", "－", "—", "–", "~", "～", "至", "到", "——"]
_FIGURES = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 999 as Chinese numerals."""
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        tail = "" if not rest else ("零" if rest < 10 else "一" if rest < 20 else "") + chinese(rest)
        return f"{_FIGURES[hundreds]}百{tail}"
    if number >= 10:
        tens, ones = divmod(number, 10)
        return (_FIGURES[tens] if tens > 1 else "") + "十" + (_FIGURES[ones] if ones else "")
    return _FIGURES[number]


@st.composite
def parts(draw: st.DrawFn) -> tuple[str, set[int]]:
    """A piece of a list of numbers and the house numbers below 400 that it means."""
    low = draw(st.integers(1, 300))
    high = draw(st.integers(low + 1, 320))
    dash = draw(st.sampled_from(_DASHES))
    kind = draw(st.sampled_from(["single", "odd", "even", "odd_behind", "even_behind"]))
    if kind == "single":
        return f"{low}号", {low}
    parity = 1 if kind.startswith("odd") else 0
    word = "单号" if parity else "双号"
    meant = {n for n in range(low, high + 1) if n % 2 == parity}
    if kind.endswith("behind"):
        return f"{low}{dash}{high}号{word}", meant
    return f"{word}{low}{dash}{high}号", meant


@st.composite
def number_lists(draw: st.DrawFn) -> tuple[str, set[int]]:
    pieces = draw(st.lists(parts(), min_size=1, max_size=4))
    return "，".join(text for text, _ in pieces), set().union(*(meant for _, meant in pieces))


@unhurried
@given(number_lists(), st.integers(1, 399))
def test_a_number_is_found_exactly_where_it_is_listed(listed: tuple[str, set[int]], number: int) -> None:
    text, meant = listed
    found = index_of({A: f"向阳路（{text}）"}).resolve(f"我家住向阳路{number}号")
    assert schools(found) == ({A} if number in meant else set())


@unhurried
@given(number_lists(), number_lists(), st.integers(1, 399))
def test_no_school_gets_a_number_that_its_rule_excludes(
    first: tuple[str, set[int]], second: tuple[str, set[int]], number: int
) -> None:
    index = index_of({A: f"向阳路（{first[0]}）", B: f"向阳路（{second[0]}）"})
    found = schools(index.resolve(f"向阳路{number}号"))
    assert found == {school for school, (_, meant) in ((A, first), (B, second)) if number in meant}


@unhurried
@given(st.lists(st.integers(1, 60), min_size=1, max_size=5, unique=True), st.integers(1, 60))
def test_what_is_left_out_is_never_found(left_out: list[int], number: int) -> None:
    numbers = "、".join(map(str, left_out))
    for text in (f"柳河村（不含{numbers}组）", f"柳河村（{numbers}组除外）", f"柳河村（除{numbers}组外）"):
        found = schools(index_of({A: text}).resolve(f"柳河村{number}组"))
        assert found == (set() if number in left_out else {A})


@unhurried
@given(number_lists(), st.integers(1, 399))
def test_chinese_arabic_and_full_width_figures_are_one(listed: tuple[str, set[int]], number: int) -> None:
    index = index_of({A: f"向阳路二段（{listed[0]}）"})
    full_width = "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))
    answers = {
        index.resolve(f"向阳路{segment}段{figures}号").status
        for segment in ("二", "2", "２")
        for figures in (str(number), chinese(number), full_width)
    }
    assert len(answers) == 1


@unhurried
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 60))
def test_buildings_in_figures_of_both_kinds(low: int, more: int, number: int) -> None:
    high = low + more
    for written in (f"{low}—{high}栋", f"{chinese(low)}至{chinese(high)}幢"):
        found = schools(index_of({A: f"东湖花园（{written}）"}).resolve(f"东湖花园{number}号楼"))
        assert found == ({A} if low <= number <= high else set())


@unhurried
@given(number_lists())
def test_without_a_number_nothing_is_claimed(listed: tuple[str, set[int]]) -> None:
    assert index_of({A: f"向阳路（{listed[0]}）"}).resolve("向阳路").status == "boundary_only"


_PLACES = ["向阳路", "东湖花园", "柳河村", "青山社区", "丰乐镇", "一期", "路口", "新", "原"]
_MARKS = ["（", "）", "、", "，", "；", "。", "：", "—", " ", "\n", "备注："]
_NUMBERS = ["1", "38", "单号", "双号", "号", "栋", "组", "不含", "除", "外", "含", "以上", "以东", "至", "及"]
_SCRAPS = st.lists(st.sampled_from([*_PLACES, *_MARKS, *_NUMBERS]), max_size=14).map("".join)


@unhurried
@given(_SCRAPS)
def test_any_scraps_are_read_without_error_and_quoted_word_for_word(text: str) -> None:
    rules = rules_of({A: text})
    assert all(rule.quote in text for rule in rules)
    assert [ZoneRule.from_dict(rule.to_dict()) for rule in rules] == rules


@unhurried
@given(_SCRAPS, _SCRAPS)
def test_any_question_is_resolved_without_error(listed: str, question: str) -> None:
    resolution = ZoneIndex(rules_of({A: listed})).resolve(question)
    assert bool(resolution.matches) == (resolution.status in ("found", "alike", "boundary_only"))
    assert resolution.status != "found" or all(one.rule.kind != "unread" for one in resolution.matches)


# Ways to part a road at a number: up to it, it included, and behind it.
_PARTINGS = [
    ("{0}号以前（含{0}号）", "{0}号以后（不含{0}号）"),
    ("{0}号以前（含）", "{0}号（不含）以上"),
    ("{0}号前（含{0}号）", "{0}号后"),
    ("{0}号及以下", "{1}号及以上"),
    ("1号至向阳路{0}号", "{1}号及以后各号"),
    ("单号（1-{0}）双号（2-{0}）", "单号（{1}-999）双号（{1}-999）"),
]


@unhurried
@given(st.integers(2, 300), st.integers(1, 400), st.sampled_from(_PARTINGS))
def test_a_road_parted_at_a_number_leaves_each_house_to_one_school(
    border: int, number: int, parting: tuple[str, str]
) -> None:
    below, above = (f"向阳路{words.format(border, border + 1)}" for words in parting)
    zones = index_of({A: below, B: above})
    expected = {A} if number <= border else {B}
    assert schools(zones.resolve(f"向阳路{number}号上哪个小学")) == expected
    assert schools(zones.resolve(f"向陽路{chinese(number)}號上哪個小學")) == expected


@unhurried
@given(st.sampled_from("ABCDE"), st.integers(1, 30), st.sampled_from("ABCDE"), st.integers(1, 30))
def test_a_lettered_house_is_only_in_the_row_of_its_letter(
    letter: str, last: int, asked: str, number: int
) -> None:
    zones = index_of({A: f"蔚蓝苑{letter}1—{letter}{last + 1}栋"})
    inside = asked == letter and number <= last + 1
    assert schools(zones.resolve(f"蔚蓝苑{asked}{number}栋")) == ({A} if inside else set())


_NEAR = ["旁边", "对面", "附近", "隔壁", "的后面", "斜对面", "不远", "往南走五百米"]


@unhurried
@given(number_lists(), st.integers(1, 399), st.sampled_from(_NEAR))
def test_what_is_near_is_claimed_for_no_school(listed: tuple[str, set[int]], number: int, near: str) -> None:
    zones = index_of({A: f"向阳路（{listed[0]}）、东湖花园、柳河村"})
    for place in (f"向阳路{number}号", "东湖花园", "柳河村"):
        assert not zones.resolve(f"我家在{place}{near}，上哪个小学").matches


@unhurried
@given(number_lists(), number_lists(), st.integers(1, 399))
def test_what_was_not_read_takes_no_number_from_its_school_unsaid(
    first: tuple[str, set[int]], second: tuple[str, set[int]], number: int
) -> None:
    """Two lists have the road, one of them in a layout that nothing reads: a number that both have is
    never given to the one that was read."""
    source = item("2026年小学学区", id="other")
    lines = [row(("甲栏", B), ("乙栏", f"向阳路（{second[0]}）"), id="other")]
    unread = read_leavings(source, lines, read_zones(source, lines))
    zones = ZoneIndex([*rules_of({A: f"向阳路（{first[0]}）"}), *unread])
    found = schools(zones.resolve(f"向阳路{number}号"))
    assert found == ({A} if number in first[1] - second[1] else set())


@unhurried
@given(st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True), st.integers(1, 60))
def test_an_exclusion_holds_however_the_address_is_written(left_out: list[int], number: int) -> None:
    zones = index_of({A: f"柳河村（不含{'、'.join(map(str, left_out))}组）"})
    expected = set() if number in left_out else {A}
    for address in (
        f"柳河村{number}组",
        f"柳河村第{chinese(number)}组",
        f"柳河村{number}社",
        f"柳河村的{number}队",
    ):
        assert schools(zones.resolve(f"{address}上哪个小学")) == expected, address


@unhurried
@given(number_lists(), st.integers(1, 399), st.integers(1, 9))
def test_what_stands_behind_a_house_number_changes_nothing(
    listed: tuple[str, set[int]], number: int, annex: int
) -> None:
    zones = index_of({A: f"向阳路（{listed[0]}）"})
    expected = {A} if number in listed[1] else set()
    for door in (
        f"{number}-{annex}号",
        f"{number}号之{chinese(annex)}",
        f"{number}号附{annex}号",
        f"{number}号{annex}栋2单元301室",
    ):
        assert schools(zones.resolve(f"向阳路{door}小学在哪")) == expected, door
