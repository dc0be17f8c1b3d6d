"""The harm codes, letter by letter, beside what law says of each: whoever takes one out reads here what it loses."""

from hub.exchange.vocabulary.harm import CHILD_CODE, HARM_CODES

FACTS = {
    "NCII_ADULT": "adult intimate",
    "NCII_ADULT_SYNTH": "adult intimate synthetic",
    "SEXTORTION_ADULT": "adult intimate published_needed",
    "SEXTORTION_MINOR": "intimate minor published_needed",
    "IMAGE_MINOR": "intimate minor",
    "IMAGE_MINOR_SYNTH": "intimate minor synthetic",
    "SECRET_FILMING": "adult intimate",
    "SECRET_FILMING_MINOR": "intimate minor",
    "COERCED_PORNOGRAPHY": "intimate",
    "DOXXING": "",
    "IMPERSONATION": "",
}
"""Intimate: TAKE IT DOWN Act section 3 (authentic and forged depictions), Act 126/2014 (Japan), Online Safety Act 2021
s 77 (Australia). Minor: Child Pornography Prohibition Act (Japan, under 18), Directive 2011/93/EU articles 3 to 7. A
threat alone has no image that a law on removal could reach: `published_needed`.
"""


def test_each_harm_code_has_the_facts_that_law_asks_of_it() -> None:
    assert {one.code: " ".join(sorted(one.facts)) for one in HARM_CODES} == FACTS


def test_each_code_of_an_adult_has_the_one_of_a_child_with_the_same_facts_otherwise() -> None:
    for adult, child in CHILD_CODE.items():
        assert HARM_CODES[adult].facts ^ HARM_CODES[child].facts == {"adult", "minor"}
