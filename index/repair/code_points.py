"""Characters under a code point of their own that look like another: radicals of a PDF's font,
compatibility ideographs, and bullets in the private use area of Word's symbol fonts."""

from __future__ import annotations

import re
import unicodedata

from index.repair.change import Repaired, replace

# Ideographs that Unicode's EquivalentUnifiedIdeograph.txt gives for CJK radicals without a
# compatibility decomposition, as far as the radical is a character of its own.
_RADICALS = dict(
    zip(
        "⺁⺄⺅⺋⺍⺎⺐⺒⺓⺝⺟⺠⺡⺢⺣⺥⺧⺨⺩⺫⺬⺭⺮⺯⺱⺶⺷⺸⺹⺻⺼⺽⻀⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙亻㔾⺌兀尣巳幺月母民氵氺灬爫牛犭王罒示礻竹糹罓羊羊羋耂聿肉臼艹虎衤西见角讠贝足车辶辶辶邑長镸长门阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_BULLET = "•"
# Wingdings and Symbol, as Word stores them: the bullets, the ticks and the empty boxes of forms.
_SYMBOLS = {
    **dict.fromkeys("\uf0b7\uf06c\uf06e\uf075\uf076\uf0a7\uf0d8\uf0b2\uf0e8\uf09f\uf077", _BULLET),
    **dict.fromkeys("\uf0a8\uf06f\uf0a3\uf071", "□"),
    "\uf0fc": "√",
    "\uf0fe": "☑",
    "\uf052": "☑",
    "\uf0e0": "→",
}
_ODD = re.compile("[\u2e80-\u2fdf\uf900-\ufaff" + "".join(_SYMBOLS) + "]")


def unify(text: str) -> Repaired:
    return replace(text, _ODD, lambda match: _usual(match.group()), "code_point")


def _usual(char: str) -> str:
    return _SYMBOLS.get(char) or _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
