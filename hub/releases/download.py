"""What a person takes along: the packet's documents, sealed to her organisation's own key and never kept here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from anyio import to_thread

from hub.audit.verbs import Verb
from hub.directory.load import load_recipient
from hub.exchange.messages import Document, Seal
from hub.exchange.packets import Packet
from hub.identity.public_keys.find import to_seal
from hub.identity.public_keys.purposes import KeyPurpose
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason, Refused
from hub.releases.read import log_use, look

Render = Callable[[Packet], tuple[Document, ...]]
"""The packet in a partner's own form; may take a moment, and so runs in a thread."""
OwnSeal = Callable[[Sequence[Document]], tuple[Document, ...]]
"""Documents, each encrypted to the caller's own organisation."""


@dataclass(frozen=True)
class Papers:
    """How documents are made and sealed, handed in from above: this room knows no partner."""

    documents: Mapping[str, Render] = field(default_factory=dict)
    seal: Seal | None = None


async def download(
    work: Work, object_id: UUID, papers: Papers, *, sealed_to: KeyPurpose = "age"
) -> tuple[Document, ...]:
    """The recipient's documents of a packet that is open to it, each sealed to its newest key (an age file, or a JWE).

    Where the recipient's form has no documents it is the canonical JSON alone. Raises `NotFound` as reading does,
    `Conflict` for the sender, `Refused` `no_public_key` where the recipient has given none or revoked it. Holds the key
    until the end of this transaction, so that nothing is sealed to a revoked one. Writes the ledger.
    """
    opened = await look(work, object_id, "packet")
    if work.viewer.organisation != opened.recipient:
        raise Conflict(Reason("not_your_move"))
    seal = await own_seal(work, papers, sealed_to)
    ours = await load_recipient(work, opened.recipient)
    render = papers.documents.get(ours.connector or "", _canonical)
    sealed = await to_thread.run_sync(lambda: seal(render(opened.packet) or _canonical(opened.packet)))
    await log_use(work, opened, Verb.PACKET_DOWNLOADED)
    return sealed


async def own_seal(work: Work, papers: Papers, sealed_to: KeyPurpose = "age") -> OwnSeal:
    """Seals documents to the newest key of the caller's own organisation, held until this transaction ends.

    One statement; raises `Refused` `no_public_key`. What it returns takes a moment, and is to run in a thread.
    """
    public, seal = await to_seal(work.session, work.viewer.organisation, sealed_to), papers.seal
    if public is None or seal is None:
        raise Refused(Reason("no_public_key"))
    return lambda documents: seal(documents, public)


def _canonical(packet: Packet) -> tuple[Document, ...]:
    return (Document(f"{packet.id}.json", "application/json", packet.canonical()),)
