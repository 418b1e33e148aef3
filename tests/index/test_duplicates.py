"""One document in two files is one item; what differs in anything is not one document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Word

from index.build import build
from index.bureau import load_bureau
from index.duplicates import merge
from index.read import read_file
from index.read.structure import outline
from index.reading import Reading, read_document
from index.repair import repair_document
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore

TITLE = "清河州教育局关于规范中小学课后服务收费的通知"
BODY = (
    "各县（市）教育局：",
    "为规范课后服务，现就有关事项通知如下。",
    "一、收费标准",
    "小学每生每学期320元，初中每生每学期400元，1.5小时为一课时。",
    "二、执行时间",
    "本通知自2026年9月1日起执行，有效期3年，由东岸县、西岭市教育局组织实施。",
)
SIGNATURE = ("清河州教育局", "2026年6月2日")
NUMBER = "清教发〔2026〕30号"
PAGE = (
    "<html><head><title>{title}</title><meta name='PubDate' content='2026-06-05'>"
    "<meta name='Url' content='https://x.example.cn/30.html'></head><body>{body}</body></html>"
)
BUREAU = """
name: 清河州教育局
regions: [{name: 清河州}, {name: 东岸县, parent: 清河州}, {name: 西岭市, parent: 清河州}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bureau.yaml").write_text(BUREAU, encoding="utf-8")
    return tmp_path


def word(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Word()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def page(path: Path, title: str, *lines: str) -> None:
    body = f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    path.write_text(PAGE.format(title=title, body=body), encoding="utf-8")


def readings(folder: Path) -> list[Reading]:
    bureau = load_bureau(folder)
    files = sorted(path for path in folder.rglob("*.*") if path.name != "bureau.yaml" and path.is_file())
    return [
        read_document(outline(repair_document(document)), bureau)
        for file in files
        for document in read_file(file, file.relative_to(folder).as_posix())
    ]


def test_a_word_file_and_its_page(folder: Path) -> None:
    word(folder / "文件" / "收费.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    page(folder / "30.html", "关于规范中小学课后服务收费的通知", *BODY, "附件下载：收费.docx", "打印本页")
    found = readings(folder)
    left, merged = merge(found)
    (one,) = left
    assert {merged[0].file, merged[0].kept} == {"文件/收费.docx", "30.html"}
    assert {one.item.file, *one.item.other_files} == {"文件/收费.docx", "30.html"}
    assert one.item.id in {reading.item.id for reading in found}
    assert (one.item.document_number, one.item.url) == (NUMBER, "https://x.example.cn/30.html")
    assert str(one.item.published) == "2026-06-05"


def test_the_order_of_reading_does_not_decide(folder: Path) -> None:
    for name in ("b/通知.docx", "a/通知.docx", "c/通知.docx"):
        word(folder / name, TITLE, NUMBER, *BODY, *SIGNATURE)
    found = readings(folder)
    (forward,), (backward,) = merge(found)[0], merge(found[::-1])[0]
    assert forward == backward
    assert (forward.item.file, forward.item.other_files) == ("a/通知.docx", ("b/通知.docx", "c/通知.docx"))


Change = Callable[[str], str]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("320元", "330元"),
        lambda text: text.replace("1.5小时", "15小时"),
        lambda text: text.replace("9月1日起", "10月1日起"),
        lambda text: text.replace("2026", "2025"),
        lambda text: text.replace("东岸县", "南屏县"),
        lambda text: text.replace("清教发〔2026〕30号", "清教发〔2026〕31号"),
        lambda text: text.replace("有效期3年", "有效期三年半"),
        lambda text: text.replace("清河州教育局", "东岸县教育局").replace("清教发", "东教发"),
        lambda text: text.replace("一课时。", "一课时。自愿参加。"),
        lambda text: text.replace("为规范课后服务，现就有关事项通知如下。", ""),
        lambda text: text.replace("的通知", "的通知（征求意见稿）"),
        lambda text: text.replace("的通知", "的补充通知"),
    ],
)
def test_what_differs_is_not_the_same(folder: Path, change: Change) -> None:
    lines = (TITLE, NUMBER, *BODY, *SIGNATURE)
    word(folder / "一.docx", *lines)
    word(folder / "二.docx", *(changed for line in lines if (changed := change(line))))
    left, merged = merge(readings(folder))
    assert len(left) == 2
    assert not merged


def test_short_pages_and_excerpts_are_left_alone(folder: Path) -> None:
    for name in ("一.txt", "二.txt"):
        (folder / name).write_text("关于公布名单的公告\n详见附件。\n", encoding="utf-8")
    word(folder / "全文.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    word(folder / "摘要.docx", TITLE, NUMBER, *BODY[3:], *SIGNATURE)
    assert not merge(readings(folder))[1]


def test_one_file_that_says_it_is_void_makes_the_item_void(folder: Path) -> None:
    word(folder / "一.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    word(folder / "二.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    one, two = readings(folder)
    void = replace(two, item=replace(two.item, standing="repealed"))
    ((kept,), _) = merge([one, void])
    assert kept.item.standing == "repealed"


def test_a_build_tells_what_it_merged(folder: Path, tmp_path: Path) -> None:
    source = folder / "files"
    word(source / "a" / "通知.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    word(source / "b" / "通知.docx", TITLE, NUMBER, *BODY, *SIGNATURE)
    embedder = load_embedder(None)
    report = build([source], tmp_path / "home", embedder)
    assert (report.files, report.items) == (2, 1)
    assert report.merged == [{"file": "b/通知.docx", "kept": "a/通知.docx"}]
    snapshot = SnapshotStore(tmp_path / "home").open(embedder)
    (item,) = snapshot.items.values()
    assert item.other_files == ("b/通知.docx",)
    assert item.stages == ("小学", "初中", "高中")
