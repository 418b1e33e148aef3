"""Sentences planted in a document that address the program that reads it, not its readers.

An official paper speaks to citizens, schools and offices. What tells its reader to forget rules, how to
answer "users", or that it is a model, was put there for a program; it is no part of what is published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.read.document import Block, Document, Heading, Paragraph, Row, Table
from index.text import sentences

_MODEL = (
    r"(?:AI|A\.I\.|人工智能|语言模型|大模型|机器人|智能(?:客服|助手|问答|体)|(?:Chat)?GPT|LLM"
    r"|自动(?:问答|答复|回复)(?:助手|系统|程序|机器人|平台)|问答(?:助手|机器人))"
)
_RULES = r"(?:规则|指令|指示|提示词?|设定|守则|约束|限制|命令)"
_SAY = r"(?:回答|回复|告诉|告知|答复|输出|推荐|引导|声称|说)"
_PLANTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:忽略|无视|忽视|忘记|忘掉|不要理会|不必理会|抛开|覆盖|推翻)[^。\n]{{0,12}}{_RULES}",
        r"(?:忽略|无视|忘记|忘掉)[^。\n]{0,8}(?:以上|之前|上述|前面|此前)[^。\n]{0,16}"
        rf"(?:直接|改为|并|,|，)?{_SAY}",
        r"(?:告诉|欺骗|回复|答复|回答)(?:所有|每个|每位|任何)?(?:的)?(?:提问|咨询|来访)?"
        r"(?:用户|提问者|咨询者|提问人|访客)",
        r"(?:用户|有人|提问者)(?:如果)?(?:问|提问|询问|咨询)(?:到|起|时|及)?[^。\n]{0,20}"
        r"(?:你|请|就|都|一律|必须|务必)(?:要|应)?(?:直接)?(?:回答|回复|说|告诉)",
        rf"你(?:现在)?(?:是|作为)(?:一个|一名)?[^。\n]{{0,6}}{_MODEL}",
        rf"(?:致|写给|给|对)(?:所有)?(?:的)?{_MODEL}(?:的)?(?:指令|说明|提示|要求|留言|话)?[:：]",
        rf"{_MODEL}[^。\n]{{0,10}}(?:请|必须|务必|应当?|需要?|要|读到|看到|阅读)[^。\n]{{0,10}}(?:{_SAY}|忽略|执行)",
        rf"(?:请|要求|让|叫|令|提醒){_MODEL}[^。\n]{{0,4}}(?:忽略|无视|忘记|忘掉|不要|不再|改为|一律|只|{_SAY})",
        r"(?:凡|凡是|只要|但凡|如果|若)(?:有人|家长|群众)?(?:再)?(?:问|提问|询问)(?:到|起|及)?[^。\n]{1,20}[，,]?"
        r"(?:你|请|都|一律|必须|务必|统一)+(?:要|应)?(?:直接)?(?:回答|回复|说)",
        rf"(?:仅|只)(?:供|给|限)[^。\n]{{0,6}}(?:{_MODEL}|模型|程序|助手)[^。\n]{{0,4}}(?:阅读|读取|查看|使用|看)",
        r"(?:任何|所有|每一?个|一切)(?:的)?(?:问题|提问|回答|回复)[^。\n]{0,8}(?:都|一律|必须|统一|先|均)"
        rf"[^。\n]{{0,4}}{_SAY}",
        r"从现在(?:起|开始)[^。\n]{0,4}你(?:是|要|就|只|必须|将|不)|(?:系统|隐藏)(?:指令|提示词)[:：]|提示词注入",
        r"\b(?:ignore|disregard|forget)\b[^。\n]{0,30}\b(?:previous|above|prior|all|earlier)\b[^。\n]{0,30}"
        r"\b(?:instructions?|rules?|prompts?|text)\b",
        r"\b(?:system prompt|you are (?:now )?an? (?:ai|assistant|chatbot|language model)"
        r"|tell (?:the|all|every) users?|when (?:a |the )?users? asks?)\b|<\|[a-z_]+\|>|\[/?INST\]",
    )
)


# A published letter with what the bureau replied to it, on one line: the letter's planted words end there.
_LETTER = re.compile(
    r"[【\[〔](?:来信|来件|留言|咨询|提问|问题?|诉求|投诉|网友|市民|群众)[^】\]〕]{0,6}[】\]〕]"
)
_REPLY = re.compile(r"^\s*[【\[〔](?:答复?|回复|回应|官方回复|办理结果|处理结果)[^】\]〕]{0,6}[】\]〕]")


def without_planted(document: Document) -> Document:
    """``document`` without what is planted: from such a sentence to the end of its line, of a letter that is
    quoted there up to the reply."""
    blocks: list[Block] = []
    for block in document.blocks:
        left = _without(block)
        if left is not None:
            blocks.append(left)
    title = _cleared(document.title)
    if title == document.title and tuple(blocks) == tuple(document.blocks):
        return document
    return replace(document, title=title, blocks=tuple(blocks))


def _without(block: Block) -> Block | None:
    if isinstance(block, Table):
        return Table(
            caption=_cleared(block.caption),
            header=_all(block.header),
            rows=tuple(Row(_all(row.cells), _cleared(row.section)) for row in block.rows),
            notes=tuple(note for note in _all(block.notes) if note),
        )
    text = _cleared(block.text)
    if text == block.text:
        return block
    if not text.strip():
        return None
    return Heading(text, block.level) if isinstance(block, Heading) else Paragraph(text)


def _all(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_cleared, texts))


def _cleared(text: str) -> str:
    if not any(pattern.search(text) for pattern in _PLANTED):
        return text
    return "\n".join(left for line in text.split("\n") if (left := _line(line)) or not line)


def _line(line: str) -> str:
    """The line up to its first planted sentence; where that stood in a letter, again from the reply or the
    next letter."""
    kept, planted, in_letter = "", False, False
    for sentence in sentences(line):
        if planted and in_letter and (_REPLY.match(sentence) or _LETTER.match(sentence)):
            planted = False
        if any(pattern.search(sentence) for pattern in _PLANTED):
            planted = True
            in_letter = bool(_LETTER.search(kept + sentence))
        if not planted:
            kept += sentence
    return kept if not planted else kept.rstrip()
