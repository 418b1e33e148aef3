"""Rates: what is charged (fees) and what is paid out (subsidies), each with the statement that gives it.

A fee and a subsidy are stated alike, in a row of a table or in a sentence, and one statement may be
both (「免学费」). So both are one kind of fact with a side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.facts.repealed_sums import ends_its_sums
from index.items import Item, Passage

Side = Literal["fee", "subsidy"]

_FIGURE = r"\d[\d,，]*(?:\.\d+)?"
_SUM = re.compile(
    rf"{_FIGURE}\s*(?:万|千|百)?\s*元|(?:{_FIGURE}\s*(?:万|千|百)?|[一二两三四五六七八九十百千万]+)\s*(?:元|块钱?)"
)
_NOTHING = re.compile(
    r"免(?:收|费|除|交|缴|[一-龥]{2,5}费|学费|学杂费|住宿费|保育?教育?费|书本?费)|全免|减免|零收费|据实(?:收取|结算)"
    r"|不(?:得|准|许|允许|再|能|可|应|予|需要?|用)?(?:另行?|另外|额外|重复|擅自|单独|再|向\S{1,12}|以\S{1,8}名义)?(?:收取|收费|收(?!到|集|录|看|回)|[交缴]费)"
    r"|(?:严禁|禁止).{0,12}收|(?:无须|不需要?)[交缴]"
)
_BARE = re.compile(
    rf"^(?:[￥¥]|不(?:高|超)[于过]|最高|每\S{{1,6}}?)?\s*{_FIGURE}(?:\s*[—\-－~～至]\s*{_FIGURE})?\s*(?:以[内下])?$"
)
# What goes with a charge without being a sum: shares, refunds, what may be bought or left.
_TERMS = re.compile(
    r"[1-9]\d*(?:\.\d+)?\s*[%％]|百分之|\d(?:\.\d+)?倍|[一二三四五六七八九]折|减半|半价|的一半[收交缴]|按一半|减收|优惠"
    r"|退(?:还|费|款|一半|给|回)|不予?退|多退少补|自愿|可以?自[带备]|取消"
    r"|不得(?:强制|强行|统一|指定|代收|代办|征订|要求|组织)|(?:不准|严禁|禁止)(?:强制|代收|要求|组织|统一)"
    r"|按[^。；，]{2,24}标准(?:收取|执行|计收|缴纳|收费)|(?:不得|可以?|按).{0,10}(?:预收|跨学[期年])|预收.{0,12}不得"
    r"|不(?:予?提供|设|征订)|费用?由\S{1,14}(?:承担|负担|列支|支出)|从\S{1,8}经费(?:中)?(?:列支|支出)"
)
_TERMS_CELL = re.compile(
    r"^[×✕✗✘√✓]$|不(?:予?提供|设|招收|征订|得\S{1,6}|收取?)|自愿|据实|按实|免费提供|包含?在|按实际"
)
# 「省重点800；市重点600」: several figures, each behind what it is for.
_MEASURED = r"(?:[\d.]+[—\-－~～至][\d.]+|[\d.]+)?"  # 「5公里以内60，5—15公里90」
_PARTED = re.compile(rf"^(?:{_MEASURED}[一-龥（）()]{{1,12}}[：:]?\s*{_FIGURE}(?:[；;、，,\s]+|$)){{2,}}$")
# A table of places, headed 「单位：人」, holds no money, whatever its paper is on.
_OF_HEADS = re.compile(r"单位\s*[：:]\s*(?:人|名|个|班)(?![·/／\s]*(?:元|月|学期))|计划.{0,4}[（(]人[)）]")
_FREE_CELL = re.compile(r"^(?:免|全免|免收|免费|不收|免除|不收费|免交|零)$")
_IN_MONEY = re.compile(r"元|金额|收费标准|收费|资助标准|补助标准|[学杂教宿食务料名考育车乘]费|价格|票价|单价")
_NOT_MONEY = re.compile(
    r"序号|编号|人数|名额|计划|班数|年份|学年|日期|电话|面积|比例|数量|房间|楼层|办公室|邮编"
)

_PAID_OUT = re.compile(
    r"补助|资助|助学金|奖学金|补贴|津贴|贷款|助学|奖励|救助|慰问|免学费|免除学费|减免|营养餐|营养改善|两免一补|生活费"
)
_CHARGED = re.compile(
    r"(?<!不)[交收缴](?:多少)?钱|价钱|价目|限价|[一每](?:套|件|[顿餐节次])多少钱"
    r"|费|收取|价格|票价|单价|每套|代收|押金|定价|收款"
)
# What families buy or take part in: 「要不要买校服由家长定，学校不准强制」 names no charge.
_OFFERED = re.compile(r"校服|课后服务|延时服务|托管|教辅|作业本|[午配订就]餐|校车|研学|社团|学平险")
# Money that no family pays or gets: penalties, budgets, what is allotted to schools.
_OF_OTHERS = re.compile(
    r"罚款|没收|违法所得|责令|查处|决算|预算|财政拨款|中标|采购|公用经费|注册资本|产值|投资|竣工|招标|万元\s*[）)]"
)
_SCHOOL_PAYS = re.compile(r"公用经费.{0,6}(?:列支|支出|承担|负担)")
_NAME = re.compile(r"[一-龥]{1,7}(?:费|[助奖]学金|贷款|补助|补贴|津贴)")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|\s")
# 「免学费：全部学生三年都免」 says what all pay, not what some are given.
_ALL_FREE = re.compile(
    r"免[除收]?学费[^。；]{0,8}(?:全部学生|所有学生|全体|一律|三年都|各年级)"
    r"|(?:全部|所有|全体)(?:在校|在籍)?(?:学生|新生)[^。；]{0,8}免[除收]?学费"
)
# 「①表中为每月保教费；②餐费另收；…」: points in one sentence are statements of their own.
_SENTENCE = re.compile(r"(?:[①-⑳][^。\n①-⑳]*|[^。\n①-⑳]+)。?")
_LONG_SENTENCE = 160
_ANNOUNCES = re.compile(r"[^。\n]{2,40}[：:](?=\s*\n)")
# 「第二条　课后服务费。」 and 「答：不能。」 say nothing without the sentence behind them.
_HEAD = re.compile(
    r"(?P<head>(?:^|\n)(?:第[^条]{1,4}条\s*|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|答[：:]\s*)[^。\n，；]{1,12}。)(?=[^\n])"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A published rate. ``statement`` is a verbatim part of the passage: a whole row, or a sentence.

    ``sides``: a fee, a subsidy or both. ``names`` are what a row's cells and columns call it (住宿费).
    ``free`` where it only says that nothing is charged, without any sum. ``terms`` where it gives neither,
    but on what terms a charge is made (退还一半, 自愿购买, 减半).
    """

    item_id: str
    passage_id: str
    statement: str
    sides: tuple[Side, ...]
    names: tuple[str, ...]
    free: bool
    terms: bool = False


def read_rates(item: Item, passages: Sequence[Passage]) -> list[Rate]:
    """All rates that an item states, in reading order."""
    return [rate for passage in passages for rate in _of_passage(item, passage)]


def _of_passage(item: Item, passage: Passage) -> Iterator[Rate]:
    if passage.kind == "frame":
        return
    above = " ".join((item.title, *passage.heading, passage.lead))
    statements = [passage.text] if passage.kind == "row" else _sentences(passage.text)
    opening = _ANNOUNCES.match(passage.text) if passage.kind != "row" else None
    for statement in statements:
        if opening and not opening[0].startswith(statement):
            above = f"{above} {opening[0]}"  # 「三条线票价如下：」
            opening = None
        sum_, nothing = _states(passage, statement, above)
        # In a row 「公用经费支出」 is of one column; the others have what families pay.
        plain = _SCHOOL_PAYS.sub("", statement) if passage.kind == "row" else statement
        of_others = bool(_OF_OTHERS.search(plain))
        sides = _sides(statement) or _sides(above)
        if of_others and (sum_ or not _SCHOOL_PAYS.search(statement)):
            continue
        if passage.kind != "row" and ends_its_sums(statement, _SUM):
            continue
        if sides and (sum_ or nothing) and not of_others:
            yield Rate(item.id, passage.id, statement, sides, _names(passage), nothing and not sum_)
        elif ("fee" in sides or _OFFERED.search(statement)) and _on_terms(passage, statement):
            yield Rate(item.id, passage.id, statement, ("fee",), _names(passage), False, True)


def frees_all(statement: str) -> bool:
    """Whether a statement says that nobody pays for teaching: 「免学费：全部学生三年都免」."""
    return bool(_ALL_FREE.search(statement))


def counts_heads(passage: Passage) -> bool:
    """Whether a row is of a table of places or pupils, headed 「单位：人」: its figures are no money."""
    caption = passage.text.partition("｜")[0] if "｜" in passage.text else ""
    return passage.kind == "row" and _OF_HEADS.search(f"{passage.lead} {caption}") is not None


def is_of_heads_alone(passage: Passage) -> bool:
    """Whether a row counts heads, and none of its columns is in money."""
    return counts_heads(passage) and not any(_IN_MONEY.search(name) for name, _ in passage.cells)


def _states(passage: Passage, statement: str, above: str) -> tuple[bool, bool]:
    """Whether a statement gives a sum, and whether it says that nothing is charged."""
    sum_, nothing = bool(_SUM.search(statement)), bool(_NOTHING.search(statement))
    of_heads = counts_heads(passage)
    for name, value in passage.cells:
        if _NOT_MONEY.search(_BRACKETS.sub("", name)):  # 「学费（元/生/学年）」 is counted in money
            continue
        if of_heads and not _IN_MONEY.search(name):
            continue
        counted_in = f"{name} {passage.text.partition('｜')[0]} {above}"
        counted_in += " ".join(unit for column, unit in passage.cells if "单位" in column)
        figures = _BARE.match(value) or _PARTED.match(value)
        sum_ = sum_ or bool(figures and _IN_MONEY.search(counted_in))
        nothing = nothing or bool(_FREE_CELL.match(value))
    return sum_, nothing


def _on_terms(passage: Passage, statement: str) -> bool:
    """Whether a statement says on what terms something is charged, without a sum."""
    return bool(_TERMS.search(statement)) or any(_TERMS_CELL.search(value) for _, value in passage.cells)


def _names(passage: Passage) -> tuple[str, ...]:
    """Cells and parts of column headings that are the name of a charge or benefit and nothing else."""
    texts = [part for name, value in passage.cells for part in (*name.split("/"), value)]
    return tuple(dict.fromkeys(name for text in texts if _NAME.fullmatch(name := _BRACKETS.sub("", text))))


def _sides(text: str) -> tuple[Side, ...]:
    sides: list[Side] = []
    text = text.replace("捐资助学", "")  # a charge in disguise
    charged = re.sub(r"生活费|路费|[车交]通?费补[助贴]|免[除收]?学费", "", text)
    if _CHARGED.search(charged) or _ALL_FREE.search(text):
        sides.append("fee")
    if _PAID_OUT.search(text):
        sides.append("subsidy")
    return tuple(sides)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, the first with a head of its own; a very long one by its parts."""
    heads = {found.end("head") for found in _HEAD.finditer(text) if not _SUM.search(found["head"])}
    head: int | None = None
    for found in _SENTENCE.finditer(text):
        if found.end() in heads:
            head = found.start()
            continue
        bare = text[found.start() if head is None else head : found.end()].strip()
        head = None
        if len(bare) <= _LONG_SENTENCE:
            yield bare
        else:
            yield from (part.strip() for part in re.findall(r"[^；;]+[；;]?", bare))
