"""What was told outside the hub is always recordable: to one who is no member, and where nothing covers it."""

from alembic import op

revision = "20261129_41"
down_revision = "20261129_40"


def upgrade() -> None:
    """Loosen what stood in the way of recording, and let a holder be asked that was told outside."""
    op.execute("""
    alter table outside_disclosure
      alter column recipient drop not null,
      add column covered boolean not null default true;
    alter table alarm
      add column object uuid,
      drop constraint alarm_kind_check,
      add constraint alarm_kind_check check (kind in ('many_cases_read', 'outside_uncovered')),
      add constraint alarm_about check ((object is not null) = (kind = 'outside_uncovered'));
    -- what was told without her word is on record like everything else that was told, and rests on nothing
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis check (
      num_nonnulls(consent, emergency) = case side when 'giver' then 1 else 0 end
      or (channel = 'outside' and num_nonnulls(consent, emergency) = 0));
    alter table holding
      alter column release drop not null,
      add column outside uuid,
      add constraint holding_about_one check (num_nonnulls(release, outside) = 1);
    create unique index holding_outside on holding (sender, outside);
    """)


def downgrade() -> None:
    """Tighten again. Refused where there is what the tables could not hold before."""
    op.execute("""
    alter table outside_disclosure no force row level security;
    alter table holding no force row level security;
    alter table alarm no force row level security;
    alter table provision no force row level security;
    do $$ begin
      if exists (select 1 from outside_disclosure where recipient is null or not covered)
         or exists (select 1 from holding where outside is not null)
         or exists (select 1 from alarm where object is not null) then
        raise exception 'there are records of what was told outside without cover: export them, then delete by hand';
      end if;
    end $$;
    alter table outside_disclosure force row level security;
    alter table holding force row level security;
    alter table alarm force row level security;
    alter table provision force row level security;
    drop index holding_outside;
    alter table holding drop constraint holding_about_one, drop column outside, alter column release set not null;
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis
      check (num_nonnulls(consent, emergency) = case side when 'giver' then 1 else 0 end);
    alter table alarm drop constraint alarm_about, drop constraint alarm_kind_check, drop column object,
      add constraint alarm_kind_check check (kind in ('many_cases_read'));
    alter table outside_disclosure drop column covered, alter column recipient set not null;
    """)
