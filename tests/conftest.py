"""The service over the sample documents, and a browser to visit it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from playwright.sync_api import Browser, sync_playwright

from sample_service import TODAY, SampleLive
from service.app import create_app
from service.settings import Settings

_CHROMIUM = Path("/usr/bin/chromium")


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not _CHROMIUM.exists():
        pytest.fail(f"{_CHROMIUM} is missing: install Debian's chromium package", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
