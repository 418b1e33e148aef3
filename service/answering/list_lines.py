"""Of a list that one passage holds the one line that answers: 「（三）录取结果公布：7月25日。」"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_ITEM = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳●•·◆▪■★-])")
_FEWEST = 3
_AHEAD = 1.08  # a line that holds this much more of the question than any other is the one meant


def line_of(text: str, terms: Mapping[str, float], wanted: Sequence[re.Pattern[str]]) -> str:
    """The line of a list that holds most of ``terms`` (word -> weight) and what one of ``wanted`` finds.

    "" where ``text`` is no list of lines, or where no line is clearly ahead of the others. A verbatim part.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST or not all(map(_ITEM.match, lines)):
        return ""
    held = [sum(value for term, value in terms.items() if term in line) for line in lines]
    first, second = sorted(held, reverse=True)[:2]
    line = lines[held.index(first)]
    ahead = first > 0 and first >= _AHEAD * second
    return line.strip() if ahead and any(pattern.search(line) for pattern in wanted) else ""
