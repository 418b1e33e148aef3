"""The lists that are prose: notices, numbered items, questions and answers, label lines."""

from __future__ import annotations

from html import escape

from ...tables.make.page import line, rendered, running, title
from ...tables.make.web import page
from ...tables.make.word import WordFile
from .listing import Listing, plain

_FIGURES = "一二三四五六七八九十"


def bounded(listing: Listing) -> bytes:
    """Word: a sub-heading per street, an item per school with what bounds its zone."""
    file = WordFile()
    file.say("岑塘区教育局关于2026年小学服务区划分的公告", "center", bold=True)
    for text in listing.before:
        file.say(text)
    section, items = "", 0
    for block in listing.blocks:
        if block.section != section:
            section = block.section
            file.say(f"（{_FIGURES[items]}）{section}", bold=True)
            items += 1
        at = [one for one in listing.blocks if one.section == section].index(block)
        file.say(f"{at + 1}．{block.schools[0]}：{plain(block.rows[0][0])}")
    for text in listing.after:
        file.say(text)
    file.say("岑塘区教育局", "right")
    file.say("2026年4月28日", "right")
    return file.bytes()


def numbered(listing: Listing) -> bytes:
    """Markdown: headings per town, numbered items under them."""
    lines = ["# 鹿泽县2026年小学招生范围", "", *listing.before, ""]
    section = ""
    for number, block in enumerate(listing.blocks, 1):
        if block.section != section:
            section = block.section
            lines += [f"## {section}", ""]
        lines += [f"{number}. **{block.schools[0]}**：{plain(block.rows[0][0])}", ""]
    return "\n".join([*lines, *listing.after, ""]).encode()


def asked_and_answered(listing: Listing) -> bytes:
    """A page of questions and answers; each school is one of them."""
    parts = [f"<p>{escape(text)}</p>" for text in listing.before]
    for block in listing.blocks:
        question, answer = (plain(row[0]) for row in block.rows)
        parts += [f"<p><strong>问：{escape(question)}</strong></p>", f"<p>答：{escape(answer)}</p>"]
    parts += [f"<p>{escape(text)}</p>" for text in listing.after]
    return page("2026年汲水区小学入学热点问答", "\n".join(parts)).encode()


def kindergartens(listing: Listing) -> bytes:
    """A page with one list point per kindergarten."""
    parts = ["<p>2026年瑚城区公办及普惠性幼儿园招生服务区如下，服务区内幼儿优先录取。</p>"]
    for sort in ("公办", "普惠性民办"):
        points = "\n".join(
            f"<li><b>{block.schools[0]}</b>　服务区：{escape(plain(block.rows[0][0]))}</li>"
            for block in listing.blocks
            if block.fields[0] == sort
        )
        parts.append(f"<h3>{sort}幼儿园</h3>\n<ul>\n{points}\n</ul>")
    return page("瑚城区2026年幼儿园招生服务区公告", "\n".join(parts)).encode()


def shared(listing: Listing) -> bytes:
    """Plain text: the zones come first, each with the schools that take its children."""
    lines = [
        "栾店区2026年小学招生片区",
        "",
        "实行多校划片的，片区内儿童可在所列学校中选报一所，超员时电脑派位。",
        "",
    ]
    for block in listing.blocks:
        lines += [
            block.fields[0],
            f"　　片区学校：{'、'.join(block.schools)}",
            f"　　片区范围：{plain(block.rows[0][0])}。",
            "",
        ]
    return "\n".join([*lines, "栾店区教育局　2026年5月6日", ""]).encode("gb18030")


def stretches(listing: Listing) -> bytes:
    """Printed prose: a paragraph a school, roads by crossings and sides."""
    parts = [title("箬溪市二〇二六年小学学区划分方案"), line("各小学学区如下：", 11)]
    for at, block in enumerate(listing.blocks):
        parts.append(line(f"　　{_FIGURES[at]}、{block.schools[0]}学区：{plain(block.rows[0][0])}。", 11))
    parts += [line(f"　　{text}", 11) for text in listing.after]
    return rendered(parts, each_page=running("箬溪市教育和体育局"))


def labelled(listing: Listing) -> bytes:
    """Plain text with label lines, one group a school."""
    lines = ["苇泊县2026年义务教育学校招生范围", ""]
    for block in listing.blocks:
        lines += [
            f"学校名称：{block.schools[0]}",
            f"招生学段：{block.stage}",
            f"招生范围：{plain(block.rows[0][0])}",
            f"联系电话：{block.fields[0]}",
            "",
        ]
    return "\n".join([*lines, "苇泊县教育局", "2026年5月12日", ""]).encode()


def amendment(listing: Listing) -> bytes:
    """A notice that changes a list of the same year."""
    parts = [
        "<p>各小学：</p>",
        "<p>因新建小区交付和学校布局调整，决定对《蒲峤县2026年小学入学服务区》作如下调整：</p>",
        *(f"<p>{escape(plain(block.rows[0][0]))}</p>" for block in listing.blocks),
        "<p>其余服务区不变。本通知自2026年6月1日起施行。</p>",
        "<p>蒲峤县教育局</p>",
        "<p>2026年5月30日</p>",
    ]
    return page("蒲峤县教育局关于调整2026年部分小学入学服务区的通知", "\n".join(parts)).encode()


def last_year(listing: Listing) -> bytes:
    """Word: the list of the year before, as paragraphs."""
    file = WordFile()
    file.say("璋河区2025年秋季小学划片范围", "center", bold=True)
    for block in listing.blocks:
        file.say(f"{block.schools[0]}：{plain(block.rows[0][0])}。")
    file.say("璋河区教育局", "right")
    file.say("2025年5月9日", "right")
    return file.bytes()
