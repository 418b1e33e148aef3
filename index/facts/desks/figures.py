"""Telephone numbers, addresses and hours as official documents write them."""

from __future__ import annotations

import re

_LANDLINE = r"(?:[（(]0\d{2,3}[）)]|0\d{2,3})[-—－–‐‑ ]?\d{7,8}(?:[-—－–]\d{1,5}(?!\d)|转\d{1,5})?"
# Numbers that nothing else looks like.
CERTAIN = re.compile(rf"(?<![\d.])(?:{_LANDLINE}|[48]00[-—－–]\d{{3,4}}[-—－–]\d{{3,4}})(?!\d)")
# Any number that may be dialled: only where a column or a word says that it is one.
_DIALLED = (
    rf"{_LANDLINE}|[48]00[-—－–]?\d{{3,4}}[-—－–]?\d{{3,4}}|1[3-9]\d{{9}}|1[12]\d{{3}}(?:转\d)?|9\d{{4,5}}"
    r"|[2-8]\d{6,7}|1[12]\d"
)
PHONE = re.compile(rf"(?<![\d.])(?:{_DIALLED})(?![\d.元])")
_CALLED = re.compile(
    r"(?:电话|热线|专线|拨打|致电|号码|联系方式)[^。；;\n\d]{0,12}?(?:为|至|到|[：:])?\s*"
    rf"(?P<number>{_DIALLED})(?![\d.元])"
)
_FAX = re.compile(r"传真(?:号码)?[：:\s]*$")
_LISTED = re.compile(r"(?:[：:\s)）]|(?<=[一-龥]))(?P<number>[2-8]\d{6,7})(?![\d.元年])")
_FOLLOWING = re.compile(r"\s*[、，,/／;；]\s*(?P<number>[2-8]\d{6,7})(?![\d.元年])")

ADDRESS = re.compile(
    r"(?:[一-龥](?:路|街|道|巷|弄)\d+号|[一-龥]{2,}(?:路|街|道|巷|大道|胡同|里)(?:[一二三四五六七八九十甲乙丙]|\d|中段|[东西南北]段)"
    r"|[一-龥]{1,12}(?:大厅|大楼|中心|广场|楼|栋)[^，。；\n]{0,8}(?:[一二三四五六七八九十\d]+(?:楼|层|室|号))"
    r"|\d+号(?:窗口|楼|院|门)|\d+室)"
)
HOURS = re.compile(
    r"\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}时(?:\d{1,2}分)?[至到—－-]|工作日|(?:周|星期)[一二三四五六日末天]|24\s*小时|昼夜|全天"
)


# What an office may be reached by beside its telephone, and the buses that go there.
LINES = {
    "fax": re.compile(rf"传真(?:号码)?[：:为\s]*(?:{_DIALLED})"),
    "post": re.compile(r"(?:邮编|邮政编码)[：:为\s]*\d{6}(?!\d)"),
    "route": re.compile(r"\d+路[^。；\n]{0,16}(?:公交|站|下车)|公交[^。；\n]{0,12}(?:\d+路|站)"),
    "mail": re.compile(r"[\w.\-]+@[\w.\-]+\.\w{2,}"),
}


def numbers_in(text: str, listed: bool = False) -> list[tuple[int, int]]:
    """Where the telephone numbers of running text stand: spans, in order.

    ``listed``: whether the text stands in a list of numbers, so that 「财务科：2345678」 is one.
    """
    spans = [found.span() for found in CERTAIN.finditer(text)]
    for pattern in (_CALLED, *((_LISTED,) if listed else ())):
        for found in pattern.finditer(text):
            start, end = found.span("number")
            if not any(first < end and start < last for first, last in spans):
                spans.append((start, end))
    # 「0123-4567890、4567891」: the second one has its area code from the first.
    for _, last in tuple(spans):
        following = _FOLLOWING.match(text, last)
        if following and not any(first == following.start("number") for first, _ in spans):
            spans.append(following.span("number"))
    return sorted(span for span in spans if not _FAX.search(text[: span[0]]))
