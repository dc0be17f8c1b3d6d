"""`token`: an access token for one person or machine, ten minutes at most; for demo and tests, never in production."""

import argparse
from datetime import timedelta
from uuid import UUID

from hub.commands.operating import Operation, operate, speaks_json, tell
from hub.commands.subparsers import Subparsers
from hub.identity import people
from hub.identity.permissions import ROLES, Permission, Role
from hub.kit.errors import Forbidden, Reason
from hub.kit.settings import Settings
from hub.kit.signing import read_signing_key, token_key_file
from hub.kit.unready import Unready
from hub.machines.claims import LIFETIME
from hub.machines.tokens import Issuer


def register(subparsers: Subparsers) -> None:
    """For whom, with which scopes, for how long."""
    parser = subparsers.add_parser(
        "token",
        help="print an access token of ten minutes for one person or machine",
        description="Print an access token (RFC 9068) that this hub accepts for at most ten minutes, with the scopes "
        "of the role or fewer. It goes to the terminal only; give it in the header `Authorization: Bearer …`. Not in "
        "production, where the operator could read a case with it.",
    )
    parser.add_argument("--principal", type=UUID, required=True, help="the id that person-add or machine-add printed")
    parser.add_argument(
        "--scope", action="append", choices=[p.value for p in Permission], help="all of the role's if not given"
    )
    parser.add_argument("--client", help="the calling program's name: idempotency keys are its own")
    parser.add_argument("--minutes", type=int, choices=range(1, 11), default=10, help="1 to 10")
    speaks_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the token, or with `--json` also its scopes and its end."""
    if settings.mode == "production":
        raise Unready(
            "The operator makes no tokens in production: with one she could read a case. People sign in at "
            "HUB_PUBLIC_URL, machines get tokens at /oauth/token."
        )
    issuer = Issuer(read_signing_key(token_key_file(settings.root_key_file)), settings.issuer, settings.audience)

    async def act(operation: Operation) -> dict[str, object]:
        principal = await people.find(operation.session, arguments.principal)
        scopes = _scopes(principal.role, arguments.scope)
        lifetime = min(LIFETIME, timedelta(minutes=arguments.minutes))
        token = issuer.issue(
            principal=principal.id,
            organisation=principal.organisation,
            client=arguments.client or str(principal.id),
            scopes=scopes,
            now=operation.now,
            lifetime=lifetime,
        )
        return {"token": token, "scopes": scopes, "expires_at": (operation.now + lifetime).isoformat()}

    made = operate(settings, act)
    if arguments.json:
        tell(arguments, **made)
    else:
        print(made["token"])


def _scopes(role: Role, asked: list[str] | None) -> list[str]:
    known = {permission.value for permission in ROLES[role]}
    if asked and not known.issuperset(asked):
        raise Forbidden(Reason("not_permitted", "scope"))
    return sorted(asked or known)
