"""Takes out of a page what is there for getting around: menus, trails, link lists, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.read.web_foot import foot_lines
from index.read.web_tables import is_layout, rows_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
_NEVER = ", ".join((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "button", "select", "input", "textarea", "nav", "audio", "video", "map",
    "marquee", "[hidden]", "[role=navigation]", "[role=search]", "[role=banner]",
    "[role=contentinfo]", "[role=complementary]", "[aria-hidden=true]",
))
# Words that the class or id of such parts is made of; those of the second set also name articles.
_NAMED = frozenset((
    "nav", "navbar", "navi", "navigation", "menu", "menus", "submenu", "breadcrumb", "breadcrumbs",
    "crumb", "crumbs", "dqwz", "szwz", "weizhi", "footer", "copyright", "sidebar", "share", "sharing",
    "bdshare", "related", "relate", "recommend", "pagination", "pager", "pagebar", "paging",
    "toolbar", "friendlink", "friendlinks", "flink", "searchbar", "login", "topbar", "toplink",
    "qrcode", "ewm", "fontsize", "prevnext", "hotnews", "toplist", "advert", "ads", "popup", "modal",
    "gotop", "totop", "backtop", "accessibility", "wza", "cookie", "cookies",
))
_NAMED_WEAKLY = frozenset((
    "bread", "location", "position", "foot", "bottom", "side", "aside", "tools", "links", "search",
    "banner", "logo", "print", "prev", "next", "rank", "mask", "float", "comment", "comments", "skip",
))
# fmt: on
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[\u4e00-\u9fff]+")
_LIST_TITLE = re.compile(
    r"^[【\[]?(?:相关(?:推荐|阅读|链接|新闻|文章|文档|信息|政策|解读|稿件|资讯|内容|附件阅读)"
    r"|(?:推荐|往期|热门|热点|延伸)(?:阅读|推荐|回顾|精彩|文章|新闻|信息)?|(?:最新|热门|图文)(?:信息|公开|发布|文章|动态|资讯)"
    r"|友情链接|猜你喜欢|上一[篇条]|下一[篇条]|网站地图|网站导航|快速导航|栏目导航|站内搜索|返回顶部)[】\]]?\s*[：:]?$"
)
_NEIGHBOURS = re.compile(r"^[·•\-<《\s]*(?:上一|下一|前一|后一)[篇条页则个]")
_TRAIL = re.compile(
    r"^(?:您?(?:现在|当前|目前)?(?:的|所在)?(?:位置|所在位置)|当前位置|现在位置)\s*(?:是)?\s*[：:>›»]"
    r"|^(?:网站)?首页\s*[>›»/\-→]"
)
_FOOT = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|Copyright|技术支持[：:]|主办(?:单位)?[：:]|承办(?:单位)?[：:]|ICP备案"
    r"|隐私声明|访客|建议使用.{0,20}浏览器|网站地图|All Rights Reserved|关于我们|联系我们",
    re.I,
)
_TOOL = re.compile(
    r"^(?:[【\[（(]?\s*(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享(?:到|至)?|返回(?:顶部|首页|列表|上一页)?"
    r"|字体|字号|大|中|小|扫一扫.{0,20}|扫码(?:分享|关注)|微信扫.{0,20}|关注该公众号|加入收藏|设为首页|阅读原文|阅读|赞|在看|点赞|推荐给朋友"
    r"|(?:我要)?纠错|无障碍(?:浏览)?|长者模式|关怀版|繁體|繁体|简体|放大|缩小|默认|听全文|保存|下载本页|同意|接受"
    r"|微信|微博|QQ空间|QQ|朋友圈|新浪微博)\s*\d*\s*[：:]?\s*[】\]）)]?[\s|｜/、]*)+$"
)
_COOKIE = re.compile(r"cookie", re.I)
_POSTER = re.compile(
    r"^[\W_]*(?:责任编辑|编辑|编\s*审|责编|校对|审核|初审|复审|终审|供稿|撰稿|排版|监制|图文|来源\s*[｜丨|]|end$|—\s*END\s*—)"
    r".{0,60}$|^[\W_]*(?:点击上方|点击下方|长按|扫码关注|喜欢(?:就|请|的话)|觉得不错|欢迎(?:关注|转发)).{0,40}$",
    re.I,
)
_ATTACHMENT = re.compile(r"附\s*件|\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\b", re.I)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)(?:$|[?#])", re.I)
_ANNOUNCES = re.compile(r"[：:]\s*$|如下[。．]?\s*$")
_NUMERALS = re.compile(r"[\d\s\-/.:：\[\]【】()（）|·•>»年月日]+")
_BLOCKS = frozenset(("div", "ul", "ol", "dl", "section", "table", "tbody", "tr", "td", "p", "center"))


def prune(body: LexborNode) -> int:
    """Removes from ``body`` everything that is no content, in place; gives the lists of links removed.

    A part goes by its element, its class or id, by what it says, or because nearly all of its text
    is links; lists of attachments and lists that a sentence announces stay.
    """
    remove([node for node in body.css(_NEVER) if node.tag != "body"])
    remove([node for node in body.css("header, footer, aside") if not _is_of_article(node)])
    found = list(_surroundings(body, len(said(body))))
    remove([node for node, _ in found])
    remove(list(foot_lines(body)))
    return sum(listed for _, listed in found)


def remove(nodes: Sequence[LexborNode]) -> None:
    """Takes ``nodes`` out of their page. One inside another goes with it: it must not be touched again."""
    gone = {node.mem_id for node in nodes}
    outermost = {node.mem_id: node for node in nodes if not _is_inside(node, gone)}
    for node in outermost.values():
        node.decompose()


def _is_inside(node: LexborNode, gone: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in gone:
            return True
        above = above.parent
    return False


def said(node: LexborNode) -> str:
    """A node's text with its blanks collapsed."""
    return " ".join((node.text() or "").split())


def link_share(node: LexborNode) -> float:
    """How much of a node's text, without figures and marks, stands in links."""
    linked = sum(len(_NUMERALS.sub("", link.text() or "")) for link in node.css("a"))
    return linked / max(1, len(_NUMERALS.sub("", said(node))))


def names_attachment(text: str) -> bool:
    """Whether a text names an attached file."""
    return bool(_ATTACHMENT.search(text))


def holds_attachments(node: LexborNode) -> bool:
    """Whether a part names attached files, or most of its links lead to files."""
    links = [link.attributes.get("href") or "" for link in node.css("a")]
    files = sum(bool(_FILE.search(link)) for link in links)
    return names_attachment(said(node)) or (bool(links) and files * 2 > len(links))


def is_data(table: LexborNode) -> bool:
    """Whether a table holds data, be it links: its first row is none of them."""
    rows = list(rows_of(table))
    return len(rows) > 1 and not is_layout(table) and link_share(rows[0]) < 0.5


def is_leftover(text: str) -> bool:
    """Whether a line is of the page's tools, its neighbours or its makers."""
    bare = text.strip()
    return bool(
        _TOOL.match(bare)
        or (len(bare) <= 120 and (_NEIGHBOURS.match(bare) or _TRAIL.match(bare)))
        or _LIST_TITLE.match(bare)
        or _POSTER.match(bare)
    )


def _is_of_article(node: LexborNode) -> bool:
    """Whether a header or footer belongs to an article and says something of it."""
    if node.tag == "header":
        return node.css_first("h1, h2, h3") is not None and node.css_first("nav") is None
    above = node.parent
    while above is not None and above.tag not in ("article", "main"):
        above = above.parent
    return above is not None and not _FOOT.search(said(node)) and link_share(node) < 0.5


def _surroundings(root: LexborNode, whole: int) -> Iterator[tuple[LexborNode, bool]]:
    """The outermost nodes below ``root`` that are no content, and whether they are lists of links."""
    pending = list(_elements(root))[::-1]
    while pending:
        node = pending.pop()
        text = said(node)
        if (_is_hidden(node) and len(text) * 2 < whole and not _is_tab(node)) or (
            text and _is_surrounding(node, text)
        ):
            yield node, False
            if _LIST_TITLE.match(text):  # the list under the title, however short
                for following in _elements_after(node):
                    if link_share(following) <= 0.6 or holds_attachments(following):
                        break
                    yield following, True
                    pending = [one for one in pending if one.mem_id != following.mem_id]
        elif text and _is_link_list(node, text):
            yield node, True
        else:
            pending.extend(list(_elements(node))[::-1])


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _elements_after(node: LexborNode) -> Iterator[LexborNode]:
    following = node.next
    while following is not None:
        if following.is_element_node and said(following):
            yield following
        following = following.next


def _is_hidden(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _is_tab(node: LexborNode) -> bool:
    """Hidden only until its tab is chosen: beside a part of the same class that is shown."""
    named = node.attributes.get("class") or ""
    siblings = _elements(node.parent) if named and node.parent is not None else iter(())
    return any(
        one.tag == node.tag and one.attributes.get("class") == named and not _is_hidden(one) and said(one)
        for one in siblings
    )


def _is_surrounding(node: LexborNode, text: str) -> bool:
    if len(text) <= 400 and (_LIST_TITLE.match(text) or _TOOL.match(text)):
        return True
    if len(text) <= 300 and _NEIGHBOURS.match(text) and "。" not in text:
        return True
    if len(text) <= 120 and _TRAIL.match(text):
        return True
    if len(text) <= 200 and _COOKIE.search(text) and node.tag != "p":
        return True
    if len(text) <= 600 and len(_FOOT.findall(text)) >= 2 and not re.search(r"[。；]", text):
        return True
    return len(text) <= 2000 and _is_named(node, text)


def _is_named(node: LexborNode, text: str) -> bool:
    """Whether class or id call a part navigation, and it does not hold the article after all."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    words = {word.lower() for word in _WORDS.findall(names)}
    if node.css_first("h1") is not None or names_attachment(text):
        return False
    sentences = len(re.findall(r"[。；]", text))
    if words & _NAMED:
        return sentences < 3
    return bool(words & _NAMED_WEAKLY) and not sentences and (len(text) <= 60 or link_share(node) > 0.5)


def _is_link_list(node: LexborNode, text: str) -> bool:
    if node.tag not in _BLOCKS or len(node.css("a")) < 3 or holds_attachments(node):
        return False
    above = node.parent
    while node.tag in ("tbody", "tr", "td") and above is not None and above.tag != "table":
        above = above.parent
    if any(is_data(table) for table in [above, *node.css("table")] if table and table.tag == "table"):
        return False
    return link_share(node) >= 0.8 and not _is_announced(node)


def _is_announced(node: LexborNode) -> bool:
    """Whether the sentence before a list of links says that it follows."""
    before = node.prev
    while before is not None and not said(before):
        before = before.prev
    text = said(before) if before is not None else ""
    return len(text) >= 10 and bool(_ANNOUNCES.search(text)) and node.css_first("table") is None
