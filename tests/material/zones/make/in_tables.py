"""The lists that are tables: workbooks, Word and PDF tables, a delimited file, a table of a web page."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ...tables.make.model import Table
from ...tables.make.page import line, rendered, running, shown
from ...tables.make.sheets import packed, put, workbook
from ...tables.make.web import markup, page
from ...tables.make.word import WordFile
from .listing import Listing, plain


def grid(
    header: Sequence[str], rows: Sequence[Sequence[str]], caption: str, *, notes: tuple[str, ...] = ()
) -> Table:
    """A table with one header row; ``^`` joins a cell to the one above, ``## `` is a sub-heading."""
    sections = frozenset(at for at, row in enumerate(rows, 1) if row[0].startswith("## "))
    body = [
        (row[0][3:], *["<"] * (len(header) - 1)) if at in sections else tuple(row)
        for at, row in enumerate(rows, 1)
    ]
    return Table(caption, (tuple(header), *body), 1, sections, caption, "", notes)


def once(rows: Sequence[Sequence[str]], *columns: int) -> list[list[str]]:
    """The rows with equal cells of these columns merged downwards; a column follows the ones before it."""
    merged = [list(row) for row in rows]
    for at in range(1, len(rows)):
        for place, column in enumerate(columns):
            if all(rows[at][one] == rows[at - 1][one] for one in columns[: place + 1]):
                merged[at][column] = "^"
    return merged


def school_a_row(listing: Listing) -> bytes:
    rows = [
        [str(at), block.schools[0], block.fields[0], plain(block.rows[0][0]), block.fields[1]]
        for at, block in enumerate(listing.blocks, 1)
    ]
    header = ("序号", "学校名称", "学校地址", "招生范围", "咨询电话")
    book = workbook("小学")
    put(book.active, grid(header, rows, "泠水区2026年公办小学招生范围一览表"))
    return packed(book)


def several_rows(listing: Listing) -> bytes:
    rows = [[block.schools[0], *map(plain, row)] for block in listing.blocks for row in block.rows]
    header = ("学校", "镇（街道）", "社区（村）", "具体范围")
    file = WordFile()
    file.say("附件2")
    file.show(grid(header, once(rows, 0, 1), "葭浦县2026年秋季小学服务区划分表"), align="left")
    file.say("注：户籍和房产不在同一服务区的，以户籍为准。")
    return file.bytes()


def by_community(listing: Listing) -> bytes:
    rows = once([list(map(plain, row)) for row in listing.rows], 0, 1)
    header = ("街道（镇）", "社区（村）", "住宅小区、路段", "对口小学")
    known = grid(header, rows, "绀山区2026年小学入学对口表（按社区）")
    widths = (66, 66, 240, 110)
    return rendered(shown(known, widths, repeat=True, align=0), each_page=running("绀山区教育局"))


def by_road(listing: Listing) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("道路名称", "门牌号", "小学", "初中"))
    writer.writerows(listing.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def three_columns(listing: Listing) -> bytes:
    rows = [
        [block.schools[0], *(plain(cell.replace("}、{", "}\n{")) for cell in block.rows[0])]
        for block in listing.blocks
    ]
    header = ("学校", "路段及门牌", "住宅小区", "村（组）")
    book = workbook("2026年")
    put(book.active, grid(header, rows, "桉城市2026年小学招生服务区", notes=tuple(listing.after)))
    return packed(book)


def junior(listing: Listing) -> bytes:
    rows = [[block.schools[0], *map(plain, block.rows[0])] for block in listing.blocks]
    header = ("初级中学", "对口小学（毕业生直升）", "户籍地招生范围（区外小学毕业返回）")
    file = WordFile()
    file.say("蓼湾区2026年初中招生工作安排", "center", bold=True)
    file.say("一、本区小学毕业生对口直升，具有本区户籍在区外就读的按户籍地入学。")
    file.say("二、对口关系和范围如下表。")
    file.show(grid(header, rows, "2026年初中对口学校及招生范围"), align="left")
    file.say("三、随迁子女由区教育局统筹安排。")
    return file.bytes()


def of_a_page(listing: Listing) -> bytes:
    rows = [
        [block.fields[0], block.schools[0], block.stage, plain(block.rows[0][0])] for block in listing.blocks
    ]
    header = ("街道", "学校", "学段", "2026年学区")
    known = grid(header, once(rows, 0), "")
    title = "棠浦区教育局关于公布2026年义务教育学校学区的通知"
    body = f"<p>现将2026年我区义务教育阶段学校学区公布如下。</p>\n{markup(known)}\n<p>棠浦区教育局</p>"
    return page(title, body).encode()


def two_columns(listing: Listing) -> bytes:
    rows = [[block.schools[0], plain(block.rows[0][0])] for block in listing.blocks]
    file = WordFile()
    file.say("蒲峤县2026年小学入学服务区", "center", bold=True)
    file.say("（2026年4月20日）", "center")
    file.show(grid(("小学", "服务区"), rows, ""), align="left")
    return file.bytes()


def continued_rows(listing: Listing) -> bytes:
    rows = [
        [block.schools[0] if at == 0 else "", *map(plain, row)]
        for block in listing.blocks
        for at, row in enumerate(block.rows)
    ]
    book = workbook("2026年秋季")
    known = grid(("学校", "路、小区、村", "门牌号、楼栋、村组"), rows, "璋河区2026年秋季小学划片表")
    put(book.active, known)
    return packed(book)


def printed(listing: Listing, caption: str, header: tuple[str, str], notes: Sequence[str] = ()) -> bytes:
    """A printed table of two columns, one row a school."""
    rows = [[block.schools[0], plain(block.rows[0][0])] for block in listing.blocks]
    parts = shown(grid(header, rows, caption), (140, 340), align=0)
    return rendered([*parts, *map(line, notes)])
