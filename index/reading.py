"""What a build takes from its files: each is read in a process that it can do no harm to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from index.bureau import Bureau
from index.catalogue import catalogue
from index.facts.desks import DeskFact, read_desks
from index.facts.rates import Rate, read_rates
from index.facts.zones import ZoneRule, read_leavings, read_zones
from index.items import Item, Passage
from index.passages import cut
from index.read import read_documents
from index.read.document import Block, Document, Heading, Paragraph, UnreadableFile
from index.read.structure import outline
from index.repair import repair_document
from index.repair.originals import with_originals
from index.repair.planted import without_planted
from index.repair.spinner import load_lexicon
from index.sources import Skipped, SourceFile, find_files, find_wording
from index.workers import Limits, Outcome, run

_log = logging.getLogger(__name__)
_WHY = {
    "time": "读取超过{seconds}秒，已放弃",
    "memory": "文件过大：读取所需的内存超过上限",
    "depth": "文件异常：嵌套过深",
    "crash": "文件异常：读取时程序崩溃，或内存不足",
    "error": "文件损坏或格式异常",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gives. ``gaps`` say, in Chinese, what of it could not be read."""

    item: Item
    passages: tuple[Passage, ...]
    zones: tuple[ZoneRule, ...] = ()
    rates: tuple[Rate, ...] = ()
    desks: tuple[DeskFact, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """What the sources give: files not read at all, and files that lack something, with the reasons."""

    documents: tuple[Reading, ...]
    skipped: tuple[Skipped, ...]
    incomplete: tuple[Skipped, ...]


def read_sources(
    sources: Sequence[Path], bureau: Bureau, limits: Limits, progress: Callable[[int, int, str], None]
) -> Readings:
    """Reads all files below ``sources``; documents come in the order of the files.

    ``progress`` is called with the number of files done, of how many, and the name of the last.
    """
    found = find_files(sources)
    done = 0

    def count(position: int) -> None:
        nonlocal done
        done += 1
        progress(done, len(found.files), found.files[position].name)

    progress(0, len(found.files), "")
    outcomes = run(partial(_read, bureau, find_wording(sources)), found.files, limits, count)
    documents: list[Reading] = []
    skipped = list(found.skipped)
    incomplete: list[Skipped] = []
    for file, outcome in zip(found.files, outcomes, strict=True):
        if outcome.failed:
            _log.info("%s: %s", file.name, outcome.failed)
        read = [made for made in outcome.results if isinstance(made, Reading) and made.passages]
        gaps = list(dict.fromkeys(_gaps(outcome, limits)))
        documents.extend(read)
        if read:
            incomplete.extend(Skipped(file.name, gap) for gap in gaps)
        else:
            skipped.append(Skipped(file.name, "；".join(gaps) or "文件里没有可以引用的文字"))
    return Readings(tuple(documents), tuple(skipped), tuple(incomplete))


def read_document(
    document: Document, bureau: Bureau, ordinal: int = 0, wording: Sequence[Path] = ()
) -> Reading:
    """What ``document`` gives, which is repaired and outlined. For ``ordinal`` see ``catalogue``.

    ``wording`` are the source's own files of spun wording.
    """
    item = catalogue(document, bureau, ordinal)
    passages = with_originals(cut(item, document), document, wording)
    zones = read_zones(item, passages)
    return Reading(
        item,
        tuple(passages),
        (*zones, *read_leavings(item, passages, zones)),
        tuple(read_rates(item, passages)),
        tuple(read_desks(item, passages, bureau)),
        document.gaps,
    )


def _read(bureau: Bureau, wording: Sequence[Path], file: SourceFile) -> Iterator[Reading | str]:
    """The documents of a file as they are read, and a text for each that cannot be used."""
    try:
        for ordinal, document in enumerate(read_documents(file.path, file.name)):
            try:
                yield read_document(_mended(document, bureau, wording), bureau, ordinal, wording)
            except Exception as error:  # the outermost edge of one document: the next may be sound
                _log.info("%s: document %d", file.name, ordinal, exc_info=error)
                yield f"第{ordinal + 1}篇内容异常，未能处理"
    except UnreadableFile as reason:
        yield str(reason)


def _mended(document: Document, bureau: Bureau, wording: Sequence[Path]) -> Document:
    mended = outline(without_planted(repair_document(document, load_lexicon(*wording), bureau.names)))
    lost = sum(text.count("\ufffd") for block in mended.blocks for text in _texts(block))
    return replace(mended, gaps=(*mended.gaps, f"有{lost}处文字损坏，无法辨认")) if lost else mended


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield block.text
    else:
        yield from (block.caption, *block.header, *block.notes)
        for row in block.rows:
            yield from row.cells


def _gaps(outcome: Outcome[Reading | str], limits: Limits) -> Iterator[str]:
    for made in outcome.results:
        yield from (made,) if isinstance(made, str) else made.gaps
    if outcome.failed:
        why = _WHY[outcome.failed.why].format(seconds=f"{limits.seconds:g}")
        yield f"第{len(outcome.results) + 1}篇起未读：{why}" if outcome.results else why
