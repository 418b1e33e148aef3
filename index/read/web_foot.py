"""The last lines of a page that are for its own upkeep: who runs it, writes for it, sells its space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_LINES = 4
_LONGEST = 120  # characters
_SENTENCE = re.compile(r"[。；！？]")
# Of the page and not of the office whose page it is.
_UPKEEP = re.compile(
    r"小编|广告|商务合作|投稿|网站(?:维护|运维|管理|纠错|建设)|运维|网管|维护(?:电话|单位)|技术支持"
    r"|版权所有|主办[：:单]|承办[：:单]|ICP|备案号|标识码|公网安备|邮政编码|邮编"
)
# Under a rule across the page: ways to reach whoever made it.
_REACHES = re.compile(r"电话|传真|地址|热线|微信|公众号|网站|[\u4e00-\u9fff]{2,}网$|(?<!\d)\d{7,8}(?!\d)")
# A notice may end with where to ask about its matter.
_FOR_CITIZENS = re.compile(
    r"咨询|报名|招生|联系人|监督|举报|投诉|受理|申请|办理|附件|注[：:]|[〔\[（]\d{4}[〕\]）]"
)
_TEXT_BLOCKS = "p, div, section, table, ul, ol, dl, center, h1, h2, h3"


def foot_lines(body: LexborNode) -> Iterator[LexborNode]:
    """The blocks at the end of ``body`` that are its foot, the last one first; nothing is removed."""
    for number, node in enumerate(_from_the_end(body)):
        if number == _MOST_LINES or not _is_foot(node):
            return
        yield node


def _from_the_end(root: LexborNode) -> Iterator[LexborNode]:
    """The innermost blocks that hold text, in reverse order."""
    children = []
    child = root.child
    while child is not None:
        if child.is_element_node and (child.text() or "").strip():
            children.append(child)
        child = child.next
    for node in reversed(children):
        if node.css_first(_TEXT_BLOCKS) is not None and node.tag not in ("p", "table"):
            inner = [one for one in node.css(_TEXT_BLOCKS) if one.mem_id != node.mem_id]
            if inner:
                yield from _from_the_end(node)
                continue
        yield node


def _is_foot(node: LexborNode) -> bool:
    text = " ".join((node.text() or "").split())
    if len(text) > _LONGEST or _SENTENCE.search(text) or node.css_first("h1, h2, h3, a") is not None:
        return False
    if _UPKEEP.search(text):
        return True
    return _is_ruled_off(node) and bool(_REACHES.search(text)) and not _FOR_CITIZENS.search(text)


def _is_ruled_off(node: LexborNode) -> bool:
    """Whether a block, or what it stands in, follows a rule or is set small."""
    above: LexborNode | None = node
    while above is not None and above.tag not in ("body", "html"):
        before = above.prev
        while before is not None and not (before.text() or "").strip() and before.tag != "hr":
            before = before.prev
        if above.tag == "small" or (before is not None and before.tag == "hr"):
            return True
        above = above.parent
    return False
