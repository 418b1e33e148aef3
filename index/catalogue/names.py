"""What a document is called: its title, its document number (文号) and who issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.catalogue.labels import Labels
from index.catalogue.signature import BODY
from index.read.document import Document, Heading, Table

_OPEN, _CLOSE = r"[〔\[（(［【﹝]", r"[〕\]）)］】﹞]"
# Organ's short name and 字, year, number; the year may be masked (20××).
_ORGAN = r"([\u4e00-\u9fffA-Za-z×]{1,16})"
_YEAR = r"((?:19|20)(?:\d\d|××|XX))"
NUMBER = rf"{_ORGAN}\s*{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*第?\s*(\d{{1,5}})\s*号"
_NUMBER = re.compile(NUMBER)
_NUMBER_LINE = re.compile(
    rf"(?:(?:发文字号|发文号|文号|文件编号|编号)\s*[:：]?\s*)?[（(]?\s*(?:{NUMBER})\s*[）)]?"
    r"(?:[\s　]*签发人.*)?"
)
# The words of a sentence that may stand before a number without a gap.
_LEADING = re.compile(r"^.*(?:根据|依据|按照|依照|废止|转发|印发|的|对|将|把|原)")
# Under the title of a table: 「（某教〔2026〕1号附件2，某局2026年3月1日印发）」
_NOTE = re.compile(rf"[（(]?\s*{NUMBER}(?:附件\d*|附表\d*)?\s*[，,；;].*")
_DATED = re.compile(r"[（(]?(?:执行|施行|实施|生效|公布|发布|填报|统计)(?:时间|日期)|数据截至|单位[:：]")
_IN_TITLE = re.compile(rf"[（(]\s*{NUMBER}\s*[）)]\s*$")
_KIND = (
    r"(?:通知|公告|通告|意见|办法|方案|规定|细则|决定|批复|函|报告|简章|指南|公示|规划|计划|标准|制度|条例|章程|"
    r"清单|目录|一览表|说明|解读|要点|流程|须知|答复|预案|名单|问答|措施|规则|安排|总结)"
)
_TITLE_END = re.compile(rf"{_KIND}(?:[（(][^）)]{{1,20}}[）)])?$")
_ABOUT = re.compile(rf"^([^《》，。：:]{{2,40}}?{BODY})(?:办公室)?(?:关于|印发|转发|公布|发布|\d{{4}}年)")
_AUTHORITY = r"(?:局|委员会|政府|办公室|厅|中心|领导小组)"
_RED_HEAD = re.compile(rf"([^《》，。：:\s]{{2,40}}{_AUTHORITY})(?:文件|公告|通告|办公室文件)?")
_NOT_A_TITLE = re.compile(
    r"^(?:[-*•·]?\s*)(?:索引号|发布|来源|日期|发文|文号|成文|信息|浏览|字号|作者|当前位置|首页|附件\d*[:：]?$|\d+$)"
)
# A title is short, and a line of running text ends with its mark.
_LONGEST_TITLE = 80
_TOP_LINES = 14
_SHEETS = (".xlsx", ".xls", ".csv", ".xlsm", ".et")
_TELLING = 5  # Chinese characters that a file's name needs to be a title: 附件1 has two


def find_title(document: Document, labels: Labels, lines: Sequence[str]) -> str:
    """The title given, else the title line (or two), else the file's name."""
    given = _bare(document.title) or _bare(labels.get("title"))
    if given and not _is_note(given):
        return given
    if document.file.lower().endswith(_SHEETS):
        return _title_of_sheets(document)
    for block in document.blocks[:6]:
        if isinstance(block, Heading) and block.level == 1 and _may_be_title(block.text):
            return _bare(block.text)
    for position, line in enumerate(lines[:_TOP_LINES]):
        if len(line) > _LONGEST_TITLE or re.search(r"[。；：:]$", line):
            break
        if not _may_be_title(line):
            continue
        following = lines[position + 1] if position + 1 < len(lines) else ""
        if "关于" in line and not _TITLE_END.search(line) and _TITLE_END.search(following):
            return _bare(line + following)
        return _bare(line)
    return PurePosixPath(document.file).stem


def _title_of_sheets(document: Document) -> str:
    """A workbook is named by its file: what stands on top of it is the first sheet's name."""
    name = PurePosixPath(document.file).stem
    captions = (block.caption for block in document.blocks if isinstance(block, Table))
    if len(re.findall(r"[\u4e00-\u9fff]", name)) >= _TELLING:
        return name
    return next((_bare(caption) for caption in captions if caption.strip()), name)


def find_number(title: str, lines: Sequence[str]) -> str:
    """The document's own number: behind its title, or on a line of its own over the body."""
    found = _IN_TITLE.search(title)
    if found:
        return _number(found)
    for line in lines[:_TOP_LINES]:
        own = (
            _NUMBER_LINE.fullmatch(line)
            or _NOTE.fullmatch(line)
            or (len(line) <= _LONGEST_TITLE and _IN_TITLE.search(line))
        )
        if own and not line.startswith(("根据", "依据")):
            return _number(own)
        if line.endswith("。"):  # the body has begun: what follows is referred to
            return ""
    return ""


def find_issuer(title: str, lines: Sequence[str]) -> str:
    """Who issued it by its title (「某局关于…」), else by its red head (「某局文件」); "" where unsaid."""
    found = _ABOUT.match(title)
    if found:
        return found.group(1)
    for line in lines[:3]:
        head = _RED_HEAD.fullmatch(re.sub(r"[\s　]", "", line))
        if head and line != title:
            return head.group(1)
    return ""


def tidy_number(text: str) -> str:
    """A number with whatever brackets as 某教〔2026〕12号; other text as it is."""
    found = _NUMBER.search(text)
    return _number(found) if found else text.strip()


def _number(found: re.Match[str]) -> str:
    organ, year, number = found.groups()[-3:]
    return f"{_LEADING.sub('', organ.strip())}〔{year}〕{number}号"


def _is_note(line: str) -> bool:
    """A line that dates or numbers what stands below it, as over the table of a sheet."""
    return bool(_NOTE.fullmatch(line) or _NUMBER_LINE.fullmatch(line) or _DATED.match(line))


def _may_be_title(line: str) -> bool:
    line = line.strip()
    if not 4 <= len(line) <= _LONGEST_TITLE or _NOT_A_TITLE.match(line) or _is_note(line):
        return False
    head = re.sub(r"[\s　]", "", line)
    return not (_RED_HEAD.fullmatch(head) and not _TITLE_END.search(head))


def _bare(title: str) -> str:
    """A title on one line. Chinese needs no space where the line was broken, figures and Latin do."""
    title = re.sub(r"^[#\s　]+", "", title.replace("**", "")).strip()
    return re.sub(
        r"(?<=[^\x00-\x7f])[\s　]*\n[\s　]*|(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff])", "", title
    )
