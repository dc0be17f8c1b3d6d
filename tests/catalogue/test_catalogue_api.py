"""The catalogue as a client reads it: whole, the same for everybody, and with what each form needs."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connectors import registry
from hub.exchange.vocabulary import CATALOGUE, SETS
from hub.identity.permissions import ROLES, Permission, Role
from tests.database import TestDatabase
from tests.parties import Parties
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
WRITTEN = Path("docs/machines.md").read_text("utf-8")
WORDS = "{ ja en }"
PART = f"name kind label {WORDS} meaning required codeSet letters least most"
FIELDS = f"""{{ catalogue {{ fields {{
  name label {WORDS} meaning category sensitivity kind codeSet letters rows purposes leaves inOffer consentNeeded
  parts {{ {PART} parts {{ {PART} }} }} softened {{ label {WORDS} meaning codeSet }} }} }} }}"""
CODES = f"""{{ catalogue {{ codeSets {{
  name meaning codes {{ code words {WORDS} meaning facts }} facts {{ name meaning }} }} }} }}"""
FORMS = f"""{{ catalogue {{ forms {{
  connector title {WORDS} channel purposes ownWords {{ name words {WORDS} reason }}
  needs {{ step purpose field level form parts oneOfKind goesOn
    unless {{ name codes }} only {{ name codes }} }} }} }} }}"""


@pytest.fixture
async def api(fresh_database: TestDatabase) -> AsyncIterator[Api]:
    parties = Parties(fresh_database, registry.profiles())
    yield Api(parties, parties.organisation())
    await parties.close()


async def asked(api: Api, document: str) -> Any:
    (shown,) = (await api.data(document))["catalogue"].values()
    return shown


async def test_every_field_is_shown_with_words_meaning_limits_and_parts(api: Api) -> None:
    shown = {one["name"]: one for one in await asked(api, FIELDS)}

    assert list(shown) == list(CATALOGUE)
    assert shown["narrative"] | {"meaning": ""} == {
        "name": "narrative",
        "label": {"ja": "経緯", "en": "What happened"},
        "meaning": "",
        "category": "CIRCUMSTANCES",
        "sensitivity": "ENDANGERING",
        "kind": "TEXT",
        "codeSet": None,
        "letters": 20_000,
        "rows": None,
        "purposes": ["care", "hotline_report", "legal_advice", "police_report"],
        "leaves": True,
        "inOffer": False,
        "consentNeeded": True,
        "parts": [],
        "softened": None,
    }
    assert shown["age_band_now"]["softened"]["label"]["ja"] == "いま18歳未満"
    (ways,) = shown["safe_contact"]["parts"]
    assert [part["name"] for part in ways["parts"]] == ["kind", "value", "hours", "wording", "voicemail"]
    assert shown["wishes"]["purposes"] == [], "what never leaves serves nothing"


async def test_every_set_is_shown_with_the_facts_of_its_codes(api: Api) -> None:
    shown = {one["name"]: one for one in await asked(api, CODES)}

    assert list(shown) == list(SETS)
    child = next(one for one in shown["harm_code"]["codes"] if one["code"] == "SEXTORTION_MINOR")
    assert child["facts"] == ["intimate", "minor", "published_needed"]
    assert child["words"]["ja"] == "18歳未満への性的画像によるおどし"


async def test_a_form_says_of_every_field_that_can_leave_whether_it_needs_it(api: Api) -> None:
    shown = {one["connector"]: one for one in await asked(api, FORMS)}

    assert list(shown) == list(registry.profiles())
    letter = {one["field"]: one for one in shown["dsa_notice"]["needs"] if one["step"] == "PACKET"}
    assert letter.keys() == {name for name, row in CATALOGUE.items() if row.leaves}
    assert {name for name, one in letter.items() if one["level"] == "REQUIRED"} == {
        *("legal_ground", "explanation", "items", "reply_contact", "good_faith", "signer")
    }
    assert (letter["age_band_at_images"]["level"], letter["age_band_at_images"]["form"]) == ("WANTED", "generalised")
    assert (letter["narrative"]["level"], letter["narrative"]["form"]) == ("NEVER", None)
    assert letter["items"]["oneOfKind"] == "url"
    assert letter["reply_contact"]["unless"] == [
        {"name": "harm_code", "codes": ["IMAGE_MINOR", "IMAGE_MINOR_SYNTH", "SECRET_FILMING_MINOR", "SEXTORTION_MINOR"]}
    ]
    own = {one["name"]: one["words"]["en"] for one in shown["dsa_notice"]["ownWords"]}
    assert own["synthetic"] == "Synthetic or manipulated"


@pytest.mark.parametrize("role", Role)
async def test_every_role_and_a_machine_with_the_scope_read_the_same(api: Api, role: Role) -> None:
    machine = Api(api.parties, api.party, role=role, permissions=frozenset({Permission.DIRECTORY_READ}))

    for document in (FIELDS, CODES, FORMS):
        person = Api(api.parties, api.party, role=role, permissions=ROLES[role])
        assert await person.data(document) == await machine.data(document) == await api.data(document)


async def test_a_token_without_the_scope_reads_nothing(api: Api) -> None:
    answer = await Api(api.parties, api.party, permissions=frozenset({Permission.CASE_READ})).ask(FIELDS)

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["not_permitted"]


async def test_the_query_in_the_documentation_answers_a_machine(api: Api) -> None:
    machine = replace(api, permissions=frozenset({Permission.DIRECTORY_READ}))

    shown = (await machine.data(WRITTEN[WRITTEN.index("    query Catalogue") :]))["catalogue"]

    assert [len(shown[part]) for part in ("fields", "codeSets", "forms")] == [
        *(len(CATALOGUE), len(SETS), len(registry.profiles()))
    ]
