"""Writes the sources: `python -m tests.material.facts.make [CONTENT FOLDER, TARGET FOLDER]`."""

import sys
from pathlib import Path

import yaml

from . import paper, plain, sheet, web, word
from .document import Document, load

HERE = Path(__file__).parent


def write(document: Document, name: str) -> bytes:
    """The bytes of one file, by its ending."""
    match Path(document.path).suffix:
        case ".docx":
            return word.write(document)
        case ".xlsx":
            return sheet.write(document)
        case ".pdf":
            return paper.write(document)
        case ".html" | ".htm":
            return web.write(document, name)
        case ".md":
            return plain.markdown(document)
        case ".txt":
            return plain.text(document)
        case other:
            raise ValueError(f"no writer for {other}: {document.path}")


def make(content: Path, target: Path) -> None:
    """Each content/SOURCE.txt becomes target/SOURCE; its bureau.yaml is SOURCE.yaml."""
    for text in sorted(content.glob("*.txt")):
        settings = text.with_suffix(".yaml").read_text(encoding="utf-8")
        folder = target / text.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "bureau.yaml").write_text(settings, encoding="utf-8")
        name = yaml.safe_load(settings)["name"]
        for document in load(text):
            path = folder / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write(document, name))


if __name__ == "__main__":
    make(*(Path(argument) for argument in sys.argv[1:3] or (HERE / "content", HERE.parent)))
