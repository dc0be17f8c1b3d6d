"""What is told to the person: the cards that fit her case, to be read aloud, each with one button once it was told."""

import secrets
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.case_place import case_id
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.exchange.vocabulary.person import CARD_LANGUAGES, GUIDANCE_CARDS, METHODS
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from schema.engine.choices import code_of, enum_name

_DONE: Final = {"told": "guidance.done"}
_WORDS: Final = {"ja": "ja", "ja_easy": "jaEasy", "en": "en"}
_TEXT: Final = "{ title sentences }"
_DOCUMENT: Final = f"""
query Guidance($organisation: ID!, $case: ID!) {{
  organisation(id: $organisation) {{ name nameEn }}
  case(id: $case) {{
    number name barredInWords
    guidanceCards {{ card version writtenOn fits ja {_TEXT} jaEasy {_TEXT} en {_TEXT} }}
    guidanceTold {{ card version language way toldAt }}
  }}
}}
"""
_TELL: Final = """
mutation Tell($key: String!, $case: ID!, $card: GuidanceCardName!, $version: Int!, $language: CardLanguage!,
  $way: Way!) {
  recordGuidanceTold(input: { idempotencyKey: $key, case: $case, card: $card, version: $version,
    language: $language, way: $way }) { errors { code field } }
}
"""


async def show(visit: Visit) -> Response:
    """The cards in the language that the address asks for; else easy Japanese, or English for who reads English."""
    return await _page(visit)


async def tell(visit: Visit) -> Response:
    """One card was told. What stands on the page is the version that is recorded, or nothing is."""
    form = await visit.form()
    case, language = case_id(visit), _language(visit, form.get("language", ""))
    try:
        await visit.ask(_TELL, case=f"Case:{case}", language=enum_name(language), **_given(form))
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await _page(visit, refusal, language)
    return visit.go(f"{CASES}/{case}/guidance?in={language}&done=told#{form['card']}")


def _given(form: Mapping[str, str]) -> dict[str, Any]:
    """Which card, in which version, by which way; raises `Invalid` for what no button of ours says."""
    card, way, version = form.get("card", ""), form.get("way", ""), form.get("version", "")
    if card not in GUIDANCE_CARDS or way not in METHODS or not version.isdecimal():
        raise Invalid(Reason("malformed", "card"))
    key = sha256(f"{form.get('key', '')}/{card}".encode()).hexdigest()
    return {"key": key, "card": enum_name(card), "version": int(version[:9]), "way": enum_name(way)}


def _language(visit: Visit, asked: str) -> str:
    return asked if asked in CARD_LANGUAGES else ("ja_easy" if visit.language == "ja" else "en")


async def _page(visit: Visit, refusal: HubError | None = None, chosen: str = "") -> Response:
    case = case_id(visit)
    data = await visit.ask_organisation(_DOCUMENT, case=f"Case:{case}")
    if data["case"] is None:
        raise NotFound("case")
    language = _language(visit, chosen or visit.request.query_params.get("in", ""))
    cards = [_shown(one, data["case"]["guidanceTold"], language) for one in data["case"]["guidanceCards"]]
    return visit.page(
        "guidance",
        place=f"{CASES}/{case}/guidance",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        case=data["case"],
        address=f"{CASES}/{case}",
        spoken=language,
        languages=[(one.code, one.words.to(visit.language)) for one in CARD_LANGUAGES],
        ways=[(one.code, one.words.to(visit.language)) for one in METHODS],
        cards=[one for one in cards if one["fits"]],
        others=[one for one in cards if not one["fits"]],
        key=secrets.token_urlsafe(24),
    )


def _shown(one: Mapping[str, Any], told: Sequence[Mapping[str, Any]], language: str) -> Mapping[str, Any]:
    before = [row for row in told if row["card"] == one["card"]]
    return {
        "code": code_of("GuidanceCardName", one["card"]),
        "version": one["version"],
        "fits": one["fits"],
        "told": before,
        "older": bool(before) and before[-1]["version"] != one["version"],
        **one[_WORDS[language]],
    }


PAGES = (ConsolePage(f"{CASES}/{{case}}/guidance", show=show, act=tell, back=CASES),)
