"""Writes the set beside this package: ``python -m tests.material.zones.make``."""

from __future__ import annotations

from pathlib import Path

from . import in_prose, in_tables
from .writing import Made, write

_PLACE = Path(__file__).resolve().parent

_FILES = (
    Made("泠水区", "附件1 泠水区2026年公办小学招生范围.xlsx", "泠水区", in_tables.school_a_row),
    Made("葭浦县", "葭浦县2026年秋季小学服务区划分表.docx", "葭浦县", in_tables.several_rows),
    Made("绀山区", "P020260508.pdf", "绀山区", in_tables.by_community, schools=((3, "小学"),)),
    Made(
        "砺石市",
        "砺石市2026年学区查询（按道路门牌）.csv",
        "砺石市",
        in_tables.by_road,
        joined=True,
        schools=((2, "小学"), (3, "初中")),
    ),
    Made("岑塘区", "关于2026年小学服务区划分的公告.docx", "岑塘区", in_prose.bounded),
    Made("鹿泽县", "鹿泽县2026年小学招生范围.md", "鹿泽县", in_prose.numbered),
    Made("汲水区", "content_40218.html", "汲水区", in_prose.asked_and_answered),
    Made("桉城市", "桉城市2026年小学招生服务区.xlsx", "桉城市", in_tables.three_columns),
    Made("蓼湾区", "蓼湾区2026年初中招生工作安排.docx", "蓼湾区", in_tables.junior),
    Made("瑚城区", "t20260515_3307.html", "瑚城区", in_prose.kindergartens),
    Made("栾店区", "栾店区2026年小学招生片区.txt", "栾店区", in_prose.shared),
    Made("箬溪市", "箬溪市2026年小学学区划分方案.pdf", "箬溪市", in_prose.stretches),
    Made("芷州市", "棠浦区2026年学区.html", "棠浦区", in_tables.of_a_page),
    Made("芷州市", "苇泊县2026年义务教育学校招生范围.txt", "苇泊县", in_prose.labelled),
    Made("蒲峤县", "蒲峤县2026年小学入学服务区.docx", "蒲峤县", in_tables.two_columns),
    Made("蒲峤县", "art_118_9052.html", "蒲峤县调整", in_prose.amendment, sort="amendment"),
    Made("璋河区", "璋河区2026年秋季小学划片表.xlsx", "璋河区2026", in_tables.continued_rows, joined=True),
    Made("璋河区", "璋河区2025年秋季小学划片范围.docx", "璋河区2025", in_prose.last_year, sort="last year"),
)

_BUREAUS = {
    "芷州市": """# An invented prefecture-level city and its parts; nothing here is real.
name: 芷州市教育局
regions:
  - name: 芷州市
    aliases: [全市, 市直]
  - name: 棠浦区
    parent: 芷州市
    aliases: [棠浦]
  - name: 苇泊县
    parent: 芷州市
    aliases: [苇泊]
"""
}


def main() -> None:
    """Stops with what is wrong if an answer written by hand is not what the entries say."""
    tally = write(_PLACE.parent, _PLACE, _FILES, _BUREAUS)
    if tally.wrong:
        raise SystemExit("\n".join(tally.wrong))
    print(f"{tally.asked} questions, {tally.worked_out} of them worked out from the entries as well")


if __name__ == "__main__":
    main()
