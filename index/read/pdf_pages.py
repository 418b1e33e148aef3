"""PDF pages as PDFium gives them: characters, drawn rules, filled areas and pictures of each page.

All positions are in points from the top left corner of the page as it is read: /Rotate is applied, and
a page whose text runs sideways is turned until it stands upright.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from index.read.document import UnreadableFile

MOST_PAGES = 10_000
_MOST_OBJECTS = 60_000  # on one page; beyond it is a map or a drawing
_MOST_SEGMENTS = 4_000
_THIN = 3.0  # points: a filled area not thicker than this is a rule
_LEAST_RULE = 4.0
_Affine = tuple[float, float, float, float, float, float]
_UPRIGHT_WITHIN = math.radians(9)  # a crooked scan's text layer is still upright; a watermark is not
SLOPED = -1


class Character(NamedTuple):
    """A character in the square that its font gives it. ``turn``: quarter turns clockwise, or SLOPED.

    ``drawing`` tells which drawing operation it belongs to; ``light`` is 0 for black, 1 for white.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    turn: int
    bold: bool
    light: float
    seen: bool
    drawing: int


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Page:
    """What is drawn on one page. ``unnamed`` counts characters that the file does not say how to read."""

    number: int
    width: float
    height: float
    characters: list[Character] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    fills: list[tuple[Box, float]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unnamed: int = 0


@dataclass(slots=True)
class _Style:
    """What all characters of one drawing operation share."""

    size: float
    angle: float
    bold: bool
    light: float
    seen: bool
    number: int


def open_document(data: bytes) -> Any:
    """The PDFium document. Raises UnreadableFile where it is encrypted, damaged or far too long."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFile("文件已加密，需要先去掉密码") from error
        raise UnreadableFile("文件损坏，无法作为 PDF 打开") from error
    if len(document) > MOST_PAGES:
        pages = len(document)
        document.close()
        raise UnreadableFile(f"页数过多：共 {pages} 页，最多读取 {MOST_PAGES} 页，请拆分后再放入")
    return document


def pages_of(document: Any) -> Iterator[Page]:
    """The pages one by one; a damaged page is blank, so that it does not cost the others."""
    import pypdfium2

    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield Page(number, 0, 0)
            continue
        try:
            yield _upright(_Reader(page, number).read())
        except pypdfium2.PdfiumError:
            yield Page(number, 0, 0)
        finally:
            page.close()


class _Reader:
    """Reads one page through PDFium's own functions: one call a character is what reading costs."""

    def __init__(self, page: Any, number: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium: Any = pdfium
        self._page = page
        width, height = page.get_size()
        self._result = Page(number, width, height)
        self._shown = _shown(page.get_bbox(), page.get_rotation())
        self._objects = 0
        self._styles: dict[int, _Style] = {}
        self._bold_fonts: dict[int, bool] = {}
        self._colour = [pdfium.c_uint() for _ in range(4)]

    def read(self) -> Page:
        self._read_text()
        count = self._pdfium.FPDFPage_CountObjects(self._page.raw)
        self._read_objects(self._page.raw, self._pdfium.FPDFPage_GetObject, count, self._shown, 0)
        return self._result

    def _read_text(self) -> None:
        pdfium = self._pdfium
        textpage = self._page.get_textpage()
        raw = textpage.raw
        box = pdfium.FS_RECTF()
        get_unicode, get_object = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        get_box, is_generated = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated
        styles, shown, page = self._styles, self._shown, self._result
        a, b, c, d, e, f = shown
        plain = (a, b, c, d) == (1, 0, 0, -1)
        last = None
        style: _Style | None = None
        for index in range(pdfium.FPDFText_CountChars(raw)):
            code = get_unicode(raw, index)
            if code in (13, 10) or is_generated(raw, index) == 1:
                continue
            if code < 32 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF:
                page.unnamed += 1
                if not 0xE000 <= code <= 0xF8FF:  # bullets stand in the private area: repaired later
                    continue
            drawn = get_object(raw, index)
            address = pdfium.addressof(drawn.contents) if drawn else 0
            if address != last or style is None:
                style = styles.get(address)
                if style is None:
                    style = styles[address] = self._style(raw, index, drawn)
                last = address
            # The box that the font gives a character, not its ink: a Chinese comma is a square wide.
            if not get_box(raw, index, box):
                continue
            if plain:
                corners = Box(box.left + e, f - box.top, box.right + e, f - box.bottom)
            else:
                corners = _box_of([_at(shown, box.left, box.bottom), _at(shown, box.right, box.top)])
            turn = 0 if plain and style.angle == 0 else _turn(style.angle, shown)
            page.characters.append(
                Character(
                    chr(code), *corners, style.size, turn, style.bold, style.light, style.seen, style.number
                )
            )
        textpage.close()

    def _style(self, raw: Any, index: int, drawn: Any) -> _Style:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(raw, index)
        angle = 0.0
        if pdfium.FPDFText_GetMatrix(raw, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            if abs(matrix.b) > 1e-3 * abs(matrix.a) or matrix.a < 0:
                angle = math.atan2(matrix.b, matrix.a)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        light, alpha = self._light(drawn, mode in (1, 5)) if drawn else (0.0, 255)
        bold = mode == 2 or bool(drawn and self._is_bold(pdfium.FPDFTextObj_GetFont(drawn)))
        return _Style(size, angle, bold, light, mode not in (3, 7) and alpha > 10, len(self._styles))

    def _light(self, drawn: Any, stroked: bool) -> tuple[float, int]:
        pdfium = self._pdfium
        red, green, blue, alpha = self._colour
        get = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        if not get(drawn, red, green, blue, alpha):
            return 0.0, 255
        shade = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
        return 1 - (1 - shade) * alpha.value / 255, alpha.value

    def _is_bold(self, font: Any) -> bool:
        if not font:
            return False
        pdfium = self._pdfium
        address = pdfium.addressof(font.contents)
        if address not in self._bold_fonts:
            room = pdfium.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, room, 200)
            name = room.value.lower()
            # 黑体 and its kin are how Chinese documents print what is bold elsewhere.
            bold = any(word in name for word in (b"bold", b"heavy", b"black", b"simhei", b"heiti", b"xbs"))
            self._bold_fonts[address] = bold
        return self._bold_fonts[address]

    def _read_objects(self, parent: Any, get: Any, count: int, affine: _Affine, depth: int) -> None:
        pdfium = self._pdfium
        for position in range(count):
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                return
            drawn = get(parent, position)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(drawn, _times(self._matrix(drawn), affine))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._result.pictures.append(
                    _box_of([_at(_times(self._matrix(drawn), affine), *xy) for xy in _SQUARE])
                )
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 6:
                inner = _times(self._matrix(drawn), affine)
                number = pdfium.FPDFFormObj_CountObjects(drawn)
                self._read_objects(drawn, pdfium.FPDFFormObj_GetObject, number, inner, depth + 1)

    def _matrix(self, drawn: Any) -> _Affine:
        matrix = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
            return (1, 0, 0, 1, 0, 0)
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _read_path(self, drawn: Any, affine: _Affine) -> None:
        pdfium = self._pdfium
        fill, stroke = pdfium.c_int(), pdfium.c_int()
        if not pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) or not (fill.value or stroke.value):
            return
        segments = pdfium.FPDFPath_CountSegments(drawn)
        if not 2 <= segments <= _MOST_SEGMENTS:
            return
        light: float | None = None
        for points, curved, closed in self._strokes(drawn, segments, affine):
            if stroke.value:
                ends = [*points, points[0]] if closed else points
                for (x0, y0), (x1, y1) in pairwise(ends):
                    self._add_rule(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            if fill.value and not curved and 4 <= len(points) <= 6:
                box = _box_of(points)
                if any(
                    min(abs(x - box.left), abs(x - box.right)) > 1
                    or min(abs(y - box.top), abs(y - box.bottom)) > 1
                    for x, y in points
                ):
                    continue
                if min(box.right - box.left, box.bottom - box.top) <= _THIN:
                    self._add_rule(box)
                else:
                    if light is None:
                        light, _ = self._light(drawn, stroked=False)
                    self._result.fills.append((box, light))

    def _strokes(
        self, drawn: Any, segments: int, affine: _Affine
    ) -> Iterator[tuple[list[tuple[float, float]], bool, bool]]:
        """The parts of a path that are drawn in one go: (points, has curves, is closed)."""
        pdfium = self._pdfium
        x, y = pdfium.c_float(), pdfium.c_float()
        points: list[tuple[float, float]] = []
        curved = closed = False
        for position in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, position)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points, curved, closed
                points, curved, closed = [], False, False
            points.append(_at(affine, x.value, y.value))
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
        if points:
            yield points, curved, closed

    def _add_rule(self, box: Box) -> None:
        width, height = box.right - box.left, box.bottom - box.top
        if min(width, height) <= _THIN and max(width, height) >= _LEAST_RULE:
            middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            if width > height:
                self._result.rules.append(Box(box.left, middle_y, box.right, middle_y))
            else:
                self._result.rules.append(Box(middle_x, box.top, middle_x, box.bottom))


_SQUARE = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def _shown(box: tuple[float, float, float, float], rotation: int) -> _Affine:
    """From the file's space to the page as shown, turned clockwise by ``rotation`` degrees."""
    left, bottom, right, top = box
    return {
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }.get(rotation, (1.0, 0.0, 0.0, -1.0, -left, top))


def _times(first: _Affine, then: _Affine) -> _Affine:
    a, b, c, d, e, f = first
    return (
        a * then[0] + b * then[2], a * then[1] + b * then[3],
        c * then[0] + d * then[2], c * then[1] + d * then[3],
        e * then[0] + f * then[2] + then[4], e * then[1] + f * then[3] + then[5],
    )  # fmt: skip


def _at(affine: _Affine, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = affine
    return a * x + c * y + e, b * x + d * y + f


def _box_of(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _turn(angle: float, shown: _Affine) -> int:
    """Quarter turns clockwise, as the page is shown, of text that runs at an angle in the file."""
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d, _, _ = shown
    seen = math.atan2(b * cos + d * sin, a * cos + c * sin)
    quarter = round(seen / (math.pi / 2))
    return quarter % 4 if abs(seen - quarter * math.pi / 2) <= _UPRIGHT_WITHIN else SLOPED


def _upright(page: Page) -> Page:
    """Turns a page whose text mostly runs sideways or upside down."""
    turns = Counter(character.turn for character in page.characters if character.turn != SLOPED)
    turn = turns.most_common(1)[0][0] if turns else 0
    if not turn:
        return page
    width, height = page.width, page.height
    sides = (height, width) if turn % 2 else (width, height)

    def turned(left: float, top: float, right: float, bottom: float) -> Box:
        if turn == 1:
            return Box(top, width - right, bottom, width - left)
        if turn == 2:
            return Box(width - right, height - bottom, width - left, height - top)
        return Box(height - bottom, left, height - top, right)

    return Page(
        page.number,
        *sides,
        [
            character._replace(
                **turned(*character[1:5])._asdict(),
                turn=SLOPED if character.turn == SLOPED else (character.turn - turn) % 4,
            )
            for character in page.characters
        ],
        [turned(*rule) for rule in page.rules],
        [(turned(*box), light) for box, light in page.fills],
        [turned(*box) for box in page.pictures],
        page.unnamed,
    )
