"""What a statement says has changed: since when, what is out of use, what of the statement still holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.catalogue.dates import find_date
from index.facts.desks.figures import ADDRESS, HOURS, numbers_in
from index.items import Item, Passage

_KEPT = (
    r"(?:电话|地址|号码|地点|时间)[^，,。；;]{0,6}?(?:不变|仍|保持)|仍(?:为|在|是|设在|使用)|保持不变"
    r"|(?:电话|地址|号码)均?不作?(?:变|调整)"
)
_CHANGES = re.compile(
    r"(?:变更|更换|调整|更改|改|换|变)(?:为|成|至|到|在|由)|(?:迁|搬|移)(?:至|到|往|入|迁至)|搬迁|迁址|进驻|入驻"
    rf"|启用新|新(?:的)?(?:咨询)?(?:电话|地址|号码|号[：:为])|(?:旧|原)(?:电话|号码?)|改称|更名|划归|划入|并入|合并|{_KEPT}"
)
# A notice by whose title all that it states is new.
_OF_CHANGES = re.compile(
    r"(?:电话|号码|热线|地址|地点|受理|办公|接待)[^，。]{0,10}(?:变更|更换|变动|更新|升级|调整|迁移)"
    r"|(?:变更|更换|启用|调整)[^，。]{0,12}(?:电话|号码|热线|地址|地点|受理|接待|办公(?:场所|用房|区|楼|点))"
    r"|(?:进驻|入驻|迁入|迁至|搬至|搬入)[^，。]{0,16}(?:大厅|中心|大楼|新楼)|搬迁|迁址|搬家|新址|新办公"
)
# 「咨询电话一览（2026年3月更新）」 is a directory as it stands.
_VERSION = re.compile(r"[（(][^（）()]*(?:更新|修订|调整)[）)]")
_ENDED = re.compile(
    r"(?:原|旧)(?:有|来)?(?:的)?(?:咨询|联系|办公|服务|投诉|受理|值班|举报)?(?:电话|号码|热线|号)?(?:号码)?[：:为是]?\s*$"
)
_ENDS = re.compile(r"停止使用|停用|不再(?:使用|受理|接听|开通|对外|保留|作为)|作废|取消|注销|停机")
_BECOMES = re.compile(r"\s*(?:统一)?(?:变更|更换|调整|更改|改|换|变)(?:为|成|至|到)")
_OLD_PLACE = re.compile(
    r"(?:由|从)[^，。；\n]{2,30}?(?=(?:整体|统一)?(?:搬|迁|移)(?:迁)?(?:至|到|往|入))"
    r"|[原旧老](?:办公|联系|咨询)?(?:地址|地点|址)[：:为是（(]?[^，。；\n]{2,30}"
)
_TO = re.compile(r"(?:搬|迁|移|改|设|进驻|入驻)[^，。；]{0,6}(?:至|到|往|入|在|为)|新址|现址|进驻|入驻")
_LEADS_TO_OLD = re.compile(
    r"(?:由|从)?(?:(?:原|旧)(?:有|来)?(?:的)?(?:咨询|联系|办公|服务|投诉|受理|值班|举报)?"
    r"(?:电话|号码|热线|号)?(?:号码)?)?[：:为是]?\s*$"
)
_SINCE = re.compile(r"自?([^，。；]{4,20}?日)(?:起|开始)")
# 「已于2026年5月6日搬至…」
_DONE_ON = re.compile(r"于((?:20\d\d年)?\d{1,2}月\d{1,2}日)[^，。；]{0,8}?(?:搬|迁|移|启用|变更|更换|改)")
_OLD_COLUMN = re.compile(
    r"^(?:原|旧|老)(?:来|有)?(?:的)?[一-龥]{0,6}(?:电话|号码?|热线|地址|地点|址)|(?:变更|更换|调整|搬迁)前"
)
_NEW_COLUMN = re.compile(
    r"^(?:新|现|变更后|更换后|调整后|搬迁后|最新)(?:的)?[一-龥]{0,6}|(?:变更|更换|调整|搬迁)后"
)
# A column of numbers or places that is headed as new announces them, whatever the notice is called.
_HEADED_NEW = re.compile(
    r"^(?:新(?:的)?|(?:变更|更换|调整|搬迁|启用)后(?:的)?)[一-龥]{0,6}(?:电话|号码|热线|地址|地点|址|场所)$"
)
SINCE_COLUMN = re.compile(r"启用|生效|变更(?:时间|日期)|更换(?:时间|日期)|搬迁(?:时间|日期)|起始")
_CHANGING = re.compile(r"电话|号码|热线|地址|地点|迁|搬|启用")


def says_itself(text: str) -> bool:
    """Whether a statement announces in its own words what is new, or that something goes on as it is."""
    return bool(_CHANGES.search(text) or _ENDS.search(text))


def is_of_changes(item: Item) -> bool:
    """Whether an item is a notice of offices' new numbers or places."""
    return bool(_OF_CHANGES.search(_VERSION.sub("", item.title)))


def changes_from(item: Item, passages: Sequence[Passage]) -> date | None:
    """The day from which an item says that numbers or places change, None where it gives none."""
    of_changes = is_of_changes(item)
    days = (
        since(passage.text, item) for passage in passages if of_changes or _CHANGING.search(passage.text)
    )
    return next((day for day in days if day), item.valid_from)


def since(text: str, item: Item) -> date | None:
    """The day from which a text says that something holds; its year may be that of the item."""
    found = _SINCE.search(text) or _DONE_ON.search(text)
    if not found:
        return None
    day = find_date(found[1])
    issued = item.published or item.written
    if day is None and issued:
        day = find_date(f"{issued.year}年{found[1]}")
    return day


def is_ended(text: str, span: tuple[int, int]) -> bool:
    """「原电话0123-…」, 「0123-…停止使用」, 「由0123-…变更为…」."""
    if _ENDED.search(text[: span[0]]) or _BECOMES.match(text, span[1]):
        return True
    return bool(_ENDS.match(re.sub(r"^[^一-龥]*(?:号码)?(?:同时|即日起|将|已)?", "", text[span[1] :])))


def is_over(text: str) -> bool:
    """Whether a statement gives no place but those that are out of use: 「老地址（县府路21号）不再接待」."""
    rest = _OLD_PLACE.sub("", text)
    return rest != text and not (ADDRESS.search(rest) or HOURS.search(rest) or _TO.search(rest))


def what_holds(text: str, listed: bool) -> tuple[str, ...]:
    """The parts of a statement without the numbers and places that it puts out of use, in order.

    () where it names none: all of it holds.
    """
    cuts = [found.span() for found in _OLD_PLACE.finditer(text)]
    for start, end in numbers_in(text, listed):
        if not is_ended(text, (start, end)):
            continue
        lead = _LEADS_TO_OLD.search(text[:start])
        rest = re.match(r"[^，,。；;]*", text[end:])
        becomes = _BECOMES.match(text, end)
        tail = rest.end() if rest and not becomes else 0
        cuts.append((lead.start() if lead else start, end + tail))
    if not cuts:
        return ()
    parts, at = [], 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        part = text[at:start].strip(" \t\n，,；;。（(")
        if len(re.findall(r"[一-龥\d]", part)) > 1:
            parts.append(part)
        at = max(at, end)
    return tuple(parts)


def columns_over(columns: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of a row's columns those that give what is out of use (原电话, 变更前地址) beside what is new."""
    if not any(_NEW_COLUMN.search(name) for name, _ in columns):
        return []
    return [(name, value) for name, value in columns if _OLD_COLUMN.search(name)]


def is_headed_new(columns: Sequence[tuple[str, str]]) -> bool:
    """Whether a row gives a number or a place in a column that calls it new (新址, 变更后电话)."""
    return any(_HEADED_NEW.search(name.rpartition("/")[2].strip()) for name, _ in columns)


def day_in_row(columns: Sequence[tuple[str, str]]) -> date | None:
    """The day from which a row of changes holds, by its column."""
    return next((find_date(value) for name, value in columns if SINCE_COLUMN.search(name)), None)
