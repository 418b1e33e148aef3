"""A service over three short documents, with an assistant that answers by a table of keywords.

It stands in for the snapshot and the assistant, so that the channels are tested on their own.
Also a WSGI module: ``gunicorn "sample_service:application('/some/home')"``.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flask_openapi3.openapi import OpenAPI

from index.items import Desk, Item, Passage
from service.answering.answer import Answer, Citation, Status, Turn
from service.app import create_app
from service.live import NoSnapshot
from service.settings import Settings

TODAY = date(2026, 7, 1)
NOTICE = "以上内容由系统根据公开文件自动生成，仅供参考，以公布的原文为准。"
HOSTILE = '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>'

ITEMS = (
    Item(
        id="enrol-2026",
        title="清河县2026年义务教育学校招生入学工作实施方案",
        file="招生/2026年招生方案.docx",
        document_number="清教〔2026〕12号",
        index_number="SLT-2026-0012",
        issuer="清河县教育局",
        published=date(2026, 4, 18),
        valid_from=date(2026, 5, 1),
        valid_to=date(2027, 4, 30),
        school_year=2026,
        region="清河县",
        column="招生入学",
        url="https://edu.example.cn/zwgk/2026/12.html",
    ),
    Item(
        id="fees/2023",
        title="幼儿园收费标准",
        file="收费/幼儿园.xlsx",
        document_number="清发改〔2023〕5号",
        published=date(2023, 8, 1),
        valid_to=date(2025, 8, 31),
        url="javascript:alert(1)",
    ),
    Item(id="hostile", title=HOSTILE, file="hostile.txt", url="http://example.cn/a?b=1&c=2"),
)

PASSAGES = (
    Passage("enrol-2026:0", "enrol-2026", 0, "text", "为做好2026年义务教育招生入学工作，制定本方案。"),
    Passage(
        "enrol-2026:1",
        "enrol-2026",
        1,
        "text",
        "凡年满6周岁（2020年8月31日及以前出生）的适龄儿童，应当入小学接受义务教育。\n"
        "  报名时间为2026年6月20日至6月25日。",
        ("一、小学招生", "（一）招生对象"),
    ),
    Passage(
        "enrol-2026:2",
        "enrol-2026",
        2,
        "text",
        "报名时须提交下列材料：" + "；".join(f"第{n}项材料原件及复印件" for n in range(1, 31)) + "。",
        ("一、小学招生", "（二）报名材料"),
    ),
    Passage(
        "enrol-2026:3",
        "enrol-2026",
        3,
        "row",
        "学校：清河县第一小学；招生范围：人民路1号至99号（单号）",
        ("二、招生范围",),
        cells=(("学校", "清河县第一小学"), ("招生范围", "人民路1号至99号（单号）")),
    ),
    Passage(
        "enrol-2026:4",
        "enrol-2026",
        4,
        "row",
        "学校：清河县第二小学；招生范围：人民路2号至98号（双号）",
        ("二、招生范围",),
        cells=(("学校", "清河县第二小学"), ("招生范围", "人民路2号至98号（双号）")),
    ),
    Passage(
        "enrol-2026:5", "enrol-2026", 5, "note", "注：联系手机13900001111（招生办）。", ("二、招生范围",)
    ),
    Passage("fees/2023:0", "fees/2023", 0, "text", "公办示范幼儿园保教费每生每月380元。"),
    Passage("hostile:0", "hostile", 0, "text", f"公示内容：{HOSTILE}"),
)

DESK = Desk("清河县教育局基础教育股", "0834-1234567，0834-7654321", "工作日 9:00—17:00", "清河县人民路1号")


@dataclass(frozen=True)
class SampleBureau:
    name: str = "清河县教育局"
    site: str = "https://edu.example.cn"


@dataclass(frozen=True)
class SampleSnapshot:
    id: str = "sample"
    bureau: SampleBureau = SampleBureau()
    items: dict[str, Item] = field(default_factory=lambda: {item.id: item for item in ITEMS})
    passages: dict[str, Passage] = field(default_factory=lambda: {part.id: part for part in PASSAGES})

    def passages_of(self, item_id: str) -> list[Passage]:
        return [part for part in PASSAGES if part.item_id == item_id]


class SampleAssistant:
    """Answers by the first keyword that the question holds; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if "崩溃" in question:
            raise RuntimeError("internal: /srv/secret/path")
        if "复述" in question:
            return _answer("refused", f"您说的是：{question}", (), reason="personal_data")
        if "注入" in question:
            return _answer("answered", f"{HOSTILE}[1] [9]", ("hostile:0",), options=(HOSTILE,))
        if "人民路" in question:
            text = "人民路分属两所学校，请问门牌是单号还是双号？[1][2]"
            return _answer(
                "clarify",
                text,
                ("enrol-2026:3", "enrol-2026:4"),
                options=("单号", "双号"),
                reason="zone_ambiguous",
            )
        if "材料" in question:
            return _answer("answered", "报名须提交30项材料。[1]", ("enrol-2026:2",))
        if "幼儿园" in question:
            return _answer("answered", "每生每月380元。[1]", ("fees/2023:0",), in_force=False)
        if "小学" in question:
            text = (
                "年满6周岁（2020年8月31日及以前出生）的儿童应当入小学。[1]\n"
                "报名时间为2026年6月20日至6月25日。[1]"
            )
            return _answer("answered", text, ("enrol-2026:1",), follow_ups=("报名要带哪些材料？",))
        return _answer("no_answer", "公开的文件中没有找到相关内容。", (), reason="not_disclosed")


class SampleLive:
    """Ready at once, or never."""

    def __init__(self, ready: bool = True) -> None:
        self.sample = SampleAssistant()
        self.ready = ready

    def assistant(self) -> SampleAssistant:
        self.snapshot()
        return self.sample

    def snapshot(self) -> SampleSnapshot:
        if not self.ready:
            raise NoSnapshot("nothing in /srv/secret/path")
        return SampleSnapshot()


def _answer(
    status: Status,
    text: str,
    cited: tuple[str, ...],
    *,
    reason: str = "",
    options: tuple[str, ...] = (),
    follow_ups: tuple[str, ...] = (),
    in_force: bool = True,
) -> Answer:
    passages = {part.id: part for part in PASSAGES}
    return Answer(
        status=status,
        reason=reason,
        text=text,
        citations=tuple(_citation(n, passages[id_], in_force) for n, id_ in enumerate(cited, 1)),
        options=options,
        follow_ups=follow_ups,
        desk=DESK if status == "no_answer" else None,
        notice=NOTICE,
        timings_ms={"search": 1.234},
    )


def _citation(n: int, passage: Passage, in_force: bool) -> Citation:
    item = next(item for item in ITEMS if item.id == passage.item_id)
    return Citation(
        n=n,
        item_id=item.id,
        passage_id=passage.id,
        file=item.file,
        title=item.title,
        document_number=item.document_number,
        issuer=item.issuer,
        published=item.published.isoformat() if item.published else None,
        valid_from=item.valid_from.isoformat() if item.valid_from else None,
        valid_to=item.valid_to.isoformat() if item.valid_to else None,
        in_force=in_force,
        heading=" > ".join(passage.heading),
        quote=passage.text,
        url=item.url,
    )


def application(home: str) -> OpenAPI:
    """The WSGI application over a home folder, with the sample's live snapshot."""
    return create_app(Settings(home=Path(home), today=TODAY), SampleLive())


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The service under gunicorn on a free port of this machine; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = Path(__file__).parent
    log = (home / "gunicorn.log").open("wb")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "8"),
            "--no-control-socket",
            *("--bind", f"127.0.0.1:{port}", f"sample_service:application('{home}')"),
        ],
        env={**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"},
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return
        except OSError:  # refused while it starts, or too busy to answer in time
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError("the service did not start; see gunicorn.log in its home")
