"""The nouns of the index: item, passage, desk. All immutable, all plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

# What a document as a whole is about, in the order that children pass through them.
Stage = Literal["幼儿园", "小学", "初中", "高中", "中职", "特教"]
# What a document is by its own word, whatever the day: a rule or an announcement, one that was declared
# void ("repealed", often without a day), or one that is only proposed. Dates are in ``valid_to``.
Declared = Literal["in_force", "repealed", "draft"]


@dataclass(frozen=True, slots=True)
class Item:
    """One disclosed document (公开事项) with its catalogue data.

    Dates are None and texts are "" where the document does not say. ``school_year`` is the first
    calendar year (2026 for 2026—2027学年). ``region`` is a name from the bureau's regions, or ""
    for the whole prefecture. ``amends``, ``repeals`` and ``repeats`` (a document that this one forwards
    or prints) name other items by document number or title. ``stages`` is () where the document is about
    none in particular. ``other_files`` are files that hold the same document once more. ``lengthens_to`` is
    the day to which a notice lengthens the term of the documents in ``amends``.
    """

    id: str
    title: str
    file: str
    document_number: str = ""
    index_number: str = ""
    issuer: str = ""
    written: date | None = None
    published: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    school_year: int | None = None
    region: str = ""
    column: str = ""
    url: str = ""
    amends: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    standing: Declared = "in_force"
    other_files: tuple[str, ...] = ()
    lengthens_to: date | None = None


# "frame": salutation, document number, signature: shown, but no answer to anything.
PassageKind = Literal["text", "row", "note", "frame"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an item that can be quoted on its own.

    ``text`` is what may be quoted, verbatim. ``heading`` is the path of headings over it, outermost
    first, without the item's title. ``lead`` is the sentence that introduces it (「…如下：」), searched
    with it. ``cells`` are (column, value) pairs of a row, () otherwise. ``original`` is the text as the
    file has it where damage was undone, "" where nothing was. ``other_words`` are official words that
    words of a spun text may stand for, searched with it.
    """

    id: str
    item_id: str
    position: int
    kind: PassageKind
    text: str
    heading: tuple[str, ...] = ()
    lead: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    original: str = ""
    other_words: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The nearest heading and the lead-in: what the passage stands directly under."""
        return " ".join((*self.heading[-1:], self.lead))


@dataclass(frozen=True, slots=True)
class Desk:
    """An office to send a citizen to (咨询窗口). ``topics`` is empty for a desk for everything."""

    name: str
    phone: str = ""
    hours: str = ""
    address: str = ""
    region: str = ""
    topics: tuple[str, ...] = ()
