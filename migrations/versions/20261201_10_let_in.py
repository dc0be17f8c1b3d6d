"""Who let each member in: by whose word, with whose confirmation, or by somebody outside."""

from alembic import op

revision = "20261201_10"
down_revision = "20261201_31"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
READ = ("ledger_event", "client")


def upgrade() -> None:
    """Add what is known of it, fill it from the ledger, and let the database ask for the act from now on."""
    op.execute("""
    alter table principal
      add column let_in_by uuid, add column let_in_with uuid, add column let_in_outside boolean not null default false,
      add column let_in_act uuid, add column role_since timestamptz, add column risen_at timestamptz,
      add foreign key (organisation, let_in_by) references principal (organisation, id),
      add foreign key (organisation, let_in_with) references principal (organisation, id),
      add foreign key (organisation, let_in_act) references two_person_act (org, id),
      add unique (organisation, let_in_act),
      add constraint principal_let_in check (let_in_with is null
        or let_in_by is not null and let_in_with not in (let_in_by, id) and not let_in_outside),
      add constraint principal_not_by_herself check (let_in_by <> id);
    """)
    _carry_over()
    op.execute(f"""
    grant update (role, role_since, risen_at) on principal to hub_web;
    grant update (let_in_outside, let_in_with) on principal to hub_operator;
    create or replace function principal_own() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.organisation is distinct from {ORG} then
        raise exception using errcode = 'insufficient_privilege', message = 'principal_of_another_organisation';
      end if;
      -- whoever was let go stays gone: she comes in anew, as somebody else
      if current_user = 'hub_web' and tg_op = 'UPDATE' and new.ended_at is distinct from old.ended_at
        and (new.ended_at is null or new.ended_at > old.ended_at) then
        raise exception using errcode = 'insufficient_privilege', message = 'wrong_move';
      end if;
      if current_user = 'hub_operator' and tg_op = 'UPDATE' and old.let_in_outside and not new.let_in_outside then
        raise exception using errcode = 'insufficient_privilege', message = 'wrong_move';
      end if;
      return new;
    end $$;
    -- whatever the program says: a person comes in by an act that is done, or is the operator's first administrator;
    -- and a role is changed by an act that was done just then
    create function principal_by_act() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' or new.kind <> 'person' then
        return null;
      end if;
      if tg_op = 'INSERT' and new.let_in_act is not null and not exists (
        select from two_person_act a
        where (a.org, a.id) = (new.organisation, new.let_in_act) and a.kind = 'member_admission' and a.status = 'done'
          and a.requested_by = new.let_in_by and a.decided_by is not distinct from new.let_in_with
          and (a.decided_by is null) = new.let_in_outside)
      or tg_op = 'INSERT' and new.let_in_act is null and (
        new.role <> 'admin' or not new.let_in_outside or num_nonnulls(new.let_in_by, new.let_in_with) > 0 or exists (
          select from principal p where p.organisation = new.organisation and p.id <> new.id
            and p.kind = 'person' and p.role = 'admin'))
      or tg_op = 'UPDATE' and (new.role, new.role_since, new.risen_at) is distinct from
          (old.role, old.role_since, old.risen_at) and not exists (
        select from two_person_act a
        where (a.org, a.object) = (new.organisation, new.id) and a.kind = 'role_change' and a.status = 'done'
          and a.decided_at = new.role_since and new.role_since > coalesce(old.role_since, old.created_at)) then
        raise exception using errcode = 'insufficient_privilege', message = 'two_people_needed';
      end if;
      return null;
    end $$;
    create trigger principal_by_act after insert or update on principal
      for each row execute function principal_by_act();
    """)


def _carry_over() -> None:
    """From the ledger: who made the invitation that was taken up when she joined; else the first administrator alone.

    The operator's own invitation has nobody's name and stands outside, and so does an organisation's first
    administrator, who had nobody inside to let her in. Under forced row-level security even the owner sees no rows.
    """
    for table in READ:
        op.execute(f"alter table {table} no force row level security")
    op.execute("""
    with known as (
      select t.principal, t.sender as org, m.principal as by
      from ledger_event t join ledger_event m
        on (m.sender, m.object, m.verb) = (t.sender, t.object, 'invitation:made')
      join principal p on (p.organisation, p.id, p.created_at) = (t.sender, t.principal, t.at)
      where t.verb = 'invitation:accepted'
      union all
      select c.principal, c.org, e.principal
      from client c join ledger_event e on (e.sender, e.object, e.verb) = (c.org, c.id, 'client:added')
    )
    update principal p set let_in_by = k.by, let_in_outside = k.by is null
    from known k where (k.org, k.principal) = (p.organisation, p.id) and k.by is distinct from p.id
    """)
    op.execute("""
    with first as (
      select distinct on (organisation) organisation, id from principal
      where kind = 'person' and role = 'admin' order by organisation, created_at, id
    )
    update principal p set let_in_by = nullif(f.id, p.id), let_in_outside = f.id = p.id
    from first f where f.organisation = p.organisation and p.let_in_by is null and not p.let_in_outside
    """)
    for table in READ:
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """Forget it: the ledger still says who asked and who confirmed."""
    op.execute(f"""
    drop trigger principal_by_act on principal;
    drop function principal_by_act;
    create or replace function principal_own() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.organisation is distinct from {ORG} then
        raise exception using errcode = 'insufficient_privilege', message = 'principal_of_another_organisation';
      end if;
      -- whoever was let go stays gone: she comes in anew, as somebody else
      if current_user = 'hub_web' and tg_op = 'UPDATE' and (new.ended_at is null or new.ended_at > old.ended_at) then
        raise exception using errcode = 'insufficient_privilege', message = 'wrong_move';
      end if;
      return new;
    end $$;
    revoke update (role, role_since, risen_at) on principal from hub_web;
    revoke update (let_in_outside, let_in_with) on principal from hub_operator;
    alter table principal drop column let_in_by, drop column let_in_with, drop column let_in_outside,
      drop column let_in_act, drop column role_since, drop column risen_at;
    """)
