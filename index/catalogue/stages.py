"""Which stages of education a document as a whole is about (幼儿园 to 特教)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Stage

_Words = tuple[tuple[str, tuple[Stage, ...]], ...]
# Words of several stages first: what they matched is taken out before the others are looked for.
_WORDS: _Words = (
    # Whoever leaves a stage is asked for by the next one; teachers of all stages apply for one certificate.
    (
        r"(?:中小学|幼儿园)?教师资格"
        r"|(?:中小学|小学|幼儿园|学前教育|初中|高中)(?:全科)?教师(?:方向|岗位|职称|培训)",
        (),
    ),
    (r"初中(?:应届|往届)?毕业(?:生|年级|证书?)|小学(?:应届)?毕业(?:生|年级|证书?)", ()),
    (r"高中阶段", ("高中", "中职")),
    (r"义务教育", ("小学", "初中")),
    (r"中小学", ("小学", "初中", "高中")),
    (
        r"幼儿园|学前(?!后)|幼儿|托幼|幼教|保教费|保育教育费?|(?<![暑寒晚午课假])托班"
        r"|[小中大]班(?!额|长|会|化)",
        ("幼儿园",),
    ),
    (r"幼升小|小学|(?<![七八九十])[一二三四五六]年级", ("小学",)),
    (r"小升初|初中|初级中学|[七八九]年级|初[一二三](?![\u4e00-\u9fff]{0,2}[月日])", ("初中",)),
    (
        r"中等职业|中职|职业高中|职高|中专|中等专业|技工(?:学校|院校|教育)|技校|职业(?:技术)?学校|职业中学"
        r"|职教中心|卫生学校|卫校",
        ("中职",),
    ),
    (
        r"普通高中|普高|高级中学|高中|高[一二三](?=新生|年级|学生|招生|[^\u4e00-\u9fff]|$)|中考(?!察)",
        ("高中",),
    ),
    (
        r"特殊教育|特教|特校|培智|启智|聋哑|聋校|盲校|送教上门|随班就读|残疾(?:儿童|少年|学生)|融合教育",
        ("特教",),
    ),
)
_NAMED = tuple((re.compile(pattern), stages) for pattern, stages in _WORDS)
_ORDER: tuple[Stage, ...] = ("幼儿园", "小学", "初中", "高中", "中职", "特教")
# 「本办法适用于…」「资助对象：…」 say whom the whole document is for.
_SCOPE = re.compile(
    r"(?:(?:本|该)[^，。；]{1,16}?(?:适用于|所称[^，。；]{1,16}是指)|适用(?:范围|对象)\s*[:：为]"
    r"|(?:资助|招生|收费|补助|认定)(?:对象|范围)\s*[:：为])([^。；]*)"
)
# What a notice is for, said again in full at its beginning: 「为做好…工作」
_PURPOSE = re.compile(r"为(?:了|进一步|切实|规范|做好|加强)[^，。；]{2,80}")
_TOP_LINES = 8
# A document that names a stage less often than this names it by the way.
_FEWEST = 4
_ALL = frozenset(("幼儿园", "小学", "初中", "高中"))
_NEARLY_ALL = 0.9


def find_stages(title: str, lines: Sequence[str], cells: Sequence[str]) -> tuple[Stage, ...]:
    """By the title, else by the sentence on its scope, else where the text speaks of nearly nothing else.

    ``cells`` are the texts of its tables. () where the document is about no stage in particular, as
    what is for all children that go to school is.
    """
    found = _stages(title, lines, cells)
    return () if _ALL.issubset(found) else found


def _stages(title: str, lines: Sequence[str], cells: Sequence[str]) -> tuple[Stage, ...]:
    named = _named(title)
    if named:
        return named
    purpose = next((found for line in lines[:_TOP_LINES] if (found := _PURPOSE.match(line))), None)
    if purpose and (named := _named(purpose.group())):
        return named
    scopes = [found.group(1) for line in lines if (found := _SCOPE.search(line))]
    if scopes and (named := _named(scopes[0])):
        return named
    return _throughout([*lines, *cells])


def _named(text: str) -> tuple[Stage, ...]:
    found: set[Stage] = set()
    for pattern, stages in _NAMED:
        if pattern.search(text):
            found.update(stages)
            text = pattern.sub(" ", text)
    return tuple(stage for stage in _ORDER if stage in found)


def _throughout(texts: Sequence[str]) -> tuple[Stage, ...]:
    """The stages of the one word that nearly all mentions are of."""
    counts: dict[tuple[Stage, ...], int] = {}
    text = "\n".join(texts)
    for pattern, stages in _NAMED:
        text, found = pattern.subn(" ", text)
        if stages:
            counts[stages] = counts.get(stages, 0) + found
    most = max(counts, key=lambda stages: counts[stages], default=())
    if not most or counts[most] < max(_FEWEST, _NEARLY_ALL * sum(counts.values())):
        return ()
    return most
