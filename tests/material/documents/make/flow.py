"""The body of a web page from the blocks of a draft, in the ways that editors leave it."""

from collections.abc import Iterable
from html import escape

from .draft import Block, cells

CENTRED = "HNTBC"


def body(blocks: Iterable[Block], how: str) -> str:
    """The blocks as HTML. ``how``: ``p`` plain paragraphs; ``word`` pasted from Word; ``br`` lines in one
    block parted by line breaks with full-width spaces in front."""
    return "\n".join(_table(block) if block.kind == "|" else _line(block, how) for block in blocks)


def _line(block: Block, how: str) -> str:
    text = escape(block.text, quote=False)
    if how == "br":
        pad = {"S": "　" * 18, "D": "　" * 19, "O": ""}.get(block.kind, "　　")
        text = f'<div style="text-align:center">{text}</div>' if block.kind in CENTRED else f"{pad}{text}<br>"
        return text.replace("　　", "&emsp;&emsp;", 1)
    if how == "word":
        font = "黑体" if block.kind == "1" else "仿宋_GB2312"
        inner = f'<span style="font-size:21px;font-family:{font}">{text}</span>'
        return f'<p class="MsoNormal"{_style(block.kind)}>{inner}<span lang="EN-US">&nbsp;</span></p>'
    bold = f"<strong>{text}</strong>" if block.kind in "1T" else text
    return f"<p{_style(block.kind)}>{bold}</p>"


def _style(kind: str) -> str:
    if kind in CENTRED:
        return ' style="text-align: center;"'
    if kind in "SD":
        return ' style="text-align: right;"'
    return ' style="text-indent: 2em;"' if kind in "p12" else ""


def _table(block: Block) -> str:
    lines = ['<table border="1" cellpadding="0" cellspacing="0" style="border-collapse:collapse">']
    found = cells(block.rows)
    for r in range(len(block.rows)):
        row = ""
        for cell in found:
            if cell.row != r:
                continue
            spans = f' rowspan="{cell.height}"' if cell.height > 1 else ""
            spans += f' colspan="{cell.width}"' if cell.width > 1 else ""
            row += f"<td{spans}><p>{escape(cell.text, quote=False)}</p></td>"
        lines.append(f"<tr>{row}</tr>")
    return "\n".join([*lines, "</table>"])
