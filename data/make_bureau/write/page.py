"""Pages of the bureau's site, with everything that stands around the text on a real one.

``charset`` is how the page is encoded, ``declared`` what it says of itself. ``layout: plain`` is a page of an
older site: no catalogue table, the text in nested tables.
"""

from __future__ import annotations

from html import escape

from data.make_bureau.document import Document, Table
from data.make_bureau.write.letterhead import closing

_MENU = ("首页", "机构概况", "政务公开", "办事服务", "互动交流", "专题专栏")
_STYLE = "body{font:16px/1.8 sans-serif}.nav li{display:inline}.content{width:1000px;margin:auto}"
_SCRIPT = (
    "var _hits=0;function fontSize(n){document.getElementById('zoom').style.fontSize=n+'px';}"
    "document.addEventListener('DOMContentLoaded',function(){_hits+=1;});"
)


def page(document: Document) -> bytes:
    charset = document.key("charset") or "utf-8"
    declared = document.key("declared") or charset
    body = _old(document) if document.key("layout") == "plain" else _modern(document)
    html = (
        "<!DOCTYPE html>\n<html>\n<head>\n"
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">\n'
        f"<title>{escape(document.title)}_{escape(document.key('site') or '澜川州教育局')}</title>\n"
        f'<meta name="ArticleTitle" content="{escape(document.title)}">\n'
        f'<meta name="PubDate" content="{document.key("published")}">\n'
        f"<style>{_STYLE}</style>\n<script>{_SCRIPT}</script>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return html.encode("gb18030" if charset.lower() in ("gbk", "gb2312", "gb18030") else charset)


def _modern(document: Document) -> str:
    column = document.key("column")
    menu = "".join(f'<li><a href="/{number}/">{name}</a></li>' for number, name in enumerate(_MENU))
    related = "".join(
        f'<li><a href="/art/{number}.html">{escape(title.strip())}</a></li>'
        for number, title in enumerate(document.key("related").split(";"))
        if title.strip()
    )
    return (
        f'<div class="header"><a href="/">{escape(document.key("site") or "澜川州教育局")}</a>'
        f'<ul class="nav">{menu}</ul><form><input type="text" placeholder="请输入关键字">'
        "<button>搜索</button></form></div>\n"
        f'<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; '
        f"<a>{escape(column)}</a> &gt; 正文</div>\n"
        f'<div class="content">\n{_catalogue(document)}\n<h1>{escape(document.title)}</h1>\n'
        f'<p class="meta">发布时间：{document.key("published")}　来源：{escape(document.key("issuer"))}　'
        '字号：<a href="javascript:fontSize(18)">大</a> <a href="javascript:fontSize(16)">中</a> '
        '<a href="javascript:fontSize(14)">小</a>　浏览次数：<span id="hits">0</span></p>\n'
        f'<div id="zoom">\n{_body(document)}\n</div>\n'
        '<p><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">'
        "【关闭窗口】</a></p>\n"
        + (f'<div class="related"><h3>相关文章</h3><ul>{related}</ul></div>\n' if related else "")
        + '</div>\n<div class="footer"><p>主办：'
        f"{escape(document.key('site') or '澜川州教育局')}　网站标识码：9900000001　"
        "<a>网站地图</a> | <a>隐私声明</a></p></div>"
    )


def _old(document: Document) -> str:
    left = "".join(
        f'<tr><td><a href="list{number}.htm">{name}</a></td></tr>' for number, name in enumerate(_MENU)
    )
    return (
        '<table width="980" align="center" border="0">'
        '<tr><td colspan="2"><img src="top.gif" alt=""></td></tr>\n'
        f'<tr><td width="180" valign="top"><table border="0">{left}</table></td>\n'
        f'<td valign="top"><table width="100%" border="0"><tr><td align="center"><font size="5"><b>'
        f"{escape(document.title)}</b></font></td></tr>\n"
        f'<tr><td align="center">{escape(document.key("issuer"))}　{document.key("published")}</td></tr>\n'
        f"<tr><td>{_body(document)}</td></tr></table></td></tr>\n"
        '<tr><td colspan="2" align="center">版权所有　技术支持　您是第 '
        "<script>document.write(1)</script> 位访客</td></tr></table>"
    )


def _catalogue(document: Document) -> str:
    if not document.key("index_number"):
        return ""
    pairs = (
        ("索引号", "index_number"),
        ("主题分类", "column"),
        ("发布机构", "issuer"),
        ("发文字号", "number"),
        ("成文日期", "written"),
        ("发布日期", "published"),
        ("有效性", "in_force"),
    )
    cells = [f"<td><b>{name}：</b></td><td>{escape(document.key(key) or '/')}</td>" for name, key in pairs]
    rows = "".join(f"<tr>{''.join(cells[start : start + 2])}</tr>" for start in range(0, len(cells), 2))
    return f'<table class="xxgk">{rows}</table>'


def _body(document: Document) -> str:
    parts = []
    if document.key("addressee"):
        parts.append(f"<p>{escape(document.key('addressee'))}</p>")
    for block in document.blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
        else:
            parts.append(f'<p style="text-indent:2em">{escape(block)}</p>')
    parts += [f'<p style="text-align:right">{escape(line)}</p>' for line in closing(document)]
    return "\n".join(parts)


def _table(table: Table) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in table.merges()}
    covered = {
        (row, column)
        for top, left, bottom, right in table.merges()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    rows = []
    for top, texts in enumerate(table.texts()):
        tag = "th" if top < table.header_rows else "td"
        cells = []
        for left, text in enumerate(texts):
            if (top, left) in covered:
                continue
            down, across = spans.get((top, left), (1, 1))
            attributes = f' rowspan="{down}"' if down > 1 else ""
            attributes += f' colspan="{across}"' if across > 1 else ""
            cells.append(f"<{tag}{attributes}>{escape(text)}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1" cellspacing="0">\n' + "\n".join(rows) + "\n</table>"
