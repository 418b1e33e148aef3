"""What stands beside a word in the columns of tables: 四人间 beside 八人间, 护理 beside 烹饪."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.search.tokens import fold
from index.snapshot import Snapshot

_SHORTEST, _WHOLE = 2, 4
_SCHOOL = re.compile(r"学校|校名|幼儿园|^名称|^(?:小学|初中|中学|高中)$")


def beside(label: str, earlier: str, snapshot: Snapshot) -> Iterator[str]:
    """The values, folded, of columns that have ``label`` as a value which ``earlier`` names."""
    label = fold(label)
    columns = {
        (passage.item_id, name)
        for passage in snapshot.passages.values()
        for name, value in passage.cells
        if fold(value) == label
    }
    for passage in snapshot.passages.values() if columns else ():
        for name, value in passage.cells:
            other = fold(value)
            if (passage.item_id, name) in columns and len(other) >= _SHORTEST and other in earlier:
                yield other


def schools_beside(earlier: str, named: Iterable[str], snapshot: Snapshot) -> tuple[str, set[str]]:
    """The one school that ``earlier`` names, and the values, folded, of the columns that list it; ("", set())
    where it names none or several. ``named`` are names in it that may lack their region."""
    cells = [
        (passage.item_id, name, fold(value))
        for passage in snapshot.passages.values()
        for name, value in passage.cells
        if _SCHOOL.search(name)
    ]
    whole = {value for _, _, value in cells if len(value) >= _WHOLE and value in earlier}
    asked = {max(whole, key=len)} if whole else set(named)
    if len(asked) != 1:
        return "", set()
    (school,) = asked
    columns = {(item_id, name) for item_id, name, value in cells if value.endswith(school)}
    return school, {value for item_id, name, value in cells if (item_id, name) in columns}
