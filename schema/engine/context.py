"""What lives as long as one operation: the viewer, one transaction, and the loaders.

GraphQL runs sibling fields side by side, but one database connection can answer only one statement at a time. So a
field never holds the transaction: it hands a use case to `Context.ask`, which opens the transaction at the first
question, lets one use case in at a time, and shuts it when the operation ends. Loaders ask in the same way, so
that they still batch. (Running the fields one after the other instead would have cost the batching; a connection per
field would have cost the one snapshot and the one commit.) A use case never asks again: it has its `Work` already.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from hub.acts.act import ActRegistry
from hub.audit.published import Published
from hub.entry.providers.outside import Outside
from hub.exchange.network import Challenger
from hub.identity.idempotency import once
from hub.identity.permissions import Rule
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from hub.kit.ids import new_id
from hub.minimisation.refusal import DisclosureRefused, note
from hub.releases.download import Papers
from hub.reviews.kinds import ReviewRegistry
from schema.engine.loaders import Loader

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
OpenWork = Callable[[Viewer], AbstractAsyncContextManager[Work]]
"""Opens the transaction of one operation: commits at the end, rolls back on any exception."""
Batch = Callable[[Work, Sequence[UUID]], Awaitable[Mapping[UUID, Answer]]]
"""A use case that finds many things by id at once."""
Part = Callable[[Work], Awaitable[UUID]]
"""One of several things that a mutation asks for: what it made, by its id."""


class ClosedError(Exception):
    """A field asked after its operation had ended: it was left running when a sibling failed."""


class NotHandedInError(Exception):
    """An operation needs what whoever made its context did not hand in: a fault in the program, not the caller's."""


class UnrepeatableError(Exception):
    """A mutation without an idempotency key asked for something that must happen once: a fault in its declaration."""


@dataclass(frozen=True)
class Repeat:
    """How a mutation is known again: its name, the caller's key, and the canonical bytes of its input."""

    mutation: str
    key: str
    input: bytes = field(repr=False)

    def of(self, part: str) -> "Repeat":
        """The same for one of several things that it asks for."""
        return replace(self, key=sha256(f"{self.key}/{part}".encode()).hexdigest())


@dataclass(frozen=True)
class TwoPeople:
    """What this hub knows of the acts that need two people, and of what a second looks at afterwards.

    `reviews`: what a cut does, by the kind of review; `upheld`: what follows where it stands, where something waited.
    """

    acts: ActRegistry
    reviews: ReviewRegistry
    upheld: ReviewRegistry


_OF_THE_WHOLE = ("not_found", "idempotency_key_reused")
"""What is said of a mutation as a whole, where it is true of each of its parts."""


async def _begins() -> UUID:
    """The id of an operation of several parts, by which alone its key is known again."""
    return new_id()


class _Undone(Exception):
    """Nothing of this operation is to stay."""


class Context:
    """One operation of one caller."""

    def __init__(
        self,
        viewer: Viewer,
        open_work: OpenWork,
        papers: Papers | None = None,
        outside: Outside | None = None,
        challenge: Challenger | None = None,
        published: Published | None = None,
        two_people: TwoPeople | None = None,
    ) -> None:
        """Nothing is opened yet: an operation that asks nothing costs no transaction.

        `papers`: how documents for download are made and sealed; none where nothing can be downloaded. `outside`: the
        way to identity providers. `challenge`: how a new endpoint is asked to prove itself; none where nobody outside
        is asked. `published`: the ledger's public key; none where nobody asks for it. `two_people`: the acts and
        reviews that the rooms declare; none in a test that asks for none.
        """
        self.viewer = viewer
        self.papers = papers or Papers()
        self._outside = outside
        self.challenge = challenge
        self.published = published
        self._two_people = two_people
        self._open_work = open_work
        self._opened: AbstractAsyncContextManager[Work] | None = None
        self._work: Work | None = None
        self._turn = asyncio.Lock()
        self._closed = False
        self._refusal: HubError | None = None
        self.repeat: Repeat | None = None
        self._loaders: dict[Any, Loader[Any]] = {}

    @property
    def outside(self) -> Outside:
        """The way to identity providers; raises `NotFound` where this hub has none."""
        if self._outside is None:
            raise NotFound("provider")
        return self._outside

    @property
    def two_people(self) -> TwoPeople:
        """The acts and reviews that the rooms declare. Raises `NotHandedInError`: without them each act is unknown."""
        if self._two_people is None:
            raise NotHandedInError
        return self._two_people

    @property
    def language(self) -> str:
        """The caller's language, "ja" or "en"."""
        return self.viewer.language

    def require(self, rule: Rule) -> None:
        """Raise `Forbidden` unless the rule authorises this caller."""
        if self.viewer.suspended and not rule.while_suspended:
            raise Forbidden(Reason("organisation_suspended"))
        if rule.any_of and not self.viewer.permissions.intersection(rule.any_of):
            raise Forbidden(Reason("not_permitted"))
        if rule.person and self.viewer.machine:
            raise Forbidden(Reason("needs_a_person"))
        if rule.step_up and not self.viewer.fresh:
            raise Forbidden(Reason("step_up_needed"))

    async def ask(
        self,
        use_case: Callable[Concatenate[Work, Given], Awaitable[Answer]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """What the use case answers, inside the operation's one transaction and alone in it."""
        async with self._turn:
            return await use_case(await self._begun(), *args, **kwargs)

    async def ask_once(
        self,
        use_case: Callable[Concatenate[Work, Given], Awaitable[UUID]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> UUID:
        """The id that the use case answers, or answered when the client first sent this mutation under this key."""
        if self.repeat is None:
            raise UnrepeatableError
        asked = self.repeat

        async def run(work: Work) -> UUID:
            return await once(work, asked.mutation, asked.key, asked.input, lambda: use_case(work, *args, **kwargs))

        return await self.ask(run)

    async def each_once(self, parts: Mapping[str, Part]) -> Mapping[str, UUID | HubError]:
        """What each part answers or why it is refused, in a transaction of its own: none holds another back.

        Each is known again by the mutation's key and its name, so that what broke off goes on where it is sent again.
        Raises `Conflict` for the same key with other input, and `NotFound` where there is nothing of any part.
        """
        if self.repeat is None:
            raise UnrepeatableError
        asked = self.repeat
        done = {name: await self._one_of(asked, name, part) for name, part in parts.items()}
        whole = [one for one in done.values() if isinstance(one, HubError) and one.reasons[0].code in _OF_THE_WHOLE]
        if len(whole) == len(parts):
            raise whole[0]
        return done

    async def _one_of(self, whole: Repeat, name: str, part: Part) -> UUID | HubError:
        asked = whole.of(name)
        try:
            async with self._open_work(self.viewer) as work:
                await once(work, whole.mutation, whole.key, whole.input, _begins)
                return await once(work, asked.mutation, asked.key, asked.input, lambda: part(work))
        except HubError as refusal:
            if isinstance(refusal, DisclosureRefused):
                await self._note(refusal)
            return refusal

    async def apart(
        self,
        use_case: Callable[Concatenate[Work, Given], Awaitable[Answer]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """What the use case answers, in a transaction of its own that is over when this returns, and stays.

        For what must be kept before somebody outside is asked: no transaction is open while one waits for an answer.
        """
        async with self._open_work(self.viewer) as work:
            return await use_case(work, *args, **kwargs)

    def loader(self, batch: Batch[Answer]) -> Loader[Answer]:
        """The operation's loader for this use case: fields that ask side by side share one call of it."""
        if batch not in self._loaders:
            self._loaders[batch] = Loader(self, batch)
        return self._loaders[batch]

    def refuse(self, refusal: HubError) -> None:
        """Note that the mutation was refused: whatever it wrote goes when the operation ends."""
        self._refusal = refusal

    async def finish(self, *, keep: bool) -> None:
        """End the operation: commit, or roll back where it was refused or is not to be kept.

        Waits for the use case that is still running. Raises what the commit raises: then nothing was kept.
        """
        async with self._turn:
            self._closed = True
            opened, self._opened = self._opened, None
            if opened is None:
                return
            if keep and self._refusal is None:
                await opened.__aexit__(None, None, None)
            else:
                undone = _Undone()
                await opened.__aexit__(_Undone, undone, None)
        if isinstance(self._refusal, DisclosureRefused):
            await self._note(self._refusal)

    async def _note(self, refusal: DisclosureRefused) -> None:
        """Keep in the ledger that the gate said no: the one thing that outlives the refused transaction."""
        async with self._open_work(self.viewer) as work:
            await note(work, refusal)

    async def _begun(self) -> Work:
        if self._closed:
            raise ClosedError
        if self._work is None:
            opened = self._open_work(self.viewer)
            self._work = await opened.__aenter__()
            self._opened = opened
        return self._work
