"""The order in which damage is undone. Read this to know what repair does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from index.repair.byte_shift import restore_shifted
from index.repair.change import Change, Repaired
from index.repair.code_points import unify
from index.repair.decoding import decode_again
from index.repair.glosses import has_glosses, is_glossed, remove_glosses
from index.repair.invisible import remove_invisible
from index.repair.line_breaks import join_lines
from index.repair.links import drop_links
from index.repair.ocr import read_again
from index.repair.punctuation import widen
from index.repair.spinner import Lexicon, is_spun, load_lexicon, unspin
from index.repair.traditional import is_converted, is_mostly_traditional, simplify, to_simplified
from index.repair.widths import narrow

Step = Callable[[str], Repaired]


def repair_text(text: str, lexicon: Lexicon | None = None, names: Sequence[str] = ()) -> Repaired:
    """The restored text and the changes made.

    ``lexicon`` holds the spinner's wording (data/lexicon/spinner.tsv where None). ``names`` are kept as
    they are written here where a Traditional text is made simplified.
    """
    changes: list[Change] = []
    whole: tuple[Step, ...] = (decode_again, remove_invisible, join_lines)
    for step in whole:
        repaired = step(text)
        text = repaired.text
        changes += repaired.changes
    for step in (*steps(text, lexicon, names), drop_links):
        repaired = step(text)
        text = repaired.text
        changes += repaired.changes
    return Repaired(text, tuple(changes))


def steps(text: str, lexicon: Lexicon | None = None, names: Sequence[str] = ()) -> Iterator[Step]:
    """The steps for ``text``, a whole document; each is to be given what the one before made of it."""
    words = lexicon or load_lexicon()
    yield decode_again
    yield remove_invisible
    text = remove_invisible(decode_again(text).text).text
    yield restore_shifted
    text = restore_shifted(text).text
    # Steps that only a scraped page may undergo: sound Traditional text is not touched.
    glossed = is_glossed(text) or (has_glosses(text) and _is_spun_below(text, words))
    if glossed:
        yield remove_glosses
        text = remove_glosses(text).text
    suspect = glossed or (("當局" in text or "教導" in text) and is_mostly_traditional(text))
    spun = is_spun(to_simplified(text) if suspect else text, words, glossed)
    traditional = glossed or (suspect and spun) or is_converted(text)
    if traditional:
        yield partial(simplify, names=names)
    if glossed or spun:
        yield widen
    if spun:
        yield lambda page: unspin(page, words)
    yield unify
    yield narrow
    yield read_again


def _is_spun_below(text: str, words: Lexicon) -> bool:
    return is_spun(to_simplified(remove_glosses(text).text), words)
