"""The model that is set, ready to be asked; None where none is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.answering.model.calls import Ledger, ModelCalls
    from service.settings import Settings


def open_model(settings: Settings, ledger: Ledger | None = None) -> ModelCalls | None:
    """The calls of the model by the settings. Nothing heavy is imported where none is set."""
    if not settings.model or not settings.model_url:
        return None
    from service.answering.model.calls import ModelCalls, Terms
    from service.answering.model.client import Endpoint, LanguageModel

    key = settings.model_key.get_secret_value() if settings.model_key else ""
    endpoint = Endpoint(settings.model, settings.model_url, key, settings.model_options)
    terms = Terms(
        seconds=settings.model_seconds,
        retries=settings.model_retries,
        at_once=settings.model_at_once,
        failures=settings.model_failures,
        pause_seconds=settings.model_pause_seconds,
        price_in=settings.model_price_in,
        price_out=settings.model_price_out,
    )
    return ModelCalls(LanguageModel(endpoint), terms, ledger)
