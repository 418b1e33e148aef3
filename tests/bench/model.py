"""`python -m tests.bench.model [--home HOME]`: how long a citizen waits where a language model is set.

Asks one question of a built bureau with a model on loopback that behaves well, badly or not at all, under the
default budget. The bar: with a model that stalls, an answer within the budget and one second.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_QUESTION = "转学多长时间能办好"
_TODAY = date(2026, 6, 15)


def main(arguments: list[str]) -> None:
    """Prints a line for each behaviour: seconds, whether the model worded the answer, how the call ended."""
    from chat_server import Reply

    behaviours: dict[str, Callable[[dict[str, Any]], Reply]] = {
        "replies at once": _honest,
        "says nothing": lambda request: Reply(silent=True),
        "begins a stream and stalls": lambda request: Reply(stalls=True),
        "sends comments for ever": lambda request: Reply(comments=True),
        "hangs up": lambda request: Reply(drops=True),
        "429, ask again in a minute": lambda request: Reply(status=429, headers={"Retry-After": "60"}),
        "500": lambda request: Reply(status=500),
        "a megabyte and more": lambda request: Reply(body=b"x" * (2 << 20)),
    }
    if "--home" in arguments:
        _run(Path(arguments[arguments.index("--home") + 1]), behaviours)
        return
    from index.build import build
    from index.search.embedder import load_embedder

    with tempfile.TemporaryDirectory() as folder:
        build([_ROOT / "data" / "bureau"], Path(folder), load_embedder())
        _run(Path(folder), behaviours)


def _run(home: Path, behaviours: dict[str, Any]) -> None:
    from chat_server import chat_server
    from index.search.embedder import load_embedder
    from index.snapshot import SnapshotStore
    from service.answering.assistant import Assistant
    from service.answering.model.calls import Call, ModelCalls, NoLedger, Terms
    from service.answering.model.client import Endpoint, LanguageModel

    class Last(NoLedger):
        outcome = ""

        def model_called(self, call: Call) -> None:
            self.outcome = call.outcome

    terms, ledger = Terms(), Last()
    assistant = Assistant(SnapshotStore(home).open(load_embedder()), _TODAY)
    for question in (_QUESTION, _QUESTION):
        began = time.perf_counter()
        assistant.answer(question)
    print(f"{'without a model':28} {time.perf_counter() - began:6.2f} s")
    for name, behaviour in behaviours.items():
        with chat_server(behaviour) as server:
            calls = ModelCalls(LanguageModel(Endpoint("m", server.url)), terms, ledger)
            began = time.perf_counter()
            answer = assistant.with_model(calls).answer(_QUESTION)
            spent = time.perf_counter() - began
        shown = "worded by it" if answer.generated else "quotes"
        print(f"{name:28} {spent:6.2f} s  {shown:13} {ledger.outcome}")
        if spent > terms.seconds + 1:
            sys.exit(f"more than the budget of {terms.seconds} s and one second")


def _honest(request: dict[str, Any]) -> Any:
    from chat_server import Reply, sources_in, worded

    told = [
        (f"{part}。", [source["n"]])
        for source in sources_in(request)
        for part in re.split(r"[。\n]", source["正文"])
        if part.strip()
    ]
    return Reply(worded(told))


if __name__ == "__main__":
    sys.path.insert(0, str(_ROOT / "tests"))
    main(sys.argv[1:])
