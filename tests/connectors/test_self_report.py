"""Her own services: her age in the images decides which, the sheet holds nothing of her, and what she tells stays."""

from dataclasses import replace

import pytest

from connectors import registry
from connectors.kit.sheet import plain_text
from connectors.partners.self_report.dated import SERVICES
from connectors.partners.self_report.routes import fitting
from connectors.partners.self_report.sheet import sheet_of
from hub.exchange.packets import Handling
from hub.exchange.vocabulary import CATALOGUE
from hub.exchange.vocabulary.person import SELF_SERVICES
from hub.exchange.vocabulary.purposes import PURPOSES, REFERRAL_PURPOSES, REQUEST_PURPOSES
from hub.kit.errors import Invalid
from hub.minimisation.rules import decide
from hub.minimisation.values import clean
from tests.connectors.makers import dispatch_with_packet, packet_of
from tests.minimisation.makers import EVERYTHING, facts, fold, terms
from tests.minimisation.samples import VALUES

NAME = "self_report"
DISPATCH = dispatch_with_packet(NAME)
assert DISPATCH is not None
PACKET = packet_of(DISPATCH)


@pytest.mark.parametrize(
    ("age", "services"),
    [
        ("yes", {"take_it_down", "report_remove"}),
        ("no", {"stopncii"}),
        ("unknown", {"take_it_down", "report_remove", "stopncii"}),
        (None, {"take_it_down", "report_remove", "stopncii"}),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_her_age_in_the_images_decides_which_services_are_shown(age: str, services: set[str], language: str) -> None:
    text = plain_text(sheet_of(replace(PACKET, language=language, fields={"age_band_at_images": age})))

    assert set(fitting(age)) == services
    assert {code for code in SELF_SERVICES.codes() if SERVICES[code].address in text} == services


def test_the_sheet_holds_nothing_of_her_and_no_number() -> None:
    planted = {name: f"カナリア{n}" for n, name in enumerate(CATALOGUE) if name != "age_band_at_images"}
    bare = plain_text(sheet_of(PACKET))
    barred = Handling(("guardian", "police"), False)

    fuller = replace(PACKET, fields={**planted, **PACKET.fields}, handling=barred)
    assert plain_text(sheet_of(fuller)) == bare
    assert str(PACKET.object) not in bare
    assert PACKET.sender.name not in bare


def test_nothing_can_be_referred_or_requested_for_it() -> None:
    assert PURPOSES[NAME].code not in {*REFERRAL_PURPOSES.codes(), *REQUEST_PURPOSES}


def test_what_she_tells_of_her_own_report_never_leaves() -> None:
    for purpose in PURPOSES.codes():
        for one in registry.profiles().values():
            found = decide(facts(purpose=purpose, profile=one, fold=fold(EVERYTHING), terms=terms(EVERYTHING)))
            assert "self_reports" not in found.fields
    assert not CATALOGUE["self_reports"].leaves


@pytest.mark.parametrize("number", ["12 34", "PIN: 0000", "受付1"])
def test_a_case_number_is_letters_and_digits_and_no_words_of_a_pin(number: str) -> None:
    with pytest.raises(Invalid, match=r"malformed:self_reports\.0\.case_number"):
        clean("self_reports", [{**VALUES["self_reports"][0], "case_number": number}])
