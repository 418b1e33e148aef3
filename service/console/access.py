"""Who may do what in the console: signing in and out, roles, the brake on guessing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, session, url_for
from flask_limiter.errors import RateLimitExceeded
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from service.console.showing import message_page
from service.parts import Parts
from service.records.models import User
from service.records.users import ROLES, Role

_WRONG = "用户名或密码不正确。"
_BRAKED = "登录失败次数过多，请稍后再试。"
_FAILURES_OF_ONE_NAME = "30 per 15 minutes"

P = ParamSpec("P")
R = TypeVar("R")


class Member(UserMixin):  # type: ignore[misc]
    """A signed-in member of staff. A new password or role ends the sessions that began before it."""

    def __init__(self, user: User) -> None:
        self.name = user.name
        self.role = user.role
        stamp = hashlib.sha256(f"{user.password_hash}\0{user.role}".encode()).hexdigest()[:16]
        self.id = f"{user.id}-{stamp}"

    def may(self, role: Role) -> bool:
        """Whether this member's role is that one or above it."""
        return ROLES.index(self.role) >= ROLES.index(role)


class SignInForm(FlaskForm):  # type: ignore[misc]
    name = StringField("用户名", [InputRequired("请输入用户名。"), Length(max=60)])
    password = PasswordField("密码", [InputRequired("请输入密码。"), Length(max=200)])


def needs(role: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For a view that only members of that role or above may use: others get 403, strangers the sign-in."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not current_user.may(role):
                abort(403)
            return view(*args, **kwargs)

        checked: Callable[P, R] = login_required(guarded)
        return checked

    return decorate


def prepare_sign_in(app: Flask, parts: Parts) -> None:
    """Has Flask-Login find members in the records."""
    manager = LoginManager(app)
    manager.login_view = "console.sign_in"
    manager.login_message = ""

    @manager.user_loader  # type: ignore[untyped-decorator]
    def find(member_id: str) -> Member | None:
        number, _, _ = member_id.partition("-")
        user = parts.records.users.get(int(number)) if number.isdecimal() else None
        if user is None or not user.active:
            return None
        member = Member(user)
        return member if member.id == member_id else None


def add_sign_in(console: Blueprint, parts: Parts) -> None:
    """/console/sign-in and /console/sign-out."""
    audit = parts.records.audit

    def failed(response: Response) -> bool:
        return response.status_code == 401

    def name_tried() -> str:
        return "name:" + request.form.get("name", "").strip()[:60]

    per_minute = parts.settings.login_per_minute
    by_address = parts.limiter.limit(
        f"{per_minute} per minute",
        methods=["POST"],
        deduct_when=failed,
        exempt_when=lambda: not per_minute,
    )
    by_name = parts.limiter.limit(
        _FAILURES_OF_ONE_NAME, key_func=name_tried, methods=["POST"], deduct_when=failed
    )

    @console.route("/sign-in", methods=["GET", "POST"])
    @by_address
    @by_name
    def sign_in() -> AnyResponse | str | tuple[str, int]:
        form = SignInForm()
        if not form.validate_on_submit():
            return _page(form)
        user = parts.records.users.authenticate(form.name.data, form.password.data)
        if user is None:
            audit.note(_known(parts, form.name.data), "sign_in_failed", detail={"from": request.remote_addr})
            return _page(form, _WRONG), 401
        session.clear()  # nothing of a session that somebody else may have begun
        session.permanent = True
        login_user(Member(user))
        audit.note(user.name, "sign_in", detail={"from": request.remote_addr})
        return redirect(_onwards())

    @console.post("/sign-out")
    @needs("viewer")
    def sign_out() -> AnyResponse:
        audit.note(current_user.name, "sign_out")
        logout_user()
        session.clear()
        return redirect(url_for("console.sign_in"))

    @console.errorhandler(RateLimitExceeded)
    def braked(_: RateLimitExceeded) -> tuple[str, int]:
        if request.endpoint == "console.sign_in":
            return _page(SignInForm(formdata=None), _BRAKED), 429
        return message_page("操作过于频繁", "请稍候一分钟再试。", 429)


def _page(form: SignInForm, problem: str = "") -> str:
    return render_template("console/sign_in.html", form=form, problem=problem)


def _known(parts: Parts, name: str) -> str:
    """The name if it is somebody's: what is typed there by mistake may be a password."""
    return name.strip() if any(user.name == name.strip() for user in parts.records.users.all()) else "?"


def _onwards() -> str:
    """Where the member wanted to go, if that is in the console."""
    wanted = request.args.get("next", "")
    home = url_for("console.try_out")
    return wanted if wanted.startswith(home) and "\\" not in wanted else home
