"""The signature (落款) under a document: the issuing body and, below or beside it, the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from index.catalogue.dates import DATE, find_date

# What the names of bodies that sign documents end with.
BODY = (
    r"(?:局|委员会|委|政府|办公室|中心|厅|部|组|院|学校|中学|小学|幼儿园|馆|所|站|处|科|股|公司|协会|集团"
    r"|联合会|残联|工会|妇联|团委|大学|法院|检察院|银行|大队|支队)"
)
_SEAL = r"(?:[（(](?:代章|章|盖章|印章|公章|签章|加盖公章)[）)]|制|编制)"
_ISSUER = re.compile(rf"[^。！？；，,：:《》]{{2,50}}{BODY}{_SEAL}?")
_DATE_LINE = re.compile(rf"[（(]?\s*({DATE})\s*[）)]?(?:[（(]此件[^（）()]{{2,10}}[）)])?")
_BESIDE = re.compile(rf"([^。！？；，,：:《》\d]{{2,50}}{BODY})[\s　]*({DATE})")
# Under the title of a table: 「（某局2026年3月1日印发）」
_IN_NOTE = re.compile(rf"([^。！？；，,：:《》\d（(]{{2,50}}{BODY})[\s　]*({DATE})(?:印发|公布|发布|公告)")
# Over the body: 「（2026年3月1日　某教〔2026〕1号）」
_DATED_NOTE = re.compile(rf"[（(][^（）()。]{{0,40}}?({DATE})[^（）()。]{{0,40}}[）)]")
# Under the title of a post: 「某地教育发布　2026-05-18」, 「2026-05-18 10:20 某地教育」
_BYLINE = re.compile(
    rf"(?:(?:来源|作者|发布)[：:][\s　]*)?(?:[^。！？；，,：:《》\d]{{2,24}}[\s　|｜·]+)?({DATE})"
    r"(?:[\s　]+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"(?:[\s　|｜·]+[^。！？；，,：:《》\d]{2,20})?"
)
# What a date in such a note may be of, when it is not the day of writing.
_OTHER_DAY = re.compile(r"施行|执行|实施|生效|废止|停止|修正|修订|通过|截至|以来|下载|更新")
# An order is signed by whoever heads the authority: 「州长　某某」
_OFFICIAL = re.compile(
    r"(?:国家主席|总理|部长|厅长|[省州市县区旗盟]长|局长|主任|校长|院长|秘书长)"
    r"[\s　]*[\u4e00-\u9fff·\s　]{2,8}"
)
# The print line under everything: 「某局办公室　2026年3月2日印发」
_PRINTED = re.compile(rf"[^。；《》]{{0,50}}({DATE})[\s　]*(?:印发|印制|印)")
# A second line of several issuing bodies; more than this is a list of recipients.
_MOST_ISSUERS = 6


@dataclass(frozen=True, slots=True)
class Signature:
    """``issuer`` is "" and ``written`` None where there is none. Several issuers are joined by 「、」."""

    issuer: str = ""
    written: date | None = None


def find_signature(lines: Sequence[str]) -> Signature:
    """The first signature with an issuer: what follows it is an annex. Else the last line's bare date."""
    for position, line in enumerate(lines):
        beside = _BESIDE.fullmatch(line)
        if beside:
            return Signature(tidy_issuer(beside.group(1)), find_date(beside.group(2)))
        if _DATE_LINE.fullmatch(line) and position:
            issuers = _issuers_above(lines, position)
            if issuers:
                return Signature("、".join(issuers), find_date(line))
            if position > 1 and _OFFICIAL.fullmatch(lines[position - 1]):
                return Signature("", find_date(line))
    for line in reversed(lines[-3:]):
        if _DATE_LINE.fullmatch(line):
            return Signature("", find_date(line))
    for line in lines[:4]:
        note = _IN_NOTE.search(line) if line[0] in "（(" else None
        if note:
            return Signature(tidy_issuer(note.group(1)), find_date(note.group(2)))
    for line in lines[:4]:  # under the title: （2026年5月6日）, with or without the number
        dated = _DATED_NOTE.fullmatch(line)
        if dated and not _OTHER_DAY.search(line):
            return Signature("", find_date(dated.group(1)))
    for line in lines[1:4]:
        byline = _BYLINE.fullmatch(line)
        if byline and not _OTHER_DAY.search(line):
            return Signature("", find_date(byline.group(1)))
    for line in reversed(lines[-4:]):
        printed = _PRINTED.fullmatch(line)
        if printed:
            return Signature("", find_date(printed.group(1)))
    return Signature()


def is_signing(text: str) -> bool:
    """Whether a text is the name of a body, with 文件 behind it on a letterhead, or a date."""
    text = text.strip()
    body = text.removesuffix("文件")
    return any((_DATE_LINE.fullmatch(text), _BESIDE.fullmatch(text), _ISSUER.fullmatch(body)))


def before_signature(lines: Sequence[str]) -> Sequence[str]:
    """The lines over the first signature: a document that is forwarded follows below it. All without one."""
    for position, line in enumerate(lines):
        if _BESIDE.fullmatch(line) or (_DATE_LINE.fullmatch(line) and _issuers_above(lines, position)):
            return lines[:position]
    return lines


def _issuers_above(lines: Sequence[str], position: int) -> list[str]:
    issuers: list[str] = []
    # Position 0 is the title: a body named there has signed nothing.
    for line in reversed(lines[max(1, position - _MOST_ISSUERS) : position]):
        if not _ISSUER.fullmatch(line) or "关于" in line:
            break
        issuers.insert(0, tidy_issuer(line))
    return issuers


def tidy_issuer(issuer: str) -> str:
    """Spaced letters (「某 市 教 育 局」) closed up, the seal's remark dropped, several joined by 「、」."""
    issuer = re.sub(rf"({BODY}){_SEAL}$", r"\1", issuer.strip())
    parts = re.split(r"[\s　]+", issuer)
    if all(len(part) == 1 for part in parts):
        bodies = ["".join(part.split()) for part in re.split(r"\s{2,}|　", issuer)]
        parts = bodies if all(re.search(BODY + "$", body) for body in bodies) else ["".join(parts)]
    if len(parts) > 1 and all(re.search(BODY + "$", part) for part in parts):
        return "、".join(parts)
    return "、".join(_run_together("".join(parts)))


def _run_together(issuers: str) -> list[str]:
    """Several bodies of one place without a sign between them: each begins with the place's name."""
    place = issuers[:2]
    ends = [found.end() for found in re.finditer(BODY, issuers) if issuers.startswith(place, found.end())]
    return [issuers[begin:end] for begin, end in pairwise([0, *ends, len(issuers)])]
