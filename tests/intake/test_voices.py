"""Each voice and each kind of harm of the field walks from recording to a way, without a URL where there is none.

The table is domain.md's: the harm as a Japanese support organisation published it early in 2023, and the harm codes.
"""

from dataclasses import dataclass
from itertools import cycle
from typing import Any

import pytest

from hub.exchange.vocabulary.harm import (
    CHILD_CODE,
    EXPOSURE,
    HARM_CODES,
    OFFENDER_CONTACTS,
    PATTERNS,
    PROMISED_PAYMENTS,
)
from hub.exchange.vocabulary.person import GENDERS, SCHOOL_STAGES, VOICES
from schema.engine.choices import enum_name
from tests.intake.routes_town import ALL, Town
from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import a_key, of

pytestmark = pytest.mark.anyio

ROUTES = """query($case: ID!) { proposedRoutes(caseId: $case, wish: NOT_KNOWN) {
  proposals { state recipient { id kind } route { purpose } toWrite { field } } missing { field } } }"""
CHILD: dict[str, Any] = {"age_band_now": "16_17", "age_band_at_images": "16_17"}
GROWN: dict[str, Any] = {"age_band_now": "20_or_over", "age_band_at_images": "20_or_over"}
CHAT: dict[str, Any] = {
    "offender_handles": [{"service": "Example Chat", "handle": "@kuro_0000"}],
    "timeline": [{"at": "2026-11-20T23:45:00+09:00", "service": "Example Chat", "what": "おどされた。"}],
}
PAID: dict[str, Any] = {
    "paid": "partly",
    "payments": [
        {
            "paid_at": "2026-11-20T23:45:00+09:00",
            "amount_jpy": 30_000,
            "means": "e_money",
            "institution": "架空マネー",
            "account": "kuro-0000",
        }
    ],
}
PLACE = [{"url": "https://sns.example.org/p/1", "service": "Example", "seen_at": "2026-11-21T20:00:00+09:00"}]
SHOWN: dict[str, Any] = {"locations": PLACE, "no_consent_statement": "公開に同意していません。"}
NOBODY_TOLD = ("POLICE", "SCHOOL", "GUARDIAN")


@dataclass(frozen=True)
class VoiceOfTheField:
    """One who asks for help. `source`: where domain.md names it; `to`: purposes among the ways that must be there."""

    source: str
    fields: dict[str, Any]
    to: frozenset[str]
    barred: tuple[str, ...] = ()
    said_by: str = "SELF"


def voice(source: str, *to: str, barred: tuple[str, ...] = (), said_by: str = "SELF", **fields: Any) -> VoiceOfTheField:
    """A row of the table."""
    return VoiceOfTheField(source, fields, frozenset(to), barred, said_by)


FIELD: dict[str, VoiceOfTheField] = {
    "a partner's image abuse": voice(
        "kinds: image-based abuse by a partner", "CARE", "POLICE_REPORT", "REMOVAL",
        **GROWN, pattern="partner_image_abuse", harm_code="NCII_ADULT", exposure="published",
        offender_traits=["known", "partner"], gender="woman", **SHOWN, timeline=CHAT["timeline"],
    ),
    "filmed in secret, nobody knows whether it is out": voice(
        "kinds: voyeurism and filming", "CARE", "POLICE_REPORT",
        **GROWN, pattern="voyeurism", harm_code="SECRET_FILMING", exposure="unknown", timeline=CHAT["timeline"],
    ),
    "a child filmed in secret at school": voice(
        "kinds: voyeurism and filming; codes: SECRET_FILMING_MINOR", "CARE", barred=("POLICE",),
        **CHILD, pattern="voyeurism", harm_code="SECRET_FILMING_MINOR", exposure="shown_to_some",
        offender_traits=["known", "under_18", "same_school"], school_stage="high_school",
    ),
    "made to appear in pornography": voice(
        "kinds: coerced pornography", "CARE", "REMOVAL",
        **GROWN, pattern="coerced_pornography", harm_code="COERCED_PORNOGRAPHY", exposure="published", **SHOWN,
    ),
    "trouble after exchanging images": voice(
        "kinds: trouble after exchanging sexual images on social networks", "CARE",
        **GROWN, pattern="images_sent_online", exposure="unknown", gender="not_told",
    ),
    "a junior-high girl": voice(
        "sextortion: many are junior-high and high-school students", "CARE", "LEGAL_ADVICE", barred=NOBODY_TOLD,
        age_band_now="13_15", age_band_at_images="13_15", gender="woman", school_stage="junior_high", **CHAT,
        pattern="sextortion", harm_code="SEXTORTION_MINOR", exposure="threatened", matter_types=["criminal_complaint"],
    ),
    "a high-school boy who believed that it was a girl": voice(
        "sextortion: boys and men, often they believed they were talking to a woman", "CARE", barred=NOBODY_TOLD,
        **CHILD, gender="man", school_stage="high_school", offender_traits=["unknown", "pretended"], **CHAT,
        pattern="sextortion", harm_code="SEXTORTION_MINOR", exposure="threatened",
    ),
    "a man who believed the same": voice(
        "sextortion: boys and men", "CARE", "POLICE_REPORT",
        **GROWN, gender="man", offender_traits=["pretended", "said_abroad"], **CHAT,
        pattern="sextortion", harm_code="SEXTORTION_ADULT", exposure="threatened",
    ),
    "asked for 100,000 yen and again": voice(
        "how it goes: 100,000 yen is common, up to 1,000,000 seen; paying brings further demands",
        "CARE", "PAYMENT_REPORT",
        **GROWN, **CHAT, **PAID, pattern="sextortion", harm_code="SEXTORTION_ADULT", exposure="threatened",
        demand_kinds=["money"], demand_amount_jpy=1_000_000,
        demands=[
            {"kind": "money", "amount": 100_000, "currency": "JPY", "means": "e_money", "fulfilled": "partly"},
            {"kind": "money", "amount": 900_000, "currency": "JPY", "fulfilled": "no"},
        ],
    ),
    "asked for more and more violent images": voice(
        "how it goes: more, and more violent, images", "CARE", barred=NOBODY_TOLD,
        **CHILD, **CHAT, pattern="sextortion", harm_code="SEXTORTION_MINOR", exposure="threatened",
        demand_kinds=["images"],
        demands=[{"kind": "images", "fulfilled": "yes"}, {"kind": "images", "fulfilled": "no"}],
    ),
    "an offender abroad, and no hope in police": voice(
        "neither name nor place, believes that he is abroad, and gives up on police", "CARE", "POLICE_REPORT",
        **GROWN, **CHAT, pattern="sextortion", harm_code="SEXTORTION_ADULT", exposure="threatened",
        offender_traits=["unknown", "said_abroad"], report_to_police={"made": "not_taken"},
    ),
    "lost touch and only fears": voice(
        "others lost touch with the offender and only fear where the images are", "CARE",
        **CHILD, pattern="images_sent_online", exposure="unknown", offender_contact="lost_touch",
    ),
    "promised money": voice(
        "the stage of fear: who was promised payment", "CARE", barred=("GUARDIAN",),
        **CHILD, pattern="images_sent_online", exposure="shown_to_some", promised_payment="promised",
    ),
    "told classmates' phones, and public nowhere": voice(
        "exposure: shown_to_some", "CARE", "POLICE_REPORT",
        **CHILD, pattern="sextortion", harm_code="SEXTORTION_MINOR", exposure="shown_to_some", **CHAT,
    ),
    "a child's image is public": voice(
        "rule 11: under 18 and already public", "CARE", "REMOVAL", "HOTLINE_REPORT", barred=("POLICE", "GUARDIAN"),
        **CHILD, pattern="sextortion", harm_code="IMAGE_MINOR", exposure="published", **SHOWN,
    ),
    "a made image of a child": voice(
        "codes: IMAGE_MINOR_SYNTH", "CARE", barred=("SCHOOL",),
        **CHILD, harm_code="IMAGE_MINOR_SYNTH", synthetic="yes", exposure="shown_to_some",
        offender_traits=["under_18", "same_school"],
    ),
    "several kinds at once": voice(
        "codes: several", "CARE",
        **GROWN, pattern="partner_image_abuse", harm_code="NCII_ADULT", exposure="shown_to_some",
        further_harm_codes=["DOXXING", "IMPERSONATION"],
    ),
    "a mother calls": voice(
        "voices: a guardian", "CARE", said_by="GUARDIAN", **CHILD, pattern="sextortion", exposure="threatened",
    ),
    "a teacher calls": voice(
        "voices: somebody else", "CARE", said_by="THIRD_PARTY", age_band_now="unknown", exposure="unknown",
    ),
    "somebody whom the law appointed calls": voice(
        "voices: a representative", "CARE", said_by="REPRESENTATIVE", **GROWN, exposure="threatened",
    ),
    "a worker of the night writes it down": voice(
        "voices: staff", "CARE", said_by="STAFF", age_band_now="unknown", exposure="unknown",
    ),
    "who says a name and nothing else yet": voice(
        "whoever asks for help", "CARE", call_name="さくら", exposure="unknown",
    ),
}  # fmt: skip
BODIES = {
    "legal_aid": ("legal_handoff", "legal_advice", ["lawyer"], []),
    "one_stop": ("nowhere", "care", ["not-known"], []),
    "police": ("japan_police_sheet", "police_report", ["tell-police"], []),
    "hotline": ("hotline_sheet", "hotline_report", ["gone-from-places"], ["published"]),
    "platform": ("platform_webhook", "removal", ["gone-from-places"], ["published"]),
    "financial": ("japan_bank_request", "payment_report", ["money-back"], []),
}
"""Body to its form, its purpose, the wishes it serves, and how far an image must have got for it."""


def a_town(parties: Parties) -> Town:
    """A town with one body of each kind, each asking for what its own form asks for."""
    ngo = parties.organisation()
    found = Town(parties, ngo, {kind: parties.organisation(kind, connector=form[0]) for kind, form in BODIES.items()})
    for kind, (_, purpose, wishes, exposures) in BODIES.items():
        parties.agree(ngo, found.bodies[kind], ALL, [purpose])
        found.route(kind, purpose, wishes=wishes, exposures=exposures)
    return found


async def walked(here: Town, who: VoiceOfTheField) -> dict[str, Any]:
    """Recorded through the API as it was told, and asked for its ways."""
    api = Api(here.parties, here.ngo)
    paid = [{**row, "institution": here.bodies["financial"].name} for row in who.fields.get("payments", ())]
    fields = {**who.fields, **({"payments": paid} if paid else {})}
    told = [{"name": name, "value": value} for name, value in fields.items()]
    opened = await api.do(
        "openCase",
        "case { id }",
        idempotencyKey=a_key(),
        language="JA",
        urgency="URGENT",
        fields=told,
        saidBy=who.said_by,
        barredRecipients=list(who.barred),
    )
    assert opened["errors"] == []
    case = opened["case"]["id"]
    if {"matter_types", "locations"} & set(who.fields):
        kept = [{"kind": "messages", "description": "やりとりの文字だけ"}]
        await api.do("addEvidence", "case { id }", idempotencyKey=a_key(), case=case, entries=kept)
        await api.do("setEvidenceState", "case { id }", case=case, numbers=[1], state="PRESERVED", expectedVersion=2)
    found: dict[str, Any] = (await api.data(ROUTES, case=case))["proposedRoutes"]
    return found


async def test_each_voice_walks_from_recording_to_a_way(parties: Parties) -> None:
    here = a_town(parties)
    stopped = {}

    for name, who in FIELD.items():
        found = await walked(here, who)
        proposals = [one for one in found["proposals"] if one["recipient"]["id"] in ours(here)]
        ways = {one["route"]["purpose"] for one in proposals}
        if not who.to <= ways:
            stopped[name] = who.to - ways, found["missing"]
        assert not {one["recipient"]["kind"] for one in proposals} & {one.upper() for one in who.barred}, name
        if "locations" not in who.fields:
            assert not ways & {"REMOVAL", "HOTLINE_REPORT"}, "nothing to be removed where nothing is public"

    assert not stopped, list(stopped.items())


async def test_each_kind_of_harm_that_no_voice_has_finds_help_without_a_url(parties: Parties) -> None:
    here = a_town(parties)
    walked_with = {row.fields.get("harm_code") for row in FIELD.values()}

    for code, exposure in zip(sorted({*HARM_CODES.codes()} - walked_with), cycle(EXPOSURE.codes()), strict=False):
        ages = CHILD if code in CHILD_CODE.values() else GROWN
        found = await walked(here, voice("harm codes", harm_code=code, exposure=exposure, **ages))

        ways = {one["route"]["purpose"] for one in found["proposals"] if one["recipient"]["id"] in ours(here)}
        assert "CARE" in ways, (code, exposure)


def ours(here: Town) -> set[str]:
    """The bodies of this town; other tests' members stand in the same directory."""
    return {of(body) for body in here.bodies.values()}


def test_the_table_holds_every_word_of_the_vocabulary() -> None:
    """A voice, pattern, stage or trait that nobody in the table has would be one that nobody walked with."""
    rows = FIELD.values()

    def said(name: str) -> set[str]:
        return {str(one) for row in rows for one in _many(row.fields.get(name))}

    assert {row.said_by for row in rows} == {enum_name(one) for one in VOICES.codes()}
    assert said("pattern") == set(PATTERNS.codes())
    assert said("exposure") == set(EXPOSURE.codes())
    assert said("gender") == set(GENDERS.codes()) - {"other"}
    assert said("school_stage") <= set(SCHOOL_STAGES.codes())
    assert "lost_touch" in said("offender_contact") & set(OFFENDER_CONTACTS.codes())
    assert "promised" in said("promised_payment") & set(PROMISED_PAYMENTS.codes())
    assert len({row.source for row in rows}) > len(PATTERNS.codes())


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
