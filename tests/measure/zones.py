"""`python -m tests.measure.zones [FOLDER] [--wrong]`: how much of known zone lists is read, and how many
addresses are sent to their schools.

FOLDER holds a folder of files for each list, ``pairs.jsonl`` and ``addresses.jsonl``; see
``tests/material/zones/README.md``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.build import build
from index.facts.zones import Span, ZoneIndex, ZoneRule
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.answer import Turn
from service.answering.assistant import Assistant
from service.evaluation.judging import judge

if TYPE_CHECKING:
    from index.search.embedder import Embedder

ZONES = Path(__file__).resolve().parents[1] / "material" / "zones"
TODAY = date(2026, 6, 15)
BAR = 0.95  # of the entries and of the addresses
WRONG_BAR = 0.01  # of the addresses
LOOKUP_MS = 5.0  # at most, among this many rules:
MANY = 20_000
_FIRST = 30
_OUTCOMES = ("right", "wrong", "asked_back", "declined", "refused")


@dataclass
class Score:
    """Entries known, entries read for their school, entries read that no list has; what came of addresses."""

    known: int = 0
    read: int = 0
    invented: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Counts ``other`` in."""
        self.known += other.known
        self.read += other.read
        self.invented += other.invented
        self.outcomes += other.outcomes


def measure(folder: Path) -> dict[str, Score]:
    """The score of each list in ``folder``, by its name."""
    pairs, addresses = (_by_list(folder / name) for name in ("pairs.jsonl", "addresses.jsonl"))
    embedder = load_embedder()
    return {
        name: _measured(folder / name, pairs[name], addresses[name], embedder)
        for name in sorted({*pairs, *addresses})
    }


def _by_list(path: Path) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found[one["list"]].append(one)
    return found


def _measured(
    folder: Path,
    pairs: Sequence[Mapping[str, Any]],
    addresses: Sequence[dict[str, Any]],
    embedder: Embedder,
) -> Score:
    with tempfile.TemporaryDirectory() as home:
        build([folder], Path(home), embedder)
        snapshot = SnapshotStore(Path(home)).open(embedder)
        file_of = {item.id: Path(item.file).name for item in snapshot.items.values()}
        score = compare(pairs, snapshot.zones, file_of)
        assistant = Assistant(snapshot, TODAY)
        for asked in addresses:
            history = [Turn(turn["role"], turn["content"]) for turn in asked.get("history") or []]
            answer = assistant.answer(asked["question"], history)
            outcome, why = judge(asked, answer)
            score.outcomes[outcome] += 1
            if outcome != "right":
                said = answer.text.replace("\n", " ")[:160]
                options = "/".join(answer.options)
                score.wrong.append(
                    f"{outcome:10} {asked['id']} {asked['question']} ({why}) "
                    f"{answer.reason} {options} {said} expected {asked.get('must')}"
                )
    return score


def compare(
    pairs: Sequence[Mapping[str, Any]], rules: Iterable[ZoneRule], file_of: Mapping[str, str]
) -> Score:
    """An entry is read where a rule of its school quotes it; a rule that no entry bears out is invented."""
    score = Score(known=len(pairs))
    readable: dict[tuple[str, str], list[ZoneRule]] = defaultdict(list)
    unread: list[str] = []
    for rule in rules:
        if rule.kind == "unread":
            unread.append(f"unread     {'、'.join(rule.schools)} {rule.quote}")
        else:
            for school in rule.schools:
                readable[file_of[rule.item_id], _plain(school)].append(rule)
    entries: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pair in pairs:
        of = pair["file"], _plain(pair["school"])
        entries[of].append(pair["rule"])
        if any(_states(rule, pair["rule"]) for rule in readable[of]):
            score.read += 1
        else:
            score.wrong.append(f"missing    {pair['school']} {pair['rule']}")
    for of, found in readable.items():
        alone = {rule.quote for rule in found if not any(_states(rule, entry) for entry in entries[of])}
        score.invented += len(alone)
        score.wrong += [f"invented   {of[1]} {quote}" for quote in sorted(alone)]
    score.wrong += dict.fromkeys(unread)
    return score


def _states(rule: ZoneRule, entry: str) -> bool:
    """Whether the rule is one of the entry's: it quotes all of it, and its place is in it."""
    quote = _plain(rule.quote)
    parts = list(map(_plain, entry.split()))
    whole = "".join(parts)
    if quote in whole:
        return len(quote) >= len(whole) - 3  # 「含…」「…全部」 may be counted as the entry's or not
    if not all(part in quote for part in parts):
        return False
    # A quote that holds several entries states the one that its own place is in.
    return not rule.name or _figures(rule.name) in _figures(whole) or _figures(whole) in _figures(rule.name)


def _figures(text: str) -> str:
    from index.facts.zones.spelling import place_key

    return place_key(text)


def _plain(text: str) -> str:
    """Without blanks and differences of width: neither is what a list says."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def look_up_ms(count: int = MANY, questions: int = 300) -> tuple[float, float]:
    """(median, longest) milliseconds of its own time that a look-up takes among ``count`` invented rules."""
    chance = random.Random(20260615)
    rules = [_invented(number, chance) for number in range(count)]
    zones = ZoneIndex(rules)
    times: list[float] = []
    for number in range(questions):
        name = chance.choice(rules).name
        slip = name[:1] + chance.choice(_CHARACTERS) + name[2:]
        text = (f"我家住{name}{number}号，小学在哪里读", f"{slip}{number}号上哪个小学", "请问孩子今年读哪里")
        started = time.thread_time()
        zones.resolve(text[number % 3], stage="小学")
        times.append((time.thread_time() - started) * 1000)
    del times[:_FIRST]  # what is loaded on first use is no look-up's time
    return sorted(times)[len(times) // 2], max(times)


_CHARACTERS = "松柏桐槐榆桂兰竹梅荷菊葵芦苇泉溪湖塘渡桥亭阁塔钟鼓书墨砚琴棋茶酒米麦谷仓织绣陶铁铜银玉珠星月"


def _invented(number: int, chance: random.Random) -> ZoneRule:
    name = "".join(chance.choices(_CHARACTERS, k=3)) + chance.choice("路街巷村苑")
    low = chance.randrange(1, 200)
    return ZoneRule(
        id=str(number),
        item_id="list",
        passage_id=str(number % 1000),
        schools=(f"第{number % 400}小学",),
        stage="小学",
        region="",
        year=2026,
        quote=f"{name}{low}—{low + 50}号",
        kind="road",
        name=name,
        within=(Span("号", low, low + 50),),
    )


def main() -> None:
    """Prints one line a list, and with ``--wrong`` every entry and address that went amiss."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="?", type=Path, default=ZONES)
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    scores = measure(options.folder)
    if options.wrong:
        for name, one in scores.items():
            print("\n".join([name, *(f"    {line}" for line in one.wrong)]))
    total = Score()
    for one in scores.values():
        total.add(one)
    print("\t".join(["list", "entries", "read", "missing", "invented", "asked", *_OUTCOMES]))
    for name, one in [*scores.items(), ("all", total)]:
        counts = [one.known, one.read, one.known - one.read, one.invented, one.outcomes.total()]
        print("\t".join(map(str, [name, *counts, *(one.outcomes[outcome] for outcome in _OUTCOMES)])))
    asked = total.outcomes.total()
    if total.known and asked:
        print(
            f"read {total.read / total.known:.1%} (bar {BAR:.0%}), "
            f"right {total.outcomes['right'] / asked:.1%} (bar {BAR:.0%}), "
            f"wrong {total.outcomes['wrong'] / asked:.1%} (bar {WRONG_BAR:.0%})"
        )
    median, longest = look_up_ms()
    print(f"one look-up among {MANY} rules: {median:.2f} ms, at most {longest:.2f} ms (bar {LOOKUP_MS} ms)")


if __name__ == "__main__":
    main()
