"""The person says less than before: fewer fields, a coarser form, an earlier end."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hub.cases import repository
from hub.consent.load import ConsentPlace, KeptConsent, kept_of
from hub.consent.record import Recorded, record
from hub.consent.rules import shortening_reasons
from hub.consent.subject import ConsentedCase
from hub.consent.voices import less_reasons
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, circumstances, let_expire, place_of, require_seen
from hub.intake.validation import ahead, forms
from hub.intake.voices import is_minor
from hub.kit.errors import Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def shorten_consent(
    work: Work,
    case_id: UUID,
    about: About,
    said: HowSaid,
    *,
    fields: Mapping[str, Form] | None,
    until: datetime | None,
    seen: UUID | None,
    narrow: Narrow,
) -> UUID:
    """The id of the consent that allows less now. `fields` None keeps them all, `until` None keeps the end.

    `seen`: the id of her last answer as the caller has seen it. Raises `NotFound`, `Invalid`, `Conflict` where she has
    answered since, and `Refused` where nothing stands or this would allow more than before, and for a guardian, whose
    objection is kept as one.
    """
    case = await repository.case(work, case_id, writing=True)
    place, how = await place_of(work, about, less=True), circumstances(said)
    if reasons := less_reasons(said.given_by, is_minor(case)):
        raise Refused(*reasons)
    await require_seen(work, case.id, place, seen)
    left = await _left(work, case, place, fields, ahead(until, work.now))
    kept = await record(work, case, place, "shortened", how, fields=left, until=until)
    await let_expire(work, kept.fold_id, kept.after.until)
    if kept.narrowed():
        await narrow(work, shortening(case.id, place, kept))
    return kept.fold_id


def shortening(case_id: UUID, place: ConsentPlace, kept: Recorded) -> Narrowing:
    """What a word that allows less than before narrows; with its end, where that came earlier."""
    earlier = kept.before is not None and kept.after.until < kept.before.until
    until = kept.after.until if earlier else None
    return Narrowing(Cause.SHORTENING, case_id, place.recipient, place.purpose, place.channel, until=until)


async def _left(
    work: Work, case: ConsentedCase, place: ConsentPlace, fields: Mapping[str, Form] | None, until: datetime | None
) -> dict[str, Form]:
    """The fields that stay; raises `Refused` where that is not less than what stands."""
    standing = await kept_of(
        work, case, recipient=place.recipient, purpose=place.purpose, channel=place.channel, lock="update"
    )
    left = _all_of(standing) if fields is None else forms(fields)
    refused = shortening_reasons(standing.fold if standing else None, left, until, work.now)
    if refused:
        raise Refused(*refused)
    return left


def _all_of(standing: KeptConsent | None) -> dict[str, Form]:
    return dict(standing.fold.fields) if standing else {}
