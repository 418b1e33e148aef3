"""Whole pages: damaged ones come out right, sound ones as they went in."""

from __future__ import annotations

import page_damage
import pytest
import sound_texts
from hypothesis import given
from hypothesis import strategies as st

from index.repair import repair_text

# A page whose spun words all stand in phrases that have one reading.
PAGE = """清河市教育局政府信息公开工作报告
一、义务教育均衡发展情况
　　（一）加强组织领导，规范程序。
清河市人民政府高度重视义务教育，市教育局印发了《学校管理办法》（清教发〔2026〕8号），公开政府信息37条。
　　（二）做好学前教育资助。
继续完善制度：收费9,000元，日点击量9000余次；开放时间9:30—18:00。
　　（三）强化职业教育。
学前教育、特殊教育、继续教育协调推进。"""


@pytest.mark.parametrize("text", sound_texts.ALL)
def test_sound_text_stays(text: str) -> None:
    repaired = repair_text(text)
    assert repaired.text == text
    assert repaired.changes == ()


@given(st.text(alphabet=st.sampled_from("教育局当导（）(),:。；　\n12a義務關é×的一是（一）"), max_size=80))
def test_repairing_twice_is_repairing_once(text: str) -> None:
    once = repair_text(text).text
    assert repair_text(once).text == once


def test_a_damaged_page() -> None:
    damaged = page_damage.damage(PAGE)
    assert "。ㄒ唬" in damaged  # else the damage does not do what it says
    assert "當局" in damaged.replace("(dāng)", "")
    assert repair_text(damaged).text == PAGE.replace("　　（", "（")


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("。ㄒ唬┰鰪(qiáng)組織領(lǐng)導(dǎo),推進(jìn)政務(wù)公開。", "（一）增强组织领导，推进政务公开。"),
        ("。ǘ┞鋵(shí)制度", "（二）落实制度"),
        ("教導(dǎo)局義務(wù)教導(dǎo)招生", "教育局义务教育招生"),
    ],
)
def test_a_single_line_of_a_damaged_page(damaged: str, sound: str) -> None:
    assert repair_text(damaged).text == sound


def test_changes_tell_what_was_done() -> None:
    damaged = page_damage.damage(PAGE)
    repaired = repair_text(damaged)
    assert repaired.kinds == {"byte_shift", "gloss", "traditional", "punctuation", "spinner"}
    first = repaired.changes[0]
    assert damaged[first.start : first.start + len(first.before)] == first.before


def test_figures_are_untouched() -> None:
    def figures(text: str) -> list[str]:
        return [char for char in text if char.isascii() and char.isdigit()]

    assert figures(repair_text(page_damage.damage(PAGE)).text) == figures(PAGE)


def test_a_spun_page_that_was_not_converted() -> None:
    assert repair_text(page_damage.spin(PAGE)).text == PAGE


def test_a_spun_page_converted_without_glosses() -> None:
    import opencc

    converted = opencc.OpenCC("s2t").convert(page_damage.spin(PAGE))
    assert repair_text(converted).text == PAGE


@pytest.mark.parametrize("text", ["", "\n", "。", "(", "□", "a" * 10, "。ㄒ唬"])
def test_next_to_nothing(text: str) -> None:
    assert repair_text(text).text == text
