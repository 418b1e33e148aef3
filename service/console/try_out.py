"""试问: ask as a citizen would, and see what went on inside. Nothing of it is kept unless it is wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length

from service.answering.answer import Answer, Turn
from service.console.access import needs
from service.console.questions import keep_form
from service.conversations import QuestionError
from service.live import NoSnapshot
from service.parts import Parts

_NOTHING_PUBLISHED = "还没有发布快照，暂时不能试问。请先在服务器上运行 wenjiao build。"
_MOST_HISTORY = 20_000


class TryForm(FlaskForm):  # type: ignore[misc]
    """``history`` is the conversation so far, as the API's JSON."""

    question = TextAreaField("问题", [InputRequired("请输入要试问的问题。")])
    history = HiddenField(validators=[Length(max=_MOST_HISTORY)])


@dataclass(frozen=True, slots=True)
class Tried:
    """One question that was tried out. ``json`` is the answer as the API gives it."""

    question: str
    answer: Answer
    json: dict[str, Any]

    @property
    def total_ms(self) -> float:
        return sum(self.answer.timings_ms.values())

    @property
    def best_score(self) -> float:
        return max((candidate.score for candidate in self.answer.trace.candidates), default=0.0)


def add_try_out(console: Blueprint, parts: Parts) -> None:
    """/console/"""

    @console.route("/", methods=["GET", "POST"])
    @needs("viewer")
    def try_out() -> str | tuple[str, int]:
        form = TryForm()
        if not form.is_submitted():
            return render_template("console/try_out.html", form=form, history=[])
        history = _history(form.history.data or "")
        problem = ""
        try:
            if form.validate():
                tried = _ask(parts, form.question.data, history[-parts.settings.history_turns :])
                return _result_page(tried, history)
            problem = next(iter(form.errors.values()))[0]
        except QuestionError as error:
            problem = str(error)
        except NoSnapshot:
            problem = _NOTHING_PUBLISHED
        return render_template("console/try_out.html", form=form, history=history, problem=problem), 422


def _ask(parts: Parts, question: str, history: list[Turn]) -> Tried:
    asked = parts.conversations.check(question, None)
    answer = parts.live.assistant().answer(asked, history)
    return Tried(asked, answer, answer.to_json())


def _result_page(tried: Tried, history: list[Turn]) -> str:
    so_far = [*history, Turn("user", tried.question), Turn("assistant", tried.answer.text)]
    turns = [{"role": turn.role, "content": turn.content} for turn in so_far]
    return render_template(
        "console/try_out.html",
        form=TryForm(formdata=None, question=tried.question),
        tried=tried,
        history=history,
        so_far=json.dumps(turns, ensure_ascii=False),
        keep=keep_form(tried.question, tried.answer),
    )


def _history(text: str) -> list[Turn]:
    """The turns in the form's JSON; [] where it is none."""
    try:
        return [
            Turn("user" if turn["role"] == "user" else "assistant", str(turn["content"]))
            for turn in json.loads(text or "[]")
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
