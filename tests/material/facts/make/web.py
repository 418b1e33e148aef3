"""Web pages in four looks: a portal's article, a bare page, a messenger article, an old page in GBK."""

from html import escape

from .document import Document, Table


def _table(table: Table, border: str = ' border="1" cellspacing="0"') -> str:
    rows: list[list[str]] = [[] for _ in table.rows]
    for span in table.spans():
        size = f' rowspan="{span.rows}"' if span.rows > 1 else ""
        size += f' colspan="{span.columns}"' if span.columns > 1 else ""
        rows[span.row].append(f"<td{size}>{escape(span.text).replace(chr(10), '<br>')}</td>")
    return f"<table{border}>" + "".join(f"<tr>{''.join(row)}</tr>\n" for row in rows) + "</table>"


def _body(document: Document, paragraph: str) -> str:
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines.append(_table(block))
        elif block.level > 0:
            lines.append(f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>")
        elif block.level < 0:
            lines.append(f'<p style="text-align:right">{escape(block.text)}</p>')
        else:
            lines.append(paragraph.format(escape(block.text)))
    return "\n".join(lines)


def _portal(document: Document, name: str) -> str:
    keys = document.keys
    meta = "".join(
        f"<tr><td>{label}</td><td>{escape(keys.get(key, '无'))}</td></tr>"
        for label, key in (
            ("发布机构", "issuer"),
            ("发文字号", "number"),
            ("发布日期", "published"),
            ("有效性", "state"),
        )
        if key != "state" or "state" in keys
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(document.title)}-{name}</title>
<meta name="PubDate" content="{keys.get("published", "")}">
<meta name="ArticleTitle" content="{escape(document.title)}">
</head><body>
<header><a href="/">{name}</a>
<nav><a href="/jg/">机构</a><a href="/gk/">公开</a><a href="/bs/">办事</a></nav></header>
<div class="crumbs">首页 &gt; 政务公开 &gt; {escape(keys.get("column", "通知"))}</div>
<article><h1>{escape(document.title)}</h1>
<table class="meta">{meta}</table>
<div id="text">
{_body(document, "<p>　　{}</p>")}
</div></article>
<aside><h4>相关链接</h4>
<ul><li><a href="/a1">教育要闻</a></li><li><a href="/a2">公示公告</a></li></ul></aside>
<footer>{escape(keys.get("footer", name))}</footer>
</body></html>
"""


def _bare(document: Document, name: str) -> str:
    keys = document.keys
    source = "　".join(keys[key] for key in ("issuer", "published") if key in keys)
    number = f"<p>{escape(keys['number'])}</p>" if "number" in keys else ""
    return f"""<html><head><meta charset="utf-8"><title>{escape(document.title)}</title></head>
<body><h1>{escape(document.title)}</h1><p class="source">{escape(source)}</p>{number}
{_body(document, "<p>{}</p>")}
<hr><small>{escape(keys.get("footer", name))}</small></body></html>
"""


def _messenger(document: Document, name: str) -> str:
    keys = document.keys
    body = _body(document, '<section><p><span style="font-size:15px">{}</span></p></section>')
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta property="og:title" content="{escape(document.title)}">
<title>{escape(document.title)}</title></head><body id="activity-detail">
<h1 class="rich_media_title">{escape(document.title)}</h1>
<div><span>{escape(keys.get("issuer", name))}</span>
<em id="publish_time">{keys.get("published", "")}</em></div>
<div class="rich_media_content">{body}</div>
<div class="tool">{escape(keys.get("footer", "阅读原文"))}</div></body></html>
"""


def _old(document: Document, name: str) -> str:
    keys = document.keys
    head = f"{escape(keys.get('issuer', name))}&nbsp;&nbsp;{keys.get('published', '')}"
    number = f"<center>{escape(keys['number'])}</center>" if "number" in keys else ""
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{escape(document.title)}</TITLE></HEAD><BODY>
<TABLE width=900 align=center><TR><TD>{name}</TD></TR></TABLE>
<TABLE width=900 align=center>
<TR><TD align=center><FONT size=5><B>{escape(document.title)}</B></FONT></TD></TR>
<TR><TD align=center>{head}</TD></TR><TR><TD>{number}
{_body(document, "&nbsp;&nbsp;&nbsp;&nbsp;{}<BR>")}
</TD></TR></TABLE>
<TABLE width=900 align=center><TR><TD align=center>{escape(keys.get("footer", name))}</TD></TR></TABLE>
</BODY></HTML>
"""


def write(document: Document, name: str) -> bytes:
    """The document as a web page of the bureau called `name`."""
    look = document.keys.get("look", "portal")
    page = {"portal": _portal, "bare": _bare, "messenger": _messenger, "old": _old}[look](document, name)
    return page.encode("gb18030" if look == "old" else "utf-8")
