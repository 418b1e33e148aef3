"""Catalogue data of made-up documents laid out as official ones are."""

from __future__ import annotations

from datetime import date

import pytest

from index.bureau import Bureau, Region
from index.catalogue import catalogue
from index.items import Item
from index.read.document import Document, Heading, Paragraph, Row, Table

BUREAU = Bureau(
    name="清河州教育局",
    regions=(
        Region("清河州"),
        Region("东岸县", "清河州", ("东岸",)),
        Region("西岭市", "清河州"),
    ),
)


def item(*lines: str, file: str = "a.docx", title: str = "", **labels: str) -> Item:
    blocks = tuple(Paragraph(line) for line in lines)
    return catalogue(Document(file=file, blocks=blocks, title=title, catalogue=labels), BUREAU)


NOTICE = (
    "清河州教育局文件",
    "清教发〔2026〕12号　　签发人：王某",
    "清河州教育局关于做好2026年秋季",
    "义务教育招生入学工作的通知",
    "各县市教育局：",
    "根据《中华人民共和国义务教育法》（2018年修正）和清政办发〔2020〕3号文件精神，现通知如下。",
    "一、本通知自2026年5月10日起施行，有效期两年。",
    "清河州教育局",
    "二〇二六年五月六日",
    "附件：报名表",
    "清河州教育局办公室　2026年5月8日印发",
)


def test_a_notice_in_full() -> None:
    found = item(*NOTICE)
    assert found.title == "清河州教育局关于做好2026年秋季义务教育招生入学工作的通知"
    assert found.document_number == "清教发〔2026〕12号"
    assert found.issuer == "清河州教育局"
    assert found.written == date(2026, 5, 6)
    assert found.published is None
    assert found.school_year == 2026
    assert (found.valid_from, found.valid_to) == (date(2026, 5, 10), date(2028, 5, 9))
    assert (found.region, found.column) == ("", "")
    assert (found.amends, found.repeals) == ((), ())


def test_what_the_file_says_comes_first() -> None:
    found = item(
        *NOTICE,
        file="文件/b.html",
        title="关于招生的通知",
        **{
            "发文字号": "清教函(2025)7号",
            "索引号": "QH-2025-7",
            "发布机构": "清河州招生办公室",
            "成文日期": "2025-04-01",
            "发布日期": "2025年4月2日",
        },
    )
    assert found.title == "关于招生的通知"
    assert found.document_number == "清教函〔2025〕7号"
    assert found.index_number == "QH-2025-7"
    assert found.issuer == "清河州招生办公室"
    assert (found.written, found.published) == (date(2025, 4, 1), date(2025, 4, 2))
    assert found.column == "文件"


@pytest.mark.parametrize(
    "written",
    ["东教〔2026〕3号", "东教[2026]3号", "东教（2026）3号", "东教［2026］ 3 号", "（东教〔2026〕3号）"],
)
def test_variants_of_a_number(written: str) -> None:
    assert item("关于收费的通知", written, "各学校：").document_number == "东教〔2026〕3号"


def test_a_number_referred_to_is_not_the_own() -> None:
    found = item(
        "关于收费的通知", "各学校：", "现将清教发〔2020〕3号文件转发给你们。", "根据清教发〔2021〕4号"
    )
    assert found.document_number == ""


def test_a_number_behind_the_title() -> None:
    assert item("关于收费的通知（清教发〔2026〕5号）", "各学校：").document_number == "清教发〔2026〕5号"


def test_labels_at_the_top_of_the_text() -> None:
    found = item(
        "关于收费的通知",
        "发布机构：东岸县教育局　发布日期：2026-03-04　浏览次数：12",
        "索引号：A1-2",
        "正文。",
    )
    assert found.issuer == "东岸县教育局"
    assert found.published == date(2026, 3, 4)
    assert found.index_number == "A1-2"
    assert found.region == "东岸县"


def test_a_table_of_labels() -> None:
    table = Table(
        header=(), rows=(Row(("索引号", "Q-1", "发文字号", "清教发〔2026〕1号")), Row(("有效性", "废止")))
    )
    document = Document(
        "a.html", (table, Paragraph("关于补助的通知"), Paragraph("清河州教育局"), Paragraph("2024年1月2日"))
    )
    found = catalogue(document, BUREAU)
    assert (found.index_number, found.document_number) == ("Q-1", "清教发〔2026〕1号")
    assert (found.standing, found.valid_to) == ("repealed", None)  # no day is given, none is invented


def test_issuer_from_the_title_and_from_the_red_head() -> None:
    assert item("西岭市教育局关于收费的通知", "正文。").issuer == "西岭市教育局"
    assert item("清 河 州 教 育 局 文 件", "关于收费的通知", "正文。").issuer == "清河州教育局"


def test_a_signature_before_annexes() -> None:
    found = item(
        "关于收费的通知",
        "正文。",
        "清河州教育局　清河州财政局",
        "2026年1月2日",
        "附件",
        "东岸县第一中学",
        "2025年2月3日",
    )
    assert found.issuer == "清河州教育局、清河州财政局"
    assert found.written == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2026年秋季学期收费公示", 2026),
        ("2026—2027学年校历", 2026),
        ("2025-2026学年春季学期校历", 2025),
        ("关于做好2026年招生工作的通知", 2026),
        ("关于印发《2026年普通高中招生方案》的通知", 2026),
        ("2026年部门预算", None),
        ("2025年政府信息公开工作年度报告", None),
        ("2026年春季学期收费公示", 2025),
        ("二〇二六年秋季学期开学工作", 2026),
        ("关于落实《某条例》（2019年修订）的通知", None),
        ("清河州学生资助办法（2023年修订）", None),
        ("2024—2026年行动计划", None),
        ("关于2025年和2026年收费的通知", None),
        ("关于收费的通知", None),
    ],
)
def test_school_year_by_the_title(title: str, year: int | None) -> None:
    assert item(title, "正文。").school_year == year


def test_school_year_by_the_first_lines() -> None:
    assert (
        item("入学须知", "为做好2026年义务教育学校招生工作，依据《某办法》（2019年）制定。").school_year
        == 2026
    )
    assert item("入学须知", "根据2021年9月1日起施行的《某条例》制定。").school_year is None


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("第九条　本办法自2026年9月1日起施行，有效期五年。", date(2026, 9, 1), date(2031, 8, 31)),
        ("本标准从2026年秋季学期起执行。", date(2026, 9, 1), None),
        ("本通知自印发之日起施行，有效期至2027年12月31日。", date(2026, 1, 2), date(2027, 12, 31)),
        ("本办法自发布之日起30日后施行。", date(2026, 2, 1), None),
        ("本方案有效期自2026年9月1日至2027年8月31日。", date(2026, 9, 1), date(2027, 8, 31)),
        ("本规定自2026年3月1日起试行，试行期一年。", date(2026, 3, 1), date(2027, 2, 28)),
        ("六、自2026年9月1日起执行，2024年印发的规定同时废止。", date(2026, 9, 1), None),
        ("本意见执行至2026年12月31日止。", None, date(2026, 12, 31)),
        ("一、自2026年9月1日起，收费标准按下表执行：", date(2026, 9, 1), None),
        ("执行时间：2026年3月2日起", date(2026, 3, 2), None),
        ("本办法于2026年12月31日失效。", None, date(2026, 12, 31)),
        ("电台执照有效期不得超过五年。", None, None),
        ("报名时间自2026年5月1日起至2026年5月20日止。", None, None),
        ("居住证有效期一年。", None, None),
        ("《某条例》自2020年1月1日起施行。", None, None),
        ("本报告数据的统计期限自2025年1月1日起至2025年12月31日止。", None, None),
    ],
)
def test_term(sentence: str, start: date | None, end: date | None) -> None:
    found = item("关于收费的通知", sentence, "清河州教育局", "2026年1月2日")
    assert (found.valid_from, found.valid_to) == (start, end)


def test_repeals_by_number_else_by_title() -> None:
    found = item(
        "学生资助办法",
        "本办法自2026年1月1日起施行，原《学生资助办法》（清教发〔2019〕3号）和《补助细则》同时废止。",
    )
    assert found.repeals == ("清教发〔2019〕3号", "补助细则")
    assert found.amends == ()


@pytest.mark.parametrize(
    ("title", "sentence", "amended"),
    [
        (
            "关于调整收费标准的通知",
            "经研究，对《关于收费的通知》（清教发〔2025〕8号）作如下调整：",
            ("清教发〔2025〕8号",),
        ),
        ("关于招生的补充通知", "现就《2026年招生公告》有关事项补充如下：", ("2026年招生公告",)),
        ("工作提示", "将《资助办法》第三条修改为：每生每年一千元。", ("资助办法",)),
        ("关于调整收费标准的通知", "根据《某省收费办法》，决定调整收费标准。", ()),
        ("关于招生的通知", "落实《某意见》，调整优化学校布局。", ()),
        ("办事指南", "在《登记表》中补充完善信息。", ()),
        ("转学补充规定（清教发〔2026〕9号）", "清教发〔2026〕9号", ()),
    ],
)
def test_amends(title: str, sentence: str, amended: tuple[str, ...]) -> None:
    assert item(title, sentence).amends == amended


@pytest.mark.parametrize(
    ("title", "file", "region"),
    [
        ("东岸县小学服务范围", "a.docx", "东岸县"),
        ("清河州西岭市小学服务范围", "a.docx", "西岭市"),
        ("清河州收费标准", "a.docx", ""),
        ("东岸县和西岭市收费标准", "a.docx", ""),
        ("小学服务范围", "招生/东岸县/a.docx", "东岸县"),
        ("小学服务范围", "西岭市2026年小学服务范围.docx", "西岭市"),
    ],
)
def test_region(title: str, file: str, region: str) -> None:
    assert item(title, "正文。", file=file).region == region


def test_region_by_the_organ_of_the_number() -> None:
    assert item("关于收费的通知", "西教〔2026〕1号", "正文。").region == "西岭市"
    assert item("关于收费的通知", "清教〔2026〕1号", "正文。").region == ""


@pytest.mark.parametrize(
    ("file", "column"), [("a.docx", ""), ("收费/a.docx", "收费"), ("2026年/东岸县/招生/a.docx", "招生")]
)
def test_column(file: str, column: str) -> None:
    assert item("收费标准", "正文。", file=file).column == column


def test_title_from_a_heading_and_from_the_file_name() -> None:
    blocks = (Heading("普通高中学费标准", 1), Paragraph("正文。"))
    assert catalogue(Document("收费/学费.docx", blocks), BUREAU).title == "普通高中学费标准"
    assert catalogue(Document("收费/学费标准.docx", ()), BUREAU).title == "学费标准"


def test_a_workbook_is_named_by_its_file_else_by_its_table() -> None:
    blocks = (Heading("城区", 1), Table(("学校",), (Row(("一小",)),), caption="2026年小学服务范围"))
    assert catalogue(Document("招生/东岸县2026年小学划片一览表.xlsx", blocks), BUREAU).title == (
        "东岸县2026年小学划片一览表"
    )
    assert catalogue(Document("招生/附件1.xlsx", blocks), BUREAU).title == "2026年小学服务范围"


def test_the_note_under_the_title_of_a_table() -> None:
    annex = item("（东教发〔2026〕18号附件1，东岸县教育局2026年4月20日印发）", file="服务范围一览表.xlsx")
    assert annex.document_number == "东教发〔2026〕18号"
    assert (annex.issuer, annex.written) == ("东岸县教育局", date(2026, 4, 20))
    assert annex.region == "东岸县"
    ended = item("清发改价〔2023〕17号，2023年9月1日起执行，2025年9月1日废止", file="幼儿园收费标准.xls")
    assert ended.document_number == "清发改价〔2023〕17号"
    assert (ended.valid_from, ended.valid_to) == (date(2023, 9, 1), date(2025, 8, 31))
    assert ended.repeals == ()


def test_a_line_taken_for_the_title_that_is_a_note() -> None:
    table = Table(("学校",), (Row(("一小",)),), caption="伙食费标准")
    found = catalogue(Document("东岸县学校食堂伙食费标准.xls", (table,), "执行时间：2026年3月2日起"), BUREAU)
    assert found.title == "东岸县学校食堂伙食费标准"
    assert found.valid_from == date(2026, 3, 2)


def test_a_standing_rule_is_for_no_single_year() -> None:
    assert item("关于调整收费标准的通知", "自2025年秋季学期起，大班儿童免收保教费。").school_year is None


def test_school_year_by_the_file_name() -> None:
    assert item("学生资助标准", "正文。", file="资助/学生资助标准（2023年）.docx").school_year is None
    assert item("（报考须知）", "正文。", file="招生/2026年招生考试日程.docx").school_year == 2026


def test_ids() -> None:
    document = Document("a.jsonl", (Paragraph("正文。"),), title="通知", record_id="r-7")
    assert catalogue(document, BUREAU).id == "r-7"
    plain = Document("a.docx", (Paragraph("正文。"),), title="通知")
    first, second = catalogue(plain, BUREAU), catalogue(plain, BUREAU, 1)
    assert len(first.id) == 12
    assert first.id == catalogue(plain, BUREAU).id
    assert first.id != second.id
