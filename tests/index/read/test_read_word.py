"""Word packages, written out here element by element, as Word and WPS show them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from index.read import read_file
from index.read.document import Block, Document, Heading, Paragraph, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(body: str, kind: str = _WORD, broken_picture: bool = False, **parts: str) -> bytes:
    """The bytes of a package; ``parts`` are the contents of styles, numbering and footnotes."""
    links = "".join(f'<Relationship Id="{n}" Type="{_KIND}/{n}" Target="{n}.xml"/>' for n in parts)
    if broken_picture:
        links += f'<Relationship Id="i" Type="{_KIND}/image" Target="../NULL"/>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r" Type="{_KIND}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">{links}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{part}</w:{name}>" for name, part in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inside = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def styled(style: str, text: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def numbered(text: str, list_id: int, level: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(*([text] if text else []), properties=number)


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: list[str]) -> str:
    drawn = ("".join(part if part.startswith("<w:tc>") else cell(part) for part in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in drawn) + "</w:tbl>"


def style(style_id: str, name: str, base: str = "", properties: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/>{properties}</w:style>'
    )


def level(number: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return marks["begin"] + instruction + marks["separate"] + result + marks["end"]


def read(folder: Path, data: bytes, name: str = "a.docx") -> Document:
    path = folder / name
    path.write_bytes(data)
    (document,) = read_file(path, name)
    return document


def blocks(folder: Path, body: str, **parts: str) -> list[Block]:
    return list(read(folder, package(body, _WORD, False, **parts)).blocks)


def texts(folder: Path, body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(folder, body, **parts) if isinstance(block, Heading | Paragraph)]


def tables(folder: Path, body: str, **parts: str) -> list[Table]:
    return [block for block in blocks(folder, body, **parts) if isinstance(block, Table)]


STYLES = (
    style("1", "heading 1")
    + style("a2", "标题 2")
    + style("own", "样式1", "1")
    + style("outline", "公文样式", properties='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("second", "二级标题")
    + style("t", "Title")
    + style("toc1", "toc 1")
    + style("secret", "隐藏", properties="<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("article", "条文", properties='<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>')
    + style("derived", "条文二", "article")
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "chineseCountingThousand", "第%1条")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="3">'
    + level(0, "decimal", "%1")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2">'
    '<w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>'
)


def test_headings_by_style_name_base_and_outline_level(tmp_path: Path) -> None:
    direct = paragraph("直接", properties='<w:outlineLvl w:val="2"/>')
    plain = paragraph("降为正文", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    body = "".join(styled(name, name) for name in ("1", "a2", "own", "outline", "second")) + direct + plain
    found = blocks(tmp_path, body, styles=STYLES)
    levels = [block.level for block in found if isinstance(block, Heading)]
    assert levels == [1, 2, 1, 1, 2, 3]
    assert found[-1] == Paragraph("降为正文")


def test_title_over_two_paragraphs(tmp_path: Path) -> None:
    body = styled("t", "甲县教育局") + styled("t", "关于收费的通知") + paragraph("正文。")
    document = read(tmp_path, package(body, styles=STYLES))
    assert document.title == "甲县教育局关于收费的通知"
    assert document.blocks == (Paragraph("正文。"),)


def test_automatic_numbers_of_several_levels_and_restarts(tmp_path: Path) -> None:
    body = (
        numbered("对象", 1) + numbered("户籍", 1, 1) + numbered("随迁", 1, 1) + numbered("材料", 1, 2)
        + numbered("时间", 1) + numbered("日期", 1, 1) + numbered("", 1) + numbered("空行之后", 1)
        + numbered("重新开始", 2)
    )  # fmt: skip
    assert texts(tmp_path, body, numbering=NUMBERING) == [
        "一、对象", "（一）户籍", "（二）随迁", "1.材料", "二、时间", "（一）日期",
        "四、空行之后", "一、重新开始",
    ]  # fmt: skip


def test_numbers_that_come_from_a_style(tmp_path: Path) -> None:
    body = styled("article", "为了规范") + styled("derived", "适用于") + numbered("小项", 5, 1)
    none = '<w:pStyle w:val="article"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    without = paragraph("不编号", properties=none)
    found = texts(tmp_path, body + without, styles=STYLES, numbering=NUMBERING)
    assert found == ["第一条 为了规范", "第二条 适用于", "2.1 小项", "不编号"]


def test_serial_numbers_that_are_automatic(tmp_path: Path) -> None:
    serial = cell(numbered("", 3))
    body = table(["序号", "学校", "电话"], [serial, "甲小学", "1111111"], [serial, "乙小学", "1111112"])
    (found,) = tables(tmp_path, body, numbering=NUMBERING)
    assert [row.cells[0] for row in found.rows] == ["1", "2"]


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    ended = "<w:rPr><w:del/></w:rPr>"
    rows = [["学校", "范围"], ["甲小学", "建设街"], ["乙小学", "人民路"]]
    marked = table(*rows).replace("<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr>"
        '<w:t xml:space="preserve">甲小学', '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:r>'
        '<w:t xml:space="preserve">甲小学')  # fmt: skip
    body = (
        paragraph("收费", f"<w:ins>{run('标准')}</w:ins>", deleted, "如下")
        + paragraph("前半", properties=ended)
        + paragraph("后半。")
        + paragraph(deleted, properties=ended)
        + paragraph(f"<w:moveFrom>{run('移走')}</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")
        + paragraph(f"<w:moveTo>{run('移来')}</w:moveTo>")
        + marked
    )
    assert texts(tmp_path, body) == ["收费标准如下", "前半后半。", "移来"]
    assert [row.cells for row in tables(tmp_path, body)[0].rows] == [("乙小学", "人民路")]


def test_text_box_is_read_once_and_drawn_letters_too(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    letters = '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
    assert texts(tmp_path, paragraph("框外", both) + paragraph(letters)) == ["框内", "框外", "艺术字"]


def test_footnotes_follow_what_they_are_attached_to(tmp_path: Path) -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>'
        for n, text in (("2", "以当年公告为准。"), ("3", "含住宿费。"))
    )
    body = paragraph("收费600元", '<w:r><w:footnoteReference w:id="2"/></w:r>', "每学期。")
    body += paragraph("下一段。")
    marked = cell(paragraph("260", '<w:r><w:footnoteReference w:id="3"/></w:r>'))
    body += table(["类别", "金额（元）"], ["一类", marked], ["二类", "200"])
    assert texts(tmp_path, body, footnotes=notes) == ["收费600元每学期。", "注：以当年公告为准。", "下一段。"]
    (found,) = tables(tmp_path, body, footnotes=notes)
    assert found.rows[0].cells == ("一类", "260")
    assert found.notes == ("注：含住宿费。",)


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    shown_again = '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>'
    hidden = [run("不见", "<w:vanish/>"), run("不见", '<w:rStyle w:val="secret"/>'), run("又见", shown_again)]
    assert texts(tmp_path, paragraph("看见", *hidden), styles=STYLES) == ["看见又见"]


def test_white_and_tiny_text_is_left_out_but_not_on_a_coloured_ground(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    ground = '<w:shd w:val="clear" w:fill="C00000"/>'
    unseen = [run("不见", white), run("不见", '<w:sz w:val="2"/>')]
    body = paragraph("看见", *unseen, run("白字", white + ground))
    assert texts(tmp_path, body) == ["看见白字"]
    head = cell(paragraph(run("学校", white)))
    (found,) = tables(tmp_path, table([head, "范围"], ["一小", "甲路"], ["二小", "乙路"]))
    assert "学校" in (*found.header, *found.rows[0].cells)


def test_contents_and_page_numbers_are_left_out_and_links_kept(tmp_path: Path) -> None:
    contents = field("TOC", run("一、总则") + field("PAGEREF _1", run("1")) + "</w:p><w:p>" + run("二、范围"))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('总则 1')}</w:sdtContent></w:sdt>"
    )
    body = (
        paragraph("目　录") + paragraph(contents) + control + styled("toc1", "旧目录 3")
        + paragraph("见", field("HYPERLINK x", run("官网")), field("PAGE", run("3")), "。")
    )  # fmt: skip
    assert texts(tmp_path, body, styles=STYLES) == ["见官网。"]


def test_a_field_without_its_end_takes_nothing_with_it(tmp_path: Path) -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert texts(tmp_path, paragraph("前", opened) + paragraph("后")) == ["前", "后"]


def test_controls_tags_and_signs(tmp_path: Path) -> None:
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击输入')}</w:sdtContent></w:sdt>"
    )
    control = f"<w:sdt><w:sdtContent>{run('张三')}</w:sdtContent></w:sdt>"
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    ruby = (
        f"<w:r><w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>"
    )
    circled = field("EQ \\o\\ac(○,3)", "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    one, two = (f"<m:r><m:t>{figure}</m:t></m:r>" for figure in "12")
    half = f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    body = paragraph("姓名：", prompt, f"<w:smartTag>{control}</w:smartTag>", box, ruby, circled, half)
    assert texts(tmp_path, body) == ["姓名：张三☑拼③1/2"]


def test_line_breaks_and_columns_made_with_tabs(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    rows = [("学校", "联系电话"), ("甲小学", "0990-1111111"), ("乙小学", "0990-2222222")]
    body = paragraph("第一行", "<w:r><w:br/></w:r>", "第二行") + "".join(
        paragraph(left, tab, right) for left, right in rows
    )
    assert texts(tmp_path, body) == ["第一行", "第二行"]
    assert [row.cells for row in tables(tmp_path, body)[0].rows] == rows[1:]


def test_table_in_a_layout_table_and_table_in_a_cell(tmp_path: Path) -> None:
    inner = table(["学校", "学费（元）"], ["甲中学", "600"], ["乙中学", "700"])
    layout = table(["左栏", cell(paragraph("收费表") + inner + paragraph())])
    assert tables(tmp_path, layout)[0].header == ("学校", "学费（元）")
    form = table(
        ["考点名称", "甲中学考点，设在本校教学楼东侧一层至四层各教室"],
        ["收费安排", cell(inner + paragraph())],
        ["考点地址", "建设街1号甲中学院内，由南门进入"],
        ["咨询电话", "0990-1234567，工作日上午9时至下午6时有人接听"],
    )
    found = blocks(tmp_path, form)
    assert Paragraph("咨询电话：0990-1234567，工作日上午9时至下午6时有人接听") in found
    (table_inside,) = [block for block in found if isinstance(block, Table)]
    assert (table_inside.caption, len(table_inside.rows)) == ("收费安排", 2)


def test_merged_header_of_which_only_the_title_is_marked(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [cell("2026年收费表", '<w:gridSpan w:val="4"/>')],
        [cell("类别", down), cell("学费", '<w:gridSpan w:val="2"/>'), cell("备注", down)],
        [cell("", on), "公办", "民办", cell("", on)],
        ["高中", "600", "9000", "每学期"],
    ).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    (found,) = tables(tmp_path, body)
    assert (found.caption, found.header) == ("2026年收费表", ("类别", "学费/公办", "学费/民办", "备注"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("a.dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    ],
)
def test_documents_with_macros_and_templates(tmp_path: Path, name: str, kind: str) -> None:
    assert read(tmp_path, package(paragraph("正文"), kind), name).blocks == (Paragraph("正文"),)


def test_broken_picture_and_strict_form(tmp_path: Path) -> None:
    broken = package(paragraph("正文"), broken_picture=True)
    assert read(tmp_path, broken).blocks == (Paragraph("正文"),)
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = package(paragraph("正文").replace("<w:p>", f'<w:p xmlns:w="{namespace}">'))
    assert read(tmp_path, strict).blocks == (Paragraph("正文"),)
