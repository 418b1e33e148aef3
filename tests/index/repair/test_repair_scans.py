"""What scanners misread, and lines pasted from a PDF."""

from __future__ import annotations

import pytest

from index.repair import repair_text
from index.repair.line_breaks import join_lines
from index.repair.ocr import read_again

PAGES = """清河市教育局文件
清河市教育局关于做好招生入学工作的通知
各县市区教育局，局属各学校，各民办学校，现将义
务教育招生入学有关事项通知如下，请认真贯彻执行
，并在本校公告栏公布。
一、招生对象为年满六周岁的适龄儿童，由其父母或
者其他法定监护人持户口簿和居住证明到划片学校登
— 1 —
清河市教育局文件
记。残疾儿童少年的入学年龄可以适当放宽，具体办
法由县级教育行政部门另行规定。
二、各学校不得举行任何形式的入学考试，不得收取
与入学挂钩的费用。咨询电话为0123-4567890。
— 2 —"""


def test_lines_of_a_page_become_paragraphs() -> None:
    assert join_lines(PAGES).text.split("\n") == [
        "清河市教育局关于做好招生入学工作的通知",
        "各县市区教育局，局属各学校，各民办学校，现将义务教育招生入学有关事项通知如下，请认真贯彻执行，并在本校公告栏公布。",
        "一、招生对象为年满六周岁的适龄儿童，由其父母或者其他法定监护人持户口簿和居住证明到划片学校登"
        "记。残疾儿童少年的入学年龄可以适当放宽，具体办法由县级教育行政部门另行规定。",
        "二、各学校不得举行任何形式的入学考试，不得收取与入学挂钩的费用。咨询电话为0123-4567890。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"第{n}中学　人民路{n}号　0123-456789{n}" for n in "一二三四五六七八"),
        "\n".join(["清河市第一小学", "清河市第二小学", "清河市第三小学", "清河市第四小学"] * 3),
        "1\n2\n3\n4\n5\n6",
        "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n" * 4,
    ],
)
def test_lists_and_verses_keep_their_lines(text: str) -> None:
    assert join_lines(text).text == text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("末成年人保护", "未成年人保护"),
        ("招生对象己经公布", "招生对象已经公布"),
        ("报名曰期：2O26年6月1曰至l5日", "报名日期：2026年6月1日至15日"),
        ("咨询电话：0123-45678O0", "咨询电话：0123-4567800"),
        ("收费1,25O元", "收费1,250元"),
        ("年l月lI日", "年1月11日"),
    ],
)
def test_what_can_be_nothing_else(read: str, meant: str) -> None:
    assert read_again(read).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "按ISO9001认证，S20号公路，5G网络，维生素B12，O型血。",
        "二〇二六年，二○二六年。",
        "期末考试、元末明初、子曰：“学而时习之”。",
        "不能自己、低收入人口、投入人力。",
        "车牌24478S1。",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert repair_text(text).text == text


def test_a_scan_is_read_more_freely_than_a_sound_text() -> None:
    slip = "学生办理人学手续。"
    assert read_again(slip).text == slip
    scan = slip + "末经批准不得转学。报名曰期另行通知。己经登记的不再登记。"
    assert (
        read_again(scan).text == "学生办理入学手续。未经批准不得转学。报名日期另行通知。已经登记的不再登记。"
    )


def test_what_schools_write_over_and_over_is_no_scan() -> None:
    sound = "没打齐疫苗影响入学吗？不影响入学报名。疫苗本丢了影响入学吗？不影响入园，也不影响入校。"
    assert read_again(sound).text == sound
