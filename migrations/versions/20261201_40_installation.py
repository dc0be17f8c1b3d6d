"""The kind of an installation is decided once; among real people the operator brings only what is first."""

from alembic import op

revision = "20261201_40"
down_revision = "20261201_12"


def upgrade() -> None:
    """Make the place; `migrate` writes into it what the settings say, once."""
    op.execute("""
    create table installation (
      single boolean primary key default true check (single),
      kind text collate "C" not null check (kind in ('production','demo','test'))
    );
    grant select on installation to hub_operator;
    create function installation_fixed() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = 'insufficient_privilege', message = 'installation_fixed';
    end $$;
    create trigger installation_fixed before update or delete on installation
      for each row execute function installation_fixed();
    create trigger installation_kept before truncate on installation
      for each statement execute function installation_fixed();
    -- among real people the operator brings what is first, and two of a member's own people change it
    create function operator_first() returns trigger language plpgsql as $$
    declare there boolean;
    begin
      -- asked by itself: whoever else inserts may not read the kind, and need not
      if current_user <> 'hub_operator' then
        return new;
      end if;
      if exists (select from installation where kind = 'production') then
        if tg_table_name = 'principal' then
          there := true;
        elsif tg_table_name = 'route' then
          there := exists (select from route where organisation = new.organisation);
        else
          there := exists (
            select from public_key where (organisation, purpose) = (new.organisation, to_jsonb(new) ->> 'purpose'));
        end if;
        if there then
          raise exception using errcode = 'insufficient_privilege', message = 'two_people_needed';
        end if;
      end if;
      return new;
    end $$;
    create trigger principal_first before insert on principal for each row execute function operator_first();
    create trigger route_first before insert on route for each row execute function operator_first();
    create trigger public_key_first before insert on public_key for each row execute function operator_first();
    """)


def downgrade() -> None:
    """The kind is what the settings say again."""
    op.execute("""
    drop trigger public_key_first on public_key;
    drop trigger route_first on route;
    drop trigger principal_first on principal;
    drop function operator_first;
    drop table installation;
    drop function installation_fixed;
    """)
