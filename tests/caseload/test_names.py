"""A case's working name: its team's alone, sealed, found by a part of it, and nowhere else."""

import logging
from uuid import UUID, uuid4

import pytest

import hub.cases.names
from hub.cases import purging
from hub.cases.names import folded, names, tag
from hub.identity.keys import OrganisationKey
from hub.identity.permissions import Role
from hub.intake.name_case import name_case
from hub.kit.errors import Invalid, NotFound
from tests.caseload.naming import NAME, named, seen
from tests.cases.team import colleague, put_on_team, work_of
from tests.counting import counted
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def names_for(
    parties: Parties, ngo: object, principal: UUID, cases: list[UUID], role: Role = Role.CASEWORKER
) -> dict[UUID, str]:
    async with work_of(parties, ngo, principal, role) as work:  # type: ignore[arg-type]
        return await names(work, cases)


async def test_a_name_is_its_teams_alone(parties: Parties) -> None:
    ngo, stranger = parties.organisation(), parties.organisation()
    case = await named(parties, ngo)
    chief, beside = colleague(parties, ngo, Role.SUPERVISOR), colleague(parties, ngo)

    assert await names_for(parties, ngo, ngo.principal, [case]) == {case: NAME}
    assert await names_for(parties, ngo, chief, [case], Role.SUPERVISOR) == {}
    assert await names_for(parties, ngo, beside, [case]) == {}
    assert await names_for(parties, stranger, stranger.principal, [case]) == {}

    put_on_team(parties, ngo, case, beside)

    assert await names_for(parties, ngo, beside, [case]) == {case: NAME}


@pytest.mark.parametrize("typed", ["ひまわり", "図書", "図書の件　ひまわり"], ids=["part", "beginning", "whole"])
async def test_a_case_is_found_by_a_part_of_its_name_by_its_team_alone(parties: Parties, typed: str) -> None:
    ngo = parties.organisation()
    case, _ = await named(parties, ngo), await named(parties, ngo, "別の件")
    chief = colleague(parties, ngo, Role.SUPERVISOR)

    assert await seen(parties, ngo, ngo.principal, typed) == [case]
    assert await seen(parties, ngo, chief, typed, Role.SUPERVISOR) == []


@pytest.mark.parametrize("typed", ["K-2", "k2", "2", "Ｋ－２", " k 2 "])
async def test_a_case_is_found_by_its_number(parties: Parties, typed: str) -> None:
    ngo = parties.organisation()
    made = [await named(parties, ngo, None) for _ in range(3)]

    assert await seen(parties, ngo, ngo.principal, typed) == [made[1]]


async def test_who_has_more_than_can_be_opened_at_once_finds_a_whole_name(
    parties: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    ngo = parties.organisation()
    case, _ = await named(parties, ngo), await named(parties, ngo, "別の件")
    monkeypatch.setattr(hub.cases.names, "AT_ONCE", 1)

    assert await seen(parties, ngo, ngo.principal, " 図書の件  ひまわり") == [case]
    assert await seen(parties, ngo, ngo.principal, "ひまわり") == []


async def test_a_name_is_sealed_and_the_ledger_and_the_log_never_say_it(
    parties: Parties, caplog: pytest.LogCaptureFixture
) -> None:
    ngo = parties.organisation()
    with caplog.at_level(logging.DEBUG):
        case = await named(parties, ngo)
        await seen(parties, ngo, ngo.principal, NAME)

    [(sealed, kept)] = parties.rows("select sealed, tag from case_name where case_file = %(c)s", c=case)
    lines = parties.rows("select verb, field from ledger_event where object = %(c)s and verb = 'case:named'", c=case)

    assert "ひまわり".encode() not in bytes(sealed)
    assert len(bytes(kept)) == 2, "enough to narrow a search, too little to confirm a guess"
    assert lines == [("case:named", None)]
    assert "ひまわり" not in caplog.text


async def test_another_name_leaves_no_trace_of_the_one_before(parties: Parties) -> None:
    ngo = parties.organisation()
    case = await named(parties, ngo, "山田花子")
    for name in ("図書の件", None):
        async with parties.work(ngo) as work:
            await name_case(work, case, name=name)

    assert parties.rows("select 1 from case_name where case_file = %(c)s", c=case) == []


def test_a_name_goes_with_the_key_of_its_case() -> None:
    tables = {statement.split()[2] for statement in purging.OF_A_PURGED_CASE}

    assert {"case_key", "case_name", "case_reopening"} <= tables


async def test_without_the_cases_key_its_name_is_gone(parties: Parties) -> None:
    ngo = parties.organisation()
    case = await named(parties, ngo)
    parties.admin.execute("delete from case_key where case_file = %s", (case,))

    assert await names_for(parties, ngo, ngo.principal, [case]) == {}
    assert await seen(parties, ngo, ngo.principal, NAME) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("あ" * 41, "too_long"), ("図書\n件", "malformed"), ("data:image/png;base64,iVBORw0KGgo=", "image_content")],
    ids=["long", "lines", "picture"],
)
async def test_a_name_is_one_short_line_without_a_picture(parties: Parties, name: str, code: str) -> None:
    ngo = parties.organisation()
    case = await named(parties, ngo, None)

    async with parties.work(ngo) as work:
        with pytest.raises(Invalid) as refusal:
            await name_case(work, case, name=name)

    assert [(one.code, one.field) for one in refusal.value.reasons] == [(code, "name")]


async def test_nobody_outside_the_team_names_a_case(parties: Parties) -> None:
    ngo = parties.organisation()
    case = await named(parties, ngo)

    async with work_of(parties, ngo, colleague(parties, ngo)) as work:
        with pytest.raises(NotFound):
            await name_case(work, case, name="x")


async def test_names_of_a_page_cost_one_statement(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await named(parties, ngo) for _ in range(3)]

    with counted(parties.web) as asked:
        await names_for(parties, ngo, ngo.principal, cases)

    assert len(asked) == 1


def test_the_tag_is_under_the_organisations_own_key() -> None:
    one, other = (OrganisationKey(uuid4(), 1, b"k" * 32, bytes([n]) * 32) for n in (1, 2))

    assert tag(one, "ひまわり") == tag(one, " ひまわり ")
    assert tag(one, "ひまわり") != tag(other, "ひまわり")
    assert folded("Ｋａｗａ  1") == "kawa 1"
