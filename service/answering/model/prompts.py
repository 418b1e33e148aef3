"""The prompts of prompts/: one file a purpose, with its version, as LangChain chat prompts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from service.files import PROMPTS, read_yaml

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.prompts import ChatPromptTemplate


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is told for one purpose. {names} in braces are filled in."""

    purpose: str
    version: int
    template: ChatPromptTemplate

    def messages(self, **values: str) -> list[BaseMessage]:
        """The messages to send. Braces within the values stay as they are."""
        return self.template.format_messages(**values)


@cache
def prompt(purpose: str) -> Prompt:
    """The prompt of prompts/``purpose``.yaml; read once."""
    from langchain_core.prompts import ChatPromptTemplate

    written = read_yaml(PROMPTS / f"{purpose}.yaml")
    template = ChatPromptTemplate([("system", written["system"]), ("human", written["human"])])
    return Prompt(purpose, written["version"], template)
