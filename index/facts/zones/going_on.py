"""From primary schools to the secondary schools that their pupils go on to (对口直升)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from index.facts.zones.mentions import Mention
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import is_school
from index.facts.zones.sounds import is_slip
from index.facts.zones.spelling import place_key

_GOING_ON = re.compile(
    r"初中|中学|[升上读]中|直升|毕业|初1|升学|升[到去哪]|6年级|派位|[上念读]完(?:小学|[5-6]年级|[^,]{0,4}[上去到读念]哪)"
)
_SHORTEST = 4  # 第1小学


class GoingOn:
    """The feeder rules of a snapshot; ``regions`` are names that lists leave away before a school's."""

    def __init__(self, feeders: Sequence[ZoneRule], regions: Iterable[str]) -> None:
        self._feeders = feeders
        self._regions = sorted(regions, key=len, reverse=True)
        self._known: dict[str, set[str]] = defaultdict(set)  # a name in full or in short -> names in full
        for rule in feeders:
            for name in spoken_names(rule.name, self._regions):
                self._known[name].add(rule.name)

    def named(self, text: str) -> list[Mention]:
        """The primary schools that a question (in normal spelling) about going on names."""
        if not asks_of_going_on(text):
            return []
        text = _THAT.sub("", _BRACKETED.sub(r"\1", text))
        found: list[Mention] = []
        for name in sorted(self._known, key=lambda name: (-len(name), name)):
            at = text.find(name)
            if (
                len(name) >= _SHORTEST
                and at >= 0
                and all(at + len(name) <= m.start or at >= m.end for m in found)
            ):
                found.append(Mention(name, at, at + len(name), how="school"))
        return found or self._misspelled(text)

    def _misspelled(self, text: str) -> list[Mention]:
        """The one primary school that is meant with a wrong character of the same sound or look."""
        found: dict[frozenset[str], Mention] = {}
        for stage in re.finditer("小学", text):
            for name in self._known:
                start = stage.end() - len(name)
                typed = text[max(start, 0) : stage.end()]
                if len(name) >= _SHORTEST and typed.endswith("小学") and is_slip(name, typed):
                    full = frozenset(self._known[name])
                    if full not in found or found[full].end - found[full].start < len(name):
                        found[full] = Mention(name, start, stage.end(), how="school")
        return list(found.values()) if len(found) == 1 else []

    def from_named(self, named: Sequence[Mention], holds: Callable[[ZoneRule], bool]) -> Resolution:
        """Where the pupils of the schools in ``named`` go on to."""
        meant = {name for mention in named for name in self._known[mention.name]}
        led = [rule for rule in self._feeders if holds(rule) and rule.name in meant]
        regions = {rule.region for rule in led if rule.region}
        if len(regions) > 1:
            return Resolution("needs_region", options=tuple(sorted(regions)))
        return (
            Resolution("found", tuple(Match(rule, "feeder") for rule in led)) if led else Resolution("none")
        )

    def through(self, primary: Resolution | None, holds: Callable[[ZoneRule], bool]) -> Resolution | None:
        """Where the pupils of the primary schools that were found go on to; None where no list says."""
        if primary is None or not any(map(holds, self._feeders)):
            return None
        if primary.status != "found":
            return primary if primary.status in ("needs_number", "ambiguous") else None
        left = [(place_key(s), match.rule.region) for match in primary.matches for s in match.rule.schools]
        led = self._led(left, holds)
        if not led:
            return None
        return Resolution("found", (*primary.matches, *(Match(rule, "feeder") for rule in led)))

    def _led(
        self, left: Sequence[tuple[str, str]], holds: Callable[[ZoneRule], bool]
    ) -> list[ZoneRule]:
        """The feeders of the schools in ``left``, each with the region of its list: another region's
        第一小学 is another school."""
        return [
            rule
            for rule in self._feeders
            if holds(rule)
            and any(
                _same_school(rule.name, school) and (rule.region == region or not (rule.region and region))
                for school, region in left
            )
        ]


def asks_of_going_on(text: str) -> bool:
    """Whether a question (in normal spelling) speaks of leaving the primary school."""
    return bool(_GOING_ON.search(text))


def spoken_names(name: str, regions: Iterable[str]) -> Iterator[str]:
    """A school's name with and without the region and the town in front, and its primary part by the name of
    the school: 「铁东学校小学部」 is 「铁东学校小学」 and 「铁东学校」. ``regions``: the longest first."""
    yield name
    for region in regions:
        name = name.removeprefix(region)
    shorter = [name, _TOWN.sub("", name)]
    shorter += [_PRIMARY_PART.sub(part, one) for one in shorter for part in ("小学", "")]
    yield from (short for short in dict.fromkeys(shorter) if is_school(short) and len(short) >= _SHORTEST)


_BRACKETED = re.compile(r"\((小学部|附属小学)\)")
# 「某某那个中心小学」
_THAT = re.compile(r"(?<=[一-鿿]{2})(?:那边|那里|这边)?的?(?:那|这)[个所](?=中心(?:小学|校))")
_PRIMARY_PART = re.compile(r"(?<=学校)小学部$")
_TOWN = re.compile(r"^[^\d]{2,3}?[镇乡](?=.{4})")


def _same_school(one: str, other: str) -> bool:
    """Whether two names are one school's: lists leave away the region in front (县北街小学, 北街小学)."""
    return one == other or (
        min(len(one), len(other)) >= _SHORTEST and (one.endswith(other) or other.endswith(one))
    )
