"""What is in force: terms, repeals, school years."""

from dataclasses import replace
from datetime import date

import pytest

from index.facts.validity import amendments, is_last_years, standings
from index.items import Item

TODAY = date(2026, 6, 15)
RULE = Item(id="rule", title="某市幼儿园收费管理办法", file="a.docx")


def state(item: Item, *others: Item, year: int | None = None) -> str:
    return standings([item, *others], TODAY, year)[item.id].state


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
