"""One damaged file, read as a build reads it, in a worker process."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index.bureau import Bureau
from index.read.bounds import bounded
from index.read.document import UnreadableFile
from index.read.formats import read_bytes
from index.read.structure import outline
from index.reading import read_document
from index.repair import repair_document

from .mutations import damaged

# How often a kind is drawn. Old Word files take a second each, in a program that is not ours.
_SHARES = {
    ".docx": 18,
    ".xlsx": 16,
    ".pdf": 18,
    ".html": 12,
    ".txt": 8,
    ".md": 8,
    ".csv": 8,
    ".jsonl": 5,
    ".xls": 7,
    ".doc": 0.3,
}
_SLOW = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a try. ``detail`` is the reason, or the exception that slipped through a reader."""

    number: int
    file: str
    verdict: Literal["begun", "read", "reported", "slipped"] = "begun"
    detail: str = ""
    seconds: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)


def originals(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """The whole files by kind, those of kinds that are drawn."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        suffix = {".htm": ".html"}.get(path.suffix.lower(), path.suffix.lower())
        if suffix in _SHARES:
            kinds[suffix].append(path)
    return dict(kinds)


def attempt(kinds: Mapping[str, Sequence[Path]], keep: Path | None, number: int) -> Iterator[Attempt]:
    """The try of that ``number``: what is begun, then what came of it."""
    draw = random.Random(number)
    suffixes = sorted(kinds)
    suffix = draw.choices(suffixes, [_SHARES[each] for each in suffixes])[0]
    source = draw.choice(kinds[suffix])
    other = draw.choice(kinds[draw.choice(suffixes)])
    name = source.name
    yield Attempt(number, name)
    data = damaged(source.read_bytes(), suffix, other.read_bytes(), draw)
    if keep is not None:
        kept = keep / f"{number}{suffix}"
        kept.write_bytes(data)
    clock = _Clock()
    verdict, detail = _verdict(data, name, clock)
    if keep is not None and verdict != "slipped" and clock.total < _SLOW:
        kept.unlink()
    yield Attempt(number, name, verdict, detail, clock.total, clock.stages)


def _verdict(data: bytes, name: str, clock: _Clock) -> tuple[Literal["read", "reported", "slipped"], str]:
    try:
        read = list(map(bounded, read_bytes(data, name)))
        clock.stage("read")
        for ordinal, document in enumerate(read):
            repaired = repair_document(document)
            clock.stage("repair")
            outlined = outline(repaired)
            clock.stage("outline")
            read_document(outlined, Bureau(), ordinal)
            clock.stage("item, passages, facts")
    except UnreadableFile as reason:
        return "reported", str(reason)
    except Exception as error:
        step = error.__traceback__
        while step is not None and step.tb_next is not None:
            step = step.tb_next
        where = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else ""
        return "slipped", f"{type(error).__name__} {str(error)[:80]} at {where}"
    finally:
        clock.stage("rest")
    return "read", ""


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._last = time.perf_counter()

    @property
    def total(self) -> float:
        return sum(self.stages.values())

    def stage(self, name: str) -> None:
        now = time.perf_counter()
        self.stages[name] = round(self.stages.get(name, 0.0) + now - self._last, 3)
        self._last = now
