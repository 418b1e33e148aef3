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
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if _CHINESE.search(match.group(1)) or (_CHINESE.search(around) and not match.group(1).isascii()):
            characters[match.start()], characters[match.end() - 1] = "（", "）"
    for match in _MARK.finditer("".join(characters)):
        if not _between_figures(text, match.start()):
            characters[match.start()] = _WIDE[match.group()]
    widened = "".join(characters)
    changed = iter(widened)
    return replace(text, re.compile(r"(?s)."), lambda _: next(changed), "punctuation")


def _between_figures(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()
