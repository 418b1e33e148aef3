"""The classes by which charges are told apart (省二级, A类, 示范), as questions and papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLASS = re.compile(
    r"(?:省|市|县|区)?(?:[一二三四五六七八九甲乙丙丁]|\d|[a-d])(?:级|类|档|等|星)(?!考)"
    r"|(?:省|市|县|区)?级?示范|(?:省|市)级?重点|未定级|没评级|没定级|不分类别|优质|合格|达标"
    r"|(?:\d{1,2}|[一二三四五六七八九十])号线"
)
_FIGURES = str.maketrans("123456789两", "一二三四五六七八九二")


def classes_asked(text: str, known: str) -> Iterator[str]:
    """The classes that a folded question names, ``known`` what the rates say.

    「榕东区A类」 is A类, but 「市一级」 is what the rates call 市一级.
    """
    for name in CLASS.findall(text):
        prefixed = name[0] in "省市县区" and len(name) > 2 and spelled(name) not in spelled(known)
        yield name[1:] if prefixed else name


def classes_in(words: str) -> set[str]:
    """The classes (省二级, A类) that folded words name."""
    return {found[0] for found in CLASS.finditer(words)}


def spelled(words: str) -> str:
    """With single figures as Chinese numerals and 省级重点 as 省重点: 「1档」 and 「一档」 are one class."""
    plain = re.sub(r"(?<=[省市县区])级(?=示范|重点|优质)", "", words)
    plain = re.sub(r"[没未无](?:评|定)?(?:等级|级)", "未定级", plain)
    return re.sub(r"(?<!\d)[\d两](?!\d)", lambda figure: figure[0].translate(_FIGURES), plain)
