"""Which part of the prefecture a desk is for."""

from __future__ import annotations

import re

from index.bureau import Bureau
from index.items import Item

# An address names the place where the office stands, which need not be the one that it serves.
_STANDS_IN = re.compile(r"(?:位于|设在|设于|迁至|迁到|搬至|搬到|地[址点]|[新旧原现校]址|在)[^，。；;\n]*")

_OF_CITY = re.compile(r"市(?!场|民)[一-龥]{2,}?(?:局|委|中心|办|院|馆|站)")


def region_of(words: str, item: Item, bureau: Bureau) -> str:
    """The smallest region that ``words`` name, apart from addresses; else that of the document."""
    plain = _STANDS_IN.sub(" ", words)
    named = [
        region.name
        for region in bureau.regions
        if any(name in plain for name in (region.name, *region.aliases))
    ]
    own = next((name for name in named if bureau.is_part(name)), named[0] if named else "")
    whole = next((region.name for region in bureau.regions if not region.parent), "")
    # 「市学生资助中心」 in a notice that a district shares with it.
    if not own and bureau.is_part(item.region) and item.region[-1:] != "市" == whole[-1:]:
        own = whole if _OF_CITY.match(plain) else ""
    return own or item.region
