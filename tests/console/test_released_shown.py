"""What a recipient's page makes of what was released: nothing of the other side, no story unasked, one word for no."""

from typing import Any

import pytest

import schema.engine.enums  # noqa: F401 - the words of the API by their codes
from hub.console.released_shown import LINES, not_told, offer_shown, packet_shown
from hub.console.request_shown import answers_of, facts_of_request, items_shown, story_of
from hub.minimisation.fields import CATALOGUE

HANDLING = {"doNotContact": ["SCHOOL", "POLICE"], "guardianInformed": False, "tlp": "TLP_AMBER_STRICT"}


def released(**fields: Any) -> dict[str, Any]:
    """As the API shows it."""
    told = [{"name": name, "label": CATALOGUE[name].label.to("ja"), "value": value} for name, value in fields.items()]
    return {"handling": HANDLING, "fields": told, "digest": "ab" * 32}


def test_an_offers_page_leaves_out_the_handles_that_the_check_is_for() -> None:
    shown = offer_shown(
        released(offender_handles=[{"service": "例SNS", "handle": "@ookami"}], matter_types=["takedown"]), "ja"
    )

    assert "ookami" not in str(shown)
    assert [fact["name"] for fact in shown["facts"]] == ["matter_types"]


def test_how_it_is_handled_is_said_in_words() -> None:
    handling = offer_shown(released(), "ja")["handling"]

    assert (handling["barred"], handling["guardian"]) == ("学校、警察", "offer.guardian.not_informed")
    assert handling["tlp"] == "TLP:AMBER+STRICT"


@pytest.mark.parametrize(("agreed", "why"), [(None, "agreed"), ({"legal_name"}, "agreed"), (set(), "not_agreed")])
def test_a_no_of_hers_and_what_nobody_wrote_down_are_one_word(agreed: set[str] | None, why: str) -> None:
    known = None if agreed is None else frozenset(agreed)

    (left_out,) = not_told(["call_name", "legal_name"], released(call_name="ミナ"), known, "ja")

    assert left_out == {"label": "氏名", "why": f"offer.not_told.{why}"}


def test_ten_lines_come_first_and_nothing_stands_twice() -> None:
    given = {name: "x" for name, field in CATALOGUE.items() if field.kind in ("line", "choice", "text")}

    shown = packet_shown(released(**given), [], "ja")

    names = [fact["name"] for fact in (*shown["lines"], *shown["rest"])]
    assert len(shown["lines"]) == LINES
    assert len(names) == len(set(names))


def test_days_stand_in_order_with_those_that_the_office_keeps() -> None:
    packet = released(
        timeline=[{"at": "2026-11-18T10:00:00+09:00", "what": "二"}, {"at": "2026-11-10T10:00:00+09:00", "what": "一"}],
        log_loss_date="2026-11-15",
    )

    shown = packet_shown(packet, [{"kind": "COURT_DATE", "on": "2026-11-12"}], "ja")

    assert [one["at"][:10] for one in shown["dates"]] == ["2026-11-10", "2026-11-12", "2026-11-15", "2026-11-18"]


def test_a_story_stands_among_no_facts_of_a_request() -> None:
    packet = released(explanation="同意なく公開された。", legal_ground="法", items=[])

    assert [fact["name"] for fact in facts_of_request(packet, "ja")] == ["legal_ground"]
    assert [fact["name"] for fact in story_of(packet, "ja")] == ["explanation"]


def test_an_item_without_its_release_has_a_state_and_no_value() -> None:
    (item,) = items_shown([{"number": 1, "status": "REFUSED", "reason": "NOT_FOUND"}], None, "en")

    assert (item["value"], item["kind"], item["state"], item["reason"]) == ("", "", "Refused", "Not found")
    assert (item["final"], item["correctable"]) == (True, True)


def test_a_request_to_keep_has_no_key_for_removing() -> None:
    keys = {answer["key"]: answer["code"] for answer in answers_of("preservation", "en")}

    assert keys == {1: "preserved", 4: "already-gone", 5: "needs-information", 6: "refused"}
