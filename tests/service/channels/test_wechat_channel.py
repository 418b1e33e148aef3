"""The official account, from the signed XML that comes in to the signed XML that goes out."""

from __future__ import annotations

import io
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import structlog
from flask import Flask
from official_account import (
    ACCOUNT,
    AES_KEY,
    APP_ID,
    FOLLOWER,
    TOKEN,
    OfficialAccount,
    encrypt,
    event_xml,
    picture_xml,
    read,
    read_sealed,
    text_xml,
)
from sqlalchemy import text, update

from service.answering.answer import Answer, Citation, Turn
from service.app import create_app
from service.channels.wechat import inbox
from service.channels.wechat.envelope import Envelope
from service.live import NoSnapshot
from service.records import Records
from service.records.models import Conversation
from service.settings import Settings

NOTICE = "本回答由程序自动生成，请以原文为准。"
OPTIONS = ("城东的阳光花园", "城西的阳光花园")


@dataclass
class Desk:
    """An assistant with two answers: it asks back about 阳光花园 and knows everything else."""

    asked: list[tuple[str, int]] = field(default_factory=list)
    pause_s: float = 0.0
    free: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    empty: bool = False
    bureau: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(name="青江市教育局", site=""))

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, len(history)))
        time.sleep(self.pause_s)
        assert self.free.wait(timeout=30)
        if self.broken:
            raise ZeroDivisionError("the private question")
        if question == "阳光花园读哪所小学":
            return Answer("clarify", "zone_ambiguous", "请问是哪一个？", options=OPTIONS, notice=NOTICE)
        citation = Citation(
            1,
            "i1",
            "p1",
            "a.docx",
            "招生办法",
            "教发〔2026〕3号",
            "",
            "2026-05-08",
            None,
            None,
            True,
            "",
            "六月",
            "",
        )
        return Answer("answered", "", f"答{question}：六月报名[1]。", citations=(citation,), notice=NOTICE)

    def assistant(self) -> Desk:
        if self.empty:
            raise NoSnapshot
        return self

    snapshot = assistant


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.free.set()
    return desk


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, wechat_token=TOKEN, wechat_app_id=APP_ID, wechat_aes_key=AES_KEY)  # type: ignore[arg-type]


@pytest.fixture
def app(settings: Settings, desk: Desk) -> Iterator[Flask]:
    app = create_app(settings, desk)  # type: ignore[arg-type]
    yield app
    app.extensions["wenjiao"].records.close()


@pytest.fixture
def log(app: Flask) -> io.StringIO:
    """What the service logs from here on."""
    written = io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    return written


@pytest.fixture
def account(app: Flask) -> OfficialAccount:
    return OfficialAccount(app)


@pytest.fixture
def records(app: Flask) -> Records:
    records: Records = app.extensions["wenjiao"].records
    return records


def test_the_server_check_returns_the_echo(account: OfficialAccount) -> None:
    response = account.check()
    assert (response.status_code, response.text) == (200, "7281903746")
    assert response.mimetype == "text/plain"


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": "0" * 40},
        {"signature": ""},
        {"signature": "签名"},
        {"nonce": "1"},
        {"timestamp": "1780000001"},
    ],
)
def test_the_server_check_wants_the_right_signature(
    account: OfficialAccount, changed: dict[str, str]
) -> None:
    response = account.check(**changed)
    assert response.status_code == 403
    assert "7281903746" not in response.text


def test_a_question_in_plain_mode(account: OfficialAccount) -> None:
    said = account.ask("什么时候报名", "1")
    assert said == (
        "答什么时候报名：六月报名[1]。\n\n"
        "【出处】\n[1]《招生办法》（教发〔2026〕3号，2026年5月8日）\n"
        "https://ask.example.org/items/i1?passage=p1#p1\n\n" + NOTICE
    )


def test_links_lead_to_the_public_address(tmp_path: Path, desk: Desk) -> None:
    settings = Settings(home=tmp_path, wechat_token=TOKEN, public_url="https://edu.example.gov.cn/ask/")  # type: ignore[arg-type]
    said = OfficialAccount(create_app(settings, desk)).ask("问", "1")  # type: ignore[arg-type]
    assert "\nhttps://edu.example.gov.cn/ask/items/i1?" in said


def test_a_question_in_safe_mode(account: OfficialAccount, desk: Desk) -> None:
    response = account.deliver_sealed(text_xml("什么时候报名", "1"))
    assert "六月" not in response.text
    assert read_sealed(response).startswith("答什么时候报名：六月报名[1]。")
    assert desk.asked == [("什么时候报名", 0)]


def test_safe_mode_refuses_what_is_not_signed(account: OfficialAccount, desk: Desk) -> None:
    xml = text_xml("问", "1")
    for response in (
        account.deliver_sealed(xml, msg_signature="0" * 40),
        account.deliver_sealed(xml, msg_signature=""),
        account.deliver_sealed(xml, nonce="2"),
        account.deliver_sealed(xml, encrypted=encrypt(xml, app_id="wxffffffffffffffff")),
        account.deliver("<xml><Encrypt>", encrypt_type="aes", msg_signature="0" * 40),
        account.deliver("<xml/>", encrypt_type="aes"),
        account.deliver("<xml><Encrypt><a>b</a></Encrypt></xml>", encrypt_type="aes"),
    ):
        assert response.status_code == 403
    assert desk.asked == []


def test_safe_mode_survives_signed_nonsense(account: OfficialAccount, desk: Desk) -> None:
    other_key = "A" * 43
    for sealed in (
        "",
        "!!!",
        "AAAA",
        "A" * 24,
        encrypt(text_xml("问", "1"), key=other_key),
        encrypt("<xml>"),
    ):
        response = account.deliver_sealed("", encrypted=sealed)
        assert response.status_code in {200, 403}
        assert response.status_code == 403 or response.text == "success"
    assert desk.asked == []


def test_safe_mode_needs_a_key(tmp_path: Path, desk: Desk) -> None:
    settings = Settings(home=tmp_path, wechat_token=TOKEN)  # type: ignore[arg-type]
    account = OfficialAccount(create_app(settings, desk))  # type: ignore[arg-type]
    assert account.deliver_sealed(text_xml("问", "1")).status_code == 403


@pytest.mark.parametrize(("app_id", "key"), [("", AES_KEY), (APP_ID, "short"), (APP_ID, "?" * 43)])
def test_a_wrong_key_is_told_at_the_start(app_id: str, key: str) -> None:
    with pytest.raises(ValueError, match="WeChat"):
        Envelope(TOKEN, app_id, key)


@pytest.mark.parametrize("changed", [{"signature": "0" * 40}, {"signature": ""}, {"nonce": "9"}])
def test_an_unsigned_message_is_refused(
    account: OfficialAccount, desk: Desk, changed: dict[str, str]
) -> None:
    assert account.deliver(text_xml("问", "1"), **changed).status_code == 403
    assert desk.asked == []


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not xml",
        "<xml>",
        "<xml/>",
        "<xml></xml>",
        "<xml>text</xml>",
        "<other><MsgType>text</MsgType></other>",
        "<xml><MsgType/></xml>",
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><MsgType><a>text</a></MsgType></xml>",
        "<xml><MsgType>text</MsgType><MsgType>text</MsgType></xml>",
        text_xml("问", "1").replace("<Content>", "<Content><b>x</b>"),
        text_xml("问", "").replace("1780000000", ""),
        BOMB + text_xml("问", "1").replace("<![CDATA[问]]>", "&b;"),
        OUTSIDE + text_xml("问", "1").replace("<![CDATA[问]]>", "&a;"),
        text_xml("问", "1").encode("gbk"),
        b"\xff\xfe\x00",
        b"<xml>" + b"<a>" * 15_000,
    ],
)
def test_a_body_that_is_no_message(account: OfficialAccount, desk: Desk, body: str | bytes) -> None:
    response = account.deliver(body)
    assert (response.status_code, response.text) == (200, "success")
    assert desk.asked == []


def test_too_large_a_body(account: OfficialAccount, desk: Desk) -> None:
    response = account.deliver(text_xml("问" * 30_000, "1"))
    assert response.status_code == 413
    assert response.mimetype == "text/plain"
    assert desk.asked == []


def test_too_long_a_question_is_told_so(account: OfficialAccount, desk: Desk) -> None:
    assert "500 字以内" in account.ask("问" * 501, "1")
    assert desk.asked == []


def test_content_that_would_break_the_reply(account: OfficialAccount) -> None:
    said = account.ask("]]]]><![CDATA[></Content><x>&amp;", "1")
    assert said.startswith("答]]></Content><x>&amp;：")


def test_a_repeated_message_gets_the_same_reply_once(account: OfficialAccount, desk: Desk) -> None:
    replies = {account.ask("什么时候报名", "77") for _ in range(3)}
    assert len(replies) == 1
    assert len(desk.asked) == 1
    account.ask("什么时候报名", "78")
    assert len(desk.asked) == 2


def test_a_message_repeated_while_the_first_is_at_work(account: OfficialAccount, desk: Desk) -> None:
    desk.pause_s = 0.5
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _: account.ask("什么时候报名", "5"), range(3)))
    assert len(desk.asked) == 1
    assert len(set(replies)) == 1
    assert replies[0].startswith("答什么时候报名")


def test_a_slow_answer_goes_out_on_the_delivery_that_still_listens(
    account: OfficialAccount, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "PATIENCE_S", 0.1)
    monkeypatch.setattr(inbox, "HANGS_UP_S", 0.1)
    with _at_work(account, desk) as finish:
        second = account.deliver(text_xml("什么时候报名", "5"))
        assert (second.status_code, second.text) == (200, "success")
        finish()
    assert account.ask("什么时候报名", "5").startswith("答什么时候报名")
    assert len(desk.asked) == 1


def test_the_last_delivery_is_told_that_it_takes_longer(
    account: OfficialAccount, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "PATIENCE_S", 0.1)
    monkeypatch.setattr(inbox, "LAST_DELIVERY_S", 0.05)
    with _at_work(account, desk):
        assert "查得久" in account.ask("什么时候报名", "5")
    assert account.ask("什么时候报名", "5").startswith("答什么时候报名")
    assert len(desk.asked) == 1


@contextmanager
def _at_work(account: OfficialAccount, desk: Desk) -> Iterator[Callable[[], None]]:
    """While the first delivery of message 5 is being answered; what is yielded lets it finish."""
    slow = threading.Thread(target=account.ask, args=("什么时候报名", "5"))

    def finish() -> None:
        desk.free.set()
        slow.join()

    desk.free.clear()
    slow.start()
    while not desk.asked:
        time.sleep(0.01)
    try:
        yield finish
    finally:
        finish()


def test_a_new_follower_is_told_what_can_be_asked(account: OfficialAccount, desk: Desk) -> None:
    said = read(account.deliver(event_xml("subscribe")))
    assert "青江市教育局" in said
    assert "报名" in said
    assert read(account.deliver(event_xml("subscribe", created=1780000100, key="qrscene_12"))) == said
    desk.empty = True
    assert "教育局" in read(account.deliver(event_xml("subscribe", created=1780000200)))
    assert desk.asked == []


@pytest.mark.parametrize("event", ["unsubscribe", "VIEW", "LOCATION", "TEMPLATESENDJOBFINISH", "new_in_2027"])
def test_other_events_need_no_reply(account: OfficialAccount, event: str) -> None:
    assert account.deliver(event_xml(event)).text == "success"


def test_a_picture_gets_a_hint(account: OfficialAccount, desk: Desk) -> None:
    assert "文字" in read(account.deliver(picture_xml("9")))
    assert "文字" in account.ask("  ", "10")
    assert desk.asked == []


@pytest.mark.parametrize("choice", ["2", "２", " 2。", "第二个", "选2", "二"])
def test_a_number_chooses_an_option(account: OfficialAccount, desk: Desk, choice: str) -> None:
    assert "1. 城东的阳光花园\n2. 城西的阳光花园" in account.ask("阳光花园读哪所小学", "1")
    assert account.ask(choice, "2").startswith("答城西的阳光花园：")
    assert desk.asked[-1] == ("城西的阳光花园", 2)


def test_a_number_that_is_no_option(account: OfficialAccount, desk: Desk) -> None:
    account.ask("阳光花园读哪所小学", "1")
    assert "1 至 2" in account.ask("3", "2")
    assert "1 至 2" in account.ask("0", "3")
    assert account.ask("1", "4").startswith("答城东的阳光花园")
    assert account.ask("2", "5").startswith("答2：")  # nothing is left to choose from


def test_another_followers_options_are_not_mine(account: OfficialAccount) -> None:
    account.ask("阳光花园读哪所小学", "1")
    assert account.ask("2", "2", follower="oSomebodyElse").startswith("答2：")


def test_a_conversation_goes_on_for_half_an_hour(
    account: OfficialAccount, desk: Desk, records: Records
) -> None:
    account.ask("什么时候报名", "1")
    account.ask("要带什么", "2")
    assert desk.asked[-1] == ("要带什么", 2)
    _age(records, timedelta(minutes=29))
    account.ask("在哪里报名", "3")
    assert desk.asked[-1] == ("在哪里报名", 4)
    _age(records, timedelta(minutes=31))
    account.ask("怎么收费", "4")
    assert desk.asked[-1] == ("怎么收费", 0)
    assert len(records.conversations.recent("wechat")) == 2


def _age(records: Records, by: timedelta) -> None:
    with records.database.write() as session:
        for conversation in records.conversations.recent("wechat"):
            session.execute(
                update(Conversation)
                .where(Conversation.id == conversation.id)
                .values(updated_at=conversation.updated_at - by)
            )


def test_nothing_tells_who_asked(
    account: OfficialAccount, settings: Settings, records: Records, log: io.StringIO
) -> None:
    number = "11010519491231002X"
    said = account.ask(f"我的身份证号是{number}，怎么报名", "4711004711")
    assert number not in said
    account.deliver(event_xml("subscribe"))
    records.close()
    with sqlite3.connect(settings.home / "wenjiao.db") as database:
        kept = "\n".join(database.iterdump())
    assert "怎么报名" in kept
    for private in (FOLLOWER, ACCOUNT, number, "4711004711"):
        assert private not in kept
    logged = log.getvalue()
    assert "/wechat" in logged
    assert "怎么报名" not in logged
    assert FOLLOWER not in logged


def test_a_broken_database_does_not_spill_the_question(
    account: OfficialAccount, records: Records, log: io.StringIO
) -> None:
    with records.database.write() as session:
        session.execute(text("DROP TABLE feedback"))
        session.execute(text("DROP TABLE messages"))
    assert "抱歉" in account.ask("我家住文庙街三号", "1")
    logged = log.getvalue()
    assert "wechat_failed" in logged
    assert "文庙街" not in logged


def test_a_failure_is_an_apology(account: OfficialAccount, desk: Desk) -> None:
    desk.broken = True
    assert "抱歉" in account.ask("问", "1")
    desk.broken = False
    assert account.ask("问", "1").startswith("答问")


def test_without_a_snapshot_it_asks_for_patience(account: OfficialAccount, desk: Desk) -> None:
    desk.empty = True
    assert "正在准备" in account.ask("问", "1")
    desk.empty = False
    assert account.ask("问", "1").startswith("答问")


def test_without_a_token_the_channel_is_off(tmp_path: Path, desk: Desk) -> None:
    account = OfficialAccount(create_app(Settings(home=tmp_path), desk))  # type: ignore[arg-type]
    for response in (account.check(), account.deliver(text_xml("问", "1"))):
        assert response.status_code == 404
        assert "WENJIAO_WECHAT_TOKEN" in response.text
    empty = Settings(home=tmp_path, wechat_token="")  # type: ignore[arg-type]
    account = OfficialAccount(create_app(empty, desk), token="")  # type: ignore[arg-type]
    assert account.deliver(text_xml("问", "1")).status_code == 404
    assert desk.asked == []


def test_many_followers_behind_one_address_are_not_throttled(tmp_path: Path, desk: Desk) -> None:
    settings = Settings(home=tmp_path, wechat_token=TOKEN, requests_per_minute=2, chat_per_minute=2)  # type: ignore[arg-type]
    account = OfficialAccount(create_app(settings, desk))  # type: ignore[arg-type]
    for number in range(5):
        assert account.ask("问", str(number), follower=f"o{number}").startswith("答问")
