"""Each revision with the data that it goes up with, and what must be there after it and after coming down."""

from collections.abc import Callable
from dataclasses import dataclass, field

from psycopg import Connection

from tests.migrations import night_rows, pair_rows, received_rows, request_rows, rows, rows_asked

Load = Callable[[Connection[tuple[object, ...]]], None]


@dataclass(frozen=True)
class Revision:
    """`data` is loaded once the revision is up; each query then counts so many rows, and after coming down `kept`."""

    data: tuple[Load, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)


BEFORE_RELEASES = (rows.directory, rows.case)
BEFORE_TASKS = (*BEFORE_RELEASES, rows.release)

REVISIONS = {
    "20261122_01": Revision((rows.directory,), {"organisation": 2, "principal": 1, "organisation_key": 1}),
    "20261122_02": Revision((rows.directory,), {"party": 0, "move": 0}, {"organisation": 2}),
    "20261122_03": Revision(
        BEFORE_RELEASES, {"case_value": 1, "party where kind = 'case'": 1}, {"organisation": 2, "party": 0}
    ),
    "20261122_04": Revision(
        (*BEFORE_TASKS, rows.holding),
        {"release_key": 2, "party where kind = 'holding'": 2},
        {"case_value": 1, "party": 1},
    ),
    "20261122_05": Revision(
        (*BEFORE_TASKS, rows.referral),
        {"referral": 1, "party where kind = 'referral'": 2, "move where status = 'requested'": 1},
        {"release_key": 2, "party": 1, "move": 0},
    ),
    "20261122_06": Revision(
        (*BEFORE_TASKS, rows.referral, rows.delivery),
        {"delivery": 1, "party where kind = 'delivery'": 1},
        {"referral": 1, "party": 3, "move": 1},
    ),
    "20261122_07": Revision(
        (*BEFORE_TASKS, rows.referral), {"ledger_event": 0, "ledger_pending": 0}, {"referral": 1, "party": 3}
    ),
    "20261122_08": Revision(
        (*BEFORE_TASKS, rows.referral, rows.ledger),
        {"queue.procrastinate_jobs": 0, "ledger_pending": 2},
        {"ledger_event": 1, "ledger_pending": 2},
    ),
    "20261125_01": Revision((rows.directory,), {"principal": 1}, {"principal": 1}),
    "20261125_02": Revision(
        (rows.directory, rows.people),
        {"passkey": 1, "web_session": 1, "ceremony": 1, "invitation": 1, "known_device": 1, "notice": 1},
        {"principal": 1},
    ),
    "20261125_03": Revision(
        (rows.directory, rows.provider),
        {"identity_provider": 1, "provider_account": 1, "provider_ceremony": 1, "sign_in_word": 1},
        {"principal": 1},
    ),
    "20261125_04": Revision(
        (rows.directory, rows.client),
        {"client": 1, "client_key": 1, "spent_assertion": 1, "spent_proof": 1, "revoked_token": 1},
        {"principal": 1},
    ),
    "20261125_05": Revision((rows.directory, rows.act), {"two_person_act": 1}, {"principal": 1}),
    "20261125_06": Revision(
        (*BEFORE_TASKS, rows.team, rows.alarm, rows.provision),
        {"case_team": 1, "alarm": 1, "provision": 2},
        {"case_value": 1, "release": 1},
    ),
    "20261125_07": Revision(
        (rows.directory, rows.candidate, pair_rows.suspended),
        {"candidate": 1, "organisation where suspended_at is not null": 1},
        {"organisation": 2, "principal": 1},
    ),
    "20261125_08": Revision(
        (rows.directory, rows.case, rows.act, rows.emergency), {"emergency": 1}, {"two_person_act": 1, "case_value": 1}
    ),
    "20261129_01": Revision(
        (*BEFORE_TASKS, rows.holding, rows.held), {"release where held_for <> '{}'": 1}, {"release": 1, "holding": 1}
    ),
    "20261129_02": Revision(
        (*BEFORE_TASKS, rows.narrowed), {"narrowed": 1, "watcher": 1}, {"release": 1, "case_value": 1}
    ),
    "20261129_10": Revision(
        (*BEFORE_TASKS, rows.referral, pair_rows.agreements, pair_rows.duty, pair_rows.suspended, pair_rows.stolen_key),
        {
            "agreement where end_reason = 'breach'": 1,
            "pair_change where cause = 'agreement-narrowed'": 2,
            "pair_change where cause = 'agreement-breached'": 1,
            "pair_change where cause = 'duty'": 1,
            "pair_change where cause in ('recipient-suspended', 'sender-suspended')": 2,
            "pair_change where cause = 'key-stolen'": 1,
            "release where terms_seen = 0 and terms_at = created_at": 1,
        },
        {
            "agreement": 2,
            "agreement where valid_to is not null": 1,
            "reporting_duty": 1,
            "release": 1,
            "public_key where revoked_at is not null": 1,
        },
    ),
    "20261129_20": Revision((rows.directory, rows.case, rows.statement), {"statement": 1}, {"case_value": 1}),
    "20261129_30": Revision((rows.directory, rows.case, rows.review), {"review": 1}, {"case_value": 1}),
    "20261129_31": Revision(
        (rows.directory, rows.case, rows.undoing),
        {"undo_attempt": 1, "withdrawal where held_until is not null": 1},
        {"withdrawal": 1},
    ),
    "20261129_32": Revision(
        (rows.directory, rows.case, rows.guardian), {"guardian_word": 1}, {"consent_grant": 1, "case_value": 1}
    ),
    "20261129_40": Revision(
        (*BEFORE_TASKS, rows.ledger, rows.history),
        {"case_value_history": 1, "evidence_state_history": 1, "onward_answer_history": 0},
        {"case_value": 1, "ledger_event": 1},
    ),
    "20261129_41": Revision(
        (*BEFORE_TASKS, rows.holding, rows.alarm, rows.handover),
        {"outside_disclosure where covered": 1, "holding": 1, "alarm": 1},
        {"outside_disclosure": 1, "holding": 1, "alarm": 1},
    ),
    "20261129_42": Revision(
        (rows.directory, pair_rows.duty), {"reporting_duty where kind = 'duty'": 1}, {"reporting_duty": 1}
    ),
    "20261129_43": Revision(BEFORE_RELEASES, {"case_file where came_from is null": 1}, {"case_file": 1}),
    "20261129_44": Revision(
        (rows.directory, rows.case, rows.act, rows.emergency, rows.own_duty),
        {"own_duty_notice": 1},
        {"two_person_act": 1, "emergency": 1},
    ),
    "20261129_50": Revision(
        (*BEFORE_TASKS, pair_rows.taken_by_mail),
        {"takedown where handed_over_at is not null": 1, "release where kept_until is not null": 1},
        {"takedown": 1, "release": 1},
    ),
    "20261129_51": Revision(
        (rows.directory, rows.case, rows.review, pair_rows.review_of_a_death),
        {"review": 2, "review where kind = 'death'": 1},
        {"review": 1, "case_value": 1},
    ),
    "20261129_60": Revision(
        (*BEFORE_TASKS, rows.referral, rows.open_dates), {"referral where open_dates <> '[]'": 1}, {"referral": 1}
    ),
    "20261129_61": Revision(
        (*BEFORE_TASKS, rows.narrowed, rows.informed), {"narrowed where informed_at is not null": 1}, {"narrowed": 1}
    ),
    "20261129_62": Revision(
        (*BEFORE_TASKS, pair_rows.suspended, pair_rows.peer),
        {"peer_question": 2, "organisation where suspended_peer is not null": 1, "release where let_go_at is null": 1},
        {"organisation where suspended_at is not null": 1, "release": 1},
    ),
    "20261129_90": Revision(
        (rows.directory, rows.case, rows.release, rows_asked.asked_again),
        {"asked_again": 1},
        {"origin": 1, "case_file": 1},
    ),
    "20261129_91": Revision(
        (rows.directory, rows.case, rows_asked.takedown, rows_asked.correction),
        {"takedown_correction": 1},
        {"takedown": 1},
    ),
    "20261129_92": Revision(
        (rows.directory, rows.case, rows_asked.takedown, rows_asked.places),
        {"case_place": 1, "place_asked": 1},
        {"takedown": 1},
    ),
    "20261129_100": Revision(
        (rows.directory, rows.act, night_rows.standing), {"standing_second": 1, "duty_time": 1}, {"two_person_act": 1}
    ),
    "20261129_101": Revision(
        (rows.directory, rows.case, rows.act, rows.emergency, night_rows.called),
        {"standing_call": 1, "emergency where peer is null": 1},
        {"two_person_act": 1, "emergency": 1},
    ),
    "20261129_102": Revision(
        (rows.directory, rows.case, night_rows.on_duty),
        {"case_team where until is not null": 1, "case_file where not walled": 1},
        {"case_team": 1, "case_team where ended_at is not null": 1},
    ),
    "20261129_80": Revision(
        (*BEFORE_TASKS, request_rows.by_hand),
        {"takedown where delivery_status = 'by-hand'": 1, "party where delivery = 'by-hand'": 2},
        {"takedown": 4, "delivery": 4, "release": 1},
    ),
    "20261129_70": Revision(BEFORE_RELEASES, {"identity_mark": 0}, {"case_value": 1}),
    "20261130_40": Revision(
        (*BEFORE_TASKS, pair_rows.suspended, pair_rows.peer), {"peer_question": 2}, {"peer_question": 2}
    ),
    "20261130_50": Revision(BEFORE_RELEASES, {"delivery_attempt": 0}, {"case_value": 1}),
    "20261130_30": Revision(
        (rows.directory, rows.provider), {"identity_provider": 1, "sign_in_word": 0}, {"identity_provider": 1}
    ),
    "20261130_20": Revision(
        (*BEFORE_TASKS, rows.ledger), {"ledger_event where salt is not null": 1}, {"ledger_event": 1}
    ),
    "20261130_21": Revision(
        (*BEFORE_TASKS, rows.referral), {"ledger_event where verb = 'referral:requested'": 1}, {"ledger_event": 1}
    ),
    "20261130_22": Revision((*BEFORE_TASKS, rows.ledger), {"log_leaf": 0, "log_checkpoint": 0}, {"ledger_event": 1}),
    "20261130_10": Revision(
        (rows.directory, rows.case, rows.epoch_marked),
        {"key_destroyed": 2, "organisation_key where matching is null": 1},
        {"case_key": 1, "organisation_key": 1},
    ),
    "20261130_60": Revision((*BEFORE_TASKS, rows.narrowed), {"narrowed where seq = 1": 1}, {"narrowed": 1}),
    "20261201_50": Revision((*BEFORE_TASKS, rows.ledger), {"ledger_event": 1}, {"ledger_event": 1}),
    "20261201_51": Revision((*BEFORE_TASKS, rows.ledger), {"head_mail": 0}, {"ledger_event": 1}),
    "20261201_52": Revision(BEFORE_RELEASES, {"challenge_sent": 0}, {"case_value": 1}),
    "20261201_53": Revision((*BEFORE_TASKS, rows.referral), {"referral": 1}, {"referral": 1}),
    "20261201_20": Revision(
        (rows.directory, rows.case, rows.client, rows.undoing),
        {"client where act is null": 1, "client_key where act is null": 1, "withdrawal where not now_waits": 1},
        {"client": 1, "withdrawal": 1},
    ),
    "20261201_30": Revision(
        (*BEFORE_TASKS, rows.referral, received_rows.received, rows.alarm, received_rows.alarm),
        {"received_team": 1, "received_wall": 1, "alarm": 2},
        {"alarm": 1, "party where kind = 'referral'": 2},
    ),
    "20261201_31": Revision(
        (*BEFORE_TASKS, rows.referral, rows.act, received_rows.received, received_rows.standing),
        {"received_standing": 1},
        {"received_team": 1, "two_person_act": 1},
    ),
    "20261201_10": Revision(
        (rows.directory, rows.act), {"principal where not let_in_outside": 1}, {"principal": 1, "two_person_act": 1}
    ),
    "20261201_11": Revision(
        (rows.directory, rows.people, rows.act),
        {"invitation": 1, "admission": 0, "two_person_act where not by_operator": 1},
        {"passkey": 1, "two_person_act": 1},
    ),
    "20261201_12": Revision((rows.directory, rows.case, rows.review), {"review": 1}, {"review": 1}),
    "20261201_40": Revision((rows.directory, rows.installation), {"installation": 1}, {"principal": 1}),
    "20261201_41": Revision(
        (rows.directory, rows.provider),
        {"principal where entry_mark is null and entry_state = 1": 1, "identity_provider": 1},
        {"principal": 1, "identity_provider": 1},
    ),
    "20261202_10": Revision(
        (*BEFORE_TASKS, rows.referral, rows.act, received_rows.received, received_rows.standing),
        {"received_team where entry_mark is null and entry_state = 1": 1, "received_standing": 1},
        {"received_team": 1, "received_standing": 1},
    ),
    "20261202_11": Revision(
        (rows.directory, rows.people, rows.act),
        {"two_person_act where status = 'waiting'": 1, "invitation": 1},
        {"two_person_act": 1, "invitation": 1},
    ),
    "20261202_20": Revision(
        (*BEFORE_TASKS, rows.referral), {"task where kind = 'referral'": 1, "wrapped_key": 3}, {"referral": 1}
    ),
    "20261203_30": Revision(
        (rows.directory, rows.case, rows_asked.takedown, rows_asked.clocks),
        {"platform_fact": 1, "takedown_clock_event": 1, "item_finding": 1},
        {"takedown": 1},
    ),
    "20261203_31": Revision((rows.directory, rows_asked.partner_route), {"partner_route": 1}, {"organisation": 2}),
    "20261203_40": Revision(
        (*BEFORE_TASKS, rows_asked.takedown, rows_asked.kept),
        {"takedown where purpose = 'removal'": 1, "task where purpose = 'preservation'": 1},
        {"takedown": 2},
    ),
    "20261203_41": Revision((*BEFORE_TASKS,), {"organisation where kind <> 'financial'": 2}, {"organisation": 2}),
    "20261203_50": Revision(
        (rows.directory, rows.case, rows_asked.named),
        {"case_file where number = 1": 1, "case_counter where last = 1": 1, "case_name": 1, "case_reopening": 1},
        {"case_file": 1, "case_value": 1},
    ),
    "20261204_30": Revision(
        (rows.directory, rows.case, rows_asked.noted), {"case_note": 1, "case_next_step": 1}, {"case_file": 1}
    ),
    "20261204_31": Revision((*BEFORE_TASKS,), {"organisation": 2}, {"organisation": 2}),
}
