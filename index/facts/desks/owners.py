"""Whose each sentence is: 「基础教育科。负责招生。电话：…」, 「某中心搬至…。搬迁后电话变更为…」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.desks.changes import is_of_changes
from index.facts.desks.figures import numbers_in
from index.facts.desks.offices import office_at_head, office_moved, office_over
from index.items import Item, Passage
from index.text import sentences

_NUMBERING = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
_DUTIES = re.compile(rf"^{_NUMBERING}(?:[^，。：:；]{{1,24}}[：:])?(?:主要)?(?:负责|承担|主管|职责|业务范围)")
# 「教师股（四楼405）：教师资格认定、招聘、师德。」
_LISTED = re.compile(
    rf"^{_NUMBERING}[一-龥]{{2,24}}(?:[（(][^（）()]*[）)])?[：:]\s*"
    r"(?!.{0,8}(?:地址|地点|时间|电话|[路街巷道]\d*号|位于|搬|迁))[一-龥]{2}"
)
_ENTRY = re.compile(rf"{_NUMBERING}[一-龥]{{2,24}}(?:[（(][^（）()]*[）)])?[。：:]?")
# A sentence that says of no matter of its own whose number, place or time it gives.
_GOES_ON = re.compile(
    rf"^{_NUMBERING}(?:即日起|同时|[^，。；]{{4,20}}日起)?[，,]?(?:搬迁|迁址|迁移|变更|调整|更换)?后?[，,]?"
    r"(?:的|其|现|新|原|各(?:科室?|股室?|处室|部门)|该(?:中心|科|股|处|办|院|站|馆|单位|科室)|[我本](?:院|中心|局|馆|站|办|处|单位))*(?:启用的?)?"
    r"(?:对外|统一|具体|详细|通讯|咨询|联系|办公|服务|投诉|受理|值班|举报|监督|来访|接待|上班|工作|业务|报名|办理)*"
    r"(?:电话|号码?|热线|地址|地点|址|场所|位置|时间|传真|邮编|邮政编码|邮箱|电子邮[箱件]|电子信箱|联系方式|位于|设在|在)"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """The office that a sentence is of, and what was said before of what it does; "" where unknown.

    ``entry`` is set where a sentence was nothing but its name, as in 「（五）双塔小学。校址…。」:
    the rest of the line is then its own.
    """

    name: str = ""
    duties: str = ""
    entry: bool = False

    def of(self, sentence: str) -> Owner:
        """The owner of ``sentence``, which follows one of this owner's."""
        name = office_at_head(sentence)
        listed = bool(name) and bool(_LISTED.match(sentence)) and not numbers_in(sentence)
        duties = sentence.strip() if listed or _DUTIES.search(sentence) else ""
        if name and name != self.name:
            return Owner(name, duties, bool(_ENTRY.fullmatch(sentence)))
        if self.entry and sentence.strip():
            return Owner(self.name, " ".join(filter(None, (self.duties, duties))), True)
        if name or duties or _GOES_ON.match(sentence) or not sentence.strip():
            return Owner(self.name, " ".join(filter(None, (self.duties, duties))))
        return Owner()


def owners_of(item: Item, passages: Sequence[Passage]) -> dict[str, list[Owner]]:
    """For the id of each passage of running text the owner of each of its sentences.

    A notice of one office's move is of that office from its title on; elsewhere an office is named anew
    in each passage, or by the heading over it.
    """
    of_changes = is_of_changes(item)
    subject = Owner(office_moved(item.title)) if of_changes else Owner()
    found: dict[str, list[Owner]] = {}
    owner = subject
    for passage in passages:
        if passage.kind == "row":
            continue
        over = Owner(office_over(passage.heading))
        owner = owner if of_changes else over
        owners = []
        for sentence in sentences(passage.text):
            before = owner
            owner = owner.of(sentence)
            if not owner.name and over.name:
                owner = before if before.name == over.name else over
            elif not owner.name and _GOES_ON.match(sentence):
                owner = subject
            owners.append(owner)
        found[passage.id] = owners
    return found
