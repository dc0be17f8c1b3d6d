"""Cases get a running number and may get a name; a closed one can be opened again, with a reason."""

from alembic import op

revision = "20261203_50"
down_revision = "20261203_41"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("case_counter", "case_name", "case_reopening")


def upgrade() -> None:
    """Number what is there by when it was opened, and each new one by a trigger, whoever inserts it."""
    op.execute("""
    create table case_counter (
      org uuid primary key references organisation,
      last integer not null check (last > 0)
    );
    create table case_name (
      org uuid not null,
      case_file uuid not null,
      sealed bytea not null,
      tag bytea not null check (octet_length(tag) = 2),
      named_by uuid not null,
      named_at timestamptz not null,
      primary key (org, case_file),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, named_by) references principal (organisation, id)
    );
    create index case_name_by_tag on case_name (org, tag);
    create table case_reopening (
      org uuid not null,
      case_file uuid not null,
      version integer not null,
      reason_sealed bytea not null,
      reopened_by uuid not null,
      reopened_at timestamptz not null,
      primary key (org, case_file, version),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, reopened_by) references principal (organisation, id)
    );
    """)
    for table in TABLES:
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
        grant select, insert on {table} to hub_web;
        """)
    op.execute("""
    grant update (last) on case_counter to hub_web;
    grant update (sealed, tag, named_by, named_at), delete on case_name to hub_web;
    grant select, delete on case_name, case_reopening to hub_worker;
    """)
    _number()


def _number() -> None:
    op.execute("""
    alter table case_file no force row level security;
    alter table case_counter no force row level security;
    alter table case_file add column number integer;
    alter table case_file disable trigger user;
    update case_file set number = counted.number
    from (select id, row_number() over (partition by org order by created_at, id) as number from case_file) counted
    where counted.id = case_file.id;
    alter table case_file enable trigger user;
    insert into case_counter select org, max(number) from case_file group by org;
    alter table case_file alter column number set not null;
    alter table case_file add constraint case_file_number unique (org, number);
    create index case_file_by_created on case_file (org, created_at, id);
    create index case_file_by_updated on case_file (org, updated_at, id);
    create function case_number() returns trigger language plpgsql as $$
    begin
      insert into case_counter as c (org, last) values (new.org, 1)
      on conflict (org) do update set last = c.last + 1
      returning last into new.number;
      return new;
    end $$;
    create trigger case_number before insert on case_file for each row execute function case_number();
    alter table case_file force row level security;
    alter table case_counter force row level security;
    """)


def downgrade() -> None:
    """Drop them: a name is a handle, and no fact of the case."""
    op.execute("""
    drop trigger case_number on case_file;
    drop function case_number;
    drop index case_file_by_created, case_file_by_updated;
    alter table case_file drop column number;
    """)
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
