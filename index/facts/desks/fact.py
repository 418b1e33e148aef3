"""What is known of a desk from one statement of the bureau's documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.items import Desk


@dataclass(frozen=True, slots=True)
class DeskFact:
    """A desk and the words that state it.

    ``statement`` is a verbatim part of the passage: a row, or the sentence. ``label`` are the words of it
    that say what it is for (name, duties, column), without its figures. ``changes`` is set where the
    statement announces a new number, place or time, from the day ``since`` on where it gives one;
    ``ended`` are the numbers that it puts out of use. ``cells`` are, of a row that gives several offices'
    numbers, the parts of the statement that give this one: whose row it is, and its own cell. ``alone`` is
    set where the passage states no other desk, so that all of it says what the desk is for.
    """

    desk: Desk
    item_id: str
    passage_id: str
    statement: str = ""
    label: str = ""
    changes: bool = False
    since: date | None = None
    ended: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    alone: bool = False
