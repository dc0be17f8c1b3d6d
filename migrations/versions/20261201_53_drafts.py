"""The hub may end a draft as one that was given up, where a word narrows: its recipient never hears of it."""

from alembic import op

revision = "20261201_53"
down_revision = "20261201_52"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OPEN = "'draft','requested','received','accepted','in-progress','on-hold'"
OF_THE_HUB = "'expired','consent-withdrawn','ended-by-sender','agreement-ended'"
MOVES = """
  ('draft','requested','requester'), ('draft','entered-in-error','requester'),
  ('requested','received','recipient'), ('requested','accepted','recipient'), ('requested','rejected','recipient'),
  ('received','accepted','recipient'), ('received','rejected','recipient'),
  ('accepted','in-progress','recipient'), ('accepted','on-hold','recipient'),
  ('accepted','completed','recipient'), ('accepted','failed','recipient'),
  ('in-progress','on-hold','recipient'), ('on-hold','in-progress','recipient'),
  ('in-progress','completed','recipient'), ('in-progress','failed','recipient'),
  ('requested','cancelled','either'), ('received','cancelled','either'), ('accepted','cancelled','either'),
  ('in-progress','cancelled','either'), ('on-hold','cancelled','either'), ('draft','cancelled','requester')
"""
CHECK = f"""
-- runs as the caller, so that current_user tells the hub itself from the parties
create or replace function task_move_check() returns trigger language plpgsql as $$
declare
  org uuid := {ORG};
  actor text := case when org = old.sender then 'requester' when org = old.recipient then 'recipient' end;
  -- a recipient that only gets mail: the sender records its answers (fixed when the request is made)
  recorded boolean := org = old.sender and to_jsonb(old) ->> 'answered_by' = 'sender';
begin
  if new.status = old.status then
    return new;
  end if;
  -- the hub ends for a sender where a word narrows: `app.hub_ends` is set in that one statement
  if current_user = 'hub_worker' or (coalesce(current_setting('app.hub_ends', true), '') = 'on' and org = old.sender)
  then
    if new.reason in ({OF_THE_HUB})
      and ((new.status = 'cancelled' and old.status in ({OPEN})) or $draft) then
      return new;
    end if;
    raise exception using errcode = 'HB002', message = 'not_your_move';
  end if;
  if new.reason in ({OF_THE_HUB}) then
    raise exception using errcode = 'HB004', message = 'reason_of_the_hub';
  end if;
  if not exists (
    select 1 from (values {MOVES}) as allowed(from_status, to_status, by_actor)
    where from_status = old.status and to_status = new.status
  ) then
    raise exception using errcode = 'HB003', message = 'wrong_move';
  end if;
  if not exists (
    select 1 from (values {MOVES}) as allowed(from_status, to_status, by_actor)
    where from_status = old.status and to_status = new.status
      and (by_actor in ('either', actor) or (by_actor = 'recipient' and recorded))
  ) then
    raise exception using errcode = 'HB002', message = 'not_your_move';
  end if;
  return new;
end $$;
"""


def upgrade() -> None:
    """Let it."""
    op.execute(CHECK.replace("$draft", "(old.status = 'draft' and new.status = 'entered-in-error')"))


def downgrade() -> None:
    """What it ended so stays ended."""
    op.execute(CHECK.replace("$draft", "false"))
