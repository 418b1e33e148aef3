"""Tables and parts of a paper that say that they no longer hold: 「收费公示表（2025年，已停止执行）」.

A workbook keeps last year's sheet beside this year's, a guide the old sums under the new ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Item, Passage

_ENDED = r"(?:停止(?:执行|实施|使用|适用|收取)|停用|作废|废止|失效|不再(?:执行|适用|使用|有效)|过期|到期)"
_OLD = (
    r"(?:原(?!有|则|因)|旧|老(?!师|年|生|区)|历史|以前的?|过去的?|往年的?|上一?年度?的?"
    r"|调整前(?!后)的?|修[订改]前(?!后)的?)"
)
_WHAT = (
    r"(?:收费|资助|补助|价格|作息|执行|划片|招生|参考)?"
    r"(?:标准|版本?|价格?|表格?|办法|规定|数据|口径|方案|范围)"
)
# What stands in brackets in a caption, a heading or a title: 「（已停用）」, 「（旧标准，仅供参考）」.
_BRACKETED = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]{1,24}[）)】\]〕]")
_SAYS = re.compile(rf"(?:已经?|现已|均已){_ENDED}|^.{_ENDED}.$|[，,；;、\s]{_ENDED}.$")
_SAYS_OLD = re.compile(rf"^.(?:20\d\d年?)?[，,\s]?{_OLD}{_WHAT}?(?:[，,；;].*)?.$|^.(?:仅供|供)存[档查].$")
# A sheet's name or a heading that says no more: 「2024（旧）」, 「一、原标准」, 「作废」, 「旧表-2025」.
_LABEL = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?(?:20\d\d年?(?:度|学年|[春秋]季?(?:学期)?)?)?[-—_\s]?"
    rf"(?:(?:已经?)?{_ENDED}|{_OLD}{_WHAT}|[旧老](?=[-—_\s\d]|$))(?:[-—_\s]?(?:20)?\d\d年?|的?{_WHAT})?\s*"
)
# A list of what was ended is in force.
_OF_PAPERS = re.compile(r"文件|目录|清单|发文|通知|证(?:[书件]|[（(])|名单|公章|印章")
_NOTED = re.compile(
    rf"(?:本|上|该|此|下)表(?:格|中)?(?:所列)?(?:的?标准)?[^。；，]{{0,12}}(?:已|现已|均已)[^。；，]{{0,6}}{_ENDED}"
    rf"|(?:本|上|该|此|下)表[^。；]{{0,16}}不再(?:执行|适用|使用|有效)"
    rf"|(?:以[上下]|上[述列]|下[述列])(?:各项)?(?:收费|资助)?标准[^。；，]{{0,12}}已[^。；，]{{0,6}}{_ENDED}"
)


def stopped_in(item: Item, passages: Sequence[Passage]) -> set[str]:
    """The ids of the passages of one item that stand under words by which they no longer hold.

    By the title's brackets, a heading or sheet's name, a table's caption, or the note under a table, which
    is for the rows under its own heading.
    """
    if any(map(_says, _BRACKETED.findall(item.title))):
        return {passage.id for passage in passages}
    found = {one.id for one in passages if any(map(is_stopped, (*one.heading, one.lead, _caption(one))))}
    for note in passages:
        if note.kind != "row" and _NOTED.search(note.text):
            found |= {one.id for one in passages if one.kind == "row" and one.heading == note.heading}
    return found


def is_stopped(place: str) -> bool:
    """Whether a heading, a sheet's name or a caption says that what stands under it no longer holds."""
    if not place or _OF_PAPERS.search(place):
        return False
    return bool(_LABEL.fullmatch(place)) or any(map(_says, _BRACKETED.findall(place)))


def _says(bracketed: str) -> bool:
    """「（2025年，已停止执行）」; 「（2026年9月1日起停止执行）」 tells of a day, which may be to come."""
    return bool(_SAYS.search(bracketed) or _SAYS_OLD.search(bracketed))


def _caption(passage: Passage) -> str:
    return passage.text.partition("｜")[0] if passage.kind == "row" and "｜" in passage.text else ""
