"""The staff console through its forms, with the tokens that the pages carry."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from bureau_staff import OPTIONS, PASSWORD, Prepared, Staff
from flask import Flask

from service.answering.answer import Turn
from service.app import create_app
from service.records import Records, open_records
from service.records.conversations import exchange
from service.records.models import Conversation
from service.settings import Settings

PAGES = (
    "/console/",
    "/console/questions",
    "/console/questions.jsonl",
    "/console/conversations",
    "/console/snapshot",
    "/console/journal",
)
KEPT = {
    "question": "什么时候报名？",
    "kind": "date",
    "status": "answered",
    "must": "6月10日|六月十日\r\n\r\n 12日 ",
    "must_not": "2024",
    "files": "招生/办法.docx",
}


@pytest.fixture
def prepared() -> Prepared:
    return Prepared()


@pytest.fixture(scope="module")
def home_with_staff(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    records = open_records(Settings(home=home))
    for name, role in (("李老师", "editor"), ("王科长", "admin"), ("小赵", "viewer")):
        records.users.add(name, PASSWORD, role)
    records.close()
    return home


@pytest.fixture
def settings(tmp_path: Path, home_with_staff: Path) -> Settings:
    return Settings(home=Path(shutil.copytree(home_with_staff, tmp_path / "home")))


@pytest.fixture
def app(settings: Settings, prepared: Prepared) -> Iterator[Flask]:
    app = create_app(settings, prepared)
    yield app
    app.extensions["wenjiao"].records.close()


@pytest.fixture
def records(app: Flask) -> Records:
    records: Records = app.extensions["wenjiao"].records
    return records


@pytest.fixture
def log(app: Flask) -> io.StringIO:
    """What the service logs from here on."""
    written = io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    return written


@pytest.fixture
def staff(app: Flask) -> Staff:
    return Staff(app)


@pytest.fixture
def editor(staff: Staff) -> Staff:
    staff.sign_in()
    return staff


@pytest.mark.parametrize("page", [*PAGES, "/console/conversations/x"])
def test_strangers_are_sent_to_the_sign_in(staff: Staff, page: str) -> None:
    response = staff.get(page)
    assert response.status_code == 302
    assert response.location.startswith("/console/sign-in")


def test_strangers_cannot_send_forms(staff: Staff, records: Records, prepared: Prepared) -> None:
    for path in ("/console/", "/console/questions", "/console/questions/1/remove", "/console/sign-out"):
        assert staff.post(path, KEPT, page="/console/sign-in").status_code in {302, 405}
    assert records.test_questions.all() == []
    assert prepared.asked == []


def test_signing_in_and_out(staff: Staff, records: Records) -> None:
    response = staff.sign_in()
    assert (response.status_code, response.location) == (302, "/console/")
    assert "李老师" in staff.get("/console/").text
    assert staff.post("/console/sign-out", {}, page="/console/").status_code == 302
    assert staff.get("/console/").status_code == 302
    noted = [(entry.actor, entry.action) for entry in records.audit.recent()]
    assert noted == [("李老师", "sign_out"), ("李老师", "sign_in")]


def test_the_cookie_is_kept_from_scripts_and_other_sites(
    app: Flask, settings: Settings, prepared: Prepared
) -> None:
    cookie = Staff(app).sign_in().headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    https_only = create_app(settings.model_copy(update={"cookie_secure": True}), prepared)
    cookie = Staff(https_only, "https://ask.example.org").sign_in().headers["Set-Cookie"]
    assert "Secure" in cookie


def test_forms_work_over_https(app: Flask) -> None:
    staff = Staff(app, "https://ask.example.org")
    assert staff.get("/console/sign-in").headers["Referrer-Policy"] == "same-origin"
    assert staff.sign_in().status_code == 302
    assert staff.try_out("什么时候报名？").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("李老师", "wrong-horse-42"), ("没有这个人", PASSWORD)])
def test_a_wrong_password_says_no_more_than_that(
    staff: Staff, records: Records, name: str, password: str
) -> None:
    response = staff.sign_in(name, password)
    assert response.status_code == 401
    assert "用户名或密码不正确" in response.text
    assert password not in response.text
    assert staff.get("/console/").status_code == 302
    assert records.audit.recent()[0].action == "sign_in_failed"
    assert "没有这个人" not in records.audit.recent()[0].actor


def test_guessing_is_braked(staff: Staff, settings: Settings) -> None:
    for _ in range(settings.login_per_minute):
        assert staff.sign_in(password="wrong-horse-42").status_code == 401
    response = staff.sign_in()
    assert response.status_code == 429
    assert "登录失败次数过多" in response.text
    assert staff.get("/console/sign-in").status_code == 200


def test_right_passwords_are_not_braked(app: Flask, settings: Settings) -> None:
    for _ in range(settings.login_per_minute + 2):
        assert Staff(app).sign_in().status_code == 302


@pytest.mark.parametrize(
    ("onwards", "lands"),
    [
        ("?next=/console/snapshot", "/console/snapshot"),
        ("?next=https://evil.example/console/", "/console/"),
        ("?next=//evil.example", "/console/"),
        ("?next=/console/%5C..%5C", "/console/"),
    ],
)
def test_after_the_sign_in_comes_the_page_that_was_wanted(staff: Staff, onwards: str, lands: str) -> None:
    assert staff.sign_in(onwards=onwards).location == lands


def test_a_form_without_its_token_is_refused(editor: Staff, records: Records) -> None:
    for path in ("/console/", "/console/questions", "/console/questions/1/remove", "/console/sign-out"):
        response = editor.client.post(path, data=KEPT)
        assert response.status_code == 400
        assert "页面已过期" in response.text
    assert records.test_questions.all() == []
    assert editor.get("/console/").status_code == 200


def test_the_api_needs_no_token(app: Flask) -> None:
    assert app.test_client().post("/api/v1/chat", json={"question": "什么时候报名？"}).status_code == 200


@pytest.mark.parametrize("change", [{"active": False}, {"password": "another-horse-42"}, {"role": "viewer"}])
def test_a_changed_account_is_signed_out(editor: Staff, records: Records, change: dict[str, str]) -> None:
    user = next(user for user in records.users.all() if user.name == "李老师")
    records.users.change(user.id, **change)  # type: ignore[arg-type]
    assert editor.get("/console/").status_code == 302


def test_what_each_role_may_do(app: Flask, records: Records) -> None:
    viewer, editor, admin = Staff(app), Staff(app), Staff(app)
    viewer.sign_in("小赵")
    editor.sign_in("李老师")
    admin.sign_in("王科长")
    for page in PAGES[:-1]:
        assert viewer.get(page).status_code == 200, page
    assert [who.get("/console/journal").status_code for who in (viewer, editor, admin)] == [403, 403, 200]
    assert "存为测试题" not in viewer.try_out("什么时候报名？").text
    assert viewer.post("/console/questions", KEPT, page="/console/").status_code == 403
    assert records.test_questions.all() == []
    assert editor.post("/console/questions", KEPT, page="/console/").status_code == 302
    assert viewer.post("/console/questions/1/remove", {}, page="/console/").status_code == 403
    assert admin.post("/console/questions/1/remove", {}, page="/console/questions").status_code == 302
    journal = admin.get("/console/journal").text
    assert "删测试题" in journal
    assert "存测试题" in journal


def test_a_try_out_shows_the_answer_and_what_was_behind_it(editor: Staff) -> None:
    page = editor.try_out("什么时候报名？").text
    assert "您问的是&lt;b&gt;什么时候报名？&lt;/b&gt;。" in page
    link = r'<a class="ref" href="/items/i1\?passage=p1[^"]*#p1"[^>]*>1</a>'
    assert re.search(rf'报<span class="held">名{link}</span>，<span class="held">见\[7\]</span>。', page)
    for shown in (
        "《2026年义务教育招生办法》", "青教发〔2026〕3号，2026-05-08", "6月10日至12日报名", "0838-2201234",
        "本回答由程序依据已公开材料自动生成", "报名要带什么？",  # as the citizen sees it
        "时间、材料", "小学", "采用", "已过有效期", "2024年招生办法", "0.910", "0.420", "检索", "6.5 毫秒",
    ):  # fmt: skip
        assert shown in page, shown


def test_a_try_out_is_not_a_citizens_conversation(editor: Staff, records: Records, log: io.StringIO) -> None:
    editor.try_out("什么时候报名？")
    assert records.conversations.recent() == []
    logged = log.getvalue()
    assert "/console/" in logged
    assert "什么时候报名" not in logged
    assert "什么时候报名" not in str([entry.detail for entry in records.audit.recent()])


def test_an_option_goes_on_with_the_conversation(editor: Staff, prepared: Prepared) -> None:
    page = editor.try_out("阳光花园读哪所小学").text
    assert all(f'value="{option}"' in page for option in OPTIONS)
    found = re.search(r'name="history" value="([^"]+)"', page)
    assert found is not None
    page = editor.try_out(OPTIONS[1], history=html.unescape(found[1])).text
    assert prepared.asked[-1] == (
        OPTIONS[1],
        (Turn("user", "阳光花园读哪所小学"), Turn("assistant", "请问是哪一个？")),
    )
    assert "阳光花园读哪所小学" in page


@pytest.mark.parametrize("history", ["", "[", "{}", "3", '["a"]', '[{"role": "user"}]', "[" * 9000])
def test_a_broken_history_is_none(editor: Staff, prepared: Prepared, history: str) -> None:
    assert editor.try_out("什么时候报名？", history=history).status_code == 200
    assert prepared.asked == [("什么时候报名？", ())]


@pytest.mark.parametrize(
    ("question", "said"), [("", "请输入"), (" \u200b ", "请输入"), ("问" * 501, "500 字以内")]
)
def test_a_question_that_cannot_be_asked(editor: Staff, prepared: Prepared, question: str, said: str) -> None:
    response = editor.try_out(question)
    assert response.status_code == 422
    assert said in response.text
    assert prepared.asked == []


def test_nothing_published(editor: Staff, prepared: Prepared) -> None:
    prepared.empty = True
    assert "还没有发布快照" in editor.try_out("什么时候报名？").text
    assert "还没有可用的快照" in editor.get("/console/snapshot").text


def test_keeping_a_question(editor: Staff, records: Records) -> None:
    page = editor.try_out("什么时候报名？").text
    form = page[page.index('id="keep"') :]
    assert re.search(r'<option selected value="date">', form)
    assert re.search(r'<option selected value="answered">', form)
    assert "招生/办法.docx" in form
    response = editor.post("/console/questions", KEPT, page="/console/")
    assert response.location == "/console/questions"
    listed = editor.get("/console/questions").text
    for shown in ("已存为测试题 1", "什么时候报名？", "含 6月10日 或 六月十日", "不含 2024", "李老师"):
        assert shown in listed, shown
    noted = records.audit.recent()[0]
    assert (noted.actor, noted.action, noted.subject) == ("李老师", "keep_question", "1")


def test_the_download_is_what_evaluate_reads(editor: Staff) -> None:
    editor.post("/console/questions", KEPT, page="/console/")
    editor.post("/console/questions", {**KEPT, "must": "", "must_not": "", "files": ""}, page="/console/")
    response = editor.get("/console/questions.jsonl")
    assert "questions.jsonl" in response.headers["Content-Disposition"]
    first, second = [json.loads(line) for line in response.text.splitlines()]
    assert first == {
        "id": "kept-1",
        "kind": "date",
        "question": "什么时候报名？",
        "status": "answered",
        "must": [["6月10日", "六月十日"], "12日"],
        "must_not": ["2024"],
        "files": ["招生/办法.docx"],
    }
    assert (second["id"], second["must"], second["must_not"], second["files"]) == ("kept-2", [], [], [])


@pytest.mark.parametrize(
    "wrong", [{"question": ""}, {"status": "maybe"}, {"kind": "x"}, {"must": "字" * 4001}]
)
def test_a_question_that_cannot_be_kept(editor: Staff, records: Records, wrong: dict[str, str]) -> None:
    response = editor.post("/console/questions", KEPT | wrong, page="/console/")
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert records.test_questions.all() == []


def test_personal_numbers_are_not_kept(editor: Staff, records: Records) -> None:
    number = "11010519491231002X"
    editor.post("/console/questions", {**KEPT, "question": f"{number}怎么报名"}, page="/console/")
    assert number not in records.test_questions.all()[0].question


def test_removing_a_question(editor: Staff, records: Records) -> None:
    editor.post("/console/questions", KEPT, page="/console/")
    editor.post("/console/questions/1/remove", {}, page="/console/questions")
    assert records.test_questions.all() == []
    assert editor.post("/console/questions/1/remove", {}, page="/console/").status_code == 404


def _converse(records: Records, count: int) -> None:
    for n in range(count):
        answer = Prepared().answer(f"问题{n}").to_json("c", f"a{n}")
        conversation = Conversation(channel="wechat" if n % 2 else "api")
        records.conversations.add_exchange(
            conversation, *exchange(conversation.id, f"第{n}问", f"a{n}", answer)
        )


def test_conversations_with_what_citizens_thought(editor: Staff, records: Records) -> None:
    _converse(records, 35)
    records.feedback.give("a3", False, "没有说清<地点>")
    records.feedback.give("a4", True)
    first = editor.get("/console/conversations").text
    assert "第34问" in first
    assert "第2问" not in first
    assert "第2问" in editor.get("/console/conversations?page=2").text
    bad = editor.get("/console/conversations?show=unhelpful").text
    assert re.findall(r"<h2>(第\d+问)</h2>", bad) == ["第3问"]
    assert "没有说清&lt;地点&gt;" in bad
    assert re.findall(r"<h2>(第\d+问)</h2>", editor.get("/console/conversations?show=helpful").text) == [
        "第4问"
    ]
    assert "没有这样的对话" in editor.get("/console/conversations?show=refused").text
    assert "第34问" in editor.get("/console/conversations?show=answered").text


def test_a_whole_conversation(editor: Staff, records: Records) -> None:
    _converse(records, 2)
    conversation = records.conversations.recent("wechat")[0]
    page = editor.get(f"/console/conversations/{conversation.id}").text
    assert "第1问" in page
    assert "《2026年义务教育招生办法》" in page
    assert "报名要带什么？" in page
    assert 'name="question"' not in page
    assert editor.get("/console/conversations/unknown").status_code == 404


@pytest.mark.parametrize("page", ["0", "-3", "x", "99"])
def test_odd_page_numbers(editor: Staff, page: str) -> None:
    assert editor.get(f"/console/conversations?page={page}").status_code == 200


def test_the_snapshot_in_force(editor: Staff, settings: Settings) -> None:
    folder = settings.home / "snapshots" / "s-1"
    folder.mkdir(parents=True)
    manifest = {
        "id": "s-1",
        "built": "2026-06-01T01:30:00+00:00",
        "embedder": {"name": "small", "fingerprint": "f"},
        "files": 3,
        "items": 1,
        "passages": 1,
        "facts": {"zones": 17, "desks": 2},
        "skipped": [{"file": "坏文件.docx", "reason": "文件已损坏"}],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    page = editor.get("/console/snapshot").text
    for shown in (
        "s-1",
        "青江市教育局",
        "2026-06-01 09:30",
        "17",
        "坏文件.docx",
        "文件已损坏",
        "青教发〔2026〕3号",
    ):
        assert shown in page, shown
    assert 'href="/items/i1"' in page


def test_pages_are_not_stored_by_browsers(editor: Staff) -> None:
    for page in PAGES[:-1]:
        assert editor.get(page).headers["Cache-Control"] == "no-store"
    with editor.get("/console/static/console.css") as style:
        assert "no-store" not in style.headers.get("Cache-Control", "")
