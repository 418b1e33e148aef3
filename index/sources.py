"""Finds the files of the sources given to a build, and the bureau.yaml that goes with them."""

from __future__ import annotations

import itertools
import os
import stat
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.bureau import Bureau, load_bureau

BUREAU_FILE = "bureau.yaml"
WORDING_FILE = "spinner.tsv"  # what spinners make of the bureau's own names, beside bureau.yaml
_KINDS = {
    stat.S_IFLNK: "符号链接，不跟随",
    stat.S_IFIFO: "管道，不是文件",
    stat.S_IFSOCK: "套接字，不是文件",
    stat.S_IFCHR: "设备，不是文件",
    stat.S_IFBLK: "设备，不是文件",
}
_HIDDEN = (".", "~$")  # "~$" marks a document that is open in an office program
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and the name it goes by: its path below the source it was found in, fit to be shown."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that lay in a source and is not read; ``reason`` is in Chinese."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the sources, in a stable order."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...]


def find_files(sources: Sequence[Path]) -> Found:
    """All files below ``sources``; hidden ones are left out.

    Links are not followed and nothing but regular files is opened: they are told in ``skipped``, as
    are folders that cannot be entered. A source may itself be a link. Two files of one name are told
    apart by the source's own name.
    """
    files: dict[str, SourceFile] = {}
    skipped: list[Skipped] = []
    for source in sources:
        for path, why in sorted(_walk(source)):
            name = shown(path.relative_to(source).as_posix() if path != source else path.name)
            if why:
                skipped.append(Skipped(name, why))
                continue
            if name in (BUREAU_FILE, WORDING_FILE):
                continue
            if name in files:
                name = _another(f"{shown(source.resolve().name)}/{name}", files)
            files[name] = SourceFile(path, name)
    return Found(tuple(files.values()), tuple(skipped))


def find_bureau(sources: Sequence[Path]) -> Bureau:
    """The first bureau.yaml at the root of a source, else a bureau without a name."""
    for source in sources:
        folder = source if source.is_dir() else source.parent
        if (folder / BUREAU_FILE).is_file():
            return load_bureau(folder / BUREAU_FILE)
    return Bureau()


def find_wording(sources: Sequence[Path]) -> tuple[Path, ...]:
    """The spinner.tsv at the roots of the sources."""
    folders = (source if source.is_dir() else source.parent for source in sources)
    return tuple(dict.fromkeys(path for f in folders if (path := f / WORDING_FILE).is_file()))


def shown(name: str) -> str:
    """A path as it can be printed on one line and stored as UTF-8, each of its parts for itself.

    Bytes that are not UTF-8 are read as GB18030, in which archives packed on Windows name files;
    control characters, and those that turn the direction of writing, become U+FFFD.
    """
    return "/".join(_shown(part) for part in name.split("/"))


def _shown(part: str) -> str:
    data = os.fsencode(part)
    for charset in ("utf-8", "gb18030"):
        try:
            text = data.decode(charset)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("utf-8", "replace")
    return "".join("\ufffd" if _unprintable(char) else char for char in text)


def _unprintable(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp") or char in _TURNING


def _another(name: str, taken: Container[str]) -> str:
    """``name``, or where it is taken too, with a number before its suffix."""
    path = PurePosixPath(name)
    numbered = (str(path.with_name(f"{path.stem}({n}){path.suffix}")) for n in itertools.count(2))
    return next(each for each in itertools.chain([name], numbered) if each not in taken)


def _walk(source: Path) -> Iterator[tuple[Path, str]]:
    """(path, why it is not read or "") of all that is no folder, in no order."""
    if not source.is_dir():
        yield source, _why_not(source.stat().st_mode)
        return
    folders = [source]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder, "无法打开文件夹"
            continue
        for entry in entries:
            if entry.name.startswith(_HIDDEN):
                continue
            path = folder / entry.name
            try:
                mode = entry.stat(follow_symlinks=False).st_mode
            except OSError:
                yield path, "无法打开文件"
                continue
            if stat.S_ISDIR(mode):
                folders.append(path)
            else:
                yield path, _why_not(mode)


def _why_not(mode: int) -> str:
    return "" if stat.S_ISREG(mode) else _KINDS.get(stat.S_IFMT(mode), "不是普通文件")
