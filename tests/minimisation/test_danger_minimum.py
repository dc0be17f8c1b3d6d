"""Danger to life: the minimum suffices whatever a form requires, and it leaves by an emergency alone."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Form
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.rules import decide
from tests.depth import deep
from tests.minimisation.makers import POLICE_DUTY, facts, fold, needs, profile, terms
from tests.minimisation.test_emergency import CASE, emergency, in_danger, unwilling_cases

LEAST: dict[str, Form] = dict.fromkeys(MINIMUM, "full")


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(
    unwilling_cases(), st.lists(st.sampled_from(sorted(CATALOGUE)), max_size=8), st.sampled_from(["offer", "packet"])
)
def test_the_minimum_suffices_whatever_the_form_requires_and_the_agreement_lists(
    these: Facts, required: list[str], kind: Any
) -> None:
    form = profile(needs(*required, required=tuple(required)), offer=needs(*required, required=tuple(required)))
    values = {name: value for name, value in these.values.items() if name in MINIMUM} | {"danger_kinds": ["suicide"]}
    asked = replace(
        these,
        kind=kind,
        purpose="legal_advice",
        takedown=False,
        profile=form,
        terms=terms({}),
        duties=(POLICE_DUTY,),
        values=values,
        request={},
        came_from=None,
        statements=(),
    )

    found = decide(in_danger(asked, LEAST))

    assert found.allowed, found.reasons
    assert set(found.fields) == ({"danger_kinds"} if kind == "offer" else {n for n in MINIMUM if n in values})
    assert decide(replace(asked, terms=None, case=CASE, emergency=emergency(asked, LEAST))).allowed is False


def test_the_minimum_leaves_by_an_emergency_alone() -> None:
    told = facts(profile=profile(needs(*MINIMUM)), fold=fold(), terms=terms({}))

    assert not decide(told).allowed, "an agreement that does not list it holds where nobody is in danger"
