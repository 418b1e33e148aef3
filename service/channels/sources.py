"""Links to the page of a source, with the quoted lines marked."""

from __future__ import annotations

from urllib.parse import quote, urlencode

# A server takes request lines of some 4,000 bytes, and a Chinese sign is 9 of them: a longer quote is
# named by its two ends.
_END_CHARS = 60


def source_path(item_id: str, passage_id: str, quoted: str = "") -> str:
    """The path of an item's page at one passage, where ``quoted`` (part of its text) is marked."""
    query = {"passage": passage_id}
    if len(quoted) > 2 * _END_CHARS:
        query |= {"quote": quoted[:_END_CHARS], "to": quoted[-_END_CHARS:]}
    elif quoted:
        query["quote"] = quoted
    return (
        f"/items/{quote(item_id, safe='')}?{urlencode(query, quote_via=quote)}#{quote(passage_id, safe='')}"
    )
