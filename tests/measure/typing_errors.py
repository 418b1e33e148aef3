"""Types clean questions wrongly, the ways people do, one function for each.

Apart from what the product knows of sounds and shapes: its own short tables, pypinyin's readings and
OpenCC. All take the text and a random generator, so a seed gives the same errors, and give the text back
unchanged where it offers no place for that error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

Error = Callable[[str, Random], str]

_HAN = re.compile(r"[一-鿿]")
_HAN_RUN = re.compile(r"[一-鿿]{2,}")
# Characters of like shape, as schoolbooks list them: each is taken for any other of its group.
_ALIKE = """
已己巳 未末 土士 干千于 日曰 人入八 大太犬 王玉主 木本术 田由甲申 天夫无 午牛 贝见 力刀
儿几 今令 免兔 办为 折拆析 拔拨 晴睛清 请情 住往 性姓 招召 收改 报拒 明朋 学字 校较 园圆
困因 因国 费贵 录绿 缘绿 准淮 难谁 推堆 申甲 电申 话活 括话 材村 料科 户尸 薄簿 证征
政正 资贸 助肋 补朴 贴帖 标际 低底 保堡 险检 验检 险脸 历厉 力历 业亚 毕华 书节 复夏
度席 课棵 棵颗 服脉 务各 名各 多夕 少小 孩该 师帅 班斑 级极 初切 高亭 中申 幼幻 稚雅
住佳 址扯 地他 区匹 划刻 片斤 范苑 围国 单草 双叉 号兮 路露 街衡 镇填 乡多 农衣 民尼
官宫 治冶 治洽 理埋 管菅 部陪 门问 间问 闻问 时对 间闻 期欺 限很 退迟 返近 远运 近进
送迭 选先 迁迂 转传 专转 移侈 换唤 变恋 更便 使便 何伺 仟任 伍任 休体 优伏 化代 代伐
件仵 价阶 例列 到倒 例倒 制刷 则侧 取敢 受爱 变受 考老 者都 试拭 式试 成戍 或式 员贝
货贷 赁货 贯贵 贺贸 赔陪 培陪 增赠 墙樯 境镜 竟竞 兑克 兄只 史吏 更吏 同向 吗妈 吧把
抱报 抓爪 换挽 捐损 探深 接按 授援 持特 待侍 得碍 律津 德得 总怎 急怠 态志 忘志 念含
含合 合舍 各备 务备 处外 冬终 夜液 失矢 先失 关美 类娄 兴半 与写 乌鸟
"""
# Finals and initials that many speakers do not tell apart.
_BLURS = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def same_sound(text: str, draw: Random) -> str:
    """One character for another of its sound (tones apart; in one of four cases z for zh and the like)."""
    blur = draw.random() < 0.25
    homophones = _homophones(blur)
    places = [
        at
        for at, sign in enumerate(text)
        if _HAN.match(sign) and homophones.get(_syllable(sign, blur), "").strip(sign)
    ]
    if not places:
        return text
    at = draw.choice(places)
    others = [sign for sign in homophones[_syllable(text[at], blur)] if sign != text[at]]
    return text[:at] + draw.choice(others) + text[at + 1 :]


def like_shape(text: str, draw: Random) -> str:
    """One character for another that looks like it."""
    places = [at for at, sign in enumerate(text) if sign in _alike()]
    if not places:
        return text
    at = draw.choice(places)
    return text[:at] + draw.choice(_alike()[text[at]]) + text[at + 1 :]


def pinyin(text: str, draw: Random) -> str:
    """One word as its pinyin, without tones: 助学金 as zhuxuejin."""
    from pypinyin import lazy_pinyin
    from rjieba import Jieba

    words = Jieba().cut(text)
    places = [at for at, word in enumerate(words) if _HAN_RUN.fullmatch(word)]
    if not places:
        return text
    at = draw.choice(places)
    return "".join([*words[:at], *lazy_pinyin(words[at]), *words[at + 1 :]])


def missing(text: str, draw: Random) -> str:
    """One character left out."""
    places = [at for at, sign in enumerate(text) if _HAN.match(sign)]
    if len(places) < 3:
        return text
    at = draw.choice(places)
    return text[:at] + text[at + 1 :]


def swapped(text: str, draw: Random) -> str:
    """Two characters that stand side by side the other way round."""
    places = [
        start + at
        for run in _HAN_RUN.finditer(text)
        for start in [run.start()]
        for at in range(len(run[0]) - 1)
        if run[0][at] != run[0][at + 1]
    ]
    if not places:
        return text
    at = draw.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def traditional(text: str, draw: Random) -> str:
    """All of it in Traditional characters, as written in general, in Taiwan or in Hong Kong."""
    from opencc import OpenCC

    return str(OpenCC(draw.choice(["s2t", "s2tw", "s2hk"])).convert(text))


ERRORS: Mapping[str, Error] = {
    "same_sound": same_sound,
    "like_shape": like_shape,
    "pinyin": pinyin,
    "missing": missing,
    "swapped": swapped,
    "traditional": traditional,
}


def _syllable(sign: str, blur: bool) -> str:
    from pypinyin import lazy_pinyin

    syllable = str(lazy_pinyin(sign)[0])
    if blur:
        for full, short in _BLURS:
            if syllable.startswith(full):
                return short + syllable[len(full) :]
    return syllable


@cache
def _homophones(blur: bool) -> dict[str, str]:
    """Syllable -> the common characters of that sound: the 3,755 of the first level of GB 2312."""
    by_sound: dict[str, str] = {}
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            sign = bytes((row, cell)).decode("gb2312", "ignore")
            if sign:
                syllable = _syllable(sign, blur)
                by_sound[syllable] = by_sound.get(syllable, "") + sign
    return by_sound


@cache
def _alike() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _ALIKE.split():
        for sign in group:
            others = dict.fromkeys(found.get(sign, "") + group.replace(sign, ""))
            found[sign] = "".join(others)
    return found
