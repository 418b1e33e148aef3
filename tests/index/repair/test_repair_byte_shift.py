"""Headings read one byte out of step."""

from __future__ import annotations

import page_damage
import pytest

from index.repair.byte_shift import restore_shifted

# The rest of a page, in which the same characters are glossed as in its headings.
REST = "深入推进政务公开,强化监督管理,落实工作责任,做好回应关注,突出重点内容,积极改革业务机构。"


@pytest.mark.parametrize(
    "heading",
    [
        "（一）增强组织领导,推进政务公开。",
        "（二）落实制度",
        "（三）强化培训",
        "（四）做好回应工作",
        "（五）健全工作机制",
        "（六）规范工作流程",
        "（七）提高教学质量",
        "（八）推动学校建设",
        "（九）积极推进改革",
        "（十）其他事项",
    ],
)
def test_a_heading_comes_back(heading: str) -> None:
    glossed = page_damage.to_traditional(heading)
    shifted = page_damage.shift("　　" + glossed)
    assert shifted.startswith("。")
    number = "一二三四五六七八九十".index(heading[1])
    before = [page_damage.shift("　　（" + n + "）其他") for n in "一二三四五六七八九"[:number]]
    restored = restore_shifted("\n".join([page_damage.to_traditional(REST), *before, shifted])).text
    assert restored.split("\n")[-1] == glossed


def test_a_character_that_nothing_gives_back_is_marked() -> None:
    # The orphaned byte FD begins rare characters only: none that official text uses.
    shown = "。ㄒ唬┳" + "龅1"
    restored = restore_shifted("\n" + shown).text
    assert restored.startswith("\n（一）")
    assert restored.endswith("1")


@pytest.mark.parametrize(
    "text",
    ["通知。\n（一）加强领导。", "。\n。", "。ㄅㄆㄇ", "甲。┌──┐乙", "。\n┌─┐", "注音。ㄒ声母"],
)
def test_sound_text_stays(text: str) -> None:
    assert restore_shifted(text).text == text


def test_numerals_that_look_alike_go_by_their_turn() -> None:
    headings = [f"　　（{n}）其他工作" for n in ("十", "十一", "十二", "十三")]
    shifted = page_damage.shift("\n".join(headings))
    assert restore_shifted("\n" + shifted).text.count("（十一）") == 1
    restored = restore_shifted("\n" + shifted).text.split("\n")[1:]
    assert [line[: line.index("）") + 1] for line in restored] == [
        "（十）",
        "（十一）",
        "（十二）",
        "（十三）",
    ]
