"""From an address to the schools whose published zone holds it, or to what must be asked first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from index.facts.zones.asking import LEVELS, asks_first, common_region
from index.facts.zones.doubts import Doubt, is_doubt
from index.facts.zones.going_on import GoingOn
from index.facts.zones.mentions import Gazetteer, Mention, normal
from index.facts.zones.names import PART, kind_of
from index.facts.zones.options import MOST, option_texts
from index.facts.zones.region_marks import mark_of
from index.facts.zones.remainders import Remainders
from index.facts.zones.resolution import Match, Resolution, alike
from index.facts.zones.rule import Parity, ZoneRule
from index.facts.zones.schools import town_of
from index.facts.zones.side_said import has_side, parity_said
from index.facts.zones.sides_of_area import not_contradicted
from index.facts.zones.sounds import is_likely_slip
from index.facts.zones.spelling import as_written, place_key
from index.facts.zones.taught import Taught
from index.facts.zones.towns import in_same_town, in_town_said, places_over
from index.facts.zones.unread import UnreadLists
from index.facts.zones.weighing import Weighed, agreed, member_named, overridden, weigh
from index.facts.zones.years import in_force

_SHORT_REGION = re.compile(r"[市县区州旗]$")
_STAGE_BEHIND = re.compile(r"(?:小学|中学|学校|幼儿园)$")
_REGION_OF_SCHOOL = re.compile(r"^[一-鿿]{2,3}?[市县区旗]")


def _region_of(school: str) -> list[str]:
    """The county in front of a school's name, by itself and without its 县: people put it before places."""
    match = _REGION_OF_SCHOOL.match(school)
    return [match.group(), match.group()[:-1]] if match else []


class ZoneIndex:
    """Looks addresses up in the rules given (those of items in force)."""

    def __init__(self, rules: Sequence[ZoneRule]) -> None:
        self._by_name: dict[str, list[ZoneRule]] = defaultdict(list)
        self._by_parent: dict[str, list[ZoneRule]] = defaultdict(list)
        self._boundaries: dict[str, list[ZoneRule]] = defaultdict(list)
        feeders: list[ZoneRule] = []
        readable = [rule for rule in rules if rule.kind != "unread"]
        for rule in readable:
            if rule.kind == "feeder":
                feeders.append(rule)
                continue
            if rule.name:
                self._by_name[rule.name].append(rule)
            for parent in places_over(rule):
                self._by_parent[parent].append(rule)
            for landmark in rule.landmarks:
                self._boundaries[landmark].append(rule)
        for name in [name for name in self._by_name if name.endswith("小区") and len(name) > 3]:
            if (stem := name.removesuffix("小区")) in self._by_name:  # one notice says 某苑, one 某苑小区
                both = [*self._by_name[stem], *self._by_name[name]]
                self._by_name[stem] = self._by_name[name] = both
        self._newest = in_force(rules)
        self._remainders = Remainders(readable)
        known = {*self._by_name, *self._by_parent, *self._boundaries}
        known |= {carve.name for rule in readable for carve in rule.without}
        self._unread = UnreadLists(rule for rule in rules if rule.kind == "unread" and not is_doubt(rule))
        known |= self._unread.names
        self._regions = {
            normal(name): region
            for region in sorted({rule.region for rule in rules if rule.region})
            for name in (region, _SHORT_REGION.sub("", region))
            if len(name) >= 2
        }
        for rule in rules:
            if mark := mark_of(rule.quote, rule.region):
                self._regions.setdefault(normal(mark), rule.region)
        schools = {place_key(school) for rule in rules for school in rule.schools}
        taught = schools | {rule.name for rule in feeders}
        before = {*self._regions, *(normal(name) for school in taught for name in _region_of(school))}
        self._going_on = GoingOn(feeders, before)
        self._taught = Taught(readable, before)
        short = {_REGION_OF_SCHOOL.sub("", school) for school in taught}
        self._schools = sorted((name for name in taught | short if len(name) > 3), key=len, reverse=True)
        extendable = (rule.name for rule in readable if rule.whole_road)
        self._places = Gazetteer(known, extendable, sorted(before), schools)
        self._doubts = [Doubt.of(rule, self._by_name) for rule in rules if is_doubt(rule)]

    def places_in(self, text: str) -> list[Mention]:
        """The places of the rules that ``text`` names, with the numbers behind them; else schools, where it
        asks what comes after them."""
        said = normal(text)
        return self._places.find(said) or self._going_on.named(said) or self._taught.named(said)

    def without_schools(self, text: str) -> str:
        """``text`` (in normal spelling) without the schools of the rules that it names."""
        text = normal(text)
        for school in self._schools:
            text = text.replace(school, "")
        return text

    def roads_and_schools(self, text: str) -> tuple[str, ...]:
        """What 「某某路小学怎么划」 may ask about, where the road and a school called after it are known."""
        text = normal(text)
        for school in self._schools:
            road = _STAGE_BEHIND.sub("", _REGION_OF_SCHOOL.sub("", school))
            if school in text and road != school and road in self._by_name and kind_of(road) == "road":
                return (f"{self._written(road)}的住户读哪所小学", f"{as_written(school, text)}的招生范围")
        return ()

    def resolve(
        self, address: str, *, stage: str = "", region: str = "", year: int | None = None
    ) -> Resolution:
        """Which schools ``address`` (an address or a question that holds one) belongs to.

        ``year`` None means the newest rules of each region and stage.
        """
        text = normal(address)
        named = self._places.find(text)
        mentions = [one for one in named if not one.is_landmark(text)]
        if named and not mentions:
            return Resolution("needs_address")
        region = region or next((self._regions[name] for name in self._regions if name in text), "")

        def holds(rule: ZoneRule) -> bool:
            return self._newest(rule, year) and (not region or rule.region in ("", region))

        def of_stage(rule: ZoneRule) -> bool:
            return holds(rule) and (not stage or rule.stage in ("", stage))

        if not mentions and (primaries := self._going_on.named(text)):
            return self._going_on.from_named(primaries, holds)
        if not mentions and (primaries := self._taught.named(text)):
            return self._taught.from_named(primaries, holds)
        guesses = [mention for mention in mentions if mention.how == "near"]
        if len({mention.name for mention in guesses}) == 1:
            guess = guesses[0]
            meant = text[: guess.start] + guess.name + text[guess.start + len(guess.name) :]
            if not is_likely_slip(guess.name, text[guess.start : guess.start + len(guess.name)]):
                return Resolution("none")
            return alike(self.resolve(meant, stage=stage, region=region, year=year))
        if guesses:
            named_so = sorted({mention.name for mention in guesses})
            return Resolution("ambiguous", options=tuple(map(self._written, named_so[:MOST])))
        sounds = {mention.name for mention in mentions if mention.how in ("sound", "look")}
        if len(sounds) > 1 and len({mention.start for mention in mentions}) == 1:
            return Resolution("ambiguous", options=tuple(map(self._written, sorted(sounds)[:MOST])))
        candidates = self._candidates(mentions, region, year)
        if not region and (region := common_region(candidates)):
            candidates = self._candidates(mentions, region, year)
        candidates = in_town_said(candidates, mentions, text)
        candidates = self._with_wholes(candidates, of_stage) if stage else candidates
        asked = asks_first(self._with_parts(candidates, region, year), stage, region, text)
        if asked:
            return asked
        places = {
            part: one.numbers for one in mentions for part in (one.name, *self._places.parts_of(one.name))
        }
        resolution = self._decide(mentions, candidates, stage, text)
        if resolution and resolution.status == "found" and any(one.is_beside(text) for one in mentions):
            return Resolution("boundary_only", resolution.matches)
        resolution = resolution or self._remainders.found(mentions, of_stage)
        if resolution and resolution.status == "found":
            return self._unread.contested(resolution, places, region, text, of_stage)
        resolution = resolution or self._unlisted(text, mentions, candidates, of_stage)
        if stage == "初中" and resolution.status in ("none", "boundary_only"):
            primary = self._decide(mentions, candidates, "小学", text)
            if primary and primary.status == "found":
                primary = self._unread.contested(primary, places, region, text, holds)
            resolution = (
                self._going_on.through(primary, holds) or self._of_its_town(primary, of_stage) or resolution
            )
        if resolution.status == "none":
            return self._unread.shown(places, region, text, of_stage) or resolution
        return resolution

    @staticmethod
    def _all_one(rules: Sequence[ZoneRule], mention: Mention) -> bool:
        """Whether all phases of an estate that are listed are one school's, whatever their numbers."""
        plain = kind_of(mention.name) != "road" and not any(rule.within or rule.without for rule in rules)
        return plain and len({rule.schools for rule in rules}) == 1

    def _of_its_town(
        self, primary: Resolution | None, of_stage: Callable[[ZoneRule], bool]
    ) -> Resolution | None:
        """Where the town as a whole goes to that the primary school found is called after."""
        if primary is None or primary.status != "found":
            return None
        towns = {town_of(school) for match in primary.matches for school in match.rule.schools}
        listed = [rule for town in towns if town for rule in self._by_name.get(place_key(town), ())]
        rules = list(filter(of_stage, listed))
        if not rules or len({rule.schools for rule in rules}) > 1:
            return None
        return Resolution("found", (*primary.matches, *(Match(rule, "feeder") for rule in rules)))

    def _with_wholes(
        self, candidates: dict[str, list[ZoneRule]], of_stage: Callable[[ZoneRule], bool]
    ) -> dict[str, list[ZoneRule]]:
        """``candidates`` with the rule of the whole estate or road for a part that the lists of another
        stage have, where those of the stage asked about name no part of it."""
        found = dict(candidates)
        for name, rules in candidates.items():
            base = PART.sub("", name)
            if base == name or len(base) < 2 or any(map(of_stage, rules)):
                continue
            parts = [rule for part in self._places.extensions(base) for rule in self._by_name[part]]
            if not any(map(of_stage, parts)):
                whole = [rule for rule in self._by_name.get(base, ()) if of_stage(rule)]
                plain = [rule for rule in whole if not (rule.within or rule.without or rule.segment)]
                found[name] = [*rules, *(plain if len(plain) == len(whole) else ())]
        return found

    def _with_parts(
        self, candidates: dict[str, list[ZoneRule]], region: str, year: int | None
    ) -> dict[str, list[ZoneRule]]:
        """``candidates`` with the phases of a place that another region lists by its phases only."""
        if region:
            return candidates
        return {
            name: [
                *rules,
                *(
                    rule
                    for part in self._places.extensions(name)
                    for rule in self._by_name[part]
                    if self._newest(rule, year)
                    and (rule.region, rule.stage) not in {(one.region, one.stage) for one in rules}
                ),
            ]
            for name, rules in candidates.items()
        }

    def _candidates(
        self, mentions: Sequence[Mention], region: str, year: int | None
    ) -> dict[str, list[ZoneRule]]:
        """By name of a place, its rules in the region, the year and the town that the text names."""
        towns = {mention.name for mention in mentions if kind_of(mention.name) == "street_town"}
        return {
            mention.name: [
                rule
                for rule in self._by_name.get(mention.name, ())
                if self._newest(rule, year)
                and (not region or rule.region in ("", region))
                and (not mention.part or rule.whole_road)
                and in_same_town(rule, mention, towns)
            ]
            for mention in mentions
        }

    def _decide(
        self,
        mentions: Sequence[Mention],
        candidates: dict[str, list[ZoneRule]],
        stage: str,
        text: str,
    ) -> Resolution | None:
        excluded: set[str] = set()
        for level in LEVELS:
            weighed = []
            for mention in mentions:
                rules = [
                    rule
                    for rule in candidates[mention.name]
                    if rule.kind in level
                    and (not stage or rule.stage in ("", stage))
                    and not set(rule.schools) <= excluded
                ]
                if rules:
                    weighed.append(weigh(mention, overridden(rules, mention), mentions, text))
            said = [place_key(rule.segment) for one in weighed if one.said for rule in one.rules]
            weighed = [one for one in weighed if one.said or not any(one.mention.name in s for s in said)]
            resolution = self._of_level(weighed, parity_said(text))
            if resolution:
                return self._unless_doubted(resolution)
            excluded |= {school for one in weighed for school in one.left_out}
        return None

    def _unless_doubted(self, resolution: Resolution) -> Resolution:
        """Not found where a change that was not understood may be about it."""
        for match in resolution.matches:
            rule = match.rule
            doubts = [doubt for doubt in self._doubts if doubt.is_about(rule)]
            if resolution.status == "found" and doubts:
                sure = len(doubts) == len(rule.schools) == 1 and doubts[0].takes_over
                shown = tuple(Match(doubt.rule, "shown") for doubt in doubts)
                return Resolution("found" if sure else "boundary_only", shown)
        return resolution

    def _of_level(self, weighed: Sequence[Weighed], parity: Parity) -> Resolution | None:
        """What the places of one level (door, community, town) decide together; None for nothing.

        ``parity`` is the side of the road that is said in place of a number.
        """
        decided = [one for one in weighed if one.status == "yes"]
        if decided:
            schools = agreed(decided)
            left_out = {school for one in weighed for school in one.left_out}
            if schools is None or schools & left_out:
                entries = option_texts(rule for one in decided for rule in one.rules)
                return Resolution("ambiguous", options=entries)
            matches = [
                Match(rule, one.mention.how)
                for one in decided
                for rule in one.rules
                if set(rule.schools) & schools
            ]
            return Resolution("found", tuple(dict.fromkeys(matches)))
        several = [one for one in weighed if one.status == "several"]
        if several:
            entries = option_texts(rule for one in several for rule in one.rules)
            if ofs := self._of_parts(several):
                return Resolution("ambiguous", options=option_texts(ofs))
            parts = tuple(self._written(part) for one in several for part in one.parts)
            return Resolution("ambiguous", options=entries + parts)
        missing = [rule for one in weighed if one.status == "missing" for rule in one.rules]
        if parity and missing:
            missing = [rule for rule in missing if has_side(rule, parity)]
            whole = all(has_side(rule, parity, whole=True) for rule in missing)
            if whole and len({rule.schools for rule in missing}) == 1:
                return Resolution("found", tuple(Match(rule, "exact") for rule in missing))
        if len({rule.schools for rule in missing}) == 1:
            # Whichever number it is: what is listed of the place is all one school's.
            return Resolution("boundary_only", tuple(Match(rule, "shown") for rule in missing))
        if len(missing) > 1:
            return Resolution("needs_number", options=option_texts(missing))
        shown = [rule for one in weighed if one.status == "open" for rule in one.rules]
        if len({rule.schools for rule in shown}) > 1:
            # Which side or stretch of the road it is has to be asked, as nothing in the address tells.
            return Resolution("ambiguous", options=option_texts(shown))
        return Resolution("boundary_only", tuple(Match(rule, "shown") for rule in shown)) if shown else None

    def _of_parts(self, several: Sequence[Weighed]) -> list[ZoneRule]:
        """The rules of places that are listed in part, and those of what they leave out; [] where no list
        has any of these."""
        found: list[ZoneRule] = []
        for one in several:
            found += one.rules
            for part in one.parts:
                name = part if part.startswith(one.mention.name) else one.mention.name + part
                rules = [rule for rule in self._by_name.get(name, ()) if self._newest(rule, None)]
                if not rules:
                    return []
                found += rules
        return found if any(one.parts for one in several) else []

    def _written(self, name: str) -> str:
        """A place as a list writes it; its key where only an exclusion names it."""
        quotes = [rule.quote for rule in self._by_name.get(name, ())]
        whole = (written for quote in quotes if (written := as_written(name, quote)) != name)
        base = PART.sub("", name)
        tail = name[len(base) :]
        # 「某院一区、二区」: what is written of the second is only what tells it from the first.
        parts = (
            as_written(base, quote) + written
            for quote in quotes
            if base and tail and (written := as_written(tail, quote)) != tail
        )
        return next(whole, "") or next(parts, "") or name

    def _unlisted(
        self,
        text: str,
        mentions: Sequence[Mention],
        candidates: dict[str, list[ZoneRule]],
        holds: Callable[[ZoneRule], bool],
    ) -> Resolution:
        """No rule decides: boundaries to show, known parts of the place to choose from, or nothing."""
        for mention in mentions:
            listed = any(map(holds, candidates[mention.name]))
            phases = self._places.extensions(mention.name) if not listed else ()
            parts = [
                part
                for part in self._places.parts_of(mention.name) or phases
                if any(map(holds, self._by_name.get(part, ())))
            ]
            if parts:
                rules = [rule for part in parts for rule in self._by_name.get(part, ()) if holds(rule)]
                if len(parts) == 1 or self._all_one(rules, mention):
                    return Resolution("boundary_only", tuple(Match(rule, "shown") for rule in rules))
                return Resolution("ambiguous", options=tuple(map(self._written, parts[:MOST])))
        along = [
            rule for mention in mentions for rule in self._boundaries.get(mention.name, ()) if holds(rule)
        ]
        along = not_contradicted(dict.fromkeys(along), text)
        if along and not any(candidates.values()):
            areas = tuple(dict.fromkeys(rule.quote for rule in along))
            if len(areas) > 1 and len({rule.schools for rule in along}) > 1:
                return Resolution("ambiguous", options=areas[:MOST])  # on which side of it is not said
            return Resolution("boundary_only", tuple(Match(rule, "shown") for rule in along))
        if len(mentions) == 1 and not mentions[0].numbers and not member_named(text[mentions[0].end :]):
            rules = [rule for rule in self._by_parent.get(mentions[0].name, ()) if holds(rule)]
            inside = dict.fromkeys(as_written(rule.name, rule.quote) for rule in rules)
            if inside and not any(map(holds, candidates[mentions[0].name])):
                community = kind_of(mentions[0].name) == "community"
                one_school = len({rule.schools for rule in rules}) == 1
                if one_school and (community or len(inside) == 1):
                    # Whichever it is: what is listed of the community is all one school's.
                    return Resolution("boundary_only", tuple(Match(rule, "shown") for rule in rules))
                return Resolution("ambiguous", options=tuple(inside)[:MOST])
        return Resolution("none")
