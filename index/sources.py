"""Finds the files of the sources given to a build, and the bureau.yaml that goes with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.bureau import Bureau, load_bureau

BUREAU_FILE = "bureau.yaml"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and the name it goes by: its path below the source it was found in."""

    path: Path
    name: str


def find_files(sources: Sequence[Path]) -> list[SourceFile]:
    """All files below ``sources``, in a stable order; hidden files and links are left out.

    Two sources that hold the same name are told apart by the source's own name.
    """
    found: dict[str, SourceFile] = {}
    for source in sources:
        for path in _walk(source):
            name = path.relative_to(source).as_posix() if source.is_dir() else path.name
            if name == BUREAU_FILE:
                continue
            if name in found:
                name = f"{source.resolve().name}/{name}"
            found[name] = SourceFile(path, name)
    return list(found.values())


def find_bureau(sources: Sequence[Path]) -> Bureau:
    """The first bureau.yaml at the root of a source, else a bureau without a name."""
    for source in sources:
        folder = source if source.is_dir() else source.parent
        if (folder / BUREAU_FILE).is_file():
            return load_bureau(folder / BUREAU_FILE)
    return Bureau()


def _walk(source: Path) -> Iterator[Path]:
    if not source.is_dir():
        yield source
        return
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.is_file() and not path.is_symlink() and not any(p.startswith(".") for p in inside.parts):
            yield path
