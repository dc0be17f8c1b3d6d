"""What a peer has left unanswered goes to the one that is named in its place."""

from alembic import op

revision = "20261130_40"
down_revision = "20261129_70"


def upgrade() -> None:
    """The worker hands it on; what was answered stays with whoever answered."""
    op.execute("grant update (peer) on peer_question to hub_worker")
    _once("(answer, answered_by, answered_at, peer)")


def downgrade() -> None:
    """A question stays with whom it was put to."""
    op.execute("revoke update (peer) on peer_question from hub_worker")
    _once("(answer, answered_by, answered_at)")


def _once(columns: str) -> None:
    new, old = (columns.replace("(", f"({row}.").replace(", ", f", {row}.") for row in ("new", "old"))
    op.execute(f"""
    create or replace function peer_answers_once() returns trigger language plpgsql as $$
    begin
      if old.answer is not null and {new} is distinct from {old} then
        raise exception using errcode = 'HB003', message = 'wrong_move';
      end if;
      return new;
    end $$;
    """)
