"""A member of staff signs in, tries a question out and keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sample_service import running
from service.records import open_records
from service.settings import Settings

PASSWORD = "correct-horse-42"
QUESTION = "小学几岁入学？"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    records = open_records(Settings(home=home))
    records.users.add("李老师", PASSWORD, "editor")
    records.close()
    with running(home) as address:
        yield address


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A fresh tab on the sign-in; the test fails where the page may not load something, or asks elsewhere."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", base_url=address
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else troubles.append(asked.url))
    page.goto("/console/")
    yield page
    context.close()
    assert troubles == []


def _sign_in(page: Page) -> None:
    page.get_by_label("用户名").fill("李老师")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="试问")).to_be_visible()


def _try_out(page: Page, question: str) -> None:
    page.get_by_label("问题", exact=True).fill(question)
    page.get_by_role("button", name="试问").click()


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_question_is_tried_out_and_kept(page: Page, tmp_path: Path) -> None:
    _sign_in(page)
    _try_out(page, QUESTION)
    expect(page.get_by_role("article", name="回答")).to_contain_text("年满6周岁")
    assert _fits(page)

    page.get_by_text("存为测试题").first.click()
    page.get_by_label("回答必须含有").fill("6周岁|六周岁\n6月20日")
    page.get_by_role("button", name="存为测试题").click()
    expect(page.get_by_role("status")).to_contain_text("已存为测试题")
    expect(page.get_by_role("row").nth(1)).to_contain_text("含 6周岁 或 六周岁")
    assert _fits(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="下载 questions.jsonl").click()
    download.value.save_as(tmp_path / "questions.jsonl")
    kept = [json.loads(line) for line in (tmp_path / "questions.jsonl").read_text("utf-8").splitlines()]
    assert kept[-1]["question"] == QUESTION
    assert kept[-1]["must"] == [["6周岁", "六周岁"], "6月20日"]
    assert kept[-1]["files"] == ["招生/2026年招生方案.docx"]


@pytest.mark.parametrize("question", [QUESTION, "人民路读哪所学校", "幼儿园多少钱", "有没有校车"])
def test_staff_see_what_a_citizen_sees(page: Page, question: str) -> None:
    _sign_in(page)
    _try_out(page, question)
    seen_by_staff = _card(page)
    page.goto("/")
    page.get_by_label("您的问题").fill(question)
    page.keyboard.press("Enter")
    assert seen_by_staff == _card(page)


def _card(page: Page) -> tuple[str, list[str]]:
    """The answer's text and where its links lead, without the buttons to judge it."""
    card = page.get_by_role("article", name="回答")
    expect(card).to_be_visible()
    card.evaluate("card => card.querySelector('.judge')?.remove()")
    links: list[str] = card.evaluate(
        """card => [...card.querySelectorAll("a:not(.phone)")].map((link) => {
          const { pathname, searchParams, hash } = new URL(link.href);
          return JSON.stringify([pathname, [...searchParams], decodeURIComponent(hash), link.target]);
        })"""
    )
    return " ".join(card.inner_text().split()), links


def test_an_option_is_a_button_that_goes_on(page: Page) -> None:
    _sign_in(page)
    _try_out(page, "人民路读哪所学校")
    page.get_by_role("button", name="单号").click()
    expect(page.locator(".asked")).to_have_text(["人民路读哪所学校", "单号"])


def test_signing_out(page: Page) -> None:
    _sign_in(page)
    page.get_by_role("button", name="退出").click()
    page.goto("/console/conversations")
    expect(page.get_by_role("heading", name="登录控制台")).to_be_visible()
