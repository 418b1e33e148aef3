"""What of a question names its matter, and what only asks."""

from __future__ import annotations

from pathlib import Path

from built import snapshot_of
from service.answering.fit import matter_of


def test_what_only_asks_or_was_cut_out_of_two_words_weighs_little(tmp_path: Path) -> None:
    snapshot = snapshot_of({"转学.md": "# 转学办法\n\n申请转学须提供学籍证明，7个工作日办结。\n"}, tmp_path)
    for question in ("转学能查什么意思", "转学办要是什么东东", "转学怎么个转法"):
        matter = matter_of(question, snapshot)
        total = sum(weight for _, weight in matter.terms)
        named = sum(weight for term, weight in matter.terms if term.word == "转学")
        assert named > 0.7 * total, (question, [(term.word, weight) for term, weight in matter.terms])


def test_a_stage_or_a_number_is_found_however_it_is_written(tmp_path: Path) -> None:
    said = "# 招生办法\n\n录取时间：普通高中7月18日，中职7月25日。校车2号线周一开行。\n"
    snapshot = snapshot_of({"办法.md": said}, tmp_path)
    text = snapshot.passages[next(iter(snapshot.passages))].text
    for question, other in (("职高", "小学"), ("高一", "小一"), ("二号线", "三号线")):
        held = (matter_of(f"{asked}几号开始", snapshot).held_by(text) for asked in (question, other))
        assert next(held) > next(held), question
