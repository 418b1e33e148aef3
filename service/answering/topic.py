"""What a decline may repeat of the question that it declines: never words put into the program's mouth."""

from __future__ import annotations

import re

from service.answering.context import Context
from service.answering.vocabulary import folded
from service.masking import mask

_LIMIT = 40
_QUOTED = re.compile(r"[“”\"‘’'「」『』〝〞`«»]")
_FOREIGN = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ぀-ヿ가-힯؀-ۿ]{9,}|(?:[A-Za-z]+[\s,.]+){3}|://|www\.")
_FIGURES = re.compile(r"\d{3,}")


def topic_of(context: Context) -> str:
    """The question as it is named in a decline, shortened and without personal numbers; "" where it holds
    quotations, foreign text or figures that no document has."""
    asked = " ".join(mask(context.question).split()).strip(" ？?。！!")
    plain = folded(asked)
    if _QUOTED.search(plain) or _FOREIGN.search(plain):
        return ""
    strange = set(_FIGURES.findall(plain.replace("-", "").replace("—", "")))
    if not all(map(context.snapshot.says, strange)):
        return ""
    return asked if len(asked) <= _LIMIT else f"{asked[:_LIMIT]}…"
