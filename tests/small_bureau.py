"""A bureau of four small files, written into a folder, for tests that need a real snapshot."""

from __future__ import annotations

from pathlib import Path

BUREAU = """
name: 云台市教育局
site: https://jy.yt.example.cn
regions:
  - {name: 云台市}
  - {name: 北关区, parent: 云台市}
desks:
  - {name: 云台市教育局办公室, phone: 0999-0000001, hours: 工作日9:00—17:00, address: 云台市府前街1号}
  - {name: 云台市学生资助中心, phone: 0999-0000002, topics: [资助, 助学金, 补助]}
"""

TRANSFER = """云台市中小学转学办法
云教发〔2026〕3号
各学校：
第一条　学生户籍迁移或者监护人工作调动的，可以申请转学。
第二条　申请转学提供下列材料：
1.转学申请表；
2.户口簿；
3.监护人居住证明。
第三条　转入学校应当在7个工作日内办结。转学不收取任何费用。
第四条　本办法自2026年3月1日起施行。
云台市教育局
2026年2月10日
"""

ZONES = """学校,招生范围
云台市第一小学,长安路（单号1—99号）、翠竹苑
云台市第二小学,长安路（双号2—100号）、青松里
"""

FEES = """# 2026年公办幼儿园保教费标准

| 幼儿园类别 | 保教费（元/生·月） |
|---|---|
| 一级园 | 480 |
| 二级园 | 360 |
"""


def write_small_bureau(folder: Path) -> Path:
    """Writes the files and gives back ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bureau.yaml").write_text(BUREAU, encoding="utf-8")
    (folder / "转学办法.txt").write_text(TRANSFER, encoding="gb18030")
    (folder / "2026年小学划片范围.csv").write_text(ZONES, encoding="utf-8")
    (folder / "保教费.md").write_text(FEES, encoding="utf-8")
    (folder / "坏文件.docx").write_bytes(b"PK\x03\x04 not a document")
    return folder
