"""Catalogue data of a document: what the file says of it, else what its text says.

The rules follow how Chinese official documents are laid out (GB/T 9704): red head, document number,
title, body, signature with date, print line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.bureau import Bureau
from index.catalogue.dates import find_date
from index.catalogue.labels import Labels, is_labelled, plain_digits, read_labels
from index.catalogue.names import find_issuer, find_title, split_note
from index.catalogue.numbers import find_number, is_number_line, tidy_number
from index.catalogue.places import find_column, find_region
from index.catalogue.relations import (
    announced,
    find_amended,
    find_repealed,
    find_repeated,
    is_extension,
    is_forwarding,
)
from index.catalogue.signature import (
    BODY,
    Signature,
    before_signature,
    find_signature,
    is_signing,
    tidy_issuer,
)
from index.catalogue.stages import find_stages
from index.catalogue.standing import explains, find_standing
from index.catalogue.term import Term, find_extension, find_term
from index.catalogue.years import find_school_year
from index.items import Item
from index.read.document import Document, Heading, Paragraph, Table
from index.read.letterhead import is_letterhead

__all__ = ["catalogue"]

_LONGEST_MARK = 14
_FRAME_ROWS = 4  # of a letterhead or a signature that is set in a table without lines
_MEDIA = re.compile(r"报社?$|网$|电视台|广播|融媒|新闻|公众号|微信|客户端|本站|转载|互联网")


def catalogue(document: Document, bureau: Bureau, ordinal: int = 0) -> Item:
    """The item of ``document``. ``ordinal`` is its place among the documents of its file, from 0.

    The id is the site export's record id, else 12 hexadecimal digits of the file name's SHA-1, with
    ``-ordinal`` behind it from the second document on: the same file keeps its id from build to build.
    """
    lines = _lines(document)
    labels = read_labels(document, lines)
    title = find_title(document, labels, lines)
    signature = find_signature(lines)
    number = tidy_number(labels.get("number")) or find_number(title, lines)
    issuer = _issuer(labels, signature, title, lines)
    published = find_date(labels.get("published")) or find_date(labels.get("updated"))
    written = find_date(labels.get("written")) or signature.written
    standing = find_standing(_as_marked(title, document, lines), document.file, labels.standing(), lines)
    about_another = explains(title)
    # What a draft says of its term is proposed, what an explanation says is said of what it explains.
    own = before_signature(lines) if is_forwarding(title) else lines
    own = own if title in own[:1] else [title, *own]
    term = Term() if standing == "draft" or about_another else _term(labels, own, written or published)
    related = [] if about_another else lines
    repeals = find_repealed(title, number, related, _tables_announced(document))
    return Item(
        id=document.record_id or _id(document.file, ordinal),
        title=title,
        file=document.file,
        document_number=number,
        index_number=labels.get("index"),
        issuer=issuer,
        written=written,
        published=published,
        valid_from=term.start,
        valid_to=term.end,
        school_year=find_school_year(
            title, document.file, labels.get("year"), lines, written or published
        ),
        region=find_region(title, labels.get("region"), issuer, number, document.file, bureau),
        column=labels.get("column") or find_column(document.file, bureau),
        url=document.url or labels.get("url"),
        amends=find_amended(title, number, related, repeals, _tables(document)),
        repeals=repeals,
        repeats=find_repeated(title, number, related),
        stages=find_stages(title, lines, _rows(document)),
        standing=standing,
        lengthens_to=find_extension(lines) if is_extension(title) else None,
    )


def _as_marked(title: str, document: Document, lines: Sequence[str]) -> str:
    """The title as the file has it, with what a site set before or behind it: 「【已失效】某局关于…」."""
    longest = len(title) + _LONGEST_MARK
    return next((one for one in (document.title, *lines[:4]) if title in one and len(one) <= longest), title)


def _issuer(labels: Labels, signature: Signature, title: str, lines: list[str]) -> str:
    """What the file says, but all who signed where it names one of them only, or names it in short."""
    said = "、".join(filter(None, map(tidy_issuer, re.split(r"[、,，;；/|]", labels.get("issuer")))))
    # 「填报单位：各县（市）教育局」 asks all of them to fill something in.
    if said and not said.startswith("各") and not (signature.issuer and said in signature.issuer):
        return said
    found = signature.issuer or find_issuer(title, lines)
    if found:
        return found
    source = labels.get("source").split(" ")[0]
    return source if re.search(BODY + "$", source) and not _MEDIA.search(source) else ""


def _term(labels: Labels, lines: Sequence[str], issued: date | None) -> Term:
    stated = [f"有效期{labels.get('lasts')}"] if labels.get("lasts") else []
    read = find_term([*lines, *stated], issued)
    return Term(
        find_date(labels.get("valid_from")) or read.start, find_date(labels.get("valid_to")) or read.end
    )


def _lines(document: Document) -> list[str]:
    """The text lines of the document outside its tables, without blank ones and Markdown emphasis.

    The title comes first and, apart from it, a note behind it that dates or numbers the document.
    """
    blocks = document.blocks
    texts: list[str] = []
    for position, block in enumerate(blocks):
        if isinstance(block, (Heading, Paragraph)):
            texts.append(block.text)
        elif (position < 3 or position >= len(blocks) - 3) and _is_frame(_cells(block)):
            texts += [cell for row in _cells(block) for cell in dict.fromkeys(row)]
        if isinstance(block, Table):
            texts += block.notes
            texts += _signed_under(block) if position == len(blocks) - 1 else ()
    lines = [line.replace("**", "").strip() for text in texts for line in text.splitlines()]
    title, note = split_note(document.title.strip())
    # A line that was taken for the title may be a note that dates or numbers the document.
    found = [title, note, *(line for line in lines if line not in (title, note))]
    return [plain_digits(line) for line in found if line]


def _signed_under(table: Table) -> list[str]:
    """The cells of the last rows of a sheet that say by whom and when it was made, as a signature does."""
    found: list[str] = []
    for row in reversed(table.rows[-_FRAME_ROWS:]):
        cells = list(dict.fromkeys(cell for cell in row.cells if cell.strip()))
        if not cells or not all(is_signing(cell) or is_labelled(cell) for cell in cells):
            break
        found = cells + found
    return found if any(find_date(cell) for cell in found) else []


def _rows(document: Document) -> list[str]:
    """The rows of all tables as text, under the captions."""
    return [" ".join(row) for table in _tables(document) for row in ((table.caption,), *_cells(table))]


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _tables_announced(document: Document) -> list[Table]:
    """The tables, under the line before them as well: 「一、下列文件继续有效：」, the name of a sheet."""
    tables, above = [], ""
    for block in document.blocks:
        if isinstance(block, Table):
            tables.append(replace(block, caption=announced(above, block.caption)))
        else:
            above = block.text
    return tables


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [row for row in (table.header, *(row.cells for row in table.rows)) if row]


def _is_frame(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds names of bodies, a number, a date and nothing else."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    return is_letterhead(rows) or (
        len(rows) <= _FRAME_ROWS and all(is_number_line(cell) or is_signing(cell) for cell in cells)
    )


def _id(file: str, ordinal: int) -> str:
    digest = hashlib.sha1(file.encode(), usedforsecurity=False).hexdigest()[:12]
    return f"{digest}-{ordinal}" if ordinal else digest
