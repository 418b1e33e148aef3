"""What is charged for that no list of charges knows (游泳馆, 门票): it is looked for by its own name."""

from __future__ import annotations

import re

from service.answering.context import Context
from service.answering.fees.charges import Words
from service.answering.fees.statements import Statements
from service.answering.fees.telling import telling_words

_PRICE = re.compile(
    r"多少钱|好多钱|几多钱|几块|(?:什么|啥|多少)价|价格|价钱|票价|(?:怎么|咋|如何)(?:收|卖)|贵不贵"
)
_LONG = 3  # characters: a shorter word that the material does not have may be one of the story


def thing_in(text: str, statements: Statements, context: Context) -> dict[str, Words]:
    """The thing whose price a folded question asks for, as a charge by its name; {} where it names none.

    One that no statement speaks of goes before one that some do: what another thing costs is no answer.
    """
    if not _PRICE.search(text):
        return {}
    named, _ = telling_words(text, "", {}, {}, context)
    unknown = [word for word in named if len(word) >= _LONG and word not in statements.text]
    known = [word for word in named if word in statements.text]
    thing = max(unknown or known, key=len, default="")
    pattern = re.compile(re.escape(thing))
    return {thing: Words(pattern, pattern)} if thing else {}
