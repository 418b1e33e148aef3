"""Catalogue data that stands beside its name: 「索引号：…」, the table over a portal's page, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.items import Declared
from index.read.document import Document, Table

# How portals, exports and front matter call what an item holds.
_CALLED = {
    "title": ("标题", "名称", "信息名称", "文件名称", "文件标题", "公文标题", "title"),
    "number": ("发文字号", "文号", "发文号", "文件编号", "文件号", "发文文号", "文件字号", "document_number"),
    "index": ("索引号", "信息索引号", "索引码", "index_number"),
    "issuer": ("发布机构", "发文机关", "发文单位", "发布单位", "制发机关", "制定机关", "公开机构", "发布部门",
               "发布主体", "公开责任部门", "issuer", "publisher"),
    "written": ("成文日期", "生成日期", "发文日期", "制发日期", "印发日期", "成文时间", "written"),
    "published": ("发布日期", "发布时间", "公开日期", "公布日期", "公开时间", "发稿时间", "published",
                  "publish_date", "published_at", "date"),
    "updated": ("更新日期", "更新时间", "修改时间"),
    "valid_from": ("生效日期", "实施日期", "施行日期", "执行日期", "生效时间", "实施时间", "valid_from"),
    "valid_to": ("失效日期", "废止日期", "有效期至", "终止日期", "失效时间", "废止时间", "有效期限至",
                 "valid_to"),
    "lasts": ("有效期", "有效期限", "文件有效期"),
    "state": ("有效性", "效力状态", "时效性", "是否有效", "文件状态", "状态", "信息时效", "时效",
              "信息有效性", "效力", "status", "validity"),
    # Where a page took its text from: who issued it, unless it is a newspaper or a site.
    "source": ("信息来源", "来源", "稿件来源", "文章来源", "source"),
    "column": ("栏目", "所属栏目", "信息栏目", "column"),
    "region": ("地区", "区域", "适用地区", "适用区域", "region"),
    "year": ("适用年份", "学年", "年份", "适用学年", "policy_year", "school_year", "year"),
    "url": ("链接", "网址", "原文链接", "原文网址", "url"),
}  # fmt: skip
_FIELD = {name: field for field, names in _CALLED.items() for name in names}
# A line of the text may only give what no running text says by chance.
_BY_CHANCE = {"名称", "标题", "地区", "区域", "链接", "网址", "date", "状态", "效力", "有效期"}
_ON_A_LINE = [name for name in _FIELD if name not in _BY_CHANCE]
_LABELLED = re.compile(
    r"(?:^|[\s　|｜\[【])(" + "|".join(sorted(_ON_A_LINE, key=len, reverse=True)) + r")[】\]]?\s*[:：]\s*"
)
_BREAK = re.compile(r"[\s　]{2,}|[|｜]|[\s　]+(?=[^\s:：]{2,6}[:：])")
# How far down a page its catalogue data may stand.
_TOP_LINES = 25
_LONGEST = 80
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_VOID = re.compile(r"失效|废止|无效|作废|^否$|expired|invalid|repealed|void|abolished", re.IGNORECASE)
# A document of which a part was ended holds for the rest.
_NOT_VOID = re.compile(r"部分|未|不|待")
_PROPOSED = re.compile(r"征求意见|草案|draft", re.IGNORECASE)


def plain_digits(text: str) -> str:
    """Full-width figures as ASCII ones: numbers and dates are typed in both."""
    return text.translate(_FULL_WIDTH)


@dataclass(frozen=True, slots=True)
class Labels:
    """Values by field (see ``_CALLED``)."""

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
    """What the file says first, then the tables and lines at the top of the text."""
    values: dict[str, str] = {}
    for name, value in (*_said(document), *_in_tables(document), *_in_lines(lines)):
        field = _FIELD.get(re.sub(r"[\s　:：*]", "", name).lower())
        said = value.strip()
        if field and said and said not in ("无", "-", "--", "—", "/"):
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
                bare = re.sub(r"[\s　:：]", "", name)
                if bare in _FIELD and re.sub(r"[\s　:：]", "", value) not in _FIELD:
                    yield bare, value


def _in_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines[:_TOP_LINES]:
        found = list(_LABELLED.finditer(line.lstrip("-*•· ")))
        bare = line.lstrip("-*•· ")
        for position, label in enumerate(found):
            end = found[position + 1].start() if position + 1 < len(found) else len(bare)
            value = _BREAK.split(bare[label.end() : end].strip())[0].strip("　 】]；;")
            if len(value) <= _LONGEST:
                yield label.group(1), value
