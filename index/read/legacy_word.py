"""Old Word documents (.doc), through LibreOffice or antiword where one is installed."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from index.read.antiword import read_printed, tables_in
from index.read.document import Document, UnreadableFile
from index.read.word import read_word

_PATIENCE = 120  # seconds; the first start of LibreOffice is slow


def read_legacy_word(
    data: bytes, name: str, suffix: str = ".doc", patience: float = _PATIENCE
) -> list[Document]:
    """One document. ``suffix`` tells LibreOffice what it is given (.doc, .rtf, .wps); a converter that
    takes longer than ``patience`` seconds is ended, with all that it started.

    Raises UnreadableFile where no converter is installed or those there are fail.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if suffix == ".doc" else None
    if not office and not antiword:
        raise UnreadableFile(f"未安装 soffice 或 antiword，无法读取 {suffix}")
    with tempfile.TemporaryDirectory(prefix="wenjiao-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        converted = _by_office(office, source, patience) if office else None
        if converted is not None and (not antiword or _has_tables(converted)):
            return read_word(converted, name)
        tables = tables_in(_run([antiword, "-x", "db", str(source)], patience)[1]) if antiword else []
        if converted is not None and not tables:
            return read_word(converted, name)
        # LibreOffice runs the cells of some tables together, which antiword tells apart.
        text = _by_antiword(antiword, source, patience) if antiword else None
        if text is not None:
            return read_printed(text, tables, name)
        if converted is not None:
            return read_word(converted, name)
    raise UnreadableFile("文件损坏或已加密，无法转换旧版 Word 文档")


def _by_office(office: str, source: Path, patience: float) -> bytes | None:
    """The document as .docx, None where LibreOffice could make nothing of it."""
    profile = source.parent / "profile"  # a running LibreOffice would otherwise refuse a second start
    _run([
        office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ], patience)  # fmt: skip
    made = source.with_suffix(".docx")
    return made.read_bytes() if made.is_file() else None


def _has_tables(docx: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return b"<w:tbl>" in package.read("word/document.xml")


def _by_antiword(antiword: str, source: Path, patience: float) -> str | None:
    status, output = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)], patience)
    return output.decode("utf-8", "replace") if status == 0 else None


def _run(command: list[str], patience: float) -> tuple[int, bytes]:
    """The exit status and standard output of ``command``, run with a group of processes of its own.

    LibreOffice starts others, which would live on when only the first is ended.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile("旧版 Word 文档转换超时") from error
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, output
