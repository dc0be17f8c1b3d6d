"""Which routes fit, what is not known, and in which order they are proposed: pure, for every route and case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.ruling import Ruling
from hub.directory import partner_routes
from hub.directory.entries import Recipient
from hub.directory.partner_routes import DeclaredRoute, PartnerRoute
from hub.exchange.packets import Handling
from hub.exchange.vocabulary.harm import EXPOSURE, HARM_CODES
from hub.exchange.vocabulary.routes import AGE_CLASSES, ROUTE_SENDERS, ROUTE_WISHES
from hub.intake.route_rules import (
    ANY_WISH,
    RouteProposal,
    RouteSituation,
    age_class,
    fits,
    in_order,
    situation,
    unknown,
)
from hub.kit.text import Bilingual
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.packer import Leaving, Preview

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
BANDS = ("under_13", "13_15", "16_17", "18_19", "20_or_over", "unknown", None)
IDS = st.integers(1, 10**6).map(lambda n: UUID(int=n))
DAYS = st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))


def some(words: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=least, max_size=3, unique=True).map(tuple)


ROUTES = st.builds(
    PartnerRoute,
    purpose=st.sampled_from(("removal", "legal_advice", "hotline_report", "police_report", "care")),
    title=st.just(Bilingual("窓口", "Desk")),
    wishes=some(ROUTE_WISHES.codes(), 1),
    age_class=st.sampled_from(AGE_CLASSES.codes()),
    senders=some(ROUTE_SENDERS.codes(), 1),
    source=st.just("its page"),
    valid_from=DAYS,
    valid_to=st.none() | DAYS,
    harms=some(HARM_CODES.codes()),
    exposures=some(EXPOSURE.codes()),
    countries=some(("JP", "US")),
    languages=some(("ja", "en")),
    id=IDS,
    organisation=IDS,
)
SITUATIONS = st.builds(
    RouteSituation,
    harm_code=st.none() | st.sampled_from(HARM_CODES.codes()),
    exposure=st.none() | st.sampled_from(("threatened", "published", "shown_to_some")),
    age_class=st.sampled_from(("adult", "child", "unknown")),
    languages=st.just(frozenset({"ja"})),
    country=st.just("JP"),
    day=st.just(TODAY),
)
WISHES = st.sampled_from(ROUTE_WISHES.codes())


@given(ROUTES, SITUATIONS)
def test_an_adult_route_never_takes_a_childs_images_nor_the_reverse(route: PartnerRoute, found: RouteSituation) -> None:
    """Of routes that nothing else speaks against, so that the age alone decides."""
    open_to_all = replace(route, valid_from=TODAY, valid_to=None, harms=(), exposures=(), countries=(), languages=())

    fitting = fits(open_to_all, ANY_WISH, found)

    assert fitting == (found.age_class == "unknown" or route.age_class in ("any", found.age_class))


@given(ROUTES, WISHES, SITUATIONS)
def test_a_route_whose_days_have_passed_or_not_begun_fits_nothing(
    route: PartnerRoute, wish: str, found: RouteSituation
) -> None:
    if route.valid_from > TODAY or (route.valid_to is not None and route.valid_to < TODAY):
        assert not fits(route, wish, found)


@given(ROUTES, WISHES, SITUATIONS)
def test_whoever_does_not_know_what_she_wishes_sees_every_route_that_fits(
    route: PartnerRoute, wish: str, found: RouteSituation
) -> None:
    assert fits(route, ANY_WISH, found) >= fits(route, wish, found)


@given(ROUTES, SITUATIONS)
def test_what_is_named_as_missing_is_what_the_route_asks_and_nobody_said(
    route: PartnerRoute, found: RouteSituation
) -> None:
    missing = unknown(route, found)

    assert set(missing) <= {"age_band_at_images", "harm_code", "exposure"}
    assert ("age_band_at_images" in missing) == (route.age_class != "any" and found.age_class == "unknown")
    known = replace(found, age_class="adult", harm_code="NCII_ADULT", exposure="published")
    assert unknown(route, known) == ()


@pytest.mark.parametrize("now", BANDS)
@pytest.mark.parametrize("images", BANDS)
def test_one_who_is_or_was_a_child_is_one_and_only_a_known_adult_is_one(now: str | None, images: str | None) -> None:
    child = {"under_13", "13_15", "16_17"}

    found = age_class(now, images)

    assert (found == "child") == bool(child & {now, images})
    assert (found == "adult") == (images in {"18_19", "20_or_over"} and now not in child)


@given(ROUTES, SITUATIONS, st.sampled_from(HARM_CODES.codes()))
def test_what_else_was_done_opens_ways_to_help_and_no_request(
    route: PartnerRoute, found: RouteSituation, further: str
) -> None:
    one = replace(route, valid_from=TODAY, valid_to=None, exposures=(), age_class="any", harms=(further,))
    beside = replace(found, harm_code="IMPERSONATION", further=frozenset({further}))

    opened = fits(one, ANY_WISH, beside)

    if not one.countries and not one.languages:
        assert opened == (one.purpose != "removal" or further == "IMPERSONATION")


@given(ROUTES, SITUATIONS)
def test_what_was_shown_to_some_takes_the_routes_of_a_threat_and_of_what_is_public(
    route: PartnerRoute, found: RouteSituation
) -> None:
    some, threat, public = (
        fits(route, ANY_WISH, replace(found, exposure=word)) for word in ("shown_to_some", "threatened", "published")
    )

    assert some >= (threat or public)


def test_an_exposure_that_nobody_knows_is_none() -> None:
    assert situation({"exposure": "unknown"}, ("ja",), "JP", TODAY).exposure is None


def proposal(route: PartnerRoute, names: tuple[str, ...], hours: int) -> RouteProposal:
    leaves = tuple(Leaving(name, "full", "…") for name in names)
    shown = Preview(True, (), leaves, (), (), (), Handling((), None), None, emergency=False)
    to = Recipient(route.organisation, "窓口", "Desk", "hotline", "JP", ("ja",), NOW, (), (), None)
    return RouteProposal(route, to, "ready", shown, (), (), Ruling(NOW + timedelta(hours=hours), None))


PROPOSALS = st.lists(
    st.builds(proposal, ROUTES, some(tuple(CATALOGUE)), st.integers(1, 400)),
    max_size=6,
    unique_by=lambda one: one.route.id,
)


@given(PROPOSALS, st.randoms(use_true_random=False))
def test_the_order_is_total_and_always_the_same(found: list[RouteProposal], chance: Any) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert in_order(shuffled, NOW) == in_order(found, NOW)
    assert sorted(one.route.id for one in in_order(found, NOW)) == sorted(one.route.id for one in found)


def test_two_ways_alike_in_all_else_stand_always_in_one_order() -> None:
    route = DeclaredRoute("removal", Bilingual("窓口", "Desk"), ("lawyer",), "any", ("organisation",), "s", TODAY)
    ways = [
        proposal(PartnerRoute(**vars(route), id=UUID(int=n), organisation=UUID(int=9)), ("exposure",), 4)
        for n in (2, 1)
    ]

    assert in_order(ways, NOW) == in_order(ways[::-1], NOW)


def test_least_disclosure_comes_before_the_strongest_clock() -> None:
    route = DeclaredRoute("removal", Bilingual("窓口", "Desk"), ("lawyer",), "any", ("organisation",), "s", TODAY)
    one, two, three = (PartnerRoute(**vars(route), id=UUID(int=n), organisation=UUID(int=n)) for n in (3, 2, 1))
    little, much, soon = (
        proposal(one, ("exposure",), 400),
        proposal(two, ("legal_name",), 1),
        proposal(three, ("exposure",), 2),
    )

    assert in_order((much, little, soon), NOW) == (soon, little, much)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"wishes": ("moon",)}, "wishes"),
        ({"wishes": ()}, "wishes"),
        ({"senders": ()}, "senders"),
        ({"age_class": "adult", "harms": ("IMAGE_MINOR",)}, "harms"),
        ({"age_class": "child", "harms": ("NCII_ADULT",)}, "harms"),
        ({"countries": ("Japan",)}, "countries"),
        ({"languages": ("JA",)}, "languages"),
        ({"source": ""}, "source"),
        ({"title": Bilingual("", "Desk")}, "title"),
        ({"valid_to": TODAY - timedelta(days=1)}, "valid_to"),
    ],
)
def test_a_route_that_cannot_be_is_refused_by_field(changed: dict[str, Any], field: str) -> None:
    fine = DeclaredRoute("removal", Bilingual("窓口", "Desk"), ("lawyer",), "any", ("organisation",), "s", TODAY)

    assert partner_routes.declared_reasons(fine) == ()
    assert {reason.field for reason in partner_routes.declared_reasons(replace(fine, **changed))} == {field}
