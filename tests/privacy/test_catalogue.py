"""What PostgreSQL's own catalogue says of the tables: nobody can get round a policy, and no table is without one."""

from hub.kit.roles import SERVANTS
from tests.database import TestDatabase
from tests.house.owners.rooms import views
from tests.privacy.catalogue import CLEAR, ask, reached, tenant_tables

ORGANISATION_COLUMNS = {"org", "sender", "recipient", "organisation", "actor", "peer"}
RANDOM_IDS = {"id", "row", "record_id", "object", "release", "request", "referral", "delivery", "event"}
"""Columns that hold a random id which nobody outside can guess or meet by chance."""
OPEN_POLICIES = {
    # policies without a condition, and whose they are
    ("party", "hub_post"),
    # who vouches for whom, and whom those may confirm
    ("candidate", "hub_post"),
    ("admission", "hub_post"),
    ("move", "hub_post"),
    ("provision", "hub_post"),
    ("received_standing", "hub_post"),  # to which machine a member gave every new request
    ("ledger_pending", "hub_post"),
    ("ledger_pending", "hub_sealer"),
    ("ledger_event", "hub_sealer"),
    ("ledger_link", "hub_sealer"),
    ("ledger_head", "hub_sealer"),
    ("log_leaf", "hub_sealer"),
    ("agreement", "hub_operator"),
    ("candidate", "hub_operator"),
    ("delivery", "hub_worker"),
    # a recipient that ends its own reading leaves dates and questions that are its sender's
    ("due", "hub_post"),
    ("holding", "hub_post"),
    ("release", "hub_post"),
    ("due", "hub_worker"),
    # what changed between two organisations: written by triggers, swept across organisations
    ("pair_change", "hub_worker"),
    # whose head is still to be mailed today
    ("head_mail", "hub_worker"),
    # what peers have answered for members that are suspended
    ("peer_question", "hub_worker"),
    ("pair_change", "hub_post"),
    # whoever destroys a release destroys every copy
    *(
        (table, "hub_post")
        for table in ("release_key", "sealed_packet", "takedown_sealed", "delivery_body", "delivery")
    ),
    *((table, "hub_post") for table in ("opponent_match", "item_match")),
    # whoever is let go loses every way to sign in, and a member that is stopped for security what it had handed out
    *((table, "hub_post") for table in ("passkey", "web_session", "ceremony", "invitation", "known_device")),
}
OF_SERVANTS = {
    # lines that no organisation's own transaction writes: moves by a trigger, noted heads by the sealer
    ("ledger_event", "ledger_event_post"),
    ("ledger_event", "ledger_event_noted"),
    ("ledger_event", "ledger_event_states"),  # who sends looks whether a recipient's way was brought back
    # a member that is stopped for security: what waits expires
    *(("two_person_act", name) for name in ("two_person_act_post", "two_person_act_post_reads")),
    ("received_team", "received_team_post"),  # a new request goes to the machine that stands, by a trigger
}


def test_every_tenant_table_has_forced_policies(database: TestDatabase) -> None:
    forced = ask(database, "select relname::text from pg_class where relrowsecurity and relforcerowsecurity")
    with_policy = ask(database, "select tablename::text from pg_policies")

    assert {name for (name,) in forced} >= tenant_tables(database)
    assert {name for (name,) in with_policy} == tenant_tables(database)


def test_a_policy_without_a_condition_belongs_to_a_servant_who_needs_it(database: TestDatabase) -> None:
    found = ask(
        database,
        "select tablename::text, role::text from pg_policies, unnest(roles) role "
        " where qual = 'true' or with_check = 'true'",
    )

    assert found == OPEN_POLICIES


def test_every_policy_names_its_roles(database: TestDatabase) -> None:
    found = ask(database, "select policyname from pg_policies where 'public' = any(roles)")
    whose = ask(database, "select distinct role::text from pg_policies, unnest(roles) role")

    assert found == set()
    assert {role for (role,) in whose} <= {*SERVANTS, "hub_post"}


def test_every_other_condition_asks_for_the_organisation_of_the_transaction(database: TestDatabase) -> None:
    found = ask(
        database,
        "select tablename, policyname, condition from pg_policies, unnest(array[qual, with_check]) condition"
        " where condition <> 'true' and condition not like '%%NULLIF(current_setting(''app.org''::text, true)%%'",
    )

    assert {(table, policy) for table, policy, _ in found} == OF_SERVANTS


def test_every_unique_key_carries_the_organisation_or_a_random_id(database: TestDatabase) -> None:
    keys = ask(
        database,
        "select c.relname::text, i.indexrelid::regclass::text,"
        " (select array_agg(attname::text order by attnum) from pg_attribute a"
        "  where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int[]))::text"
        " from pg_index i join pg_class c on c.oid = i.indrelid"
        " where i.indisunique and c.relnamespace = 'public'::regnamespace",
    )

    telling = {
        (table, index)
        for table, index, columns in keys
        if table not in CLEAR and not {*str(columns).strip("{}").split(",")} & (ORGANISATION_COLUMNS | RANDOM_IDS)
    }
    assert telling == set()


def test_every_reference_between_tenant_tables_carries_the_organisation(database: TestDatabase) -> None:
    """Otherwise a reference to a foreign row would be taken, and show that it is there."""
    keys = ask(
        database,
        "select k.conrelid::regclass::text, k.confrelid::regclass::text, k.conname::text,"
        " (select array_agg(attname::text) from pg_attribute a"
        "  where a.attrelid = k.conrelid and a.attnum = any(k.conkey))::text"
        " from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace",
    )
    writable = {table for role in ("hub_web", "hub_worker") for table, c in reached(database, role) if c == "insert"}

    loose = {
        name
        for table, target, name, columns in keys
        if target not in CLEAR
        and table in writable
        and not {*str(columns).strip("{}").split(",")} & ORGANISATION_COLUMNS
    }
    assert loose == set()
    assert len(keys) > 20


def test_no_view_shows_what_a_policy_hides(database: TestDatabase) -> None:
    """Each is one that a room keeps (decision 0043), and reads as whoever asks: the tables' own policies hold."""
    every = "select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace"

    assert ask(database, every) == {(view,) for view in views()}
    assert ask(database, every + " and 'security_invoker=true' <> all(coalesce(reloptions, '{}'))") == set()


def test_indexed_text_is_compared_byte_by_byte(database: TestDatabase) -> None:
    found = ask(
        database,
        "select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid"
        " join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int[])"
        " join pg_collation o on o.oid = a.attcollation"
        " where c.relnamespace = 'public'::regnamespace and o.collname <> 'C' and c.relname <> 'alembic_version'",
    )

    assert found == set()
