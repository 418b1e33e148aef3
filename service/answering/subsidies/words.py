"""The words of subsidies (data/lexicon/subsidies.yaml), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.files import LEXICON, read_yaml

SUM = re.compile(
    r"\d[\d,.，]*\s*(?:万|千|百)?\s*元|[一二两三四五六七八九十百千万]+元|[：:]\s*\d{2,6}(?:；|$)|\d万"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing by its two ways of speaking: ``asked`` in a question, ``named`` in a paper."""

    asked: re.Pattern[str]
    named: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SubsidyWords:
    """Patterns over folded text, by name."""

    general: re.Pattern[str]
    matter: re.Pattern[str]
    benefits: dict[str, Concept]
    cases: dict[str, Concept]
    givers: dict[str, Concept]
    aspects: dict[str, Concept]
    tier: re.Pattern[str]
    defines: re.Pattern[str]
    usual: dict[str, str]
    story: re.Pattern[str]


@cache
def subsidy_words() -> SubsidyWords:
    """The words that ship with the program; read once."""
    words = read_yaml(LEXICON / "subsidies.yaml")

    def concepts(name: str, said: str) -> dict[str, Concept]:
        return {
            key: Concept(re.compile(pair["asked"]), re.compile(pair[said]))
            for key, pair in words[name].items()
        }

    return SubsidyWords(
        general=re.compile(words["general"]),
        matter=re.compile(words["matter"]),
        benefits=concepts("benefits", "named"),
        cases=concepts("cases", "named"),
        givers=concepts("givers", "named"),
        aspects=concepts("aspects", "said"),
        tier=re.compile(words["tier"]),
        defines=re.compile(words["defines"]),
        usual=words["usual"],
        story=re.compile(words["story"]),
    )
