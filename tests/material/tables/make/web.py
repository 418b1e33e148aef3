"""Web pages: tables marked up in the several ways that bureaus' sites have."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from .model import Table


def lines(text: str) -> str:
    """A cell's text with its line breaks as <br>."""
    return escape(text, quote=False).replace("\n", "<br>")


def pasted(text: str) -> str:
    """A cell as an editor takes it over from Word: every line a paragraph, blank cells with a space."""
    parts = [
        '<p class="MsoNormal" align="center" style="text-align:center;line-height:150%">'
        '<span style="font-size:12.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:宋体">'
        f"{escape(part, quote=False) or '&nbsp;'}<span lang=EN-US><o:p></o:p></span></span></p>"
        for part in text.split("\n")
    ]
    return "\n".join(parts)


def listed(text: str) -> str:
    """A cell whose several lines are a list."""
    parts = text.split("\n")
    if len(parts) == 1:
        return escape(text, quote=False)
    return "<ul>" + "".join(f"<li>{escape(part, quote=False)}</li>" for part in parts) + "</ul>"


def markup(
    table: Table,
    *,
    cell: Callable[[str], str] = lines,
    head: str = "th",
    sections: bool = False,
    labels: bool = False,
    caption: bool = False,
    attributes: str = 'border="1"',
) -> str:
    """A <table>. ``head`` is the tag of header cells; ``sections`` adds thead and tbody; ``labels`` makes
    the first column of the body headings of their rows; ``caption`` sets the caption within."""
    spans = {(span.row, span.column): span for span in table.spans()}
    rows: list[str] = []
    for row in range(len(table.rows)):
        cells = []
        for column in range(table.width):
            span = spans.get((row, column))
            if span is None:
                continue
            tag = "th" if labels and column == 0 else head if row < table.header else "td"
            size = f' rowspan="{span.down}"' * (span.down > 1)
            size += f' colspan="{span.across}"' * (span.across > 1)
            cells.append(f"<{tag}{size}>{cell(span.text)}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    inside = "\n".join(rows)
    if sections:
        top, rest = "\n".join(rows[: table.header]), "\n".join(rows[table.header :])
        inside = f"<thead>\n{top}\n</thead>\n<tbody>\n{rest}\n</tbody>"
    within = f"<caption>{table.caption}</caption>\n" if caption else ""
    return f"<table {attributes}>\n{within}{inside}\n</table>"


def page(title: str, body: str, charset: str = "utf-8") -> str:
    """A plain article page of a bureau's site with its navigation and footer."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}"><title>{title}</title></head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/xxgk/">信息公开</a> <a href="/bsfw/">办事服务</a></div>
<div class="article"><h1>{title}</h1>
<div class="info">发布时间：2026-03-18　来源：教育局办公室</div>
<div class="content">
{body}
</div></div>
<div class="footer">版权所有　备案号：未备00000000号</div>
</body></html>
"""
