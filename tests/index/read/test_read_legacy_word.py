"""A real Word 97 file (the sample bureau's transfer guide), read through what is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.read import read_file
from index.read.document import Paragraph, Table

FILE = Path(__file__).parent / "files" / "transfer.doc"


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
