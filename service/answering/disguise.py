"""What a message says under how it is spelled: encoded, backwards, with signs between its characters.

Only for telling orders to the program from questions: what is answered is the message as it was typed.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from service.answering.vocabulary import folded

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:\\x|0x)?[0-9A-Fa-f]{2}(?:[ ,]?(?:\\x|0x)?[0-9A-Fa-f]{2}){7,}")
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4}|U\+[0-9A-Fa-f]{4}[ ,]?){2,}")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BETWEEN = re.compile(r"(?<=[一-鿿])[\s._\-—~*/|·•、+=#^`'\"“”‘’,，。()（）\[\]【】]+(?=[一-鿿])")
_LATIN = re.compile(r"[A-Za-z]")
_LEGIBLE = re.compile(r"[一-鿿A-Za-z0-9\s，。、：；！？,.:;!?'\"“”()（）\-_/]")
_MOSTLY = 0.85
_LONGEST = 400  # signs of a message that are read once more


def readings(message: str) -> Iterator[str]:
    """The folded message, and what it says where it is written in some disguise."""
    plain, short = folded(message), message[:_LONGEST]
    yield plain
    yield _BETWEEN.sub("", plain[:_LONGEST])
    yield plain[:_LONGEST][::-1]
    if _LATIN.search(short):
        yield codecs.encode(plain[:_LONGEST], "rot_13")
    yield from map(folded, _decoded(short))


def _decoded(message: str) -> Iterator[str]:
    if "&#" in message:
        yield html.unescape(message)
    if _PERCENT.search(message):
        yield unquote(message)
    for escaped in _ESCAPES.findall(message):
        yield "".join(chr(int(point, 16)) for point in re.findall(r"[0-9A-Fa-f]{4}", escaped))
    for run in _BASE64.findall(message):
        yield from _legible(_from_base64(run))
    for run in _HEX.findall(message):
        digits = re.sub(r"\\x|0x|[ ,]", "", run)
        yield from _legible(bytes.fromhex(digits) if len(digits) % 2 == 0 else b"")


def _from_base64(run: str) -> bytes:
    plain = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        return b""


def _legible(found: bytes) -> Iterator[str]:
    """The text of some bytes where they are text."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = found.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and len(_LEGIBLE.findall(text)) >= _MOSTLY * len(text):
            yield text
            return


def sound_of(message: str) -> str:
    """The message in pinyin without blanks and tones, its Latin letters as they are."""
    from pypinyin import lazy_pinyin

    spelled = "".join(lazy_pinyin(folded(message[:_LONGEST])))
    return re.sub(r"[^a-z]", "", spelled.lower()).replace("ve", "ue")
