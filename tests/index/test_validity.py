"""What is in force: terms, repeals, school years."""

from dataclasses import replace
from datetime import date

import pytest

from index.facts.period import Period
from index.facts.validity import amendments, is_last_years, standings
from index.items import Item

TODAY = date(2026, 6, 15)
RULE = Item(id="rule", title="某市幼儿园收费管理办法", file="a.docx")


def state(item: Item, *others: Item, year: int | None = None) -> str:
    period = None if year is None else Period.of_year(year, TODAY)
    return standings([item, *others], TODAY, period)[item.id].state


def test_a_rule_without_dates_is_in_force() -> None:
    assert state(RULE) == "in_force"


@pytest.mark.parametrize(
    ("valid_to", "expected"), [(date(2026, 6, 14), "expired"), (date(2026, 6, 15), "in_force")]
)
def test_a_rule_holds_on_its_last_day_and_not_after(valid_to: date, expected: str) -> None:
    assert state(replace(RULE, valid_to=valid_to)) == expected


def test_a_rule_for_the_coming_school_year_is_what_is_asked_for() -> None:
    assert state(replace(RULE, valid_from=date(2026, 9, 1))) == "in_force"
    assert state(replace(RULE, valid_from=date(2027, 9, 1))) == "not_yet"


def test_a_repealed_rule_is_not_in_force_by_title_or_by_number() -> None:
    old = replace(RULE, id="old", document_number="某教发〔2020〕1号")
    by_title = replace(RULE, id="new", title="收费新办法", repeals=("某市幼儿园收费管理办法",))
    by_number = replace(RULE, id="new", title="收费新办法", repeals=("某教发〔2020〕1号",))
    assert state(old, by_title) == "repealed"
    assert state(old, by_number) == "repealed"


def test_an_expired_rule_repeals_nothing() -> None:
    expired = replace(RULE, id="x", title="旧", repeals=(RULE.title,), valid_to=date(2020, 1, 1))
    assert state(RULE, expired) == "in_force"


def test_of_two_years_the_newer_holds_and_the_older_for_its_own_year() -> None:
    older = replace(RULE, id="o", title="2025年小学招生划片范围", school_year=2025)
    newer = replace(RULE, id="n", title="2026年小学招生划片范围", school_year=2026)
    assert state(older, newer) == "past_year"
    assert state(newer, older) == "in_force"
    assert state(older, newer, year=2025) == "in_force"
    assert state(newer, older, year=2025) == "other_year"


def test_another_regions_newer_list_replaces_nothing() -> None:
    older = replace(RULE, id="o", title="2025年小学招生划片范围", school_year=2025, region="东县")
    newer = replace(RULE, id="n", title="2026年小学招生划片范围", school_year=2026, region="西县")
    assert state(older, newer) == "in_force"


def test_last_years_announcement_is_known_as_such() -> None:
    older = replace(RULE, title="2025年小学招生划片范围", school_year=2025)
    assert is_last_years(older, TODAY)
    assert not is_last_years(replace(older, school_year=2026), TODAY)
    assert not is_last_years(replace(RULE, school_year=2025), TODAY)  # a fee table is not yearly by nature


def test_amendments_are_found_by_number() -> None:
    old = replace(RULE, id="old", document_number="某教发〔2025〕1号")
    change = replace(RULE, id="change", title="关于调整的通知", amends=("某教发〔2025〕1号",))
    assert amendments([old, change]) == {"old": ("change",)}


def test_a_draft_is_never_in_force() -> None:
    draft = replace(RULE, standing="draft", valid_from=date(2026, 1, 1))
    assert state(draft) == "draft"
    assert state(draft, year=2026) == "draft"
    successor = replace(RULE, id="new", title="新办法", repeals=(RULE.title,))
    assert state(draft, successor) == "draft"
    assert state(RULE, replace(draft, id="d", title="草案", repeals=(RULE.title,))) == "in_force"


def test_what_was_declared_void_without_a_day_never_holds() -> None:
    void = replace(RULE, standing="repealed")
    assert state(void) == "repealed"
    assert state(void, year=2025) == "repealed"
    # Its own term would have lasted longer; with a day that is past, it held until then.
    assert state(replace(void, valid_to=date(2030, 1, 1)), year=2025) == "repealed"
    assert state(replace(void, valid_to=date(2025, 12, 31))) == "repealed"
    assert state(replace(void, valid_to=date(2025, 12, 31)), year=2025) == "in_force"


def test_a_repeal_does_not_reach_the_next_rule_of_that_title() -> None:
    first = replace(RULE, id="1", written=date(2015, 1, 1))
    second = replace(RULE, id="2", title="关于新标准的通知", written=date(2020, 1, 1), repeals=(RULE.title,))
    third = replace(RULE, id="3", written=date(2024, 1, 1))
    assert [state(item, *{first, second, third} - {item}) for item in (first, second, third)] == [
        "repealed", "in_force", "in_force",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云台市幼儿园收费管理办法（试行）", "repealed"),
        ("关于印发《云台市幼儿园收费管理办法》的通知", "repealed"),
        ("幼儿园收费管理办法", "repealed"),
        ("云台市幼儿园收费管理办法实施细则", "in_force"),
        ("关于修改《云台市幼儿园收费管理办法》的决定", "in_force"),
        ("《云台市幼儿园收费管理办法》政策解读", "in_force"),
    ],
)
def test_which_titles_a_repeal_means(title: str, expected: str) -> None:
    successor = replace(RULE, id="new", title="新办法", repeals=("云台市幼儿园收费管理办法",))
    assert state(replace(RULE, title=title), successor) == expected


def test_spring_is_of_the_year_that_it_falls_in() -> None:
    spring = replace(RULE, title="2026年春季学期收费公示", school_year=2025)
    assert state(spring) == "in_force"
    assert state(spring, year=2026) == "in_force"
    assert state(spring, year=2024) == "other_year"
    assert not is_last_years(replace(spring, title="2026年春季学期报名公告"), TODAY)


def test_an_amendment_reaches_only_older_items() -> None:
    old = replace(RULE, id="old", written=date(2020, 1, 1))
    change = replace(RULE, id="change", title="修改的决定", amends=(RULE.title,), written=date(2021, 1, 1))
    new = replace(RULE, id="new", written=date(2025, 1, 1))
    assert amendments([old, change, new]) == {"old": ("change",)}


def test_a_rule_of_several_years_held_in_each_of_them() -> None:
    old = replace(RULE, id="old", valid_from=date(2021, 9, 1), valid_to=date(2025, 8, 31))
    new = replace(RULE, id="new", title="新标准", valid_from=date(2025, 9, 1))
    assert (state(old, new), state(new, old)) == ("expired", "in_force")
    assert (state(old, new, year=2022), state(new, old, year=2022)) == ("in_force", "not_yet")


def test_what_was_repealed_since_held_before() -> None:
    old = replace(RULE, id="old", written=date(2020, 9, 1))
    new = replace(RULE, id="new", title="新办法", repeals=(RULE.title,), valid_from=date(2025, 9, 1))
    assert state(old, new) == "repealed"
    assert state(old, new, year=2022) == "in_force"
    assert state(old, new, year=2025) == "repealed"


def test_a_rule_holds_until_the_one_that_replaces_it_begins() -> None:
    old = replace(RULE, id="old", document_number="某教发〔2023〕8号", written=date(2023, 8, 1))
    new = replace(
        RULE, id="new", title="新通知", repeals=("某教发〔2023〕8号",), valid_from=date(2026, 9, 1)
    )
    assert (state(old, new), state(new, old)) == ("in_force", "not_yet")
    autumn = Period.of_term(2026, spring=False)
    found = standings([old, new], TODAY, autumn)
    assert (found["old"].state, found["new"].state) == ("repealed", "in_force")


def test_the_terms_of_one_year_are_told_apart() -> None:
    autumn = replace(RULE, id="a", title="2025年秋季学期收费公示", school_year=2025)
    spring = replace(RULE, id="s", title="2026年春季学期收费公示", school_year=2025)
    found = standings([autumn, spring], TODAY, Period.of_term(2025, spring=False))
    assert (found["a"].state, found["s"].state) == ("in_force", "other_year")
    found = standings([autumn, spring], TODAY, Period.of_term(2026, spring=True))
    assert (found["a"].in_force, found["s"].state) == (False, "in_force")


def test_prices_of_a_school_year_are_last_years_once_it_is_over() -> None:
    prices = replace(RULE, title="2025—2026学年民办学校学费公示", school_year=2025)
    assert not is_last_years(prices, date(2026, 6, 15))
    assert is_last_years(prices, date(2026, 9, 10))
    since = replace(RULE, title="课后服务通知", school_year=2023, valid_from=date(2023, 9, 1))
    assert not is_last_years(since, TODAY)
