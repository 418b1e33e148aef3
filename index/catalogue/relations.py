"""Which other documents a document changes (amends), ends (repeals) or gives again (repeats)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.catalogue.numbers import NUMBER, tidy_number, without_nth
from index.read.document import Table

_NAME = r"《(?:[^《》]|《[^《》]{0,80}》){0,120}》"
# A document as it is named in a sentence: its title, its number, or both.
_NAMED = re.compile(rf"({_NAME})?\s*[（(]?\s*({NUMBER})\s*[）)]?|({_NAME})")
_CHANGE = r"(?:调整|修改|修订|补充|更正|变更|修正|完善|勘误)"
_CHANGES = (
    # 「对《…》作如下调整」
    re.compile(
        rf"(?:对|将|就)[^。；《，,]{{0,12}}(?:{_NAME}|{NUMBER})[^。；]{{0,60}}"
        rf"(?:作|做|进行|予以)出?了?(?:如下|以下|部分|适当|相应)?{_CHANGE}"
    ),
    # 「《…》第三条修改为」
    re.compile(rf"(?:{_NAME}|{NUMBER})[）)]?[^。；《，,]{{0,40}}(?:调整|修改|变更|更正)(?:为|如下)"),
    # 「《…》有效期延长至…」
    re.compile(rf"(?:{_NAME}|{NUMBER})[）)]?[^。；《]{{0,30}}(?:延长|延续|顺延)"),
    re.compile(rf"(?:延长|延续)[^。；《，,]{{0,8}}(?:{_NAME}|{NUMBER})[^。；]{{0,12}}有效期"),
    # 「与《…》不一致的，以本通知为准」
    re.compile(rf"与(?:原)?(?:{_NAME}|{NUMBER})[^。；]{{0,40}}不一致"),
)
_CHANGE_TITLE = re.compile(
    rf"关于(?:对|做好|进一步)?.{{0,60}}?{_CHANGE}|补充(?:通知|规定|公告|说明|意见)|更正|勘误"
    r"|(?:延长|延续).{0,60}有效期|有效期.{0,8}(?:延长|延续)"
)
_EXTENDS_TITLE = re.compile(r"(?:延长|延续).{0,60}有效期|有效期.{0,8}(?:延长|延续)")
_ENDS = re.compile(r"废止|停止执行|不再执行|失效|终止执行|停止使用")
_HELD_ON = re.compile(r"继续有效|予以保留|继续执行")
# What a column says of a document that goes on to hold.
_HOLDS = re.compile(r"(?:现行|继续|仍然?)?有效|(?:予以|继续)?(?:保留|执行)")
# A list of what is ended follows: 「决定废止下列文件：」
_LIST_ENDED = re.compile(
    r"(?:废止|失效|停止执行)[^。；]*[：:]\s*$|(?:下列|以下)[^。；]*(?:废止|失效|停止执行)[^。；]*[：:]?\s*$"
)
_LISTED = re.compile(
    r"^[\s　]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.．、，,]?|[-•·●])?[\s　]*"
    rf"(?:{_NAME}|{NUMBER})"
)
_NAME_COLUMN = re.compile(r"名称|标题|题名|文件$")
_ENDING_TITLE = re.compile(r"废止|宣布失效|清理结果")
_GIVES_AGAIN = re.compile(r"(?:印发|转发|公布|发布|下发|翻印|转载)")
_BASIS_BEFORE = 40  # characters
_BASIS = re.compile(r"(?:根据|依据|按照|依照|遵照|贯彻|落实|参照)[^，,。；]*$")
_TITLE_OR_NUMBER = re.compile(r"《|号")
_TOP_LINES = 12
_LONGEST = 400  # characters of a line that announces a list


def find_repealed(
    title: str, number: str, lines: Sequence[str], tables: Sequence[Table] = ()
) -> tuple[str, ...]:
    """Numbers (else titles) of documents that are ended by a sentence, a list under it or a table.

    ``number`` is the own one.
    """
    mentions: list[_Mention] = []
    for sentence in [*_sentences(lines, _ENDS), *_listed_as_ended(lines)]:
        if not _HELD_ON.search(sentence):
            mentions += _mentions(sentence)
    if _ENDING_TITLE.search(title):
        mentions += [mention for table in tables for mention in _in_table(table)]
    return _known_as(mentions, title, number, ())


def find_amended(
    title: str, number: str, lines: Sequence[str], repealed: Sequence[str] = (), tables: Sequence[Table] = ()
) -> tuple[str, ...]:
    """Numbers (else titles) of documents that this one changes, but not of those that it ends.

    A notice that lengthens the term of several documents may list them in a table.
    """
    mentions: list[_Mention] = []
    if _CHANGE_TITLE.search(title):
        # Such a notice names what it changes at its top, in whatever words.
        mentions += _mentions(title)
        for sentence in _sentences(lines[:_TOP_LINES], _TITLE_OR_NUMBER):
            if not _ENDS.search(sentence):
                mentions += _mentions(sentence)
    for sentence in _sentences(lines, _TITLE_OR_NUMBER):
        if not _ENDS.search(sentence) and any(change.search(sentence) for change in _CHANGES):
            mentions += _mentions(sentence)
    if is_extension(title):
        mentions += [mention for table in tables for mention in _in_table(table)]
    return _known_as(mentions, title, number, repealed)


def announced(above: str, caption: str) -> str:
    """What a table is headed by: the line above it (the name of a sheet), where its caption does not say
    itself whether what it lists is ended or goes on."""
    says = _ENDS.search(caption) or _HELD_ON.search(caption)
    return caption if says or not above else f"{above} {caption}".strip()


def is_extension(title: str) -> bool:
    """Whether a notice lengthens the term of the documents that it names."""
    return bool(_EXTENDS_TITLE.search(title))


def is_forwarding(title: str) -> bool:
    """Whether a notice hands on another authority's document, with that one's own term in it."""
    return bool(re.search(r"转发|翻印|转载", title)) and "通知" in title


def find_repeated(title: str, number: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers (else titles) of documents that this one prints or forwards, by its title and its top."""
    if not _GIVES_AGAIN.search(title):
        return ()
    named = list(_mentions(title))
    for line in lines[:_TOP_LINES]:
        named += [m for m in _mentions(line) if any(m.name and _bare(m.name) == _bare(n.name) for n in named)]
    return _known_as(named, title, number, ())


@dataclass(frozen=True, slots=True)
class _Mention:
    """A document as a sentence names it: by title, by number or by both."""

    name: str
    number: str


def _known_as(
    mentions: Iterable[_Mention], title: str, number: str, others: Sequence[str]
) -> tuple[str, ...]:
    """The number where a mention gives one: it is exact, a title may be shared with a later version."""
    mentions = list(mentions)
    numbers = {_bare(m.name): m.number for m in mentions if m.name and m.number}
    found = dict.fromkeys(m.number or numbers.get(_bare(m.name)) or m.name for m in mentions)
    own = {without_nth(number), _bare(title), *others}
    return tuple(
        name for name in found if not own & {name, without_nth(name), _bare(name)}
    )


def _in_table(table: Table) -> Iterator[_Mention]:
    """The documents that a table lists by title and number, unless it lists what goes on to hold."""
    holds_on = _HELD_ON.search(table.caption) and not _ENDS.search(table.caption)
    if holds_on or any(_HELD_ON.search(name) for name in table.header):
        return
    named = [position for position, name in enumerate(table.header) if _NAME_COLUMN.search(name)]
    for row in table.rows:
        if any(_HOLDS.fullmatch(cell.strip()) for cell in row.cells):
            continue
        number = next((cell for cell in row.cells if re.fullmatch(rf"\s*{NUMBER}\s*", cell)), "")
        name = row.cells[named[0]].strip("《》 　") if named and named[0] < len(row.cells) else ""
        if number or name:
            yield _Mention(name, tidy_number(number) if number else "")


def _listed_as_ended(lines: Sequence[str]) -> Iterator[str]:
    """The lines of lists that a sentence announces as ended."""
    ended = False
    for line in lines:
        if len(line) <= _LONGEST and _LIST_ENDED.search(line) and not _HELD_ON.search(line):
            ended = True
        elif ended and _LISTED.match(line) and not _HELD_ON.search(line):
            yield line
        else:
            ended = False


def _sentences(lines: Sequence[str], holding: re.Pattern[str]) -> Iterator[str]:
    for line in lines:
        if holding.search(line):
            yield from (sentence for sentence in re.split(r"[。；]", line) if holding.search(sentence))


def _mentions(sentence: str) -> Iterator[_Mention]:
    for found in _NAMED.finditer(sentence):
        if _BASIS.search(sentence[max(0, found.start() - _BASIS_BEFORE) : found.start()]):
            continue
        name = found.group(1) or found.group(3) or ""
        yield _Mention(name[1:-1], tidy_number(found.group(2)) if found.group(2) else "")


def _bare(text: str) -> str:
    return re.sub(r"[\s《》〈〉]", "", text)
