"""Makes data/lexicon/lookalikes.txt.xz: for each common character those that look most like it in print.

Usage: python scripts/make_lookalikes.py FONT... (of Chinese fonts, e.g. Noto Sans CJK and Noto Serif CJK)

Characters are drawn, blurred and compared as pictures; those that fill another part of their square
(院 and 苑 have the same parts) do not count as alike.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TARGET = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "lookalikes.txt.xz"
NEAREST = 12
LEAST = 0.66  # of 1 for the same picture
SIMPLIFIED = 2  # the face of a CJK collection that draws simplified forms


def main(paths: list[str]) -> None:
    """Writes a line for each character: itself, then its lookalikes, the nearest first."""
    fonts = [ImageFont.truetype(path, 40, index=SIMPLIFIED) for path in paths]
    chars = _gb2312()
    pictures = np.stack([_drawn(char, fonts) for char in chars])
    lines = []
    for char, likeness in zip(chars, pictures @ pictures.T, strict=True):
        nearest = [at for at in np.argsort(-likeness)[: NEAREST + 1] if likeness[at] >= LEAST]
        alike = "".join(chars[at] for at in nearest if chars[at] != char)
        if alike:
            lines.append(f"{char}{alike}\n")
    with lzma.open(TARGET, "wb", preset=9) as target:
        target.write("".join(lines).encode())


def _gb2312() -> list[str]:
    codes = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [char for code in codes if (char := code.decode("gb2312", errors="ignore"))]


def _drawn(char: str, fonts: list[ImageFont.FreeTypeFont]) -> NDArray[np.float32]:
    parts: list[NDArray[np.float32]] = []
    for font in fonts:
        picture = Image.new("L", (48, 48), 0)
        ImageDraw.Draw(picture).text((24, 24), char, fill=255, font=font, anchor="mm")
        small = picture.filter(ImageFilter.GaussianBlur(1.2)).resize((24, 24))
        values = np.asarray(small, dtype=np.float32).ravel()
        values -= values.mean()
        parts.append(values / np.linalg.norm(values))
    return np.concatenate(parts) / np.float32(len(fonts) ** 0.5)


if __name__ == "__main__":
    main(sys.argv[1:])
