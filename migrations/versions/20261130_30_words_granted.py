"""A sign-in word is granted once: after the provider's check, and one to an organisation."""

from alembic import op

revision = "20261130_30"
down_revision = "20261130_50"

_GRANTED = """
create or replace function post_sign_in_word() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from sign_in_word where organisation = new.org) then
    insert into sign_in_word values (new.sign_in_word, new.org) on conflict (word) do nothing;
  end if;
  if not exists (select from sign_in_word where word = new.sign_in_word and organisation = new.org) then
    raise unique_violation using constraint = 'sign_in_word_pkey';
  end if;
  return null;
end $$
"""
_TAKEN = """
create or replace function post_sign_in_word() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into sign_in_word values (new.sign_in_word, new.org) on conflict (word) do nothing;
  if not exists (select from sign_in_word where word = new.sign_in_word and organisation = new.org) then
    raise unique_violation using constraint = 'sign_in_word_pkey';
  end if;
  return null;
end $$
"""


def upgrade() -> None:
    """The trigger waits for the check; words that were taken earlier stay their organisations'."""
    _replace(_GRANTED)
    op.execute("""
    drop trigger identity_provider_word on identity_provider;
    create trigger identity_provider_word after insert or update of checked_at on identity_provider
      for each row when (new.checked_at is not null) execute function post_sign_in_word();
    """)


def downgrade() -> None:
    """Words are taken as they are set."""
    op.execute("""
    drop trigger identity_provider_word on identity_provider;
    create trigger identity_provider_word after insert on identity_provider
      for each row execute function post_sign_in_word();
    """)
    _replace(_TAKEN)


def _replace(function: str) -> None:
    op.execute("set role hub_post")
    op.execute(function)
    op.execute("set role hub_tables")
