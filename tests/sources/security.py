"""Sessions, tokens, deliveries, requests, audit: safety.md and the standards behind it."""

from datetime import timedelta

from connectors.kit.fetch import LARGEST_ANSWER
from connectors.kit.http import Bounds
from hub.audit.verify import LONGEST_PENDING
from hub.cases.unusual_reading import alarm_is_due
from hub.delivery.backoff import GAPS, verdict
from hub.entry.sessions.rules import is_alive, is_fresh
from hub.exchange.outcomes import TryLater
from hub.identity.epochs import LONGEST
from hub.kit.pages import LARGEST_SIZE
from hub.kit.settings import BACKUP_DAYS
from hub.machines.claims import LIFETIME
from hub.machines.clients.assertion import TOLERANCE
from hub.machines.dpop.proof import PROOF_TOLERANCE
from hub.withdrawals.purge import MUTATIONS_KEPT, PROVISIONS_KEPT
from schema.engine.limits import ALIASES, DEPTH, DIRECTIVES
from schema.engine.requests import LARGEST_BODY
from schema.engine.sources import TOKENS
from tests.sources.figure import HOUR, NOW, SECOND, Figure

MINUTE = timedelta(minutes=1)


def alive(begun: timedelta, seen: timedelta) -> bool:
    """Whether a session that began, and was used last, so long ago still counts."""
    return is_alive(NOW - begun, NOW - seen, NOW)


def verdicts() -> list[str]:
    """What becomes of a message whose partner never answers, attempt by attempt."""
    return [verdict(TryLater("timed_out"), number, NOW).status for number in range(1, 11)]


FIGURES = [
    Figure(
        "safety P14",
        "a session lasts 12 hours",
        (True, False),
        lambda: (alive(12 * HOUR - SECOND, SECOND), alive(12 * HOUR, SECOND)),
    ),
    Figure(
        "safety P14",
        "and 30 minutes without use",
        (True, False),
        lambda: (alive(HOUR, 30 * MINUTE - SECOND), alive(HOUR, 30 * MINUTE)),
    ),
    Figure(
        "decision 0033",
        "who signed in within 5 minutes is fresh",
        (True, False),
        lambda: (is_fresh(NOW - 5 * MINUTE + SECOND, NOW), is_fresh(NOW - 5 * MINUTE, NOW)),
    ),
    Figure("layout: authlib", "a token lives 10 minutes", 10 * MINUTE, lambda: LIFETIME),
    Figure("safety requirement 18", "clocks may differ by 60 seconds", 60 * SECOND, lambda: TOLERANCE),
    Figure("safety requirement 18", "also in a proof", 60 * SECOND, lambda: PROOF_TOLERANCE),
    Figure("Standard Webhooks 1.0", "ten attempts", ["retrying"] * 9 + ["dead"], verdicts),
    Figure("Standard Webhooks 1.0", "over about 76 hours", 75, lambda: sum(GAPS, timedelta()) // HOUR),
    Figure("data-model 20", "an event is linked within 10 seconds", 10 * SECOND, lambda: LONGEST_PENDING),
    Figure("data-model 8", "epochs of keys die within 30 days", timedelta(days=30), lambda: LONGEST),
    Figure("data-model 33", "a backup opens for 7 days", 7, lambda: BACKUP_DAYS),
    Figure("data-model 21", "the same key answers for 30 days", timedelta(days=30), lambda: MUTATIONS_KEPT),
    Figure("APPI art. 29 and 30", "provision records: three years", timedelta(days=1096), lambda: PROVISIONS_KEPT),
    Figure(
        "safety T3",
        "20 cases in 5 minutes raise an alarm",
        (False, True, False),
        lambda: (
            alarm_is_due(19, None, NOW),
            alarm_is_due(20, None, NOW),
            alarm_is_due(20, NOW - 5 * MINUTE + SECOND, NOW),
        ),
    ),
    Figure("safety, limits of a request", "aliases", 15, lambda: ALIASES),
    Figure("safety, limits of a request", "directives", 30, lambda: DIRECTIVES),
    Figure("safety, limits of a request", "depth", 10, lambda: DEPTH),
    Figure("safety, limits of a request", "tokens", 2_000, lambda: TOKENS),
    Figure("safety, limits of a request", "body", 200_000, lambda: LARGEST_BODY),
    Figure("safety, limits of a request", "page", 100, lambda: LARGEST_SIZE),
    Figure("safety P12", "a partner has 30 seconds", 30, lambda: Bounds().total_seconds),
    Figure("safety P12", "what is fetched holds 64 KiB", 65_536, lambda: LARGEST_ANSWER),
]
