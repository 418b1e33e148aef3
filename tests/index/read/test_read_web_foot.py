"""What stands at a page's foot for its own upkeep is nothing that the page says to citizens."""

from __future__ import annotations

import pytest

from index.read.document import Table
from index.read.web import read_web

_ARTICLE = "<h1>关于校车的通知</h1><p>校车于七点发车。</p><p>请准时到站候车。</p>"


def _last_line(foot: str) -> str:
    (document,) = read_web(f"<html><body>{_ARTICLE}{foot}</body></html>", "a.html")
    return [block.text for block in document.blocks if not isinstance(block, Table)][-1]


@pytest.mark.parametrize(
    "foot",
    [
        "<hr><small>某区教育局 值班电话0999-5203009</small>",
        "<hr><p>某某教育网</p>",
        "<div class=tool>某市教育微信 小编电话0999-7708080</div>",
        "<p>本站广告、商务合作 0999-7929988</p>",
        "<center>网站运维电话：0999-3319999</center>",
        "<hr><div><span>某县教育局</span> 地址：文化路8号 邮编：10</div><small>技术支持：某某公司</small>",
    ],
)
def test_a_foot_is_left_out(foot: str) -> None:
    assert _last_line(foot) == "请准时到站候车。"


@pytest.mark.parametrize(
    ("foot", "last"),
    [
        ("<hr><p>咨询电话：0999-5203001</p>", "咨询电话：0999-5203001"),
        ("<div class=tool>招生热线0999-2887766</div>", "招生热线0999-2887766"),
        ("<p>值班电话：0999-5203009</p>", "值班电话：0999-5203009"),
        ("<hr><p>附件：校车时刻表.xlsx</p>", "附件：校车时刻表.xlsx"),
        ("<hr><p>违规收费请拨打电话0999-5203002，必查。</p>", "违规收费请拨打电话0999-5203002，必查。"),
    ],
)
def test_what_citizens_may_need_stays(foot: str, last: str) -> None:
    assert _last_line(foot) == last
