"""Enrolment zones: read from lists of any layout, looked up by address, never guessed."""

from index.facts.zones.mentions import Mention, normal
from index.facts.zones.reader import read_leavings, read_zones
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.resolve import ZoneIndex
from index.facts.zones.rule import Carve, Span, ZoneRule

__all__ = [
    "Carve",
    "Match",
    "Mention",
    "Resolution",
    "Span",
    "ZoneIndex",
    "ZoneRule",
    "normal",
    "read_leavings",
    "read_zones",
]
