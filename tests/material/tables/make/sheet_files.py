"""Tables in .xlsx files: titles and units above, headers of several levels, dates, hidden parts."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.styles import Alignment

from .model import Made, made, table
from .sheets import Kind, clock, date, number, packed, percent, put, workbook

NURSERY = table(
    "幼儿园收费备案",
    """
序号|办园类别|幼儿园名称|等级|收费标准|<|备案日期
^|^|^|^|保教费|伙食费|^
===
1|公办|岚江市直属机关幼儿园|省级示范|4,200.00|¥1,980|2025-08-11
2|^|岚江市云溪路幼儿园|市级示范|3,300.00|¥1,870|2025-08-12
3|^|岚江市第四幼儿园|三级|2,400.00|¥1,760|2025-08-12
4|普惠民办|岚江市花朵幼儿园|二级|5,400.00|¥2,200|2025-08-18
5|^|岚江市彩虹桥幼儿园|三级|4,850.50|¥1,925|2025-09-01
6|非普惠民办|岚江市蒙童国际幼儿园|未评级|18,600.00|¥4,400|2025-09-03
""",
    caption="岚江市城区幼儿园2025年秋季学期收费备案表",
    unit="单位：元/学期",
    notes=("注：1.伙食费按110天计算。", "    2.中途退园的按实际在园天数退费。"),
)
CLASSES = table(
    "班数和计划",
    """
学校|一年级|<|<|七年级|<|<
^|班数|计划数|摇号数|班数|计划数|摇号数
===
桐山县第一小学|8|360|||  |
桐山县城关九年制学校|4|180|20|6|300|0
桐山县松台学校|3|135|0|4|200|35
桐山县第三初级中学||||12|600|0
""",
    caption="桐山县2026年义务教育招生计划表",
)
_SCHOOLS = """
学校名称|校长信箱|教师数|在校生数|联系电话
===
## 白鹭片区
白鹭区实验小学|bailu-sx@example.cn|96|1820|0300-5550701
白鹭区沿河小学|bailu-yh@example.cn|54|870|0300-5550702
## 沙咀片区
白鹭区沙咀中心小学|bailu-sz@example.cn|61|1004|0300-5550703
白鹭区沙咀镇第二小学|bailu-sz2@example.cn|33|412|0300-5550704
白鹭区灯塔小学|bailu-dt@example.cn|28|376|0300-5550705
"""
_CLOSED = "白鹭区旧坝小学（已撤并）||0|0|0300-5550799\n"
DESKS = table("学校基本信息", _SCHOOLS, caption="白鹭区小学基本信息表（2025—2026学年）")
DESKS_AND_HIDDEN = table(
    "隐藏行在内", _SCHOOLS.replace("## 沙咀", _CLOSED + "## 沙咀"), caption=DESKS.caption
)
KINDERGARTENS = table(
    "幼儿园基本信息",
    """
幼儿园|班数|在园幼儿|普惠
===
白鹭区第一幼儿园|12|344|是
白鹭区白沙幼儿园|6|158|是
白鹭区小海星幼儿园|9|207|否
""",
)
EXAMS = table(
    "考试时间表",
    """
考试项目|考试日期|星期|开始时间|结束时间|成绩公布
===
普通话水平测试|2026年3月14日|星期六|8:30|17:00|4月20日
教师资格考试（笔试）|2026年3月7日|星期六|9:00|18:15|4月15日
高中学业水平合格性考试|2026年6月26日|星期五|8:00|17:30|7月31日
高等教育自学考试|2026年10月24日|星期六|9:00|17:00|11月30日
成人高考|2026年10月17日|星期六|9:00|16:30|11月20日
""",
    caption="2026年下半年部分教育考试时间安排",
)
SPENDING = table(
    "资助执行情况",
    """
项目|受助人次|资金（万元）|占比|同比|中央承担比例
===
学前教育资助|12,430|621.5|8.6%|3.20%|60%
义务教育营养改善|186,902|4,672.6|64.9%|-1.05%|80%
普通高中国家助学金|15,077|1,733.9|24.1%|0.48%|60%
雨露计划|1,150|172.5|2.4%|12.00%|0%
""",
    caption="雁陂州2025年学生资助资金执行情况",
    notes=("数据来源：州学生资助管理中心，截至2025年12月31日。",),
)
STAFF = table(
    "教师招聘",
    """
招聘单位|学科|岗位数|编号
===
柘溪县第一中学|物理|2|001
柘溪县第一中学|生物|1|002
柘溪县职业中专|数控加工|3|013
""",
    caption="表一：2026年公开招聘教师岗位表",
)
TRAINEES = table(
    "特岗教师",
    """
服务乡镇|初中|<|<|<|小学|<|<
^|语文|数学|其他|<|语文|数学|全科
^|^|^|音体美|信息技术|^|^|^
===
云麓镇|1|2|1|0|2|2|1
石梯乡|0|1|1|1|1|2|3
苦竹乡|1|0|0|1|2|0|4
""",
    caption="表二：2026年特岗教师设岗情况",
    unit="单位：人",
)
CAMPUS_1 = table(
    "临渡县第一中学概况",
    """
学校名称|临渡县第一中学|学校代码|0000100001
校址|临渡县文庙街1号|邮政编码|000100
在校学生|2,604|教职工|231
开放日|2026年5月16日|招生热线|0300-5550801
办学特色|航空实验班、足球、书法|<|<
""",
    caption="临渡县普通高中概况表",
    kind="particulars",
)
CAMPUS_2 = table(
    "临渡县第二中学概况",
    """
学校名称|临渡县第二中学|学校代码|0000100002
校址|临渡县东门外大街77号|邮政编码|000101
在校学生|1,987|教职工|170
开放日|2026年5月23日|招生热线|0300-5550802
办学特色|美术、传媒|<|<
""",
    caption="临渡县普通高中概况表",
    kind="particulars",
)
STREETS = table(
    "学校名录",
    """
街道|学校名称|性质|地址|办学规模
===
临江街道|云岭市临江小学|公办|临江一路5号|24个班
^|云岭市河滨小学|公办|河滨路130号⏎（原二轻局大院）|18个班
^|云岭市博文学校|民办|临江二路9号|小学12个班⏎初中6个班
北坡街道|云岭市北坡小学|公办|北坡街40号|30个班
^|云岭市聋哑学校|公办|北坡后街2号|9个班
青龙街道|云岭市青龙小学|公办|青龙大道甲1号|36个班
""",
    caption="云岭市中小学校名录",
    notes=("备注：以上信息截至2026年3月1日，如有变动以学校公布为准。",),
)


def files() -> Iterator[Made]:
    yield _fees()
    yield _across_selection()
    yield _hidden_parts()
    yield _dates()
    yield _rates()
    yield _two_on_a_sheet()
    yield _forms()
    yield _off_corner()


def _fees() -> Made:
    book = workbook("收费备案")
    kinds = {
        0: number("0"),
        4: number("#,##0.00"),
        5: number('"¥"#,##0', "¥"),
        6: date("yyyy-mm-dd", "%Y-%m-%d"),
    }
    put(book.active, NURSERY, kinds=kinds)
    return made("幼儿园收费备案.xlsx", packed(book), NURSERY)


def _across_selection() -> Made:
    """Group headings are centred across their columns without merging; the header's first column is
    blank in its second row."""
    book = workbook("Sheet1")
    sheet = book.active
    put(sheet, CLASSES, kinds=dict.fromkeys(range(1, 7), number("General")), merge_header=False)
    for column in (2, 3, 4, 5, 6, 7):
        sheet.cell(2, column).alignment = Alignment(horizontal="centerContinuous")
    return made("义务教育招生计划.xlsx", packed(book), CLASSES)


def _hidden_parts() -> Made:
    book = workbook("小学")
    sheet = book.active
    put(sheet, DESKS_AND_HIDDEN, kinds={2: number("0"), 3: number("0")})
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    second = book.create_sheet("幼儿园")
    put(second, KINDERGARTENS, kinds={1: number("0"), 2: number("0")})
    old = book.create_sheet("上年数据")
    put(old, KINDERGARTENS)
    old["B2"] = 99
    old.sheet_state = "hidden"
    name = "学校基本信息.xlsx"
    return Made(name, packed(book), (DESKS.gold(name, frozenset({1})), KINDERGARTENS.gold(name)))


def _dates() -> Made:
    book = workbook("考试时间")
    sheet = book.active
    hour = Kind("h:mm", clock)
    kinds = {
        1: date('yyyy"年"m"月"d"日"', "%Y年%m月%d日"),
        3: hour,
        4: hour,
        5: date('m"月"d"日"', "%m月%d日"),
    }
    top = put(sheet, EXAMS, kinds=kinds) - len(EXAMS.rows)
    # The weekday is the date itself, shown by its format.
    for row in range(top + 1, top + len(EXAMS.rows)):
        sheet.cell(row, 3).value = sheet.cell(row, 2).value
        sheet.cell(row, 3).number_format = "[$-804]aaaa"
    return made("教育考试时间.xlsx", packed(book), EXAMS)


def _rates() -> Made:
    book = workbook("执行情况")
    kinds = {
        1: number("#,##0"),
        2: number("#,##0.0"),
        3: percent("0.0%"),
        4: percent("0.00%"),
        5: percent("0%"),
    }
    put(book.active, SPENDING, kinds=kinds)
    return made("资助资金执行情况.xlsx", packed(book), SPENDING)


def _two_on_a_sheet() -> Made:
    book = workbook("招聘")
    below = put(book.active, STAFF, kinds={2: number("0")})
    put(book.active, TRAINEES, top=below + 2, kinds=dict.fromkeys(range(1, 8), number("0")))
    return made("教师招聘岗位.xlsx", packed(book), STAFF, TRAINEES)


def _forms() -> Made:
    book = workbook("一中")
    cells = {
        (2, 1): number("#,##0"),
        (2, 3): number("0"),
        (3, 1): date('yyyy"年"m"月"d"日"', "%Y年%m月%d日"),
    }
    put(book.active, CAMPUS_1, cells=cells)
    put(book.create_sheet("二中"), CAMPUS_2, cells=cells)
    return made("普通高中概况表.xlsx", packed(book), CAMPUS_1, CAMPUS_2)


def _off_corner() -> Made:
    """The table starts at C4, with empty columns before it."""
    book = workbook("名录")
    put(book.active, STREETS, top=4, left=3)
    book.active["D7"].hyperlink = "https://example.cn/linjiang"
    book.active.freeze_panes = "C6"
    return made("中小学名录.xlsx", packed(book), STREETS)
