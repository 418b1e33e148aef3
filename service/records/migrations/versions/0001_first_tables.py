"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _moment(name: str, index: bool = False, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), index=index, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("channel", sa.String(20), index=True, nullable=False),
        sa.Column("sender", sa.String(64), index=True, nullable=False),
        _moment("created_at"),
        _moment("updated_at", index=True),
    )
    op.create_table(
        "messages",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(32), unique=True, nullable=False),
        sa.Column(
            "conversation_id",
            sa.String(32),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            index=True,
            nullable=False,
        ),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), index=True, nullable=False),
        sa.Column("reason", sa.String(60), nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        _moment("created_at", index=True),
    )
    op.create_table(
        "feedback",
        sa.Column(
            "answer_id", sa.String(32), sa.ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("helpful", sa.Boolean, index=True, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        _moment("created_at", index=True),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(60), unique=True, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        _moment("created_at"),
    )
    op.create_table(
        "test_questions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("expected_status", sa.String(20), nullable=False),
        sa.Column("expected_text", sa.Text, nullable=False),
        sa.Column("expected_source", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("author", sa.String(60), nullable=False),
        sa.Column("passed", sa.Boolean, nullable=True),
        sa.Column("outcome", sa.Text, nullable=False),
        _moment("tried_at", nullable=True),
        _moment("created_at"),
    )
    op.create_table(
        "wechat_messages",
        sa.Column("message_id", sa.String(80), primary_key=True),
        sa.Column("reply", sa.Text, nullable=True),
        _moment("created_at", index=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("actor", sa.String(60), index=True, nullable=False),
        sa.Column("action", sa.String(60), index=True, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        _moment("at", index=True),
    )


def downgrade() -> None:
    for table in (
        "audit",
        "wechat_messages",
        "test_questions",
        "users",
        "feedback",
        "messages",
        "conversations",
    ):
        op.drop_table(table)
