"""Tables drawn in plain text, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from .model import Table


def width(text: str) -> int:
    """How many columns a text takes on a terminal. Ambiguous characters are wide in Chinese fonts."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def boxed(table: Table, signs: str, widths: Sequence[int] = ()) -> str:
    """``signs``: the rule across, the one down, then nine corners from top left to bottom right. Cells
    wider than ``widths`` go on in the next line."""
    across, down, corners = signs[0], signs[1], signs[2:]
    step = width(across)
    wide = [
        widths[column]
        if widths
        else max(
            width(line)
            for row, cells in enumerate(table.rows)
            if row not in table.sections
            for line in cells[column].split("\n")
        )
        + 2
        for column in range(table.width)
    ]
    wide = [one + one % step for one in wide]

    def rule(left: str, middle: str, right: str) -> str:
        return left + middle.join(across * (one // step) for one in wide) + right

    lines = [rule(*corners[0:3])]
    for row, cells in enumerate(table.rows):
        if row:
            lines.append(rule(*corners[3:6]))
        if row in table.sections:
            inner = sum(wide) + width(down) * (len(wide) - 1)
            lines.append(down + _filled(cells[0], inner) + down)
            continue
        folded = [_folded(cell, one - 2) for cell, one in zip(cells, wide, strict=True)]
        for at in range(max(map(len, folded))):
            line = [one[at] if at < len(one) else "" for one in folded]
            parts = [_filled(one, room) for one, room in zip(line, wide, strict=True)]
            lines.append(down + down.join(parts) + down)
    lines.append(rule(*corners[6:9]))
    return "\n".join(lines)


def spaced(table: Table, gap: int = 3) -> str:
    """Columns kept apart by blanks alone."""
    wide = [max(width(cells[column]) for cells in table.rows) + gap for column in range(table.width)]
    return "\n".join(
        "".join(cell + " " * (room - width(cell)) for cell, room in zip(cells, wide, strict=True)).rstrip()
        for cells in table.rows
    )


def _filled(text: str, room: int) -> str:
    return " " + text + " " * (room - width(text) - 1)


def _folded(text: str, room: int) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for sign in part:
            if width(line + sign) > room:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines
