"""The public pages: whole without the internet, safe with hostile texts, verbatim in their passages."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from index.items import Item, Passage
from sample_service import HOSTILE, ITEMS, PASSAGES, SampleLive
from service.channels.site.reading import Reader
from service.channels.sources import source_path

_PAGES = ["/", "/?embed=1", "/items/enrol-2026", "/items/hostile", "/openapi", "/nothing"]


@pytest.mark.parametrize("page", _PAGES)
def test_a_page_loads_only_files_of_its_own(client: FlaskClient, page: str) -> None:
    tree = LexborHTMLParser(client.get(page, headers={"Accept": "text/html"}).text)
    loaded = [
        node.attributes.get("src") or node.attributes.get("href")
        for node in tree.css("script, link, img, iframe, style")
    ]
    assert loaded
    for address in loaded:
        assert address is not None, "an inline script or style, which the policy forbids"
        assert address.startswith("/static/")
        assert client.get(address, buffered=True).status_code == 200
    assert not tree.css("[style], [onclick], [onload], [onerror]")


@pytest.mark.parametrize("name", ["chat.js", "views.js", "item.js", "widget.js", "site.css"])
def test_scripts_and_styles_name_no_other_site(client: FlaskClient, name: str) -> None:
    text = client.get(f"/static/{name}", buffered=True).text
    assert not re.search(r"(?<!<script src=\")https?://(?!…)", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)


@pytest.mark.parametrize("page", [*_PAGES, "/api/v1/passages/enrol-2026:1", "/static/site.css", "/healthz"])
def test_every_response_has_its_security_headers(client: FlaskClient, page: str) -> None:
    headers = client.get(page, buffered=True).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers, "citizens are not followed"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    embedded = page == "/?embed=1"
    assert ("frame-ancestors *" in policy) == embedded
    assert ("X-Frame-Options" in headers) != embedded


def test_the_chat_page_bears_the_bureaus_name(client: FlaskClient, live: SampleLive) -> None:
    page = LexborHTMLParser(client.get("/").text)
    heading = page.css_first("h1")
    assert heading is not None
    assert heading.text() == "清河县教育局"
    assert len(page.css("[data-ask]")) >= 3
    live.ready = False
    assert client.get("/").status_code == 200


def test_the_widgets_script(client: FlaskClient) -> None:
    response = client.get("/widget.js", buffered=True)
    assert response.content_type.startswith("text/javascript")
    assert "embed=1" in response.text


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_source_page_holds_each_passage_word_for_word(client: FlaskClient, item: Item) -> None:
    page = LexborHTMLParser(client.get(f"/items/{quote(item.id, safe='')}").text)
    shown = {node.attributes["id"]: node.text(strip=False) for node in page.css(".passage")}
    assert shown == {part.id: part.text for part in PASSAGES if part.item_id == item.id}


def test_a_source_page_shows_its_catalogue_data(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/items/enrol-2026").text)
    shown = [node.text(strip=True) for node in page.css(".catalogue div")]
    assert "文号清教〔2026〕12号" in shown
    assert "发布机构清河县教育局" in shown
    assert "有效期自 2026-05-01 起，至 2027-04-30 止" in shown
    assert "状态现行" in shown
    headings = [node.text() for node in page.css("h2, h3")]
    assert headings == ["一、小学招生", "（一）招生对象", "（二）报名材料", "二、招生范围"]
    link = page.css_first(".original a")
    assert link is not None
    assert link.attributes["href"] == "https://edu.example.cn/zwgk/2026/12.html"


def test_an_expired_source_says_so_and_a_script_is_no_address(client: FlaskClient) -> None:
    text = client.get("/items/fees%2F2023").text
    assert "已过有效期" in text
    assert "javascript:" not in text


def test_hostile_texts_are_shown_not_run(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get(f"/items/hostile?quote={quote(HOSTILE)}").text)
    assert not page.css("img")
    assert [node.attributes.get("src") for node in page.css("script")] == ["/static/item.js"]
    heading = page.css_first("h1")
    assert heading is not None
    assert heading.text() == HOSTILE
    mark = page.css_first("mark")
    assert mark is not None
    assert mark.text() == HOSTILE


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_the_link_to_a_source_marks_the_whole_quote(client: FlaskClient, passage: Passage) -> None:
    path = source_path(passage.item_id, passage.id, passage.text)
    assert len(path) < 4000, "a server may refuse the request line"
    page = LexborHTMLParser(client.get(path).text)
    marked = {node.parent.attributes["id"] for node in page.css("mark") if node.parent is not None}
    assert marked == {passage.id}
    assert "".join(node.text(strip=False) for node in page.css("mark")) == passage.text


def test_an_unknown_item_is_a_page_for_a_browser(client: FlaskClient) -> None:
    response = client.get("/items/nothing", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.content_type == "text/html; charset=utf-8"
    assert "没有找到" in response.text


texts = st.text(st.sampled_from("甲乙丙：；\n <&"), max_size=30)


@given(text=texts, values=st.lists(texts, max_size=4), begin=st.integers(0, 30), length=st.integers(0, 30))
def test_the_segments_of_a_passage_make_up_its_text(
    text: str, values: list[str], begin: int, length: int
) -> None:
    passage = Passage("p", "i", 0, "row", text, cells=tuple(("", value) for value in values))
    wanted = text[begin : begin + length]
    (reading,) = Reader("p", wanted).read([passage])
    assert "".join(segment.text for segment in reading.segments) == text
    assert "".join(segment.text for segment in reading.segments if segment.marked) == wanted
