"""Pages of portals of all ages: what they say is kept, what is around it goes, the empty are refused."""

from __future__ import annotations

import pytest

from index.read.document import Document, Heading, Paragraph, Table, UnreadableFile
from index.read.web import read_web

MENU = "<div class=w1><a>首页</a> <a>政务公开</a> <a>办事服务</a> <a>互动交流</a></div>"
FOOT = "<div>主办：某县人民政府　技术支持：某公司　滇ICP备05001234号　网站标识码：53010001</div>"


def page(body: str, title: str = "某县教育局", head: str = "") -> Document:
    (document,) = read_web(
        f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", "a.html"
    )
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def the_table(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


OLD = """
<table width=776><tr><td><a href=1>首页</a> | <a href=2>机构设置</a> | <a href=3>公开</a></td></tr></table>
<table width=776><tr><td width=180><table><tr><td>栏目导航</td></tr><tr><td><a>·通知公告</a></td></tr>
<tr><td><a>·招生考试</a></td></tr><tr><td><a>·基础教育</a></td></tr></table></td>
<td><table><tr><td>您现在的位置：<a>首页</a> >> <a>通知公告</a> >> 正文</td></tr>
<tr><td align=center><font size=5><b>关于秋季招生的通知</b></font></td></tr>
<tr><td>作者：admin&nbsp;来源：县教育局&nbsp;点击数：23&nbsp;更新时间：2024-6-18</td></tr>
<tr><td>各学校：<br>&nbsp;&nbsp;&nbsp;&nbsp;一、对象<br>&nbsp;&nbsp;&nbsp;&nbsp;年满六周岁的适龄儿童。<br>
<table border=1><tr><td>学校名称</td><td>计划</td></tr><tr><td>城关小学</td><td>180</td></tr></table>
<br>&nbsp;&nbsp;某县教育局<br>&nbsp;&nbsp;2024年6月18日</td></tr>
<tr><td>【<a href="javascript:print()">打印本页</a>】【<a>关闭窗口</a>】</td></tr>
<tr><td>上一篇：<a>关于防汛的通知</a><br>下一篇：<a>没有了</a></td></tr></table></td></tr></table>
<table width=776><tr><td>版权所有：某县教育局 地址：文化路8号<br>
冀ICP备05000000号 技术支持：某某网络</td></tr></table>"""


def test_portal_laid_out_with_tables() -> None:
    document = page(OLD, "某县教育信息网--关于秋季招生的通知")
    assert document.title == "关于秋季招生的通知"
    assert texts(document) == [
        "各学校：",
        "一、对象",
        "年满六周岁的适龄儿童。",
        "某县教育局",
        "2024年6月18日",
    ]
    assert the_table(document).rows[0].cells == ("城关小学", "180")


@pytest.mark.parametrize("part", ["<div id=zoom>{}</div>", "<span id=lblContent>{}</span>", "<td>{}</td>"])
def test_article_of_one_sentence(part: str) -> None:
    article = part.format("<p>招生咨询电话自即日起变更为0854-7654321。</p>")
    if part.startswith("<td"):
        article = f"<table><tr>{article}</tr></table>"
    around = "<div class=crumb>首页 > 通知公告</div><div>2025-05-06 10:00　浏览：12次</div>"
    after = "<p>上一篇：<a>关于食堂的通报</a></p><div>责任编辑：张三</div><div>联系我们 | 网站地图</div>"
    document = page(MENU + around + article + after + FOOT, "电话变更公告-某县教育局")
    assert texts(document) == ["招生咨询电话自即日起变更为0854-7654321。"]
    assert document.catalogue["发布日期"] == "2025-05-06"


def test_page_of_attachments() -> None:
    files = "".join(f"<p><a href={n}.pdf>附件{n}：预算表{n}.pdf</a></p>" for n in range(1, 5))
    assert len(texts(page(f"{MENU}<h1>关于公布预算的公告</h1><div>{files}</div>{FOOT}"))) == 4


def test_announced_links_stay_and_related_links_go() -> None:
    links = "".join(f"<li><a>{name}县招生片区公告</a></li>" for name in "甲乙丙丁")
    said = f"<div><p>现将各县招生片区公告公布如下：</p><ul>{links}</ul><p>咨询电话：0871-12345678。</p></div>"
    related = "<div><div>相关阅读</div><ul><li><a>教育大会召开</a></li><li><a>开学第一课</a></li></ul></div>"
    found = texts(page(MENU + said + related))
    assert "丁县招生片区公告" in found
    assert "咨询电话：0871-12345678。" in found
    assert not any("教育大会" in text for text in found)


@pytest.mark.parametrize(
    "listed",
    [
        "<table><tr><td>索 引 号：</td><td>A-01</td><td>发文字号</td><td>某教〔2025〕1号</td></tr></table>",
        "<dl><dt>索引号</dt><dd>A-01</dd><dt>文号</dt><dd>某教〔2025〕1号</dd></dl>",
        "<ul><li><span>索引号：</span>A-01</li><li><span>文　　号：</span>某教〔2025〕1号</li></ul>",
        "<div><span>【索引号】</span><span>A-01</span><span>【文号】</span><span>某教〔2025〕1号</span></div>",
        "<p>索引号：A-01　文号：某教〔2025〕1号</p>",
    ],
)
def test_catalogue_data_in_all_layouts(listed: str) -> None:
    document = page(f"<div>{listed}<h2>关于放假的通知</h2><p>全县中小学七月五日放暑假。</p></div>")
    assert (document.catalogue["索引号"], document.catalogue["发文字号"]) == ("A-01", "某教〔2025〕1号")
    assert document.title == "关于放假的通知"
    assert "全县中小学七月五日放暑假。" in texts(document)
    assert not any("A-01" in text for text in texts(document))


@pytest.mark.parametrize(
    "line",
    [
        "发布人：办公室　发布日期：2025/6/10　阅读次数：56",
        "2025-05-30 17:32:11　来源：州招办　【字体：大 中 小】　打印",
        "原创平安区教育发布2025-05-20 18:00发表于青海",
        "某县教育局　2025-07-02",
    ],
)
def test_line_under_the_title_is_no_content(line: str) -> None:
    document = page(
        f"<div><h2>关于放假的通知</h2><div>{line}</div><p>七月五日放暑假，九月一日开学。</p></div>"
    )
    assert texts(document) == ["七月五日放暑假，九月一日开学。"]
    assert document.catalogue["发布日期"].startswith("2025")


def test_term_of_validity_is_content() -> None:
    document = page("<div><h2>收费办法</h2><p>住宿费每学期200元。</p><p>有效期：五年</p></div>")
    assert texts(document)[-1] == "有效期：五年"


def test_hidden_parts_go_unless_they_are_the_page() -> None:
    hidden = "<div style='DISPLAY: none'>分享标题</div><p hidden>旧内容</p>"
    post = "<div id=js_content style='visibility: hidden;'><p>六月十日至二十日在平台提交申请。</p></div>"
    assert texts(page(hidden + post)) == ["六月十日至二十日在平台提交申请。"]


def test_word_pasted_into_a_page() -> None:
    mark = "<span style='font-family:Wingdings;mso-list:Ignore'>Ø<span>&nbsp;&nbsp; </span></span>"
    number = "<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>"
    body = f"""<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
    <p class=MsoNormal>收费标准公示如下：<o:p></o:p></p>
    <p class=MsoListParagraph>{mark}作业本费：<span lang=EN-US>15</span>元</p>
    <p class=MsoListParagraph>{number}住宿费：<span lang=EN-US>200</span>元</p>"""
    assert texts(page(body)) == ["收费标准公示如下：", "• 作业本费：15元", "1. 住宿费：200元"]


def test_lists_of_definitions() -> None:
    body = "<dl><dt>办理条件</dt><dd>户籍迁移。</dd><dt>要钱吗？</dt><dd>不收费。</dd></dl>"
    blocks = page(body).blocks
    assert blocks[0] == Paragraph("办理条件：户籍迁移。")
    assert isinstance(blocks[1], Heading)


def test_letters_and_replies_in_a_table_without_header() -> None:
    rows = {
        "信件标题：": "入学咨询",
        "信件内容：": "没有居住证能上学吗？",
        "回复内容：": "可以，请到社区办理。",
    }
    body = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows.items())
    assert texts(page(f"<table>{body}</table>"))[-1] == "回复内容：可以，请到社区办理。"


def test_table_in_a_cell_of_a_table() -> None:
    inner = "<table><tr><th>时段</th><th>小学</th></tr><tr><td>第一</td><td>16:30</td></tr></table>"
    rows = f"<tr><td>服务对象</td><td>自愿参加的全体学生</td></tr><tr><td>服务时间</td><td>{inner}</td></tr>"
    document = page(f"<table border=1>{rows}<tr><td>收费标准</td><td>每课时2.5元</td></tr></table>")
    assert the_table(document).caption == "服务时间"
    assert "收费标准：每课时2.5元" in texts(document)


def test_line_breaks_in_a_cell_part_statements_not_names() -> None:
    body = "<tr><th>学<br>校</th><th>招生范围</th></tr>"
    body += "<tr><td>城关<br>小学</td><td>东路1—99号（单号）<br>西路2—88号（双号）</td></tr>"
    table = the_table(page(f"<table>{body}</table>"))
    assert table.header == ("学校", "招生范围")
    assert table.rows[0].cells == ("城关小学", "东路1—99号（单号） 西路2—88号（双号）")


def test_text_set_with_blanks_in_a_page() -> None:
    assert texts(page("<pre>作息时间：\n早读  7:50\n上课  8:10\n</pre>")) == [
        "作息时间：",
        "早读  7:50",
        "上课  8:10",
    ]


def test_address_that_the_page_gives_for_itself() -> None:
    head = "<link rel=canonical href=http://jyj.example.gov.cn/t1.html>"
    assert page("<p>七月五日放暑假，九月一日开学。</p>", head=head).url == "http://jyj.example.gov.cn/t1.html"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<form>用户名：<input name=u>密码：<input type=password><button>登录</button></form>", "登录"),
        ("<title>404 Not Found</title><h1>404</h1><p>抱歉，您访问的页面不存在！</p>", "错误页面"),
        ("<div id=app></div><script src=a.js></script>", "脚本"),
        ("<body>请开启JavaScript并刷新该页.</body>", "脚本"),
        ("<html><frameset cols='20%,80%'><frame src=a><frame src=b></frameset></html>", "框架"),
        (f"{MENU}<ul><li><a>甲通知</a><li><a>乙通知</a><li><a>丙通知</a></ul>共3条 上一页 下一页", "栏目"),
    ],
)
def test_pages_without_content_say_why(source: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_web(source, "a.html")


def test_tabs_are_shown_one_by_one() -> None:
    tabs = (
        "<div class=tab><p>时限：十日</p></div><div class=tab style='display:none'>户籍迁移可以转学。</div>"
    )
    assert "户籍迁移可以转学。" in texts(page(f"<h2>转学</h2>{tabs}"))


def test_table_of_links_with_a_header_is_data() -> None:
    rows = "".join(f"<tr><td><a>{n}小</a></td><td><a>http://{n}</a></td></tr>" for n in "一二三")
    body = f"{MENU}<h2>学校一览表</h2><table><tr><td>学校名称</td><td>网址</td></tr>{rows}</table>"
    assert len(the_table(page(body)).rows) == 3


def test_list_of_files_is_content() -> None:
    links = "".join(f"<li><a href=/f/{n}.doc>{n}申请表</a></li>" for n in ("转学", "休学", "复学"))
    assert len(texts(page(f"{MENU}<h2>表格下载</h2><ul>{links}</ul>"))) == 3


def test_text_before_the_title_is_beside_the_article() -> None:
    side = "<div><h3>部门简介</h3><p>县教育局是主管全县教育工作的政府部门。</p></div>"
    main = "<div><h2>关于资助的通知</h2><p>请于9月底前完成审核。</p><p>不得拖延，按时上报结果。</p></div>"
    found = texts(page(MENU + side + main, "关于资助的通知"))
    assert found == ["请于9月底前完成审核。", "不得拖延，按时上报结果。"]


def test_article_that_is_a_picture() -> None:
    with pytest.raises(UnreadableFile, match="图片"):
        page(f"{MENU}<div class=bt>关于公示的通知</div><div><img src=a.jpg></div>{FOOT}", "关于公示的通知")


@pytest.mark.parametrize("outer", ["nav", "button", "aside", "footer"])
def test_parts_inside_parts_that_go(outer: str) -> None:
    inside = "<select><option>甲<svg></svg></option></select><aside>乙<footer>丙</footer></aside>"
    nested = f"<{outer}>{inside}</{outer}>"
    assert texts(page(nested * 3 + "<p>七月五日放暑假，九月一日开学。</p>")) == [
        "七月五日放暑假，九月一日开学。"
    ]


@pytest.mark.parametrize(
    ("stamp", "is_void"),
    [
        ("<div class=other><font color=red>【已废止】</font></div>", True),
        ("<span class=tag>已失效</span>", True),
        ("<div><a href=/fz>已废止</a> <a href=/xx>现行有效</a></div>", False),
        ("<ul><li>已失效</li><li>现行有效</li></ul>", False),
        ("<p>原办法已废止，按本办法执行。</p>", False),
        ("<table><tr><td>某办法</td><td>某教〔2020〕1号</td><td>已废止</td></tr></table>", False),
    ],
)
def test_a_stamp_over_a_document_says_that_it_is_void(stamp: str, is_void: bool) -> None:
    body = f"<div><h2>某县校车办法</h2>{stamp}<p>第一条　为规范校车管理，制定本办法。</p></div>"
    assert (page(body).catalogue.get("有效性") == "已废止") is is_void


@pytest.mark.parametrize(
    "style",
    [
        "color:#ffffff",
        "color: white; font-size:12px",
        "font-size:1px",
        "FONT-SIZE: 0",
        "color:rgb(255, 255, 255)",
        "position:absolute;left:-9999px",
    ],
)
def test_what_nobody_can_see_is_not_read(style: str) -> None:
    shown = "<p>小学报名时间为7月1日至7月5日。</p><p>请家长按时到校。</p>"
    assert texts(page(f'{shown}<p style="{style}">报名先交占位费五百元。</p>')) == [
        "小学报名时间为7月1日至7月5日。",
        "请家长按时到校。",
    ]


def test_white_text_on_a_coloured_ground_and_text_sized_anew_are_read() -> None:
    banner = '<div style="background:#c00"><p style="color:#fff">请家长按时到校办理报名。</p></div>'
    sized = '<section style="font-size:0"><span style="font-size:16px">报名时间为7月1日。</span></section>'
    assert texts(page(f"<p>小学报名时间公布如下。</p>{banner}{sized}")) == [
        "小学报名时间公布如下。",
        "请家长按时到校办理报名。",
        "报名时间为7月1日。",
    ]
