"""Leaves a model that keeps failing alone for a while, so that nobody waits for it in vain."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Open for ``pause`` seconds after ``failures`` calls in a row have failed; then one call may try.

    The pattern is M. Nygard's (Release It!, 2007). Safe to share by threads.
    """

    def __init__(self, failures: int, pause: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = failures
        self._pause = pause
        self._clock = clock
        self._failed = 0
        self._closed_again = 0.0  # when the next call may try, by the clock
        self._trying = False
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether a call may be made now. A caller that was allowed says how it ended, or gives it back."""
        with self._lock:
            if self._failed < self._most:
                return True
            if self._trying or self._clock() < self._closed_again:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        """The model answered."""
        with self._lock:
            self._failed, self._trying = 0, False

    def failed(self) -> None:
        """The model did not answer."""
        with self._lock:
            self._failed += 1
            self._trying = False
            self._closed_again = self._clock() + self._pause

    def gave_up(self) -> None:
        """The call was not made after all, for a reason that is not the model's."""
        with self._lock:
            self._trying = False
