"""测试题: questions that staff keep, with what their answers must hold; the form, the list, the download."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from service.answering.answer import Answer
from service.console.access import needs
from service.console.showing import KINDS, STATUSES
from service.masking import mask
from service.parts import Parts
from service.records.models import TestQuestion


def _choices(names: dict[str, str]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in names.items()]


class KeepForm(FlaskForm):  # type: ignore[misc]
    """In ``must``, ``must_not`` and ``files`` each line is one text; in ``must``, | parts other wordings."""

    question = TextAreaField("问题", [InputRequired("请填写问题。"), Length(max=2000)])
    kind = SelectField("种类", choices=_choices(KINDS))
    status = SelectField("应有的结果", choices=_choices(STATUSES))
    must = TextAreaField("回答必须含有", [Length(max=4000)])
    must_not = TextAreaField("回答不得含有", [Length(max=4000)])
    files = TextAreaField("应引用的文件（任一）", [Length(max=4000)])


def keep_form(question: str, answer: Answer) -> KeepForm:
    """The form for a question that was just answered, filled with what the answer was."""
    seen = dict(answer.trace.understood)
    kind = seen.get("问题种类", "").split("、")[0]
    return KeepForm(
        formdata=None,
        question=seen.get("补全后的问题") or question,
        kind=kind if kind in KINDS else "other",
        status=answer.status,
        files="\n".join(dict.fromkeys(citation.file for citation in answer.citations)),
    )


def as_line(kept: TestQuestion) -> dict[str, Any]:
    """A kept question as `wenjiao evaluate` reads it."""
    must = [[wording.strip() for wording in line.split("|")] for line in lines(kept.expected_text)]
    return {
        "id": f"kept-{kept.id}",
        "kind": kept.kind,
        "question": kept.question,
        "status": kept.expected_status,
        "must": [wordings[0] if len(wordings) == 1 else wordings for wordings in must],
        "must_not": lines(kept.unwanted_text),
        "files": lines(kept.expected_source),
    }


def lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def add_questions(console: Blueprint, parts: Parts) -> None:
    """/console/questions and /console/questions.jsonl."""
    kept = parts.records.test_questions
    audit = parts.records.audit

    @console.get("/questions")
    @needs("viewer")
    def questions() -> str:
        shown = [(question, as_line(question)) for question in reversed(kept.all())]
        return render_template("console/questions.html", shown=shown, form=FlaskForm())

    @console.post("/questions")
    @needs("editor")
    def keep_question() -> AnyResponse | tuple[str, int]:
        form = KeepForm()
        if not form.validate():
            return render_template("console/keep.html", keep=form), 422
        question = kept.add(
            TestQuestion(
                question=mask(form.question.data.strip()),
                kind=form.kind.data,
                expected_status=form.status.data,
                expected_text=mask(form.must.data or ""),
                unwanted_text=mask(form.must_not.data or ""),
                expected_source=form.files.data or "",
                author=current_user.name,
            )
        )
        audit.note(current_user.name, "keep_question", str(question.id))
        flash(f"已存为测试题 {question.id}。")
        return redirect(url_for("console.questions"))

    @console.post("/questions/<int:number>/remove")
    @needs("editor")
    def remove_question(number: int) -> AnyResponse:
        if not kept.remove(number):
            abort(404)
        audit.note(current_user.name, "remove_question", str(number))
        flash(f"已删除测试题 {number}。")
        return redirect(url_for("console.questions"))

    @console.get("/questions.jsonl")
    @needs("viewer")
    def download_questions() -> Response:
        text = "".join(json.dumps(as_line(question), ensure_ascii=False) + "\n" for question in kept.all())
        headers = {"Content-Disposition": "attachment; filename=questions.jsonl"}
        return Response(text, content_type="application/x-ndjson; charset=utf-8", headers=headers)
