"""A citizen asks, reads the answer and opens its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from sample_service import HOSTILE, NOTICE, PASSAGES, running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A fresh tab on the chat page; the test fails where a script fails or another host is asked."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", base_url=address
    )
    page = context.new_page()
    troubles: list[str] = []
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:")) else troubles.append(asked.url),
    )
    page.goto("/")
    yield page
    context.close()
    assert troubles == []


def _ask(page: Page, question: str) -> None:
    page.get_by_label("您的问题").fill(question)
    page.keyboard.press("Enter")


def _no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_from_the_question_to_the_marked_quote_in_the_source(page: Page) -> None:
    _ask(page, "小学几岁入学？")
    answer = page.get_by_role("article", name="回答")
    expect(answer).to_contain_text("年满6周岁")
    expect(answer).to_contain_text(NOTICE)
    source = answer.locator(".source")
    expect(source).to_contain_text(
        "《清河县2026年义务教育学校招生入学工作实施方案》（清教〔2026〕12号，2026-04-18）"
    )
    with page.expect_popup() as opened:
        source.click()
    reading = opened.value
    passage = reading.locator('[id="enrol-2026:1"]')
    assert passage.text_content() == PASSAGES[1].text
    assert "".join(passage.locator("mark").all_text_contents()) == PASSAGES[1].text
    expect(passage.locator("mark").first).to_be_in_viewport()
    expect(passage).to_be_focused()
    assert _no_sideways_scroll(reading)


def test_a_quote_that_the_answer_shows_is_not_shown_twice(page: Page) -> None:
    _ask(page, "幼儿园多少钱")
    expect(page.locator(".source q")).to_have_text(PASSAGES[5 + 1].text)  # the answer words it otherwise
    _ask(page, f"注入{HOSTILE}")
    expect(page.locator(".answered").last.locator(".source")).to_have_count(1)


def test_a_long_quote_is_marked_from_end_to_end(page: Page) -> None:
    _ask(page, "报名要带哪些材料？")
    with page.expect_popup() as opened:
        page.locator(".source").click()
    marks = opened.value.locator('[id="enrol-2026:2"] mark')
    expect(marks.first).to_be_in_viewport()
    assert "".join(marks.all_text_contents()) == PASSAGES[2].text


def test_a_mark_in_the_text_opens_its_source(page: Page) -> None:
    _ask(page, "我家住人民路，上哪所学校？")
    with page.expect_popup() as opened:
        page.locator(".text").get_by_role("link", name="来源 2").click()
    expect(opened.value.locator('[id="enrol-2026:4"]')).to_be_focused()


def test_pieces_of_one_document_share_a_card(page: Page) -> None:
    _ask(page, "我家住人民路，上哪所学校？")
    card = page.locator(".source")
    expect(card).to_have_count(1)
    expect(card.locator("cite")).to_have_count(1)
    expect(card.get_by_role("link")).to_have_count(2)
    expect(card.locator(".source-heading")).to_have_count(1)
    with page.expect_popup() as opened:
        card.get_by_role("link", name="来源 2").click()
    expect(opened.value.locator('[id="enrol-2026:4"]')).to_be_focused()


def test_choices_follow_ups_and_suggestions_ask_by_a_tap(page: Page) -> None:
    page.get_by_role("button", name="报名要带哪些材料？").click()
    expect(page.locator(".answered")).to_have_count(1)
    _ask(page, "我家住人民路，上哪所学校？")
    page.get_by_role("button", name="单号").click()
    expect(page.locator(".asked").last).to_contain_text("单号")
    expect(page.locator(".answered")).to_have_count(3)
    _ask(page, "小学几岁入学？")
    page.locator(".follow-ups").get_by_role("button").click()
    expect(page.locator(".answered")).to_have_count(5)
    expect(page.locator(".answered").last).to_contain_text("30项材料")


def test_no_answer_shows_the_desk_with_numbers_to_dial(page: Page) -> None:
    _ask(page, "食堂好吃吗")
    desk = page.get_by_role("region", name="咨询窗口")
    expect(desk).to_contain_text("工作日 9:00—17:00")
    links = desk.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:0834-1234567", "tel:0834-7654321"]


def test_an_expired_source_is_labelled(page: Page) -> None:
    _ask(page, "幼儿园收费")
    expect(page.locator(".source .state")).to_have_text("已失效")


def test_hostile_texts_are_shown_not_run(page: Page) -> None:
    _ask(page, f"注入{HOSTILE}")
    answer = page.locator(".answered")
    expect(answer).to_contain_text(HOSTILE)
    expect(page.locator(".asked")).to_contain_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    with page.expect_popup() as opened:
        page.locator(".source").click()
    expect(opened.value.locator("h1")).to_have_text(HOSTILE)
    for shown in (page, opened.value):
        shown.wait_for_timeout(200)
        assert shown.title() != "hacked"
        assert _no_sideways_scroll(shown)


def test_the_page_fits_the_screen(page: Page) -> None:
    assert _no_sideways_scroll(page)
    for question in ("小学几岁入学？", "人民路", "食堂", "好" * 500, "a" * 500):
        _ask(page, question)
        expect(page.locator(".waiting")).to_have_count(0)
        assert _no_sideways_scroll(page)
    expect(page.locator(".answered")).to_have_count(5)


def test_a_word_on_the_answer_is_sent(page: Page) -> None:
    _ask(page, "小学几岁入学？")
    with page.expect_request("**/api/v1/feedback") as sent:
        page.get_by_role("button", name="有帮助").click()
    assert json.loads(sent.value.post_data or "")["helpful"] is True
    expect(page.get_by_text("已收到您的评价")).to_be_visible()


def test_what_was_missing_can_be_said(page: Page) -> None:
    _ask(page, "小学几岁入学？")
    page.get_by_role("button", name="没帮助").click()
    page.get_by_label("哪里不对").fill("没有写外地户口")
    with page.expect_request("**/api/v1/feedback") as sent:
        page.get_by_role("button", name="提交").click()
    assert json.loads(sent.value.post_data or "")["comment"] == "没有写外地户口"
    expect(page.get_by_text("已收到您的评价")).to_be_visible()


def test_a_lost_connection_is_explained_and_tried_again(page: Page) -> None:
    page.route("**/api/v1/chat", lambda route: route.abort())
    _ask(page, "小学几岁入学？")
    expect(page.get_by_role("alert")).to_contain_text("网络不太顺畅")
    page.unroute("**/api/v1/chat")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("article", name="回答")).to_contain_text("年满6周岁")
    expect(page.locator(".asked")).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_error_of_the_service_is_said_in_chinese(page: Page) -> None:
    _ask(page, "崩溃")
    expect(page.get_by_role("alert")).to_contain_text("服务暂时出现问题")


def test_the_thread_survives_a_reload_until_a_new_one_is_begun(page: Page) -> None:
    _ask(page, "小学几岁入学？")
    expect(page.locator(".answered")).to_have_count(1)
    page.reload()
    expect(page.locator(".answered")).to_contain_text("年满6周岁")
    with page.expect_request("**/api/v1/chat") as sent:
        _ask(page, "材料呢")
    assert json.loads(sent.value.post_data or "")["conversation_id"]
    expect(page.locator(".answered")).to_have_count(2)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".answered")).to_have_count(0)
    expect(page.get_by_role("heading", name="您好")).to_be_visible()


def test_enter_within_an_input_method_does_not_send(page: Page) -> None:
    box = page.get_by_label("您的问题")
    box.fill("xiaoxue")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(page.locator(".asked")).to_have_count(0)
    expect(box).to_have_value("xiaoxue")


def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_label("您的问题").focus()
    page.keyboard.type("我家住人民路，上哪所学校？")
    page.keyboard.press("Enter")
    option = page.get_by_role("button", name="双号")
    expect(option).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if option.evaluate("node => node === document.activeElement"):
            break
    expect(option).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".asked").last).to_contain_text("双号")


def test_answers_are_announced_to_a_screen_reader(page: Page) -> None:
    expect(page.get_by_role("log", name="对话")).to_have_attribute("aria-live", "polite")


@pytest.fixture
def other_site(address: str, tmp_path: Path) -> Iterator[str]:
    """A site of somebody else's, which embeds the assistant with one line."""
    line = f'<script src="{address}/widget.js" defer></script>'
    (tmp_path / "index.html").write_text(f'<meta charset="utf-8"><p>县政府网站</p>{line}', encoding="utf-8")
    (tmp_path / "favicon.ico").touch()
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_one_line_embeds_the_assistant_in_another_site(browser: Browser, other_site: str) -> None:
    page = browser.new_page()
    page.goto(other_site)
    assert page.locator("iframe").get_attribute("src") is None, "nothing is loaded before it is asked for"
    page.get_by_role("button", name="入学咨询").click()
    frame = page.frame_locator("iframe")
    frame.get_by_label("您的问题").fill("小学几岁入学？")
    frame.get_by_role("button", name="发送").click()
    expect(frame.get_by_role("article", name="回答")).to_contain_text("年满6周岁")
    page.get_by_role("button", name="收起").click()
    expect(page.locator("iframe")).to_be_hidden()
    page.close()
