"""Works out from the entries alone which school a house belongs to, to check what was written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_DIGITS = "零一二三四五六七八九"
_END = 99999
_UNIT = r"(?:号楼|号院|号|栋|幢|座|村民小组|组|期|弄)?"
_COUNTED = r"[一二三四五六]+(?:[至到、][一二三四五六]+)*(?:期|弄|组)|第[一二三四五六]"
_STOP = rf"(?=\d|（|单号|双号|{_COUNTED}|[A-Z]\d|\s|东侧|西侧|全|各|辖区|$)"
_HEAD = re.compile(rf"^(.+?){_STOP}")
_NUMBER = re.compile(
    r"[零〇一二三四五六七八九十百]+(?=(?:[至到、][一二三四五六七八九十]+)*(?:号|栋|幢|座|组|期|弄|村民小组))"
)
_BOUND = re.compile(
    rf"(\d+){_UNIT}(?:（(不?含)）)?"
    r"(及以上|以上|及以后|以后|之后|后|起|及以下|以下|及以前|以前|之前|前)(?:的|各)?(单号|双号|组)?"
    rf"(?:（(不?含)(?:\d+{_UNIT})?）)?"
)
_RANGE = re.compile(rf"^(单号?|双号?)?(?:(\d)期)?(\d+){_UNIT}(?:-(\d+){_UNIT})?(?:的?(单号|双号|单|双))?$")
_ALL = frozenset(("", "全部", "全段", "全村", "全域", "各村", "全镇", "全乡", "各社区"))


@dataclass(frozen=True)
class Home:
    """A house: the road, estate or village, the number in it, and for an estate the phase."""

    name: str
    number: int | None = None
    phase: int | None = None


@dataclass(frozen=True)
class _Part:
    parity: int | None
    low: int
    high: int
    phase: int | None


def arabic(text: str) -> str:
    """Chinese numerals before 号, 栋, 组 and the like as figures."""
    return _NUMBER.sub(lambda found: str(_value(found[0])), text)


def name(rule: str) -> str:
    """The road, estate or village that an entry is about."""
    found = _HEAD.match(rule)
    return found[1] if found else rule


def covers(rule: str, home: Home) -> bool | None:
    """Whether the entry holds the house; None where this reading of it cannot tell."""
    if name(rule) != home.name:
        return False
    rest = _even(arabic(rule[len(home.name) :]))
    if rest in _ALL:
        return True
    left_out, rest = _taken_out(rest)
    parts = _parts(rest)
    if parts is None:
        return None
    if home.number is not None and home.number in left_out:
        return False
    if not parts:
        return True if home.number is not None else None
    known = [_holds(part, home) for part in parts]
    return True if True in known else None if None in known else False


def _holds(part: _Part, home: Home) -> bool | None:
    if part.phase is not None:
        if home.phase is None:
            return None
        if home.phase != part.phase:
            return False
        if part.low == 0:
            return True
    if home.number is None:
        return False if home.phase is not None else None
    if part.parity is not None and home.number % 2 != part.parity:
        return False
    return part.low <= home.number <= part.high


def _even(rest: str) -> str:
    rest = re.sub(r"至|到|—|–|～|~|－|―", "-", rest.strip())
    rest = rest.replace("(", "（").replace(")", "）").replace(" ", "")

    def bound(found: re.Match[str]) -> str:
        figure, inner, way, suffix, outer = found.groups()
        # 以前 and 以后 by themselves leave the number itself to another entry here.
        bare = way in ("以后", "之后", "后", "以前", "之前", "前") and not (inner or outer)
        step = int(bare or (inner or outer) == "不含")
        below = way.endswith(("下", "前"))
        low, high = (1, int(figure) - step) if below else (int(figure) + step, _END)
        return f"{low}-{high}{'' if suffix == '组' else suffix or ''}"

    return _BOUND.sub(bound, rest)


def _taken_out(rest: str) -> tuple[frozenset[int], str]:
    """Numbers that are left out, and the rest without them."""
    out: set[int] = set()

    def note(found: re.Match[str]) -> str:
        body = found[0]
        if re.match(r"（?(其中)?含\D", body):
            return ""
        if not re.search(r"除|不含|不在内|非门牌|不包括", body):
            return body
        for low, high in re.findall(rf"(\d+){_UNIT}(?:-(\d+))?", body):
            out.update(range(int(low), int(high or low) + 1))
        return ""

    rest = re.sub(r"（[^（）]*）|(?<=[\d号栋组])，?(?:不含|不包括)[^（），]*$", note, rest)
    return frozenset(out), rest


def _parts(rest: str) -> list[_Part] | None:
    parts: list[_Part] = []
    parity: int | None = None
    tokens = [token for token in re.split(r"[，、；（）;,和：:]", rest) if token]
    for at, token in enumerate(tokens):
        if phase := re.fullmatch(r"(\d)期", token):
            parts.append(_Part(None, 0, 0, int(phase[1])))
            continue
        bare = re.fullmatch(r"全部(单号|双号)|(单号?|双号?|单数|双数)(?:全部|门牌)?", token)
        if bare:
            parity = int("单" in token)
            after = tokens[at + 1] if at + 1 < len(tokens) else ""
            if at and not re.search("[单双]", tokens[at - 1]) and parts[-1].parity is None:
                parts[-1] = replace(parts[-1], parity=parity)
            elif not after or "单" in after or "双" in after or "全部" in token:
                parts.append(_Part(parity, 1, _END, None))
            continue
        found = _RANGE.match(token)
        if not found:
            return None
        mark = found[1] or found[5]
        if mark:
            parity = int("单" in mark)
        low, high = int(found[3]), int(found[4] or found[3])
        phase_number = int(found[2]) if found[2] else None
        parts.append(_Part(parity, low, high, phase_number))
    return parts


def _value(text: str) -> int:
    total = figure = 0
    for sign in text.replace("〇", "零"):
        if sign in "十百":
            total += (figure or 1) * (10 if sign == "十" else 100)
            figure = 0
        else:
            figure = figure if sign == "零" else _DIGITS.index(sign)
    return total + figure
