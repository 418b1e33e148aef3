"""Each smaller kind of damage on its own."""

from __future__ import annotations

import pytest

from index.repair import repair_text
from index.repair.code_points import unify
from index.repair.decoding import decode_again
from index.repair.glosses import is_glossed, remove_glosses
from index.repair.invisible import remove_invisible
from index.repair.links import drop_links
from index.repair.punctuation import widen
from index.repair.spinner import is_spun, load_lexicon
from index.repair.widths import narrow

LINE = "清河市教育局关于公布2026年义务教育阶段学校招生范围的通知，请各学校遵照执行。"


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_utf8_read_as_western(charset: str) -> None:
    line = "".join(char for char in LINE if _fits(char, "utf-8", charset))
    wrong = line.encode().decode(charset)
    assert decode_again(f"1. {wrong}\n2026").text == f"1. {line}\n2026"


def test_utf8_read_as_western_twice() -> None:
    wrong = LINE.encode().decode("latin-1").encode().decode("latin-1")
    assert decode_again(wrong).text == LINE


def test_gbk_read_as_western() -> None:
    wrong = LINE.encode("gbk").decode("latin-1")
    assert decode_again(f"{wrong}\n20××年").text == f"{LINE}\n20××年"


def test_utf8_read_as_gbk() -> None:
    line = "义务教育学校招生范围"
    wrong = line.encode().decode("gb18030")  # nothing lost
    assert decode_again(f"1\n{wrong}").text == f"1\n{line}"


def test_utf8_read_as_gbk_with_lost_bytes() -> None:
    line = "教育局公布2026年招生办法。"
    wrong = line.encode().decode("gbk", "replace")
    assert "\ufffd" in wrong
    assert decode_again(wrong).text == line
    assert decode_again(wrong.replace("\ufffd", "?")).text == line


def test_a_lost_character_is_not_made_up() -> None:
    # 嘉 and its neighbours of the same two bytes are about as likely in a name.
    wrong = "教育局公布王嘉义的成绩。教育局公布学校招生办法。".encode().replace("嘉".encode()[2:], b"\xff", 1)
    restored = decode_again(wrong.decode("gbk", "replace")).text
    assert restored.startswith("教育局公布王")
    assert "嘉" not in restored
    assert "□" in restored


def _fits(char: str, charset: str, wrong: str) -> bool:
    try:
        char.encode(charset).decode(wrong)
    except UnicodeDecodeError:
        return False
    return True


def test_invisible_characters() -> None:
    assert remove_invisible("\ufeff学\u200b区\u00a0划\u00ad分").text == "学区 划分"
    assert remove_invisible("👨‍👩‍👧").text == "👨‍👩‍👧"


def test_full_width_figures_and_letters() -> None:
    wide = "２０２６年，电话：０１２３－４５６７８９０，每生０．５元，ＡＢ卷（８：３０）"
    assert narrow(wide).text == "2026年，电话：0123-4567890，每生0.5元，AB卷（8:30）"


def test_radicals_compatibility_ideographs_and_bullets() -> None:
    assert unify("⼈⺠政府的⽅案、龜⻓\uf0b7 报名").text == "人民政府的方案、龜长• 报名"
    assert unify("\uf0a8同意 \ue123").text == "□同意 \ue123"


def test_a_gloss_split_by_a_line_break() -> None:
    text = "信息公開(kāi)條例,關(gu\nān)于機關\n(guān)工作,聯(lián\n)系"
    assert is_glossed(text)
    assert remove_glosses(text).text == "信息公開條例,關于機關工作,聯系"


def test_brackets_that_are_no_gloss() -> None:
    text = "機關(office)、附件(a)、教導(ABC)、信息中心(xin)"
    assert not is_glossed(text)
    assert remove_glosses(text).text == text


def test_marks() -> None:
    assert widen("通知(清教〔2026〕1號),如下:收費9,000元;8:30開放(a)").text == (
        "通知（清教〔2026〕1號），如下：收費9,000元；8:30開放(a)"
    )
    assert widen("(1)戶口簿;\n第(2)項\n电话(0123)4567").text == "（1）戶口簿；\n第（2）項\n电话（0123）4567"
    assert widen("見http://a.example/?q=1,2 fine, ok").text == "見http://a.example/?q=1,2 fine, ok"


def test_link_lists() -> None:
    body = "教育局工作报告\n一、概述\n本年度公开信息37条。"
    page = f"- 相关推荐\n{body}\n【教育局工作报告】相关文章：\n工作报告05-07\n年度报告02-21"
    assert drop_links(page).text == body
    assert drop_links(page + "\n").text == body


@pytest.mark.parametrize(
    "text",
    [
        "相关文章：\n《某办法》2026年修订。",
        "- 相关推荐",
        "一、相关阅读\n本校推荐书目如下：\n《某书》\n完。",
        "【公告】相关文章：\n正文一段。\n工作报告05-07",
    ],
)
def test_lists_that_belong_to_the_text(text: str) -> None:
    assert drop_links(text).text == text


def test_too_few_markers_are_a_slip_or_a_quotation() -> None:
    lexicon = load_lexicon()
    assert not is_spun("有人把教育局写成教导局，又把义务教育写成义务教导。", lexicon)
    assert is_spun("教导局公开义务教导收费，依当局信息公开条例。", lexicon)
    text = "有人把教育局写成教导局。"
    assert repair_text(text).text == text


def test_a_lexicon_of_ones_own(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "words.tsv"
    path.write_text("# own\n甲一\t乙一\tmarker\n甲二\t乙二\tmarker\n甲三\t乙三\tmarker\n", encoding="utf-8")
    assert repair_text("甲一甲二甲三").text == "甲一甲二甲三"
    assert repair_text("甲一甲二甲三", load_lexicon(path)).text == "乙一乙二乙三"


def test_the_lexicon_does_not_undo_its_own_work() -> None:
    lexicon = load_lexicon()
    sound = "\n".join(lexicon.inverse.values())
    assert not any(marker in sound for marker in lexicon.markers)
