"""ASCII （），：； back to the Chinese marks, on pages whose marks were flattened."""

from __future__ import annotations

import re

from index.repair.change import Repaired, replace

_HAN = r"[\u3400-\u9fff。、《》〈〉“”‘’（），：；！？〔〕【】×…—％%]"
_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
# A mark beside Chinese; one between figures (9,000 8:30) or in an address (http://) has none beside it.
_MARK = re.compile(rf"(?<={_HAN})[,:;?!]|[,:;?!](?={_HAN})|(?<=[）)])[,:;](?!\d)")
_BRACKETS = re.compile(r"\(([^()\n]*)\)")
_CHINESE = re.compile(_HAN)


def widen(text: str) -> Repaired:
    """``text`` with the marks that stand in Chinese made Chinese. No character more or less."""
    characters = list(text)
    for match in _BRACKETS.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        content = match.group(1)
        # The number of an item, （1）, stands at the head of a line or in Chinese.
        is_number = content.isdigit() and (before in ("", "\n", "　") or _CHINESE.match(before))
        beside = _CHINESE.search(before + after) and not content.isascii()
        if _CHINESE.search(content) or is_number or beside:
            characters[match.start()], characters[match.end() - 1] = "（", "）"
    for match in _MARK.finditer("".join(characters)):
        if not _between_figures(text, match.start()):
            characters[match.start()] = _WIDE[match.group()]
    widened = "".join(characters)
    changed = iter(widened)
    return replace(text, re.compile(r"(?s)."), lambda _: next(changed), "punctuation")


def _between_figures(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()
