"""The time that a question names: 2025年, 去年秋天, 2024学年, 九月开学以后."""

from __future__ import annotations

from datetime import date

from index.facts.period import Period
from service.answering.vocabulary import vocabulary

_LAST_MONTH = 7  # a school year ends in July


def period_of(question: str, today: date) -> Period | None:
    """The time asked about, None where the question names none (or a school class like 2015级)."""
    years = vocabulary().years
    question = years["born"].sub(" ", question)
    under_way = today.year - 1 if today.month <= _LAST_MONTH else today.year  # the school year
    if years["last_school_year"].search(question) and not years["span"].search(question):
        return Period.of_school_year(under_way - 1)
    if years["school_year"].search(question):  # the term that is under way
        return Period.of_school_year(under_way)
    before = years["before"].search(question)
    if before:
        in_spring = int(before[2]) > _LAST_MONTH + 1
        return Period.of_term(int(before[1]) - (not in_spring), spring=in_spring)
    year = _year_of(question, today)
    if year is None:
        return _of_no_year(question, today, under_way)
    if years["span"].search(question):
        return Period.of_school_year(year)
    if years["autumn"].search(question):
        return Period.of_term(year, spring=False)
    if years["spring"].search(question):
        return Period.of_term(year, spring=True)
    return Period.of_year(year, today)


def _of_no_year(question: str, today: date, under_way: int) -> Period | None:
    """「九月开学以后」 is the autumn to come, or the one that has begun; 「下学期」 goes by the day."""
    years = vocabulary().years
    in_autumn = under_way == today.year
    if years["last_term"].search(question):
        return Period.of_term(today.year if in_autumn else under_way, spring=in_autumn)
    if years["next_term"].search(question):
        following = today.year + 1 if in_autumn and today.month > _LAST_MONTH + 1 else today.year
        return Period.of_term(following, spring=following > today.year)
    if years["coming_year"].search(question):
        return Period.of_school_year(today.year)
    return Period.of_term(today.year, spring=False) if years["coming_term"].search(question) else None


def _year_of(question: str, today: date) -> int | None:
    years, this_year = vocabulary().years, today.year
    named = years["named"].search(question)
    cohort = years["cohort"].search(question)
    if cohort and years["now"].search(question.replace(cohort[0], " ")):
        named = years["named"].search(question.replace(cohort[0], " "))
    if named:
        return int(named.group(1) or f"20{named.group(2)}")
    if years["this"].search(question):  # 「今年…，去年邻居…」 asks about this year
        return this_year
    if years["last"].search(question):
        return this_year - 1
    return this_year + 1 if years["next"].search(question) else None
