"""A decline offers what is published near the question, to tap."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_ASKED = """# 入学热点问答

**07 没打齐疫苗影响入学吗？**

不影响入学报名，开学后按接种门诊的安排补种，补种记录交给学校保健室。

**08 疫苗本丢了影响入学吗？**

不影响入学，到接种门诊补办疫苗本后交给学校保健室。

**09 怎么改？**

在登记截止以前可以自行撤回修改。
"""

_NOTICE = """云台市教育局关于做好2026年小学招生工作的通知
云教发〔2026〕7号
一、招生对象
（一）随迁子女：父母一方持有居住证，并有劳动合同或者营业执照。
（二）本地户籍：房户一致的优先安排。
云台市教育局
2026年5月8日
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"问答.md": _ASKED, "通知.txt": _NOTICE}
    return Assistant(snapshot_of(files, tmp_path_factory.mktemp("near")), today=date(2026, 6, 15))


def test_a_published_question_is_offered_and_leads_to_its_answer(assistant: Assistant) -> None:
    declined = assistant.answer("疫苗还差两针，会不会不让娃娃进学校")
    assert declined.status == "no_answer"
    assert "没打齐疫苗影响入学吗？" in declined.follow_ups
    tapped = assistant.answer("没打齐疫苗影响入学吗？")
    assert tapped.status == "answered"
    assert "补种" in tapped.text


def test_what_has_nothing_near_offers_nothing(assistant: Assistant) -> None:
    declined = assistant.answer("羽毛球馆周末几点开门")
    assert declined.status == "no_answer"
    assert declined.follow_ups == ()
