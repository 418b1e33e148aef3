"""Tables in .xls files of Excel 97, which many bureaus still publish."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import xlwt

from .model import Made, Table, made, table
from .sheets import Kind, date, number, percent

TUITION = table(
    "普通高中收费",
    """
学校|类别|学费|<|住宿费|执行起始日
^|^|高一、高二|高三|^|^
===
石楠县第一中学|示范性高中|1,100.00|1,200.00|450|2024年9月1日
石楠县第二中学|一般高中|700.00|750.00|400|2024年9月1日
石楠县南屏中学|^|700.00|750.00||2025年3月1日
石楠县致远高级中学|民办高中|11,800.00|12,600.50|1600|2025年9月1日
""",
    caption="石楠县普通高中收费标准",
    unit="计量单位：元/学期",
    notes=("注：民办高中收费由学校自主确定，报县教育局备案。",),
)
CANTEEN = table(
    "食堂餐费",
    """
学校编码|学校|早餐|午餐|晚餐|家长满意率
===
## 东部学区
00101|白鹭区东岭小学|4.5|9.0|—|96.5%
00102|白鹭区东岭中学|5.0|10.0|9.0|91.0%
## 西部学区
00201|白鹭区西塘学校|4.0|8.5|8.5|97.2%
00202|白鹭区西塘镇小学|未开设|8.0|未开设|98.0%
""",
    caption="白鹭区中小学食堂伙食费公示",
    unit="（元/餐）",
)
BUSES = table(
    "校车线路",
    """
线路号|起点|途经|终点|首班时间
===
1|东岭村|岭下、桥头|东岭小学|6:50
2|西塘新村|荷塘、粮站|西塘学校|7:05
3|下湾|—|西塘学校|7:15
""",
    caption="校车线路时刻",
)
COLLEGES = table(
    "中职学校比较",
    """
内容|柘溪县职业中专|柘溪县卫生职业学校|柘溪县艺术职校（民办）
===
主要专业|汽修、电商、烹饪|护理、药剂|舞蹈、播音
学制|三年|三年|三年或五年一贯制
招生人数|420|260|120
免学费|是|是|公办同类标准内免除，超出部分自付
报名电话|0300-5550901|0300-5550902|0300-5550903
""",
    caption="柘溪县中等职业学校2026年招生一览",
    notes=("以上学校均可申请国家助学金2300元/生·年。",),
)

_TITLE = "align: horiz center; font: bold on"
_BOXED = "align: horiz center, wrap on; borders: left thin, right thin, top thin, bottom thin"


def files() -> Iterator[Made]:
    book = xlwt.Workbook(encoding="utf-8")
    kinds = {
        2: number("#,##0.00"),
        3: number("#,##0.00"),
        4: number("0"),
        5: date('yyyy"年"m"月"d"日"', "%Y年%m月%d日"),
    }
    _put(book.add_sheet("高中"), TUITION, kinds)
    yield made("普通高中收费标准.xls", _bytes(book), TUITION)

    book = xlwt.Workbook(encoding="utf-8")
    meals = dict.fromkeys((2, 3, 4), number("0.0"))
    _put(book.add_sheet("伙食费"), CANTEEN, {**meals, 5: percent("0.0%")})
    _put(book.add_sheet("校车"), BUSES, {0: number("0")})
    hidden = book.add_sheet("底稿")
    _put(hidden, BUSES, {})
    hidden.visibility = 1
    yield made("食堂和校车公示.xls", _bytes(book), CANTEEN, BUSES)

    book = xlwt.Workbook(encoding="utf-8")
    _put(book.add_sheet("Sheet1"), COLLEGES, {}, top=1, left=1)
    yield made("中职招生一览.xls", _bytes(book), COLLEGES)


def _put(sheet: Any, known: Table, kinds: Mapping[int, Kind], top: int = 0, left: int = 0) -> None:
    right = left + known.width - 1
    row = top
    if known.caption:
        sheet.write_merge(row, row, left, right, known.caption, xlwt.easyxf(_TITLE))
        row += 1
    if known.unit:
        sheet.write(row, right, known.unit)
        row += 1
    for span in known.spans():
        style = xlwt.easyxf(_BOXED)
        value: Any = span.text or None
        kind = kinds.get(span.column)
        if kind and value and span.row >= known.header and span.row not in known.sections:
            value = kind.value(span.text)
            style.num_format_str = kind.format
        at_row, at_column = row + span.row, left + span.column
        last_row, last_column = at_row + span.down - 1, at_column + span.across - 1
        sheet.write_merge(at_row, last_row, at_column, last_column, value, style)
    row += len(known.rows)
    for note in known.notes:
        sheet.write_merge(row, row, left, right, note)
        row += 1


def _bytes(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
