"""The operator takes organisations in, with all that belongs to them."""

from pathlib import Path
from uuid import UUID, uuid4

import anyio
import pytest
from pyrage import x25519

from hub.directory.routes import current_route
from hub.exchange.connector import Route
from hub.kit.clock import SystemClock
from tests.commands.words import ADD, DUTY, SERVICE, Do, Fail, rows
from tests.database import TestDatabase
from tests.parties import Parties


def test_a_new_organisation_has_an_entry_and_its_first_key(database: TestDatabase, organisation: str) -> None:
    assert rows(database, "select kind, country from organisation where id = %s", organisation) == [("legal_aid", "JP")]
    assert rows(database, "select epoch from organisation_key where organisation = %s", organisation) == [(1,)]


def reached(database: TestDatabase, organisation: str) -> Route | None:
    parties = Parties(database, {})
    party = parties.organisation()

    async def ask() -> Route | None:
        async with parties.work(party, SystemClock().now()) as work:
            found = await current_route(work, UUID(organisation))
        await parties.close()
        return found

    return anyio.run(ask)


def test_a_route_keeps_its_secrets_sealed(database: TestDatabase, do: Do, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_new\nwhsec_old\n")
    secrets.chmod(0o600)
    way = ("--connector", "nowhere", "--address", "url=https://partner.example.org/hook", "--secret-file", str(secrets))

    made = do(*ADD, "--kind", "platform", *way)["organisation"]

    assert reached(database, made) == Route(
        "nowhere", {"url": "https://partner.example.org/hook"}, ("whsec_new", "whsec_old"), {}
    )
    sealed = rows(database, "select secrets_sealed from route where organisation = %s", made)[0][0]
    assert b"whsec" not in sealed


def test_a_new_route_replaces_the_present_one(database: TestDatabase, do: Do, organisation: str) -> None:
    for url in ("https://one.example.org", "https://two.example.org"):
        do(
            "organisation",
            "route-add",
            "--organisation",
            organisation,
            "--connector",
            "nowhere",
            "--address",
            f"url={url}",
        )

    found = reached(database, organisation)

    assert found
    assert found.address == {"url": "https://two.example.org"}
    assert rows(database, "select count(*) from route where organisation = %s", organisation) == [(2,)]


def test_a_key_replaces_the_present_one(database: TestDatabase, do: Do, organisation: str) -> None:
    for _ in range(2):
        newest = str(x25519.Identity.generate().to_public())
        do("organisation", "key-add", "--organisation", organisation, "--public", newest)

    current = "select public from public_key where organisation = %s and ended_at is null"
    assert rows(database, current, organisation) == [(newest,)]


def test_a_secret_key_is_not_taken_for_a_public_one(database: TestDatabase, fail: Fail, organisation: str) -> None:
    secret = str(x25519.Identity.generate())

    sentence = fail("organisation", "key-add", "--organisation", organisation, "--public", secret)

    assert "public: This holds a secret key" in sentence
    assert secret not in sentence
    assert rows(database, "select 1 from public_key where organisation = %s", organisation) == []


def test_a_duty_that_there_is_none_is_a_row_too(database: TestDatabase, do: Do, organisation: str) -> None:
    do(*DUTY, "--organisation", organisation, "--reports-to", "none")

    assert rows(database, "select reports_to from reporting_duty where organisation = %s", organisation) == [(None,)]


def test_a_duty_has_its_sentence(database: TestDatabase, do: Do, fail: Fail, organisation: str) -> None:
    police = (*DUTY, "--organisation", organisation, "--reports-to", "police", "--under-age", "18")

    assert "read aloud" in fail(*police)
    do(*police, "--sentence-ja", "警察に知らせる義務があります。", "--sentence-en", "It must tell the police.")

    found = rows(database, "select reports_to, under_age from reporting_duty where organisation = %s", organisation)
    assert found == [("police", 18)]


def test_a_usual_practice_has_its_sentence_and_says_whom_it_tells(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    usual = ("organisation", "practice-add", "--organisation", organisation, "--source", "its own statement")
    read_aloud = ("--sentence-ja", "ふだん保護者に電話します。", "--sentence-en", "It will normally call your parents.")

    assert "--sentence-ja" in fail(*usual, "--reports-to", "guardian")
    assert "--reports-to" in fail(*usual, *read_aloud, "--reports-to", "none")
    do(*usual, *read_aloud, "--reports-to", "guardian", "--under-age", "18")

    found = rows(database, "select kind, reports_to from reporting_duty where organisation = %s", organisation)
    assert found == [("practice", "guardian")]


def test_a_service_is_recorded(database: TestDatabase, do: Do, organisation: str) -> None:
    do(*SERVICE, "--organisation", organisation, "--area", "JP-13", "--maximum-age", "19")

    found = rows(
        database, "select purposes, service_area, maximum_age from service where organisation = %s", organisation
    )
    assert found == [(["legal_advice"], ["JP-13"], 19)]


def test_an_agreement_stands_in_both_sides_lists(database: TestDatabase, do: Do, organisation: str) -> None:
    sender = do(*ADD, "--kind", "support_ngo")["organisation"]
    fields = ("--field", "call_name", "--field", "prefecture=generalised")

    made = do(
        *("organisation", "agree", "--sender", sender, "--recipient", organisation, "--purpose", "legal_advice"),
        *(*fields, "--retention-days", "365"),
    )["agreement"]

    found = rows(database, "select fields, onward_sharing from agreement where id = %s", made)
    assert found == [({"call_name": "full", "prefecture": "generalised"}, False)]
    assert len(rows(database, "select 1 from party where object = %s", made)) == 2


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("shoe_size", "does not know this field"),
        ("wishes", "never leaves"),
        ("call_name=generalised", "no generalised"),
    ],
)
def test_an_agreement_on_what_cannot_leave_is_refused(
    database: TestDatabase, do: Do, fail: Fail, organisation: str, field: str, sentence: str
) -> None:
    sender = do(*ADD, "--kind", "support_ngo")["organisation"]

    told = fail(
        *("organisation", "agree", "--sender", sender, "--recipient", organisation, "--purpose", "legal_advice"),
        *("--field", field, "--retention-days", "365"),
    )

    assert sentence in told
    assert rows(database, "select 1 from agreement where sender = %s", sender) == []


@pytest.mark.parametrize(
    "words",
    [
        ("person-add", "--role", "lawyer", "--label", "desk"),
        ("key-add", "--public", str(x25519.Identity.generate().to_public())),
        ("duty-add", "--reports-to", "none", "--source", "s"),
        ("service-add", "--name", "n", "--purpose", "care", "--language", "ja"),
        ("route-add", "--connector", "nowhere"),
    ],
)
def test_an_unknown_organisation_is_said_to_be_unknown(fail: Fail, words: tuple[str, ...]) -> None:
    sentence = fail("organisation", words[0], "--organisation", str(uuid4()), *words[1:])

    assert sentence == "organisation: Nothing was found. Check the id.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "platform", "--connector", "pigeon"), "There is no connector 'pigeon'"),
        (("--kind", "platform", "--connector", "nowhere", "--address", "somewhere"), "--address takes KEY=VALUE"),
        (("--kind", "platform", "--connector", "nowhere", "--secret-file", "/nonexistent"), "cannot be read"),
        (("--kind", "circus"), "invalid choice"),
        (("--kind", "platform", "--country", "Japan"), "country: This does not have the expected form."),
    ],
)
def test_a_wrong_word_ends_with_a_sentence_and_nothing_written(
    database: TestDatabase, fail: Fail, words: tuple[str, ...], sentence: str
) -> None:
    before = rows(database, "select count(*) from organisation")

    assert sentence in fail(*ADD, *words)

    assert rows(database, "select count(*) from organisation") == before


def test_a_file_of_secrets_that_others_can_read_is_refused(fail: Fail, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.write_text("whsec_canary\n")
    secrets.chmod(0o644)

    sentence = fail(*ADD, "--kind", "platform", "--connector", "nowhere", "--secret-file", str(secrets))

    assert "open to others" in sentence
    assert "canary" not in sentence


def test_the_first_administrator_is_invited_by_link_and_code(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    made = do("organisation", "invite", "--organisation", organisation, "--role", "admin", "--label", "代表")

    assert made["link"].startswith("http://localhost:8000/invitation/")
    assert [len(group) for group in made["code"].split(" ")] == [4, 4, 4, 4]
    kept = rows(database, "select id::text, role, label, invited_by from invitation where org = %s", organisation)
    assert kept == [(made["invitation"], "admin", "代表", None)]
    assert "argument --role" in fail(
        "organisation", "invite", "--organisation", organisation, "--role", "caseworker", "--label", "窓口"
    )


def test_who_has_an_administrator_is_not_sent_another_by_the_operator(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    do("organisation", "person-add", "--organisation", organisation, "--role", "admin", "--label", "代表")

    told = fail("organisation", "invite", "--organisation", organisation, "--label", "代表")

    assert "has an administrator" in told
    assert rows(database, "select 1 from invitation where org = %s", organisation) == []


def test_an_agreement_is_ended_by_command_once_and_both_chains_say_so(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    sender = do(*ADD, "--kind", "support_ngo")["organisation"]
    made = do(
        *("organisation", "agree", "--sender", sender, "--recipient", organisation, "--purpose", "legal_advice"),
        *("--field", "call_name", "--retention-days", "365"),
    )["agreement"]
    ends = ("organisation", "agreement-end", "--agreement", made)

    do(*ends, "--reason", "ended")

    assert "present status" in fail(*ends, "--reason", "ended")
    found = rows(database, "select end_reason, ended_by, ended_at is not null from agreement where id = %s", made)
    assert found == [("ended", None, True)]
    assert rows(database, "select distinct status from party where object = %s", made) == [("ended",)]
    lines = rows(database, "select verb, actor::text from ledger_event where object = %s", made)
    verbs = ("agreement:recorded", "agreement:ended")
    assert sorted(lines) == sorted((verb, side) for verb in verbs for side in (sender, organisation))


def test_a_suspension_for_security_names_the_instant_from_which_nothing_is_trusted(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    stops = ("organisation", "suspend", "--organisation", organisation)
    since = ("--since", "2026-11-22T09:00:00+09:00")

    assert "since" in fail(*stops, "--reason", "request", *since)
    assert "zone" in fail(*stops, "--reason", "security", "--since", "2026-11-22T09:00:00")
    assert "since" in fail(*stops, "--reason", "security", "--since", "2999-01-01T00:00:00+00:00")
    do(*stops, "--reason", "request")
    do(*stops, "--reason", "security", *since)

    found = rows(database, "select suspended_for, suspended_since from organisation where id = %s", organisation)
    assert [(why, since.isoformat()) for why, since in found] == [("security", "2026-11-22T00:00:00+00:00")]


def test_a_peer_is_named_and_a_withdrawal_proposed_without_a_look_at_any_case(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    peer = do(*ADD, "--kind", "support_ngo")["organisation"]
    do("organisation", "suspend", "--organisation", organisation, "--reason", "security")
    proposing = ("organisation", "withdraw", "--organisation", organisation, "--case", str(uuid4()))

    alone = fail(*proposing)
    do("organisation", "peer", "--organisation", organisation, "--peer", peer)
    question = do(*proposing)["question"]
    do("organisation", "resume", "--organisation", organisation)
    too_late = fail(*proposing)

    assert "organisation peer" in alone
    found = rows(database, "select org::text, peer::text, kind, answer from peer_question where id = %s", question)
    assert found == [(organisation, peer, "withdrawal", None)]
    assert "organisation" in too_late
