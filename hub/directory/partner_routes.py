"""The routes that members offer, as dated data: written by the operator, read by every member."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.verbs import Verb
from hub.directory.models import PartnerRouteRow
from hub.directory.recording import keep, order_reasons, refuse, require_entered
from hub.exchange.vocabulary.code_set import CodeSet
from hub.exchange.vocabulary.harm import EXPOSURE, HARM_CODES
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.exchange.vocabulary.routes import AGE_CLASSES, ROUTE_SENDERS, ROUTE_WISHES
from hub.identity.fragments import ORGANISATIONS
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Bilingual, Text

_COUNTRY = re.compile("[A-Z]{2}")
_LANGUAGE = re.compile("[a-z]{2}")
_OF_TODAY = asking(f"""
select r.id, r.organisation, r.purpose, r.title_ja, r.title_en, r.wishes, r.harms, r.exposures, r.age_class, r.senders,
  r.countries, r.languages, r.source, r.valid_from, r.valid_to
{ORGANISATIONS} join partner_route r on r.organisation = o.id
where $member and r.organisation <> :org and r.valid_from <= :today and coalesce(r.valid_to >= :today, true)
order by r.id
""")


@dataclass(frozen=True)
class DeclaredRoute:
    """A route as an organisation declares it. Empty `harms`, `exposures`, `countries`, `languages`: any.

    `wishes`, `age_class`, `senders`: codes of the vocabulary of routes. `countries`: of whoever sends. Dates: first
    and last day. `source`: where it was read.
    """

    purpose: str
    title: Text
    wishes: tuple[str, ...]
    age_class: str
    senders: tuple[str, ...]
    source: str
    valid_from: date
    valid_to: date | None = None
    harms: tuple[str, ...] = ()
    exposures: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def of_day(self, day: date) -> bool:
        """Whether it can be used on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class PartnerRoute(DeclaredRoute):
    """A route as the directory keeps it."""

    id: UUID
    organisation: UUID


async def add(session: AsyncSession, organisation_id: UUID, given: DeclaredRoute, now: datetime) -> UUID:
    """Record a route, by the operator's hand; raises `Invalid`, and `NotFound` for an unknown organisation."""
    refuse(declared_reasons(given))
    await require_entered(session, organisation_id)
    row = PartnerRouteRow(
        organisation=organisation_id,
        purpose=given.purpose,
        title_ja=given.title.ja,
        title_en=given.title.en,
        wishes=list(given.wishes),
        harms=list(given.harms),
        exposures=list(given.exposures),
        age_class=given.age_class,
        senders=list(given.senders),
        countries=list(given.countries),
        languages=list(given.languages),
        source=given.source,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
    )
    return await keep(session, row, Verb.PARTNER_ROUTE_RECORDED, now)


async def routes_of_day(work: Work, day: date) -> tuple[PartnerRoute, ...]:
    """Every route of today's members, but the viewer's own, that can be used on this day. One statement."""
    given = {"today": day, "org": work.viewer.organisation, "now": work.now}
    rows = (await work.session.execute(_OF_TODAY, given)).all()
    return tuple(
        PartnerRoute(
            purpose=row.purpose,
            title=Bilingual(row.title_ja, row.title_en),
            wishes=tuple(row.wishes),
            age_class=row.age_class,
            senders=tuple(row.senders),
            source=row.source,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            harms=tuple(row.harms),
            exposures=tuple(row.exposures),
            countries=tuple(row.countries),
            languages=tuple(row.languages),
            id=row.id,
            organisation=row.organisation,
        )
        for row in rows
    )


def declared_reasons(given: DeclaredRoute) -> tuple[Reason, ...]:
    """Why this is no route; empty where it is. A harm code of a child stands on no route of adults, nor the reverse."""
    lists: Sequence[tuple[str, CodeSet, Sequence[str]]] = (
        ("purpose", PURPOSES, (given.purpose,)),
        ("wishes", ROUTE_WISHES, given.wishes),
        ("age_class", AGE_CLASSES, (given.age_class,)),
        ("senders", ROUTE_SENDERS, given.senders),
        ("harms", HARM_CODES, given.harms),
        ("exposures", EXPOSURE, given.exposures),
    )
    found = [Reason("malformed", name, words.codes()) for name, words, said in lists if set(said) - set(words.codes())]
    found += [Reason("required", name) for name in ("wishes", "senders", "source") if not getattr(given, name)]
    if not (given.title.ja and given.title.en):
        found.append(Reason("required", "title"))
    other = {"adult": HARM_CODES.having("minor"), "child": HARM_CODES.having("adult")}.get(given.age_class, frozenset())
    if other & set(given.harms):
        found.append(Reason("malformed", "harms", tuple(sorted(set(HARM_CODES.codes()) - other))))
    found += [Reason("malformed", "countries") for one in given.countries if not _COUNTRY.fullmatch(one)]
    found += [Reason("malformed", "languages") for one in given.languages if not _LANGUAGE.fullmatch(one)]
    return (*found, *order_reasons(given.valid_from, given.valid_to))
