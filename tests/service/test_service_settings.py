"""Every setting is documented as it is; the secret key is made once."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from service.settings import Settings

_DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def _documented() -> dict[str, tuple[str, str]]:
    rows = re.findall(r"^\| `WENJIAO_(\w+)` \| (?:`(.*?)`)? ?\| (.*) \|$", _DOCS.read_text("utf-8"), re.M)
    return {name.lower(): (default, meaning) for name, default, meaning in rows}


def test_the_documented_settings_are_those_there_are() -> None:
    assert list(_documented()) == list(Settings.model_fields)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_is_documented_with_its_default_and_meaning(name: str) -> None:
    default, meaning = _documented()[name]
    field = Settings.model_fields[name]
    expected = "" if field.default is None else str(field.default)
    assert default == (expected.lower() if isinstance(field.default, bool) else expected)
    said = (field.description or "").split(";")
    assert all(part.strip() in meaning.replace(" (YYYY-MM-DD)", "") for part in said)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WENJIAO_TODAY", "2026-06-20")
    monkeypatch.setenv("WENJIAO_HOME", str(tmp_path))
    settings = Settings()
    assert settings.today is not None
    assert settings.today.isoformat() == "2026-06-20"
    assert settings.database == f"sqlite:///{tmp_path}/wenjiao.db"


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = Settings(home=tmp_path / "home").key()
    assert len(first) == 64
    assert Settings(home=tmp_path / "home").key() == first
    assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600
    assert Settings(home=tmp_path / "other").key() != first


def test_a_key_that_is_set_is_used_and_not_shown(tmp_path: Path) -> None:
    settings = Settings.model_validate({"home": tmp_path, "secret_key": "chosen"})
    assert settings.key() == "chosen"
    assert "chosen" not in repr(settings)
    assert not (tmp_path / "secret.key").exists()
