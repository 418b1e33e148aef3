"""Bytes to text without trusting what a file declares."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read.encoding import decode, looks_like_text

_SIMPLIFIED = "关于做好2026年义务教育招生入学工作的通知：适龄儿童凭户口簿到片区学校登记，不收取费用。"
_TRADITIONAL = "關於做好2026年義務教育招生入學工作的通知：適齡兒童憑戶口簿到片區學校登記，不收取費用。"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_simplified_text(charset: str) -> None:
    assert decode(_SIMPLIFIED.encode(charset)) == _SIMPLIFIED


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "gb18030", "big5"])
def test_traditional_text(charset: str) -> None:
    assert decode(_TRADITIONAL.encode(charset)) == _TRADITIONAL


def test_text_cut_off_inside_a_character() -> None:
    assert decode(_SIMPLIFIED.encode()[:-1])[:-1] == _SIMPLIFIED[:-1]
    assert decode(_SIMPLIFIED.encode("gb18030")[:-1])[:-1] == _SIMPLIFIED[:-1]


def test_rare_characters_of_place_names() -> None:
    text = _SIMPLIFIED + "䢺江镇、夬石村、𬭎路"
    assert decode(text.encode("gb18030")) == text


def test_line_breaks_are_one_kind() -> None:
    assert decode("甲\r\n乙\r丙".encode()) == "甲\n乙\n丙"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_never_changed(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@given(st.binary(max_size=400))
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data), str)


def test_noise_does_not_look_like_text() -> None:
    assert not looks_like_text(decode(random.Random(3).randbytes(4000)))
    assert looks_like_text(_SIMPLIFIED)
