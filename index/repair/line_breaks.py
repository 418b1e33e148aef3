"""Text pasted from a PDF: a break at the end of each printed line, running heads and page numbers between.

A page number counts on from the one before. A running head is a line that stands beside several of
them, or that comes again and again in the middle of sentences. What reaches the right margin goes on
in the next line, unless that is set in or begins a clause.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.repair.change import Change, Repaired

_NUMBER = re.compile(
    r"(?P<before>\D{0,6}?)(?P<number>\d{1,3})(?P<after>\D{0,4}(?:共?\s*\d{1,3}\s*页?)?\D{0,3})"
)
_AROUND_NUMBER = re.compile(r"[\s\-—–－_·•.~～|/第页共]*")
_ENDED = re.compile(r"[。！？；：!?;:…]['\"”’』」）)》】]*$")
_STARTS = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[编章节条款步]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件\s*\d*\s*[：:]"
    r"|[-•·●◆▪■★※\uf000-\uf0ff]|[问答QA][：:]|(?:注|备注|说明)[：:]"
)
_IN_TEXT = re.compile(r"第.{1,5}[条款]")  # 「…依照｜第六条的规定」
_LETTERS = re.compile("[A-Za-z]{2}")
_PAUSE = re.compile(r"[，。；、：,;]")
_GAP = re.compile(r"\S(?:\t|[ \u00a0]{2,}|\u3000)\s*\S|[│┃|┌└├]")
_INDENT = ("\u3000", "  ", "\t", "\u00a0\u00a0")
_NARROWEST, _WIDEST = 12, 64
_FEWEST_FULL = 4
_SLACK = 2.0  # by how much a full line may fall short: a mark that may not begin the next


@dataclass(frozen=True, slots=True)
class _Margin:
    """Where lines were broken: ``width`` as counted by ``measure`` (characters, or half ones as well)."""

    width: float
    by_characters: bool

    def short_by(self, line: str) -> float:
        return self.width - _width(line, self.by_characters)


def join_lines(text: str) -> Repaired:
    """``text`` with one line for each paragraph and without heads and page numbers; sound text stays."""
    changes: list[Change] = []
    for _ in range(3):  # a text that was pasted twice; and what is joined must not look broken again
        repaired = _joined(text)
        if not repaired.changes:
            break
        text = repaired.text
        changes += repaired.changes
    return Repaired(text, tuple(changes))


def _joined(text: str) -> Repaired:
    lines = text.split("\n")
    if len(lines) < _FEWEST_FULL:
        return Repaired(text)
    margin = _margin([line for line in lines if line.strip()])
    dropped = _furniture(lines, margin)
    if dropped:
        kept = [line for n, line in enumerate(lines) if line.strip() and n not in dropped]
        margin = _margin(kept, bool(dropped))
    if not dropped and margin is None:
        return Repaired(text)
    pieces: list[str] = []
    changes: list[Change] = []
    last: str | None = None  # the line that ``pieces`` ends with
    skipped = 0  # characters since then, from its line break on
    position = 0
    for number, line in enumerate(lines):
        end = position + len(line) + 1
        if number in dropped or (not line.strip() and skipped and number + 1 < len(lines)):
            skipped += len(line) + 1
        else:
            glue = "" if last is None else "\n"
            shown, begin = line, position
            if last is not None and margin is not None and _goes_on(last, line, margin):
                shown = line.lstrip()
                begin += len(line) - len(shown)
                glue = " " if _LETTERS.match(last[-1:] + shown[:1]) else ""
            before = text[position - skipped - (last is not None) : begin]
            if before != glue:
                changes.append(Change("line_break", position - skipped - (last is not None), before, glue))
            pieces += [glue, shown]
            last, skipped = shown, 0
        position = end
    if skipped:
        rest = text[position - skipped - 1 :] if last is not None else text
        if rest:
            changes.append(Change("line_break", len(text) - len(rest), rest, ""))
    return Repaired("".join(pieces), tuple(changes))


def _goes_on(line: str, following: str, margin: _Margin) -> bool:
    """Whether a paragraph goes on behind a line that ends at the margin."""
    short = margin.short_by(line)
    bare = following.strip()
    if not bare or short > _SLACK or following.startswith(_INDENT) or _GAP.search(line):
        return False
    begins = _STARTS.match(bare)
    if begins and not (short <= 0 and _IN_TEXT.match(bare) and not _ENDED.search(line.rstrip())):
        return False
    # Where a sentence ends a little before the margin, its paragraph most likely ends too.
    return short <= 0 or not _ENDED.search(line.rstrip())


def _margin(lines: Sequence[str], paged: bool = False) -> _Margin | None:
    """Where the lines were broken; None for text that was not."""
    best: tuple[float, _Margin] | None = None
    if not lines or _width(max(lines, key=len), False) > _WIDEST + 2:
        return None  # a line longer than any page is wide
    for by_characters in (True, False):
        widths = Counter(_width(line, by_characters) for line in lines)
        # A mark that may not begin a line hangs over the margin: the width that most lines have is it.
        wide = {width: count for width, count in widths.items() if _NARROWEST <= width <= _WIDEST}
        if not wide:
            continue
        longest = max(widths)
        reach = [width for width in wide if width >= longest - 2]
        if not reach:
            continue
        margin = _Margin(max(reach, key=lambda width: (wide[width], width)), by_characters)
        full = [line for line in lines if abs(margin.short_by(line)) <= _SLACK]
        share = len(full) / len(lines)
        running = sum(
            bool(_PAUSE.search(line)) and not _ENDED.search(line.rstrip()) and not _GAP.search(line.strip())
            for line in full
        )
        enough = 0.25 if paged else 0.4
        if (
            len(full) >= _FEWEST_FULL
            and share >= enough
            and running >= 0.6 * len(full)
            and _runs_over(lines, margin)
        ):
            exact = sum(margin.short_by(line) == 0 for line in full) / len(full)
            if best is None or exact > best[0]:
                best = (exact, margin)
    return best[1] if best else None


def _runs_over(lines: Sequence[str], margin: _Margin) -> bool:
    """Whether sentences end inside lines and at the ends of short ones, as in running text; not in a list."""
    short = [line for line in lines if margin.short_by(line) > _SLACK]
    ended = sum(bool(_ENDED.search(line.rstrip())) for line in lines)
    inside = sum(line.strip()[:-1].count("。") for line in lines)
    return inside > 0 and ended + inside >= len(lines) / 12 and (not short or ended > 0)


def _width(line: str, by_characters: bool) -> float:
    """Without the blanks at its end; the first line's indent counts."""
    line = line.rstrip()
    if by_characters:
        return len(line)
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in line)


def _furniture(lines: Sequence[str], margin: _Margin | None) -> set[int]:
    """The lines that are page numbers or running heads."""
    numbers = _page_numbers(lines)
    beside = _beside(lines, numbers)
    shapes = Counter(_shape(lines[n]) for n in beside)
    least = max(2, (len(numbers) + 1) // 2)
    heads = {shape for shape, count in shapes.items() if count >= least and len(shape) >= 3}
    dropped: set[int] = set()
    bare = all(lines[n].strip().isdecimal() for n in numbers)
    if numbers and (not bare or heads):
        dropped = numbers | {n for n in beside if _shape(lines[n]) in heads}
    if not heads and margin is not None:
        heads = _interrupting(lines, margin)
        dropped |= {n for n, line in enumerate(lines) if _shape(line) in heads}
    return dropped - _title(lines, dropped)


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """The lines of the longest run of numbers of one form that count on by one, at least two."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for position, line in enumerate(lines):
        bare = line.strip()
        if not bare or len(bare) > 14:
            continue
        match = _NUMBER.fullmatch(bare)
        if (
            match
            and _AROUND_NUMBER.fullmatch(match["before"])
            and _AROUND_NUMBER.fullmatch(re.sub(r"\d", "", match["after"]))
        ):
            key = (match["before"].strip(), match["after"].strip())
            found.setdefault(key, []).append((position, int(match["number"])))
    best: list[int] = []
    for entries in found.values():
        run = [entries[0]]
        for entry in entries[1:]:
            if entry[1] == run[-1][1] + 1 and entry[0] > run[-1][0] + 3:
                run.append(entry)
        if len(run) > len(best) and len(run) >= 2:
            best = [position for position, _ in run]
    return set(best)


def _beside(lines: Sequence[str], numbers: set[int]) -> set[int]:
    """The first filled line above and below each page number, and the first and last of the text."""
    filled = [n for n, line in enumerate(lines) if line.strip() and n not in numbers]
    beside = set()
    for number in numbers:
        beside |= set([n for n in filled if n < number][-1:]) | set([n for n in filled if n > number][:1])
    return beside | set(filled[:1] if numbers else [])


def _interrupting(lines: Sequence[str], margin: _Margin) -> set[str]:
    """Lines that come at least three times, and in the middle of a sentence."""
    shapes = Counter(_shape(line) for line in lines if line.strip())
    often = {shape for shape, count in shapes.items() if count >= 3 and 3 <= len(shape) <= 40}
    return {
        _shape(line)
        for before, line in pairwise(lines)
        if _shape(line) in often
        and abs(margin.short_by(before)) <= _SLACK
        and margin.short_by(line) > _SLACK
        and not _ENDED.search(before.rstrip())
        and not _ENDED.search(line.rstrip())
    }


def _title(lines: Sequence[str], dropped: set[int]) -> set[int]:
    """A head that is the only title: the first line, with running text right below it."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if first not in dropped:
        return set()
    below = next((line for n, line in enumerate(lines) if n > first and line.strip()), "")
    return {first} if _PAUSE.search(below) else set()


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line))
