"""The parts of a Word package that hold text and what shapes it.

Opened by hand and not through python-docx: that refuses templates, documents with macros and packages
in which only a picture's link is broken.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from index.read.document import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The names that the strict form of the standard has for the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


class WordPackage:
    """The body, styles, numbering and notes of a document, as parsed elements.

    Raises zipfile.BadZipFile, lxml's XMLSyntaxError or UnreadableFile where the package is damaged.
    """

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            # Some programs write the paths of Windows.
            names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
            main = _main_part(package, names)
            related = _related(package, names, main)
            root = _parsed(package, names, main)
            body = root.find(f"{W}body") if root is not None else None
            if body is None:
                raise UnreadableFile("文件损坏，无法作为 Word 文档打开")
            self.body: Any = body
            self.styles: Any = _parsed(package, names, related.get("styles", ""))
            self.numbering: Any = _parsed(package, names, related.get("numbering", ""))
            self._notes = {
                kind: {note.get(f"{W}id"): note for note in root.findall(f"{W}{kind}")}
                for kind in ("footnote", "endnote")
                if (root := _parsed(package, names, related.get(f"{kind}s", ""))) is not None
            }

    def note(self, kind: str, note_id: str) -> Any:
        """The "footnote" or "endnote" of that id, None where there is none."""
        return self._notes.get(kind, {}).get(note_id)


def value(element: Any, path: str, default: str = "") -> str:
    """The w:val of the element at ``path`` (「pPr/pStyle」) below ``element``, ``default`` without one."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return str(found.get(f"{W}val", default)) if found is not None else default


def is_on(element: Any, path: str) -> bool | None:
    """Whether the switch at ``path`` is on; None where it is not set."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _main_part(package: zipfile.ZipFile, names: dict[str, str]) -> str:
    for target, kind in _links(package, names, "_rels/.rels"):
        if kind == "officeDocument" and target.lstrip("/").lower() in names:
            return target.lstrip("/")
    return "word/document.xml"


def _related(package: zipfile.ZipFile, names: dict[str, str], main: str) -> dict[str, str]:
    folder, name = posixpath.split(main)
    related: dict[str, str] = {}
    for target, kind in _links(package, names, f"{folder}/_rels/{name}.rels"):
        inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        related.setdefault(kind, posixpath.normpath(inside))
    return related


def _links(package: zipfile.ZipFile, names: dict[str, str], path: str) -> list[tuple[str, str]]:
    """(target, kind) of each relationship."""
    root = _parsed(package, names, path)
    if root is None:
        return []
    return [
        (link.get("Target") or "", (link.get("Type") or "").rsplit("/", 1)[-1])
        for link in root.iter("{*}Relationship")
    ]


def _parsed(package: zipfile.ZipFile, names: dict[str, str], path: str) -> Any:
    from lxml.etree import XMLParser, fromstring  # type: ignore[import-untyped]

    if path.lower() not in names:
        return None
    data = package.read(names[path.lower()])
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    return fromstring(data, XMLParser(resolve_entities=False, huge_tree=True, remove_comments=True))
