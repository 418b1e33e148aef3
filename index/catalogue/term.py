"""From when to when a document holds (施行、有效期、废止), by its own sentence about itself."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.catalogue.dates import DATE, find_date, number
from index.catalogue.numbers import NUMBER

_FORCE = r"(?:正式|开始)?(?:施行|执行|实施|生效|试行|启用)"
_COUNT = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_FROM = re.compile(rf"(?:自|从|于)?\s*({DATE})\s*(?:起|开始)?\s*{_FORCE}")
_FROM_LABEL = re.compile(rf"(?:施行|执行|实施|生效)(?:日期|时间)\s*[:：为是]*\s*自?\s*({DATE})")
# 「自2026年9月1日起，收费标准按下表执行」
_FROM_THEN = re.compile(rf"(?:自|从)\s*({DATE})\s*起[，,][^。；\n]{{0,40}}执行")
# 「从2026年秋季学期起」, 「自2026—2027学年（2026年9月）起，对新生执行新标准」
_FROM_TERM = re.compile(
    r"(?:自|从)\s*(20\d\d)\s*(?:[—–\-－~～至]+\s*(?:20)?\d\d\s*)?(?:学年度?|年?\s*(秋|春)季?(?:学期|开学)?)"
    rf"\s*(?:[（(][^（）()]{{1,16}}[）)])?\s*(?:起|开始){{1,2}}(?:\s*(?P<force>{_FORCE})|[，,][^。；\n]{{0,60}}?"
    r"(?:执行|施行|实施|调整|提高|降低|免))"
)
# 「某某收费标准（2025年9月起执行）」: in a title the month is enough.
_FROM_MONTH = re.compile(r"[（(]\s*(?:自|从)?\s*(20\d\d)\s*年\s*(\d{1,2})\s*月(?:份)?\s*(?:起|开始)")
# 「2026年春季学期起收费标准公示表」: a title needs no word of force.
_TITLED_TERM = re.compile(r"(20\d\d)\s*年?\s*(秋|春)季?(?:学期|学年|开学)?\s*(?:起|开始)")
_FROM_ISSUE = re.compile(
    rf"自?(?:发布|印发|公布|下发|颁布|发文|通过)之?日(?:起|后)?\s*(?:{_COUNT}日后?)?\s*(?:起)?{_FORCE}"
)
_SPAN = re.compile(
    rf"(?:有效期|执行期|试行期|施行期|实施期|执行|施行|实施|有效)[^。；\n]{{0,12}}?({DATE})\s*(?:起)?\s*[至到—\-－~]+\s*({DATE})"
)
_UNTIL = re.compile(
    rf"(?:有效期|有效期限|执行|施行|实施|试行|有效|期限)[^。；\n]{{0,30}}?(?:至|到|截至|截止)\s*({DATE})\s*(?:止|为止)?"
    rf"|(?:至|到|于|自)\s*({DATE})\s*(?:起|止)?\s*(?:自动|自行|同时|即行)?(?:失效|废止|终止|停止执行)"
    rf"|[，,]\s*({DATE})\s*(?:起)?\s*(?:自动|自行)?(?:失效|废止|终止|停止执行)"
)
_LASTS = re.compile(
    rf"(?:有效期|有效期限|试行期|试行期限|施行期|施行期限|执行期|执行期限|暂行期|实施期|暂定|试行)\s*(?:限)?\s*(?:为|是|暂定)?[^。；\n]{{0,14}}?{_COUNT}\s*(年|个月)"
    # 「自2021年9月1日起执行三年」
    rf"|起(?:施行|执行|实施)\s*{_COUNT}\s*(年|个月)"
)
# A sentence about the document itself: it says so, or it opens with the rule.
_ITSELF = re.compile(
    r"(?:本|此)(?:法|解释|办法|通知|规定|细则|方案|意见|标准|制度|\S{0,2}划分|\S{0,2}范围|\S{0,4}目录|\S{0,4}清单|规程|规范|章程|指引|预案|公告|通告|文件|条例|实施\S{0,4}|指南|简章|政策|收费|计划|决定|规则|批复|复函|函|文)"
    r"|^(?:(?:备注|附注|说明|注)[：:][\s　]*)?"
    r"(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?[\s　]*"
    r"(?:自|从|有效期|执行期|试行期|暂行期|施行期|施行日期|施行时间|执行时间|实施时间|以上|上述|执行日期)"
    # The note under a title: 「（某教〔2026〕1号，2026年3月1日起停止执行）」
    rf"|^[（(]?(?:{NUMBER}(?=[^\u4e00-\u9fff]|附件)|{DATE}\s*起)"
)
# Periods of something else: a certificate, an enrolment step, the figures of a report.
_ELSE = re.compile(
    r"证|执照|许可|不得超过|不超过|报名|登记|申请|受理|公示|统计|缴费|审核|成绩|合同|协议|任期|聘期|学籍|考试|录取|填报|证明|承诺书|密码|预约"
)


# 「《…》（某教规〔2023〕3号）有效期延长至2028年5月31日」
_LONGER = re.compile(rf"(?:延长|延续|顺延|展期)[^。；\n]{{0,12}}?(?:至|到)\s*(?:{DATE})")


@dataclass(frozen=True, slots=True)
class Term:
    """First and last day; None where the document does not say."""

    start: date | None = None
    end: date | None = None


def find_term(lines: Sequence[str], issued: date | None) -> Term:
    """The term by the sentences that speak of the document; ``issued`` is what 「发布之日」 means."""
    start: date | None = None
    then: date | None = None
    end: date | None = None
    for line in lines:
        if not re.search(r"施行|执行|实施|有效|生效|试行|废止|失效|启用|起", line):
            continue
        for sentence in re.split(r"[。；\n]", line):
            own = _own(sentence)
            if not own:
                continue
            begins = _start(own, issued)
            start = start or begins
            then = then or _term_start(own)
            end = end or _end(own, begins or start or issued)
    return Term(start or then or _titled(lines), end)


def find_extension(lines: Sequence[str]) -> date | None:
    """The day to which a notice lengthens the term of the documents that it names; None where it gives none.

    None as well where it names several days: each of its documents has one of its own.
    """
    days = {find_date(found.group()) for line in lines for found in _LONGER.finditer(line)}
    return days.pop() if len(days) == 1 else None


def _titled(lines: Sequence[str]) -> date | None:
    """The first of the month that the title, the first of ``lines``, gives in brackets, or of the term that
    it says it begins with."""
    title = re.sub(r"《[^《》]*》", " ", lines[0]) if lines else ""
    found = _FROM_MONTH.search(title)
    if found and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    term = _TITLED_TERM.search(title)
    return _first_day(int(term[1]), term[2]) if term else None


def _own(sentence: str) -> str:
    """The sentence without what it says of other documents; "" where it is not about this one."""
    found = _ITSELF.search(sentence.strip())
    if not found or _ELSE.search(re.sub(r"《[^》]*》", "", sentence)):
        return ""
    # 「…，原《…》同时废止」 ends this document's own part, 「《…》自…起施行」 never was.
    own = sentence.strip()[found.start() :]
    return re.split(r"[，,]?(?:原|此前|同时|《)", own)[0] if "《" in own or "同时" in own else own


def _start(own: str, issued: date | None) -> date | None:
    spanned = _SPAN.search(own)
    if spanned:
        return find_date(spanned.group(1))
    named = _FROM.search(own) or _FROM_LABEL.search(own) or _FROM_THEN.search(own)
    if named:
        return find_date(named.group(1))
    term = _FROM_TERM.search(own)
    if term and term["force"]:
        return _term_start(own)
    issue = _FROM_ISSUE.search(own)
    if issue and issued:
        return issued + timedelta(days=number(issue.group(1)) if issue.group(1) else 0)
    ranged = re.search(rf"自\s*({DATE})\s*起?\s*(?:至|到)\s*{DATE}", own)
    return find_date(ranged.group(1)) if ranged and _UNTIL.search(own) else None


def _term_start(own: str) -> date | None:
    term = _FROM_TERM.search(own)
    return _first_day(int(term[1]), term[2]) if term else None


def _first_day(year: int, season: str | None) -> date:
    """The school year begins on 1 September, its second half on 1 March."""
    return date(year, 3 if season == "春" else 9, 1)


def _end(own: str, start: date | None) -> date | None:
    spanned = _SPAN.search(own)
    if spanned:
        return find_date(spanned.group(2))
    until = _UNTIL.search(own)
    if until:
        day = find_date(next(filter(None, until.groups())))
        # 「9月1日（起）废止」 still held on 31 August, 「12月31日失效」 to the end of that day.
        ends_before = day and not until.group(1) and ("起" in until.group() or day.day == 1)
        return day - timedelta(days=1) if day and ends_before else day
    lasts = _LASTS.search(own)
    if lasts and start:
        count, unit = filter(None, lasts.groups())
        months = number(count) * (12 if unit == "年" else 1)
        return _months_later(start, months) - timedelta(days=1)
    return None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
