"""What can be set from the environment. Every name here has a line in docs/settings.md."""

from __future__ import annotations

import os
import secrets
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The service's settings; each is read from ``WENJIAO_`` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="WENJIAO_", extra="ignore", frozen=True)

    home: Path = Field(
        default=Path("var"), description="Folder of the snapshots, the database and the secret key"
    )
    today: date | None = Field(
        default=None, description="Day that answers are given for; the real day where unset"
    )
    embedder: str | None = Field(
        default=None, description="Folder of a sentence-transformers model to use in place of the bundled one"
    )
    database_url: str = Field(
        default="",
        description="SQLAlchemy address of the database; `wenjiao.db` (SQLite) in home where unset",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="Key that signs sessions; made once and kept in `secret.key` in home where unset",
    )

    read_seconds: float = Field(
        default=30.0,
        gt=0,
        description="Processor seconds that a build reads one document of a file before it gives up",
    )
    read_memory_mib: int = Field(
        default=2048, ge=256, description="Memory that reading a file may take, in MiB, for each core"
    )

    host: str = Field(default="127.0.0.1", description="Address that `wenjiao serve` listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="Port that `wenjiao serve` listens on")
    public_url: str = Field(
        default="", description="Address that citizens reach the service at, for links sent to WeChat"
    )
    trusted_proxies: int = Field(
        default=0, ge=0, description="How many reverse proxies set `X-Forwarded-For` in front of the service"
    )
    cookie_secure: bool = Field(default=False, description="Send the staff's session cookie over HTTPS only")
    embed_ancestors: str = Field(
        default="*", description="Sites that may embed the chat page (the list of a CSP `frame-ancestors`)"
    )

    max_question_chars: int = Field(default=500, ge=1, description="Longest question, in characters")
    max_body_bytes: int = Field(default=64 * 1024, ge=1024, description="Largest request body, in bytes")
    history_turns: int = Field(
        default=6, ge=0, description="Earlier messages of a conversation that a question is read with"
    )
    keep_days: int = Field(
        default=365, ge=0, description="Days after which a conversation is deleted; 0 to keep all"
    )
    chat_per_minute: int = Field(
        default=1200, ge=0, description="Questions a minute from one network address; 0 for no limit"
    )
    requests_per_minute: int = Field(
        default=6000, ge=0, description="Requests a minute from one network address; 0 for no limit"
    )
    login_per_minute: int = Field(
        default=10, ge=0, description="Attempts to log in a minute from one network address; 0 for no limit"
    )

    wechat_token: SecretStr | None = Field(
        default=None, description="Token of the WeChat official account; the channel is off where unset"
    )
    wechat_app_id: str = Field(default="", description="AppID of the WeChat official account")
    wechat_aes_key: SecretStr | None = Field(
        default=None, description="EncodingAESKey of the WeChat official account, for its encrypted mode"
    )

    model: str = Field(
        default="", description="Name of the language model that words answers; none is used where unset"
    )
    model_url: str = Field(
        default="", description="Base address of its OpenAI-compatible service, up to and with `/v1`"
    )
    model_key: SecretStr | None = Field(
        default=None, description="Key of that service, where it asks for one"
    )
    model_seconds: float = Field(
        default=8.0,
        gt=0,
        description="Seconds that all calls for one message may take; then it is answered without",
    )
    model_retries: int = Field(
        default=1, ge=0, le=5, description="How often a call that failed is made again within that time"
    )
    model_at_once: int = Field(
        default=4, ge=1, description="Calls under way at once; further messages are answered without"
    )
    model_failures: int = Field(
        default=3, ge=1, description="Failures in a row after which the model is left alone for a while"
    )
    model_pause_seconds: float = Field(
        default=60.0, gt=0, description="Seconds that it is left alone; then one call tries"
    )
    model_options: dict[str, Any] = Field(
        default={},
        description='JSON object that is sent with each call, such as `{"enable_thinking": false}`',
    )
    model_price_in: float = Field(
        default=0.0, ge=0, description="Price of a million tokens sent, for the cost in the metrics"
    )
    model_price_out: float = Field(
        default=0.0, ge=0, description="Price of a million tokens received, for the cost in the metrics"
    )

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="INFO", description="Least severe level that is logged"
    )

    @property
    def database(self) -> str:
        """The SQLAlchemy address in use."""
        return self.database_url or f"sqlite:///{(self.home / 'wenjiao.db').resolve()}"

    def key(self) -> str:
        """The key that signs sessions: the one set, else the one kept in home, made on first use."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        path = self.home / "secret.key"
        if not path.exists():
            _make_key(path)
        return path.read_text(encoding="ascii").strip()


def _make_key(path: Path) -> None:
    """Linked into place whole, so that workers that start together agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(32))
        os.link(made, path)
    except FileExistsError:
        return  # another worker was first
    finally:
        os.unlink(made)
