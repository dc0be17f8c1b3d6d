"""Taking an organisation in, by operator command: its entry, its first key, its duties and its services."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from unicodedata import category
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.directory.entries import KnownFact
from hub.directory.models import PlatformFactRow, ReportingDuty, Service
from hub.directory.recording import keep, order_reasons, refuse, require_entered
from hub.directory.rules import GUARDIAN, KINDS, country_reasons, language_reasons
from hub.exchange.vocabulary.code_set import codes_of
from hub.exchange.vocabulary.deadlines import PLATFORM_FACTS
from hub.exchange.vocabulary.tasks import CAPACITIES
from hub.identity import organisations
from hub.identity.keys import Keyring
from hub.identity.organisations import Enrolment
from hub.kit.errors import Reason
from hub.kit.text import Text
from hub.pairs.lock import hold_all_to

_LONGEST_NAME = 200
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters by their category, and blank to the eye."""
OLDEST = 120


@dataclass(frozen=True)
class DeclaredDuty:
    """A duty to report as an organisation declares it; `reports_to` None declares that it has none.

    `kind` "practice": what it usually does without having to; then `reports_to` says to whom. `under_age`: years below
    which it applies. `source`: the law or document. Dates: first and last day.
    """

    reports_to: str | None
    under_age: int | None
    sentence: Text
    source: str
    valid_from: date
    valid_to: date | None = None
    version: int = 1
    kind: Literal["duty", "practice"] = "duty"


@dataclass(frozen=True)
class DeclaredService:
    """A service as an organisation declares it; ages in years, None for no limit."""

    name: str
    purposes: tuple[str, ...]
    service_area: tuple[str, ...]
    languages: tuple[str, ...]
    eligibility_description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    hours: str = ""
    capacity: str = "capacity"


async def organisation(session: AsyncSession, keys: Keyring, given: Enrolment, now: datetime) -> UUID:
    """Take an organisation in, with the key of its first epoch; raises `Invalid`."""
    refuse(enrolment_reasons(given))
    return await organisations.enter(session, keys, given, now)


async def enter(session: AsyncSession, keys: Keyring, given: Enrolment, now: datetime) -> UUID:
    """Take an organisation in by the operator's word alone: the first line of its ledger says so. Raises `Invalid`."""
    made = await organisation(session, keys, given, now)
    await trail.record_of_operator(session, Verb.ORGANISATION_ENTERED, org=made, object_id=made, at=now)
    return made


async def duty(session: AsyncSession, organisation_id: UUID, given: DeclaredDuty, now: datetime) -> UUID:
    """Record a dated duty, that there is none, or a usual practice. Raises `Invalid`; `NotFound`: no such member.

    What is on its way to this organisation is asked about anew (`hub/pairs`).
    """
    refuse(_duty_reasons(given))
    await hold_all_to(session, organisation_id)
    await require_entered(session, organisation_id)
    row = ReportingDuty(
        organisation=organisation_id,
        version=given.version,
        reports_to=given.reports_to,
        under_age=given.under_age,
        sentence_ja=given.sentence.ja,
        sentence_en=given.sentence.en,
        source=given.source,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
        kind=given.kind,
    )
    return await keep(session, row, Verb.DUTY_RECORDED, now)


async def service(session: AsyncSession, organisation_id: UUID, given: DeclaredService, now: datetime) -> UUID:
    """Record a service, by the operator's hand; raises `Invalid`, and `NotFound` for an unknown organisation."""
    refuse(_service_reasons(given))
    await require_entered(session, organisation_id)
    row = Service(
        organisation=organisation_id,
        name=given.name,
        purposes=list(given.purposes),
        service_area=list(given.service_area),
        eligibility_description=given.eligibility_description,
        minimum_age=given.minimum_age,
        maximum_age=given.maximum_age,
        languages=list(given.languages),
        hours=given.hours,
        capacity=given.capacity,
    )
    return await keep(session, row, Verb.SERVICE_RECORDED, now)


async def platform_fact(session: AsyncSession, organisation_id: UUID, given: KnownFact, now: datetime) -> UUID:
    """Record what is true of a platform, by the operator's hand; raises `Invalid`, `NotFound`.

    No sender types it: the clocks of a request look here, with the day on which it is sent.
    """
    refuse(_fact_reasons(given))
    await require_entered(session, organisation_id)
    row = PlatformFactRow(
        organisation=organisation_id,
        name=given.name,
        source=given.source,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
    )
    return await keep(session, row, Verb.PLATFORM_FACT_RECORDED, now)


def is_legible(name: str) -> bool:
    """Whether a name shows all that it holds, in the order in which it was written: it says to whom a case goes.

    No control, no sign of direction, nothing invisible, no blank but single ones between letters (Unicode categories).
    """
    words = name.replace("\u3000", " ").split(" ") if name else []
    blanks = any(not word or any(map(str.isspace, word)) for word in words)
    hidden = any(category(one) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") or one in _INVISIBLE for one in name)
    return not blanks and not hidden


def enrolment_reasons(given: Enrolment) -> tuple[Reason, ...]:
    """Why this cannot be the entry of an organisation; empty where it can."""
    reasons = [Reason("required", name) for name in ("name", "name_en", "languages") if not getattr(given, name)]
    most = (f"{_LONGEST_NAME}",)
    reasons += [
        Reason("too_long", name, most) for name in ("name", "name_en") if len(getattr(given, name)) > _LONGEST_NAME
    ]
    reasons += [Reason("name_unfit", name) for name in ("name", "name_en") if not is_legible(getattr(given, name))]
    reasons += {reason for one in given.languages for reason in language_reasons(one, "languages")}
    if given.kind not in KINDS:
        reasons.append(Reason("malformed", "kind", tuple(sorted(KINDS))))
    reasons += country_reasons(given.country)
    return tuple(reasons)


def _duty_reasons(given: DeclaredDuty) -> list[Reason]:
    reasons = [Reason("required", name) for name in ("source",) if not getattr(given, name)]
    if not (given.sentence.ja and given.sentence.en):
        reasons.append(Reason("required", "sentence"))
    if given.kind == "practice" and given.reports_to is None:
        reasons.append(Reason("required", "reports_to"))
    if given.reports_to is not None and given.reports_to not in KINDS | {GUARDIAN}:
        reasons.append(Reason("malformed", "reports_to", tuple(sorted(KINDS | {GUARDIAN}))))
    reasons += order_reasons(given.valid_from, given.valid_to)
    if given.under_age is not None and not 1 <= given.under_age <= OLDEST:
        reasons.append(Reason("out_of_range", "under_age", ("1", f"{OLDEST}")))
    return reasons


def _fact_reasons(given: KnownFact) -> list[Reason]:
    reasons = [] if given.name in PLATFORM_FACTS else [Reason("malformed", "name", PLATFORM_FACTS.codes())]
    if not given.source:
        reasons.append(Reason("required", "source"))
    reasons += order_reasons(given.valid_from, given.valid_to)
    return reasons


def _service_reasons(given: DeclaredService) -> list[Reason]:
    reasons = [Reason("required", name) for name in ("name", "purposes", "languages") if not getattr(given, name)]
    if given.capacity not in CAPACITIES:
        reasons.append(Reason("malformed", "capacity", codes_of(CAPACITIES)))
    ages = [age for age in (given.minimum_age, given.maximum_age) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= OLDEST for age in ages):
        reasons.append(Reason("out_of_range", "minimum_age", ("0", f"{OLDEST}")))
    return reasons
