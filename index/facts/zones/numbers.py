"""House, building and group numbers as zone lists write them.

「单号1—99号，双号2—98号」「2、4、6号」「85号（含）以上」「1—12栋（3栋除外）」「2-4-6号」: what is not
understood whole is not understood at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts.zones.letters import read_lettered
from index.facts.zones.rule import Parity, Span

UNITS = {
    **dict.fromkeys(("号", "号院", "院"), "号"),
    **dict.fromkeys(("栋", "幢", "号楼", "号栋", "号幢", "座", "楼", "#", "#楼"), "栋"),
    **dict.fromkeys(("组", "小组", "村民小组", "居民小组", "村民组", "社", "队", "生产队"), "组"),
    **dict.fromkeys(("网格", "号网格"), "网格"),
    **{unit: unit for unit in ("弄", "排", "单元", "组团")},
}
UNIT = (
    r"(?:号?网格|组团|号楼|号栋|号幢|#楼|号院|号|栋|幢|座|楼|单元|村民小组|居民小组|村民组|小组"
    r"|组|社(?!区)|生产队|队|弄|排|#)"
)
# 「6组及以后各组」「21号楼以后楼栋」
_EACH = r"(?:的?(?:各|所有|全部)?(?:门牌号?码?|楼栋|号楼|小组|号|栋|幢|组|户))?"
_PARITIES: dict[str, Parity] = {"单": "odd", "奇": "odd", "双": "even", "偶": "even"}

_PARITY = (
    r"(?:全部|所有|均为|为|的)*(?:门牌)?(?P<{0}>[单双奇偶])(?:数号|号|数)?(?:门牌号?|号段|一侧|侧|的|全部|为)*"
)
_RANGE = (
    rf"第?(?P<low>\d+)(?P<unit1>{UNIT})?(?:(?:-+|至|到)第?(?P<high>\d+)(?P<unit2>{UNIT})?)?(?P<in1>不?含)?"
)
_ONWARD_WAY = r"以上|往上|以后|之后|往后|起|以下|往下|以前|之前|往前|以内|以里|止|前|后"
_ONWARD = rf"(?P<also>及)?(?P<way>{_ONWARD_WAY}){_EACH}"
_INCLUDING = rf"(?P<in2>不?含)(?:本数|本号|(?P<bound>\d+){UNIT}?)?"
_ITEM = re.compile(
    rf"^(?:{_PARITY.format('before')})?(?:{_RANGE}(?:{_ONWARD})?(?:{_INCLUDING})?)?"
    rf"(?:{_PARITY.format('after')})?$"
)
_CHAIN = re.compile(
    rf"^(?:{_PARITY.format('before')})?(?P<all>\d+(?:-\d+){{2,}})(?P<unit>{UNIT})?(?:{_PARITY.format('after')})?$"
)
_NESTED = re.compile(r"^(?P<outer>\d+(?:号院|号|栋|幢|号楼))(?P<inner>\d.*(?:栋|幢|号楼|座|单元).*)$")
_BOTH = re.compile(r"单双号?|双单号?|单号?[、和及]双号(?=\d)")
_LEAVING_OUT = re.compile(
    r"[,;、]?(?:其中)?(?:不含|不包括|不包含|除了?)(?P<a>[^,;]+?)(?:除外|以外|之外|外)?$"
    r"|[,;](?P<b>[^,;]+)除外$|^(?P<c>[^,;]+)除外$"
)
# 「120号不含以下」「120号以上不含本数」 speak of the one number, not of what is left out of a list.
_OF_ITS_BOUND = re.compile(rf"\d{UNIT}?(?:{_ONWARD_WAY})?不含(?:本[数号]|(?:{_ONWARD_WAY}))$")
_UP = {"以上", "往上", "以后", "之后", "往后", "起", "后"}
_OPEN_AT_END = {"以后", "之后", "往后", "以前", "之前", "往前", "前", "后"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers listed, numbers the wording leaves open, numbers left out."""

    within: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    without: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    """One item of a list of numbers; ``unit`` and ``parity`` are "" until known."""

    low: int
    high: int | None
    unit: str
    parity: Parity
    bounds_doubtful: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


def read_numbers(text: str, default_unit: str = "号") -> Numbers | None:
    """The numbers that ``text`` (folded, Arabic, without brackets) lists; None where it is not read whole.

    ``default_unit`` is that of numbers without one; where it is "" they are not read.
    """
    if (lettered := read_lettered(text)) is not None:
        return Numbers(lettered)
    text = re.sub(r"\s+|(?<=[单双号数]):", "", text).strip(",;、")
    text = re.sub(r"(?<=[前后上下]),(?=不?含)", "", text)
    text = re.sub(r"(?<=[\d号])(?=[单双]号?\d)", ",", text)
    text = _BOTH.sub("", text).strip(",;、") if re.search(r"\d", text) else text
    nested = _NESTED.match(text)
    if nested:
        outer, inner = read_numbers(nested["outer"]), read_numbers(nested["inner"])
        if outer is None or inner is None:
            return None
        return Numbers(
            outer.within + inner.within, outer.doubtful + inner.doubtful, outer.without + inner.without
        )
    left_out: tuple[Span, ...] = ()
    leaving = _LEAVING_OUT.search(text)
    if leaving and not _OF_ITS_BOUND.search(text):
        inner = read_numbers(
            re.sub(r"(除外|以外|之外|外)$", "", leaving["a"] or leaving["b"] or leaving["c"]), default_unit
        )
        if inner is None or inner.without or inner.doubtful:
            return None
        left_out = inner.within
        text = text[: leaving.start()].strip(",;、")
        if not text:
            return Numbers(without=left_out)
    listed = _listed(text)
    if listed is None:
        return None
    filled = _with_units(listed, default_unit)
    if filled is None or len({item.unit for item in filled}) > 1:
        return None
    numbers = _decided(filled)
    return replace(numbers, without=numbers.without + left_out)


def _listed(text: str) -> list[_Listed] | None:
    found: list[_Listed] = []
    leading: Parity = ""
    clauses = re.split(r"[,;]", text)
    for position, clause in enumerate(clauses):
        parity: Parity = ""
        in_clause: list[_Listed] = []
        bare = _BARE_PARITY.fullmatch(clause)
        if bare and not position and len(clauses) > 1:
            leading = _parity(bare["parity"])
            continue
        if bare and found and all(not one.parity for one in found) and _fits(found[-1], bare, clause):
            # 「1—99，单」「1—99号，单号」: said of what was listed, not a list of its own
            found = [replace(one, parity=_parity(bare["parity"])) for one in found]
            continue
        for item in re.split(r"、|和|与|及(?!以)", clause):
            read = _item(item)
            if read is None:
                return None
            items, before, after = read
            if after:
                if before:
                    return None
                # 「1—9号、21—39号单号」: what stands behind a list is said of the whole list.
                in_clause = [replace(one, parity=one.parity or after) for one in in_clause]
            parity = before or parity
            in_clause += [replace(one, parity=one.parity or after or parity) for one in items]
        found += in_clause
    if leading and all(one.parity for one in found):  # 「双号，1—9号单号」: two sides of a road
        return [_Listed(1, None, "号", leading), *found]
    if leading:  # 「双号，2号到150号」: which of the numbers are meant
        if not all(one.low % 2 == (leading == "odd") and not one.parity for one in found):
            return None
        return [replace(one, parity=leading) for one in found]
    return found


_BARE_PARITY = re.compile(r"(?P<parity>[单双奇偶])(?:数号|号|数)?")


def _fits(last: _Listed, bare: re.Match[str], clause: str) -> bool:
    """Whether a parity that stands alone behind a range is the range's own."""
    odd = _parity(bare["parity"]) == "odd"
    ends = {end % 2 == 1 for end in (last.low, last.high) if end is not None}
    return ends == {odd} and last.low != last.high


def _item(text: str) -> tuple[list[_Listed], Parity, Parity] | None:
    """(numbers, parity written before, parity written behind) of one item."""
    chain = _CHAIN.match(text)
    if chain:
        before, after = _parity(chain["before"]), _parity(chain["after"])
        unit = UNITS[chain["unit"]] if chain["unit"] else ""
        values = [int(value) for value in chain["all"].split("-")]
        if values != sorted(set(values)):
            return None
        return [_Listed(value, value, unit, "") for value in values], before, after
    match = _ITEM.match(text)
    if not match or not text:
        return None
    before, after = _parity(match["before"]), _parity(match["after"])
    if match["low"] is None:
        if not (before or after):
            return None
        # 「1—7号，双号」: all of one parity; what follows is listed on its own.
        return [_Listed(1, None, "号", before or after)], "", ""
    read = _range(match)
    return None if read is None else ([read], before, after)


def _range(match: re.Match[str]) -> _Listed | None:
    low = int(match["low"])
    written = match["unit2"] or match["unit1"]
    unit = UNITS[written] if written else ""
    of_grids = match["unit1"] == "号" and match["unit2"] == "号网格"  # 「1号至3号网格」
    if match["unit1"] and match["unit2"] and UNITS[match["unit1"]] != UNITS[match["unit2"]] and not of_grids:
        return None
    way, including = match["way"], match["in1"] or match["in2"]
    bound = int(match["bound"]) if match["bound"] else None
    if match["high"] is not None:
        high = int(match["high"])
        # 25-1号 is a second door of 25号, no range; and 「1—9号以上」 says nothing clear.
        if high < low or way:
            return None
        if including == "不含":
            return _Listed(low, high, unit, "", without=(bound,)) if bound is not None else None
        return _Listed(low, high, unit, "")
    if way is None:
        return None if including == "不含" else _Listed(low, low, unit, "")
    if including == "含" and bound not in (None, low):
        return None
    start, end = (low, None) if way in _UP else (1, low)
    if including == "不含":
        return _Listed(start, end, unit, "", without=(low if bound is None else bound,))
    # By the usual reading 以上 and 以下 include their number; 以前 and 以后 do not say.
    open_end = (low,) if way in _OPEN_AT_END and including is None and not match["also"] else ()
    return _Listed(start, end, unit, "", bounds_doubtful=open_end)


def _parity(written: str | None) -> Parity:
    return _PARITIES[written] if written else ""


def _with_units(listed: Sequence[_Listed], default: str) -> list[_Listed] | None:
    """A unit written once behind a list, or on its first number, is that of the whole list."""
    filled: list[_Listed] = []
    unit = ""
    for item in reversed(listed):
        unit = item.unit or unit
        filled.insert(0, replace(item, unit=unit))
    for position, item in enumerate(filled):
        if not item.unit:
            unit = filled[position - 1].unit if position else default
            if not unit:
                return None
            filled[position] = replace(item, unit=unit)
    return filled


def _decided(listed: Sequence[_Listed]) -> Numbers:
    """Spans; where some of a list are said to be odd or even, a range that is not counts for the
    parity of its ends, and its other numbers are left open."""
    speaks_of_parity = any(item.parity for item in listed)
    within: list[Span] = []
    doubtful: list[Span] = []
    without: list[Span] = []
    for item in listed:
        span = Span(item.unit, item.low, item.high, item.parity)
        if speaks_of_parity and not item.parity and item.low != item.high:
            ends = {end % 2 for end in (item.low, item.high) if end is not None}
            if item.low == 1 and item.high is not None and item.bounds_doubtful:
                ends = {item.high % 2}
            if len(ends) == 1:
                odd = ends == {1}
                span = replace(span, parity="odd" if odd else "even")
                doubtful.append(replace(span, parity="even" if odd else "odd"))
        within += _without_bounds(span, item.bounds_doubtful)
        doubtful += [Span(item.unit, bound, bound, item.parity) for bound in item.bounds_doubtful]
        without += [Span(item.unit, number, number) for number in item.without]
    return Numbers(tuple(within), tuple(doubtful), tuple(without))


def _without_bounds(span: Span, bounds: tuple[int, ...]) -> list[Span]:
    for bound in bounds:
        if bound == span.low:
            span = replace(span, low=bound + 1)
        elif bound == span.high:
            span = replace(span, high=bound - 1)
    return [span]
