"""What a document is by its own word: in force, declared void, or only proposed; or about another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.items import Declared

_DRAFT = r"听证(?:方案|稿)|征求意见稿|(?:修订|修正)?草案(?:稿)?|送审稿|讨论稿|意见征集稿"
_DRAFT_TITLE = re.compile(
    rf"[（(][^（）()]{{0,12}}(?:{_DRAFT})[^（）()]{{0,6}}[）)]|(?:征求意见稿|送审稿|讨论稿|听证稿)$"
    r"|(?:召开|举行|举办)[^。；]{0,40}听证会?的?(?:公告|通告|通知|启事|公示)$|听证(?:会)?公告$"
    r"|征求[^。；]{0,60}意见(?:建议)?的?(?:公告|通告|通知|函|启事|公示)|意见征集(?:公告|公示)?$"
)
_OUTCOME = re.compile(
    r"(?:征求|征集|公众|反馈|采纳)[^。；]{0,30}(?:结果|情况|采纳|汇总|反馈)的?(?:反馈|公示|公告|说明|通报|报告|回复)?$"
)
_DRAFT_LINE = re.compile(rf"[（(][^（）()]{{0,12}}(?:{_DRAFT})[^（）()]{{0,6}}[）)]")
# 「现向社会公开征求意见」: now, not 「经公开征求意见」.
_ASKING = re.compile(
    r"(?:现|拟|即日起)[^。；：]{0,60}(?:公开|社会|公众)[^。；：]{0,12}(?:征求|征集)[^。；：]{0,12}意见"
    r"|(?:现|拟|即日起)[^。；：]{0,60}(?:征求|征集)[^。；：]{0,8}(?:社会|公众)[^。；：]{0,8}意见"
)
_VOID = r"(?:废止|失效|作废|停止执行|停用)"
_VOID_TITLE = re.compile(
    rf"[（(【\[〔][^）)】\]〕]{{0,6}}(?:已经?|全文){_VOID}[^）)】\]〕]{{0,4}}[）)】\]〕]"
    rf"|^[（(【\[〔]{_VOID}[）)】\]〕]"
)
# A remark over a page: 「（本文件已于2025年9月1日废止）」
_VOID_REMARK = re.compile(
    r"[（(【\[※*\s　]*(?:注|提示|说明|特别提示)?[:：]?\s*"
    r"(?:本|该|此)?(?:文件|文|办法|规定|通知|细则|方案|意见|标准|公告)?"
    rf"(?:已|现已)经?(?:[^。；《]{{0,30}})?{_VOID}[^。；《]{{0,12}}[。！]?[）)】\]]?"
)
_VOID_FOLDER = re.compile(r"已(?:废止|失效)")
_EXPLAINS = re.compile(
    r"(?:解读|图解|一图读懂|一图看懂|问答|答记者问|起草说明|政策解析|宣传提纲|知识点|百问)(?:[（(][^）)]*[）)])?$|^(?:解读|图解|一图)"
)
_TOP_LINES = 8


def find_standing(title: str, file: str, said: Declared, lines: Sequence[str]) -> Declared:
    """``said`` is what the catalogue's own field says; a draft stays one whatever a portal calls it."""
    name = PurePosixPath(file)
    top = lines[:_TOP_LINES]
    if said == "draft" or (not _OUTCOME.search(title) and _is_draft(title, name.stem, top)):
        return "draft"
    void = (
        said == "repealed"
        or any(_VOID_TITLE.search(text) for text in (title, name.stem))
        or any(_VOID_FOLDER.search(folder) for folder in name.parts[:-1])
        or any(_VOID_REMARK.fullmatch(line) for line in (*top, *lines[-3:]))
    )
    return "repealed" if void else "in_force"


def explains(title: str) -> bool:
    """Whether a document is about another one (解读, 问答): what it says of terms is said of that one."""
    return bool(_EXPLAINS.search(title))


def _is_draft(title: str, stem: str, top: Sequence[str]) -> bool:
    return (
        any(_DRAFT_TITLE.search(text) for text in (title, stem))
        or any(_DRAFT_LINE.fullmatch(line) for line in top)
        or any(_ASKING.search(line) for line in top)
    )
