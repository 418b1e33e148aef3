"""Bytes to text by what the bytes are; what a file declares of its charset is often wrong."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The commonest characters of official Chinese in both scripts, and its punctuation: a wrong decoding
# yields rare characters instead.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每"
    "目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律"
    "叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感"
    "劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片"
    "始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞校费户籍园助贫幼班额街村镇乡"
    "這個國時來們對會發動過說產種後學經進著電裡現實兩體機當點從業應開還與關間樣線數沒結問題無係軍"
    "樣黨員總設長頭資邊級圖統組見計別幾區強決幹戰則處隊給門規熱領東導壓爭濟階術極聯認權證單風帶場"
    "車務萬達積議聲報鬥類離華確張馬節話況傳廣記許觀織裝眾書復兒須際驗連斷難礦備辦習響約勞團歷構稱"
    "準維劃選標寫親屬圓調滿縣參細聽鐵價嚴龍飛費戶園貧額鎮鄉"
    "，。、；：？！（）《》〈〉“”‘’【】〔〕—…·～　０１２３４５６７８９％①②③④⑤"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_SAMPLE = 200_000  # characters looked at to weigh a decoding


def decode(data: bytes) -> str:
    """The text of ``data``. Bytes that fit no charset come out as U+FFFD.

    UTF-8 is taken where it fits, then the likelier of GB18030 and Big5, then a guess by
    charset-normalizer. A byte order mark is believed and dropped. Line breaks become "\\n".
    """
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def looks_like_text(text: str) -> bool:
    """False for the decoded bytes of a binary file."""
    sample = text[:_SAMPLE]
    return bool(sample.strip()) and len(_CONTROL.findall(sample)) <= 1 + len(sample) * 0.02


def _decode(data: bytes) -> str:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    if b"\0" in data[:_SAMPLE]:
        wide = [text for c in ("utf-16-le", "utf-16-be") if (text := _nearly(data, c)) is not None]
        best = max(wide, key=plausibility, default="")
        if plausibility(best) > 0.4 and "\0" not in best[:_SAMPLE]:
            return best
    text = _nearly(data, "utf-8")
    if text is not None:
        return text
    candidates = [text for c in ("gb18030", "big5hkscs") if (text := _nearly(data, c)) is not None]
    if candidates:
        best = max(candidates, key=plausibility)  # the first, GB18030, where they are equal
        if plausibility(best) > 0.2:
            return best
    return _guess(data) or (candidates[0] if candidates else data.decode("utf-8", "replace"))


def plausibility(text: str) -> float:
    """How much of ``text`` beyond ASCII is everyday Chinese: at most 1, below 0 for nonsense."""
    foreign = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not foreign:
        return 0.5 if text else 0.0
    common = sum(char in _COMMON for char in foreign)
    return (common - 2 * len(_PRIVATE.findall("".join(foreign)))) / len(foreign)


def _nearly(data: bytes, charset: str) -> str | None:
    """``data`` in ``charset``; a cut-off end and one damaged character in 50 are put up with."""
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        text = data.decode(charset, "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(char > "\x7f" for char in text)
    return text if damaged <= 1 + beyond_ascii // 50 and damaged * 4 < beyond_ascii else None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding, "replace") if best else ""
