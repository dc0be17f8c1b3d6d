"""Plays a generated story through the API and the worker, each party with its own token."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from hub.minimisation.fields import CATALOGUE
from schema.engine.choices import enum_name
from tests.journeys.canaries import Planted
from tests.journeys.hub_in_process import Caller, Hub, of
from tests.journeys.story import Forms, Plan, request, told
from tests.parties import NOW, Party
from tests.privacy.surface import root_fields

PURPOSE = {"lawyer": "legal_advice", "helper": "care", "site": "removal", "board": "removal"}
KIND = {"lawyer": "legal_aid", "helper": "one_stop", "site": "platform", "board": "platform"}
QUERIES = [one for one in root_fields() if not one.mutation and one.name != "disclosure_preview"]
_ID = re.compile(r'"([A-Z][A-Za-z]+):([0-9a-f-]{36})"')


@dataclass
class Played:
    """The story as it went. `refusals`: what mutations answered instead; `sent`: id by recipient."""

    hub: Hub
    plan: Plan
    planted: Planted
    ngo: Party
    parties: dict[str, Party]
    stranger: Party
    case: str = ""
    sent: dict[str, str] = field(default_factory=dict)
    refusals: list[Any] = field(default_factory=list)

    @property
    def desk(self) -> Caller:
        """The caseworker."""
        return self.hub.caller(self.ngo)

    async def tries(self, caller: Caller, mutation: str, shows: str, *, once: bool = False, **given: Any) -> Any:
        """A mutation that may be refused; what it shows, None where it was."""
        key = {"idempotencyKey": uuid4().hex} if once else {}
        payload = await caller.try_to(mutation, shows, **given, **key)
        if payload["errors"]:
            self.refusals.append(payload["errors"])
            return None
        return payload


async def play(hub: Hub, plan: Plan, number: int) -> Played:
    """All of it: intake, consent, sending, answering, reading by everybody, and the change of mind."""
    parties = {one: await hub.reachable(KIND[one], plan.connectors[one]) for one in PURPOSE}
    played = Played(hub, plan, Planted(number), hub.parties.organisation(), parties, hub.parties.organisation())
    for one, forms in plan.agreed.items():
        if forms is not None:
            hub.parties.agree(played.ngo, parties[one], forms, [PURPOSE[one]])
    case = told(played.planted, minor=plan.minor)
    await _intake(played, case)
    for one, forms in plan.said.items():
        await _answer(played, one, forms)
    await _hand_over(played)
    await _send(played, case)
    await hub.deliver()
    await _work(played)
    await hub.deliver()
    await everybody_asks_everything(played)
    if plan.ends:
        await played.tries(played.desk, "withdrawConsent", "acknowledgement { id }", case=played.case)
        await hub.deliver()
        await _recipients_ask_everything(played)
    return played


async def _intake(played: Played, case: Mapping[str, Any]) -> None:
    text = played.planted.text
    fields = [{"name": name, "value": one} for name, one in case.items()]
    opened = await played.desk.do(
        "openCase",
        "case { id }",
        once=True,
        language="JA",
        urgency="URGENT",
        fields=fields,
        barredRecipients=[enum_name(one) for one in played.plan.barred],
    )
    played.case = opened["case"]["id"]
    entry = {
        "kind": text("evidence.kind", "evidence_inventory"),
        "description": text("evidence.description", "evidence_inventory"),
        "state": "PRESERVED",
        "heldBy": text("evidence.held_by"),
    }
    await played.desk.do("addEvidence", "case { id }", once=True, case=played.case, entries=[entry])
    noted: dict[str, Any] = {"kind": "TALKED", "way": "CHAT", "words": text("note.words")}
    await played.desk.do("noteCase", "case { notes { words } }", once=True, case=played.case, **noted)
    plan: dict[str, Any] = {
        "words": text("next_step.words"),
        "dueOn": (played.hub.clock.now() + timedelta(days=3)).date().isoformat(),
    }
    await played.desk.do("planNextStep", "case { nextStep { words } }", case=played.case, **plan)


async def _answer(played: Played, one: str, forms: Forms | None) -> None:
    about = {"case": played.case, "recipient": of(played.parties[one]), "purpose": enum_name(PURPOSE[one])}
    text = played.planted.text
    if forms is None:
        refusal = text(f"refusal.{one}")
        await played.desk.do("recordRefusal", "consent { eventType }", once=True, **about, text=refusal)
        return
    minority = {
        "assent": True,
        "guardianConsent": "ABSENT",
        "guardianReason": text(f"guardian_reason.{one}"),
        "guardianInformed": False,
        "guardianInformedReason": text(f"guardian_informed_reason.{one}"),
    }
    asked = {name: form for name, form in forms.items() if CATALOGUE[name].category != "request"}
    await _consent(played, asked, {**about, **minority})


async def _consent(played: Played, forms: Forms, given: Mapping[str, Any]) -> None:
    """Her yes as the plan has it; what this recipient can never get is refused by name, and then left out."""
    never = await _never_needed(played, forms, given)
    possible = {name: form for name, form in forms.items() if name not in never}
    assert not never or not await _never_needed(played, possible, given)


async def _never_needed(played: Played, forms: Forms, given: Mapping[str, Any]) -> set[str]:
    """The fields for which it was refused; empty where it was recorded."""
    asked = [{"name": name, "form": enum_name(form)} for name, form in forms.items()]
    key = uuid4().hex
    payload = await played.desk.try_to(
        "recordConsent", "consent { eventType }", idempotencyKey=key, **given, fields=asked
    )
    assert {error["code"] for error in payload["errors"]} <= {"NEVER_NEEDED"}, payload["errors"]
    if payload["errors"]:
        played.refusals.append(payload["errors"])
    return {error["field"] for error in payload["errors"]}


async def _hand_over(played: Played) -> None:
    """By telephone, with a note."""
    about = {"case": played.case, "recipient": of(played.parties["lawyer"]), "purpose": "LEGAL_ADVICE"}
    forms = [{"name": "call_name", "form": "FULL"}]
    said = {"assent": True, "guardianConsent": "ABSENT", "guardianReason": "希望", "guardianInformed": False}
    await played.tries(
        played.desk,
        "recordConsent",
        "consent { eventType }",
        once=True,
        **about,
        **said,
        guardianInformedReason="希望",
        channel="outside",
        fields=forms,
    )
    await played.tries(
        played.desk,
        "recordOutsideDisclosure",
        "disclosure { how }",
        once=True,
        **about,
        disclosedAt=NOW.isoformat(),
        how="TELEPHONE",
        fields=forms,
        note=played.planted.text("note"),
    )


async def _send(played: Played, case: Mapping[str, Any]) -> None:
    for one in ("lawyer", "helper"):
        made = await played.tries(
            played.desk,
            "offerReferral",
            "referral { id }",
            once=True,
            case=played.case,
            recipient=of(played.parties[one]),
            purpose=enum_name(PURPOSE[one]),
            urgency="URGENT",
            nextClock="2026-11-24",
        )
        if made:
            played.sent[one] = made["referral"]["id"]
    for one in ("site", "board"):
        made = await played.tries(
            played.desk,
            "sendTakedownRequest",
            "takedownRequest { id }",
            once=True,
            case=played.case,
            recipient=of(played.parties[one]),
            urgency="URGENT",
            **request(played.planted, case),
        )
        if made:
            played.sent[one] = made["takedownRequest"]["id"]


async def _work(played: Played) -> None:
    """What the recipients do with it, once they have looked."""
    await _recipients_ask_everything(played)
    for one in ("lawyer", "helper"):
        if one in played.sent:
            caller, which = played.hub.caller(played.parties[one]), played.sent[one]
            if played.plan.accepted:
                await played.tries(caller, "acceptReferral", "referral { id }", referral=which)
                await played.tries(caller, "downloadPacket", "files { fileName mediaType content }", referral=which)
            else:
                await played.tries(
                    caller, "rejectReferral", "referral { id }", referral=which, reason="NO_CAPACITY", expectedVersion=1
                )
    if "site" in played.sent:
        await played.tries(
            played.hub.caller(played.parties["site"]),
            "answerTakedownItems",
            "takedownRequest { id items { number status } }",
            once=True,
            request=played.sent["site"],
            answers=[{"number": 1, "status": "REMOVED"}],
            expectedVersion=1,
        )


async def everybody_asks_everything(played: Played) -> None:
    """Every query of the schema, about everything that the caller has heard of."""
    for party in (*played.parties.values(), played.stranger, played.ngo):
        await ask_everything(played.hub.caller(party))


async def _recipients_ask_everything(played: Played) -> None:
    for one in played.sent:
        await ask_everything(played.hub.caller(played.parties[one]))


async def ask_everything(caller: Caller) -> None:
    """Every list first, then each thing whose id was in an answer."""
    ids: dict[str, set[str]] = {}
    waiting = [one for one in QUERIES if caller.role in one.roles() and not one.things() and one.name != "node"]
    for one in waiting:
        for words in one.choices():
            _collect(ids, (await caller.post(one.document(), {**one.given(str, whole=False), **words})).text)
    for one in QUERIES:
        for type in one.things():
            for id in sorted(ids.get(type, ())) if caller.role in one.roles() and type != "Organisation" else ():
                response = await caller.post(one.document(), one.given(lambda _: id, whole=False))  # noqa: B023 - called at once
                assert "LIMIT_EXCEEDED" not in response.text, one.name


def _collect(ids: dict[str, set[str]], text: str) -> None:
    for type, id in _ID.findall(text):
        ids.setdefault(type, set()).add(f"{type}:{id}")
