"""What of a PDF page a reader sees: no doubled, hidden or stamped-over text, no watermarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.read.pdf_pages import SLOPED, Box, Character, Page

_SAME_PLACE = 0.15  # of the size: bold by overprinting moves a character less, a neighbour stands further
_STRIP = 12.0  # points: characters are compared with those at about their height
_WHITE = 0.95
_PALE = 0.62
_DARK_BEHIND = 0.8
_TINY = 0.3  # of the size of the text
_LARGE = 2.0


def seen_characters(page: Page) -> list[Character]:
    """The characters without those that nobody sees or that are printed over the text.

    Left out: what stands off the page, is far smaller than the text, white on white, doubled in one
    place, sloped, or large and pale. An invisible layer is kept on a page that is a picture (a scan
    whose text was recognised), except where visible text stands in the same place.
    """
    characters = [c for c in page.characters if _on_page(c, page) and c.turn != SLOPED]
    usual = _usual_size(characters)
    pictured = covered(page) > 0.5
    kept: list[Character] = []
    places: dict[tuple[str, int], list[Character]] = {}
    for character in sorted(characters, key=lambda c: not c.seen):
        if not character.seen and not pictured:
            continue
        if character.size < _TINY * usual and character.bottom - character.top < _TINY * usual:
            continue
        if character.seen and not pictured and not character.text.isspace():
            if character.light > _WHITE and not _is_behind(character, page):
                continue
            if (
                character.light > _PALE
                and character.size > _LARGE * usual
                and not _is_behind(character, page)
            ):
                continue
        if not _is_doubled(character, places):
            kept.append(character)
    # In the order of the file: of characters on one spot the earlier one is the left one.
    order = {id(character): place for place, character in enumerate(characters)}
    return sorted(kept, key=lambda c: order[id(c)])


def covered(page: Page) -> float:
    """The share of the page that its largest picture, or a stack of strips of one, covers."""
    area = page.width * page.height
    if not area:
        return 0.0
    shown = [
        (min(box.right, page.width) - max(box.left, 0)) * (min(box.bottom, page.height) - max(box.top, 0))
        for box in page.pictures
        if box.right > 0 and box.bottom > 0 and box.left < page.width and box.top < page.height
    ]
    return min(1.0, sum(share for share in shown if share > 0) / area)


def _on_page(character: Character, page: Page) -> bool:
    x, y = (character.left + character.right) / 2, (character.top + character.bottom) / 2
    return 0 <= x <= page.width and 0 <= y <= page.height and character.bottom > character.top


def _usual_size(characters: Sequence[Character]) -> float:
    sizes = Counter(round(c.size, 1) for c in characters if not c.text.isspace())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_behind(character: Character, page: Page) -> bool:
    """Whether something dark, or a picture, lies under the character."""
    x, y = (character.left + character.right) / 2, (character.top + character.bottom) / 2
    dark = (box for box, light in page.fills if light < _DARK_BEHIND)
    return any(_holds(box, x, y) for box in (*dark, *page.pictures))


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _is_doubled(character: Character, places: dict[tuple[str, int], list[Character]]) -> bool:
    """Whether the same character stands in this place already, from another drawing operation."""
    if character.text.isspace():
        return False
    reach = min(max(_SAME_PLACE * character.size, 0.5), _STRIP)
    strip = int(character.top // _STRIP)
    for near in range(int((character.top - reach) // _STRIP), int((character.top + reach) // _STRIP) + 1):
        for other in places.get((character.text, near), ()):
            if (
                abs(other.left - character.left) <= reach
                and abs(other.top - character.top) <= reach
                and (other.drawing != character.drawing or not character.seen)
            ):
                return True
    places.setdefault((character.text, strip), []).append(character)
    return False
