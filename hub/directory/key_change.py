"""A new recipient's key: asked for by one, proven by opening what was sealed to it, confirmed by another."""

import base64
from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, SEALED_CHALLENGE, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.challenge import Challenge
from hub.acts.request import request
from hub.acts.words import ActWord, one_of
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.exchange.faults import KeyUnfit
from hub.exchange.messages import Document, Seal
from hub.exchange.vocabulary.members import KEY_PURPOSES
from hub.identity.permissions import Permission
from hub.identity.public_keys.change import replace
from hub.identity.public_keys.find import newest, was_registered
from hub.identity.public_keys.fingerprint import fingerprint
from hub.identity.public_keys.purposes import KeyPurpose, canonical
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.text import Phrase

KIND = "key_change"
# a key that was revoked or has ended does not come back: who knows who holds it by now


async def ask(work: Work, registry: ActRegistry, purpose: KeyPurpose, given: str, seal: Seal) -> UUID:
    """Ask for this key to become the newest of its purpose; the act's id.

    The act shows a challenge that only the holder of the secret half can open. Raises `Invalid` for what is no such
    key, and what `request` raises.
    """
    public, challenge = canonical(purpose, given), Challenge.new()
    replaced = await newest(work.session, work.viewer.organisation, purpose)
    payload = {
        "purpose": purpose,
        "public": public,
        "replaces": str(replaced.id) if replaced else None,
        SEALED_CHALLENGE: _sealed(seal, purpose, public, challenge),
    }
    return await request(work, registry, KIND, new_id(), payload, challenge=challenge)


async def may_change(work: Work, _key: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Not to a key that is or was registered, and not if somebody else changed it meanwhile."""
    organisation, purpose = work.viewer.organisation, payload["purpose"]
    if await was_registered(work.session, organisation, purpose, payload["public"]):
        return (Reason("already_registered", "public"),)
    present = await newest(work.session, organisation, purpose)
    moved_on = (str(present.id) if present else None) != payload["replaces"]
    return (Reason("stale"),) if moved_on else ()


async def change(work: Work, asked: AskedAct) -> ShownToBoth:
    """The new key becomes the newest; the one before it lives on for the overlap."""
    viewer, payload = work.viewer, asked.payload
    await replace(
        work.session,
        viewer.organisation,
        asked.object,
        payload["purpose"],
        payload["public"],
        work.now,
        act=asked.id,
    )
    record_own(
        work.session,
        Verb.KEY_ADDED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=asked.object,
        at=work.now,
    )
    return NOTHING_SHOWN


def shown(payload: Payload) -> Mapping[str, str]:
    """What the second person compares by telephone with whoever holds the secret half."""
    told = fingerprint(payload["public"])
    return {
        "purpose": payload["purpose"],
        "fingerprint_en": told.english,
        "fingerprint_ja": told.japanese,
        "fingerprint_hex": told.hex,
    }


def _sealed(seal: Seal, purpose: KeyPurpose, public: str, challenge: Challenge) -> str:
    """The challenge as text: a JWE as it is, an age file in base64."""
    try:
        (document,) = seal((Document("challenge", "text/plain", challenge.text.encode()),), public)
    except KeyUnfit as error:
        raise Invalid(Reason("malformed", "public")) from error
    return document.content.decode() if purpose == "jwe" else base64.b64encode(document.content).decode()


def _always(_payload: Payload) -> bool:
    return True


KEY_CHANGE = KindOfAct(
    kind=KIND,
    sentence=Phrase("Register or replace a public key of the organisation."),
    may_request=frozenset({Permission.KEYS_MANAGE}),
    may_confirm=frozenset({Permission.KEYS_MANAGE}),
    check=may_change,
    perform=change,
    challenged=_always,
    details=shown,
    words={
        "purpose": ActWord(
            Phrase("What the key is for"),
            one_of(KEY_PURPOSES.words()),
        ),
        "fingerprint_en": ActWord(Phrase("Fingerprint in English")),
        "fingerprint_ja": ActWord(Phrase("Fingerprint in Japanese")),
        "fingerprint_hex": ActWord(Phrase("Fingerprint in digits")),
    },
)
