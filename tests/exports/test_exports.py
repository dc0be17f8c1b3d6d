"""Cases taken along: sealed to the organisation's own key, one at once, several by two people, all in the ledger."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pyrage import DecryptError, decrypt, x25519

from connectors.kit.sealing import seal
from hub.acts.decide import confirm
from hub.cases.unusual_reading import MANY_CASES
from hub.exchange.messages import Document
from hub.exports.act import EXPORTS
from hub.exports.export import download_export, export_case, request_export
from hub.identity.permissions import ROLES, Permission, Role
from hub.intake.inventory import add_evidence
from hub.kit.errors import HubError, Invalid, NotFound, Refused
from hub.releases.download import Papers
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.counting import counted
from tests.intake.desk import TOLD, Desk, a_desk
from tests.parties import NOW, Party

pytestmark = pytest.mark.anyio
PAPERS = Papers({}, seal)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def canary(number: int) -> dict[str, Any]:
    return {**TOLD, "call_name": f"カナリア{number}", "narrative": f"カナリアの話{number}。"}


def with_key(desk: Desk, party: Party | None = None) -> x25519.Identity:
    """The organisation has a key of its own; the secret half is the caseworker's."""
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    us = (party or desk.ngo).id
    desk.parties.insert("public_key", id=uuid4(), organisation=us, purpose="age", public=public, created_at=NOW)
    return identity


def staff(desk: Desk) -> tuple[Person, Person]:
    """Whoever opened the cases, and a colleague who is on the team of none."""
    first = Person(desk.ngo, desk.ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])
    return first, person(desk.parties, desk.ngo, Role.CASEWORKER)


def opened(files: Sequence[Document], identity: x25519.Identity) -> list[dict[str, Any]]:
    return [json.loads(decrypt(file.content, [identity])) for file in files]


async def asked(desk: Desk, someone: Person, cases: Sequence[UUID], now: datetime = NOW) -> UUID:
    async with working(desk.parties, someone, now) as work:
        return await request_export(work, cases)


async def confirmed(desk: Desk, someone: Person, act: UUID, now: datetime = NOW + HOUR) -> None:
    async with working(desk.parties, someone, now) as work:
        await confirm(work, EXPORTS, act)


async def fetched(desk: Desk, someone: Person, act: UUID, now: datetime = NOW + 2 * HOUR) -> tuple[Document, ...]:
    async with working(desk.parties, someone, now) as work:
        return await download_export(work, act, PAPERS)


def exported(desk: Desk) -> list[tuple[UUID, UUID]]:
    """Which cases left, by whose hand."""
    return desk.parties.rows(
        "select object, principal from ledger_event where verb = 'case:exported' and sender = %(o)s order by at",
        o=desk.ngo.id,
    )


async def test_one_case_leaves_at_once_and_only_its_own_organisation_opens_it(desk: Desk) -> None:
    identity, (first, _) = with_key(desk), staff(desk)
    case, other = await desk.case(canary(1)), await desk.case(canary(2))
    await desk.consent(case, desk.lawyer)
    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, case, [{"kind": "messages", "description": "会話の控え"}])

    async with working(desk.parties, first) as work:
        files = await export_case(work, case, PAPERS)

    (file,), (value,) = files, opened(files, identity)
    assert value["case"]["id"] == str(case)
    assert value["fields"]["narrative"]["value"] == canary(1)["narrative"]
    assert set(value["fields"]) == set(canary(1))
    assert [entry["description"] for entry in value["evidence"]] == ["会話の控え"]
    said = {one["kind"]: (one["said_by"], one["counts"]) for one in value["statements"]}
    assert said["bar"] == said["age-now"] == ("self", True)
    assert [(one["recipient"], one["event_type"]) for one in value["consents"]] == [(str(desk.lawyer.id), "given")]
    assert "consent:given" in [line["verb"] for line in value["ledger"]]
    assert "カナリア2" not in json.dumps(value, ensure_ascii=False)
    assert str(other) not in json.dumps(value)
    assert "カナリア".encode() not in file.content
    with pytest.raises(DecryptError):
        decrypt(file.content, [x25519.Identity.generate()])
    name = file.name.removesuffix(".json.age")
    assert UUID(name).version == 4
    assert name not in (str(case), str(desk.ngo.id))
    assert exported(desk) == [(case, first.id)]


async def test_several_cases_need_a_second_person_and_the_asker_fetches_them(desk: Desk) -> None:
    identity, (first, second) = with_key(desk), staff(desk)
    cases = [await desk.case(canary(n)) for n in range(3)]
    act = await asked(desk, first, [*cases, cases[0]])
    with pytest.raises(NotFound):
        await fetched(desk, first, act, NOW + SECOND)
    assert exported(desk) == []

    await confirmed(desk, second, act)

    for _ in range(2):
        values = opened(await fetched(desk, first, act), identity)
        assert [value["case"]["id"] for value in values] == [str(case) for case in cases]
        for number, value in enumerate(values):
            text = json.dumps(value, ensure_ascii=False)
            assert [n for n in range(3) if f"カナリア{n}" in text] == [number]
    assert sorted(exported(desk)) == sorted((case, first.id) for case in cases * 2)
    with pytest.raises(NotFound):
        await fetched(desk, second, act)


@pytest.mark.parametrize(
    ("after", "code"),
    [(23 * HOUR, None), (24 * HOUR - SECOND, None), (24 * HOUR, "export_over"), (72 * HOUR, "export_over")],
)
async def test_it_is_fetched_within_a_day_of_the_confirmation(
    desk: Desk,
    after: timedelta,
    code: str | None,
) -> None:
    with_key(desk)
    first, second = staff(desk)
    act = await asked(desk, first, [await desk.case(), await desk.case()])
    await confirmed(desk, second, act)

    if code is None:
        assert len(await fetched(desk, first, act, NOW + HOUR + after)) == 2
        return
    with pytest.raises(HubError, match=code):
        await fetched(desk, first, act, NOW + HOUR + after)
    assert exported(desk) == []


async def test_whoever_asked_cannot_confirm_nor_one_without_the_permission(desk: Desk) -> None:
    with_key(desk)
    first, second = staff(desk)
    act = await asked(desk, first, [await desk.case(), await desk.case()])
    narrowed = replace(second, permissions=second.permissions - {Permission.CASE_EXPORT})

    for someone in (first, narrowed):
        with pytest.raises(HubError, match=r"act_same_person|not_permitted"):
            await confirmed(desk, someone, act)
    with pytest.raises(NotFound):
        await fetched(desk, first, act)

    assert exported(desk) == []


async def test_a_foreign_case_is_an_unknown_one_and_stops_all_of_them(desk: Desk) -> None:
    with_key(desk)
    (first, _), other = staff(desk), a_desk(desk.parties)
    ours, theirs = await desk.case(), await other.case()

    for case in (theirs, uuid4()):
        with pytest.raises(NotFound):
            await asked(desk, first, [ours, case])
        with pytest.raises(NotFound):
            async with working(desk.parties, first) as work:
                await export_case(work, case, PAPERS)

    assert exported(desk) == []
    assert desk.parties.rows("select 1 from two_person_act where org = %(o)s", o=desk.ngo.id) == []


async def test_a_case_erased_meanwhile_or_a_key_revoked_stops_the_download(desk: Desk) -> None:
    with_key(desk)
    first, second = staff(desk)
    gone, stays = await desk.case(), await desk.case()
    act = await asked(desk, first, [gone, stays])
    await confirmed(desk, second, act)
    desk.parties.database.change("public_key", {"organisation": desk.ngo.id}, ended_at=NOW, revoked_at=NOW)
    with pytest.raises(Refused, match="no_public_key"):
        await fetched(desk, first, act)

    with_key(desk)
    desk.parties.admin.execute("delete from case_key where case_file = %s", (gone,))
    with pytest.raises(NotFound):
        await fetched(desk, first, act)

    assert exported(desk) == []


async def test_without_a_key_nothing_is_asked_for_and_nothing_leaves(desk: Desk) -> None:
    first, _ = staff(desk)
    cases = [await desk.case(), await desk.case()]

    with pytest.raises(Refused, match="no_public_key"):
        await asked(desk, first, cases)
    with pytest.raises(Refused, match="no_public_key"):
        async with working(desk.parties, first) as work:
            await export_case(work, cases[0], PAPERS)

    assert exported(desk) == []


@pytest.mark.parametrize(("number", "code"), [(0, "required"), (51, "too_long")])
async def test_none_and_too_many_are_refused(desk: Desk, number: int, code: str) -> None:
    first, _ = staff(desk)

    with pytest.raises(Invalid, match=code):
        await asked(desk, first, [uuid4() for _ in range(number)])


@pytest.mark.parametrize("number", [2, 12])
async def test_the_number_of_statements_is_that_of_one_case(desk: Desk, number: int) -> None:
    with_key(desk)
    first, second = staff(desk)
    cases = [await desk.case() for _ in range(number)]
    act = await asked(desk, first, cases)
    await confirmed(desk, second, act)

    async with working(desk.parties, first, NOW + 2 * HOUR) as work:
        with counted(desk.parties.web) as several:
            await download_export(work, act, PAPERS)
        with counted(desk.parties.web) as one:
            await export_case(work, cases[0], PAPERS)

    assert len(several) == 6
    # the reading of it, which may raise an alarm, is two more
    assert len([s for s in one if "insert into ledger_event" not in s.lower()]) == 7


async def test_outside_the_team_nothing_is_taken_along_and_nothing_asked_for(desk: Desk) -> None:
    with_key(desk)
    _, outsider = staff(desk)
    cases = [await desk.case(canary(number)) for number in range(2)]

    with pytest.raises(NotFound):
        async with working(desk.parties, outsider) as work:
            await export_case(work, cases[0], PAPERS)
    with pytest.raises(NotFound):
        await asked(desk, outsider, cases)

    assert exported(desk) == []


async def test_whoever_takes_case_after_case_along_alone_raises_the_alarm(desk: Desk) -> None:
    with_key(desk)
    first, _ = staff(desk)

    for number in range(MANY_CASES):
        case = await desk.case()
        async with working(desk.parties, first, NOW + number * SECOND) as work:
            await export_case(work, case, PAPERS)

    raised = desk.parties.rows("select principal, count from alarm where org = %(o)s", o=desk.ngo.id)
    assert raised == [(first.id, MANY_CASES)]
    assert len(exported(desk)) == MANY_CASES


async def test_a_colleague_of_the_same_team_does_not_fetch_what_another_asked_for(desk: Desk) -> None:
    with_key(desk)
    first, second = staff(desk)
    cases = [await desk.case(canary(number)) for number in range(2)]
    for case in cases:
        put_on_team(desk.parties, desk.ngo, case, second.id)
    act = await asked(desk, first, cases)
    await confirmed(desk, second, act)

    with pytest.raises(NotFound):
        await fetched(desk, second, act)

    assert exported(desk) == []
