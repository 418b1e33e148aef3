"""A zone list that could not be read is shown as it is published, and no school is claimed from it."""

from __future__ import annotations

import re

from service.answering.context import Context
from service.answering.texts import text
from service.answering.zones import names_an_address

_ZONE_LIST = re.compile(r"划片|服务区|学区|片区|施教区|招生(?:范围|区域|地段)|服务范围|对口")


class Caution:
    """Sets ``context.lead`` where search found an address in a zone list that no rule was read from."""

    name = "caution"

    def __call__(self, context: Context) -> None:
        if not context.evidence or not names_an_address(context.text):
            return
        first = context.snapshot.items[context.evidence[0].passage.item_id]
        if _ZONE_LIST.search(first.title):
            context.lead = text("zone.boundary")
