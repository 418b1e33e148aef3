"""The parts that ``service.app`` puts together and hands to each channel."""

from __future__ import annotations

from dataclasses import dataclass

from flask_limiter import Limiter

from service.conversations import ConversationService
from service.live import Live
from service.records import Records
from service.settings import Settings
from service.telemetry import Metrics


@dataclass(frozen=True, slots=True)
class Parts:
    """One running service."""

    settings: Settings
    records: Records
    live: Live
    conversations: ConversationService
    metrics: Metrics
    limiter: Limiter
