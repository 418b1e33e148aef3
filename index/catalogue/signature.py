"""The signature (落款) under a document: the issuing body and, below or beside it, the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.catalogue.dates import DATE, find_date

# What the names of bodies that sign documents end with.
BODY = (
    r"(?:局|委员会|委|政府|办公室|中心|厅|部|组|院|学校|中学|小学|幼儿园|馆|所|站|处|科|股|公司|协会|集团"
    r"|联合会|残联|工会|妇联|团委|大学|法院|检察院|银行|大队|支队)"
)
_ISSUER = re.compile(rf"[^。！？；，,：:《》]{{2,50}}{BODY}(?:[（(](?:代章|章|盖章|印章)[）)])?")
_DATE_LINE = re.compile(rf"[（(]?\s*({DATE})\s*[）)]?")
_BESIDE = re.compile(rf"([^。！？；，,：:《》\d]{{2,50}}{BODY})[\s　]*({DATE})")
# Under the title of a table: 「（某局2026年3月1日印发）」
_IN_NOTE = re.compile(rf"([^。！？；，,：:《》\d（(]{{2,50}}{BODY})[\s　]*({DATE})(?:印发|公布|发布|公告)")
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
            return Signature(_tidy(beside.group(1)), find_date(beside.group(2)))
        if _DATE_LINE.fullmatch(line) and position:
            issuers = _issuers_above(lines, position)
            if issuers:
                return Signature("、".join(issuers), find_date(line))
    for line in reversed(lines[-3:]):
        if _DATE_LINE.fullmatch(line):
            return Signature("", find_date(line))
    for line in lines[:4]:
        note = _IN_NOTE.search(line) if line[0] in "（(" else None
        if note:
            return Signature(_tidy(note.group(1)), find_date(note.group(2)))
    for line in lines[:4]:  # under the title: （2026年5月6日）
        if line[0] in "（(" and _DATE_LINE.fullmatch(line):
            return Signature("", find_date(line))
    return Signature()


def _issuers_above(lines: Sequence[str], position: int) -> list[str]:
    issuers: list[str] = []
    # Position 0 is the title: a body named there has signed nothing.
    for line in reversed(lines[max(1, position - _MOST_ISSUERS) : position]):
        if not _ISSUER.fullmatch(line) or "关于" in line:
            break
        issuers.insert(0, _tidy(line))
    return issuers


def _tidy(issuer: str) -> str:
    """Letters that were spaced out (「某 市 教 育 局」) closed up, the seal's remark dropped."""
    issuer = re.sub(r"[（(](?:代章|章|盖章|印章)[）)]$", "", issuer.strip())
    parts = re.split(r"[\s　]+", issuer)
    if all(len(part) == 1 for part in parts):
        return "".join(parts)
    return "、".join(parts) if all(re.search(BODY + "$", part) for part in parts) else "".join(parts)
