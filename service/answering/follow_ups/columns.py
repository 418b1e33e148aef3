"""What stands beside a word in the columns of tables: 四人间 beside 八人间, 护理 beside 烹饪."""

from __future__ import annotations

from collections.abc import Iterator

from index.search.tokens import fold
from index.snapshot import Snapshot

_SHORTEST = 2


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
