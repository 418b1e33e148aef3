"""What a test question is counted under, and what its answer must not hold."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("test_questions") as table:
        table.add_column(sa.Column("unwanted_text", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("kind", sa.String(20), nullable=False, server_default="other"))


def downgrade() -> None:
    with op.batch_alter_table("test_questions") as table:
        table.drop_column("kind")
        table.drop_column("unwanted_text")
