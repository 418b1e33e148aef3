"""The lines that stand around a document's body on paper: issuer, number, signature."""

from __future__ import annotations

from data.make_bureau.document import Document


def opening(document: Document) -> list[str]:
    return [line for line in (document.key("number"), document.title, document.key("addressee")) if line]


def closing(document: Document) -> list[str]:
    """Signature and day of writing, as 2026年4月20日, where the document is signed."""
    if document.key("signed") != "yes":
        return []
    year, month, day = document.key("written").split("-")
    return [document.key("issuer"), f"{year}年{int(month)}月{int(day)}日"]
