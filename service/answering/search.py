"""Finds passages by the words and the meaning of the question."""

from __future__ import annotations

from service.answering.context import Context

_LIMIT = 60


class Search:
    """Sets ``context.hits``: the passages nearest to the question."""

    name = "search"

    def __call__(self, context: Context) -> None:
        context.hits = context.snapshot.retriever.search(context.text, limit=_LIMIT)
