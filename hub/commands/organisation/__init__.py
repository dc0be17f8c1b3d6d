"""`organisation`: let members in, stop them, and keep their people, keys, routes, duties and agreements."""

from hub.commands.organisation import (
    add,
    admissions,
    agreements,
    duties,
    facts,
    invite,
    keys,
    load,
    partner_routes,
    people,
    routes,
    services,
    sign_in_link,
    suspension,
    vetting,
)
from hub.commands.subparsers import Subparsers

_PARTS = (
    vetting,
    suspension,
    add,
    agreements,
    keys,
    duties,
    facts,
    services,
    routes,
    partner_routes,
    people,
    invite,
    admissions,
    sign_in_link,
    load,
)


def register(subparsers: Subparsers) -> None:
    """One sub-command for each thing that the operator keeps."""
    parser = subparsers.add_parser(
        "organisation",
        help="let organisations in, and keep their people, keys, routes, duties, services and agreements",
        description="Keep what the hub knows of its members. These commands act as the database role hub_operator, "
        "which cannot read a case. Each prints the id of what it made; --json prints it for programs.",
    )
    parts = parser.add_subparsers(title="commands", required=True, metavar="command")
    for part in _PARTS:
        part.register(parts)
