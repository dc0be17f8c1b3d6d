"""`organisation load`: many invented organisations and agreements from one JSON file, all of it or nothing."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from hub.agreements.agree import agree
from hub.agreements.rules import Terms
from hub.commands.operating import Operation, operate
from hub.commands.organisation.routes import check_connector
from hub.commands.subparsers import Subparsers
from hub.directory import enrol, partner_routes, routes
from hub.directory.partner_routes import DeclaredRoute
from hub.identity import people
from hub.identity.organisations import Enrolment
from hub.identity.permissions import Role
from hub.identity.public_keys.change import add_key
from hub.kit.settings import Settings
from hub.kit.text import Bilingual
from hub.kit.unready import Unready
from hub.minimisation.fields import form_reasons


def register(subparsers: Subparsers) -> None:
    """The file, whose form `examples/organisations.json` shows."""
    parser = subparsers.add_parser(
        "load",
        help="take many invented organisations in from a JSON file (demo and tests)",
        description="Take organisations, people, routes, duties, keys and agreements in from one JSON file, in one "
        "transaction, and print the ids by the file's own keys. An organisation that comes with its `id` is known "
        "already: only its route is brought up to date, and agreements between known organisations are left alone.",
    )
    parser.add_argument("file", help="a file like examples/organisations.json, or - for standard input")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print `{key: {id, people: {key: id}}}`."""
    if settings.mode == "production":
        raise Unready(
            "`organisation load` is for invented organisations: it asks nobody to vouch for them. In production the "
            "first two come in with `organisation add`, later ones with `organisation activate`."
        )
    try:
        given = json.loads(sys.stdin.read() if arguments.file == "-" else Path(arguments.file).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Unready(f"{arguments.file} is not a JSON file that can be read: {error}") from None

    async def act(operation: Operation) -> dict[str, Any]:
        loaded = {o["key"]: await _organisation(operation, o) for o in given["organisations"]}
        new = {key for key, organisation in loaded.items() if organisation.pop("new")}
        for agreement in given["agreements"]:
            if {agreement["sender"], agreement["recipient"]} & new:
                await _agreement(operation, agreement, loaded)
        return loaded

    try:
        print(json.dumps(operate(settings, act)))
    except (KeyError, TypeError, ValueError) as error:
        raise Unready(f"{arguments.file} does not have the form of examples/organisations.json: {error!r}") from None


async def _organisation(operation: Operation, given: Mapping[str, Any]) -> dict[str, Any]:
    known = given.get("id")
    made = UUID(known) if known else await _enrolled(operation, given)
    if route := given.get("route"):
        check_connector(route["connector"])
        await routes.add(
            operation.session,
            operation.keys,
            organisation=made,
            connector=route["connector"],
            address=route["address"],
            secrets=route.get("secrets", ()),
            now=operation.now,
            only_first=operation.only_first,
        )
    members = await _members(operation, made, given)
    return {"id": str(made), "people": members, "new": not known}


async def _enrolled(operation: Operation, given: Mapping[str, Any]) -> UUID:
    enrolment = Enrolment(given["name"], given["name_en"], given["kind"], given["country"], tuple(given["languages"]))
    made = await enrol.enter(operation.session, operation.keys, enrolment, operation.now)
    for duty in given["duties"]:
        declared = enrol.DeclaredDuty(
            reports_to=duty["reports_to"],
            under_age=duty["under_age"],
            sentence=Bilingual(duty["sentence_ja"], duty["sentence_en"]),
            source=duty["source"],
            valid_from=date.fromisoformat(duty["valid_from"]),
        )
        await enrol.duty(operation.session, made, declared, operation.now)
    for route in given.get("partner_routes", ()):
        await partner_routes.add(operation.session, made, _declared(route), operation.now)
    if public := given.get("age_public_key"):
        await add_key(operation.session, made, public, operation.now)
    return made


def _declared(route: Mapping[str, Any]) -> DeclaredRoute:
    return DeclaredRoute(
        purpose=route["purpose"],
        title=Bilingual(route["title_ja"], route["title_en"]),
        wishes=tuple(route["wishes"]),
        age_class=route["age_class"],
        senders=tuple(route["senders"]),
        source=route["source"],
        valid_from=date.fromisoformat(route["valid_from"]),
        exposures=tuple(route["exposures"]),
    )


async def _members(operation: Operation, organisation: UUID, given: Mapping[str, Any]) -> dict[str, str]:
    """Everybody of the file, those who are not known yet taken in now."""
    known = given.get("people_known", {})
    added = {
        member["key"]: str(
            await people.take_in(
                operation.session,
                organisation=organisation,
                kind=member.get("kind", "person"),
                role=Role(member["role"]),
                label=member["label"],
                now=operation.now - people.FOR_A_WHILE,
            )
        )
        for member in given["people"]
        if member["key"] not in known
    }
    return {**known, **added}


async def _agreement(operation: Operation, given: Mapping[str, Any], loaded: Mapping[str, Mapping[str, Any]]) -> None:
    for reason in form_reasons(given["fields"]):
        raise Unready(f"agreement: {reason.field}: {reason.sentence('en')}")
    terms = Terms(
        purposes=frozenset(given["purposes"]),
        fields=given["fields"],
        retention_days=given["retention_days"],
        onward_sharing=given["onward_sharing"],
        valid_from=date.fromisoformat(given["valid_from"]),
        valid_to=date.fromisoformat(given["valid_to"]) if given["valid_to"] else None,
    )
    sides = UUID(loaded[given["sender"]]["id"]), UUID(loaded[given["recipient"]]["id"])
    await agree(operation.session, *sides, terms, operation.now)
