"""Tables in .pdf files as two common programs print them: a Word file saved as PDF, a web page printed."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .model import Made, made, table
from .web import markup
from .word import WordFile

GRANTS = table(
    "奖助分配",
    """
学校|国家奖学金|<|国家助学金|<
^|名额|金额|人数|金额
===
柘溪县职业中专|2|12000|318|731400
柘溪县卫生职业学校|1|6000|166|381800
柘溪县艺术职校|0|0|41|94300
合计|3|18000|525|1207500
""",
    caption="柘溪县中职学校奖助学金分配表",
    unit="单位：人、元",
    notes=("注：国家助学金按每生每年2300元测算。",),
)
VISITS = table(
    "开放日",
    """
学校|开放时间|预约方式|接待地点
===
岚江市第一实验小学|5月9日（星期六）8:30—11:00|校园公众号预约，每户限两人|报告厅
岚江市竹屿小学|5月10日（星期日）9:00—11:30|电话预约：0300-5551501|门厅
岚江市临水路学校|5月16日（星期六）上午|无需预约|小学部、初中部分别接待，具体见校门口公告
""",
    caption="岚江市部分小学校园开放日安排",
)
_HOURS = re.compile(rb"(/(?:CreationDate|ModDate)\s?\(D:)(\d{14}.*?)(?=\))")
_CHECKS = re.compile(rb"(/ID ?\[|/DocChecksum ?/)([^\]/]*)")


def files() -> Iterator[Made]:
    with tempfile.TemporaryDirectory() as folder:
        yield made("奖助学金分配表.pdf", _from_word(Path(folder)), GRANTS)
        yield made("校园开放日安排.pdf", _from_page(Path(folder)), VISITS)


def _from_word(folder: Path) -> bytes:
    file = WordFile()
    file.say("关于下达2025年中职学校奖助学金名额的通知", "center", bold=True)
    file.say("各中等职业学校：现将名额下达给你们，请做好评审和发放工作。")
    file.show(GRANTS)
    source = folder / "word.docx"
    source.write_bytes(file.bytes())
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source))
    return _steady((folder / "word.pdf").read_bytes())


def _from_page(folder: Path) -> bytes:
    style = "table{border-collapse:collapse;width:100%} td,th{border:1px solid #999;padding:4px}"
    body = f"<h2>{VISITS.caption}</h2>{markup(VISITS)}<p>欢迎家长和小朋友参观。</p>"
    (folder / "page.html").write_text(f"<meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    out = f"--print-to-pdf={folder}/page.pdf"
    _run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/browser",
        "--no-pdf-header-footer",
        out,
        (folder / "page.html").as_uri(),
    )
    return _steady((folder / "page.pdf").read_bytes())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _steady(data: bytes) -> bytes:
    """The hour of printing and the checks made from it are fixed, at their length: offsets stay true."""
    data = _HOURS.sub(lambda found: found[1] + b"20260105090000" + found[2][14:], data)
    return _CHECKS.sub(lambda found: found[1] + re.sub(rb"[0-9A-Fa-f]", b"0", found[2]), data)
