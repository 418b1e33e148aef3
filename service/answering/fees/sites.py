"""Where a school stands, as charges are told apart by it: in a city, a county town, a township, a village."""

from __future__ import annotations

from service.answering.fees.charges import fee_words


def sites_in(text: str) -> set[str]:
    """The kinds of places (城区 县城 乡镇 村) that a folded question names; 城里 may be either of two."""
    return {name for name, words in fee_words().sites.items() if words.asked.search(text)}


def sites_of(text: str) -> set[str]:
    """The kinds of places that a folded statement is for."""
    return {name for name, words in fee_words().sites.items() if words.stated.search(text)}
