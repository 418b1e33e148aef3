"""One module per format; ``rendered`` chooses by the ending of the path."""

from __future__ import annotations

from pathlib import PurePosixPath

from data.make_bureau.document import Document


def rendered(document: Document) -> bytes:
    """The file's bytes, the same on every run.

    Raises:
        ValueError: the path ends in a format that nothing here writes.
    """
    match PurePosixPath(document.path).suffix:
        case ".docx":
            from data.make_bureau.write.word import word

            return word(document)
        case ".xlsx":
            from data.make_bureau.write.workbook import workbook

            return workbook(document)
        case ".xls":
            from data.make_bureau.write.old_workbook import old_workbook

            return old_workbook(document)
        case ".pdf":
            from data.make_bureau.write.pdf import pdf

            return pdf(document)
        case ".html" | ".htm":
            from data.make_bureau.write.page import page

            return page(document)
        case ".txt" | ".md" | ".csv" | ".jsonl":
            from data.make_bureau.write.plain import plain

            return plain(document)
        case other:
            raise ValueError(f"nothing writes {other}: {document.path}")
