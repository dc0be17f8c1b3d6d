"""People sign in through their organisation's provider, show again who they are, and accept invitations."""

import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from hub.identity.refusals import TooManyRequests, Unauthenticated
from joserfc import jwt
from joserfc.jwk import ECKey

from hub.entry.providers import ceremony, set_up, show
from hub.kit.errors import Conflict, NotFound
from tests.entry.providers.office import Office, office
from tests.entry.providers.small_provider import CLIENT, key_of, shown
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


def query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


async def test_a_person_signs_in_by_issuer_and_subject(ready: Office) -> None:
    begun = await ready.sign_in()
    proved = await ready.back(begun)

    assert (proved.organisation, proved.principal) == (ready.party.id, ready.party.principal)
    assert (proved.purpose, proved.about) == ("sign_in", None)
    assert begun.until == NOW + timedelta(minutes=10)
    assert ready.under_way() == 0


async def test_the_provider_is_asked_for_a_code_and_for_nothing_about_the_person(ready: Office) -> None:
    asked = query((await ready.sign_in()).url)

    assert asked.keys() == {
        *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
        *("code_challenge", "code_challenge_method"),
    }
    assert asked["response_type"] == "code"
    assert asked["client_id"] == CLIENT
    assert asked["redirect_uri"] == "https://hub.example.org/sign-in/provider/answer"
    assert asked["scope"] == "openid"
    assert asked["code_challenge_method"] == "S256"
    assert {len(asked[name]) for name in ("state", "nonce", "code_challenge")} == {43}


async def test_nothing_of_the_browsers_secret_is_in_the_address_or_in_the_database(ready: Office) -> None:
    begun = await ready.sign_in()
    kept = ready.parties.rows("select to_jsonb(c)::text from provider_ceremony c where org = %(o)s", o=ready.party.id)

    asked = query(begun.url)
    assert begun.handle.text() not in begun.url
    assert begun.handle.secret.hex() not in kept[0][0]
    assert not any(asked[name] in kept[0][0] for name in ("state", "nonce", "code_challenge"))
    assert repr(begun.handle.secret) not in repr(begun)


@pytest.mark.parametrize(
    ("algorithm", "kind"),
    [("RS256", "RSA"), ("PS256", "RSA"), ("ES256", "EC"), ("EdDSA", "OKP"), ("Ed25519", "OKP")],
)
@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")  # the provider's own side of the test signs with it
async def test_each_algorithm_of_the_list_is_taken(ready: Office, algorithm: str, kind: str) -> None:
    ready.provider.algorithm, ready.provider.key = algorithm, key_of(kind)
    await ready.check()

    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_the_secret_may_stand_in_the_form(ready: Office) -> None:
    await ready.set(method="client_secret_post")
    await ready.check()

    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_the_hub_may_sign_with_a_key_that_it_made_for_this_provider_alone(ready: Office) -> None:
    await ready.set(method="private_key_jwt", client_secret=None)
    await ready.check()
    async with ready.working() as work:
        provider = await show.provider(work)
    with pytest.raises(Unauthenticated):  # the small provider knows no such clients; what it was sent is the point
        await ready.back(await ready.sign_in())

    sent = dict(parse_qsl(ready.provider.listening.requests[-1][1].decode()))
    assert provider is not None
    assert provider.public_key is not None
    assert not provider.public_key.keys() & {"d", "k"}
    token = jwt.decode(sent["client_assertion"], ECKey.import_key(provider.public_key), algorithms=["ES256"])
    said = token.claims
    assert token.header["kid"] == provider.public_key["kid"]
    assert (said["iss"], said["sub"], said["aud"]) == (CLIENT, CLIENT, f"{ready.provider.issuer}/token")
    assert said["exp"] - said["iat"] == 60
    assert "client_secret" not in sent


async def test_several_audiences_with_the_hub_as_party_are_taken(ready: Office) -> None:
    ready.provider.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}

    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_a_clock_that_is_off_by_less_than_a_minute_is_forgiven(ready: Office) -> None:
    for seconds in (-59, 59):
        ready.provider.now = NOW + timedelta(seconds=seconds)
        ready.provider.claims = {"exp": int(NOW.timestamp()) - 59}
        assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_a_new_key_of_the_provider_is_looked_for_once(ready: Office) -> None:
    await ready.back(await ready.sign_in())
    ready.provider.key, ready.provider.key_id = key_of("RSA", "next"), "k2"
    await ready.back(await ready.sign_in())
    await ready.back(await ready.sign_in())

    assert ready.provider.paths().count("/jwks") == 2  # at the check, and for the unknown key


async def test_a_key_that_the_provider_took_back_is_dead_after_ten_minutes(ready: Office) -> None:
    await ready.back(await ready.sign_in())
    old = ready.provider.key
    ready.provider.keys = [shown(key_of("RSA", "next"), "k2")]
    later = NOW + timedelta(minutes=10)
    ready.provider.now, ready.provider.key = later, old
    begun = await ready.sign_in(later)

    with pytest.raises(Unauthenticated):
        await ready.back(begun, later)


async def test_a_step_up_asks_for_a_fresh_sign_in_and_says_which_session(ready: Office) -> None:
    session = uuid4()
    begun = await ready.step_up(session)
    proved = await ready.back(begun)

    asked = query(begun.url)
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    assert (proved.purpose, proved.about, proved.principal) == ("step_up", session, ready.party.principal)


async def test_who_has_no_account_at_the_provider_cannot_step_up_there(bare: Office) -> None:
    await bare.set()
    await bare.check()

    with pytest.raises(NotFound):
        await bare.step_up(uuid4())


async def test_whoever_accepts_an_invitation_shows_an_account_which_is_then_linked(bare: Office) -> None:
    await bare.set()
    await bare.check()
    invitation = uuid4()

    proved = await bare.back(await bare.accept(invitation))
    before = bare.verbs()
    await bare.link(proved.subject)

    assert (proved.purpose, proved.about, proved.principal) == ("accept_invitation", invitation, None)
    assert (proved.issuer, proved.subject) == (bare.provider.issuer, "subject-1")
    assert before == ["provider:checked", "provider:set"]
    assert bare.verbs() == ["provider:checked", "provider:linked", "provider:set"]
    assert (await bare.back(await bare.sign_in())).principal == bare.party.principal


async def test_an_account_is_one_persons_and_nobody_elses(ready: Office) -> None:
    before = ready.written()

    with pytest.raises(Conflict):
        await ready.link("subject-1", ready.colleague())

    assert ready.written() == before


async def test_who_is_invited_again_under_another_account_has_left_the_first_one(ready: Office) -> None:
    await ready.link("subject-2")

    ready.provider.subject = "subject-1"
    with pytest.raises(Unauthenticated):
        await ready.back(await ready.sign_in())
    ready.provider.subject = "subject-2"
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_who_left_may_come_back_with_the_same_account(ready: Office) -> None:
    ready.parties.change("principal", ready.party.principal, ended_at=NOW - timedelta(hours=1))
    again = ready.colleague()
    await ready.link("subject-1", again)

    assert (await ready.back(await ready.sign_in())).principal == again


async def test_an_account_of_an_issuer_that_is_not_the_organisations_provider_is_not_linked(ready: Office) -> None:
    before = ready.written()
    async with office(ready.parties) as other:
        ready.provider, own = other.provider, ready.provider
        with pytest.raises(Conflict):
            await ready.link("subject-9", ready.colleague())
        ready.provider = own

    assert ready.written() == before


async def test_the_same_subject_of_two_providers_is_two_people(ready: Office) -> None:
    async with office(ready.parties) as other:
        assert other.provider.subject == ready.provider.subject
        first = await ready.back(await ready.sign_in())
        second = await other.back(await other.sign_in())

    assert first.principal == ready.party.principal
    assert second.principal == other.party.principal
    assert first.principal != second.principal


async def test_a_subject_counts_letter_by_letter(ready: Office) -> None:
    ready.provider.subject = "Subject-1"

    with pytest.raises(Unauthenticated):
        await ready.back(await ready.sign_in())


async def test_an_unknown_word_and_an_organisation_without_a_provider_are_answered_alike(
    parties: Parties, bare: Office, ready: Office
) -> None:
    await bare.set()  # never checked
    async with office(parties) as removed:
        async with removed.working() as work:
            await set_up.remove_provider(work, removed.id)
        answers = []
        for word in ("nobody-at-all", "", "\0", "あおば", "x" * 5000, bare.word, removed.word, ready.word + "-"):
            with pytest.raises(NotFound) as refused:
                await ready.sign_in_as(word)
            answers.append(refused.value.reasons)

    assert len(set(answers)) == 1
    assert bare.under_way() == removed.under_way() == 0


async def test_only_so_many_begin_to_sign_in_within_a_minute_and_those_who_come_back_count_for_nothing(
    ready: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ceremony, "MOST", 3)
    begun = [await ready.sign_in() for _ in range(3)]

    with pytest.raises(TooManyRequests):
        await ready.sign_in()
    await ready.back(begun[0])
    await ready.sign_in()
    with pytest.raises(TooManyRequests):
        await ready.sign_in()
    await ready.sign_in(NOW + timedelta(seconds=61))


async def test_a_word_is_known_however_it_was_typed(ready: Office) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in ready.word)

    for typed in (ready.word.upper(), f" {ready.word}\t", wide, wide.upper()):
        assert (await ready.back(await ready.sign_in_as(typed))).principal == ready.party.principal


async def test_ceremonies_whose_time_is_over_are_forgotten(ready: Office) -> None:
    for _ in range(3):
        await ready.sign_in()
    await ready.sign_in(NOW + timedelta(minutes=10))

    assert ready.under_way() == 1


async def test_the_secret_is_sealed_and_goes_with_the_provider(ready: Office) -> None:
    def sealed() -> list[bytes | None]:
        return [
            row[0]
            for row in ready.parties.rows("select secret_sealed from identity_provider where id = %(i)s", i=ready.id)
        ]

    before = sealed()
    async with ready.working() as work:
        await set_up.remove_provider(work, ready.id)

    assert before[0] is not None
    assert json.dumps("s3cret").strip('"').encode() not in before[0]
    assert sealed() == [None]
