"""Text, Markdown, CSV and site exports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import PurePosixPath

from data.make_bureau.document import Block, Document, Table
from data.make_bureau.write.letterhead import closing, opening


def plain(document: Document) -> bytes:
    """``charset: gb18030`` for the texts of older machines, ``utf-8-sig`` for what a spreadsheet saved."""
    match PurePosixPath(document.path).suffix:
        case ".csv":
            text = _csv(document)
        case ".jsonl":
            text = _export(document)
        case ".md":
            text = "\n\n".join([f"# {document.title}", *map(_markdown, document.blocks)]) + "\n"
        case _:
            lines = [*opening(document), *map(_lines, document.blocks), *closing(document)]
            text = "\n".join(lines) + "\n"
    return text.encode(document.key("charset") or "utf-8")


def _lines(block: Block) -> str:
    """A table in a text file has spaces between its columns."""
    if isinstance(block, str):
        return f"　　{block}"
    return "\n".join("  ".join(row) for row in block.texts())


def _markdown(block: Block) -> str:
    if isinstance(block, str):
        return block
    rows = ["| " + " | ".join(row) + " |" for row in block.texts()]
    rows.insert(block.header_rows, "|" + " --- |" * len(block.rows[0]))
    return "\n".join(rows)


def _csv(document: Document) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for block in document.blocks:
        if isinstance(block, Table):
            writer.writerows(block.texts())
        else:
            writer.writerow([block])
    return written.getvalue()


def _export(document: Document) -> str:
    """One record a line: the section's name is its title, its keys are the record's fields."""
    lines = []
    for section in document.sections:
        text = "\n".join(map(_lines, section.blocks))
        record = {**section.keys, "title": section.name, "text": text}
        lines.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(lines) + "\n"
