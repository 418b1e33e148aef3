"""What the channels need of the answering side: an assistant, and the snapshot it answers from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from index.items import Item, Passage
from index.snapshot import NoSnapshot
from service.answering.answer import Answer, Turn

__all__ = ["AssistantLike", "BureauLike", "Live", "NoSnapshot", "SnapshotLike"]


class AssistantLike(Protocol):
    """Answers one question."""

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer: ...


class BureauLike(Protocol):
    """The bureau whose documents these are; ``site`` is its address, or ""."""

    @property
    def name(self) -> str: ...
    @property
    def site(self) -> str: ...


class SnapshotLike(Protocol):
    """A published snapshot, by its items and passages."""

    @property
    def id(self) -> str: ...
    @property
    def bureau(self) -> BureauLike: ...
    @property
    def items(self) -> Mapping[str, Item]: ...
    @property
    def passages(self) -> Mapping[str, Passage]: ...
    def passages_of(self, item_id: str) -> Sequence[Passage]: ...


class Live(Protocol):
    """The newest published snapshot and its assistant. Both raise NoSnapshot where there is none."""

    def assistant(self) -> AssistantLike: ...
    def snapshot(self) -> SnapshotLike: ...
