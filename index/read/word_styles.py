"""What the styles of a Word document say: heading levels, titles, contents, hidden text, numbering."""

from __future__ import annotations

import re
from typing import Any

from index.read.word_package import W, is_on, value

# As Word names them whatever its language, and as WPS and people name their own.
_HEADING = re.compile(
    r"(?:heading|标题|標題|小标题)\s*([1-9一二三四五六七八九])(?!\d)(?:\s*[+＋,，].*)?", re.I
)
_LEVEL = re.compile(r"(?:公文)?([1-9一二三四五六七八九])\s*级\s*(?:标题|条标题|章标题)?")
_TITLE = re.compile(r"title|(?:公文|文件|文档|文章|正文)?(?:大|主|总)?标题", re.I)
_SUBTITLE = re.compile(r"subtitle|副标题", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)", re.I)
_FIGURES = "一二三四五六七八九"


class Styles:
    """The paragraph and character styles by their id; what a style leaves open comes from its base."""

    def __init__(self, root: Any) -> None:
        self._own = {} if root is None else {s.get(f"{W}styleId") or "": s for s in root.findall(f"{W}style")}
        self._default = next(
            (
                style_id
                for style_id, style in self._own.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )
        self._levels: dict[str, int] = {}
        self._hidden: dict[str, bool] = {}

    def level(self, style_id: str) -> int:
        """The heading level of paragraphs of the style, from 1; 0 for running text."""
        if style_id not in self._levels:
            self._levels[style_id] = next(
                (found for style in self._line(style_id) if (found := _own_level(style)) is not None), 0
            )
        return self._levels[style_id]

    def is_title(self, style_id: str) -> bool:
        """Whether the style is that of the document's title."""
        names = [_name(style) for style in self._line(style_id)]
        return any(map(_TITLE.fullmatch, names)) and not any(map(_SUBTITLE.fullmatch, names))

    def is_contents(self, style_id: str) -> bool:
        """Whether the style is that of a table of contents."""
        return any(_CONTENTS.fullmatch(_name(style)) for style in self._line(style_id))

    def is_hidden(self, style_id: str) -> bool:
        """Whether text of the style is not shown."""
        if style_id not in self._hidden:
            switches = (is_on(style, "rPr/vanish") for style in self._line(style_id))
            self._hidden[style_id] = next((on for on in switches if on is not None), False)
        return self._hidden[style_id]

    def numbering(self, style_id: str) -> tuple[str, str]:
        """(id of the list, level) that paragraphs of the style are numbered by; "" where not said."""
        list_id = level = ""
        for style in self._line(style_id or self._default):
            list_id = list_id or value(style, "pPr/numPr/numId")
            level = level or value(style, "pPr/numPr/ilvl")
        return list_id, level

    def line(self, style_id: str) -> list[str]:
        """The style's id and those of the styles it is based on."""
        return [style.get(f"{W}styleId") or "" for style in self._line(style_id)]

    def _line(self, style_id: str) -> list[Any]:
        found: list[Any] = []
        while style_id in self._own and self._own[style_id] not in found:
            found.append(self._own[style_id])
            style_id = value(found[-1], "basedOn")
        return found


def _name(style: Any) -> str:
    return value(style, "name").strip()


def _own_level(style: Any) -> int | None:
    """The level that the style itself gives, 0 for running text, None where it says nothing."""
    if style.get(f"{W}type", "paragraph") != "paragraph":
        return None
    named = _HEADING.fullmatch(_name(style)) or _LEVEL.fullmatch(_name(style))
    if named:
        return int(named[1]) if named[1].isdigit() else _FIGURES.index(named[1]) + 1
    level = value(style, "pPr/outlineLvl")
    return (int(level) + 1) % 10 if level.isdigit() else None
