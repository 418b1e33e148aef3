"""What a document is called: its title, and who issued it by its title or its red head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.catalogue.dates import DATE, find_date
from index.catalogue.labels import Labels
from index.catalogue.numbers import NUMBER, is_number_line
from index.catalogue.signature import BODY, tidy_issuer
from index.read.document import Document, Heading, Table

_DATED = re.compile(r"[（(]?(?:执行|施行|实施|生效|公布|发布|填报|统计)(?:时间|日期)|数据截至|单位[:：]")
_KIND = (
    r"(?:通知|公告|通告|意见|办法|方案|规定|细则|决定|批复|函|报告|简章|指南|公示|规划|计划|标准|制度|条例|章程|"
    r"清单|目录|一览表|说明|解读|要点|流程|须知|答复|预案|名单|问答|措施|规则|安排|总结)"
)
_TITLE_END = re.compile(rf"{_KIND}(?:[（(][^）)]{{1,20}}[）)])?$")
_SEVERAL = r"等?[\d一二三四五六七八九十]{1,3}(?:个)?(?:部门|单位|局|委|家)|等(?:部门|单位)"
_ABOUT = re.compile(
    rf"^([^《》，。：:（）()\d]{{2,80}}?{BODY})(?:{_SEVERAL})?[\s　]*"
    r"(?:关于|印发|转发|公布|发布|公告|通告|(?:19|20)\d{2}[年—－-]|[一二][〇○零]\S{2}年)"
)
_AUTHORITY = r"(?:局|委员会|委|政府|办公室|厅|中心|领导小组|办公厅|学校|学院|中学)"
_RED_HEAD = re.compile(rf"([^《》，。：:\s\d]{{2,40}}{_AUTHORITY})(?:文件|办公室文件|公告|通告|通知|令|函)?")
# A head says the kind only; what the paper is about stands below it.
_BARE_HEAD = re.compile(rf"[^《》，。：:\d]{{2,40}}{_AUTHORITY}[\s　]*(?:公\s*告|通\s*告|通\s*知|令|文\s*件)")
_NOT_A_TITLE = re.compile(
    r"^(?:[-*•·]?\s*)(?:索引号|发布|来源|日期|发文|文号|成文|信息|浏览|字号|作者|当前位置|首页|附件\d*[:：]?$|\d+$)"
)
# A note behind a title that dates or numbers it: 「（某局2026年3月1日公布）」
_TRAILING_NOTE = re.compile(rf"(?<=.{{4}})[（(](?=[^（）()]*(?:{DATE}|{NUMBER}))[^（）()]*[）)]\s*$")
_MARKED = (
    r"(?:(?:已|全文|部分|现行|继续)?(?:失效|废止|有效|作废|修改|修订)|已(?:全文|部分)?(?:失效|废止|停止执行|被修改|到期)"
    r"|置顶|最新|重要|热点|推荐|原创|头条|NEW|HOT)"
)
# Behind a title round brackets may be its own (「（修订）」), but not with what only a site says of it.
_STATE_MARK = re.compile(
    rf"^(?:[【\[〔（(]\s*{_MARKED}\s*[】\]〕）)]\s*)+|(?:\s*[【\[〔（(]\s*(?:已|全文)[^】\]〕）)]{{0,4}}(?:失效|废止|作废|停止执行)\s*[】\]〕）)])+$",
    re.IGNORECASE,
)
_COLUMN_BEHIND = re.compile(r"(.{8,}?)\s*[-—–_|]+\s*([^-—–_|\d]{2,12})")
_SCHOOL = re.compile(r"[^。，、：:；\s\d]{4,30}(?:学校|中学|小学|幼儿园|学院|中心校|附中|附小)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、")  # a part of a paper is not its title
_OF_A_YEAR = re.compile(rf"(?:20\d\d|[一二][〇○零]\S{{2}})年.*{_KIND}$")
_BODY_NAME = re.compile(rf"[^《》，。：:（）()\d\s]{{3,40}}{BODY}")
_FIRST_LINES = 3
# A title is short, and a line of running text ends with its mark.
_LONGEST_TITLE = 80
_TOP_LINES = 14
_SHEETS = (".xlsx", ".xls", ".csv", ".xlsm", ".et")
_TELLING = 5  # Chinese characters that a file's name needs to be a title: 附件1 has two


def find_title(document: Document, labels: Labels, lines: Sequence[str]) -> str:
    """The title given, else the title line (or several), else the file's name."""
    given = split_note(_bare(without_marks(document.title)))[0] or _bare(without_marks(labels.get("title")))
    if given and not is_note(given) and not _is_red_head(given, lines):
        given = _without_column(given, lines)
        return _under(given, lines) if _BARE_HEAD.fullmatch(given) else _completed(given, lines[1:])
    if document.file.lower().endswith(_SHEETS):
        return _title_of_sheets(document)
    for block in document.blocks[:6]:
        named = isinstance(block, Heading) and block.level == 1 and _may_be_title(block.text)
        if isinstance(block, Heading) and named and not _NUMBERED.match(block.text):
            return split_note(_bare(without_marks(block.text)))[0]
    return split_note(without_marks(_title_line(lines)))[0] or PurePosixPath(document.file).stem


def _is_red_head(title: str, lines: Sequence[str]) -> bool:
    """Whether what a file gives for its title is who issued it: bodies alone, with the number under them."""
    head = re.sub(r"[\s\u3000]", "", title)
    if not _RED_HEAD.fullmatch(head) or _TITLE_END.search(head):
        return False
    own = next((n for n, line in enumerate(lines[:4]) if re.sub(r"[\s\u3000]", "", line) == head), None)
    return own is not None and any(is_number_line(line) for line in lines[own + 1 : own + 3])


def without_marks(title: str) -> str:
    """A title without what a site sets before or behind it: 【已失效】, [置顶], （已废止）."""
    bare = _STATE_MARK.sub("", title.strip()).strip()
    return bare or title


def split_note(title: str) -> tuple[str, str]:
    """A title and the note behind it that dates or numbers the document, "" where there is none."""
    note = _TRAILING_NOTE.search(title)
    if note is None:
        return title, ""
    return title[: note.start()].strip(), note.group().strip()


def _without_column(title: str, lines: Sequence[str]) -> str:
    """A page's title without its column (「关于…的通知-规范性文件」), where the text has it without."""
    found = _COLUMN_BEHIND.fullmatch(title)
    if not found:
        return title
    alone = re.sub(r"\s", "", found.group(1))
    return found.group(1) if any(re.sub(r"\s", "", line) == alone for line in lines[1:_TOP_LINES]) else title


def _completed(title: str, below: Sequence[str]) -> str:
    """A title whose first line stands apart from it: joint issuers, or the school that it is of."""
    own = _ABOUT.match(title)
    for position, line in enumerate(below[:_FIRST_LINES]):
        whose = line.removesuffix(title)
        if whose != line and whose == tidy_issuer(whose) and _BODY_NAME.fullmatch(whose):
            return line  # the page's own heading has the issuer before it, its catalogue has not
        bodies = tidy_issuer(line).split("、")
        if own and len(bodies) > 1 and own.group(1) not in bodies and _signed([*bodies, own.group(1)], below):
            return _bare(line) + title
        if line.startswith("》") and title.count("《") > title.count("》"):  # broken inside a name
            return title + line
        if own is None and line not in title and _SCHOOL.fullmatch(line) and _OF_A_YEAR.match(title):
            return line + title
        if own is None and position == 0 and _is_first_line_of(line, title, below[1:2]):
            return line + title
    return title


def _is_first_line_of(line: str, title: str, below: Sequence[str]) -> bool:
    """Whether a body alone on a line begins the title under it, and is no red head over a number."""
    if not (_BODY_NAME.fullmatch(line) and _OF_A_YEAR.match(title)) or line in title:
        return False
    return bool(below) and not is_number_line(below[0]) and not find_date(below[0])


def _signed(issuers: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether every one of ``issuers`` stands at the head of a line or behind a blank, as signatures do."""
    signing = set(re.split(r"[\s　]+", "\n".join(lines[_FIRST_LINES:])))
    return signing.issuperset(issuers)


def _under(head: str, lines: Sequence[str]) -> str:
    """The title below a head like 「某局公告」, else the head itself."""
    below = [line for line in lines[:6] if line != head]
    title = _title_line(below)
    return title if "关于" in title and _TITLE_END.search(title) else head


def _title_line(lines: Sequence[str]) -> str:
    for position, line in enumerate(lines[:_TOP_LINES]):
        if len(line) > _LONGEST_TITLE or re.search(r"[。；：:]$", line):
            break
        if not _may_be_title(line):
            continue
        joined = line
        for following in lines[position + 1 : position + 4]:
            if "关于" not in line or _TITLE_END.search(joined) or not _may_go_on(following):
                break
            joined += following
        return _bare(joined if _TITLE_END.search(joined) else line)
    return ""


def _may_go_on(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not re.search(r"[。；：:]$", line) and not is_note(line)


def _title_of_sheets(document: Document) -> str:
    """A workbook is named by its file: what stands on top of it is the first sheet's name."""
    name = PurePosixPath(document.file).stem
    captions = [_bare(block.caption) for block in document.blocks if isinstance(block, Table)]
    caption = split_note(next(filter(None, captions), ""))[0]
    telling = len(re.findall(r"[\u4e00-\u9fff]", name)) >= _TELLING
    return name if not caption or (telling and not _shortens(name, caption)) else caption


def _shortens(name: str, title: str) -> bool:
    """Whether a file's name is its title with something left out."""
    rest = iter(title)
    return all(character in rest for character in re.sub(r"\s", "", name))


def find_issuer(title: str, lines: Sequence[str]) -> str:
    """Who issued it by its title (「某局关于…」), else by its red head (「某局文件」); "" where unsaid."""
    found = _ABOUT.match(title)
    if found:
        return tidy_issuer(found.group(1))
    for line in lines[:3]:
        head = _RED_HEAD.fullmatch(re.sub(r"[\s　]", "", line))
        if head and line != title:
            return head.group(1)
    return ""


def is_note(line: str) -> bool:
    """A line that dates or numbers what stands below it, as over the table of a sheet."""
    return is_number_line(line) or bool(_DATED.match(line))


def _may_be_title(line: str) -> bool:
    line = line.strip()
    if not 4 <= len(line) <= _LONGEST_TITLE or _NOT_A_TITLE.match(line) or is_note(line):
        return False
    head = re.sub(r"[\s　]", "", line)
    return not (_BARE_HEAD.fullmatch(head) or (_RED_HEAD.fullmatch(head) and not _TITLE_END.search(head)))


def _bare(title: str) -> str:
    """A title on one line. Chinese needs no space where the line was broken, figures and Latin do."""
    title = re.sub(r"^[#\s　]+", "", title.replace("**", "")).strip()
    return re.sub(
        r"(?<=[^\x00-\x7f])[\s　]*\n[\s　]*|(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff])", "", title
    )
