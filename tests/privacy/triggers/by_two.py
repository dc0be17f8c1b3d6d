"""Machines that read by two people alone, and "now" that one person says for two others at most within an hour."""

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import CASE, GIVER
from tests.privacy.triggers.probe import Probe
from tests.privacy.world import acting


def refused(*forged: str) -> Probe:
    """A probe: the program's own role does none of these without the act of two people."""

    def probe(world: TestDatabase) -> None:
        for statement in forged:
            with (
                acting(world, "hub_web", GIVER) as web,
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
            ):
                web.execute(statement.encode())

    return probe


FURTHER = """
insert into case_file select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
from case_file c where c.org = %s and c.id = %s
"""
NOW_FOR = """
insert into withdrawal (id, org, case_file, destruction, recall, recorded_by, at)
select gen_random_uuid(), w.org, c.id, 'now', false, w.recorded_by, w.at
from (select * from withdrawal where held_at is not null) w
join case_file c on c.org = w.org and not exists (select from withdrawal s where s.case_file = c.id)
"""


def the_third_now_waits(world: TestDatabase) -> None:
    """The same person said it for two other cases at that instant: one is there, and one is made."""
    for further in (NOW_FOR, "select 1"):
        with world.connect() as connection:
            connection.execute(FURTHER.encode(), (GIVER, CASE))
            connection.execute(further.encode())
    refused(NOW_FOR)(world)


def what_waits_is_done_by_two(world: TestDatabase) -> None:
    with world.connect() as connection:
        connection.execute("update withdrawal set now_waits = true where destruction <> 'now'")
    refused("update withdrawal set now_at = at where now_waits")(world)


LET_IN = f"select (select count(*) from invitation where org = '{GIVER}')"
LET_IN += f" + (select count(*) from web_session where org = '{GIVER}')"
LET_IN += f" + (select count(*) from ceremony where org = '{GIVER}')"


def what_waits_at_a_break_in_is_over(world: TestDatabase) -> None:
    waits = "select count(*) from two_person_act where status = 'waiting'"
    before = []
    for why in ("request", "security"):
        with world.connect() as connection:
            connection.execute(
                f"update organisation set suspended_at = now(), suspended_for = '{why}' where id = '{GIVER}'".encode()
            )
            before += [connection.execute(words.encode()).fetchone() for words in (waits, LET_IN)]
    assert before == [(1,), (3,), (0,), (0,)]


PROBES: dict[str, Probe] = {
    "organisation_stops_what_waits": what_waits_at_a_break_in_is_over,
    "client_by_act": refused("update client set scopes = '{case:read,case:write}'"),
    "client_key_by_act": refused(
        "insert into client_key (org, client, id, kid, thumbprint, jwk, created_at)"
        " select org, client, gen_random_uuid(), 'other', 'other', jwk, created_at from client_key"
    ),
    "withdrawal_now_by_two": what_waits_is_done_by_two,
    "withdrawal_now_counted": the_third_now_waits,
}
