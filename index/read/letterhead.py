"""The head of an official document (版头) where it is set in a table: who issues it, number, signer, secrecy.

After GB/T 9704-2012, 7.2: copy number, secrecy, urgency, mark of the issuer, number, signer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.document import Row, Table

_BODY = r"(?:局|厅|委|委员会|政府|学校|学院|中学|小学|幼儿园|中心|办公室|处|院|领导小组|部|会)"
_CELL = re.compile(
    r"[A-Za-z×\u4e00-\u9fff]{1,16}[〔\[（(［【﹝][\d×一二〇○零]{4}年?[〕\]）)］】﹞]第?\d{1,5}号"
    r"|文件|签发人[：:]?[\u4e00-\u9fff、]{0,20}|会签(?:人|单位)?[：:]?[\u4e00-\u9fff、]{0,20}"
    r"|(?:特急|加急|急件|平急|特提|平件|普通|机密|秘密|绝密)(?:[★☆]\S{0,6})?|(?:份号|份数|编号|№|No\.?)?[：:]?\d{1,6}"
    rf"|[^。，；：:《》\d]{{2,40}}{_BODY}(?:文件|公文|函|便函|\（?\S{{0,6}}\）?)?"
)
_MARK = re.compile(r"号$|文件$|^签发人")
_MOST_ROWS = 4


def is_letterhead(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of a table are parts of a document's head and nothing else."""
    cells = [bare for row in rows for cell in row if (bare := re.sub(r"\s", "", cell))]
    return (
        0 < len(rows) <= _MOST_ROWS
        and bool(cells)
        and all(_CELL.fullmatch(cell) for cell in cells)
        and any(_MARK.search(cell) for cell in cells)
    )


def rows_of(table: Table) -> list[tuple[str, ...]]:
    """The cells of all rows, the header's first."""
    header = (Row(table.header),) if table.header else ()
    return [row.cells for row in (*header, *table.rows)]
