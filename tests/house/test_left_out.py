"""What is left out of a function is left out alone, and whatever is not there is said."""

from collections.abc import Callable
from typing import Any

import pytest

from hub.kit.errors import Forbidden, Reason, Refused
from tests.house.spoils import does_not, lets_through

told: list[str] = []


def raises(who: str) -> str:
    if who == "asker":
        raise Forbidden(Reason("act_same_person"))
    if not who:
        raise Refused(Reason("required", "who"), Reason("malformed", "who"))
    return who


def gives(who: str) -> tuple[Reason, ...]:
    found = [Reason("too_long")] if len(who) > 9 else []
    if who == "asker":
        found.append(Reason("act_same_person"))
    return (*found, *(Reason("malformed", one) for one in who if one == "?"))


def does(who: str) -> str:
    told.append(who)
    return who


def codes(rule: Callable[[str], Any], who: str) -> list[str]:
    """What it refuses with."""
    try:
        answered = rule(who)
    except (Forbidden, Refused) as refused:
        return [reason.code for reason in refused.reasons]
    return [one.code for one in answered] if isinstance(answered, tuple) else []


@pytest.mark.parametrize(
    ("rule", "without", "who", "left"),
    [
        (raises, "act_same_person", "asker", []),
        (raises, "required", "asker", ["act_same_person"]),
        (raises, "required", "", ["malformed"]),
        (gives, "act_same_person", "asker", []),
        (gives, "too_long", "somebody else?", ["malformed"]),
        (gives, "malformed", "somebody else?", ["too_long"]),
    ],
)
def test_one_code_is_let_through_and_no_other(
    rule: Callable[[str], Any], without: str, who: str, left: list[str]
) -> None:
    assert codes(lets_through(without)(rule), who) == left


def test_one_thing_is_not_done_and_all_else_is() -> None:
    assert does_not("told.append")(does)("she") == "she"
    assert told == []


@pytest.mark.parametrize("spoil", [lets_through("no_consent"), does_not("told.clear")])
def test_what_is_not_there_is_said(spoil: Callable[[Any], Any]) -> None:
    with pytest.raises(LookupError, match="nothing to switch off"):
        spoil(raises)
