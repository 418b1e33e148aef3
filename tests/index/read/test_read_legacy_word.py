"""A real Word 97 file (the sample bureau's transfer guide), read through what is installed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from index.read import read_file
from index.read.document import Paragraph, Table, UnreadableFile
from index.read.legacy_word import read_legacy_word

FILE = Path(__file__).parent / "files" / "transfer.doc"
LONG_CELLS = Path(__file__).parents[2] / "material/zones_third/泽安县/泽安县2026年小学学区划分方案.doc"


# LibreOffice is preferred where it is installed, and no requirement.
CONVERTERS = ["antiword", *(["soffice"] if shutil.which("soffice") else [])]


@pytest.mark.parametrize("converter", CONVERTERS)
def test_text_and_table_are_read(converter: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = shutil.which(converter)
    if converter == "antiword":
        assert found, "antiword is missing: scripts/system-packages.sh installs it"
        (tmp_path / "antiword").symlink_to(found)
        monkeypatch.setenv("PATH", str(tmp_path))
    (document,) = read_file(FILE, "transfer.doc")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "转入学校收到材料后5个工作日内答复，学籍在15个工作日内办结。" in texts
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.header == ("序号", "材料", "份数", "说明")
    assert [row.cells[1] for row in table.rows] == ["转学申请表", "户口簿", "居住证明", "工作调动证明"]


def test_a_converter_that_hangs_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice is a script that starts the true program: both must go."""
    office = tmp_path / "soffice"
    office.write_text(f"#!/bin/sh\n/bin/sleep 600 &\necho $! > {tmp_path}/started\nwait\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="超时"):
        read_legacy_word(FILE.read_bytes(), "a.doc", patience=1)
    started = int((tmp_path / "started").read_text())
    assert not _runs(started)


def test_antiword_is_asked_where_libreoffice_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    antiword = shutil.which("antiword")
    assert antiword
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 1\n")
    office.chmod(0o755)
    (tmp_path / "antiword").symlink_to(antiword)
    monkeypatch.setenv("PATH", str(tmp_path))
    (document,) = read_legacy_word(FILE.read_bytes(), "a.doc")
    assert any(isinstance(block, Table) for block in document.blocks)


def _runs(process: int) -> bool:
    """Whether the process lives on: one that ended and was not yet collected does not."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return False
        except (FileNotFoundError, ProcessLookupError):
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("converter", CONVERTERS)
def test_long_cells_are_whole_whatever_reads_them(
    converter: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice loses this table, the text of antiword breaks its cells over lines."""
    if converter == "antiword":
        (tmp_path / "antiword").symlink_to(shutil.which("antiword") or "")
        monkeypatch.setenv("PATH", str(tmp_path))
    (document,) = read_file(LONG_CELLS, LONG_CELLS.name)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.header == ("学校", "学区范围")
    assert [row.cells[1][-3:] for row in table.rows] == ["号楼。", "江南。", "门里。", "三组。", "东路。"]
