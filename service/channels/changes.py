"""What a repair changed, as data and as plain lines, for a terminal."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.repair import Repaired

_NAMES = {
    "decoding": "编码误读",
    "invisible": "不可见字符",
    "line_break": "硬换行、页眉页码",
    "byte_shift": "字节错位",
    "gloss": "拼音注音",
    "traditional": "繁体转换",
    "punctuation": "半角标点",
    "links": "相关文章链接",
    "spinner": "洗稿用词",
    "width": "全角字符",
    "code_point": "部首及兼容字符",
    "ocr": "扫描误识",
}


def repair_report(repaired: Repaired, with_changes: bool) -> dict[str, Any]:
    """The restored text and the number of changes of each kind; with all changes where asked for."""
    report: dict[str, Any] = {"text": repaired.text, "counts": _counts(repaired)}
    if with_changes:
        report["changes"] = [
            {"kind": change.kind, "start": change.start, "before": change.before, "after": change.after}
            for change in repaired.changes
        ]
    return report


def plain_changes(repaired: Repaired) -> str:
    """The changes by kind in the order they were made, equal ones together with their number."""
    lines = []
    for kind, changes in groupby(sorted(repaired.changes, key=_order(repaired)), key=lambda c: c.kind):
        same = Counter((change.before, change.after) for change in changes)
        lines.append(f"{_NAMES[kind]}（{kind}）：{same.total()} 处")
        lines += [f"  {count}×  {_shown(old)} → {_shown(new)}" for (old, new), count in same.most_common()]
    return "\n".join(lines) or "没有改动"


def _counts(repaired: Repaired) -> dict[str, int]:
    return dict(Counter(change.kind for change in repaired.changes))


def _order(repaired: Repaired) -> Any:
    kinds = list(dict.fromkeys(change.kind for change in repaired.changes))
    return lambda change: kinds.index(change.kind)


def _shown(text: str) -> str:
    return repr(text)[1:-1] if text else "（删去）"
