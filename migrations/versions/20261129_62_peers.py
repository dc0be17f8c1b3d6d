"""Who decides for a member that is suspended for security: a peer, asked about what is held and withdrawing for her."""

from alembic import op

revision = "20261129_62"
down_revision = "20261129_61"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """The peer of a suspension, what it is asked, and what was let go meanwhile."""
    op.execute("""
    alter table organisation
      add suspended_peer uuid references organisation,
      add constraint organisation_peer
        check (suspended_peer is null or (suspended_for = 'security' and suspended_peer <> id));
    alter table release add let_go_at timestamptz;
    grant update (let_go_at) on release to hub_worker;
    create table peer_question (
      id uuid primary key,
      org uuid not null references organisation,
      peer uuid not null references organisation,
      kind text collate "C" not null check (kind in ('withdrawal','request')),
      object uuid not null,
      recipient uuid references organisation,
      asked_at timestamptz not null,
      decide_by timestamptz not null,
      answer text collate "C",
      answered_by uuid,
      answered_at timestamptz,
      done_at timestamptz,
      foreign key (peer, answered_by) references principal (organisation, id),
      constraint peer_is_another check (peer <> org),
      constraint peer_answered check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
      constraint peer_answer check (
        (kind = 'withdrawal' and answer in ('confirm','decline')) or (kind = 'request' and answer in ('go-on','end')))
    );
    create unique index peer_question_open on peer_question (org, object) where kind = 'request' and done_at is null;
    create index peer_question_newest on peer_question (peer, asked_at, id);
    create index peer_question_answered on peer_question (answered_at, id) where done_at is null;
    alter table peer_question enable row level security, force row level security;
    """)
    op.execute(f"""
    create policy peer_question_peer on peer_question for select to hub_web using (peer = {ORG});
    create policy peer_question_answer on peer_question for update to hub_web
      using (peer = {ORG}) with check (peer = {ORG});
    -- the operator asks for a withdrawal and for nothing else, and answers nothing
    create policy peer_question_operator on peer_question for insert to hub_operator
      with check (org = {ORG} and kind = 'withdrawal' and answer is null and done_at is null);
    -- the worker crosses organisations here: ids, words and times only
    create policy peer_question_worker on peer_question to hub_worker using (true) with check (true);
    grant select, update (answer, answered_by, answered_at) on peer_question to hub_web;
    grant insert on peer_question to hub_operator;
    grant select, insert, update (done_at) on peer_question to hub_worker;

    -- for a withdrawal that the hub carries out on the word of two
    grant insert on withdrawal to hub_worker;
    grant update (fields) on consent_fold to hub_worker;

    create function peer_answers_once() returns trigger language plpgsql as $$
    begin
      if old.answer is not null and (new.answer, new.answered_by, new.answered_at)
          is distinct from (old.answer, old.answered_by, old.answered_at) then
        raise exception using errcode = 'HB003', message = 'wrong_move';
      end if;
      return new;
    end $$;
    create trigger peer_question_once before update on peer_question
      for each row execute function peer_answers_once();
    """)


def downgrade() -> None:
    """Forget who was asked: what was answered stands in the ledger."""
    op.execute("""
    drop table peer_question;
    drop function peer_answers_once;
    revoke update (fields) on consent_fold from hub_worker;
    revoke insert on withdrawal from hub_worker;
    alter table release drop let_go_at;
    alter table organisation drop suspended_peer;
    """)
