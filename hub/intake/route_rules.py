"""Which of the partners' routes fit a case and a wish, and in which order they are proposed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from hub.deadlines.ruling import Ruling
from hub.directory.entries import Recipient
from hub.directory.partner_routes import PartnerRoute
from hub.exchange.vocabulary.harm import EXPOSURE
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.intake.duties_to_read import DutyToRead
from hub.kit.errors import Reason
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.generalised import minor
from hub.minimisation.packer import Preview

RouteState = Literal["ready", "ask-her", "write", "herself"]
ANY_WISH = "not-known"
ANY_AGE = "any"
BY_US = "organisation"
_UNKNOWN = "unknown"
_TAKEN_AS = EXPOSURE.each(
    {one: {one} for one in EXPOSURE.codes()}
    | {"shown_to_some": {*EXPOSURE.named("shown_to_some", "threatened", "published")}}
)
"""What was shown to some can be removed there, and can still be kept from going further."""
_RANK: Mapping[str, int] = {"ordinary": 0, "sensitive": 1, "endangering": 2}


@dataclass(frozen=True)
class RouteSituation:
    """What of a case the routes look at. `age_class`: "adult", "child" or "unknown"; None: not recorded.

    `further`: what else was done; a request states `harm_code` alone.
    """

    harm_code: str | None
    exposure: str | None
    age_class: str
    languages: frozenset[str]
    country: str
    day: date
    further: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RouteProposal:
    """One route, with what its recipient would receive, must pass on, and by when it would answer.

    `shown`: the packer's preview, without the words of the request, which `to_write` names. `ends`: as if it were
    sent now.
    """

    route: PartnerRoute
    recipient: Recipient
    state: RouteState
    shown: Preview = field(repr=False)
    to_write: tuple[str, ...]
    duties: tuple[DutyToRead, ...]
    ends: Ruling


@dataclass(frozen=True)
class LeftOut:
    """A route that fits and is not proposed, with every reason."""

    route: PartnerRoute
    recipient: Recipient
    reasons: tuple[Reason, ...]


def situation(values: Mapping[str, Any], languages: Iterable[str], country: str, day: date) -> RouteSituation:
    """What the routes look at; an exposure that nobody knows is none."""
    exposure = values.get("exposure")
    return RouteSituation(
        harm_code=values.get("harm_code"),
        exposure=None if exposure == _UNKNOWN else exposure,
        age_class=age_class(values.get("age_band_now"), values.get("age_band_at_images")),
        languages=frozenset(languages),
        country=country,
        day=day,
        further=frozenset(values.get("further_harm_codes") or ()),
    )


def age_class(now: object, at_images: object) -> str:
    """Whose images they are: of a child where she is one now or was one in them, unknown where nobody said."""
    if "yes" in (minor(now), minor(at_images)):
        return "child"
    return "adult" if minor(at_images) == "no" else _UNKNOWN


def fits(route: PartnerRoute, wish: str, found: RouteSituation) -> bool:
    """Whether nothing that is known speaks against this route; what is not known speaks against nothing here."""
    return (
        route.of_day(found.day)
        and (wish == ANY_WISH or wish in route.wishes)
        and (found.age_class == _UNKNOWN or route.age_class in (ANY_AGE, found.age_class))
        and _takes_harm(route, found)
        and (
            found.exposure is None
            or not _TAKEN_AS.get(found.exposure, {found.exposure}).isdisjoint(route.exposures)
            or not route.exposures
        )
        and (not route.countries or found.country in route.countries)
        and (not route.languages or not found.languages.isdisjoint(route.languages))
    )


def _takes_harm(route: PartnerRoute, found: RouteSituation) -> bool:
    """Whoever helps her takes any of what was done; a request that states one code goes where that one is taken."""
    stated = {found.harm_code} if route.purpose in REQUEST_PURPOSES else {found.harm_code, *found.further}
    return found.harm_code is None or not route.harms or not stated.isdisjoint(route.harms)


def unknown(route: PartnerRoute, found: RouteSituation) -> tuple[str, ...]:
    """The fields that somebody must ask about before it can be said whether this route is right."""
    wanted = {
        "age_band_at_images": route.age_class != ANY_AGE and found.age_class == _UNKNOWN,
        "harm_code": bool(route.harms) and found.harm_code is None,
        "exposure": bool(route.exposures) and found.exposure is None and _UNKNOWN not in route.exposures,
    }
    return tuple(name for name, asks in wanted.items() if asks)


def in_order(proposals: Iterable[RouteProposal], now: datetime) -> tuple[RouteProposal, ...]:
    """Least disclosure first, then the strongest clock, then always the same."""
    return tuple(sorted(proposals, key=lambda one: (*_cost(one.shown), one.ends.at - now, _last(one.route.id))))


def _cost(shown: Preview) -> tuple[int, int]:
    """How much leaves: first how endangering the worst of it is, then how many fields there are."""
    names = [one.field for one in shown.leaves]
    return max((_RANK[CATALOGUE[name].sensitivity] for name in names), default=-1), len(names)


def _last(id: UUID) -> str:
    return str(id)
