"""Old Word documents (.doc), through LibreOffice or antiword where one is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from index.read.document import Document, UnreadableFile
from index.read.text import read_text
from index.read.word import read_word

_PATIENCE = 120  # seconds; the first start of LibreOffice is slow


def read_legacy_word(data: bytes, name: str, suffix: str = ".doc") -> list[Document]:
    """One document. ``suffix`` tells LibreOffice what it is given (.doc, .rtf, .wps).

    Raises UnreadableFile where no converter is installed or the one there is fails.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    antiword = shutil.which("antiword") if suffix == ".doc" else None
    if not office and not antiword:
        raise UnreadableFile(f"未安装 soffice 或 antiword，无法读取 {suffix}")
    with tempfile.TemporaryDirectory(prefix="wenjiao-") as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        try:
            if office:
                return read_word(_by_office(office, source), name)
            return read_text(_by_antiword(str(antiword), source), name)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile("旧版 Word 文档转换超时") from error


def _by_office(office: str, source: Path) -> bytes:
    profile = source.parent / "profile"  # a running LibreOffice would otherwise refuse a second start
    _run([
        office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ])  # fmt: skip
    made = source.with_suffix(".docx")
    if not made.is_file():
        raise UnreadableFile("文件损坏或已加密，无法转换旧版 Word 文档")
    return made.read_bytes()


def _by_antiword(antiword: str, source: Path) -> str:
    done = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)])
    if done.returncode != 0:
        raise UnreadableFile("文件损坏或已加密，无法转换旧版 Word 文档")
    return done.stdout.decode("utf-8", "replace")


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
