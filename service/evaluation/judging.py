"""Judges one answer by what it must hold, what it must not and whose file it should quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from service.answering.answer import Answer

if TYPE_CHECKING:
    from service.answering.assistant import Assistant

# right: as expected. wrong: an answer given as sure that is not. The rest did not mislead.
OUTCOMES = ("right", "wrong", "asked_back", "declined", "refused")
_OTHERS = ("answered", "clarify", "no_answer", "refused")
_OTHERWISE = {"clarify": "asked_back", "no_answer": "declined", "refused": "refused", "error": "declined"}


def judge(expected: dict[str, Any], answer: Answer) -> tuple[str, str]:
    """(outcome, why) of one answer. Only an answer can be wrong: asking back and declining are safe.

    ``expected`` may hold ``status`` (one or several, "answered" where it says nothing; or ``not_status``),
    ``must`` and ``must_not`` of the text, ``files`` of which one is cited, ``options`` that are offered
    where it asks back (``or_must``: or all of these side by side in an answer), ``desk`` (the numbers of
    desks of which a decline gives one).
    """
    barred = expected.get("not_status") or []
    wanted = expected.get("status", _OTHERS if barred else "answered")
    statuses = [one for one in ([wanted] if isinstance(wanted, str) else wanted) if one not in barred]
    beside = expected.get("or_must") or []
    if answer.status == "answered" and beside and "answered" not in statuses:
        statuses, expected = ["answered"], {**expected, "must": beside}
    why = _fault(expected, answer, statuses)
    if not why:
        return "right", ""
    return ("wrong" if answer.status == "answered" else _OTHERWISE[answer.status]), why


def _fault(expected: dict[str, Any], answer: Answer, statuses: list[str]) -> str:
    if answer.status not in statuses:
        return f"应为 {'/'.join(statuses)}，却是 {answer.status}"
    said = plain(answer.text)
    for text in expected.get("must_not") or []:
        if holds(said, text):
            return f"不应含有 {text}"
    desks = expected.get("desk") or []
    if answer.status == "no_answer" and desks and (answer.desk is None or answer.desk.phone not in desks):
        return f"应请其咨询 {'/'.join(desks)}，却是 {answer.desk.phone if answer.desk else '无'}"
    for option in expected.get("options") or []:
        if answer.status == "clarify" and not any(holds(plain(one), option) for one in answer.options):
            return f"选项缺少 {option}，却是 {'/'.join(answer.options)}"
    if answer.status != "answered" and "answered" in statuses:
        return ""  # one of several that will do
    for text in expected.get("must") or []:
        alternatives = [text] if isinstance(text, str) else text
        if not any(holds(said, alternative) for alternative in alternatives):
            return f"缺少 {'/'.join(alternatives)}"
    files = expected.get("files") or []
    if files and answer.citations and not any(same_file(c.file, files) for c in answer.citations):
        return f"出处应为 {'/'.join(files)}"
    return ""


def same_file(cited: str, files: list[str]) -> bool:
    """Whether a file is one of those named, with or without the folders it lies in."""
    return any(cited == file or cited.endswith("/" + file) or file.endswith("/" + cited) for file in files)


def plain(text: str) -> str:
    """Without blanks, marks like [1] and the commas that part thousands."""
    return re.sub(r"\[\d+\]|\s|(?<=\d)[,，](?=\d{3}(?!\d))", "", text)


def holds(said: str, text: str) -> bool:
    """Whether a plain text holds another one; a figure at its ends is a whole one: no 85 in 185 or 85.5."""
    wanted = plain(text)
    before = r"(?<!\d)(?<!\d\.)" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?!\.0*[1-9])" if wanted[-1:].isdigit() else ""
    return bool(re.search(before + re.escape(wanted) + after, said))


def is_faithful(answer: Answer, assistant: Assistant) -> bool:
    """Whether every quote is a verbatim part of the passage that its citation opens."""
    passages = assistant.snapshot.passages
    return all(
        citation.passage_id in passages
        and passages[citation.passage_id].item_id == citation.item_id
        and bool(citation.quote)
        and citation.quote in passages[citation.passage_id].text
        for citation in answer.citations
    )
