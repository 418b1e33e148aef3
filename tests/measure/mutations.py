"""Files damaged so that the damage reaches the readers: below the zip's checksums, inside streams.

All that is drawn is drawn from a ``random.Random`` of its own: the same number, the same damage.
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

Change = Callable[[bytes, random.Random], bytes]

_RUNS = [
    *("（", "「", "、", "《", "》", "一", "第", "  ", "\u3000", "0", "1.", "|", "-", ",", "#"),
    *("<td>", "<div>", "{", "年", "号", "：", "a", "\t", "(", "第一条　", "一、", "〔2026〕"),
    *("&amp;", "%", "=", "*", "[", "1", "①", "元"),
]
_ODD_NUMBERS = [b"0", b"-1", b"1", b"99999999", b"2147483648", b"1e308", b"-0.0", b"4294967295", b"x", b""]
_CHARSETS = ["gb18030", "big5", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "shift_jis", "latin-1"]
_MOST = 4 << 20  # bytes that a mutated text may grow to


def damaged(data: bytes, suffix: str, other: bytes, draw: random.Random) -> bytes:
    """``data``, a file of the kind ``suffix``, with one to three damages. ``other`` is spliced in."""
    for _ in range(draw.choice([1, 1, 2, 3])):
        if suffix in (".docx", ".xlsx") and draw.random() < 0.8:
            data = _in_package(data, draw)
        elif suffix == ".pdf" and draw.random() < 0.6:
            data = _in_stream(data, draw)
        elif suffix not in (".docx", ".xlsx", ".pdf", ".xls", ".doc") and draw.random() < 0.7:
            data = draw.choice(_TEXT)(data, draw)
        elif draw.random() < 0.15:
            data = _splice(data, other, draw)
        else:
            data = draw.choice(_RAW)(data, draw)
    return data


def _place(data: bytes, draw: random.Random) -> int:
    return draw.randrange(len(data)) if data else 0


def _flip(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice([1, 3, 20, 200])):
        if changed:
            changed[_place(data, draw)] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _cut_off(data: bytes, draw: random.Random) -> bytes:
    return data[: _place(data, draw)]


def _cut_out(data: bytes, draw: random.Random) -> bytes:
    start = _place(data, draw)
    return data[:start] + data[start + draw.choice([1, 16, 512, 4096]) :]


def _double(data: bytes, draw: random.Random) -> bytes:
    start = _place(data, draw)
    piece = data[start : start + draw.choice([1, 16, 512, 4096])]
    return data[:start] + piece * draw.choice([2, 3, 50]) + data[start + len(piece) :]


def _blank(data: bytes, draw: random.Random) -> bytes:
    start, length = _place(data, draw), draw.choice([4, 64, 512, 4096])
    return data[:start] + draw.choice([b"\0", b"\xff"]) * length + data[start + length :]


def _number(data: bytes, draw: random.Random) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return _flip(data, draw)
    for match in sorted(
        draw.sample(found, min(len(found), draw.choice([1, 1, 5]))), key=lambda m: -m.start()
    ):
        data = data[: match.start()] + draw.choice(_ODD_NUMBERS) + data[match.end() :]
    return data


def _splice(data: bytes, other: bytes, draw: random.Random) -> bytes:
    return data[: _place(data, draw)] + other[_place(other, draw) :]


def _tags(data: bytes, draw: random.Random) -> bytes:
    """Drops, doubles, nests or swaps tags, or what is between two of them."""
    found = list(re.finditer(rb"<[^<>]{1,300}>", data))
    if len(found) < 2:
        return _flip(data, draw)
    first, second = sorted(draw.sample(found, 2), key=lambda match: match.start())
    kind = draw.randrange(6)
    if kind == 0:
        return data[: first.start()] + data[first.end() :]
    if kind == 1:
        return data[: first.start()] + first[0] * draw.choice([2, 50, 3000]) + data[first.end() :]
    if kind == 2:
        return (
            data[: first.start()]
            + second[0]
            + data[first.end() : second.start()]
            + first[0]
            + data[second.end() :]
        )
    piece = data[first.start() : second.end()]
    if kind == 3:
        return data[: first.start()] + data[second.end() :]
    if kind == 4:
        times = min(draw.choice([2, 20, 500]), 1 + _MOST // max(1, len(piece)))
        return data[: second.end()] + piece * times + data[second.end() :]
    place = _place(data, draw)
    return data[:place] + piece[:20_000] + data[place:]


def _tree(data: bytes, draw: random.Random) -> bytes:
    """XML that stays well formed: elements dropped, doubled, moved, nested, and values that make no sense."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        root = etree.fromstring(data)
    except (etree.XMLSyntaxError, ValueError):
        return _flip(data, draw)
    for _ in range(draw.choice([1, 2, 10])):
        element, other = draw.choice(list(root.iter("*"))), draw.choice(list(root.iter("*")))
        parent = element.getparent()
        if parent is None:
            continue
        kind = draw.randrange(6)
        if kind == 0:
            parent.remove(element)
        elif kind == 1 and len(etree.tostring(element)) < 20_000:
            for _ in range(draw.choice([1, 30])):
                parent.append(copy.deepcopy(element))
        elif kind == 2 and element not in other.iterancestors() and element is not other:
            other.append(element)
        elif kind == 3 and len(element) < 50:
            for _ in range(draw.choice([3, 200])):
                around = etree.Element(element.tag, dict(element.attrib))
                parent.replace(element, around)
                around.append(element)
                parent = around
        elif element.attrib:
            name = draw.choice(list(element.attrib))
            element.set(
                name,
                draw.choice([*map(bytes.decode, _ODD_NUMBERS), "rId1", "A1", "一", element.get(name) * 2]),
            )
        else:
            element.text = draw.choice(
                [None, draw.choice(_RUNS) * draw.choice([1, 5000]), "-1", "99999999999"]
            )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _entities(data: bytes, draw: random.Random) -> bytes:
    """An entity that names a file, or entities that grow by the power of ten."""
    grow = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    kinds = [b'<!ENTITY e9 SYSTEM "file:///etc/passwd">', b'<!ENTITY e0 "ha">' + grow]
    head = re.match(rb"\s*<\?xml[^>]*\?>", data)
    at = head.end() if head else 0
    data = data[:at] + b"<!DOCTYPE x [" + draw.choice(kinds) + b"]>" + data[at:]
    return re.sub(rb">([^<>]+)<", b">&e9;<", data, count=draw.choice([1, 5]))


def _run(data: bytes, draw: random.Random) -> bytes:
    """A long run of one thing: what regular expressions are slow on."""
    mark = draw.choice(_RUNS).encode()
    place = _place(data, draw)
    return data[:place] + mark * draw.choice([100, 3000, 60_000]) + data[place:]


def _shuffle(data: bytes, draw: random.Random) -> bytes:
    lines = data.split(b"\n")
    draw.shuffle(lines)
    return draw.choice([b"\n", b"", b"\n\n", b" "]).join(lines)


def _charset(data: bytes, draw: random.Random) -> bytes:
    text = data.decode("utf-8", "ignore")
    wrong = draw.choice(_CHARSETS)
    if draw.random() < 0.3:
        text = text.encode("utf-8").decode("gb18030", "ignore")
    return text.encode(wrong, "ignore")


_RAW: Sequence[Change] = (_flip, _flip, _cut_off, _cut_out, _double, _blank, _number)
_TEXT: Sequence[Change] = (_flip, _cut_off, _double, _number, _tags, _tags, _run, _run, _shuffle, _charset)
_XML: Sequence[Change] = (
    _tree,
    _tree,
    _tree,
    _tree,
    _tree,
    _tree,
    _flip,
    _cut_off,
    _cut_out,
    _number,
    _number,
    _tags,
    _tags,
    _tags,
    _entities,
    _run,
)


def _in_package(data: bytes, draw: random.Random) -> bytes:
    """Damage to the members of a zip package, which is whole again around them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return _flip(data, draw)
    if not members:
        return data
    main = [
        name
        for name in members
        if re.search(r"document\.xml$|sheet\d+\.xml$|numbering|styles|shared|workbook", name)
    ]
    name = draw.choice(main) if main and draw.random() < 0.8 else draw.choice(list(members))
    kind = draw.random()
    if kind < 0.75:
        members[name] = draw.choice(_XML)(members[name], draw)
    elif kind < 0.85:
        other = draw.choice(list(members))
        members[name], members[other] = members[other], members[name]
    elif kind < 0.92:
        del members[name]
    else:
        members[name.upper() if draw.random() < 0.5 else f"../{name}"] = members.pop(name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def _in_stream(data: bytes, draw: random.Random) -> bytes:
    """Damage inside a compressed stream of a PDF, which is compressed again."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S))
    if not streams:
        return _number(data, draw)
    stream = draw.choice(streams)
    try:
        plain = zlib.decompress(stream[1])
    except zlib.error:
        return _number(data, draw)
    if draw.random() < 0.02:
        plain = b" " * (200 << 20)
    else:
        plain = draw.choice([_flip, _number, _number, _cut_off, _cut_out, _double, _run])(plain, draw)
    return data[: stream.start(1)] + zlib.compress(plain, 1) + data[stream.end(1) :]
