"""Keeps the assistant on the snapshot in force: a new one is opened beside the old, then swapped in."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import structlog

from index.search.embedder import Embedder, load_embedder
from index.snapshot import NoSnapshot, Snapshot, SnapshotStore, WrongEmbedder
from service.answering.assistant import Assistant
from service.answering.model.calls import ModelCalls
from service.answering.texts import texts

_LOOK_EVERY_S = 1.0

log = structlog.get_logger(__name__)


class LiveAssistant:
    """The assistant over the snapshot in force, whichever that is by now.

    A watcher thread looks at the pointer once a second. While a new snapshot is being opened, and
    when it cannot be opened, requests go on being answered from the one before.
    """

    def __init__(
        self,
        home: Path,
        embedder_setting: str | None,
        today: date | None = None,
        model: ModelCalls | None = None,
    ) -> None:
        self._store = SnapshotStore(home)
        self._embedder_setting = embedder_setting
        self._embedder: Embedder | None = None
        self._today = today
        self._model = model
        self._assistant: Assistant | None = None
        self._refused = ""  # a snapshot that could not be opened is not tried every second
        self._problem = ""
        self._opening = threading.Lock()
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    def start(self) -> None:
        """Opens the snapshot in force and begins to watch for another."""
        self._look()
        self._watcher = threading.Thread(target=self._watch, name="snapshot-watcher", daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """Ends the watcher thread."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()

    def assistant(self) -> Assistant:
        """The assistant over the snapshot in force. Raises NoSnapshot."""
        if self._assistant is None:
            self._look()
        if self._assistant is None:
            raise NoSnapshot(self._problem)
        return self._assistant

    def snapshot(self) -> Snapshot:
        """The snapshot in force. Raises NoSnapshot."""
        return self.assistant().snapshot

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK_EVERY_S):
            self._look()

    def _look(self) -> None:
        with self._opening:
            try:
                wanted = self._store.current_id()
                if wanted == self._refused:
                    return
                if self._assistant is not None and self._assistant.snapshot.id == wanted:
                    return
                if self._embedder is None:
                    self._embedder = load_embedder(self._embedder_setting)
                snapshot = self._store.open(self._embedder, wanted)
                assistant = Assistant(snapshot, today=self._today)
                for question in texts("warm_up"):
                    assistant.answer(question)
                self._assistant = assistant.with_model(self._model)  # which needs no warming up
                self._refused = ""
                log.info("snapshot_opened", snapshot=wanted)
            except NoSnapshot as problem:
                self._problem = str(problem)
            except (WrongEmbedder, OSError, ValueError, KeyError, TypeError) as problem:
                self._problem = str(problem)
                self._refused = wanted
                log.error("snapshot_refused", snapshot=wanted, problem=str(problem))
