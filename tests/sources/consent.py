"""Consent, withdrawal, bars, reviews, danger to life: domain.md and narrowing.md."""

from datetime import datetime, timedelta

from hub.agreements.rules import today
from hub.consent.rules import Assent, Fold, Grant, consent_reasons, fold, remind_at, reminder_due, validity
from hub.emergencies.dangers import CALLED_WITHIN
from hub.emergencies.rules import EMERGENCY_LASTS
from hub.narrowing.acts import Until
from hub.narrowing.causes import Cause
from hub.narrowing.doing import _LASTS
from hub.narrowing.planned import ANSWERED_KEPT
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE
from hub.overrides.rules import CALLS_AFTER, WAITS
from hub.releases.questions import SILENT_AFTER
from hub.reviews.kinds import ReviewKind
from hub.reviews.rules import due_at
from hub.statements.bars import LIFT_LASTS
from hub.statements.lowering import lowering_reasons
from hub.withdrawals.remind import FIRST_AFTER, LAST_AFTER
from hub.withdrawals.rules import HOLD, destruction_at, hold_reasons, undo_reasons
from tests.sources.figure import DAY, HOUR, NOW, SECOND, Figure

RECORDED = Assent(True, "absent", "本人の希望", False, "家族に知られたくない")


def standing(left: timedelta) -> Fold:
    """A consent that ends so long after `NOW`."""
    return Fold("given", {"narrative": "full"}, NOW + left, RECORDED, None)


def lasts() -> timedelta:
    """Of a consent for which she named no end."""
    found = fold([Grant("given", NOW, {"narrative": "full"}, facts=RECORDED)], NOW)
    assert found is not None
    return found.until - NOW


def codes(facts: Assent, minor: str = "yes") -> list[str]:
    found = Fold("given", {"narrative": "full"}, NOW + DAY, facts, None)
    return [one.code for one in consent_reasons(found, person_is_minor=minor, recipient_abroad=False, now=NOW)]  # type: ignore[arg-type]


def last_day_of_undoing() -> tuple[bool, bool]:
    """Whether a withdrawal is undone a second before the seventh day is over, and at that instant."""
    return tuple(not undo_reasons("after_seven_days", NOW - 7 * DAY + left, None, NOW) for left in (SECOND, 0 * DAY))  # type: ignore[return-value]


def contact_rests() -> tuple[bool, bool]:
    """Whether a word counts a second before the fourteenth day since the contact changed, and at that instant."""
    return tuple(not lowering_reasons(True, None, NOW - 14 * DAY + left, NOW) for left in (SECOND, 0 * DAY))  # type: ignore[return-value]


def limit(cause: Cause, state: ThingState) -> timedelta | None:
    return TABLE[cause][state].limit


FIGURES = [
    Figure("domain rule 2", "a consent without an end lasts 90 days", timedelta(days=90), lasts),
    Figure("narrowing table, expiry", "a removal: 12 months", timedelta(days=366), lambda: validity("removal")),
    Figure(
        "domain rule 2",
        "the caseworker is reminded 14 days before",
        NOW + 6 * DAY,
        lambda: remind_at(standing(20 * DAY)),
    ),
    Figure(
        "domain rule 2",
        "the reminder is due from the fourteenth day on",
        (True, False),
        lambda: tuple(reminder_due(standing(14 * DAY + more), NOW) for more in (0 * DAY, SECOND)),
    ),
    Figure(
        "domain rule 2",
        "a minor's own assent is needed",
        ["assent_missing"],
        lambda: codes(Assent(None, "given", "", True)),
    ),
    Figure(
        "domain rule 2",
        "a guardian's consent may be absent with a reason and not without",
        ([], ["guardian_consent_unrecorded"]),
        lambda: (codes(RECORDED), codes(Assent(True, "absent", "", True))),
    ),
    Figure("domain rule 4", "keys go after 7 days", NOW + 7 * DAY, lambda: destruction_at("after_seven_days", NOW)),
    Figure("domain rule 4", "or at once", NOW, lambda: destruction_at("now", NOW)),
    Figure("domain rule 4", "undone within the 7 days", (True, False), last_day_of_undoing),
    Figure("narrowing: whose word", "destruction is held 14 days at most", timedelta(days=14), lambda: HOLD),
    Figure(
        "narrowing: whose word",
        "and once",
        ["held_once"],
        lambda: [one.code for one in hold_reasons("after_seven_days", NOW, None, NOW, NOW)],
    ),
    Figure("narrowing: whose word", "a contact changed within 14 days is no yes", (False, True), contact_rests),
    Figure("narrowing: whose word", "her yes lifts a bar for 24 hours", timedelta(hours=24), lambda: LIFT_LASTS),
    Figure(
        "narrowing: whose word",
        "a second looks at it the next working day",
        datetime.fromisoformat("2026-11-26T18:00:00+09:00"),
        lambda: due_at(ReviewKind.BAR_LIFTED, NOW),
    ),
    Figure(
        "narrowing: whose word",
        "an objection is decided within a day",
        NOW + 24 * HOUR,
        lambda: due_at(ReviewKind.GUARDIAN_OBJECTION, NOW),
    ),
    Figure("domain rule 3", "danger to life: the second within 15 minutes", timedelta(minutes=15), lambda: CALLS_AFTER),
    Figure("decision 0018", "an emergency stands 24 hours", timedelta(hours=24), lambda: EMERGENCY_LASTS),
    Figure("decision 0018", "the call was within 24 hours", timedelta(hours=24), lambda: CALLED_WITHIN),
    Figure("decision 0018", "the written part waits 24 hours", timedelta(hours=24), lambda: WAITS),
    Figure("narrowing table", "a holder is reminded on day 7", timedelta(days=7), lambda: FIRST_AFTER),
    Figure("narrowing table", "and on day 14", timedelta(days=14), lambda: LAST_AFTER),
    Figure("narrowing table", "then it shows as silent", timedelta(days=14), lambda: SILENT_AFTER),
    Figure("narrowing table", "d7", timedelta(days=7), lambda: _LASTS[Until.DAY_7]),
    Figure("narrowing table", "to the final answer and 30 days", timedelta(days=30), lambda: ANSWERED_KEPT),
    Figure("narrowing table, breach", "key held 30 days", timedelta(days=30), lambda: _LASTS[Until.DAYS_30]),
    Figure("narrowing table, 辞任", "kept 14 days for handing back", timedelta(days=14), lambda: _LASTS[Until.DAYS_14]),
    Figure("narrowing table", "end of complaint: 6 months", timedelta(days=183), lambda: _LASTS[Until.HALF_A_YEAR]),
    Figure(
        "narrowing table, sender suspended",
        "a request is held 24 hours",
        timedelta(hours=24),
        lambda: limit(Cause.SENDER_SUSPENDED, ThingState.UNTAKEN),
    ),
    Figure(
        "narrowing table, age under 18",
        "a request is held 24 hours",
        timedelta(hours=24),
        lambda: limit(Cause.AGE_UNDER_18, ThingState.UNTAKEN),
    ),
    Figure(
        "narrowing table, key revoked",
        "a delivery is held 72 hours",
        timedelta(hours=72),
        lambda: limit(Cause.KEY_REVOKED, ThingState.QUEUED),
    ),
    Figure(
        "Civil Code art. 4",
        "of age at 18: an adult answers for herself",
        ["adult_not_asked"],
        lambda: codes(Assent("not_capable", not_capable_reason="眠っている"), "no"),
    ),
    Figure(
        "JST is UTC+9",
        "an agreement's day begins at midnight in Japan",
        ("2026-11-25", "2026-11-26"),
        lambda: tuple(
            today(datetime.fromisoformat(f"2026-11-25T{at}+00:00")).isoformat() for at in ("14:59:59", "15:00:00")
        ),
    ),
]
