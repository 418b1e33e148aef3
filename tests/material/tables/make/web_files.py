"""Tables in .html files: layout tables, spans, no th, nested, pasted from Word, old charsets."""

from __future__ import annotations

from collections.abc import Iterator

from .model import INNER, Made, Table, made, table
from .web import listed, markup, page, pasted

HOURS = table(
    "公交专线",
    """
线路|起点站|终点站|发车时间
===
学生1号线|桐山一中|大坝镇|12:10、17:40
学生2号线|桐山一中|石门镇|12:15、17:40
学生3号线|桐山三中|杉树镇|17:50
""",
    caption="桐山县学生公交专线时刻表",
)
TERMS = table(
    "培训收费",
    """
培训类别|班型|基准收费标准（元/课时·人）|<|浮动幅度
^|^|线下|线上|^
===
学科类|10人以下|40|20|上浮不超过10%，下浮不限
^|10—35人|30|^|^
^|35人以上|20|^|^
非学科类|—|由机构自主确定|<|
""",
    caption="云岭市校外培训收费标准",
    notes=("注：每课时时长为线下45分钟，线上30分钟。",),
)
QUOTA = table(
    "指标到校",
    """
初中学校|报名人数|指标到校生|<
^|^|云岭一中|云岭二中
===
云岭市第三中学|612|48|55
云岭市第四中学|540|42|49
云岭市博文学校（初中部）|96|7|9
合计|1248|97|113
""",
    caption="云岭市2026年优质高中指标到校名额分配表",
)
EVENING = table(
    "延时服务内部表",
    """
时段|小学|初中
===
第一时段|16:30—17:30|17:00—18:00
第二时段|17:30—18:30|18:30—20:30
""",
)
AFTER = table(
    "课后服务",
    f"""
项目|内容
===
服务对象|自愿参加的义务教育阶段学生
服务时间|{INNER}
收费标准|每课时2.5元，每学期不超过300元
减免对象|低保、特困、孤儿、残疾学生
""",
    caption="岚江市课后服务一览",
)
PASTED = table(
    "教师资格认定安排",
    """
序号|环节|时间|地点或方式|备注
===
1|网上报名|4月13日8:00—4月24日17:00|中国教师资格网|逾期不补报
2|体检|4月27日—4月30日|临渡县人民医院⏎（体检中心）|空腹
3|现场确认|5月11日—5月15日|县政务中心二楼教育窗口|
4|证书发放|6月20日起|同上|可邮寄
""",
    caption="临渡县2026年上半年教师资格认定日程",
)
HOLDERS = table(
    "许可事项",
    """
事项名称|受理条件|办理时限|收费
===
## （一）行政许可
民办幼儿园设立|有符合规定的举办者⏎有必备的办学资金和场所⏎有合格的教职工|20个工作日|不收费
校车使用许可|车辆检验合格⏎驾驶人取得校车驾驶资格|15个工作日|不收费
## （二）行政确认
学生申诉处理|对学校处分不服|30日|不收费
中等职业学校学历证明|毕业证书遗失|5个工作日|不收费
""",
    caption="石楠县教育局行政权力事项",
)
DORMITORY = table(
    "寄宿条件",
    """
指标|云麓中学|石梯中学|苦竹九年制学校
===
床位数|520|360|180
每室人数|8|8|12
热水供应|每日18:00—21:00|每日18:00—20:00|每周一、三、五
周末留校|可以|可以|不可以
住宿费|免费|免费|免费
""",
    caption="柘溪县寄宿制学校住宿情况",
)
TOWN = table(
    "城区计划",
    """
学校|班数|人数
===
苇湖区第一小学|6|270
苇湖区第二小学|4|180
""",
    caption="（一）城区小学招生计划",
    unit="单位：个、人",
)
VILLAGE = table(
    "乡镇计划",
    """
学校|班数|人数|寄宿床位
===
渔歌镇中心小学|2|80|60
芦花乡中心小学|1|35|40
望渚教学点|1|12|0
""",
    caption="（二）乡镇小学招生计划",
    unit="单位：个、人",
)
OFFICE = table(
    "信息公开机构",
    """
机构名称|白鹭区教育局办公室|联系电话|0300-5551201
办公地址|白鹭区鹭洲街道行政中心3号楼|邮政编码|000300
办公时间|上午8:30—12:00⏎下午14:30—17:30（法定节假日除外）|电子邮箱|xxgk@example.cn
受理方式|当面、邮寄、网上申请|<|<
""",
    caption="白鹭区教育局信息公开工作机构",
    kind="particulars",
)


def files() -> Iterator[Made]:
    yield made("学生公交专线.html", _laid_out().encode("gbk"), HOURS)
    body = f"<p>{TERMS.caption}</p>\n" + markup(TERMS, head="td") + f"\n<p>{TERMS.notes[0]}</p>"
    yield _page("校外培训收费标准.html", "关于公布校外培训收费标准的通知", body, TERMS)
    body = markup(QUOTA, sections=True, caption=True, attributes='class="table table-bordered"')
    yield _page("指标到校名额.html", "2026年优质高中招生指标到校名额公示", body, QUOTA)
    inner = markup(EVENING, attributes='width="100%"')
    body = f"<h3>{AFTER.caption}</h3>" + markup(AFTER).replace("&lt;内表&gt;", inner)
    yield _page("课后服务一览.html", "课后服务", body, AFTER, EVENING)
    title = f'<p class="MsoNormal" align="center"><b>{PASTED.caption}<o:p></o:p></b></p>'
    word = markup(PASTED, cell=pasted, head="td", attributes='class="MsoTableGrid" cellspacing="0"')
    yield _page("教师资格认定日程.html", "教师资格认定公告", f"{title}\n{word}\n<p>&nbsp;</p>", PASTED)
    body = f"<p><strong>{HOLDERS.caption}</strong></p>\n" + markup(HOLDERS, cell=listed)
    yield _page("行政权力事项.html", "行政权力事项公开", body, HOLDERS)
    body = f"<h2>{DORMITORY.caption}</h2>\n" + markup(DORMITORY, labels=True)
    yield _page("寄宿制学校住宿情况.html", "寄宿制学校公示", body, DORMITORY)
    parts = [
        f"<p style='text-align:center'><strong>{one.caption}</strong></p>"
        f"<p style='text-align:right'>{one.unit}</p>\n{markup(one, head='td')}"
        for one in (TOWN, VILLAGE)
    ]
    yield _page("小学招生计划.html", "苇湖区2026年小学招生计划", "\n<p>　</p>\n".join(parts), TOWN, VILLAGE)
    body = f"<p>{OFFICE.caption}</p>\n" + markup(OFFICE, head="td", attributes='class="form"')
    yield _page("信息公开工作机构.html", "信息公开指南", body, OFFICE)


def _page(name: str, title: str, body: str, *known: Table) -> Made:
    return made(name, page(title, body).encode(), *known)


def _laid_out() -> str:
    """A site of twenty years ago: the page is tables, tags are capitals, the declared charset is gb2312."""
    rows = "\n".join(
        f"<TR bgColor=#ffffff>{''.join(f'<TD>&nbsp;{text}&nbsp;</TD>' for text in row)}</TR>"
        for row in HOURS.rows
    )
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>桐山县教育网</TITLE></HEAD><BODY>
<TABLE width=980 align=center cellSpacing=0><TR><TD colspan=2><IMG src="top.jpg"></TD></TR>
<TR><TD width=180 vAlign=top>
<TABLE width="100%"><TR><TD><A href="a.htm">单位概况</A></TD></TR>
<TR><TD><A href="b.htm">通知公告</A></TD></TR>
<TR><TD><A href="c.htm">招生考试</A></TD></TR></TABLE>
</TD><TD width=800 vAlign=top>
<TABLE width="100%"><TR><TD align=middle><FONT size=5>{HOURS.caption}</FONT></TD></TR>
<TR><TD>
<TABLE width="96%" border=0 cellSpacing=1 bgColor=#000000>
{rows}
</TABLE>
</TD></TR>
<TR><TD align=right>桐山县教育局　2026年2月25日</TD></TR></TABLE>
</TD></TR></TABLE></BODY></HTML>
"""
