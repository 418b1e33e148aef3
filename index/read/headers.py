"""How the headings of a table are told from what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.grid import Cell

# What columns and lines of particulars are called in official tables: the noun at the end tells.
_LABEL_NOUN = re.compile(
    r"(?:名称|全称|姓名|性别|校名|学校|院校|园所|园名|单位|部门|机构|机关|主体|科室|窗口|地址|地点|校址|园址|住址|位置"
    r"|电话|手机|号码|热线|传真|邮箱|邮编|邮政编码|网址|网站|公众号|二维码|联系人|联系方式|方式|形式|途径|渠道|范围|区域"
    r"|片区|地段|辖区|学区|区划|社区|街道|小区|地区|县市|县（市）|县区|乡镇|标准|限额|上限|金额|费用|学费|住宿费|保教费"
    r"|教育费|收费|费|价格|单价|计费|项目|科目|类别|分类|类型|类|性质|种类|属性|学段|年级|班级|班数|班额|班型|专业|学制|学历"
    r"|人数|计划|名额|指标|数量|数|规模|面积|时间|日期|期限|时限|年限|年份|年度|学年|学期|周期|频次|阶段|节点|备注|说明|附注"
    r"|依据|文号|文件|政策|法规|条件|对象|资格|要求|规定|材料|资料|证件|证明|流程|程序|环节|步骤|做法|措施|内容|事项|业务"
    r"|情况|概况|简介|介绍|特色|理念|序号|编号|代码|编码|片号|项|负责人|责任人|校长|园长|书记|法人|代表人|经办人|等级|级别"
    r"|层级|层次|比例|占比|来源|结果|状态|有效期|合计|总计|小计|次序|顺序|批次|主题|标题|问题|答复|解答|名录|办法"
    r"|线路|路线|站点|起点站?|终点站?|班次|节次|时段|场次|考场|考点|分值|得分|分数线?|成绩|等次|档次|额度|经费|资金|预算|决算"
    r"|赛事|比赛|竞赛|组别|奖项|课程|学分|教材|版本|出版社|书名|规格|型号|品名|职务|职称|岗位|学科|语种|方向|举办者|许可证|证号|账号|户名|开户行"
    r"|总数|件数|次数|天数|课时|学时|目标|任务|进度|结论|年龄|民族|户籍|籍贯|房产|入学|招生|服务|权限|领域|载体|指南|权利|救济|监督|投诉|咨询|公办|民办|城市|农村)$"
)
_SHORT_LABEL = re.compile(
    r"^(?:序|号|校|园|年|月|日|类|项|款|目|档|№|No\.?|学生|教师|教职工|学位|简称|性质|隶属)$"
)
# One school or office by its name, and no name of a column.
_PROPER = re.compile(r"^\w{1,8}[省市州县区旗镇乡第]\w{2,}(?:学校|院校|机构|部门|单位)$")
# What a column's name may begin with, and no thing's own: 所在街道, 对应小学.
_POINTING = re.compile(r"^(?:所在|所属|所辖|所划|对应|对口|应入|拟入|现有)")
_UNIT = re.compile(r"[（(【\[][^（()）】\]]{1,24}[)）】\]]$")
_ENUMERATED = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?")
_VALUE = re.compile(
    r"^[￥¥$]?[-+]?[\d０-９][\d０-９,，.．]*\s*(?:%|％|‰|元|人|名|个|所|班|岁|年|天|日|月|万元|平方米|㎡|亩|周|次|分"
    r"|元/.{1,8})?(?:左右|以上|以下|以内)?$"
    r"|^(?:免|免收|免费|全免|不收|无|有|是|否|[—\-/／√×]+)$"
    r"|^\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|^(?:[上下]午|晚上)?\d{1,2}[:：]\d{2}(?:\s*[—\-－–~～至、，,]\s*\d{1,2}[:：]\d{2})*$"
    r"|^\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?)?"
    r"|^[\d０-９()（）+ -]{7,}(?:\s*转\s*\d+)?$|^(?:https?://|www\.)"
)
_YEAR = re.compile(r"^(?:19|20)\d{2}\s*(?:年|年度|学年)?$")  # as often the name of a column as a value
_SENTENCE_END = re.compile(r"[。；！？;!?]")
_MEASURE = re.compile(
    r"^[（(]?(?:单位\s*[：:]\s*)?(?:[万亿千百]?元|人次?|名|个|所|间|套|册|台|班|％|%|‰|平方米|㎡|m²|亩|公里|千米|岁|年|学年|学期"
    r"|天|日|小时|课时|学时|分钟?|次|份|张|户|门|科)(?:\s*[/／·每]\s*[\u4e00-\u9fff·、/／]{1,10})*[）)]?$"
)
# What stands in a row where others have a figure.
_INSTEAD_OF_FIGURE = re.compile(r"^[暂待未不按免面无自另详见其同若约至]|[\d一二三四五六七八九十]")
_FEW_COLUMNS = 4
_DEEPEST = 4  # rows of a header, and the first below it
_LOOKED_AT = 60  # rows below a header that tell what its columns hold


def is_label(text: str) -> bool:
    """Whether a cell's text reads as the name of a column or line: 「收费标准（元/学期）」."""
    core = re.sub(r"\s+", "", text).rstrip("：:")
    while (bare := _UNIT.sub("", core)) and bare != core:
        core = bare
    core = _ENUMERATED.sub("", core)
    return (
        0 < len(core) <= 16
        and not is_value(core)
        and not (len(core) > 6 and _PROPER.match(core))
        and bool(_LABEL_NOUN.search(core) or _SHORT_LABEL.match(core))
    )


def is_value(text: str) -> bool:
    """Whether a text is a number, amount, date, phone number or address on the web."""
    return bool(_VALUE.match(text.strip())) and not _YEAR.match(text.strip())


def is_unit(text: str) -> bool:
    """Whether a cell only says what a column is counted in: 「（元/学期）」, 「人」, 「%」."""
    return bool(_MEASURE.match(text.strip()))


def looks_like_header(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether ``row`` names the columns of the rows ``below`` it.

    Names are short, distinct (or one and the same row of names for each half of the table) and no
    sentences or figures. They are known by what columns are usually called, or by being unlike the
    rows below: figures or long texts under a short word.
    """
    below = below[:_LOOKED_AT]
    names = list({(cell.owner, cell.text): None for cell in row if cell.text})
    texts = [text for _, text in names]
    if len(texts) < 2 or not below or (len(set(texts)) < len(texts) and not period(texts)):
        return False
    if any(is_value(text) or len(text) > 40 or _SENTENCE_END.search(text) for text in texts):
        return False
    # A name over several columns left unmerged has its blanks filled by the row below.
    blank = sum(not cell.text and not under.text for cell, under in zip(row, below[0], strict=True))
    if blank > len(row) / 2 or _is_one_of(row, below):
        return False
    labels = sum(is_label(text) for text in texts)
    if labels * 2 >= len(texts) and max(map(len, texts)) <= 30 and (len(texts) > 2 or labels == 2):
        return True
    if max(map(len, texts)) > 20:
        return False
    corner = row[0].text  # what the lines are, beside what the columns are: 事项｜甲县｜乙县
    if 0 < len(corner) <= 4 and is_label(corner) and len(texts) >= 3 and max(map(len, texts)) <= 12:
        return True
    unlike = 0
    surely = 0  # columns of nothing but figures under a word that is no missing figure
    for x, cell in enumerate(row):
        column = [other[x].text for other in below if other[x].text]
        if not cell.text or not column:
            continue
        figures = sum(is_value(text) for text in column)
        longer = sum(len(text) > 2 * len(cell.text) + 6 for text in column)
        if max(figures, longer) * 2 > len(column):
            unlike += 1
            surely += figures == len(column) >= 2 and not _INSTEAD_OF_FIGURE.search(cell.text)
    if surely and len(texts) <= _FEW_COLUMNS and max(map(len, texts)) <= 8:
        return True
    return unlike > 0 and (labels > 0 or unlike * 2 >= len(texts))


def begins_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a header begins with the first of ``rows``: its names, or groups over the names below."""
    if looks_like_header(rows[0], rows[1:]):
        return True
    groups = [cell.text for cell in rows[0] if cell.text]
    owners = [cell.owner for cell in rows[0]]
    spread = all(owners.count(cell.owner) > 1 for cell in rows[0] if cell.text)
    if _spans(rows):
        return True
    if len(rows) < 3 or len(set(groups)) < 2 or not spread or any(map(is_value, groups)):
        return False
    return max(map(len, groups)) <= 12 and looks_like_header(rows[1], rows[2:])


def _spans(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first rows branch out, as only headers do, over rows of figures.

    A cell that reaches down the left of them all heads what the lines are called; it may hold a remark.
    """
    corner = rows[0][0].owner if len(rows) > 1 and rows[0][0].owner == rows[1][0].owner else 0
    start = sum(cell.owner == corner for cell in rows[0]) if corner else 0
    above = [cell.owner for cell in rows[0][start:]]
    width = len(above)
    if not any(1 < above.count(owner) < width for owner in set(above) - {0}) and start < 2:
        return False
    for depth, row in enumerate(rows[:_DEEPEST]):
        texts = [cell.text for cell in row[start:]]
        if not all(texts) or any(len(text) > 20 or is_value(text) for text in texts):
            return False
        if width > 1 and len({cell.owner for cell in row[start:]}) == width:
            below = [
                cell.text for one in rows[depth + 1 : depth + 6] for cell in one[max(start, 1) :] if cell.text
            ]
            return sum(map(is_value, below)) * 2 > len(below) > 0
    return False


def period(names: Sequence[str]) -> int:
    """After how many names the same names begin again (学校｜电话｜学校｜电话: 2), 0 where they do not."""
    for length in range(2, len(names) // 2 + 1):
        if len(names) % length == 0 and all(name == names[x % length] for x, name in enumerate(names)):
            return length if names[0] and len(set(names[:length])) == length else 0
    return 0


def _is_one_of(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether the row's texts are of the kind that stands below them: 第一小学校 over 第二小学校."""
    alike = filled = 0
    for x, cell in enumerate(row):
        column = [other[x].text for other in below if other[x].text and other[x].owner != cell.owner]
        if not cell.text or not column:
            continue
        filled += 1
        kin = sum(
            text[-2:] == cell.text[-2:]
            and text != cell.text
            and len(cell.text) > 3
            and cell.text not in text
            and not _POINTING.match(cell.text)
            for text in column
        )
        alike += kin * 2 > len(column)
    return filled > 0 and alike * 2 >= filled
