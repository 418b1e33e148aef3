"""Automatic numbers of Word paragraphs, which are shown but are no part of their text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from index.read.word_numerals import numeral
from index.read.word_package import W, is_on, value
from index.read.word_styles import Styles


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int
    restarts: bool = True
    legal: bool = False  # all numbers in the pattern are shown in figures
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    shared: str  # what is counted together: all lists made from one form
    levels: dict[int, _Level]
    restarted: dict[int, int]  # the first value of levels that this list begins anew


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def next(self, paragraph: Any, style_id: str) -> str:
        """The number shown before ``paragraph`` (「一、」), "" where it has none; counts it."""
        list_id, level = self._place(paragraph, style_id)
        described = self._lists.get(list_id)
        if described is None or level not in described.levels:
            return ""
        counts = self._counts[described.shared]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for other, start in described.restarted.items():
                counts[other] = start - 1
        own = described.levels[level]
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            if deeper not in described.levels or described.levels[deeper].restarts:
                del counts[deeper]
        return _shown(described.levels, counts, level)

    def _place(self, paragraph: Any, style_id: str) -> tuple[str, int]:
        list_id = value(paragraph, "pPr/numPr/numId")
        level = value(paragraph, "pPr/numPr/ilvl")
        if not list_id:
            list_id, of_style = self._styles.numbering(style_id)
            level = level or of_style
            if list_id in self._lists and not level:
                line = self._styles.line(style_id)
                level = next(
                    (str(n) for n, one in self._lists[list_id].levels.items() if one.style in line), "0"
                )
        return list_id, int(level) if level.isdigit() else 0

    def _read(self, root: Any) -> None:
        forms: dict[str, dict[int, _Level]] = {}
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for form in root.findall(f"{W}abstractNum"):
            form_id = form.get(f"{W}abstractNumId") or ""
            forms[form_id] = _levels(form)
            if value(form, "styleLink"):
                by_style[value(form, "styleLink")] = form_id
            if value(form, "numStyleLink"):
                links[form_id] = value(form, "numStyleLink")
        for item in root.findall(f"{W}num"):
            form_id = value(item, "abstractNumId")
            form_id = by_style.get(links.get(form_id, ""), form_id)
            levels = dict(forms.get(form_id, {}))
            restarted: dict[int, int] = {}
            for override in item.findall(f"{W}lvlOverride"):
                levels.update(_levels(override))
                number = _depth(override)
                start = value(override, "startOverride")
                if start.isdigit():
                    restarted[number] = int(start)
                    if number in levels:
                        levels[number] = replace(levels[number], start=int(start))
            self._lists[item.get(f"{W}numId") or ""] = _List(form_id, levels, restarted)


def _depth(level: Any) -> int:
    said = level.get(f"{W}ilvl") or ""
    return int(said) if said.isdecimal() else 0


def _levels(parent: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in parent.findall(f"{W}lvl"):
        # A form that older programs do not know stands beside one that they do.
        form = value(level, "numFmt") or next((e.get(f"{W}val") for e in level.iter(f"{W}numFmt")), "decimal")
        start = value(level, "start", "1")
        levels[_depth(level)] = _Level(
            form=form,
            pattern=value(level, "lvlText"),
            start=int(start) if start.isdigit() else 1,
            restarts=value(level, "lvlRestart") != "0",
            legal=bool(is_on(level, "isLgl")),
            style=value(level, "pStyle"),
        )
    return levels


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.form in ("bullet", "none"):
        return ""
    text = own.pattern
    for position, described in levels.items():
        mark = f"%{position + 1}"
        if mark in text:
            form = "decimal" if own.legal else described.form
            text = text.replace(mark, numeral(counts.get(position, described.start), form))
    text = text.strip()
    return text if not text or text[-1] in "、．.）)：:" else f"{text} "
