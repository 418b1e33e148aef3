"""The name of the office that a statement is of: before its number, at its head, or over it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SORTS = r"(?:[局科股处室院委部站队办馆]|中心|公司|学校|幼儿园|小学|中学|大厅|窗口|服务台|专班)"
_OFFICE = re.compile(rf"[一-龥]{{1,24}}{_SORTS}(?:[（(][^（）()]{{1,12}}[）)])?")
_LEADS = re.compile(
    r"^.*(?:请?(?:拨打|致电|联系|咨询|找|向)|[请可]与|[：:，,、；;.．\s（(]|由|或者?|可以|问|起[，,]?|(?<![一-龥])除)(?=[一-龥])"
)
_BEFORE_NUMBER = re.compile(
    r"(?:[（(][^（）()]*[）)])?[，,]?(?:的)?(?:政策|业务|统一|监督|收费|举报|投诉|咨询|联系|服务|值班|办公|报名|招生)*(?:电话|热线|专线|号码|联系方式)?"
    r"(?:号码)?(?:已?(?:变更|更换|调整|更改|改|换)(?:为|成))?[是为]?[：:，,（(\s]*$"
)
_DUTY = re.compile(
    r"^(?:[各该本](?:科|股|处|部门|单位|校|学校|园)|其[他它余]|上述|以上|负责|主管|分管|承担|办理|受理|职责|地址|地点|位于|[\d０-９])"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?")
# 「基础教育科：负责…」, 「县招生办于5月6日搬至…」
_AT_HEAD = re.compile(
    rf"^\s*(?:[（(]?[一二三四五六七八九十\d]{{1,3}}[）)、.．]\s*)?(?:[^，。；]{{4,20}}日起[，,]|(?:因|由于|鉴于|为)[^，。；]{{2,30}}[，,])?原?"
    rf"(?P<name>[一-龥]{{1,22}}?{_SORTS})(?:[（(][^（）()]{{1,16}}[）)])?"
    r"(?:[：:　\s。]|$|(?=(?:主要)?负责|承担|主管|的|由|从|于|已|将|自|整体|搬|迁|移|更名"
    r"|电话|咨询|投诉|联系|办公|地[址点]|[不仍]|(?:20\d\d年)?\d{1,2}月\d|本周|每?周[一-日末]|[上下中]午|双休日|节假日))"
)
# 「关于县招生办办公地点搬迁的公告」
_MOVED = re.compile(
    rf"^(?:.*关于)?(?:变更|更换|调整|启用)?(?P<name>[一-龥]{{1,24}}?{_SORTS})(?:机关)?(?:对外|的|新)?"
    r"(?:对外|办公|咨询|联系|服务|受理)*(?:地[点址]|电话|号码|场所|用房|热线|新址)?的?(?:整体)?"
    r"(?:搬迁|迁址|迁移|搬家|变更|调整|更换|启用|迁至|搬至|搬入|迁入|进驻|入驻|新址|的?(?:通知|公告|通告)$)"
)
_SEVERAL = re.compile(r"部分|各|[等和及、]")


def office_in(text: str, before: str, headings: Sequence[str] = ()) -> str:
    """The office that a statement is of; "" where none is named.

    ``before`` is what stands before its number, ``headings`` what stands over it, the nearest last.
    """
    words = _BEFORE_NUMBER.sub("", before.rstrip())
    # 「学前教育科　负责幼儿园　电话：」: the office leads, what it does follows.
    for part in [*re.split(r"[　\s]+", words.strip()), words] if before else []:
        name = _LEADS.sub("", part).strip()
        if _OFFICE.fullmatch(name) and not _DUTY.match(name):
            return _IN_BRACKETS.sub("", name)
    return office_at_head(text) or office_over(headings)


def office_at_head(text: str) -> str:
    """The office that a sentence begins with; "" where it begins with none."""
    leading = _AT_HEAD.match(text)
    return leading["name"] if leading and not _DUTY.match(leading["name"]) else ""


def office_over(headings: Sequence[str]) -> str:
    """The office that the nearest heading is called by; "" where it is called by none."""
    over = _IN_BRACKETS.sub("", _NUMBERING.sub("", headings[-1]).strip()) if headings else ""
    return over if _OFFICE.fullmatch(over) and not _DUTY.match(over) else ""


def office_moved(title: str) -> str:
    """The one office that a notice of a move or a new number is about by its title; "" for several."""
    found = _MOVED.match(title)
    return found["name"] if found and not _SEVERAL.search(found["name"]) else ""
