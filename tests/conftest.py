"""The service over the sample documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from sample_service import TODAY, SampleLive

from service.app import create_app
from service.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", today=TODAY, log_level="CRITICAL")


@pytest.fixture
def live() -> SampleLive:
    return SampleLive()


@pytest.fixture
def app(settings: Settings, live: SampleLive) -> Iterator[OpenAPI]:
    app = create_app(settings, live)
    yield app
    app.extensions["wenjiao"].records.close()


@pytest.fixture
def client(app: OpenAPI) -> FlaskClient:
    return app.test_client()
