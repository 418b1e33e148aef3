"""Text whose bytes were read in the wrong encoding: æ•™è‚²å±€, 鏁欒偛灞€ and ½ÌÓý¾Ö are all 教育局."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from index.repair.change import Change, Repaired
from index.repair.likelihood import Likelihood, official_chinese

# CP1252 leaves five bytes out; browsers show those as Latin-1 does.
_CP1252 = {bytes((b,)).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)}
_LATIN = {**{chr(b): b for b in range(0x80, 0x100)}, **_CP1252}
_LATIN_CLASS = "".join(map(re.escape, _LATIN))
_LATIN_RUN = re.compile(f"[{_LATIN_CLASS}]{{2,}}")
_UTF8_IN_LATIN = re.compile(f"[Â-ï][{''.join(re.escape(c) for c, b in _LATIN.items() if b < 0xC0)}]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# One UTF-8 character, or one with bytes lost where GBK had no pair for them (shown as ? or U+FFFD).
_UTF8 = re.compile(rb"[\x00-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WITH_LOST = re.compile(
    rb"[\xe2-\xe9\xef](?:[\x80-\xbf][\x3f\xff]|[\x3f\xff][\x80-\xbf])|[\x3f\xff][\x80-\xbf]{2}"
    rb"|[\xe2-\xe9\xef][\x3f\xff]{2}"
)
_FIRST, _NEXT = (*range(0xE2, 0xEA), 0xEF), range(0x80, 0xC0)
_BEAM = 16
_CLEARLY = 2.5  # by how much, in natural log, the likeliest character has to lead
_LOST_BYTES = b"\x3f\xff"
_LOST = "□"  # the sign of Chinese editions for a character that cannot be read
_SAMPLE = 4000
_WELL_KNOWN = 0.8  # share of everyday characters in sound text; a wrong decoding gives rare ones
_FEWEST = 2


def decode_again(text: str) -> Repaired:
    """``text`` with its wrongly decoded lines decoded rightly; sound lines stay."""
    changes: list[Change] = []
    for _ in range(2):  # a page may have been wrongly decoded twice
        repaired = _decode_lines(text)
        if not repaired.changes:
            break
        text = repaired.text
        changes += repaired.changes
    return Repaired(text, tuple(changes))


def _decode_lines(text: str) -> Repaired:
    if text.isascii():
        return Repaired(text)
    latin = bool(_LATIN_RUN.search(text))
    lossy = _looks_like_utf8(text)
    if not latin and not lossy and not _begins_as_utf8().search(text):
        return Repaired(text)
    lines = text.split("\n")
    changes: list[Change] = []
    start = 0
    for position, line in enumerate(lines):
        if not line.isascii():
            better = (latin and (_from_utf8_in_latin(line) or _from_gbk_in_latin(line))) or (
                (lossy or _begins_as_utf8().match(line)) and _from_utf8_in_gbk(line, lossy)
            )
            if better and better != line:
                lines[position] = better
                changes.append(Change("decoding", start, line, better))
        start += len(line) + 1
    return Repaired("\n".join(lines), tuple(changes))


def _from_utf8_in_latin(line: str) -> str:
    """The runs of a line that are UTF-8 read as CP1252 or Latin-1, once or twice; "" where there are none."""

    def decoded(match: re.Match[str]) -> str:
        try:
            return bytes(_LATIN[char] for char in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()

    better = line
    for _ in range(2):
        if _UTF8_IN_LATIN.search(better):
            better = re.sub(f"[{_LATIN_CLASS}]{{2,}}", decoded, better)
    return better if len(_HAN.findall(better)) > len(_HAN.findall(line)) else ""


def _from_gbk_in_latin(line: str) -> str:
    """A line without a Chinese character whose runs are GBK read as CP1252 or Latin-1; "" for others."""
    if _HAN.search(line) or len(set(line) & _LATIN.keys()) <= _FEWEST + 1:  # 20××年, a French name
        return ""

    def decoded(match: re.Match[str]) -> str:
        try:
            return bytes(_LATIN[char] for char in match.group()).decode("gbk")
        except UnicodeDecodeError:
            return match.group()

    better = re.sub(f"[{_LATIN_CLASS}]{{2,}}", decoded, line)
    return better if _is_everyday(better) else ""


def _looks_like_utf8(text: str) -> bool:
    """Whether most of the text would be UTF-8 if it had been read as GBK."""
    data = _gbk_bytes(re.sub(r"[\x00-\x7f]", "", text[: 2 * _SAMPLE])[:_SAMPLE])
    whole = sum(len(part) for part in _UTF8.findall(data) if len(part) == 3)
    return whole > len(data) * 0.4


@cache
def _begins_as_utf8() -> re.Pattern[str]:
    """A line whose first character beyond ASCII has, in GBK, the first byte of one of UTF-8's."""
    found = []
    for first in (*range(0xC2, 0xE0), *_FIRST):
        for second in range(0x80, 0xC0):
            char = bytes((first, second)).decode("gb18030", "ignore")
            found.append(char if len(char) == 1 else "")
    return re.compile(f"(?m)^[\x00-\x09\x0b-\x7f]*[{''.join(map(re.escape, filter(None, found)))}]")


def _from_utf8_in_gbk(line: str, lossy: bool) -> str:
    """A line that is UTF-8 read as GBK, lost third bytes guessed where ``lossy``; "" for others."""
    data = _gbk_bytes(line)
    try:
        better = data.decode("utf-8")
    except UnicodeDecodeError:
        better = _with_lost_bytes(data) if lossy else ""
    if len(_HAN.findall(better)) < _FEWEST:
        return ""
    likelihood = official_chinese()
    return better if _is_everyday(better) and _score(better, likelihood) > _score(line, likelihood) else ""


def _with_lost_bytes(data: bytes) -> str:
    """The likeliest text of UTF-8 with lost bytes; "" for bytes that are no such thing.

    Where two characters are about as likely in a place, □ stands there: nothing is made up.
    """
    beam = [("", 0.0)]
    position = 0
    while position < len(data):
        match = _UTF8.match(data, position) or _WITH_LOST.match(data, position)
        if match is None:
            return ""
        position = match.end()
        found = match.group()
        if _UTF8.fullmatch(found):
            candidates = frozenset({found.decode("utf-8")})
        else:
            candidates = _candidates(found, data[position : position + 1]) or frozenset({_LOST})
            if position == len(data) and "。" in candidates:
                candidates = frozenset({"。"})
        log = official_chinese().log
        if len(candidates) == 1:  # all readings grow alike, their order hardly changes
            (only,) = candidates
            added = {tail: log(tail, only) for tail in {text[-2:] for text, _ in beam}}
            beam = [(text + only, score + added[text[-2:]]) for text, score in beam]
            continue
        longer = [(text + c, score + log(text, c)) for text, score in beam for c in candidates]
        beam = sorted(longer, key=lambda entry: -entry[1])[:_BEAM]
    if not beam:
        return ""
    best, score = max(beam, key=lambda entry: entry[1])
    close = [text for text, other in beam if other > score - _CLEARLY]
    return "".join(chars[0] if len(set(chars)) == 1 else _LOST for chars in zip(best, *close, strict=True))


@cache
def _candidates(found: bytes, following: bytes) -> frozenset[str]:
    """The everyday characters that the three bytes may be, some of them lost.

    A byte was lost because it makes no GBK pair with the one behind it.
    """
    options = [
        (byte,)
        if byte not in _LOST_BYTES
        else _lost(_NEXT if place else _FIRST, (found + following)[place + 1 :])
        for place, byte in enumerate(found)
    ]
    chars = {bytes(three).decode("utf-8", "ignore") for three in product(*options)}
    return frozenset(char for char in chars if char and official_chinese().knows(char))


def _lost(options: Sequence[int], behind: bytes) -> Sequence[int]:
    """Those of ``options`` that make no GBK pair with the byte behind them, where that one is known."""
    if not behind or behind[0] in _LOST_BYTES:
        return options
    return [one for one in options if not _is_pair(one, behind[0])] or options


@cache
def _is_pair(first: int, second: int) -> bool:
    return not bytes((first, second)).decode("gbk", "replace").startswith("\ufffd")


def _gbk_bytes(text: str) -> bytes:
    """The bytes that were read as GBK; € stands for 80, U+FFFD for a lost byte (as FF)."""
    if "€" not in text and "\ufffd" not in text:
        return text.encode("gb18030", "replace")
    parts = re.split("([€\ufffd])", text)
    return b"".join(
        {"€": b"\x80", "\ufffd": b"\xff"}.get(part) or part.encode("gb18030", "replace") for part in parts
    )


def _is_everyday(text: str) -> bool:
    han = _HAN.findall(text)
    known = sum(map(official_chinese().knows, han))
    return len(han) >= _FEWEST and known >= len(han) * _WELL_KNOWN


def _score(text: str, likelihood: Likelihood) -> float:
    return likelihood.text(text)
