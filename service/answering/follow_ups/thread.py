"""What a conversation has come to, and which of a message's words name a matter of their own."""

from __future__ import annotations

from dataclasses import dataclass

from service.answering.context import Context
from service.answering.fees.charges import charges_in
from service.answering.fit import matter_of
from service.answering.follow_ups.edits import rest_of
from service.answering.follow_ups.schools import Named
from service.answering.follow_ups.slots import slots_in
from service.answering.follow_ups.words import words
from service.answering.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Thread:
    """What was asked last, made whole (""  where nothing was), and what later messages may mean by it.

    ``home`` is the last question of which school an address belongs to, ``schools`` those that its answers
    named, the newest first. ``asked_back``: the assistant's last message was a question.
    """

    text: str = ""
    home: str = ""
    schools: tuple[Named, ...] = ()
    asked_back: bool = False


def own_words(core: str, context: Context) -> list[str]:
    """The words of a message that name a matter of their own: no slot, person or kind of answer."""
    processes = words().processes  # 转学 after 休学 takes its place, but is a matter of its own
    filled = [slot for slot in slots_in(core, context) if not processes.fullmatch(slot.value)]
    rest = rest_of(core, filled)
    for pattern in (words().ask, words().empty, words().generic):
        rest = pattern.sub(" ", rest)
    for kind in vocabulary().aspects - {"fee"}:
        rest = vocabulary().kinds[kind].sub(" ", rest)
    charges = charges_in(rest)
    return [
        word
        for word in matter_of(rest, context.snapshot).words
        if len(word) > 1
        and word in rest
        and not any(charge.asked.search(word) for charge in charges.values())
    ]
