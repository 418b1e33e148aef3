"""Tables in plain text: markdown, comma-separated, drawn boxes, blanks, tabs, pipes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .drawing import boxed, spaced
from .model import Made, Table, made, table

QUOTES = table(
    "补助档次",
    """
学段|一档|二档|三档|备注
===
幼儿园|1500|1000|500|按年
高中|3500|2300|1200|按年⏎分两学期
中职|2300|—|—|
""",
    caption="苇湖区困难学生资助档次（元）",
)
CONTACTS = table(
    "学区联系表",
    """
学区|牵头学校|电话
===
东片|桐山县第一小学|0300-5551301
西片|桐山县松台学校|0300-5551302
南片|桐山县大坝中心校|0300-5551303
""",
    caption="学区咨询电话",
)
CALENDAR = table(
    "招生日程",
    """
时间|工作内容
===
5月20日|公布招生简章
6月8日—6月20日|信息登记
7月6日|公布派位结果
""",
    caption="二、招生日程",
)
RETURNED = table(
    "退费标准",
    """
退学时间|学费退还比例|住宿费退还
===
开学前|100%|全额
开学后1个月内|80%|按月
1—2个月|60%|按月
超过2个月|0|按月
""",
    caption="三、退费标准",
)
FUNDED = table(
    "营养餐供餐学校",
    """
序号|学校|供餐方式|人数|每人每天（元）|说明
===
1|石楠县杨梅坳小学|食堂供餐|412|5.00|含鸡蛋、牛奶
2|石楠县黄荆完小|食堂供餐|1,036|5.00|"学生奶"周一至周五
3|石楠县高笕教学点|课间加餐|38|5.00|牛奶⏎面包
4|石楠县罗汉小学|食堂供餐|275|5.00|
""",
    caption="石楠县营养改善计划供餐情况",
    notes=("数据截至2026年2月底",),
)
LIBRARY = table(
    "课程班",
    """
班级编码|课程|上课时间|名额|费用
===
A01|书法|周六9:00—10:30|30|0
A02|"民族舞"|周六14:00—15:30|25|0
B01|机器人|周日9:00—11:00|20|120
B02|合唱||40|0
""",
)
FIRST = table(
    "新生注册",
    """
年级|注册日期|缴费项目|金额（元）
===
七年级|8月28日|作业本费|30
八年级|8月29日|作业本费|30
九年级|8月27日|作业本费|40
""",
    caption="沿河初级中学新生注册安排",
)
WRAPPED = table(
    "申请材料",
    """
材料名称|份数|要求
===
转学申请表|2|转出、转入学校均须盖章，由家长签字后交学籍管理员
户口簿复印件|1|带学生本人页
居住证明|1|不动产权证、租赁备案证明或单位出具的住宿证明均可
""",
    caption="转学申请材料",
)
SPACED = table(
    "教研室电话",
    """
科室|人数|办公电话|房间
===
小学教研室|5|0300-5551401|401
初中教研室|6|0300-5551402|402、403
高中教研室|4|0300-5551403|405
信息中心|2|0300-5551404|107
""",
    caption="雁陂州教科所科室电话",
)
TABBED = table(
    "模拟考试",
    """
科目|满分|考试时长|日期
===
语文|120|150分钟|4月21日
数学|120|120分钟|4月21日
体育与健康|50||4月25日—4月30日
""",
    caption="九年级第一次模拟考试安排",
)
PIPED = table(
    "作息",
    """
节次|夏令时|冬令时
===
早读|7:40—8:00|7:50—8:10
第一节|8:10—8:55|8:20—9:05
第二节|9:05—9:50|9:15—10:00
""",
    caption="临渡县城区初中作息时间",
)
SECTIONED = table(
    "援助项目",
    """
项目|标准|受理单位
===
## 一、学前
保教费减免|1000元/年|幼儿园
## 二、高校
生源地助学贷款|本科最高20000元⏎研究生最高25000元|县资助中心
新生路费资助|省内500元⏎省外1000元|县资助中心
""",
    caption="石楠县学生援助项目表",
    notes=("注：同一学年内不得重复申请。",),
)

CLUBS = table(
    "营养餐学校",
    """
学校|学段|人数|供餐单位
===
苇湖区芦花小学|小学|186|学校食堂
苇湖区鸥鹭中学|初中|402|学校食堂
苇湖区望渚教学点|小学||配送
""",
)


def files() -> Iterator[Made]:
    yield _text("困难学生资助档次.md", _marked_down(), QUOTES, CONTACTS)
    yield _text("招生日程和退费.md", _loose(), CALENDAR, RETURNED)
    yield _text("营养餐供餐学校.md", _padded(), CLUBS)
    yield made("营养改善计划.csv", _commas(FUNDED).encode("utf-8-sig"), FUNDED)
    yield made("假期课程班.csv", _commas(LIBRARY).encode("gb18030"), LIBRARY)
    yield _text("新生注册安排.txt", f"{FIRST.caption}\n\n{boxed(FIRST, '─│┌┬┐├┼┤└┴┘')}\n", FIRST)
    drawn = boxed(WRAPPED, "-|+++++++++", widths=(14, 6, 22))
    yield _text("转学申请材料.txt", f"转学须知\n{WRAPPED.caption}：\n{drawn}\n请按上述要求准备。\n", WRAPPED)
    yield _text("科室电话.txt", f"　　{SPACED.caption}\n{spaced(SPACED)}\n", SPACED)
    tabs = "\n".join("\t".join(row).rstrip("\t") for row in TABBED.rows)
    yield _text("模拟考试安排.txt", f"{TABBED.caption}\n{tabs}\n\n各校按时组织。\n", TABBED)
    pipes = "\n".join("|".join(row) for row in PIPED.rows)
    yield _text("作息时间.txt", f"{PIPED.caption}\n{pipes}\n以上时间自5月1日起执行。\n", PIPED)
    drawn = boxed(SECTIONED, "━┃┏┳┓┣╋┫┗┻┛")
    yield _text("学生援助项目.txt", f"{SECTIONED.caption}\n{drawn}\n{SECTIONED.notes[0]}\n", SECTIONED)


def _text(name: str, text: str, *known: Table) -> Made:
    return made(name, text.encode(), *known)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |"


def _marked_down() -> str:
    """Bars on both sides, alignment marks, bold headings, <br> in a cell."""
    bold = _row(tuple(f"**{cell}**" for cell in QUOTES.rows[0]))
    body = "\n".join(_row(row) for row in QUOTES.rows[1:])
    other = "\n".join([_row(CONTACTS.rows[0]), "|---|---|---|", *map(_row, CONTACTS.rows[1:])])
    return f"""# 学生资助

## {QUOTES.caption}

{bold}
|:---:|---:|---:|---:|:---|
{body}

资助资金按学期发放。

### {CONTACTS.caption}

{other}
"""


def _loose() -> str:
    """No bars at either end, rules of one dash, a list between the tables."""
    calendar, returned = ([" | ".join(row) for row in one.rows] for one in (CALENDAR, RETURNED))
    first = "\n".join([calendar[0], "- | -", *calendar[1:]])
    second = "\n".join([returned[0], ":-- | --: | :--:", *returned[1:]])
    return f"""# 2026年招生简章

## 一、招生对象

- 年满6周岁的适龄儿童
- 持有本市居住证的随迁子女

## {CALENDAR.caption}

{first}

## {RETURNED.caption}

{second}
"""


def _padded() -> str:
    """Cells padded with blanks into columns, under a front matter and a quotation."""
    body = "\n".join("|" + "|".join(f"{cell:　<10}" for cell in row) + "|" for row in CLUBS.rows[1:])
    head = "|" + "|".join(f"{cell:　<10}" for cell in CLUBS.rows[0]) + "|"
    return f"""---
title: 苇湖区营养餐供餐学校
date: 2026-03-02
---

> 依据2026年春季学期供餐备案整理。

{head}
|----------|----------|----------|----------|
{body}
"""


def _commas(known: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    if known.caption:
        writer.writerow([known.caption, *[""] * (known.width - 1)])
    writer.writerows(known.rows)
    for note in known.notes:
        writer.writerow([note, *[""] * (known.width - 1)])
    return out.getvalue()
