"""Who takes part: everybody of an agreement is in the cast, and an older data folder takes newcomers in."""

import json
from pathlib import Path
from typing import Any

import pytest

from hub.demo.cast import _with_secrets
from hub.demo.look import LOOKS, ROLES

_FILE = Path("examples/organisations.json")
GIVEN: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text("utf-8"))
PEOPLE = {one["key"]: {person["key"] for person in one["people"]} for one in GIVEN["organisations"]}
LAWYERS = {one["key"] for one in GIVEN["organisations"] if one["kind"] == "legal_aid"}


def test_no_two_organisations_have_one_key_or_one_name() -> None:
    for word in ("key", "name", "name_en"):
        assert len({one[word] for one in GIVEN["organisations"]}) == len(GIVEN["organisations"])


@pytest.mark.parametrize("agreement", GIVEN["agreements"], ids=lambda one: str(one["recipient"]))
def test_both_sides_of_an_agreement_are_in_the_cast(agreement: dict[str, Any]) -> None:
    assert {agreement["sender"], agreement["recipient"]} <= PEOPLE.keys()


def test_whoever_is_looked_at_or_comes_in_is_in_the_cast() -> None:
    named = [(look.organisation, look.person) for look in LOOKS] + [(at, who) for _, at, who in ROLES]

    assert all(person in PEOPLE[organisation] for organisation, person in named)


def test_every_lawyer_has_a_secret() -> None:
    assert _with_secrets({})["age_secrets"].keys() == LAWYERS


def test_a_folder_of_an_earlier_cast_keeps_its_secrets_and_newcomers_get_theirs() -> None:
    earlier = _with_secrets({})
    newcomer = earlier["age_secrets"].popitem()[0]
    loaded = {"support": {"id": "1"}}

    now = _with_secrets({**earlier, "loaded": loaded})

    assert now["webhook_secret"] == earlier["webhook_secret"]
    assert now["age_secrets"].items() >= earlier["age_secrets"].items()
    assert newcomer in now["age_secrets"]
    assert now["loaded"] == loaded
