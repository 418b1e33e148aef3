"""Repairs the documents that readers hand on, without changing what is a paragraph, a row, a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.read.document import Block, Document, Heading, Paragraph, Row, Table
from index.repair.change import Change
from index.repair.links import drop_links, links_at_ends
from index.repair.originals import restored_texts
from index.repair.pipeline import steps
from index.repair.spinner import Lexicon


def repair_document(
    document: Document, lexicon: Lexicon | None = None, names: Sequence[str] = ()
) -> Document:
    """``document`` with its title, catalogue values and all blocks repaired.

    For ``lexicon`` and ``names`` see ``repair_text``. The texts before are kept in ``restored``.
    Damage is recognised over the whole document, so that a table cell is repaired as its page is.
    """
    blocks = document.blocks
    texts = [document.title, *document.catalogue.values(), *(t for block in blocks for t in _texts(block))]
    changed, changes = _repair_together(texts, lexicon, names)
    repaired = iter(changed)
    title = next(repaired)
    catalogue = {name: next(repaired) for name in document.catalogue}
    rebuilt = [_rebuilt(block, [next(repaired) for _ in _texts(block)]) for block in blocks]
    # A paragraph that was joined to the one before it is empty now.
    left = [new for old, new in zip(blocks, rebuilt, strict=True) if any(_texts(new)) or not any(_texts(old))]
    return replace(
        document,
        # A list of links that a reader took for the title is none.
        title="" if drop_links(title + "\n.").changes else title,
        catalogue=catalogue,
        blocks=tuple(_without_links(left)),
        restored=restored_texts(texts, changed),
        damage=frozenset(change.kind for change in changes),
    )


def _without_links(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the lists of links, which stand in the paragraphs at both ends."""
    leading = _texts_until_table(blocks)
    trailing = _texts_until_table(blocks[::-1])[::-1]
    opening, _ = links_at_ends(leading)
    _, closing = links_at_ends(trailing)
    return list(blocks[opening : len(blocks) - closing])


def _texts_until_table(blocks: Sequence[Block]) -> list[str]:
    """The texts of the blocks before the first table."""
    texts = []
    for block in blocks:
        if isinstance(block, Table):
            break
        texts.append(block.text)
    return texts


def _repair_together(
    texts: Sequence[str], lexicon: Lexicon | None, names: Sequence[str]
) -> tuple[list[str], list[Change]]:
    """The repaired texts, repaired as one: damage crosses lines, and its signs are spread over a page."""
    owners = [n for n, text in enumerate(texts) for _ in text.split("\n")]
    page = "\n".join(texts)
    changes: list[Change] = []
    for step in steps(page, lexicon, names):
        repaired = step(page)
        changes += repaired.changes
        # A line break inside the damage goes with it; what is joined belongs to where it began.
        for change in reversed(repaired.changes):
            joined = change.before.count("\n") - change.after.count("\n")
            if joined:
                first = page.count("\n", 0, change.start)
                del owners[first + 1 : first + 1 + joined]
        page = repaired.text
    if not changes:
        return list(texts), changes
    parts: list[list[str]] = [[] for _ in texts]
    for owner, line in zip(owners, page.split("\n"), strict=True):
        parts[owner].append(line)
    return ["\n".join(part) for part in parts], changes


def _texts(block: Block) -> list[str]:
    if isinstance(block, Table):
        cells = [text for row in block.rows for text in (*row.cells, row.section)]
        return [block.caption, *block.header, *cells, *block.notes]
    return [block.text]


def _rebuilt(block: Block, texts: Sequence[str]) -> Block:
    """``block`` with ``texts`` in the order of ``_texts``."""
    left = iter(texts)
    if isinstance(block, Heading):
        return Heading(next(left), block.level)
    if isinstance(block, Paragraph):
        return Paragraph(next(left))
    return Table(
        caption=next(left),
        header=tuple(next(left) for _ in block.header),
        rows=tuple(Row(tuple(next(left) for _ in row.cells), next(left)) for row in block.rows),
        notes=tuple(next(left) for _ in block.notes),
    )
