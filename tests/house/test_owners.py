"""Each table has one room: others ask it, or compose the SQL that it hands out. Held as text and as executed."""

import pytest

from hub.acts.copies import ACTS_KEPT
from tests.house.owners.executed import judged, put_in
from tests.house.owners.literals import Literal, literals
from tests.house.owners.rooms import is_uphill, owners, room_of
from tests.house.owners.sql import Named, Unreadable, named
from tests.house.owners.violations import of_imports, of_literal, spelled_out, violations
from tests.house.source import ROOT


def test_no_room_names_another_rooms_table() -> None:
    assert violations() == []


def test_another_owner_turns_the_rule_red(monkeypatch: pytest.MonkeyPatch) -> None:
    before = violations()
    monkeypatch.setitem(owners(), "holding", "hub.kit")

    assert any("hub.releases.holding writes holding of hub.kit" in line for line in set(violations()) - set(before))


def test_every_table_has_a_room_of_the_contract() -> None:
    assert len(owners()) > 90
    assert {owner for owner in owners().values() if room_of(f"{owner}.models") != owner} == set()


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("select from case_file c join referral r on true", [("case_file", "reads"), ("referral", "reads")]),
        ("exists (select from organisation o where o.id = :id)", [("organisation", "reads")]),
        ("update release set cut_at = :now from origin where true", [("release", "writes"), ("origin", "reads")]),
        ("with gone as (delete from passkey where true returning id) select from gone", [("passkey", "writes")]),
        ("insert into move (id) select id from party on conflict do nothing", [("move", "writes"), ("party", "reads")]),
        ("with release as (select 1) select from release", []),
        ("select from page, release where release.id = page.id", [("release", "reads")]),
        ("and t.id in (select id from takedown)", [("takedown", "reads")]),
        ("select from principal $conditions order by $order", [("principal", "reads")]),
    ],
)
def test_the_tables_of_a_piece_of_sql_are_read(text: str, tables: list[tuple[str, str]]) -> None:
    assert sorted(named(text), key=str) == sorted((Named(table, what) for table, what in tables), key=str)  # type: ignore[arg-type]


def test_what_cannot_be_parsed_is_red() -> None:
    with pytest.raises(Unreadable):
        named("select from case_file where (")


def test_what_a_room_hands_out_is_its_own_word() -> None:
    source = "Q = text(f\"select from case_file c where {works_on('c.org', 'c.id')} and not {OVERDUE}\")"

    assert [str(one) for found in literals("hub.referrals.repository", source) for one in of_literal(found)] == [
        "hub.referrals.repository reads case_file of hub.cases"
    ]


def test_a_class_of_another_rooms_table_is_its_table() -> None:
    found = of_imports("hub.cases.repository", "from hub.releases.models import Release")

    assert [str(one) for one in found] == ["hub.cases.repository imports release of hub.releases, uphill"]


def test_the_order_of_the_rooms_is_that_of_the_contract() -> None:
    assert is_uphill("hub.identity", "hub.releases")
    assert is_uphill("hub.referrals", "hub.takedowns")  # beside it: never each other
    assert not is_uphill("hub.releases", "hub.identity")


def test_a_name_that_code_puts_in_belongs_to_whoever_executes() -> None:
    spelled = next(one for one in spelled_out() if one.room == "hub.releases" and "from release" in one.text)

    assert put_in("update takedown set status = %(status)s::text") == {"takedown"}
    assert put_in(spelled.text) == set()
    assert list(judged("select from takedown where 1 = 1", "hub.tasks.lists")) == [
        "hub.tasks.lists executes SQL that names takedown of hub.takedowns"
    ]


def test_a_view_is_read_from_above_and_never_from_below() -> None:
    def told(module: str) -> list[str]:
        source = 'Q = text("select from task where id = :id")'
        return [str(one) for found in literals(module, source) for one in of_literal(found)]

    assert told("hub.releases.open") == []
    assert told("hub.cases.repository") == ["hub.cases.repository reads task of hub.tasks, uphill"]


def test_the_view_of_wrapped_keys_counts_the_days_of_an_act_as_the_rule_does() -> None:
    migration = (ROOT / "migrations/versions/20261202_20_views.py").read_text(encoding="utf-8")

    assert f"requested_at + interval '{ACTS_KEPT.days} days'" in migration


def test_a_string_of_prose_is_no_sql() -> None:
    assert list(literals("hub.kit.text", 'TEXT = "with the notice of an incident"')) == []
    assert Literal("hub.cases.repository", 1, "").room == "hub.cases"
