"""Looks into the written files with other eyes than the product's: is every entry there, every school?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path

from .listing import Pair


def missing(file: Path, pairs: Iterable[Pair]) -> list[str]:
    """Entries and schools that do not stand in the file. Blanks and line ends do not count."""
    text = _bare(_READERS[file.suffix](file))
    found: list[str] = []
    for pair in pairs:
        # An entry over several cells stands there cell by cell.
        parts = [pair.rule] if _bare(pair.rule) in text else pair.rule.split(" ")
        found += [f"{file.name}: {part}" for part in (*parts, pair.school) if _bare(part) not in text]
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s|\*\*", "", text)


def _docx(file: Path) -> str:
    from docx import Document

    return "".join(
        node.text or "" for node in Document(str(file)).element.body.iter() if node.tag.endswith("}t")
    )


def _xlsx(file: Path) -> str:
    from openpyxl import load_workbook

    sheets = load_workbook(file).worksheets
    return "\n".join(
        str(cell) for sheet in sheets for row in sheet.values for cell in row if cell is not None
    )


def _pdf(file: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(file))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _html(file: Path) -> str:
    return unescape(re.sub(r"<[^>]*>", "", _plain(file)))


def _plain(file: Path) -> str:
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


_READERS: dict[str, Callable[[Path], str]] = {
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".md": _plain,
    ".txt": _plain,
    ".csv": _plain,
}
