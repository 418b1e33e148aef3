"""Staff accounts."""

from __future__ import annotations

from typing import Literal, get_args

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.security import check_password_hash, generate_password_hash

from service.records.database import Database
from service.records.models import User

Role = Literal["viewer", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 8


class UserError(ValueError):
    """An account that cannot be made or changed so. ``str(error)`` is the reason, in Chinese, for staff."""


class UserExists(UserError):
    """The name is taken."""


class WeakPassword(UserError):
    """The password is too short."""


class Users:
    """Accounts by name. Passwords are kept as salted scrypt hashes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, password: str, role: str) -> User:
        """Makes an account. Raises UserExists, WeakPassword, UserError (bad name or role)."""
        name = name.strip()
        if not name or len(name) > 60:
            raise UserError("用户名应为 1 至 60 个字。")
        user = User(name=name, password_hash=_hash(password), role=_role(role))
        try:
            with self._database.write() as session:
                session.add(user)
        except IntegrityError:
            raise UserExists(f"用户名“{name}”已被使用。") from None
        return user

    def authenticate(self, name: str, password: str) -> User | None:
        """The active user of that name and password, else None, after the same time."""
        with self._database.read() as session:
            user = session.scalars(select(User).where(User.name == name.strip())).first()
        known = check_password_hash(user.password_hash if user else _NOBODY, password)
        return user if user is not None and known and user.active else None

    def get(self, user_id: int) -> User | None:
        with self._database.read() as session:
            return session.get(User, user_id)

    def all(self) -> list[User]:
        """Every account, by name."""
        with self._database.read() as session:
            return list(session.scalars(select(User).order_by(User.name)))

    def change(
        self,
        user_id: int,
        *,
        password: str | None = None,
        role: str | None = None,
        active: bool | None = None,
    ) -> User:
        """Changes what is given. Raises UserError, also where no active admin would be left."""
        with self._database.write() as session:
            user = session.get(User, user_id)
            if user is None:
                raise UserError("没有这个用户。")
            if password is not None:
                user.password_hash = _hash(password)
            if role is not None:
                user.role = _role(role)
            if active is not None:
                user.active = active
            session.flush()
            admins = session.scalars(select(User).where(User.role == "admin", User.active)).first()
            if admins is None:
                raise UserError("至少要保留一名启用的管理员。")
            return user


# The hash of nothing that anyone knows: a login with an unknown name takes as long as any other.
_NOBODY = (
    "scrypt:32768:8:1$Yv0nq1rVtqzC5k2b$"
    "3f1c0d2e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
    "3f1c0d2e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
)


def _hash(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword(f"密码至少 {SHORTEST_PASSWORD} 位。")
    return generate_password_hash(password)


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise UserError(f"角色只能是 {'、'.join(ROLES)}。")
