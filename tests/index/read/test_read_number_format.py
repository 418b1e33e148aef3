"""Numbers of workbooks as their formats show them."""

from __future__ import annotations

import pytest

from index.read.number_format import shown


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (46266, 'yyyy"年"m"月"d"日"', "2026年9月1日"),
        (46266, '[$-804]yyyy"年"m"月"d"日";@', "2026年9月1日"),
        (46266, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年九月一日"),
        (46266, "yyyy-mm-dd", "2026-09-01"),
        (46266.604166, "yyyy/m/d h:mm", "2026/9/1 14:30"),
        (46266, "aaaa", "星期二"),
        (0.354166666, "h:mm AM/PM", "8:30 AM"),
        (0.604166, '上午/下午h"时"mm"分"', "下午2时30分"),
        (1.5, "[h]:mm", "36:00"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1.005, "0.00", "1.01"),
        (0.95, "0%", "95%"),
        (13800138, "00000000000", "00013800138"),
        (9901234567, "0000-0000000", "0990-1234567"),
        (1234.5, '"¥"#,##0.00_);[Red]\\("¥"#,##0.00\\)', "¥1,234.50"),
        (-5, "#,##0_);(#,##0)", "(5)"),
        (260.5, "[$¥-804]#,##0.00", "¥260.50"),
        (260, 'General"元"', "260元"),
        (5, '"第"0"号"', "第5号"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (0, '0;;"免费"', "免费"),
        (5, ";;;", ""),
        (80, '[>=60]"合格";"不合格"', "合格"),
        (50, '[>=60]"合格";"不合格"', "不合格"),
        (12345678, '#,##0.0,"千元"', "12,345.7千元"),
        (0.1 + 0.2, "General", "0.3"),
        (110108, "@", "110108"),
    ],
)
def test_format(number: float, code: str, text: str) -> None:
    assert shown(number, code) == text


@pytest.mark.parametrize(
    ("number_id", "text"),
    [(14, "2026/9/1"), (31, "2026年9月1日"), (57, "2026年9月"), (58, "9月1日"), (0, "46266")],
)
def test_built_in_format(number_id: int, text: str) -> None:
    assert shown(46266, number_id=number_id) == text


def test_days_counted_from_1904() -> None:
    assert shown(44804, "yyyy-mm-dd", from_1904=True) == "2026-09-01"
