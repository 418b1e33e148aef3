"""What looking an address up can come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.facts.zones.rule import ZoneRule

Status = Literal[
    "found",
    "alike",  # of the one place whose name is nearly what was typed
    "ambiguous",
    "needs_number",
    "needs_stage",
    "needs_region",
    "needs_address",  # only what is near the home was named
    "boundary_only",
    "none",
]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that holds the address, or is shown for it.

    ``how``: "exact", "sound", "look", "feeder" or "shown".
    """

    rule: ZoneRule
    how: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """``matches`` for "found" (all schools of a shared zone), "alike" and "boundary_only" (to show, not to
    claim); ``options`` are the choices to offer for the rest."""

    status: Status
    matches: tuple[Match, ...] = ()
    options: tuple[str, ...] = ()


def alike(resolution: Resolution) -> Resolution:
    """What was found for a name that is nearly the one typed: told, not claimed."""
    found = resolution.status in ("found", "boundary_only")
    return Resolution("alike", resolution.matches) if found else resolution
