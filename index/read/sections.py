"""Sub-headings inside a table, of one level or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.read.clauses import clause_of
from index.read.grid import Cell


class Sections:
    """The sub-headings that a row stands under, as rows are read downwards."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []  # (form of its number or "", text), outermost first
        self._entered: list[str] = []  # since the last row

    @property
    def text(self) -> str:
        """All sub-headings in force, from the outermost on."""
        return " ".join(text for _, text in self._open)

    def enter(self, text: str, another_follows: bool) -> None:
        """A sub-heading begins. It ends those of its own level and deeper.

        Numbered ones are told apart by the form of their number. Of those without one, the first of
        several in a row is the outer; one that stands alone takes the place of the innermost.
        """
        clause = clause_of(text)
        form = clause.form if clause else ""
        if form:
            same = [depth for depth, (other, _) in enumerate(self._open) if other == form]
            ranks = [_rank(other) for _, other in self._open]
            deeper = [depth for depth, rank in enumerate(ranks) if rank > _rank(text)]
            if same or deeper:
                del self._open[min(same + deeper) :]
            elif not self._entered:
                self._open = [entry for entry in self._open if entry[0]]
        elif not self._entered:
            bare = [depth for depth, (other, _) in enumerate(self._open) if not other]
            if bare:
                del self._open[bare[0] if another_follows else bare[-1] :]
        self._open.append((form, text))
        self._entered.append(text)

    def row(self) -> None:
        """A row was read."""
        self._entered.clear()

    @property
    def without_rows(self) -> list[str]:
        """The last sub-headings where no row followed them."""
        return list(self._entered)


def _rank(text: str) -> int:
    clause = clause_of(text)
    return clause.rank if clause else -1


class FirstColumns:
    """What the first two columns of a table hold, by which a lone text there is judged."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self._endings: list[Counter[str]] = [Counter(), Counter()]
        self.numbered = False  # whether rows are counted by clause numbers, as sub-headings may be
        for row in rows:
            if sum(bool(cell.text) for cell in row) < 2:
                continue
            self.numbered = self.numbered or clause_of(row[0].text) is not None
            for x in (0, 1):
                if x < len(row) and row[x].text:
                    self._endings[x][row[x].text[-1]] += 1

    def hold(self, text: str, x: int) -> bool:
        """Whether ``text`` is one of the things that column ``x`` lists: 丙小学 below 甲小学, 乙小学."""
        endings = self._endings[x]
        return bool(text) and endings[text[-1]] * 2 > endings.total()
