"""Answers to the hub that lie in one thing each; everything else about them is right."""

import json
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from webauthn.helpers import bytes_to_base64url

from hub.entry.passkeys import own, step_up
from hub.entry.passkeys.challenges import SignInChallenges
from tests.entry.authenticator import PRESENT, VERIFIED, Authenticator, changed, part
from tests.entry.desk import DEVICE, EntryDesk, Person
from tests.parties import NOW


def asked(hub: EntryDesk) -> str:
    return hub.sign_in.begin()


def challenged(challenge: bytes) -> str:
    return json.dumps({"challenge": bytes_to_base64url(challenge)})


def twisted(value: bytes) -> bytes:
    return value[:-1] + bytes([value[-1] ^ 1])


def with_top(answer: str, **words: Any) -> str:
    return json.dumps({**json.loads(answer), **words})


async def wrong_origin(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, origin="https://hub.example.org.evil.example.org").get(asked(hub))


async def origin_without_tls(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, origin="http://hub.example.org").get(asked(hub))


async def origin_with_a_port(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, origin="https://hub.example.org:8443").get(asked(hub))


async def in_a_frame_of_somebody_elses(hub: EntryDesk, person: Person) -> str:
    return person.key.get(asked(hub), crossOrigin=True)


async def wrong_rp_id(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, rp_id="example.org").get(asked(hub))


async def a_challenge_of_ones_own(hub: EntryDesk, person: Person) -> str:
    return person.key.get(challenged(secrets.token_bytes(56)))


async def a_challenge_with_a_later_end(hub: EntryDesk, person: Person) -> str:
    given = SignInChallenges(secrets.token_bytes(32)).new(NOW + timedelta(days=1))
    return person.key.get(challenged(given))


async def a_challenge_changed_by_one_bit(hub: EntryDesk, person: Person) -> str:
    options = json.loads(asked(hub))
    options["challenge"] = ("A" if options["challenge"][0] != "A" else "B") + options["challenge"][1:]
    return person.key.get(json.dumps(options))


async def no_challenge(hub: EntryDesk, person: Person) -> str:
    return person.key.get(challenged(b""))


async def another_challenge_than_was_signed(hub: EntryDesk, person: Person) -> str:
    answer, other = person.key.get(asked(hub)), json.loads(asked(hub))["challenge"]
    client = json.loads(part(answer, "clientDataJSON"))
    return changed(answer, "clientDataJSON", json.dumps({**client, "challenge": other}).encode())


async def a_challenge_that_was_used(hub: EntryDesk, person: Person) -> str:
    options = asked(hub)
    await hub.sign_in.finish(person.key.get(options), device=DEVICE, known=None)
    return person.key.get(options)


async def the_same_answer_again(hub: EntryDesk, person: Person) -> str:
    answer = person.key.get(asked(hub))
    await hub.sign_in.finish(answer, device=DEVICE, known=None)
    return answer


async def a_challenge_that_is_over(hub: EntryDesk, person: Person) -> str:
    answer = person.key.get(asked(hub))
    hub.clock.advance(timedelta(minutes=5))
    return answer


async def a_challenge_for_registering(hub: EntryDesk, person: Person) -> str:
    async with hub.work(person, fresh=True) as work:
        return person.key.get(await own.begin(work, hub.site))


async def a_challenge_for_stepping_up(hub: EntryDesk, person: Person) -> str:
    begun = await hub.enter(person)
    async with hub.work(person, session=begun.handle.id) as work:
        return person.key.get(await step_up.begin(work, hub.site))


async def no_user_handle(hub: EntryDesk, person: Person) -> str:
    return changed(person.key.get(asked(hub)), "userHandle", None)


async def a_user_handle_of_no_form(hub: EntryDesk, person: Person) -> str:
    return changed(person.key.get(asked(hub)), "userHandle", b"short")


async def another_organisations_user_handle(hub: EntryDesk, person: Person) -> str:
    other = await hub.with_passkey(hub.parties.organisation())
    return changed(person.key.get(asked(hub)), "userHandle", other.key.user_handle)


async def an_unknown_organisations_user_handle(hub: EntryDesk, person: Person) -> str:
    return changed(person.key.get(asked(hub)), "userHandle", uuid4().bytes + person.id.bytes)


async def a_colleagues_user_handle(hub: EntryDesk, person: Person) -> str:
    colleague = await hub.with_passkey(replace(hub.parties.organisation(), id=person.organisation))
    return changed(person.key.get(asked(hub)), "userHandle", colleague.key.user_handle)


async def a_credential_that_nobody_registered(hub: EntryDesk, person: Person) -> str:
    return Authenticator(user_handle=person.key.user_handle).get(asked(hub))


async def another_key_under_the_known_credential(hub: EntryDesk, person: Person) -> str:
    key = Authenticator(user_handle=person.key.user_handle, credential=person.key.credential, count=50)
    return key.get(asked(hub))


async def the_person_not_verified(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, flags=PRESENT).get(asked(hub))


async def the_person_not_present(hub: EntryDesk, person: Person) -> str:
    return replace(person.key, flags=VERIFIED).get(asked(hub))


async def a_counter_that_stands_still(hub: EntryDesk, person: Person) -> str:
    await hub.enter(person)
    person.key.count -= 1
    return person.key.get(asked(hub))


async def a_counter_that_went_back(hub: EntryDesk, person: Person) -> str:
    for _ in range(3):
        await hub.enter(person)
    return replace(person.key, count=0).get(asked(hub))


async def a_counter_that_was_switched_off(hub: EntryDesk, person: Person) -> str:
    await hub.enter(person)
    return replace(person.key, count=0, counts=False).get(asked(hub))


async def a_registrations_answer(hub: EntryDesk, person: Person) -> str:
    return Authenticator().create(json.dumps({**json.loads(asked(hub)), "user": {"id": "AAAA"}}))


async def the_type_of_a_registration(hub: EntryDesk, person: Person) -> str:
    return person.key.get(asked(hub), type="webauthn.create")


async def another_type_of_credential(hub: EntryDesk, person: Person) -> str:
    return with_top(person.key.get(asked(hub)), type="password")


async def a_tampered_signature(hub: EntryDesk, person: Person) -> str:
    answer = person.key.get(asked(hub))
    return changed(answer, "signature", twisted(part(answer, "signature")))


async def no_signature(hub: EntryDesk, person: Person) -> str:
    return changed(person.key.get(asked(hub)), "signature", b"")


async def tampered_client_data(hub: EntryDesk, person: Person) -> str:
    answer = person.key.get(asked(hub))
    return changed(answer, "clientDataJSON", part(answer, "clientDataJSON") + b" ")


async def tampered_authenticator_data(hub: EntryDesk, person: Person) -> str:
    answer = replace(person.key, flags=PRESENT).get(asked(hub))
    data = bytearray(part(answer, "authenticatorData"))
    data[32] |= VERIFIED
    return changed(answer, "authenticatorData", bytes(data))


async def a_raised_counter(hub: EntryDesk, person: Person) -> str:
    answer = person.key.get(asked(hub))
    data = part(answer, "authenticatorData")
    return changed(answer, "authenticatorData", data[:33] + (999).to_bytes(4, "big"))


async def two_ids_that_differ(hub: EntryDesk, person: Person) -> str:
    return with_top(person.key.get(asked(hub)), id="AAAA")


async def short_authenticator_data(hub: EntryDesk, person: Person) -> str:
    return changed(person.key.get(asked(hub)), "authenticatorData", b"\x00" * 20)


async def a_principal_who_was_let_go(hub: EntryDesk, person: Person) -> str:
    hub.parties.change("principal", person.id, ended_at=NOW)
    return person.key.get(asked(hub))


async def a_person_who_is_gone_by_the_row_alone(hub: EntryDesk, person: Person) -> str:
    """The trigger that deletes passkeys is one wall, the question for membership another."""
    admin = hub.parties.admin
    admin.execute("alter table principal disable trigger principal_let_go")
    hub.parties.change("principal", person.id, ended_at=NOW)
    admin.execute("alter table principal enable trigger principal_let_go")
    return person.key.get(asked(hub))


async def an_organisation_that_ended(hub: EntryDesk, person: Person) -> str:
    hub.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, person.organisation))
    return person.key.get(asked(hub))


async def a_passkey_that_was_removed(hub: EntryDesk, person: Person) -> str:
    async with hub.work(person, fresh=True) as work:
        (first,) = await own.mine(work)
    await hub.register(person, Authenticator())
    async with hub.work(person, fresh=True) as work:
        await own.remove(work, first.id)
    return person.key.get(asked(hub))


async def no_json(hub: EntryDesk, person: Person) -> str:
    return "not json"


async def nested_beyond_measure(hub: EntryDesk, person: Person) -> str:
    return "[" * 15_000


async def too_long(hub: EntryDesk, person: Person) -> str:
    return with_top(person.key.get(asked(hub)), more="x" * 20_000)


async def numbers_for_texts(hub: EntryDesk, person: Person) -> str:
    return person.key.get(asked(hub), challenge=5, origin=7)


async def a_list(hub: EntryDesk, person: Person) -> str:
    return "[]"
