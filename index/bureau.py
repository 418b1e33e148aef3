"""The bureau whose documents these are: its name, regions, desks, site and terms (bureau.yaml)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from index.items import Desk

BUREAU_FILE = "bureau.yaml"


class BureauError(Exception):
    """A bureau.yaml that cannot be used. ``str(error)`` is the reason, in Chinese, for staff."""


# 渚溪经济技术开发区 is 开发区 to those who live there.
_ZONE = re.compile(
    r"(?<=[一-龥]{2})(?:经济|产业|工业|高新)?(?:技术)?(?:产业)?((?:开发|高新|管理|示范|度假)区)$"
)


@dataclass(frozen=True)
class Region:
    """A place that the bureau serves. ``parent`` is the place it belongs to, or ""."""

    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()

    @cached_property  # asked for with every question
    def spoken(self) -> tuple[str, ...]:
        """How citizens call it: its name, its aliases, its name without 市, 县, 区 or 州; a zone its sort."""
        zone = _ZONE.search(self.name)
        short = re.sub(r"[市县区州]$", "", self.name)
        return (self.name, *self.aliases, short, *(zone.groups() if zone else ()))


@dataclass(frozen=True)
class Bureau:
    """What bureau.yaml says; every field is empty where it does not say.

    ``site`` is the address of the bureau's site. ``terms`` are short or local names -> official names.
    ``disclosure`` says how to apply for disclosure (依申请公开), ``emergency`` whom to call in danger.
    """

    name: str = ""
    site: str = ""
    regions: tuple[Region, ...] = ()
    desks: tuple[Desk, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    disclosure: str = ""
    emergency: str = ""

    @property
    def names(self) -> list[str]:
        """Its regions by all their names, and its terms with what they stand for."""
        regions = [name for region in self.regions for name in (region.name, *region.aliases)]
        return [*regions, *self.terms.keys(), *self.terms.values()]

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All that its regions are called."""
        return frozenset(name for region in self.regions for name in region.spoken)

    def parents_of(self, region: str) -> set[str]:
        """The places that ``region`` belongs to; empty for the whole prefecture and for ""."""
        return {r.parent for r in self.regions if r.name == region and r.parent}

    @property
    def home(self) -> str:
        """The region whose bureau this is, by its name; "" where none of the regions is.

        A district's bureau may write the city before its own name: 漪江市临漪区教育局.
        """
        own = [region.name for region in self.regions if region.name in self.name]
        return max(own, key=lambda name: (self.name.rfind(name) + len(name), len(name)), default="")

    def is_part(self, region: str) -> bool:
        """Whether ``region`` is one part only of what the bureau serves: not its own region."""
        return bool(self.parents_of(region)) and region != self.home

    def to_dict(self) -> dict[str, Any]:
        """Plain data that ``from_dict`` reads back."""
        return {
            "name": self.name,
            "site": self.site,
            "regions": [dataclasses.asdict(region) for region in self.regions],
            "desks": [dataclasses.asdict(desk) for desk in self.desks],
            "terms": dict(self.terms),
            "disclosure": self.disclosure,
            "emergency": self.emergency,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Bureau:
        """The bureau that ``to_dict`` was called on."""
        regions = (Region(r["name"], r["parent"], tuple(r["aliases"])) for r in data["regions"])
        desks = (Desk(**{**desk, "topics": tuple(desk["topics"])}) for desk in data["desks"])
        return cls(
            name=data["name"],
            site=data["site"],
            regions=tuple(regions),
            desks=tuple(desks),
            terms=dict(data["terms"]),
            disclosure=data["disclosure"],
            emergency=data["emergency"],
        )


# What a key may be called by whoever writes a bureau.yaml; the first is the documented name.
_NAME = ("name", "名称", "bureau", "title", "局名", "bureau_name", "单位名称")
_SITE = ("site", "url", "site_address", "网址", "网站", "website", "site_url", "官网", "站点", "homepage")
_REGIONS = ("regions", "地区", "区域", "region", "行政区划", "辖区", "县市")
_DESKS = ("desks", "窗口", "咨询窗口", "desk", "服务窗口", "办事窗口")
_TERMS = ("terms", "术语", "词语", "别称", "用语", "简称", "glossary", "synonyms")
_DISCLOSURE = ("disclosure", "依申请公开", "申请公开")
_EMERGENCY = ("emergency", "紧急", "紧急求助", "应急")
_EMERGENCY_TEXT = ("text", "说明", "文字", "提示", "words", "内容")
_PARENT = ("parent", "上级", "所属", "隶属")
_ALIASES = ("aliases", "alias", "别名", "简称", "又名", "short", "short_name")
_CHILDREN = ("children", "regions", "counties", "districts", "下辖", "下级", "县市", "区县")
_DESK_NAME = (*_NAME, "desk", "窗口", "部门", "科室", "office", "department")
_PHONE = ("phone", "电话", "tel", "telephone", "phones", "联系电话", "咨询电话", "热线")
_HOURS = ("hours", "时间", "办公时间", "工作时间", "服务时间", "opening_hours", "office_hours", "time")
_ADDRESS = ("address", "地址", "办公地址", "地点", "location")
_REGION = ("region", "地区", "区域", "县市", "所属地区")
_TOPICS = ("topics", "topic", "事项", "受理事项", "主题", "业务", "职责", "services", "subjects")
_TERM = ("term", "词", "术语", "简称", "short", "alias", "name", "口语", "说法")
_MEANS = (
    "means",
    "meaning",
    "含义",
    "官方名称",
    "全称",
    "规范名称",
    "official",
    "definition",
    "正式名称",
    "解释",
)

# The place is what stands before the office in a bureau's name: 某市教育局, 某州教育和体育局.
_OFFICE = re.compile(
    r"(?:人民政府)?教育(?:和|与|、)?(?:体育|科技|科学技术|文化)?(?:局|厅|委员会|委|处|办公室).*$"
)


def load_bureau(path_or_source: Path) -> Bureau:
    """Reads bureau.yaml, given itself or the folder it lies in; an absent file gives an empty bureau.

    Keys may be English or Chinese, unknown ones are ignored. UTF-8 or GB18030. Raises BureauError for a
    file that is not text, not YAML or not a mapping.
    """
    path = path_or_source / BUREAU_FILE if path_or_source.is_dir() else path_or_source
    try:
        content = _decode(path.read_bytes())
    except FileNotFoundError:
        return Bureau()
    except UnicodeDecodeError as problem:
        raise BureauError(f"{path.name} 不是文本文件，请用记事本另存为 UTF-8 后重试") from problem
    except OSError as problem:
        raise BureauError(f"{path.name} 无法读取：{problem.strerror}") from problem
    try:
        # Every scalar stays text: a phone number with a leading 0 is no octal number, 9:30 no base 60.
        data = yaml.load(content, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as problem:
        place = f"第 {problem.problem_mark.line + 1} 行" if problem.problem_mark else "文件"
        raise BureauError(f"{path.name} {place}不符合 YAML 格式，请检查缩进、冒号和引号") from problem
    except yaml.YAMLError as problem:
        raise BureauError(f"{path.name} 不符合 YAML 格式，请检查是否含有不可见字符") from problem
    if not data:
        return Bureau()
    if not isinstance(data, Mapping):
        raise BureauError(f"{path.name} 的内容应为“名称: 值”的形式，例如 name: 某某市教育局")
    return _bureau(data)


def _emergency(value: Any) -> str:
    """Whom to call in danger, in one text: as it is written, with the numbers that it does not name."""
    if not isinstance(value, Mapping):
        return "、".join(_texts(value, split=False))
    said = _text(_value(value, _EMERGENCY_TEXT))
    others = [phone for phone in _texts(_value(value, _PHONE)) if phone not in said]
    if not others:
        return said
    return f"{said}求助电话：{'、'.join(others)}。"


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _bureau(data: Mapping[Any, Any]) -> Bureau:
    inner = _value(data, ("bureau", "教育局"))
    if isinstance(inner, Mapping):
        data = {**data, **inner}
    name = _text(_value(data, tuple(key for key in _NAME if not isinstance(data.get(key), Mapping))))
    return Bureau(
        name=name,
        site=_site(_value(data, _SITE)),
        regions=_placed(list(_regions(_value(data, _REGIONS), "")), name),
        desks=tuple(_desks(_value(data, _DESKS))),
        terms=dict(_terms(_value(data, _TERMS))),
        disclosure=_text(_value(data, _DISCLOSURE)),
        emergency=_emergency(_value(data, _EMERGENCY)),
    )


def _site(value: Any) -> str:
    return _text(_value(value, (*_SITE, "address", "地址")) if isinstance(value, Mapping) else value)


def _regions(value: Any, parent: str) -> Iterator[Region]:
    """Regions from a list of names or mappings, a mapping of name -> aliases or parts, or one name."""
    if isinstance(value, str):
        for name in re.split(r"[、，,；;\s]+", value):
            if name:
                yield Region(name, parent)
    elif isinstance(value, Mapping):
        if _text(_value(value, _NAME)):
            yield from _region(value, parent)
        else:
            for name, detail in value.items():
                # A name over mappings or full place names is a place with parts, else with aliases.
                if isinstance(detail, Mapping):
                    yield from _region({"name": name, **detail}, parent)
                else:
                    yield from _region({"name": name, "aliases": detail}, parent)
    elif isinstance(value, Sequence):
        for entry in value:
            yield from _regions(entry, parent)


def _region(value: Mapping[Any, Any], parent: str) -> Iterator[Region]:
    name = _text(_value(value, _NAME))
    yield Region(name, _text(_value(value, _PARENT)) or parent, _texts(_value(value, _ALIASES)))
    yield from _regions(_value(value, _CHILDREN), name)


def _placed(regions: list[Region], bureau: str) -> tuple[Region, ...]:
    """Regions given without a parent belong to the place that the bureau is named after."""
    place = _OFFICE.sub("", bureau)
    named = {region.name for region in regions} | {a for region in regions for a in region.aliases}
    if place not in named:
        tops = [region.name for region in regions if re.search(r"(?:自治州|地区|盟)$", region.name)]
        place = tops[0] if len(tops) == 1 else place
    top = next((r for r in regions if place and place in (r.name, *r.aliases)), None)
    parent = top.name if top else place
    return tuple(
        region if region.parent or region is top or not parent else dataclasses.replace(region, parent=parent)
        for region in regions
    )


def _desks(value: Any) -> Iterator[Desk]:
    """Desks from a list of mappings, a mapping of name -> mapping or phone, or one mapping."""
    if isinstance(value, Mapping):
        if _text(_value(value, _DESK_NAME)):
            yield _desk(value)
        else:
            for name, detail in value.items():
                if isinstance(detail, Mapping):
                    yield _desk({"name": name, **detail})
                else:
                    yield Desk(name=_text(name), phone="、".join(_texts(detail)))
    elif isinstance(value, str):
        yield Desk(name=value.strip())
    elif isinstance(value, Sequence):
        for entry in value:
            yield from _desks(entry)


def _desk(value: Mapping[Any, Any]) -> Desk:
    return Desk(
        name=_text(_value(value, _DESK_NAME)),
        phone="、".join(_texts(_value(value, _PHONE), split=False)),
        hours="；".join(_texts(_value(value, _HOURS), split=False)),
        address=_text(_value(value, _ADDRESS)),
        region=_text(_value(value, _REGION)),
        topics=_texts(_value(value, _TOPICS)),
    )


def _terms(value: Any) -> Iterator[tuple[str, str]]:
    """(short name, official name) from a mapping or a list of {term, means}."""
    if isinstance(value, Mapping):
        term, means = _value(value, _TERM), _value(value, _MEANS)
        if means is not None:
            yield from ((name, _text(means)) for name in _texts(term))
            return
        for name, meaning in value.items():
            if isinstance(meaning, str):
                yield _text(name), meaning.strip()
            elif isinstance(meaning, Mapping):
                yield from _terms({"term": name, **meaning})
            else:  # an official name over the list of what people say for it
                yield from ((said, _text(name)) for said in _texts(meaning))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for entry in value:
            yield from _terms(entry)


def _value(data: Mapping[Any, Any], keys: Sequence[str]) -> Any:
    """What stands under the first of ``keys`` that is there, whatever its case and spaces."""
    folded = {re.sub(r"[\s-]+", "_", str(key).strip().lower()): value for key, value in data.items()}
    return next((folded[key] for key in keys if folded.get(key)), None)


def _text(value: Any) -> str:
    if value is None or isinstance(value, (Mapping, list, bool)):
        return ""
    return str(value).strip()


def _texts(value: Any, split: bool = True) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(text for text in map(_text, value) if text)
    parts = re.split(r"[、，,；;]", _text(value)) if split else [_text(value)]
    return tuple(part.strip() for part in parts if part.strip())
