"""Sets a draft as a page of a portal: a frame of menus and links with a catalogue block and the text in it.

Options of a page: ``layout`` (a frame), ``site``, ``crumb``, ``labels`` (the catalogue block, label to value,
in order), ``line`` (the line under the title), ``meta`` (meta tags), ``related`` (headlines), ``body`` (see
flow.body), ``skip`` (kinds of blocks that the page leaves out), ``tail`` (HTML after the text), ``head`` (the
title as the page shows it), ``encoding``, ``charset`` (what the page says its encoding is).

A frame is a file of two parts: YAML that says how the data are set (``item``, ``per_row`` items in a ``row``,
labels ``spread`` with spaces), and the page with ``$title``, ``$labels``, ``$text`` and so on.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import Any

import yaml

from .draft import Draft
from .flow import body

FRAMES = Path(__file__).parent / "frames"


def page(draft: Draft, options: dict[str, Any], frames: Path = FRAMES) -> bytes:
    """The .html of the draft in its encoding."""
    encoding = options.get("encoding", "utf-8")
    skip = options.get("skip", "T")
    head, _, frame = (frames / f"{options['layout']}.html").read_text("utf-8").partition("\n---\n")
    metas = [f'<meta name="{name}" content="{escape(str(value))}">' for name, value in
             options.get("meta", {}).items()]
    related = [f'<li><a href="/c/{n}.html">{escape(title)}</a></li>' for n, title in
               enumerate(options.get("related", []))]
    return Template(frame).substitute(
        charset=options.get("charset", encoding),
        title=options.get("head", escape(draft.title)),
        name=escape(options.get("name_in_head", draft.title)),
        site=options["site"],
        crumb=options.get("crumb", "政务公开"),
        meta="\n".join(metas),
        labels=_labels(options.get("labels", {}), yaml.safe_load(head)),
        line=options.get("line", ""),
        text=body((block for block in draft.blocks if block.kind not in skip), options.get("body", "p")),
        tail=options.get("tail", ""),
        related="\n".join(related),
    ).encode(encoding)


def _labels(labels: dict[str, Any], how: dict[str, Any]) -> str:
    items = [Template(how["item"]).substitute(label=_spread(label) if how.get("spread") else label,
                                              value="" if value is None else escape(str(value)))
             for label, value in labels.items()]
    step = how.get("per_row", 1)
    row = Template(how.get("row", "$items"))
    return "\n".join(row.substitute(items="".join(items[n:n + step])) for n in range(0, len(items), step))


def _spread(label: str) -> str:
    if len(label) == 2:
        return label[0] + "　　" + label[1]
    return "&nbsp;".join(label) if len(label) == 3 else label
