"""With what members check the hub's word about their ledger: its key, and their leaf in the log that others watch."""

from datetime import date

import graphene

from hub.audit.proofs import Grown, Included, grown_since, leaf_of
from hub.audit.published import Published
from hub.identity.work import Work
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.scalars import Date


class LedgerKey(graphene.ObjectType):
    """The public key of the hub's ledger. Compare it with `/.well-known/tsunagu-ledger`, and keep it."""

    algorithm = graphene.String(required=True, description="`Ed25519`.")
    key = graphene.String(required=True, description="The key, in hex.")
    vkey = graphene.String(required=True, description="The same as outside witnesses take it (C2SP signed-note).")

    def resolve_algorithm(self: Published, _info: object) -> str:
        """There is one."""
        return "Ed25519"

    def resolve_key(self: Published, _info: object) -> str:
        """In hex."""
        return self.key.hex()


@query(LedgerKey)
async def ledger_key(context: Context) -> Published | None:
    """The key that signs heads of the ledger and checkpoints of the log; it holds nothing secret."""
    return context.published


class LedgerLeaf(graphene.ObjectType):
    """Your organisation's leaf of one day in the hub-wide log: a salted commitment to its head. Keep the export."""

    day = Date(required=True, description="The day, in UTC; there is a leaf of empty days too.")
    index = graphene.Int(required=True, description="Its place in the log, from 0.")
    size = graphene.Int(required=True, description="How many leaves the newest checkpoint covers.")
    checkpoint = graphene.String(
        required=True, description="That checkpoint (C2SP tlog-checkpoint), with what witnesses signed so far."
    )
    export = graphene.String(
        required=True,
        description="Head, salt, checkpoint and proof of inclusion (RFC 6962) as one line, for `tsunagu-verify`.",
    )

    def resolve_day(self: Included, _info: object) -> date:
        """Whose head it commits to."""
        return self.leaf.day

    def resolve_size(self: Included, _info: object) -> int:
        """Of the newest."""
        return self.checkpoint.size

    def resolve_checkpoint(self: Included, _info: object) -> str:
        """As it was signed."""
        return self.checkpoint.note

    def resolve_export(self: Included, _info: object) -> str:
        """To keep."""
        return self.export()


class LedgerGrowth(graphene.ObjectType):
    """That the log of the newest checkpoint still begins with an earlier one."""

    old_size = graphene.Int(required=True, description="How many leaves the earlier checkpoint covers.")
    size = graphene.Int(required=True, description="How many the newest covers.")
    checkpoint = graphene.String(required=True, description="The newest checkpoint.")
    proof = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="The proof of consistency (RFC 6962), in hex."
    )

    def resolve_old_size(self: Grown, _info: object) -> int:
        """As it was asked for."""
        return self.old

    def resolve_size(self: Grown, _info: object) -> int:
        """Of the newest."""
        return self.checkpoint.size

    def resolve_checkpoint(self: Grown, _info: object) -> str:
        """As it was signed."""
        return self.checkpoint.note

    def resolve_proof(self: Grown, _info: object) -> list[str]:
        """From left to right, as RFC 9162 walks them."""
        return [one.hex() for one in self.proof]


@query(LedgerLeaf, day=Date(description="The day; the newest leaf where none is given."))
async def ledger_leaf(context: Context, *, day: date | None = None) -> Included | None:
    """Your organisation's leaf in the log; null where there is none of that day."""
    return await context.ask(_leaf, day)


@query(LedgerGrowth, old_size=graphene.Int(required=True, description="The size of a checkpoint that you kept."))
async def ledger_growth(context: Context, *, old_size: int) -> Grown | None:
    """The proof that the log only grew since; null where it never was that long."""
    return await context.ask(_growth, old_size)


async def _leaf(work: Work, day: date | None) -> Included | None:
    return await leaf_of(work.session, work.viewer.organisation, day)


async def _growth(work: Work, old_size: int) -> Grown | None:
    return await grown_since(work.session, old_size)
