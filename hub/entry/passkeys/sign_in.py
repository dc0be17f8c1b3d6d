"""Signing in by passkey, without a name: the passkey itself says whose it is."""

from uuid import UUID

from webauthn import generate_authentication_options, options_to_json
from webauthn.helpers.structs import UserVerificationRequirement

from hub.entry.handles import Handle
from hub.entry.passkeys import assertion
from hub.entry.passkeys.ceremonies import spend
from hub.entry.passkeys.challenges import LIFETIME, SignInChallenges
from hub.entry.passkeys.responses import Odd, PasskeyAssertion, read_assertion
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.begin import SessionBegun, begin_session
from hub.identity.refusals import Unauthenticated
from hub.kit.clock import Clock
from hub.kit.db import Database
from hub.kit.logs import record

TIMEOUT = int(LIFETIME.total_seconds() * 1000)


class SignIn:
    """The ceremony of signing in."""

    def __init__(self, database: Database, site: Site, challenges: SignInChallenges, clock: Clock) -> None:
        """`database`: the pool of the role that answers requests."""
        self._database = database
        self._site = site
        self._challenges = challenges
        self._clock = clock

    def begin(self) -> str:
        """The JSON for `navigator.credentials.get`, with a challenge of five minutes. Nothing is written."""
        options = generate_authentication_options(
            rp_id=self._site.rp_id,
            challenge=self._challenges.new(self._clock.now()),
            timeout=TIMEOUT,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    async def finish(self, credential: str, *, device: str, known: Handle | None) -> SessionBegun:
        """Begin a stay for whoever this credential proves.

        `device`: a coarse label (`sessions.devices.coarse`); `known`: what the browser keeps of earlier sign-ins.
        Raises `Unauthenticated`, and nothing else, for everything that is not as it should be; a challenge that was
        shown by a known passkey is used up then, too, and a copied passkey is noted.
        """
        begun = await self._attempt(credential, device, known)
        if begun is None:
            record("passkey.refused")
            raise Unauthenticated
        return begun

    async def _attempt(self, credential: str, device: str, known: Handle | None) -> SessionBegun | None:
        try:
            answer = read_assertion(credential)
        except Odd:
            return None
        challenge = self._challenges.read(answer.challenge, self._clock.now())
        whose = UserHandle.parse(answer.user_handle)
        if challenge is None or whose is None:
            return None
        return await self._enter(answer, challenge, whose, device, known)

    async def _enter(
        self, answer: PasskeyAssertion, challenge: UUID, whose: UserHandle, device: str, known: Handle | None
    ) -> SessionBegun | None:
        """The session, None where it is refused: then the notes are committed nevertheless."""
        now = self._clock.now()
        async with self._database.transaction(whose.organisation) as session:
            key = await assertion.find(session, answer, whose, now)
            if key is None or not await spend(session, challenge, answer.challenge, whose, now):
                return None
            if not await assertion.proves(session, self._site, answer, key, now):
                return None
            return await begin_session(
                session,
                organisation=whose.organisation,
                principal=whose.principal,
                method="passkey",
                device=device,
                known=known,
                now=now,
            )
