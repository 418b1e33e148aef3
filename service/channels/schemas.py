"""What the HTTP API takes and gives, for its checks and its OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool


def _whole(value: Any) -> Any:
    """Text without lone surrogates, which JSON can carry and nothing can store."""
    return value.encode("utf-8", "ignore").decode("utf-8") if isinstance(value, str) else value


def _storable(value: Any) -> Any:
    """The same without NUL, which PostgreSQL's texts cannot hold."""
    return _whole(value).replace("\0", "") if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_whole)]
Storable = Annotated[str, BeforeValidator(_storable)]


class ChatRequest(BaseModel):
    """One question."""

    model_config = ConfigDict(json_schema_extra={"example": {"question": "小学一年级报名需要带哪些材料？"}})

    question: Text = Field(description="问题，不超过 500 字")
    conversation_id: Storable | None = Field(None, max_length=64, description="续问时带上；首次提问不填")


class CitationOut(BaseModel):
    """One numbered source."""

    n: int
    item_id: str
    passage_id: str
    file: str
    title: str
    document_number: str = Field(description="文号")
    issuer: str
    published: str | None
    valid_from: str | None
    valid_to: str | None
    in_force: bool = Field(description="是否现行有效")
    heading: str
    quote: str = Field(description="原文摘录，与来源逐字一致")
    url: str


class DeskOut(BaseModel):
    """The office to turn to."""

    name: str
    phone: str
    hours: str
    address: str


class ChatAnswer(BaseModel):
    """One answer."""

    conversation_id: str
    answer_id: str
    status: Literal["answered", "clarify", "no_answer", "refused", "error"]
    reason: str
    answer: str = Field(description="回答，[1] [2] 对应 citations 的编号")
    citations: list[CitationOut]
    options: list[str] = Field(description="需要进一步确认时可选的项")
    follow_ups: list[str]
    desk: DeskOut | None
    notice: str = Field(description="自动生成内容的标识，须与回答一同展示")
    generated: bool
    timings_ms: dict[str, float]


class FeedbackRequest(BaseModel):
    """A word on an answer."""

    answer_id: Storable = Field(max_length=64)
    helpful: StrictBool
    comment: Storable = Field("", max_length=500)


class FeedbackReceived(BaseModel):
    """Stored."""

    status: Literal["ok"]


class PassagePath(BaseModel):
    """Which passage."""

    passage_id: str = Field(max_length=500)


class ItemOut(BaseModel):
    """The catalogue data of a disclosed item; dates are YYYY-MM-DD."""

    id: str
    title: str
    file: str
    document_number: str
    index_number: str
    issuer: str
    written: str | None
    published: str | None
    valid_from: str | None
    valid_to: str | None
    school_year: int | None
    region: str
    column: str
    url: str
    stages: list[str] = Field(description="全文针对的学段，不限学段的为空")
    standing: Literal["in_force", "repealed", "draft"] = Field(
        description="文件自身的效力：有效、已废止、征求意见稿；是否过期另看 valid_to"
    )
    other_files: list[str] = Field(description="内容相同的其他文件")


class PassageOut(BaseModel):
    """One passage; ``text`` is what may be quoted."""

    id: str
    item_id: str
    position: int
    kind: Literal["text", "row", "note", "frame"]
    text: str
    original: str = Field(description="修复前的原文；未作修复的为空")
    heading: list[str]
    source: str = Field(description="来源页面的地址")
    item: ItemOut


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
