"""Tables in Word files: merged cells both ways, tables in tables, forms, several in one notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .model import INNER, Made, made, table
from .word import WordFile, table_xml

FEES = table(
    "公办学校收费标准",
    """
学段|收费项目|收费标准|<|<|<|批准文号
^|^|城区|<|乡镇|<|^
^|^|省级示范|普通|中心校|村校|^
===
幼儿园|保育教育费|2400|1800|1300|900|临渡发改价格〔2024〕31号
^|代收伙食费|1650|1650|1400|1200|^
小学|作业本费|20|20|20|20|临渡发改价格〔2021〕8号
^|课后服务费|300|300|240|240|临渡教发〔2023〕17号
普通高中|学费|950|780|520||临渡发改价格〔2022〕45号
^|住宿费|400|400|300||^
""",
    caption="临渡县2026年公办学校收费标准表",
    unit="单位：元/生·学期",
    notes=("注：1.课后服务费由家长自愿选择。", "2.住宿费按实际住宿月份收取，不足一个月的按一个月计算。"),
)
PLAN = table(
    "民办学校招生计划",
    """
序号|学校名称|班型|班数|每班人数|计划人数|住宿
===
1|石楠县南屏双语学校|小学一年级普通班|4|45|180|不提供
2|^|小学一年级寄宿班|2|40|80|提供
3|^|初中七年级|6|50|300|提供
4|石楠县启林学校|小学一年级|3|45|135|不提供
5|^|初中七年级|4|50|200|^
6|石楠县云帆外国语小学|小学一年级|5|40|200|提供
7|石楠县育禾中学|初中七年级普通班|8|50|400|提供
8|^|初中七年级艺术班|2|30|60|^
合计|||34||1555|
""",
    caption="附件：2026年民办义务教育学校招生计划",
)
PAPERS = table(
    "入学材料",
    """
所需材料|本县户籍有房|本县户籍无房|随迁子女|港澳台及外籍|备注
===
户口簿|√|√|√|—|原件及复印件
不动产权证书|√|—|—|—|未办证的提供网签合同及购房发票
无房证明|—|√|—|—|不动产登记中心开具，30日内有效
居住证|—|—|√|—|办理满半年
务工证明或营业执照|—|—|√|—|任选其一
通行证或护照|—|—|—|√|
预防接种证|√|√|√|√|
""",
    caption="小学一年级新生入学所需材料一览表",
    notes=("说明：“√”为必须提供，“—”为无需提供。",),
)
BOARD = table(
    "考点作息",
    """
事项|上午|下午
===
考生入场|8:20|14:20
开始考试|9:00|15:00
结束考试|11:30|17:00
""",
)
SITE = table(
    "考点情况表",
    f"""
考点名称|岚江市第六中学考点|考点代码|KD-06
考点地址|岚江市竹屿街道临水路118号|考场数|32
考点咨询电话|0300-5550106|开放时间|考前一日15:00—17:00
作息安排|{INNER}|<|<
考生须知|1.凭准考证、身份证入场。⏎2.开考15分钟后不得入场。⏎3.不得携带通讯工具。|<|<
""",
    caption="岚江市2026年学业水平考试考点情况表",
    kind="particulars",
)
HOTLINES = table(
    "监督举报电话",
    """
股室|受理事项|电话
===
基础教育股|招生入学、学籍|0300-5550201
财务股|收费、资助|0300-5550202
民办教育股|校外培训|0300-5550203
安全股|校园食品、校车|0300-5550204
""",
    caption="监督举报电话",
)
PRIVATE = table(
    "民办幼儿园基本情况",
    """
幼儿园名称|柘溪县小橡树幼儿园|办学许可证号|教民000000060000001号
举办者|柘溪县橡树教育投资有限公司|办园性质|普惠性民办
办园地址|柘溪县云麓镇橡树路6号|<|<
园长|贺某某|联系电话|0300-5550311
办园规模|9个班、270人|班额|小班25人、中班30人、大班35人
收费标准|保教费980元/月，伙食费按每日15元据实结算|<|<
年检结论|合格|有效期至|2027年8月31日
""",
    caption="柘溪县民办幼儿园基本情况公示表",
    kind="particulars",
)
COMPARED = table(
    "三所高中招生比较",
    """
项目|苇湖区第一高级中学|苇湖区滨湖中学|苇湖区实验高级中学
===
学校类别|公办省级示范|公办市级示范|民办
招生计划|900人|650人|480人
其中：统招|450人|390人|432人
其中：指标到校|450人|260人|48人
学费（元/学期）|1000|800|9800
住宿费（元/学期）|350|300|1200
招生范围|全市|苇湖区|全省
咨询电话|0300-5550401|0300-5550402|0300-5550403
""",
    caption="苇湖区普通高中2026年招生情况",
)
STAGES = table(
    "资助标准",
    """
资助项目|资助对象|标准|发放方式
===
学前教育资助|在园家庭经济困难儿童、孤儿和残疾儿童|一档1500元/年⏎二档1000元/年⏎三档500元/年|按学期打卡
义务教育生活补助|（1）寄宿生⏎（2）非寄宿四类学生|小学寄宿1250元/年，非寄宿625元/年；⏎初中寄宿1500元/年，非寄宿750元/年|社会保障卡
普通高中国家助学金|具有正式学籍的家庭经济困难学生|一档3500元/年；二档2300元/年；三档1200元/年|银行卡
""",
    caption="表1  各学段学生资助标准",
    notes=("注：特殊困难学生按最高档执行。",),
)
STEPS = table(
    "资助办理时间",
    """
阶段|时间|办理内容
===
申请|9月1日—9月15日|1.填写《申请表》；⏎2.提交佐证材料。
评审|9月16日—9月30日|学校认定小组评审
公示|10月8日—10月14日|公示不少于5个工作日
发放|11月30日前|同上
""",
    caption="表2  秋季学期资助办理时间表",
)
SCHOOLS = table(
    "学校服务热线",
    """
学校|地址|招生咨询电话|一年级班数
===
## 一、东湖街道
苇湖区东湖小学|苇湖区东湖大道21号|0300-5550501|6
苇湖区鹭鸣小学|苇湖区鹭鸣路8号|0300-5550502|4
## 二、苇岸街道
苇湖区苇岸中心小学|苇湖区苇岸老街3号|0300-5550503|5
苇湖区苇岸第二小学|苇湖区芦花路66号|0300-5550504|
## 三、渔歌镇
苇湖区渔歌镇中心小学|渔歌镇渔歌村一组|0300-5550505|3
苇湖区渔歌镇望渚教学点|渔歌镇望渚村|0300-5550506|1
""",
    caption="苇湖区2026年小学招生咨询电话",
)
_ENDINGS = "结果维持|结果纠正|其他结果|尚未审结|总计"
SUITS = table(
    "行政复议和行政诉讼情况",
    f"""
行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<
结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<
^|^|^|^|^|{_ENDINGS}|{_ENDINGS}
===
2|1|0|1|4|3|0|1|0|4|1|0|0|2|3
""",
    caption="四、政府信息公开行政复议、行政诉讼情况",
)


def files() -> Iterator[Made]:
    yield _notice("学校收费公示.docx", "关于公示2026年公办学校收费标准的通知", FEES, breaks=True)
    yield _notice("民办学校招生计划.docx", "石楠县教育局关于下达民办学校招生计划的通知", PLAN, repeat=True)
    yield _unmarked()
    yield _nested()
    yield _laid_out()
    yield _notice("民办幼儿园公示表.docx", "", PRIVATE, align="left")
    yield _notice("普通高中招生比较.docx", "现将我区普通高中招生情况公布如下。", COMPARED)
    yield _two()
    yield _notice("小学招生咨询电话.docx", "各小学招生咨询电话如下：", SCHOOLS)
    yield _notice("信息公开年报统计表.docx", "苇湖区教育局2025年政府信息公开工作年度报告", SUITS)


def _notice(name: str, before: str, known: Any, **options: Any) -> Made:
    file = WordFile()
    if before:
        file.say(before, "center", bold=True)
        file.say("各乡镇（街道）学区、县直各学校：")
        file.say("根据上级有关规定，现将有关事项公布如下，请遵照执行。")
    file.show(known, **options)
    file.say("2026年4月20日", "right")
    return made(name, file.bytes(), known)


def _unmarked() -> Made:
    """Written through the editor's own table, nothing says which row is the header."""
    file = WordFile()
    file.document.add_heading(PAPERS.caption, level=2)
    drawn = file.document.add_table(len(PAPERS.rows), PAPERS.width, style="Table Grid")
    for span in PAPERS.spans():
        drawn.cell(span.row, span.column).text = span.text
    file.say(PAPERS.notes[0])
    return made("新生入学材料.docx", file.bytes(), PAPERS)


def _nested() -> Made:
    file = WordFile()
    file.show(SITE, inner=table_xml(BOARD), align="left")
    return made("考点情况表.docx", file.bytes(), SITE, BOARD)


def _laid_out() -> Made:
    """The page is a table of two cells without borders; the data table stands in the right one."""
    file = WordFile()
    inner = table_xml(HOTLINES)
    left = "<w:p><w:r><w:t>桐山县教育局办公室编印</w:t></w:r></w:p>"
    title = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{HOTLINES.caption}</w:t></w:r></w:p>"
    page = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='9000' w:type='dxa'/></w:tblPr>"
        "<w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='7000'/></w:tblGrid>"
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>" + left + "</w:tc>"
        "<w:tc><w:tcPr><w:tcW w:w='7000' w:type='dxa'/></w:tcPr>" + title + "<w:p/></w:tc></w:tr></w:tbl>"
    )
    page[-1][-1][-1].addprevious(inner)
    file.say("桐山县教育局办事公开手册", "center", bold=True)
    file.put(page)
    return made("办事公开手册.docx", file.bytes(), HOTLINES)


def _two() -> Made:
    file = WordFile()
    file.say("雁陂州学生资助政策简介", style="Title")
    file.say("一、资助标准", style="Heading 1")
    file.say("各学段资助标准见表1。")
    file.show(STAGES, breaks=True)
    file.say("二、办理时间", style="Heading 1")
    file.show(STEPS)
    file.say("咨询电话：0300-5550601。")
    return made("学生资助政策简介.docx", file.bytes(), STAGES, STEPS)
