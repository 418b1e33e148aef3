"""The whole service under gunicorn: one process, threads, so that the index is held once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

_THREADS = 8


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, home: Path, bind: str) -> None:
        self._home = home
        self._options = {
            "bind": bind,
            "workers": 1,
            "worker_class": "gthread",
            "threads": _THREADS,
            "timeout": 60,
            "graceful_timeout": 20,
            "limit_request_line": 4094,
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from service.app import create_app
        from service.settings import Settings

        return create_app(Settings(home=self._home))


def run(home: Path, host: str, port: int) -> None:
    """Serves until it is told to stop."""
    home.mkdir(parents=True, exist_ok=True)
    _Server(home, f"{host}:{port}").run()
