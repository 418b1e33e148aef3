"""Finds the part of a page that holds what it says, by where its sentences and tables stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.read.annexes import SIGNED
from index.read.web_pruning import holds_attachments, is_data, link_share, remove, said
from index.read.web_tables import is_layout, rows_of
from index.read.web_title import is_site_name

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "form", "header", "footer", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
))
# fmt: on
_FRAMES = frozenset(("div", "td", "section", "article", "main", "form", "body", "center", "fieldset", "dl"))
_SAYS = re.compile(r"[。；！？]|[：:].{2}")
_LONG = 25  # characters without links; a text of that length is no label or button
_KEPT = re.compile(
    r"[〔\[（(【]\s*\d{4}\s*[〕\])）】]\s*第?\s*\d+\s*号|电\s*话|热\s*线|联系人|咨询|监督|地\s*址"
    r"|^[（(][^）)]{2,40}[）)]$|^注[：:]|^附"
)
_SIGNER = re.compile(
    r"^[\u4e00-\u9fff、（）()\s]{3,40}(?:局|办公室|中心|委员会|政府|厅|学校|学院|中学|小学|幼儿园|处|院)$"
)


def keep_content(body: LexborNode, title: str) -> None:
    """Removes from ``body``, in place, what stands outside the part with all sentences and data tables.

    What stands before the title is beside the article.

    Attachments, signatures, document numbers and ways to reach somebody stay wherever they are.
    A page without a sentence or table is left as it is.
    """
    telling = _behind_title(list(_telling(body)), body, title)
    if not telling:
        return
    root = _frame(_common(telling), body)
    node = root
    while node is not None and node.mem_id != body.mem_id:
        above = node.parent
        if above is None:
            return
        remove([one for one in _elements(above) if one.mem_id != node.mem_id and not _belongs(one)])
        node = above


def _behind_title(telling: list[LexborNode], body: LexborNode, title: str) -> list[LexborNode]:
    """The nodes that follow the title in the page; all, where none does or it is not on the page."""
    bare = re.sub(r"\s", "", title)
    places = {node.mem_id: place for place, node in enumerate(body.traverse())}
    heading = next(
        (node for node in body.traverse() if bare and re.sub(r"\s", "", node.text() or "") == bare), None
    )
    if heading is None:
        return telling
    after = [node for node in telling if places.get(node.mem_id, 0) > places[heading.mem_id]]
    return after or telling


def _telling(body: LexborNode) -> Iterator[LexborNode]:
    """The innermost blocks that say something, and whole data tables."""
    pending = [body]
    while pending:
        node = pending.pop()
        if node.tag == "table" and len(list(rows_of(node))) > 1 and not is_layout(node):
            if link_share(node) < 0.8 or is_data(node):
                yield node
            continue
        if _says(_own_text(node)) and node.mem_id != body.mem_id:
            yield node
        pending.extend(list(_elements(node))[::-1])


def _says(text: str) -> bool:
    return len(text) >= _LONG or (len(text) >= 8 and bool(_SAYS.search(text)))


def _own_text(node: LexborNode) -> str:
    """The text of a block outside the blocks in it and outside links."""
    if node.tag not in _BLOCKS:
        return ""
    parts: list[str] = []
    pending = list(_children(node))[::-1]
    while pending:
        child = pending.pop()
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif child.is_element_node and child.tag not in _BLOCKS and child.tag != "a":
            pending.extend(list(_children(child))[::-1])
    return re.sub(r"\s+", "", "".join(parts))


def _common(nodes: list[LexborNode]) -> LexborNode:
    """The innermost node that holds all of ``nodes``."""
    paths = [_path(node) for node in nodes]
    common = paths[0]
    for path in paths[1:]:
        length = 0
        while length < min(len(common), len(path)) and common[length].mem_id == path[length].mem_id:
            length += 1
        common = common[:length]
    return common[-1]


def _path(node: LexborNode) -> list[LexborNode]:
    path: list[LexborNode] = []
    above: LexborNode | None = node
    while above is not None and above.tag != "html":
        path.append(above)
        above = above.parent
    return path[::-1]


def _frame(node: LexborNode, body: LexborNode) -> LexborNode:
    """The part of the page around ``node``: a lone paragraph has its short neighbours with it."""
    while node.mem_id != body.mem_id and node.parent is not None:
        blocks = any(child.tag in _BLOCKS for child in _elements(node))
        if node.tag in _FRAMES and blocks:
            break
        node = node.parent
        if node.tag in _FRAMES:
            break
    return node


def _belongs(node: LexborNode) -> bool:
    text = said(node)
    if is_site_name(text):
        return False
    if not text or re.fullmatch(r"h[1-4]", node.tag or "") or holds_attachments(node):
        return True
    if node.css_first("h1, h2, h3") is not None and not any(_telling(node)):
        return True
    bare = re.sub(r"\s", "", text)
    return len(text) <= 200 and bool(
        SIGNED.match(bare) or _SIGNER.match(bare) or (_KEPT.search(text) and link_share(node) < 0.5)
    )


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    return (child for child in _children(node) if child.is_element_node)
