"""The key with which members check the hub's word about their ledger."""

import graphene

from hub.audit.published import Published
from hub.kit.errors import NotFound
from schema.context import Context
from schema.guard import query


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
async def ledger_key(context: Context) -> Published:
    """The key that signs heads of the ledger and checkpoints of the log; it holds nothing secret."""
    if context.published is None:
        raise NotFound("ledgerKey")
    return context.published
