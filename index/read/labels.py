"""The names of catalogue data (目录信息) as portals, forms and exports write them."""

from __future__ import annotations

import re

# Canonical name: its other names. After the catalogue of the disclosure regulations and the
# metadata that government sites carry.
_NAMES = {
    "标题": ("名称", "信息名称", "文件名称", "文件标题", "公文标题", "题名", "title", "articletitle", "name"),
    "索引号": (
        "信息索引号", "公开索引号", "索引码", "索引", "信息索引", "信息索引码", "索引编码", "索引编号",
        "信息公开索引号", "目录索引号", "索取号", "信息索取号", "indexnumber", "indexno", "indexcode", "syh",
    ),
    "发文字号": (
        "文号", "文件编号", "发文号", "发文文号", "文件字号", "文件文号", "文件号", "公文字号", "公文文号",
        "公文编号", "发文编号", "documentnumber", "documentno", "docnumber", "docno", "filenumber", "fileno",
        "legislationidentifier", "fwzh",
    ),
    "发布机构": (
        "发文机关", "发文机构", "制发机关", "制发机构", "制发单位", "发文单位", "发文部门", "发布单位",
        "公开主体", "公开机构", "公开单位", "发布机关", "发布部门", "发布主体", "公布机关", "公布机构",
        "公布单位", "公布部门", "颁布机关", "颁布单位", "印发机关", "印发单位", "制定机关", "制定单位",
        "制表单位", "编制单位", "填报单位", "公示单位", "责任部门", "公开责任部门", "来源单位", "发布者",
        "issuer", "issuedby", "publisher", "dept", "department", "deptname", "publishdept", "fbjg", "fwjg",
    ),
    "信息来源": ("来源", "文章来源", "稿件来源", "contentsource", "source", "account"),
    "成文日期": (
        "成文时间", "生成日期", "印发日期", "印发时间", "制发日期", "发文日期", "发文时间", "签发日期",
        "签发时间", "落款日期", "落款时间", "签署日期", "制表日期", "制表时间", "编制日期", "填表日期",
        "填报日期", "written", "datecreated", "cwrq",
    ),
    "发布日期": (
        "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "颁布日期", "颁布时间", "发表日期",
        "发表时间", "发稿时间", "发稿日期", "录入时间", "录入日期", "上传时间", "上传日期", "上网时间",
        "上网日期", "挂网时间", "登载时间", "刊发时间", "推送时间", "pubdate", "publishdate", "published",
        "publishedat", "publishtime", "publicationdate", "date", "datepublished", "fbrq", "fbsj",
    ),
    "更新日期": ("更新时间", "最后更新", "最近更新", "修改时间", "修改日期"),
    "有效性": (
        "信息有效性", "效力", "效力状态", "时效", "时效性", "是否有效", "文件有效性", "有效状态",
        "文件状态", "状态", "信息时效", "status", "validity",
    ),
    "生效日期": (
        "实施日期", "施行日期", "执行日期", "生效时间", "实施时间", "施行时间", "执行时间", "validfrom",
        "effective",
    ),
    "失效日期": (
        "废止日期", "终止日期", "失效时间", "废止时间", "有效期至", "有效期限至", "validto", "expires",
    ),
    "有效期": ("有效期限", "文件有效期"),
    "主题分类": ("信息分类", "分类", "主题", "信息类别", "公开类别", "category"),
    "主题词": ("关键词", "关键字", "keywords"),
    "栏目": ("所属栏目", "信息栏目", "栏目名称", "columnname", "column"),
    "体裁分类": ("体裁", "文种", "公文种类", "信息形式"),
    "公开方式": ("公开形式", "公开范围", "公开时限", "服务对象分类", "服务对象", "组配分类"),
    "适用年份": ("年份", "学年", "适用学年", "policyyear", "year", "schoolyear"),
    "区域": ("适用区域", "适用地区", "地区", "district", "region"),
    "网址": ("链接", "原文链接", "原文网址", "url", "link"),
}  # fmt: skip
_CANONICAL = {other: name for name, others in _NAMES.items() for other in (name, *others)}
# Names that mean nothing but catalogue data wherever they stand.
_TELLING = frozenset(
    {"索引号", "发文字号", "发布机构", "成文日期", "发布日期", "有效性", "主题分类", "生效日期", "失效日期"}
)
_FILLING = re.compile(r"[\s\u00a0\u3000_\-\[\]【】*]+")


def canonical_label(label: str) -> str | None:
    """The one name of a label (「索 引 号：」 gives 索引号), None where it is no catalogue label."""
    return _CANONICAL.get(_FILLING.sub("", label).rstrip("：:").lower())


def names_of(name: str) -> tuple[str, ...]:
    """All that a canonical name is called, itself first."""
    return (name, *_NAMES[name])


def is_telling(name: str) -> bool:
    """Whether a canonical name alone shows that catalogue data stands here."""
    return name in _TELLING
