"""Releases that are held, or replaced by a narrower one; what a holder is asked, and until when it keeps it."""

from alembic import op

revision = "20261129_01"
down_revision = "20261125_08"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
FILLED = ("release", "origin", "holding")

ERASE = """
create or replace function erase_release() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  delete from release_key where release = new.id;
  delete from sealed_packet where release = new.id;
  delete from takedown_sealed where release = new.id;
  delete from delivery_body using delivery where delivery.id = delivery_body.delivery and delivery.release = new.id;
  $matches
  return null;
end $$;
"""
MATCHES = """delete from opponent_match where referral = new.object;
  delete from item_match where request = new.object;"""
UNLESS_REPLACED = """-- what stands in its place goes on: so do its keyed hashes
  if not exists (select from release newer where newer.replaces = new.id) then
    delete from opponent_match where referral = new.object;
    delete from item_match where request = new.object;
  end if;"""


def upgrade() -> None:
    """Add what holds a release, and what replaces it."""
    op.execute("""
    alter table release add column held_for text[] not null default '{}';
    alter table release add column replaces uuid;
    alter table release add column matter uuid;
    alter table release add foreign key (replaces, sender, recipient) references release (id, sender, recipient);
    create index release_replaces on release (replaces) where replaces is not null;
    create index release_matter on release (recipient, matter);
    alter table delivery add column held_for text[] not null default '{}';
    alter table holding add column asks text collate "C" not null default 'all'
      check (asks in ('all','fields','reported','as-a-child'));
    alter table holding add column until date;
    """)
    _fill()
    op.execute("""
    alter table holding add constraint holding_kept_until check (answer is distinct from 'kept' or until is not null)
    """)
    op.execute(f"""
    grant update (held_for) on release to hub_web, hub_worker;
    grant update (readable_until) on release to hub_worker;
    grant insert on release, sealed_packet, release_key to hub_worker;
    grant update (release, sealed) on takedown_sealed to hub_web, hub_worker;
    create policy takedown_sealed_repacker on takedown_sealed for update to hub_web, hub_worker
      using (sender = {ORG}) with check (sender = {ORG});
    grant update (held_for) on delivery to hub_web, hub_worker;
    grant update (until) on holding to hub_web;
    grant insert on provision to hub_worker;
    alter policy provision_maker on provision to hub_web, hub_worker;

    -- only its sender holds a release, and lets it go
    create function release_held() returns trigger language plpgsql as $$
    begin
      if new.held_for is distinct from old.held_for and {ORG} <> old.sender then
        raise exception using errcode = 'HB001', message = 'release_held';
      end if;
      return new;
    end $$;
    create trigger release_held before update of held_for on release for each row execute function release_held();

    create policy release_replaced on release for select to hub_post using (true);
    grant select (id, replaces) on release to hub_post;
    create policy due_post on due to hub_post using (true) with check (true);
    grant select, insert, update (at, leased_until) on due to hub_post;
    create policy holding_post on holding to hub_post using (true) with check (true);
    grant select, insert on holding to hub_post;
    """)
    op.execute("set role hub_post")
    op.execute(ERASE.replace("$matches", UNLESS_REPLACED))
    op.execute(f"""
    -- a recipient that ends its own reading cannot write the sender's due dates and questions: the database does
    create function post_recipient_cut() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare question uuid := gen_random_uuid();
    begin
      if {ORG} is distinct from new.recipient then
        return null;
      end if;
      if new.destroyed_at is null then
        insert into due (org, object, kind, at)
        values (new.sender, new.id, 'release.destroy', coalesce(new.destroy_at, new.readable_until))
        on conflict (org, object, kind) do update set at = least(due.at, excluded.at), leased_until = null;
      end if;
      if new.cut_at is not null and new.kind = 'packet' and new.opened_at is not null
        and not exists (select from holding where release = new.id)
      then
        insert into holding (id, release, sender, recipient, asked_at)
        values (question, new.id, new.sender, new.recipient, new.cut_at);
        insert into due (org, object, kind, at)
        values (new.sender, question, 'holding.remind', new.cut_at + interval '7 days');
      end if;
      return null;
    end $$;
    revoke all on function post_recipient_cut from public;
    grant execute on function post_recipient_cut to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger release_recipient_cut after update of cut_at, readable_until on release for each row
      when ((old.cut_at is null and new.cut_at is not null) or new.readable_until < old.readable_until)
      execute function post_recipient_cut()
    """)


def _fill() -> None:
    """Under forced row-level security even the owner sees no rows, so it is lifted while they are filled."""
    for table in FILLED:
        op.execute(f"alter table {table} no force row level security")
    op.execute("""
    update release set matter = (
      select cast(substr(encode(sha256(convert_to(o.case_file || '|' || o.recipient, 'UTF8')), 'hex'), 1, 32) as uuid)
      from origin o where o.org = release.sender and o.object = release.object);
    -- an answer of before named no day: a year after it
    update holding set until = cast(answered_at + interval '1 year' as date) where answer = 'kept'
    """)
    for table in FILLED:
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """Drop them; what was replaced stays cut."""
    op.execute("drop trigger release_recipient_cut on release")
    op.execute("set role hub_post")
    op.execute("drop function post_recipient_cut")
    op.execute(ERASE.replace("$matches", MATCHES))
    op.execute("set role hub_tables")
    op.execute("""
    drop policy holding_post on holding;
    revoke select, insert on holding from hub_post;
    drop policy due_post on due;
    revoke select, insert, update on due from hub_post;
    drop policy release_replaced on release;
    revoke select (id, replaces) on release from hub_post;
    drop trigger release_held on release;
    drop function release_held;
    alter policy provision_maker on provision to hub_web;
    revoke insert on provision from hub_worker;
    drop policy takedown_sealed_repacker on takedown_sealed;
    revoke update (release, sealed) on takedown_sealed from hub_web, hub_worker;
    revoke insert on release, sealed_packet, release_key from hub_worker;
    revoke update (readable_until) on release from hub_worker;
    alter table holding drop column until;
    alter table holding drop column asks;
    alter table delivery drop column held_for;
    alter table release drop column matter;
    alter table release drop column replaces;
    alter table release drop column held_for;
    """)
