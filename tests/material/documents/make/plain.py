"""Sets a draft as plain text or Markdown."""

from typing import Any

from .draft import Block, Draft


def text(draft: Draft, options: dict[str, Any]) -> str:
    """The draft line by line, paragraphs indented by two full-width spaces; ``bare`` leaves out the title."""
    lines = []
    for block in draft.blocks:
        if block.kind == "|":
            lines += ["\t".join("" if cell in "<^" else cell for cell in row) for row in block.rows]
        elif block.kind in "p12":
            lines.append("　　" + block.text)
        elif block.kind in "SD":
            lines.append("　" * 20 + block.text)
        elif not (block.kind == "T" and options.get("bare")):
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def markdown(draft: Draft, options: dict[str, Any]) -> str:
    """The draft as Markdown; ``front`` gives the lines of the front matter."""
    parts = []
    if options.get("front"):
        parts.append("---\n" + "\n".join(f"{k}: {v}" for k, v in options["front"].items()) + "\n---")
    for block in draft.blocks:
        parts.append(_marked(block))
    return "\n\n".join(parts) + "\n"


def _marked(block: Block) -> str:
    if block.kind == "|":
        first, *rest = ["| " + " | ".join(row) + " |" for row in block.rows]
        return "\n".join([first, "|" + " --- |" * len(block.rows[0]), *rest])
    marks = {"T": "# ", "1": "## ", "2": "### ", "!": "> "}
    return marks.get(block.kind, "") + block.text
