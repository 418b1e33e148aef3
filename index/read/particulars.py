"""Grids whose labels stand in columns: lists of particulars, and tables turned on their side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.read.document import Block, Paragraph
from index.read.grid import Cell
from index.read.headers import is_label, is_value, period

_Row = list[Cell]

_WIDEST = 8
_LONGEST_LABEL = 12
# What lists of things begin with, where labels stand in the first column: each column is one of them.
_ONE_OF = re.compile(r"(?:名称|全称|校名|园名|名)$|^(?:学校|幼儿园|单位|机构|院校|校区|园所|考点)$")
# Words over labels: what stands beside them are values of things named in the same row.
_OVER_LABELS = re.compile(r"^(?:项目|事项|内容|类别|指标|名目|栏目|要素|信息项?|项|名称|基本情况|序号)$")


def is_particulars(rows: Sequence[_Row]) -> bool:
    """Whether labels stand beside their values: two columns, or pairs of columns."""
    width = len(rows[0])
    if len(rows) < 2 or width > _WIDEST:
        return False
    labels: list[str] = []
    values: list[str] = []
    for row in rows:
        texts = runs(row)
        labels.extend(text for text in texts[::2] if text)
        values.extend(text for text in texts[1::2] if text)
        if len(texts) % 2 and len(texts) > 1:
            return False
    if not labels or not values or _is_header(rows):
        return False
    if len(set(labels)) < len(labels) and len(set(values)) < len(values):
        return False
    named = sum(is_label(text) for text in labels) / len(labels)
    misnamed = sum(is_label(text) for text in values) / len(values)
    return named >= 0.6 and misnamed <= 0.25 and max(map(len, labels)) <= 24


def grouped(rows: Sequence[_Row]) -> list[tuple[str, list[_Row]]]:
    """The groups of a list of particulars whose first column holds their names, each merged over its
    rows; nothing where the rows are no such list."""
    groups: list[tuple[int, str, list[_Row]]] = []
    # 「学段｜项目｜标准｜单位」 over its rows is the header of a table.
    if len(runs(rows[0])) == len(rows[0]) and all(is_label(cell.text) for cell in rows[0]):
        return []
    for row in rows:
        if not groups or row[0].owner != groups[-1][0]:
            groups.append((row[0].owner, row[0].text, []))
        groups[-1][2].append(row[1:])
    tall = sum(len(lines) for _, _, lines in groups if len(lines) > 1)
    if len(rows[0]) < 3 or 2 * tall <= len(rows) or not all(name for _, name, _ in groups):
        return []
    if not is_particulars([line for _, _, lines in groups for line in lines]):
        return []
    return [(name, lines) for _, name, lines in groups]


def _is_header(rows: Sequence[_Row]) -> bool:
    """Whether the first row names columns: it has labels only, and no pairs stand below it."""
    first = runs(rows[0])
    if not all(is_label(text) for text in first if text):
        return False
    if len(first) < 4 or period(first):
        return True
    below = [texts for row in rows[1:] if len(texts := runs(row)) > 1]
    labels = [is_label(text) for texts in below for text in texts[::2]]
    values = [is_label(text) for texts in below for text in texts[1::2]]
    return not below or sum(labels) < 0.8 * len(labels) or sum(values) > 0.25 * len(values)


def particulars(rows: Sequence[_Row]) -> Iterable[Block]:
    """One paragraph 「label：value」 for each pair."""
    for row in rows:
        texts = runs(row)
        if len(texts) == 1:
            yield Paragraph(texts[0])
            continue
        for label, value in zip(texts[::2], texts[1::2], strict=True):
            if label and value:
                yield Paragraph(f"{label.rstrip('：:')}：{value}")
            elif label or value:
                yield Paragraph(label or value)


def stacked(rows: Sequence[_Row]) -> list[list[str]]:
    """Records of two columns, label beside value, one under another: the labels, then each one's values.

    A record begins where the first label stands again (项目名称…收费标准…项目名称…); nothing where the
    rows are no such records.
    """
    if len(rows) < 4 or any(len(runs(row)) != 2 for row in rows):
        return []
    labels = [row[0].text for row in rows]
    starts = [y for y, label in enumerate(labels) if label == labels[0]]
    if len(starts) < 2 or not is_label(labels[0]) or max(map(len, labels)) > _LONGEST_LABEL:
        return []
    records = [
        {row[0].text: row[-1].text for row in rows[start:end]}
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    ]
    names = list(dict.fromkeys(labels))
    lengths = [end - start for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    if len(names) > max(lengths) or min(lengths) < 2 or any(map(_repeats, records, lengths)):
        return []
    return [names, *([record.get(name, "") for name in names] for record in records)]


def _repeats(record: dict[str, str], length: int) -> bool:
    return len(record) < length


def is_turned(rows: Sequence[_Row]) -> bool:
    """Whether the names of the columns stand in the first column, and each other column is a record."""
    if len(rows) < 3 or len(rows[0]) < 3 or any(len(runs(row)) < len(row) for row in rows):
        return False
    labels = [row[0].text for row in rows]
    heads = [cell.text for cell in rows[0][1:]]
    if not all((*labels[1:], *heads)) or len(set(labels)) < len(labels) or len(set(heads)) < len(heads):
        return False
    named = [is_label(text) for text in labels[1:]]
    misnamed = [is_label(text) for text in heads]
    if sum(named) < 0.8 * len(named) or sum(misnamed) * 3 > len(misnamed) or any(map(is_value, heads)):
        return False
    if labels[0]:
        return bool(_ONE_OF.search(labels[0])) and not _OVER_LABELS.match(labels[0])
    # Values of one record are of several kinds, those of one row of one kind.
    kinds = [sum(is_value(cell.text) for cell in row[1:]) * 2 > len(row) - 1 for row in rows[1:]]
    return any(kinds) and not all(kinds)


def turned(rows: Sequence[_Row]) -> list[_Row]:
    """``rows`` with columns for rows."""
    return [list(column) for column in zip(*rows, strict=True)]


def runs(row: Sequence[Cell]) -> list[str]:
    """The row's texts, a merged cell once."""
    texts: list[str] = []
    owner = 0
    for cell in row:
        if not cell.owner or cell.owner != owner:
            texts.append(cell.text)
        owner = cell.owner
    return texts
