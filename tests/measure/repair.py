"""`python -m tests.measure.repair [--laws FILE] [--report FILE] [--clean FILE...]`: damage undone.

Prints, for each kind of damage, the share of wrong characters before and after repair (Levenshtein
distance over length), what repair does to sound text, how fast it is, and how much of a real
damaged report (``--report``) comes out right. FILE: JSON lines with "passage" or "text", may be .xz.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from rapidfuzz.distance import Levenshtein

from index.read.document import Document, Paragraph, Row, Table
from index.repair import repair_document, repair_text

from .damage import EXACT, LOSSY, Damage

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = ROOT / "tests" / "material" / "headings.txt"
SENTENCES = ROOT / "data" / "make_bureau" / "content"
EXACT_BAR, LOSSY_BAR = 0.90, 0.60
_SEED = 20260615
_NUMERALS = "一二三四五六七八九十"
_HEADING = re.compile(f"（[{_NUMERALS}]+）")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|\d+[.、．]|[（(]|第.{1,4}条")  # begins a paragraph
_SPACE = re.compile(r"[ \t\u00a0\u3000]+")


@dataclass
class Score:
    """Characters in all, wrong ones before and after repair, documents and those that are whole again."""

    characters: int = 0
    before: int = 0
    after: int = 0
    pairs: int = 0
    whole: int = 0
    headings: int = 0
    headings_right: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)  # clean and repaired lines that differ

    @property
    def fall(self) -> float:
        return 1 - self.after / self.before if self.before else 1.0

    def add(self, clean: str, damaged: str, repaired: str) -> None:
        clean, damaged, repaired = (_SPACE.sub("", text).strip() for text in (clean, damaged, repaired))
        self.characters += len(clean)
        self.before += Levenshtein.distance(clean, damaged)
        after = Levenshtein.distance(clean, repaired)
        self.after += after
        self.pairs += 1
        self.whole += clean == repaired
        headings = [line for line in clean.split("\n") if _HEADING.match(line)]
        self.headings += len(headings)
        self.headings_right += (Counter(headings) & Counter(repaired.split("\n"))).total()
        if after:
            lines = repaired.split("\n")
            self.left += [(line, repaired) for line in clean.split("\n") if line not in lines][:3]

    def __iadd__(self, other: Score) -> Score:
        self.characters += other.characters
        self.before += other.before
        self.after += other.after
        self.pairs += other.pairs
        self.whole += other.whole
        self.headings += other.headings
        self.headings_right += other.headings_right
        return self


def measure_pairs(documents: Sequence[str], seed: int = _SEED) -> dict[str, Score]:
    """The score of each kind of damage over ``documents``; a seed gives the same pairs."""
    return {
        kind: _score(kind, documents, damage, Random(f"{seed} {kind}"))
        for kind, damage in {**EXACT, **LOSSY}.items()
    }


def _score(kind: str, documents: Sequence[str], damage: Damage, random: Random) -> Score:
    score = Score()
    for document in documents:
        # GBK has one of the two bullets only.
        clean = document if kind == "bullets" else document.replace("•", "●")
        damaged = damage(clean, random)
        if damaged != clean:
            score.add(clean, damaged, repair_text(damaged).text)
    return score


def falls(scores: dict[str, Score]) -> tuple[Score, Score]:
    """The kinds that can be undone exactly together, and the others together."""
    exact, lossy = Score(), Score()
    for kind, score in scores.items():
        if kind in EXACT:
            exact += score
        else:
            lossy += score
    return exact, lossy


def documents_of(sentences: Sequence[str], count: int, random: Random) -> list[str]:
    """Documents of 5 to 40 sentences in paragraphs, with headings in brackets and sometimes a list."""
    clauses = [c for s in sentences for c in re.split("[，。；：、]", s) if re.fullmatch("[一-鿿]{4,12}", c)]
    headings = HEADINGS.read_text(encoding="utf-8").split()
    headings += random.sample(clauses, min(len(headings), len(clauses)))
    documents = []
    position = 0
    for _ in range(count):
        size = random.randrange(5, 41)
        taken = [sentences[(position + n) % len(sentences)] for n in range(size)]
        position += size
        lines = [f"清河市教育局关于{random.choice(headings)}的通知"]
        number = 0
        while taken:
            if random.random() < 0.4 and number < 20:
                number += 1
                lines.append(f"（{_numeral(number)}）{random.choice(headings)}{random.choice(('', '。'))}")
            length = random.randrange(1, 4)
            bullet = "• " if random.random() < 0.15 else ""
            lines.append(bullet + "".join(taken[:length]))
            del taken[:length]
        documents.append("\n".join(lines))
    return documents


def own_sentences() -> list[str]:
    """The sentences of the sample bureau's files."""
    lines = (line for path in sorted(SENTENCES.glob("*.txt")) for line in path.read_text("utf-8").split("\n"))
    return [s for line in lines if "。" in line and "|" not in line for s in _sentences(line)]


def sentences_in(path: Path, limit: int) -> list[str]:
    """The first ``limit`` sentences of JSON lines."""
    return list(islice((s for text in texts_in(path) for s in _sentences(text)), limit))


def texts_in(path: Path) -> Iterator[str]:
    """The texts of JSON lines (.jsonl, .jsonl.xz) or of a plain file."""
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.startswith("{"):
                record = json.loads(line)
                yield record.get("passage") or record.get("text") or ""
            else:
                yield line


def _sentences(text: str) -> list[str]:
    """Whole sentences of running text; not what damage cannot be told from."""
    found = re.findall(r"[^。\n]{8,160}。", text)
    return [
        _SPACE.sub("", one)
        for one in found
        if not re.search(r"[\x00-\x1f\u3000\uff10-\uff19|□]", one) and not _NUMBERED.match(one.strip())
    ]


def measure_harm(texts: Iterator[str], size: int) -> tuple[int, list[tuple[str, str, str]]]:
    """Characters read, and every change in sound text other than of spaces: (kind, before, after)."""
    changes: list[tuple[str, str, str]] = []
    read = 0
    while read < size:
        text = "\n".join(islice(texts, 40))
        if not text:
            break
        read += len(text.encode())
        changes += [
            (change.kind, change.before, change.after)
            for change in repair_text(text).changes
            if change.before.strip() or change.after.strip()
        ]
    return read, changes


def speeds(documents: Sequence[str]) -> dict[str, float]:
    """Megabytes a second, of whole texts and of documents: long paragraphs, a table of 50,000 rows."""
    clean = "\n".join(documents)[:1_000_000]
    damaged = {
        kind: "\n".join(damage(d, Random(1)) for d in documents[:40])
        for kind, damage in {**EXACT, **LOSSY}.items()
    }
    lines = clean.split("\n")
    paragraphs = Document("a", tuple(map(Paragraph, lines)))
    cells = [f"{line[:8]}{n}" for n, line in zip(range(50_000), lines * 50_000, strict=False)]
    table = Document(
        "a",
        (Table(("名称", "地址", "电话"), tuple(Row((cell, "甲路1号", "0123-4567890")) for cell in cells)),),
    )
    rates = {
        "clean text": _rate(clean, lambda: repair_text(clean)),
        "clean document": _rate(clean, lambda: repair_document(paragraphs)),
        "table of 50,000 rows": _rate(
            "".join(cells) + "甲路1号0123-4567890" * 50_000, lambda: repair_document(table)
        ),
    }
    for kind, text in damaged.items():
        rates[f"damaged: {kind}"] = _rate(text, partial(repair_text, text))
    everything = [d for kind in (*EXACT, *LOSSY) for d in (damaged[kind],)]
    rates["damaged, all kinds"] = _rate("".join(everything), lambda: [repair_text(d) for d in everything])
    return rates


def _rate(text: str, work: Callable[[], object]) -> float:
    best = min(_timed(work) for _ in range(2))
    return len(text.encode()) / 1e6 / best


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()  # others may use the machine
    work()
    return time.process_time() - started


def _numeral(number: int) -> str:
    if number <= 10:
        return _NUMERALS[number - 1]
    return (
        ("" if number < 20 else _NUMERALS[number // 10 - 1])
        + "十"
        + (_NUMERALS[number % 10 - 1] if number % 10 else "")
    )


def report_faults(path: Path) -> list[str]:
    """What of a real damaged report is not right after repair, in words."""
    from index.read.encoding import decode

    damaged = decode(path.read_bytes())
    repaired = repair_text(damaged).text
    faults = [f"gloss left: {found}" for found in re.findall(r".\([a-zü-ǜāōǎǐǒǔ\n]+\)", repaired)]
    if re.findall(r"\d", damaged[: damaged.rfind("相關(")]) != re.findall(r"\d", repaired):
        faults.append("the figures are others")
    faults += [f"shifted: {line}" for line in repaired.split("\n") if re.match("。|.*[□\u3105-\u3129]", line)]
    faults += [f"missing: {name}" for name in _OFFICIAL if name not in repaired]
    faults += [f"still there: {name}" for name in _SPUN_NAMES if name in repaired]
    headings = [line for line in repaired.split("\n") if re.match("（[一二三四五六七八九十]+）", line)]
    faults += [f"heading: {line}" for line in headings if len(line) > 40]
    print("\n".join(headings))
    return faults


_OFFICIAL = ("中华人民共和国政府信息公开条例", "教育局", "义务教育均衡发展", "人民政府", "公众")
_SPUN_NAMES = ("当局", "教导", "法度模范", "看护", "大众", "平衡成长", "治理")


def main() -> None:
    """Prints what was asked for; without options the pairs and the harm of our own sentences."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--laws", type=Path, help="JSON lines of law text to damage and to leave alone")
    arguments.add_argument("--clean", type=Path, nargs="*", default=[], help="more sound text to leave alone")
    arguments.add_argument("--report", type=Path, help="a real damaged report")
    arguments.add_argument("--documents", type=int, default=24, help="damaged documents for each kind")
    arguments.add_argument("--short", action="store_true", help="single short paragraphs instead")
    arguments.add_argument("--kind", action="append", help="only these kinds")
    arguments.add_argument("--left", action="store_true", help="lines that stay wrong")
    arguments.add_argument("--harm-mb", type=float, default=2.0, help="megabytes of sound text")
    arguments.add_argument("--speed", action="store_true")
    options = arguments.parse_args()
    sentences = sentences_in(options.laws, 8000) if options.laws else own_sentences()
    random = Random(_SEED)
    documents = (
        [random.choice(sentences) for _ in range(options.documents)]
        if options.short
        else documents_of(sentences, options.documents, random)
    )
    if options.speed:
        for name, rate in speeds(documents_of(sentences, 200, random)).items():
            print(f"{name:32}{rate:8.2f} MB/s")
        return
    _print_pairs(documents, options.kind, options.left)
    if options.report:
        print("report:", *(report_faults(options.report) or ["all right"]), sep="\n  ")
    sound = [*options.clean, *([options.laws] if options.laws else []), *sorted(SENTENCES.glob("*.txt"))]
    for path in () if options.kind else sound:
        read, changes = measure_harm(texts_in(path), int(options.harm_mb * 1e6))
        print(f"sound text {path.name}: {read / 1e6:.2f} MB, {len(changes)} changes")
        for change, count in Counter(changes).most_common(400):
            print("   ", count, change)


def _print_pairs(documents: Sequence[str], kinds: Sequence[str] | None, left: bool) -> None:
    damages = {k: d for k, d in {**EXACT, **LOSSY}.items() if not kinds or k in kinds}
    scores = {
        kind: _score(kind, documents, damage, Random(f"{_SEED} {kind}")) for kind, damage in damages.items()
    }
    exact, lossy = falls(scores)
    print(f"{'kind':20}{'pairs':>6}{'whole':>6}{'before':>9}{'after':>9}{'fall':>8}{'headings':>10}")
    for kind, one in [
        *scores.items(),
        (f"exact (bar {EXACT_BAR:.0%})", exact),
        (f"others (bar {LOSSY_BAR:.0%})", lossy),
    ]:
        size = max(one.characters, 1)
        headings = one.headings_right / max(one.headings, 1)
        counts = f"{kind:20}{one.pairs:6}{one.whole:6}"
        print(f"{counts}{one.before / size:9.2%}{one.after / size:9.2%}{one.fall:8.1%}{headings:10.1%}")
        for clean, repaired in one.left[:14] if left else ():
            closest = max(
                repaired.split("\n"), key=lambda line: Levenshtein.normalized_similarity(line, clean)
            )
            print(f"    {clean[:110]}\n  → {closest[:110]}")


if __name__ == "__main__":
    main()
