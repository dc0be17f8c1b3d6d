"""Making a passkey: the browser is asked for one, and what comes back is checked before it is kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession
from webauthn import generate_registration_options, options_to_json, verify_registration_response
from webauthn.helpers import decode_credential_public_key, decoded_public_key_to_cryptography
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.passkeys.ceremonies import CeremonyPurpose, open_for
from hub.entry.passkeys.models import Passkey
from hub.entry.passkeys.responses import ODD, Registration
from hub.entry.passkeys.site import NAME, Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.identity.entry_marks import sign
from hub.kit.errors import Invalid, Reason
from hub.kit.ids import new_id

_KNOWN = text("select credential from passkey where org = :org and principal = :principal order by created_at, id")
MINUTES = 5
_TIMEOUT = MINUTES * 60 * 1000


async def begin(
    session: AsyncSession, site: Site, whose: UserHandle, label: str, now: datetime, *, invitation: UUID | None = None
) -> str:
    """The JSON for `navigator.credentials.create`, and a challenge of five minutes for this person alone.

    A discoverable credential with user verification and without attestation; the algorithms are the library's: EdDSA,
    ES256, RS256. The user handle names organisation and principal, so that a sign-in needs no name. `label` is the
    role's name that the authenticator shows; `invitation`: the one by which the person comes in.
    """
    purpose = CeremonyPurpose("register", whose, invitation=invitation)
    known = (await session.execute(_KNOWN, {"org": whose.organisation, "principal": whose.principal})).scalars()
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=NAME,
        user_id=whose.raw,
        user_name=label,
        challenge=await open_for(session, purpose, now),
        timeout=_TIMEOUT,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return options_to_json(options)


async def finish(
    session: AsyncSession, site: Site, answer: Registration, whose: UserHandle, name: str, now: datetime
) -> UUID:
    """Keep the passkey that answers a challenge which was just taken (`ceremonies.take`); its id.

    `name`: a coarse label of the device. Raises `Invalid("passkey_refused")` for whatever WebAuthn (level 2, 7.1)
    does not let through, and where the credential is known already.
    """
    checked = _checked(site, answer)
    row = Passkey(
        org=whose.organisation,
        id=new_id(),
        principal=whose.principal,
        credential=checked.credential_id,
        public_key=checked.credential_public_key,
        sign_count=checked.sign_count,
        name=name,
        created_at=now,
    )
    session.add(sign(session, row))
    record_own(session, Verb.PASSKEY_ADDED, org=whose.organisation, principal=whose.principal, object_id=row.id, at=now)
    try:
        await session.flush()
    except IntegrityError as error:
        raise refused() from error
    return row.id


def refused() -> Invalid:
    """The one answer to every registration that is not as it should be."""
    return Invalid(Reason("passkey_refused"))


def _checked(site: Site, answer: Registration) -> VerifiedRegistration:
    try:
        checked = verify_registration_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
        # The library keeps the key as it came: one that cannot verify anything would lock its owner out.
        decoded_public_key_to_cryptography(decode_credential_public_key(checked.credential_public_key))
    except ODD as error:
        raise refused() from error
    return checked
