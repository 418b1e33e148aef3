"""An address in the years that are asked about, and what a draft would change of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.facts.period import Period
from index.facts.zones import Mention
from service.answering.answer import Answer
from service.answering.context import Context, Evidence
from service.answering.parts import join
from service.answering.texts import text
from service.answering.vocabulary import vocabulary
from service.answering.zone_lookup import looked_up
from service.answering.zone_wording import worded, zone_answer

# What may be about to change, or is said to be.
_MAY_CHANGE = re.compile(
    r"听说|据说|听人说|听讲|网上说|都说|传(?:言|闻|说)|有人说|(?:要|会|将|准备|打算)(?:重新|被)?(?:划|改|调|变|换)|征求意见|明年|后年|以后"
)
_MOST = 3


def looked_up_answer(places: Sequence[Mention], context: Context) -> Answer:
    """What the lists of the year that is meant say of the addresses of a question."""
    answers = [zone_answer(resolution, context) for resolution in looked_up(places, context)]
    answers = list({(one.text, one.options): one for one in answers}.values())
    planned = _planned(places, context)
    return join([*answers, planned] if planned else answers)


def in_years(places: Sequence[Mention], context: Context) -> Answer | None:
    """Last year's answer and this year's, where a question asks for both (「去年在某校，今年呢」)."""
    years, this_year = vocabulary().years, context.today.year
    if not (years["last"].search(context.text) and years["this"].search(context.text)):
        return None
    asked, answers = context.understood, list[Answer]()
    for name, year in (("last_year", this_year - 1), ("this_year", this_year)):
        period = Period.of_year(year, context.today)
        context.understood = replace(asked, year=year, period=period)
        answer = looked_up_answer(places, context)
        answers.append(replace(answer, text=f"{text(f'zone.{name}')}{answer.text}"))
    context.understood = asked
    return join(answers) if any(one.status == "answered" for one in answers) else None


def planned_for(context: Context) -> Answer | None:
    """What drafts would change of the places that a question of a year to come names; None for nothing."""
    zones = context.in_force.on(context.today, None).zones
    return _planned(zones.places_in(context.text), context)


def _planned(places: Sequence[Mention], context: Context) -> Answer | None:
    """What papers that are still open to opinion would change of the places, where that is asked."""
    if not _MAY_CHANGE.search(context.text):
        return None
    standings, names = context.holding.standings, {place.name for place in places}
    found: dict[Evidence, str] = {}
    for rule in context.snapshot.zones:
        if standings[rule.item_id].state == "draft" and rule.name in names:
            passage = context.snapshot.passages[rule.passage_id]
            for line in passage.text.splitlines():
                if rule.quote in line and all(school in line for school in rule.schools):
                    found.setdefault(Evidence(passage, line.strip(), 1.0), "")
    kept = dict(list(found.items())[:_MOST])
    return worded("standing.draft", kept, context) if kept else None
