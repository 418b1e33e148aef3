"""The sort of answer that a question asks for (an amount, a day, a number …), and what holds one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Passage
from index.text import sentences
from service.answering.duties import aspects_of
from service.answering.vocabulary import asks_whether, vocabulary

_HAN = "一二三四五六七八九十百千万"
_COUNTED = re.compile(r"(?:多少|几)个?(课时|学时|[人条项件个所名次份位家班分](?!钟|钱))")
# People are counted in several words, and a column may name what it counts: 「计划（人）：600」.
_ALSO = {
    **dict.fromkeys("人名位", "[人名位](?!间|寝|一间)"),
    **dict.fromkeys("所家", "[所家]"),
    "班": "个?班",
    "分": "分(?![钟之别校公园店类布期批])",
}
_STATED = r"|数量[）)]?[：:]\s*\d"  # 「处理决定数量：7」
_TIMES = re.compile(r"(?:几|多少)次")
_SO_MANY_TIMES = re.compile(rf"(?<!第)(?:\d|[{_HAN}两])次(?!性)")
_OF_THE_CLOCK = re.compile(r"几点(?!了)")
_CLOCK = re.compile(rf"\d{{1,2}}\s*[:：]\s*\d{{2}}|[\d{_HAN}]+[点时](?:半|整|[\d{_HAN}]+分)?")
# When somebody has to be born, or how old to be, says nothing of when anything is done.
_BORN = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:[至到—–~～-]+(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)?(?:以[前后]|（含）|之间|期间)*出生|\d+周岁"
)
_NUMBER_ASKED = re.compile(r"电话|号码|热线|打(?:哪|几|什么)")
_NUMBER = re.compile(r"(?<!\d)(?:0\d{2,3}[-—－ ]?\d{7,8}|1\d{4}(?!\d)|\d{7,8}(?!\d)|1\d{10}(?!\d))")
_SAYS = r"[”」』》]?[，,]?\s*(?:是指|指的?是|即(?![可时日])|是(?![否不]))"
_NUMBER_OF_LINE = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
# 「二、考试科目、时间和分值」 over a table says nothing itself.
_ONLY_A_HEAD = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
    r"[^，。；：:;\d]{2,24}"
)
_DAY = re.compile(
    r"\d{1,2}\s*[月.．/]\s*\d{1,2}|\d{1,2}月|[周星每][期一二三四五六日天周月年]|[上中下]旬|假|开学|另行"
)
# A day of a matter is none of an office's hours.
_YEAR_ALONE = re.compile(r"20\d\d年(?:度|级|秋季?|春季?)?(?!\s*\d{1,2}\s*月)")
_CALENDAR = re.compile(r"几号(?!窗口|楼|室)|哪一?天|哪[几两]天|几月")
# How to go about a matter, and who is in charge of it: the one is no answer to the other.
_OF_PROCEEDING = {"procedure", "materials", "duration", "condition", "definition", "count", "fee", "subsidy"}
_OF_OFFICES = {"contact", "office"}
_PHONE_COLUMN = re.compile(r"电话|联系方式|热线")
_DESK_COLUMN = re.compile(
    r"窗口|科室|[股处]室|部门|单位|机构|职责|职能|事项|业务|范围|名称|电话|联系|热线|传真|邮[编箱]|网址|地[址点区]|楼|房间"
    r"|办公|办理时间|服务时间|接待|受理|工作时间|负责|承[担办]|分工|分管|[管做办]什么|县|序号|备注"
)
_WHERE = re.compile(r"[去在到往上][哪那](?![个年天月科股])|哪[里儿][办弄申领交]|什么地方|啥地方")
_ADDRESS = re.compile(r"地[址点]|[路街巷道]\d+号|楼|窗口：")
_COUNTS = re.compile(r"单位[:：]\s*[人个名]|计划|人数|班数|名额|学位数")
_MONEY = re.compile(r"[元费价￥¥]|标准|金额")
_NO_MONEY = re.compile(r"房间|[楼室班]|电话|编[号码]|序号|号码|邮编|年级|人数|名额|日期|时间|面积|年份|学年$")
_TOTALS = re.compile(r"总计|合计|小计|总数|数量|[件条次]数")
_FIGURE = re.compile(r"\d{1,3}(?:[,，]\d{3})+|\d{1,6}(?:\.\d+)?")


def answer_to(kind: str, question: str) -> re.Pattern[str]:
    """What a passage has to hold for a kind of question; 「多少条」 is answered in 条."""
    unit = _COUNTED.search(question) if kind == "count" else None
    if unit:
        counted = _ALSO.get(unit[1], unit[1])
        return re.compile(
            rf"(?:(?<![第\d])\d+|(?<![第{_HAN}])[{_HAN}两]+)余?\s*{counted}|[（(]{counted}[）)][^；]{{0,6}}[：:]\s*\d"
            rf"|{counted}[数值][^；。]{{0,6}}\d|[满总得计]{counted}[^；。]{{0,6}}\d|未收到|没有"
            + (_STATED if unit[1] == "件" else "")
        )
    return vocabulary().answers[kind]


def lacking(passage: Passage, kinds: Sequence[str], question: str) -> str:
    """Says so, in Chinese, where a passage holds none of the sort of answer that is asked for."""
    words = vocabulary()
    if passage.kind == "text" and _ONLY_A_HEAD.fullmatch(passage.text.strip()):
        return "只是标题"
    place = _BORN.sub("", f"{passage.place} {passage.text}")
    if _CALENDAR.search(question):
        place = _YEAR_ALONE.sub("", place)
    if _OF_THE_CLOCK.search(question) and not _CLOCK.search(place):
        return "没有写明钟点"
    if is_desk_row(passage) and not _asks_of_office(passage, kinds, question):
        return "只写明咨询窗口"
    if not words.must_hold & set(kinds):
        return ""
    if asks_whether(question):
        return ""
    wanted = [kind for kind in kinds if kind in words.aspects and kind in words.answers]
    if passage.kind == "row" and {"fee", "subsidy"} & set(wanted) and _has_sums(passage):
        return ""  # its unit stands in the table's title or in a head, if anywhere
    if passage.kind == "row" and wanted == ["count"] and _COUNTED.search(question) and _has_total(passage):
        return ""  # a table of a yearly report: 「收到申请；总计：19」
    if _TIMES.search(question) and not _SO_MANY_TIMES.search(place):
        return "没有写明次数"
    if _OF_THE_CLOCK.search(question):
        return ""
    if wanted == ["contact"] and _NUMBER_ASKED.search(question) and not _NUMBER.search(place):
        return "没有写明电话"
    if not any(answer_to(kind, question).search(place) for kind in wanted):
        return "没有写明所问的数额、日期、时限或联系方式"
    return ""


def names_no_day(question: str, words: str) -> bool:
    """Whether a question asks for a day of the calendar and ``words`` have only terms (30个工作日内)."""
    return bool(_CALENDAR.search(question)) and not _DAY.search(words)


def _asks_of_office(passage: Passage, kinds: Sequence[str], question: str) -> bool:
    """Whether a question may be answered by who is in charge: it asks for that, for where something is done,
    or names no more than a matter (「学籍」)."""
    if _OF_OFFICES & set(kinds) or aspects_of(question):
        return True
    if _WHERE.search(question) and _ADDRESS.search(passage.text):
        return True
    return not _OF_PROCEEDING & set(kinds) and not vocabulary().asks.search(question)


def is_desk_row(passage: Passage) -> bool:
    """Whether a row says no more than who is in charge and how to reach them."""
    names = [name for name, _ in passage.cells]
    return any(_PHONE_COLUMN.search(name) for name in names) and all(map(_DESK_COLUMN.search, names))


def defining_sentence(text: str, names: Sequence[str]) -> str:
    """The sentence that says what the first of ``names`` that has one is (「学位预警是指…」); "" without.

    Or the line that begins with the name as its label (「（三）学位锁定。同一套…」), or the sentence that has
    it in quotation marks (实行“双送检”，…)."""
    for name in (re.escape(name) for name in names if len(name) > 1):
        says = re.compile(name + _SAYS)
        label = re.compile(rf"{_NUMBER_OF_LINE}{name}[一-鿿]{{0,2}}[。：:](?=.*\w)")
        quoted = re.compile(f"[“「『]{name}[一-鿿]{{0,2}}[”」』]")
        found = next((sentence for sentence in sentences(text) if says.search(sentence)), "")
        found = found or next((line for line in text.splitlines() if label.match(line)), "")
        found = found or next((sentence for sentence in sentences(text) if quoted.search(sentence)), "")
        if found:
            return found.strip()
    return ""


def _has_total(passage: Passage) -> bool:
    """Whether a row has a bare number in a column for totals."""
    return any(_TOTALS.search(name) and _FIGURE.fullmatch(value.strip()) for name, value in passage.cells)


def _has_sums(passage: Passage) -> bool:
    """Whether a cell of a row is a bare number, as in a table of amounts; not in one that counts places."""
    said = f"{passage.place} {passage.text}"
    if _COUNTS.search(said) and not _MONEY.search(said):
        return False
    figures = [name for name, value in passage.cells if _FIGURE.fullmatch(value.strip())]
    return any(_MONEY.search(name) or not _NO_MONEY.search(name) for name in figures)
