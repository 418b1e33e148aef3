"""Full-width figures and letters (２０２６，ＡＢ) to the ASCII ones that everything else is matched by."""

from __future__ import annotations

import re

from index.repair.change import Repaired, replace

# The mark between two figures belongs to the number: ０．５, １２－３４, ８：３０.
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．－／：][０-９]+)*")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def narrow(text: str) -> Repaired:
    return replace(text, _WIDE, lambda match: match.group().translate(_NARROW), "width")
