"""Catalogue data that stands beside its name: 「索引号：…」, the table over a portal's page, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.items import Declared
from index.read.document import Document, Table
from index.read.labels import canonical_label, names_of

# The fields of an item by the canonical names of catalogue data.
_FIELDS = {
    "标题": "title", "发文字号": "number", "索引号": "index", "发布机构": "issuer", "成文日期": "written",
    "发布日期": "published", "更新日期": "updated", "生效日期": "valid_from", "失效日期": "valid_to",
    "有效期": "lasts", "有效性": "state",
    # Where a page took its text from: who issued it, unless it is a newspaper or a site.
    "信息来源": "source",
    "栏目": "column", "区域": "region", "适用年份": "year", "网址": "url",
}  # fmt: skip
# A line of the text may only give what no running text says by chance.
_BY_CHANCE = {
    "名称", "标题", "题名", "地区", "区域", "链接", "网址", "date", "name", "link", "状态", "效力", "时效",
    "有效期", "索引", "责任部门", "执行时间", "实施时间", "施行时间",
}  # fmt: skip
_ON_A_LINE = sorted(
    {name for field in _FIELDS for name in names_of(field)} - _BY_CHANCE, key=lambda name: (-len(name), name)
)
# A name may be spread over the width of a column: 「文　　号」
_LABELLED = re.compile(
    r"(?:^|[\s　｜|\[【])(" + "|".join(r"[\s　]*".join(name) for name in _ON_A_LINE) + r")[】\]]?\s*[:：]\s*"
)
_BREAK = re.compile(r"[\s　]{2,}|[|｜]|[\s　]+(?=[^\s:：]{2,6}[:：])")
# How far down a page its catalogue data may stand, and how far above its end.
_TOP_LINES = 25
_LAST_LINES = 8
_LONGEST = 80
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_VOID = re.compile(r"失效|废止|无效|作废|^否$|expired|invalid|repealed|void|abolished", re.IGNORECASE)
# A document of which a part was ended holds for the rest.
_NOT_VOID = re.compile(r"部分|未|不|待")
_PROPOSED = re.compile(r"征求意见|草案|draft", re.IGNORECASE)


def is_labelled(text: str) -> bool:
    """Whether a text begins with the name of a field and a colon."""
    return bool(_LABELLED.match(text.strip()))


def plain_digits(text: str) -> str:
    """Full-width figures as ASCII ones: numbers and dates are typed in both."""
    return text.translate(_FULL_WIDTH)


@dataclass(frozen=True, slots=True)
class Labels:
    """Values by field (see ``_FIELDS``)."""

    values: Mapping[str, str]

    def get(self, field: str) -> str:
        return self.values.get(field, "")

    def standing(self) -> Declared:
        """What the field on validity says; "in_force" where there is none."""
        state = self.get("state")
        if _PROPOSED.search(state):
            return "draft"
        return "repealed" if _VOID.search(state) and not _NOT_VOID.search(state) else "in_force"


def read_labels(document: Document, lines: Sequence[str]) -> Labels:
    """What the file says first, then the tables and lines at the top of the text, then those at its end."""
    values: dict[str, str] = {}
    for name, value in (*_said(document), *_in_tables(document), *_in_lines(lines)):
        field = _FIELDS.get(canonical_label(name) or "")
        said = value.strip()
        if field and re.search(r"\w", said.replace("_", "")) and said != "无":
            values.setdefault(field, plain_digits(said))
    return Labels(values)


def _said(document: Document) -> Iterator[tuple[str, str]]:
    """The file's own catalogue data; a value may run on into the next label of its line."""
    for name, value in document.catalogue.items():
        following = _LABELLED.search(value)
        yield name, value[: following.start()] if following and following.start() else value
        if following:
            yield from _in_lines([value[following.start() :]])


def _in_tables(document: Document) -> Iterator[tuple[str, str]]:
    """Pairs of neighbouring cells in a table that stands at the very top."""
    for block in document.blocks[:4]:
        if not isinstance(block, Table):
            continue
        for cells in (block.header, *(row.cells for row in block.rows)):
            for name, value in pairwise(cells):
                if canonical_label(name) in _FIELDS and canonical_label(value) not in _FIELDS:
                    yield name, value


def _in_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in (*lines[:_TOP_LINES], *lines[max(_TOP_LINES, len(lines) - _LAST_LINES) :]):
        found = list(_LABELLED.finditer(line.lstrip("-*•· ")))
        bare = line.lstrip("-*•· ")
        for position, label in enumerate(found):
            end = found[position + 1].start() if position + 1 < len(found) else len(bare)
            value = _BREAK.split(bare[label.end() : end].strip())[0].strip("　 】]；;")
            if len(value) <= _LONGEST:
                yield label.group(1), value
