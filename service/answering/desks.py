"""Which desk to send a citizen to, by topic and region."""

from __future__ import annotations

from index.items import Desk
from service.answering.context import Context
from service.answering.desk_ranking import current_desks
from service.answering.duties import asked_duties
from service.answering.texts import text

_REGION, _OTHER_PART, _DUTY, _TOPIC, _GENERAL = 1.5, -1.0, 1.8, 2.0, 0.2
_BROADER = 0.05  # the narrower of two duties is what is asked
_OWN_MATTER = 1.5
# What a question of a kind is about where its words belong to no duty: 「人民路1号上哪个小学」.
_IMPLIED = {"zone": "招生", "fee": "收费", "subsidy": "资助"}
# They stand in the names of most of a bureau's offices.
_COMMON = {"教育", "学校", "学生", "管理", "中心", "办公"}


def desk_for(context: Context) -> Desk | None:
    """The desk whose region and topics fit best; the bureau's general desk otherwise."""
    best: tuple[float, Desk] | None = None
    bureau = context.snapshot.bureau
    stated = current_desks(context)
    # Without a list of its own, the first desk that its documents state is the bureau's general one.
    general = bureau.desks or tuple(desk for desk in stated if not bureau.is_part(desk.region))[:1]
    for desk in (*general, *stated):
        fit = _fit(desk, context)
        if fit is None or (fit[0] < _OWN_MATTER and desk not in general):
            continue  # a stated desk is for its own matter only
        if best is None or sum(fit) > best[0]:
            best = (sum(fit), desk)
    return best[1] if best else None


def desk_words(desk: Desk) -> str:
    """One sentence that names the desk with what is known of it."""
    return text(
        "no_answer.desk",
        name=desk.name,
        phone=f"，电话 {desk.phone}" if desk.phone else "",
        hours=f"，办公时间 {desk.hours}" if desk.hours else "",
        address=f"，地址 {desk.address}" if desk.address else "",
    )


def _fit(desk: Desk, context: Context) -> tuple[float, float] | None:
    """How well a desk's topics and its region fit; None for another region's."""
    question, asked, bureau = _matter(context), _region(context), context.snapshot.bureau
    if desk.region and asked and desk.region != asked and desk.region not in bureau.parents_of(asked):
        return None
    place = _GENERAL if not desk.topics else 0.0
    if asked and desk.region == asked:
        place += _REGION
    elif not asked and bureau.is_part(desk.region):
        place += _OTHER_PART
    # A topic counts by how much of it the question says, in whole or by its two-character parts.
    # A region's name is no matter: that the question and the desk are of one place counts once, above.
    own = desk.name
    for region in bureau.regions:
        own = own.removeprefix(region.name)
    topic = max((_overlap(topic, question) for topic in (*desk.topics, own)), default=0.0) * _TOPIC
    words = " ".join((desk.name, *desk.topics))
    stated = [n for n, duty in enumerate(asked_duties(question)) if duty.stated.search(words)]
    return max(topic, _DUTY - _BROADER * stated[0] if stated else 0.0), place


def _matter(context: Context) -> str:
    """The question, with what its kind is about where no word of it belongs to a duty."""
    implied = _IMPLIED.get(context.understood.kind, "")
    return context.text if not implied or asked_duties(context.text) else f"{context.text} {implied}"


def _region(context: Context) -> str:
    """The region asked about; where none is named, the one part whose rules answer."""
    if context.understood.region:
        return context.understood.region
    regions = {context.snapshot.items[piece.passage.item_id].region for piece in context.evidence}
    only = next(iter(regions)) if len(regions) == 1 else ""
    return only if context.snapshot.bureau.is_part(only) else ""


def _overlap(topic: str, question: str) -> float:
    if not topic:
        return 0.0
    if topic in question:
        return 1.0
    pairs = {topic[i : i + 2] for i in range(len(topic) - 1)} - _COMMON
    return sum(pair in question for pair in pairs) / len(pairs) if pairs else 0.0
