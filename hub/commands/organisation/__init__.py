"""`organisation`: take organisations, their people, keys, routes, duties and agreements in."""

from hub.commands.organisation import add, agreements, duties, invite, keys, load, people, routes, services
from hub.commands.subparsers import Subparsers

_PARTS = (add, agreements, keys, duties, services, routes, people, invite, load)


def register(subparsers: Subparsers) -> None:
    """One sub-command for each thing that the operator keeps."""
    parser = subparsers.add_parser(
        "organisation",
        help="keep organisations, their people, keys, routes, duties, services and agreements",
        description="Keep what the hub knows of its members. These commands act as the database role hub_operator, "
        "which cannot read a case. Each prints the id of what it made; --json prints it for programs.",
    )
    parts = parser.add_subparsers(title="commands", required=True, metavar="command")
    for part in _PARTS:
        part.register(parts)
