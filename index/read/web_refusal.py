"""Pages that say nothing to citizens: errors, log-ins, frames, and those that a script would have filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_ERROR = re.compile(
    r"404|not\s*found|bad\s*gateway|forbidden|service\s*unavailable|internal\s*server\s*error"
    r"|(?:页面|网页|网站|文章|内容|信息|链接)[^。，]{0,8}(?:不存在|已(?:经)?(?:被)?删除|无法(?:访问|显示|打开)|找不到|未找到|丢失|出错)"
    r"|(?:找不到|无法(?:访问|显示|打开)|没有找到)[^。，]{0,12}(?:页面|网页|网站)|系统(?:正在)?维护|访问(?:受限|被拒绝|过于频繁)|出错了",
    re.I,
)
_SCRIPT = re.compile(
    r"(?:开启|启用|打开|允许|支持|enable).{0,12}java\s*script|java\s*script.{0,30}(?:开启|启用|enabled?|disabled)"
    r"|(?:正在加载|加载中|loading)",
    re.I,
)
_PAGED = re.compile(r"(?:上一页|下一页|尾页|末页|共\s*\d+\s*[条页])")
_LONGEST = 400  # characters; a longer text is more than such a page says


def reason_without_content(page: LexborHTMLParser, visible: str) -> str:
    """Why a page has no content, in Chinese, or "". ``visible`` is its text without scripts."""
    if page.css_first("frameset") is not None and not visible:
        return "网页由框架组成，正文在其他文件里"
    if not visible:
        scripted = page.css_first("script") is not None
        return "网页正文由脚本生成，保存的文件里没有正文" if scripted else "网页里没有正文"
    if len(visible) > _LONGEST or len(re.findall("[。；]", visible)) > 3:
        return ""
    window = page.css_first("title")
    title = window.text() or "" if window is not None else ""
    if page.css_first("input[type=password]") is not None:
        return "登录页面，没有正文"
    if _SCRIPT.search(visible) and len(visible) < 150:
        return "网页正文由脚本生成，保存的文件里没有正文"
    if len(_ERROR.findall(f"{title} {visible}")) > (0 if len(visible) < 60 else 1):
        return "错误页面（页面不存在或无法访问），没有正文"
    return ""


def is_listing(left: str, lists: int) -> bool:
    """Whether ``left``, what a page holds without its ``lists`` of links, is no more than their frame."""
    bare = re.sub(r"[\s\d]|首页|上一页|下一页|尾页|末页|跳转|共|条|第|页|到", "", left)
    return lists > 0 and bool(_PAGED.search(left)) and len(bare) <= 30 and "。" not in left
