"""Where a document holds (region) and under which column it was published."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from index.bureau import Bureau, Region

_YEAR_FOLDER = re.compile(r"(?:19|20)\d\d(?:年|学年|年度)?")


def find_region(title: str, given: str, issuer: str, number: str, file: str, bureau: Bureau) -> str:
    """The bureau's region named in the title, by the issuer, the number or the path, in this order.

    "" for none, for several, and for the place that the other regions belong to.
    """
    local = _local(bureau)
    for text in (given, title, issuer):
        named = _named(text, local)
        if len(named) == 1:
            return named.pop()
        if named:
            return ""
    organ = _by_organ(number, local, bureau)
    if organ:
        return organ
    # The nearest folder says most: 「某市/某县/学区.docx」.
    for part in reversed(PurePosixPath(file).parts):
        named = _named(part, local)
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def find_column(file: str, bureau: Bureau) -> str:
    """The outermost folder that is neither a year nor a region; "" for a file at the root."""
    places = {name for region in bureau.regions for name in _names(region)}
    folders = PurePosixPath(file).parts[:-1]
    return next((f for f in folders if f not in places and not _YEAR_FOLDER.fullmatch(f)), "")


def _local(bureau: Bureau) -> list[Region]:
    """The regions without the one that all others belong to."""
    parents = {region.parent for region in bureau.regions}
    return [region for region in bureau.regions if region.name not in parents or region.parent]


def _names(region: Region) -> tuple[str, ...]:
    return (region.name, *region.aliases)


def _named(text: str, regions: list[Region]) -> set[str]:
    """The regions named; a name inside a longer one that is also named does not count."""
    hits = [(name, region) for region in regions for name in _names(region) if name and name in text]
    longest = {name for name, _ in hits}
    kept = {region.name for name, region in hits if not any(name != o and name in o for o in longest)}
    # 「某州某县」: the part says more than the whole.
    return kept - {region.parent for region in regions if region.name in kept}


def _by_organ(number: str, regions: list[Region], bureau: Bureau) -> str:
    """The region whose name begins as the organ's short name in the number does (某教〔2026〕1号)."""
    if not number:
        return ""
    organ = re.split(r"[政教办委发函字〔]", number)[0]
    others = [bureau.name, *(region.parent for region in regions)]
    if not organ or any(other.startswith(organ[0]) for other in others if other):
        return ""
    fitting = {region.name for region in regions for name in _names(region) if name.startswith(organ)}
    return fitting.pop() if len(fitting) == 1 else ""
