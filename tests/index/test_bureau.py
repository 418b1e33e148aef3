"""bureau.yaml as its writers may write it, and the bureau as plain data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.bureau import Bureau, BureauError, Region, load_bureau
from index.items import Desk

ENGLISH = """
name: 清河市教育局
site: https://jyj.qinghe.example
regions:
  - name: 清河市
  - name: 东岸区
    parent: 清河市
    aliases: [东岸, 东区]
desks:
  - name: 基础教育科
    phone: 0123-4567890
    hours: 工作日 9:30—13:30
    address: 文化路1号
    region: 东岸区
    topics: [招生, 学区]
terms:
  划片: 义务教育学校服务范围
disclosure: 到局办公室申请
emergency: 请拨打110
unknown: {a: [1, 2]}
"""

CHINESE = """
名称: 清河市教育局
网址: https://jyj.qinghe.example
地区: [东岸区, 西岸县]
窗口:
  - 名称: 学生资助中心
    电话: [0123-1111111, 0123-2222222]
    办公时间: 工作日
    事项: 助学金、奖学金
术语:
  - {term: 低保, means: 最低生活保障}
"""


def write(folder: Path, content: str) -> Path:
    (folder / "bureau.yaml").write_text(content, encoding="utf-8")
    return folder


def test_english_keys(tmp_path: Path) -> None:
    bureau = load_bureau(write(tmp_path, ENGLISH))
    assert bureau.name == "清河市教育局"
    assert bureau.site == "https://jyj.qinghe.example"
    assert bureau.regions == (Region("清河市"), Region("东岸区", "清河市", ("东岸", "东区")))
    assert bureau.desks == (
        Desk("基础教育科", "0123-4567890", "工作日 9:30—13:30", "文化路1号", "东岸区", ("招生", "学区")),
    )
    assert bureau.terms == {"划片": "义务教育学校服务范围"}
    assert (bureau.disclosure, bureau.emergency) == ("到局办公室申请", "请拨打110")


def test_chinese_keys(tmp_path: Path) -> None:
    bureau = load_bureau(write(tmp_path, CHINESE) / "bureau.yaml")
    assert bureau.name == "清河市教育局"
    assert bureau.site == "https://jyj.qinghe.example"
    assert [(region.name, region.parent) for region in bureau.regions] == [
        ("东岸区", "清河市"),
        ("西岸县", "清河市"),
    ]
    assert bureau.desks[0].phone == "0123-1111111、0123-2222222"
    assert bureau.desks[0].topics == ("助学金", "奖学金")
    assert bureau.terms == {"低保": "最低生活保障"}


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ("东岸区、西岸县", [Region("东岸区", "清河市"), Region("西岸县", "清河市")]),
        ("{东岸区: [东岸], 西岸县: }", [Region("东岸区", "清河市", ("东岸",)), Region("西岸县", "清河市")]),
        ("{name: 清河市, children: [东岸区]}", [Region("清河市"), Region("东岸区", "清河市")]),
        ("{清河市: {counties: [东岸区]}}", [Region("清河市"), Region("东岸区", "清河市")]),
    ],
)
def test_shapes_of_regions(tmp_path: Path, regions: str, expected: list[Region]) -> None:
    bureau = load_bureau(write(tmp_path, f"name: 清河市教育局\nregions: {regions}\n"))
    assert list(bureau.regions) == expected


def test_nested_bureau_and_site(tmp_path: Path) -> None:
    content = "bureau: {name: 清河市教育局, site: {url: 'https://a.example'}}\nregions: [东岸区]\n"
    bureau = load_bureau(write(tmp_path, content))
    assert (bureau.name, bureau.site) == ("清河市教育局", "https://a.example")
    assert bureau.regions == (Region("东岸区", "清河市"),)


def test_desks_as_a_mapping(tmp_path: Path) -> None:
    bureau = load_bureau(write(tmp_path, "desks: {招生办: {tel: 12345, topic: 招生}, 总机: 0123-1}\n"))
    assert bureau.desks == (Desk("招生办", "12345", topics=("招生",)), Desk("总机", "0123-1"))


def test_an_official_name_over_what_people_say(tmp_path: Path) -> None:
    bureau = load_bureau(write(tmp_path, "terms: {随迁子女: [打工子女, 外来娃]}\n"))
    assert bureau.terms == {"打工子女": "随迁子女", "外来娃": "随迁子女"}


@pytest.mark.parametrize("content", ["", "# 只有注释\n", "unknown: 1\n"])
def test_says_nothing(tmp_path: Path, content: str) -> None:
    assert load_bureau(write(tmp_path, content)) == Bureau()


def test_absent(tmp_path: Path) -> None:
    assert load_bureau(tmp_path) == Bureau()


@pytest.mark.parametrize("content", ["name: [清河", "- 清河市\n", "name: \x00清河", "\tname: 清河"])
def test_broken(tmp_path: Path, content: str) -> None:
    with pytest.raises(BureauError, match=r"bureau\.yaml"):
        load_bureau(write(tmp_path, content))


def test_saved_as_gbk(tmp_path: Path) -> None:
    (tmp_path / "bureau.yaml").write_bytes("name: 清河市教育局".encode("gbk"))
    assert load_bureau(tmp_path).name == "清河市教育局"


def test_not_text(tmp_path: Path) -> None:
    (tmp_path / "bureau.yaml").write_bytes(b"name: \xff\xff")
    with pytest.raises(BureauError, match="UTF-8"):
        load_bureau(tmp_path)


def test_numbers_stay_as_written(tmp_path: Path) -> None:
    content = "desks: [{name: 总机, phone: 0123, hours: 9:30}]\n"
    assert load_bureau(write(tmp_path, content)).desks == (Desk("总机", "0123", "9:30"),)


def test_plain_data_and_back(tmp_path: Path) -> None:
    bureau = load_bureau(write(tmp_path, ENGLISH))
    assert Bureau.from_dict(json.loads(json.dumps(bureau.to_dict()))) == bureau


def test_a_bureaus_own_region_is_no_part_of_what_it_serves() -> None:
    regions = (Region("云台市"), Region("山口县", "云台市"))
    county, city = Bureau("山口县教育局", regions=regions), Bureau("云台市教育局", regions=regions)
    assert (county.home, county.is_part("山口县")) == ("山口县", False)
    assert (city.home, city.is_part("山口县"), city.is_part("云台市")) == ("云台市", True, False)
    assert Bureau("教育局", regions=regions).home == ""
    district = Bureau("云台市山口县教育体育局", regions=regions)  # the city before its own name
    assert (district.home, district.is_part("山口县")) == ("山口县", False)
