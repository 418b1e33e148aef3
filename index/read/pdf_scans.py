"""Pages of a PDF that are pictures: read by Tesseract where it is installed with simplified Chinese."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from typing import Any

from index.read.pdf_pages import Character, Page

_DOTS = 300
_LEAST_CONFIDENCE = 75  # percent on average; below it too much of the page is wrong
_SECONDS_A_PAGE = 60


def find_engine() -> str | None:
    """The program, None where it or its Chinese data is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "chi_sim" in (listed.stdout + listed.stderr).split() else None


def recognise(engine: str, document: Any, page: Page) -> list[Character]:
    """The characters of a page that is a picture; none where the engine fails or is too unsure."""
    drawn = document[page.number].render(scale=_DOTS / 72, grayscale=True).to_pil()
    picture = io.BytesIO()
    drawn.save(picture, "PNG", dpi=(_DOTS, _DOTS))
    try:
        ran = subprocess.run(
            [engine, "stdin", "stdout", "-l", "chi_sim", "--psm", "3", "tsv"],
            input=picture.getvalue(),
            capture_output=True,
            timeout=_SECONDS_A_PAGE,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return []
    if ran.returncode:
        return []
    return _characters(ran.stdout.decode("utf-8", "replace"))


def _characters(table: str) -> list[Character]:
    """From Tesseract's table of words: their boxes are in dots, one word may be one character.

    No doubtful word is left out, which would change what a sentence says: the whole page counts or none
    of it. All characters get one size, because what is measured of a picture tells no headings.
    """
    words = [
        word
        for word in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if word.get("level") == "5" and (word.get("text") or "").strip()
    ]
    if not words or sum(float(word["conf"]) for word in words) < _LEAST_CONFIDENCE * len(words):
        return []
    scale = 72 / _DOTS
    heights = sorted(float(word["height"]) * scale for word in words)
    size = heights[len(heights) // 2]
    found: list[Character] = []
    for word in words:
        text = word["text"].strip()
        left, top = float(word["left"]) * scale, float(word["top"]) * scale
        width, height = float(word["width"]) * scale / len(text), float(word["height"]) * scale
        for place, character in enumerate(text):
            at = left + place * width
            found.append(
                Character(character, at, top, at + width, top + height, size, 0, False, 0.0, True, 0)
            )
    return found
