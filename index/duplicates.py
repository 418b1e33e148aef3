"""The same document in two files becomes one item with two files.

Told by the text alone: all of it, every figure and name, has to be the same; only the frame around it
(title, number, signature, a page's furniture) may be there in one file and not in the other. Whatever
differs otherwise, if only by a figure, is another document: last year's, another county's, an amended one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import PurePosixPath

from index.catalogue.dates import DATE, find_date
from index.catalogue.numbers import is_number_line, tidy_number, without_nth
from index.items import Item, Passage
from index.read.clauses import clause_of
from index.reading import Reading

# What stands around a document on a page or a print, and is no part of it.
_FURNITURE = re.compile(
    r"[【\[（(]?(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文档|附件|文件|阅读|解读|稿件|信息)|附件下载|文件下载|点击下载"
    r"|下载附件|扫一扫|分享到?|打印(?:本页)?|关闭(?:窗口)?|责任编辑|编辑|来源|信息来源|作者|审核|浏览(?:次数|量)?|点击数?"
    r"|阅读(?:次数|量)?|发布(?:时间|日期|机构)|字[号体]|返回顶部|公开(?:方式|形式|属性)|抄送|主题词"
    r"|政策(?:解读|原文))(?:[：:\s　】\]）)].*|$)"
    r"|[（(]?此件(?:公开|主动|依申请)\S{0,6}|[^。；]{0,40}印发|[^。；]{1,60}\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)"
)
_LONGEST_FURNITURE = 60
# A line of a page's head has no figure and ends no sentence.
_SAYS_SOMETHING = re.compile(r"[\d。；：:，,（(]")
_NO_LETTER = re.compile(r"[~|^`¨´]")
_SHORTEST = 40  # letters: a page that only says 「详见附件」 is the same as no other
_LEADING_LINES, _LEADING_LETTERS = 8, 30
_LONG_APART = timedelta(days=300)
_FILLED = (
    "document_number", "index_number", "issuer", "written", "published", "valid_from", "valid_to",
    "school_year", "region", "column", "url", "amends", "repeals", "repeats", "stages",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """A file whose document is kept from another one."""

    file: str
    kept: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's lines without its frame; ``whole`` is their letters and figures only, all in one."""

    position: int
    item: Item
    lines: tuple[str, ...]
    whole: str


def merge(readings: Sequence[Reading]) -> tuple[list[Reading], list[Merged]]:
    """The readings with one for each document, in their order, and which files were merged into which.

    Of several the one with the fuller catalogue data and structure is kept, its empty fields filled
    from the others: which one it is does not depend on their order. Its id stays as it is.
    """
    texts = [_text(position, reading) for position, reading in enumerate(readings)]
    dropped: dict[int, int] = {}
    kept: dict[int, Reading] = {}
    for group in _groups([text for text in texts if len(text.whole) >= _SHORTEST]):
        ranked = sorted(group, key=lambda text: _rank(readings[text.position]))
        first, others = ranked[0].position, [text.position for text in ranked[1:]]
        kept[first] = _filled(readings[first], [readings[other].item for other in others])
        dropped |= dict.fromkeys(others, first)
    left = [kept.get(position, one) for position, one in enumerate(readings) if position not in dropped]
    files = [reading.item.file for reading in readings]
    return left, [Merged(files[other], files[first]) for other, first in sorted(dropped.items())]


def _groups(texts: Sequence[_Text]) -> Iterator[list[_Text]]:
    """The texts that are the same, in groups of two and more."""
    group_of = {text.position: [text] for text in texts}
    for candidates in _candidates(texts):
        for place, one in enumerate(candidates):
            for other in candidates[place + 1 :]:
                if len(other.whole) > len(one.whole) + _LEADING_LINES * _LEADING_LETTERS:
                    break
                mine, theirs = group_of[one.position], group_of[other.position]
                # Every member has to be the same as every other: 「nearly」 must not add up.
                if mine is not theirs and all(_same(a, b) for a in mine for b in theirs):
                    mine.extend(theirs)
                    group_of |= dict.fromkeys((text.position for text in theirs), mine)
    seen = {id(group): group for group in group_of.values() if len(group) > 1}
    yield from seen.values()


def _candidates(texts: Sequence[_Text]) -> Iterator[list[_Text]]:
    """Texts that end alike, as all that can be the same do, shortest first."""
    shelves: dict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        shelves[text.whole[-_SHORTEST:]].append(text)
    for shelf in shelves.values():
        if len(shelf) > 1:
            yield sorted(shelf, key=lambda text: (len(text.whole), text.item.file, text.item.id))


def _same(one: _Text, other: _Text) -> bool:
    """Whether two texts are one document."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.whole))
    if shorter.whole != longer.whole and not _only_furniture_over(shorter, longer):
        return False
    return _titles_agree(one, other) and _data_agree(one.item, other.item)


def _only_furniture_over(shorter: _Text, longer: _Text) -> bool:
    """Whether the longer text is the shorter one with some short lines of a page's head over it."""
    if not longer.whole.endswith(shorter.whole):
        return False
    left = len(longer.whole) - len(shorter.whole)
    for count, line in enumerate(longer.lines):
        if left == 0:
            return True
        left -= len(_letters(line))
        if left < 0 or count >= _LEADING_LINES or len(line) > _LEADING_LETTERS:
            return False
        if _SAYS_SOMETHING.search(line) or clause_of(line) is not None:
            return False
    return False


def _titles_agree(one: _Text, other: _Text) -> bool:
    titles = [_core(text.item.title) for text in (one, other)]
    shorter, longer = sorted(titles, key=len)
    if shorter == longer:
        return True
    unnamed = any(text.item.title == PurePosixPath(text.item.file).stem for text in (one, other))
    if unnamed and one.whole == other.whole:
        return True
    figures = [re.findall(r"\d+", title) for title in titles]
    return figures[0] == figures[1] and len(shorter) >= 6 and shorter in longer


def _data_agree(one: Item, other: Item) -> bool:
    """Whether nothing that is known of both speaks against their being one document."""
    known = ("school_year", "written", "valid_from", "valid_to")
    pairs = [(getattr(one, name), getattr(other, name)) for name in known]
    pairs.append((without_nth(one.document_number), without_nth(other.document_number)))
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return False
    if "draft" in (one.standing, other.standing) and one.standing != other.standing:
        return False
    if one.document_number and other.document_number:
        return True
    issuers = one.issuer in other.issuer or other.issuer in one.issuer
    same_issuer = bool(one.issuer and other.issuer and issuers)
    days = [item.published or item.written for item in (one, other)]
    apart = days[0] and days[1] and abs(days[0] - days[1]) > _LONG_APART
    return not apart and issuers and (one.region == other.region or same_issuer)


def _rank(reading: Reading) -> tuple[int, int, str, str]:
    item = reading.item
    filled = sum(bool(getattr(item, name)) for name in _FILLED)
    headings = {passage.heading for passage in reading.passages}
    rows = sum(passage.kind == "row" for passage in reading.passages)
    return -filled, -(len(headings) + rows), item.file, item.id


def _filled(reading: Reading, others: Sequence[Item]) -> Reading:
    item = reading.item
    found = {
        name: getattr(item, name) or next((getattr(one, name) for one in others if getattr(one, name)), None)
        for name in _FILLED
    }
    files = sorted({one.file for one in others} - {item.file})
    void = any(one.standing == "repealed" for one in (item, *others))
    item = replace(
        item,
        **{name: value for name, value in found.items() if value},
        other_files=tuple(files),
        standing="repealed" if void else item.standing,
    )
    return replace(reading, item=item)


def _text(position: int, reading: Reading) -> _Text:
    item = reading.item
    names = (item.title, _core(item.title), item.issuer, *item.issuer.split("、"))
    frame = {"", *map(_letters, names)}
    kept = [
        (line, letters)
        for line in map(str.strip, _lines(reading.passages))
        if (letters := _letters(line)) not in frame and not _is_frame(line, item)
    ]
    return _Text(position, item, tuple(line for line, _ in kept), "".join(letters for _, letters in kept))


def _lines(passages: Sequence[Passage]) -> Iterator[str]:
    """Headings and texts as they are read."""
    above: tuple[str, ...] = ()
    for passage in passages:
        same = 0
        while above[same : same + 1] == passage.heading[same : same + 1] != ():
            same += 1
        yield from passage.heading[same:]
        above = passage.heading
        yield from passage.text.split("\n")


def _is_frame(line: str, item: Item) -> bool:
    """A page's furniture, or only the day or the number that the catalogue data hold."""
    if len(line) > _LONGEST_FURNITURE or clause_of(line) is not None:
        return False
    if _FURNITURE.fullmatch(line):
        return True
    bare = re.sub(r"\s", "", line).strip("（）()")
    if item.document_number and is_number_line(bare):
        return without_nth(tidy_number(bare)) == without_nth(item.document_number)
    return bool(re.fullmatch(DATE, bare)) and find_date(bare) in (item.written, item.published)


def _core(title: str) -> str:
    """A title from its 「关于」 on, in letters: who issued it is written before it or not."""
    title = re.sub(r"[（(][^（）()]*号[）)]$", "", title.strip())
    return _letters(title[max(title.find("关于"), 0) :])


def _letters(text: str) -> str:
    """Letters, figures and signs that mean something; what parts two figures is kept as one dot."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"(?<=\d)[^\w\s]+(?=\d)", "·", plain)
    return re.sub(r"[\W_]", lambda found: found.group() if _is_sign(found.group()) else "", plain)


@cache
def _is_sign(character: str) -> bool:
    """Whether a character that is no letter means something: √, ×, ≥, and the dot between two figures."""
    meaningful = unicodedata.category(character) in ("Sm", "So") and not _NO_LETTER.match(character)
    return character == "·" or meaningful
