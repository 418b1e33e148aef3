"""What a web page holds but shows to nobody: white on white, of no size, moved off the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WHITE = (
    r"(?:#fff(?:fff)?(?:ff)?|white|transparent|rgba?\(255,255,255[^)]*\)|rgba\([^)]*,0(?:\.0+)?\)"
    r"|hsla?\([^)]*,100%[^)]*\))"
)
_WHITE_COLOUR = re.compile(rf"(?:^|;)color:{_WHITE}(?:!important)?(?:;|$)")
_SMALL = r"(?:0|[012](?:\.\d+)?px|[01](?:\.\d+)?pt|0?\.[012]\d*r?em|\d%)"
_NO_SIZE = re.compile(rf"(?:^|;)font-size:{_SMALL}(?:!important)?(?:;|$)")
_OFF_THE_PAGE = re.compile(r"(?:^|;)(?:text-indent|left|top):-\d{3,}[a-z]+")
_NOT_SHOWN = re.compile(r"(?:^|;)(?:display:none|visibility:hidden)")
_COLOURED = re.compile(r"background")
_RUNNING = frozenset(("p", "span", "font", "em", "strong", "b", "i", "u", "small", "section", "div", "li"))
_INLINE = frozenset(("p", "span", "font", "em", "strong", "b", "i", "u", "small"))
_SHORTEST = 8  # characters; a white label stands on a coloured button


def is_unseen(node: LexborNode) -> bool:
    """Whether an element's own style keeps its text from every reader's eye."""
    style = _style(node)
    if not style and node.tag != "font":
        return False
    if _OFF_THE_PAGE.search(style) or (_NO_SIZE.search(style) and not node.css("[style*='font-size']")[1:]):
        return True
    if _NOT_SHOWN.search(style) and node.tag in _INLINE:
        return True
    colour = (node.attributes.get("color") or "").strip().lower()
    white = _WHITE_COLOUR.search(style) or re.fullmatch(_WHITE, colour.replace(" ", ""))
    if not white or node.tag not in _RUNNING:
        return False
    own = not node.css("[style*='color']")[1:] and not node.css("font[color]")[1:]
    return own and len((node.text() or "").strip()) >= _SHORTEST and not _stands_on_colour(node)


def _stands_on_colour(node: LexborNode) -> bool:
    """Whether the element or one around it has a ground of its own, or is a cell or a heading."""
    around: LexborNode | None = node
    while around is not None and around.tag not in ("body", "html"):
        coloured = _COLOURED.search(_style(around)) or around.attributes.get("bgcolor")
        if coloured or around.tag in ("td", "th", "h1", "h2", "h3", "header", "button", "a"):
            return True
        around = around.parent
    return False


def _style(node: LexborNode) -> str:
    return re.sub(r"\s+", "", (node.attributes.get("style") or "").lower())
