"""Catalogue data of a document: what the file says of it, else what its text says.

The rules follow how Chinese official documents are laid out (GB/T 9704): red head, document number,
title, body, signature with date, print line.
"""

from __future__ import annotations

import hashlib
from datetime import date

from index.bureau import Bureau
from index.catalogue.dates import find_date
from index.catalogue.labels import Labels, read_labels
from index.catalogue.names import find_issuer, find_number, find_title, tidy_number
from index.catalogue.places import find_column, find_region
from index.catalogue.relations import find_amended, find_repealed
from index.catalogue.signature import find_signature
from index.catalogue.term import Term, find_term
from index.catalogue.years import find_school_year
from index.items import Item
from index.read.document import Document, Heading, Paragraph

__all__ = ["catalogue"]


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
    issuer = labels.get("issuer") or signature.issuer or find_issuer(title, lines)
    published = find_date(labels.get("published"))
    written = find_date(labels.get("written")) or signature.written
    term = _term(labels, lines, written or published)
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
        school_year=find_school_year(title, document.file, labels.get("year"), lines),
        region=find_region(title, labels.get("region"), issuer, number, document.file, bureau),
        column=labels.get("column") or find_column(document.file, bureau),
        url=document.url or labels.get("url"),
        amends=find_amended(title, number, lines),
        repeals=find_repealed(number, lines),
    )


def _term(labels: Labels, lines: list[str], issued: date | None) -> Term:
    read = find_term(lines, issued)
    start = find_date(labels.get("valid_from")) or read.start
    end = find_date(labels.get("valid_to")) or read.end
    if end is None and labels.says_void():
        # Declared void without a day: it has not been in force since, so it must not count as such.
        end = issued or start
    return Term(start, end)


def _lines(document: Document) -> list[str]:
    """The text lines of the document outside its tables, without blank ones and Markdown emphasis."""
    texts = (block.text for block in document.blocks if isinstance(block, (Heading, Paragraph)))
    lines = [line.replace("**", "").strip() for text in texts for line in text.splitlines()]
    title = document.title.strip()
    # A line that was taken for the title may be a note that dates or numbers the document.
    return [line for line in (title, *lines) if line and (line is title or line != title)]


def _id(file: str, ordinal: int) -> str:
    digest = hashlib.sha1(file.encode(), usedforsecurity=False).hexdigest()[:12]
    return f"{digest}-{ordinal}" if ordinal else digest
