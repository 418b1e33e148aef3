"""One entry of an enrolment zone list, read into fields, and its plain form for the snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["estate", "road", "village", "community", "street_town", "boundary", "feeder", "unread"]
Parity = Literal["", "odd", "even"]
Verdict = Literal["yes", "no", "missing", "open"]

_STRONGEST: tuple[Verdict, ...] = ("no", "missing", "open")


def unit_sort(unit: str) -> str:
    """The sort of things that a unit counts: a house with a letter is a house."""
    return "栋" if unit.startswith("栋") else unit


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers ``low`` to ``high`` inclusive (None: no upper end) of one unit (号, 栋, 组, 弄…)."""

    unit: str
    low: int
    high: int | None
    parity: Parity = ""

    def __contains__(self, number: int) -> bool:
        if number < self.low or (self.high is not None and number > self.high):
            return False
        return self.parity == "" or (number % 2 == 1) == (self.parity == "odd")

    @property
    def sort(self) -> str:
        """What the unit counts; houses with and without letters (栋, 栋A, 栋字) are of one sort."""
        return unit_sort(self.unit)

    def holds(self, numbers: Mapping[str, int]) -> bool:
        """Whether the number of this unit is in the span."""
        return self.unit in numbers and numbers[self.unit] in self


@dataclass(frozen=True, slots=True)
class Carve:
    """What an entry leaves out: numbers of the place itself (``name`` is ""), or another place,
    whole (no ``spans``) or in part."""

    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """One place that an entry assigns to schools. An entry that names several places gives several
    rules with one quote.

    ``quote`` is verbatim in the passage's text. ``name`` and ``parent`` (the town, street office or
    community that the place is listed under) are place keys, see ``spelling.place_key``.
    ``within`` are the numbers listed, () for all; ``doubtful`` those that the wording leaves open;
    ``without`` what is left out. ``segment`` is a part described by landmarks or a side, which no
    number decides. ``whole_road`` is true where the entry says that it means every segment (各段).
    ``former`` are names in 「（原…）」, which rename a place or limit it to a part. ``landmarks`` are
    the places that a boundary runs along. ``members`` are the kinds of places that an entry means
    of a town without naming them (「某镇各村」), () for all of it. ``moved_from`` are the schools that
    an amendment takes the place from. ``stage`` is "" where neither the list nor the school's name tells.
    """

    id: str
    item_id: str
    passage_id: str
    schools: tuple[str, ...]
    stage: str
    region: str
    year: int | None
    quote: str
    kind: Kind
    name: str = ""
    parent: str = ""
    within: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    without: tuple[Carve, ...] = ()
    segment: str = ""
    whole_road: bool = False
    former: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()

    def verdict(self, numbers: Mapping[str, int]) -> Verdict:
        """Whether ``numbers`` (unit -> number) of this place are in the entry.

        "missing": the entry restricts a unit that the address does not give. "open": its wording does
        not decide. An exclusion always wins.
        """
        verdicts = {self._left_out(numbers), *(self._listed(sort, numbers) for sort in self._sorts())}
        return next((verdict for verdict in _STRONGEST if verdict in verdicts), "yes")

    def leaves_out(self, numbers: Mapping[str, int]) -> bool:
        """Whether the entry says in so many words that ``numbers`` are not in it."""
        return self._left_out(numbers) == "no"

    def _sorts(self) -> Iterable[str]:
        return sorted({span.sort for span in (*self.within, *self.doubtful)})

    def _listed(self, sort: str, numbers: Mapping[str, int]) -> Verdict:
        if not any(unit_sort(unit) == sort for unit in numbers):
            return "no" if sort == "弄" and self._is_on_road(numbers) else "missing"
        if any(span.sort == sort and span.holds(numbers) for span in self.within):
            return "yes"
        in_doubt = any(span.sort == sort and span.holds(numbers) for span in self.doubtful)
        return "open" if in_doubt else "no"

    def _left_out(self, numbers: Mapping[str, int]) -> Verdict:
        spans = [span for carve in self.without if not carve.name for span in carve.spans]
        if any(span.holds(numbers) for span in spans):
            return "no"
        given = {*map(unit_sort, numbers), *(["弄"] if self._is_on_road(numbers) else [])}
        return "missing" if any(span.sort not in given for span in spans) else "yes"

    def _is_on_road(self, numbers: Mapping[str, int]) -> bool:
        """Whether an address has its number on the road itself, so that it is in none of its lanes (弄)."""
        return self.kind == "road" and "号" in numbers and "弄" not in numbers

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the fields that hold nothing."""
        return {name: value for name, value in asdict(self).items() if value not in ("", (), None, False)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> ZoneRule:
        """The rule that ``to_dict`` gave, also after JSON made its tuples lists."""
        fields: dict[str, Any] = {"stage": "", "region": "", "year": None, **plain}
        for name in ("schools", "former", "landmarks", "members", "moved_from"):
            fields[name] = tuple(fields.get(name, ()))
        for name in ("within", "doubtful"):
            fields[name] = _spans(fields.get(name, ()))
        fields["without"] = tuple(
            Carve(carve["name"], _spans(carve["spans"])) for carve in fields.get("without", ())
        )
        return cls(**fields)


def _spans(plain: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(**span) for span in plain)
