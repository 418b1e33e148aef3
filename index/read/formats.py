"""Tells the format of a file by its content and hands it to the reader of that format."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from index.read.bounds import shorten_runs
from index.read.compound import MAGIC, stream_names
from index.read.document import Document, UnreadableFile
from index.read.encoding import decode, looks_like_text

_FOREIGN = {
    b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片", b"II*\0": "图片", b"MM\0*": "图片",
    b"Rar!": "压缩包", b"7z\xbc\xaf": "压缩包", b"\x1f\x8b": "压缩包", b"\x7fELF": "程序", b"MZ\x90": "程序",
    b"OFD": "OFD 版式文件", b"ftyp": "视频", b"ID3": "音频",
}  # fmt: skip
# fmt: off
_NOT_FOR_CITIZENS = frozenset(
    f".{suffix}"
    for suffix in (
        "json", "yaml", "yml", "toml", "ini", "cfg", "conf", "xml", "xsd", "svg", "css", "js", "ts",
        "py", "java", "c", "cpp", "h", "sh", "bat", "ps1", "sql", "log", "lock", "gitignore", "env",
    )
)
# fmt: on
_BINARY = frozenset({".docx", ".doc", ".xlsx", ".xls", ".pdf"})
_PAGE = re.compile(
    r"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKUP = re.compile(r"</?(?:html|body|div|table|p|td|h[1-6]|span|ul|article|section)\b[^>]*>", re.I)
_MARKDOWN = re.compile(r"^#{1,6} \S|^\|?[ \t]*:?-{3,}:?[ \t]*\|", re.M)
_LARGEST_UNPACKED = 600_000_000  # bytes; beyond it a package is taken for a zip bomb
_LARGEST_TEXT = 60_000_000
_DECLARATIONS = 10_000  # bytes of a part in which its document type would stand


def read_bytes(data: bytes, name: str) -> Iterable[Document]:
    """The documents of a file's content as they come. Raises UnreadableFile; readers may let others slip."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("空文件")
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(b"PK"):
        return _read_package(data, name)
    if data.startswith(MAGIC):
        return _read_compound(data, name)
    if b"%PDF-" in data[:1024]:
        from index.read.pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(b"{\\rtf"):
        from index.read.legacy_word import read_legacy_word

        return read_legacy_word(data, name, ".rtf")
    for magic, what in _FOREIGN.items():
        if data.startswith(magic) or (magic == b"ftyp" and data[4:8] == magic):
            raise UnreadableFile(f"不支持的格式：{what}")
    return _read_text(data, name, suffix)


def _read_package(data: bytes, name: str) -> list[Document]:
    """A zip package: Word, Excel or OpenDocument spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST_UNPACKED:
                raise UnreadableFile("文件异常：解压后过大")
            if any(entry.flag_bits & 1 for entry in package.infolist()):
                raise UnreadableFile("文件已加密，需要先去掉密码")
            _refuse_entities(package)
            kinds = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
            form = package.read("mimetype") if "mimetype" in names else b""
    except (
        zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
    ) as error:  # fmt: skip
        raise UnreadableFile("文件损坏") from error
    if b"wordprocessingml.document.main" in kinds or "word/document.xml" in names:
        from index.read.word import read_word

        return read_word(data, name)
    if b"spreadsheetml" in kinds or {"xl/workbook.xml", "xl/workbook.bin"} & names or b"spreadsheet" in form:
        from index.read.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, name)
    what = "演示文稿" if b"presentationml" in kinds else "OFD 版式文件" if "OFD.xml" in names else "压缩包"
    raise UnreadableFile(f"不支持的格式：{what}")


def _refuse_entities(package: zipfile.ZipFile) -> None:
    """Refuses parts that define entities, which the standard forbids: they grow, or name other files."""
    for entry in package.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            with package.open(entry) as part:
                head = part.read(_DECLARATIONS).replace(b"\0", b"").lower()  # also where it is UTF-16
            if b"<!doctype" in head or b"<!entity" in head:
                raise UnreadableFile("文件异常：定义了 XML 实体")


def _read_compound(data: bytes, name: str) -> list[Document]:
    """An OLE compound file: told apart by the names of the streams in its directory."""
    streams = stream_names(data)
    if streams & {"EncryptedPackage", "EncryptionInfo"}:
        raise UnreadableFile("文件已加密，需要先去掉密码")
    if streams & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        from index.read.spreadsheet import read_spreadsheet

        return read_spreadsheet(data, name)
    if "WordDocument" in streams:
        from index.read.legacy_word import read_legacy_word

        return read_legacy_word(data, name)
    raise UnreadableFile("不支持的格式，或文件损坏")


def _read_text(data: bytes, name: str, suffix: str) -> Iterable[Document]:
    if len(data) > _LARGEST_TEXT:
        raise UnreadableFile("文件过大")
    text = decode(data)
    if not text.strip("\0 \t\r\n\ufeff\u3000"):
        raise UnreadableFile("空文件")
    if not looks_like_text(text):
        raise UnreadableFile("文件损坏，或不支持的格式")
    form = _text_format(text, suffix)
    if form not in ("web", "delimited"):  # there a run may be structure
        text = shorten_runs(text)
    if form == "export":
        from index.read.site_export import read_site_export

        return read_site_export(text, name)
    if form == "web":
        from index.read.web import read_web

        return read_web(text, name)
    if suffix in _NOT_FOR_CITIZENS:
        raise UnreadableFile(f"不支持的格式：{suffix}")
    if suffix in _BINARY and sum("\u4e00" <= char <= "\u9fff" for char in text[:20_000]) < 20:
        raise UnreadableFile(f"文件损坏：内容不是 {suffix} 文件")
    if form == "delimited":
        from index.read.delimited import read_delimited

        return read_delimited(text, name)
    if form == "markdown":
        from index.read.markdown import read_markdown

        return read_markdown(text, name)
    from index.read.text import read_text

    return read_text(text, name)


def _text_format(text: str, suffix: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "")
    if _is_record(first) or suffix == ".jsonl":
        return "export"
    if _PAGE.match(text[:5000]) or (suffix in (".html", ".htm", ".shtml", ".xhtml") and _MARKUP.search(text)):
        return "web"
    if suffix in (".csv", ".tsv"):
        return "delimited"
    if suffix in (".md", ".markdown") or text.startswith("---\n"):
        return "markdown"
    if suffix == ".txt":
        return "text"
    if len(_MARKUP.findall(text[:20_000])) >= 6:
        return "web"
    if len(_MARKDOWN.findall(text[:20_000])) >= 2:
        return "markdown"
    if _is_delimited(text):
        return "delimited"
    return "text"


def _is_record(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and bool(record)


def _is_delimited(text: str) -> bool:
    """Whether nearly all of the first lines have one and the same number of commas or tabs."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    for delimiter in (",", "\t"):
        counts = [line.count(delimiter) for line in lines]
        if len(lines) >= 3 and min(counts) >= 1 and counts.count(counts[0]) >= 0.9 * len(counts):
            return True
    return False
