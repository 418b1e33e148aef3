"""A progress bar for builds, drawn on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from index.build import Progress


@contextmanager
def progress_bar(hidden: bool = False) -> Iterator[Progress]:
    """Gives the callback that a build reports to."""
    with tqdm(unit="个", file=sys.stderr, leave=False, disable=hidden or not sys.stderr.isatty()) as bar:

        def show(done: int, total: int, what: str) -> None:
            bar.total = total
            bar.n = done
            bar.set_description_str(what[-30:], refresh=True)

        yield show
