"""The words by which a message goes on from the one before (data/lexicon/follow_ups.yaml), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.search.tokens import Splitter, fold
from service.answering.understand import kinds_of
from service.answering.vocabulary import vocabulary
from service.files import LEXICON, read_yaml

_CHARGE = re.compile("[费钱价]")


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """Patterns over folded text; see the file for what each is of."""

    openers: re.Pattern[str]
    another: re.Pattern[str]
    closing: re.Pattern[str]
    same_again: re.Pattern[str]
    hearsay: re.Pattern[str]
    office: re.Pattern[str]
    pointing: re.Pattern[str]
    persons: re.Pattern[str]
    ask: re.Pattern[str]
    values: re.Pattern[str]
    up_to: re.Pattern[str]
    processes: re.Pattern[str]
    generic: re.Pattern[str]
    classes: tuple[re.Pattern[str], ...]
    reach: re.Pattern[str]
    numbers: re.Pattern[str]
    empty: re.Pattern[str]
    where: re.Pattern[str]
    paying: re.Pattern[str]
    hiring: re.Pattern[str]
    of_itself: re.Pattern[str]
    exams: re.Pattern[str]
    circumstances: re.Pattern[str]
    enrolling: re.Pattern[str]
    going_on: re.Pattern[str]
    amiss: re.Pattern[str]


@cache
def words() -> FollowUpWords:
    """The words that ship with the program; read once."""
    entries = read_yaml(LEXICON / "follow_ups.yaml")
    classes = tuple(map(re.compile, entries.pop("classes")))
    return FollowUpWords(classes=classes, **{name: re.compile(one) for name, one in entries.items()})


def core_of(message: str) -> str:
    """A folded message without what only leads in or closes: 「谢谢，那初中呢」 is 初中."""
    said = words().openers.sub("", message, count=1).strip(" ,，。？?！!")
    said = re.sub(r"\s+(?=[,，\s])|(?<=[,，])\s+", "", words().closing.sub(" ", said))
    return said.strip(" ,，。？?！!") or message


def asks(core: str) -> bool:
    """Whether what is left of a message asks by itself: by an asking word, or by what it asks for (电话)."""
    if any(one.search(core) for one in (words().ask, words().where, words().values)):
        return True
    kinds = vocabulary().aspects & set(kinds_of(core))
    # 「不足一个月呢」 asks nothing, though an amount may be asked for so.
    return bool(kinds - {"fee"}) or ("fee" in kinds and bool(_CHARGE.search(core)))


def without_ask(question: str, splitter: Splitter, keeps_charge: bool = False) -> str:
    """What a question is about, without what it asks of it: 「申请信息公开多久答复」 is 申请信息公开.

    A doing word that names the matter stays wherever it stands: 「几号登记」 is 登记. ``keeps_charge`` keeps
    what is charged, too: 「学费多少」 is 学费.
    """
    asking = words().ask.search(question)
    if asking is None:
        topic = question
        for kind in vocabulary().aspects:
            topic = vocabulary().kinds[kind].sub(" ", topic)
        return _tidy(topic) or question
    head = _without_verb(question[: asking.start()], splitter)
    named = (words().processes, vocabulary().kinds["subsidy"])  # 「有啥补助」 is about 补助
    behind = [match.group() for one in named for match in one.finditer(question, asking.end())]
    if len(head) < 2:  # 「什么时候中考」: what is asked about stands behind
        return re.sub(r"^[在去到从](?=\s)", "", _tidy(words().ask.sub(" ", question))).strip()
    for kind in vocabulary().must_hold - ({"fee"} if keeps_charge else set()):  # 「普通话测试时间是几号」
        head = re.sub(rf"(?:{vocabulary().kinds[kind].pattern})的?$", "", head) or head
    head = words().empty.sub(lambda place: "审批" if place["deciding"] else "", head) or head
    if words().hiring.search(question[: asking.start()]):
        head = head.replace("老师", "教师") + "招聘"
        for stage in vocabulary().stages.values():  # whom one post is for says nothing of the hiring itself
            head = stage.sub("", head)
    return _tidy(" ".join((head, *(word for word in behind if word not in head))))


def _without_verb(head: str, splitter: Splitter) -> str:
    """What leads up to an asking word, without the verb that asks with it (收多少, 加几分)."""
    while True:
        shorter = words().up_to.sub("", head)
        cut = splitter.words(fold(shorter))
        verb = cut[-1] if cut and len(cut[-1]) == 1 else ""
        if verb.strip("生") and splitter.parts_of_speech(fold(shorter)).get(verb, "").startswith("v"):
            shorter = shorter[: -len(verb)]
        if shorter == head:
            return head
        head = shorter


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,，的")
