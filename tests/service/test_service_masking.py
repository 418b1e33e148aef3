"""Personal numbers are masked in whatever they stand; public numbers stay."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.masking import mask, personal_numbers

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _with_check_sign(first17: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


def _luhn(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


regions = st.integers(110000, 659999).map(str)
birthdays = st.dates(date(1900, 1, 1), date(2030, 12, 31)).map(lambda day: day.strftime("%Y%m%d"))
serials = st.integers(0, 999).map(lambda serial: f"{serial:03}")
identities = st.tuples(regions, birthdays, serials).map("".join).map(_with_check_sign)
old_identities = st.tuples(regions, birthdays.map(lambda day: day[2:]), serials).map("".join)
students = st.tuples(st.sampled_from("GL"), identities).map("".join)
mobiles = st.tuples(st.sampled_from(["13", "15", "17", "18", "19"]), st.integers(0, 10**9 - 1)).map(
    lambda parts: f"{parts[0]}{parts[1]:09}"
)
cards = st.tuples(st.just("62"), st.integers(10**12, 10**16 - 1)).map(lambda p: _luhn(p[0] + str(p[1])))
around = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20).filter(
    lambda text: not text.endswith((".", "G", "L", "g", "l", "Ｇ", "Ｌ"))
)
after = st.sampled_from(["", "，", "。", " ", "的孩子", "请问", "\n", "）"])


@given(before=around, number=identities | old_identities | students | mobiles | cards, then=after)
def test_a_personal_number_never_survives(before: str, number: str, then: str) -> None:
    masked = mask(before + number + then)
    assert number not in masked
    assert masked.startswith(before)
    assert masked.endswith(then)
    assert not any(sign.isdigit() for sign in masked.removeprefix(before))


@given(st.text(st.sampled_from("0123456789Xx G-–号.，元 〔〕年"), max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text(st.characters(exclude_categories=["Nd", "Cs"])))
def test_text_without_digits_is_left_as_it_is(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("510101201909154321", "身份证号"),
        ("51010120190915432x", "身份证号"),
        ("５１０１０１２０１９０９１５４３２１", "身份证号"),
        ("510101 20190915 4321", "身份证号"),
        ("510101-20190915-4321", "身份证号"),
        ("510101190915432", "身份证号"),
        ("G510101201909154321", "学籍号"),
        ("G 510101201909154321", "学籍号"),
        ("13812345678", "手机号"),
        ("138-1234-5678", "手机号"),
        ("138 1234 5678", "手机号"),
        ("138 12345678", "手机号"),
        ("+8613812345678", "手机号"),
        ("+86 138 1234 5678", "手机号"),
        ("6222021234567890128", "银行卡号"),
        ("6222 0212 3456 7890 128", "银行卡号"),
        ("12345678901234567890", "号码"),
    ],
)
def test_the_label_says_what_stood_there(written: str, label: str) -> None:
    assert mask(f"我的号码是{written}，请问怎么报名") == f"我的号码是［{label}已隐去］，请问怎么报名"


@pytest.mark.parametrize(
    "public",
    [
        "咨询电话0834-3862413，08343862413",
        "拨打12345或400-820-8820",
        "（028）86110823",
        "清教〔2026〕12号",
        "索引号：SLT-2026-0012",
        "索引号 115134000087654321/2026-00012"[:4] + "008763012/2026-00012",
        "邮编615000，预算1234567元",
        "13800000000元",
        "共计138123456.78元",
        "2025年9月1日—2026年8月31日",
        "20250901至20260831",
        "2024 2025 2026 2027",
        "统一社会信用代码91350100M000100Y43",
        "人民路100号3栋2单元1201",
    ],
)
def test_public_numbers_stay(public: str) -> None:
    assert mask(public) == public


@given(identity=identities, mobile=mobiles)
def test_the_numbers_of_a_text_are_found_as_they_are_written(identity: str, mobile: str) -> None:
    found = list(personal_numbers(f"身份证{identity}，电话{mobile}，门牌12号"))
    assert found == [identity, mobile]
