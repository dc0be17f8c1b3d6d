"""Wherever a closed list of codes stands again (checks of the database, types, the schema) it is the same list."""

import re
from typing import get_args

import pytest

from hub.acts.rules import ActChallenge, ActStatus
from hub.agreements.end import AgreementEnd
from hub.cases.rules import Change, Preservation
from hub.consent.guardian import GuardianYesOrNo
from hub.consent.rules import ConsentEvent
from hub.delivery.trouble import Next
from hub.entry.sessions.begin import SessionMethod
from hub.exchange.packets import Form, PacketKind
from hub.exchange.profiles import Channel
from hub.exchange.vocabulary import SETS
from hub.identity.permissions import Role
from hub.identity.public_keys.purposes import KeyPurpose
from hub.identity.public_keys.rules import KeyState
from hub.intake.add_places import PlaceOutcome
from hub.machines.clients.rules import Binding
from hub.minimisation.facts import EvidenceState
from hub.minimisation.finds import FindState, FindWhy
from hub.minimisation.spotting.spot import FindKind
from hub.narrowing.causes import Destruction
from hub.releases.earlier_requests import AskedBeforeKind
from hub.releases.provision import Side
from hub.reviews.kinds import ReviewDecision, ReviewKind
from hub.standing.rules import DutyKind, Where
from hub.statements.said import Method, StatementKind, Voice
from hub.takedowns.receipt import ProofKind
from hub.tasks.delivered import DeliveryStatus
from hub.tasks.lifecycle import Status
from hub.tasks.narrowings import InformedWay
from hub.vetting.peer_rules import PeerAnswer, PeerKind
from hub.vetting.rules import CandidateStanding
from hub.vetting.suspend import SuspendedFor
from schema.root import SCHEMA
from tests.database import TestDatabase

TYPES = {
    "act_challenge": ActChallenge, "act_status": ActStatus, "agreement_end": AgreementEnd, "change": Change,
    "evidence_state": Preservation, "guardian_word": GuardianYesOrNo, "consent_event": ConsentEvent, "form": Form,
    "packet_kind": PacketKind, "channel": Channel, "binding": Binding, "key_purpose": KeyPurpose, "key_state": KeyState,
    "session_method": SessionMethod, "place_outcome": PlaceOutcome, "find_state": FindState, "find_reason": FindWhy,
    "find_kind": FindKind, "destruction": Destruction, "asked_before_kind": AskedBeforeKind, "provision_side": Side,
    "review_decision": ReviewDecision, "duty_time_kind": DutyKind, "standing_second_status": Where,
    "statement_kind": StatementKind, "method": Method, "voice": Voice, "receipt_proof": ProofKind,
    "delivery_status": DeliveryStatus, "task_status": Status, "informed_way": InformedWay,
    "peer_question_kind": PeerKind, "peer_answer": PeerAnswer, "candidate_standing": CandidateStanding,
    "suspension_reason": SuspendedFor,
}  # fmt: skip
"""Set to the type by which rooms are checked; a type cannot be made of a table, so it is compared."""
COLUMNS = {
    "agreement.end_reason": "agreement_end", "alarm.kind": "alarm_kind", "candidate.kind": "organisation_kind",
    "case_file.language": "language", "case_file.status": "case_status", "case_file.urgency": "urgency",
    "case_place.field": "place_field", "client.binding": "binding", "consent_fold.event_type": "consent_event",
    "consent_grant.event_type": "consent_event", "consent_grant.given_by": "giver",
    "consent_grant.method": "consent_method", "delivery.status": "message_status",
    "delivery_attempt.outcome": "attempt_outcome", "duty_time.kind": "duty_time_kind",
    "evidence.state": "evidence_state", "evidence_state_history.state": "evidence_state",
    "guardian_word.method": "method", "guardian_word.word": "guardian_word", "holding.answer": "holding_answer",
    "holding.asks": "holding_question", "identity_provider.method": "provider_method", "invitation.role": "role",
    "narrowed.informed_way": "informed_way", "organisation.kind": "organisation_kind",
    "organisation.suspended_for": "suspension_reason", "peer_question.kind": "peer_question_kind",
    "principal.kind": "member_kind", "principal.role": "role", "provision.side": "provision_side",
    "public_key.purpose": "key_purpose", "received_team.how": "assigned_how", "received_team.reason": "assign_reason",
    "received_wall.reason": "wall_reason", "referral.capacity": "capacity",
    "referral.delivery_status": "delivery_status", "referral.engagement": "engagement",
    "referral.status": "task_status", "referral.urgency": "urgency", "release.kind": "packet_kind",
    "reporting_duty.kind": "onward_kind", "reporting_duty.reports_to": "barred_kind",
    "review.decision": "review_decision", "review.kind": "review_kind", "service.capacity": "capacity",
    "statement.kind": "statement_kind", "takedown.answered_by": "answered_by",
    "takedown.delivery_status": "delivery_status", "takedown.received_proof": "receipt_proof",
    "takedown.status": "task_status", "takedown.urgency": "urgency", "two_person_act.status": "act_status",
    "undo_attempt.method": "method", "web_session.method": "session_method", "withdrawal.destruction": "destruction",
}  # fmt: skip
"""Column of the database to the set that its check repeats."""
OWN = {
    "ceremony.kind", "installation.kind", "ledger_link.format", "move.kind", "pair_change.cause", "party.box",
    "party.kind", "provider_ceremony.purpose", "standing_call.answer",
}  # fmt: skip
"""Checks of what no person reads and no client sends: the hub's own bookkeeping."""
_CHECKS = """
select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint
where contype = 'c' and connamespace = 'public'::regnamespace
"""


def checks(database: TestDatabase) -> list[tuple[str, str]]:
    """Each check of the database: its table and its definition."""
    with database.connect() as connection:
        return [(str(table), str(definition)) for table, definition in connection.execute(_CHECKS).fetchall()]


def codes(listed: str) -> set[str]:
    return set(re.findall(r"'([^']*)'::text", listed))


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_the_codes_of_its_set(name: str) -> None:
    assert set(get_args(TYPES[name])) == set(SETS[name].codes())


def test_evidence_roles_and_reviews_have_the_codes_of_their_sets() -> None:
    assert set(get_args(EvidenceState)) == set(SETS["evidence_state"].codes())
    assert {role.value for role in Role} == set(SETS["role"].codes())
    assert {kind.value for kind in ReviewKind} == set(SETS["review_kind"].codes())
    assert set(get_args(Next)) | {"redeliver"} == set(SETS["next_step"].codes())


def test_every_check_of_the_database_that_lists_codes_lists_those_of_its_set(fresh_database: TestDatabase) -> None:
    found = {
        f"{table}.{column}": codes(listed)
        for table, definition in checks(fresh_database)
        for column, listed in re.findall(r"^CHECK \(\((\w+) = ANY \(ARRAY\[(.*?)\]\)\)\)$", definition)
    }

    assert found.keys() == COLUMNS.keys() | OWN
    assert {place: words for place, words in found.items() if place in COLUMNS} == {
        place: set(SETS[name].codes()) for place, name in COLUMNS.items()
    }


def test_the_checks_of_items_peers_and_reasons_list_the_codes_of_their_sets(fresh_database: TestDatabase) -> None:
    listed = {(table, definition.split("ARRAY")[0]): codes(definition) for table, definition in checks(fresh_database)}
    reasoned = [words for (_, begins), words in listed.items() if begins.startswith("CHECK (((status <> ALL (")]
    items = [words for (_, begins), words in listed.items() if "item_status <@" in begins]
    peers = [words for (table, begins), words in listed.items() if table == "peer_question" and "kind" in begins]

    assert [one - {""} for one in reasoned] == [SETS["task_status"].having("reason_required")] * 2
    assert [one - {""} for one in items] == [set(SETS["item_status"].codes())]
    assert set().union(*peers) == {*SETS["peer_question_kind"].codes(), *SETS["peer_answer"].codes()}


def test_every_list_of_codes_in_a_description_of_the_schema_is_of_one_set() -> None:
    said = [one.description or "" for one in SCHEMA.type_map.values()]
    fields = [one for kind in SCHEMA.type_map.values() for one in getattr(kind, "fields", {}).values()]
    arguments = [one for field in fields for one in getattr(field, "args", {}).values()]
    said += [one.description or "" for one in (*fields, *arguments)]
    listed = {match.group() for text in said for match in _IN_PROSE.finditer(text)}
    sets = [set(found.codes()) for found in SETS.values()]
    strange = {text for text in listed if not any(set(re.findall("`([^`]+)`", text)) <= one for one in sets)}

    assert strange <= NO_SETS


_IN_PROSE = re.compile(r"`[a-z0-9_-]+`(?:, `[a-z0-9_-]+`)+(?:,? or `[a-z0-9_-]+`)?")
NO_SETS = {"`bar`, `key-revoked`", "`cut`, `hold`, `repack`, `keep`"}
"""Causes and acts of the table of what narrows (`hub/narrowing/`), which is its own vocabulary with its own page."""
