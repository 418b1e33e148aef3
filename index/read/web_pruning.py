"""Takes out of a page what is there for getting around: menus, trails, link lists, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
_NEVER = ", ".join((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "button", "select", "input", "textarea", "nav", "footer", "aside", "audio", "video", "map",
    "marquee", "[hidden]", "[role=navigation]", "[role=search]", "[role=banner]",
    "[role=contentinfo]", "[role=complementary]", "[aria-hidden=true]",
))
# Words that the class or id of such parts is made of.
_NAMED = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "menus", "submenu", "breadcrumb", "breadcrumbs",
    "crumb", "crumbs", "bread", "location", "position", "weizhi", "dqwz", "szwz", "footer", "foot",
    "bottom", "copyright", "sidebar", "side", "aside", "share", "sharing", "bdshare", "related",
    "relate", "recommend", "pagination", "pager", "pagebar", "paging", "toolbar", "tools",
    "friendlink", "friendlinks", "links", "flink", "search", "searchbar", "login", "topbar",
    "toplink", "banner", "logo", "qrcode", "ewm", "print", "fontsize", "prev", "next", "prevnext",
    "hotnews", "toplist", "rank", "advert", "ads", "popup", "modal", "mask", "float", "gotop",
    "totop", "backtop", "comment", "comments", "accessibility", "wza", "skip",
))
# fmt: on
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[\u4e00-\u9fff]+")
_LIST_TITLE = re.compile(
    r"^[【\[]?(?:相关(?:推荐|阅读|链接|新闻|文章|文档|信息|政策|解读|稿件|资讯|内容)"
    r"|推荐阅读|热点(?:推荐|新闻|信息)?|最新(?:信息|公开|发布|文章)|友情链接"
    r"|猜你喜欢|延伸阅读|上一篇|下一篇|网站地图|网站导航|快速导航|站内搜索|返回顶部)[】\]]?\s*[：:]?$"
)
_TRAIL = re.compile(
    r"^(?:您?(?:现在|当前|目前)?(?:的|所在)?(?:位置|所在位置)|当前位置|现在位置)\s*(?:是)?\s*[：:>›»]|^首页\s*[>›»/\-]"
)
_FOOT = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|Copyright|技术支持[：:]|主办(?:单位)?[：:]|承办(?:单位)?[：:]"
    r"|隐私声明|访客|建议使用.{0,20}浏览器|网站地图"
)
_TOOL = re.compile(
    r"^(?:[【\[]?\s*(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|分享到?|返回顶部"
    r"|字体|字号|大|中|小|扫一扫.{0,20}|加入收藏|设为首页"
    r"|我要纠错|无障碍(?:浏览)?|长者模式|繁體|繁体|简体)\s*[：:]?\s*[】\]]?[\s|｜]*)+$"
)
_ATTACHMENT = re.compile(r"附\s*件|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)\b", re.I)
_NUMERALS = re.compile(r"[\d\s\-/.:：\[\]【】()（）|·•>»年月日]+")


def prune(body: LexborNode) -> None:
    """Removes from ``body`` everything that is no content, in place.

    A part goes by its element, its class or id, by what it says, or because nearly all of its text
    is links; lists of attachments stay.
    """
    for node in body.css(_NEVER):
        if node.tag != "body":
            node.decompose()
    for node in _surroundings(body):
        node.decompose()


def _surroundings(root: LexborNode) -> list[LexborNode]:
    """The outermost nodes below ``root`` that are no content."""
    found: list[LexborNode] = []
    pending = list(_elements(root))
    while pending:
        node = pending.pop()
        if _is_surrounding(node):
            found.append(node)
        else:
            pending.extend(_elements(node))
    return found


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _is_surrounding(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    text = " ".join((node.text() or "").split())
    if not text:
        return False
    if len(text) <= 400 and (_LIST_TITLE.match(text) or _TOOL.match(text)):
        return True
    if len(text) <= 120 and _TRAIL.match(text):
        return True
    if len(text) <= 600 and len(_FOOT.findall(text)) >= 2 and not re.search(r"[。；]", text):
        return True
    if len(text) <= 2000 and _named(node) and not _carries_content(node, text):
        return True
    return _is_link_list(node, text)


def _named(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return any(word.lower() in _NAMED for word in _WORDS.findall(names))


def _carries_content(node: LexborNode, text: str) -> bool:
    """Whether a part named like navigation holds the article after all, or its title."""
    sentences = len(re.findall(r"[。；]", text))
    return sentences >= 3 or node.css_first("h1") is not None


def _is_link_list(node: LexborNode, text: str) -> bool:
    if node.tag not in ("div", "ul", "ol", "dl", "section", "table", "tbody", "tr", "td", "p", "center"):
        return False
    links = node.css("a")
    if len(links) < 3 or _ATTACHMENT.search(text):
        return False
    linked = sum(len(_NUMERALS.sub("", link.text() or "")) for link in links)
    return linked >= 0.8 * max(1, len(_NUMERALS.sub("", text)))
