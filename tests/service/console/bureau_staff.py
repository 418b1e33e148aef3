"""A member of staff at a browser without scripts, and a small published set of answers to try out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from index.items import Desk, Item, Passage
from service.answering.answer import Answer, Candidate, Citation, Trace, Turn
from service.live import NoSnapshot

PASSWORD = "correct-horse-42"
NOTICE = "本回答由程序依据已公开材料自动生成，请以所附原文为准。"
OPTIONS = ("城东的阳光花园", "城西的阳光花园")

_PASSAGE = Passage("p1", "i1", 0, "text", "小学一年级新生于6月10日至12日报名。", ("二、报名",))
_ITEM = Item("i1", "2026年义务教育招生办法", "招生/办法.docx", document_number="青教发〔2026〕3号")


@dataclass
class Prepared:
    """An assistant that asks back about 阳光花园 and has one answer to everything else."""

    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    empty: bool = False
    id: str = "s-1"
    bureau: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(name="青江市教育局", site=""))
    items: Mapping[str, Item] = field(default_factory=lambda: {"i1": _ITEM})
    passages: Mapping[str, Passage] = field(default_factory=lambda: {"p1": _PASSAGE})

    def passages_of(self, item_id: str) -> list[Passage]:
        return [passage for passage in self.passages.values() if passage.item_id == item_id]

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if question == "阳光花园读哪所小学":
            return Answer("clarify", "zone_ambiguous", "请问是哪一个？", options=OPTIONS, notice=NOTICE)
        quote = "6月10日至12日报名"
        return Answer(
            "answered",
            "",
            f"您问的是<b>{question}</b>。\n小学一年级新生于6月10日至12日报名[1]，见[7]。",
            citations=(
                Citation(
                    1, "i1", "p1", _ITEM.file, _ITEM.title, _ITEM.document_number, "青江市教育局",
                    "2026-05-08", None, None, True, "二、报名", quote, "",
                ),
            ),
            follow_ups=("报名要带什么？",),
            desk=Desk("招生办", "0838-2201234", "工作日 9:00—17:00", "文庙街1号"),
            notice=NOTICE,
            timings_ms={"understand": 1.25, "search": 6.5},
            trace=Trace(
                understood=(("补全后的问题", question), ("问题种类", "date、materials"), ("学段", "小学")),
                candidates=(
                    Candidate("p1", _ITEM.title, "二、报名", _PASSAGE.text, 0.91, True, ""),
                    Candidate("p2", "2024年招生办法", "", "2024年6月报名。", 0.42, False, "已过有效期"),
                ),
            ),
        )  # fmt: skip

    def assistant(self) -> Prepared:
        if self.empty:
            raise NoSnapshot
        return self

    snapshot = assistant


class Staff:
    """One browser. Forms are sent with the token of the page they are on."""

    def __init__(self, app: Flask, base_url: str = "http://localhost") -> None:
        self.client: FlaskClient = app.test_client()
        self.base_url = base_url

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, base_url=self.base_url)

    def post(self, path: str, form: Mapping[str, str], page: str = "") -> TestResponse:
        """Sends a form found on ``page`` (the same path where not given)."""
        page = page or path
        token = self.token(page)
        return self.client.post(
            path,
            data={**form, "csrf_token": token},
            base_url=self.base_url,
            headers={"Referer": self.base_url + page},
        )

    def token(self, page: str) -> str:
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(page).text)
        assert found is not None
        return found[1]

    def sign_in(self, name: str = "李老师", password: str = PASSWORD, onwards: str = "") -> TestResponse:
        return self.post("/console/sign-in" + onwards, {"name": name, "password": password})

    def try_out(self, question: str, **more: str) -> TestResponse:
        return self.post("/console/", {"question": question, **more})
