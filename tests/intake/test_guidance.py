"""Told and understood: which card, in which version, when and by which way, sealed with the case."""

from datetime import timedelta

import pytest

from tests.intake.desk import Desk
from tests.parties import NOW
from tests.schema.api import Api
from tests.schema.casework import a_key, opened

pytestmark = pytest.mark.anyio

CARDS = "query($id: ID!) { case(id: $id) { guidanceCards { card version fits ja { title sentences } } } }"
TOLD = "case { guidanceTold { card version language way title sentences toldAt recordedById } }"


async def test_what_was_told_is_kept_in_its_words_and_rests_sealed(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    cards = (await api.data(CARDS, id=case))["case"]["guidanceCards"]
    telling = {"idempotencyKey": a_key(), "case": case, "card": "TONIGHT", "version": 1, "language": "JA"}

    payload = await api.do("recordGuidanceTold", TOLD, **telling)
    again = await api.do("recordGuidanceTold", TOLD, **telling)

    (told,) = payload["case"]["guidanceTold"]
    assert cards[0]["card"] == "TONIGHT"
    assert (told["card"], told["version"], told["language"], told["way"]) == ("TONIGHT", 1, "JA", "ORALLY")
    assert (told["title"], told["sentences"]) == (cards[0]["ja"]["title"], cards[0]["ja"]["sentences"])
    assert again["case"]["guidanceTold"] == [told], "a double click is one telling"
    assert [one["card"] for one in cards if not one["fits"]] == ["PAID", "POLICE", "LAW_FILMING"]
    ((sealed,),) = desk.parties.rows("select sealed from guidance_told where org = %(o)s", o=desk.ngo.id)
    assert b"tonight" not in bytes(sealed)
    lines = desk.parties.rows(
        "select field from ledger_event where verb = 'guidance:told' and actor = %(o)s", o=desk.ngo.id
    )
    assert lines == [(None,)], "the ledger says that, and never which"


async def test_an_older_version_a_stray_word_and_tomorrow_are_refused_and_nothing_is_kept(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    telling = {"case": case, "card": "KEEP", "version": 1, "language": "JA_EASY"}
    tomorrow = (NOW + timedelta(days=1)).isoformat()

    for wrong, code, field in (
        ({"version": 2}, "STALE", "version"),
        ({"way": "BY_REVIEW"}, "MALFORMED", "way"),
        ({"toldAt": tomorrow}, "TOLD_OUT_OF_RANGE", "toldAt"),
    ):
        payload = await api.do("recordGuidanceTold", TOLD, **{"idempotencyKey": a_key(), **telling, **wrong})
        assert [(one["code"], one["field"]) for one in payload["errors"]] == [(code, field)]

    stranger = Api(desk.parties, desk.parties.organisation())
    payload = await stranger.do("recordGuidanceTold", TOLD, idempotencyKey=a_key(), **telling)
    assert [one["code"] for one in payload["errors"]] == ["NOT_FOUND"]
    assert desk.parties.rows("select id from guidance_told where org = %(o)s", o=desk.ngo.id) == []
