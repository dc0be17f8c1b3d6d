"""What an organisation without a form of its own needs, for every purpose: the little that lets it act."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="nowhere",
    title=Phrase("Nothing sent (read in the hub)"),
    channel="none",
    offer=(
        Need("exposure"),
        Need("age_band_at_images", "generalised"),
        Need("matter_types"),
        Need("next_clock"),
        Need("respond_by"),
    ),
    packet={
        "legal_advice": (
            Need("matter_types", required=True),
            Need("call_name"),
            Need("pattern"),
            Need("further_harm_codes"),
            Need("exposure"),
            Need("age_band_now"),
            Need("offender_traits"),
            Need("offender_contact"),
            Need("timeline"),
            Need("evidence_inventory"),
            Need("safe_contact"),
        ),
        "removal": (
            Need("items", required=True),
            Need("harm_code"),
            Need("legal_ground"),
            Need("signer", required=True),  # the hub sends no request that names none
            Need("no_consent_statement"),
            Need("good_faith"),
            Need("respond_by"),
            Need("reply_contact"),
        ),
        "care": (
            Need("call_name"),
            Need("age_band_now"),
            Need("gender"),
            Need("school_stage"),
            Need("pattern"),
            Need("exposure"),
            Need("self_harm_asked"),
            Need("guardian_involvement"),
            Need("safe_contact"),
        ),
        "hotline_report": (
            Need("locations", required=True),
            Need("harm_code"),
            Need("exposure"),
            Need("age_band_at_images", "generalised"),
        ),
        "police_report": (
            Need("timeline", required=True),
            Need("call_name"),
            Need("pattern"),
            Need("exposure"),
            Need("age_band_now"),
            Need("offender_traits"),
            Need("offender_contact"),
            Need("demand_kinds"),
            Need("paid"),
            Need("offender_handles"),
            Need("locations"),
            Need("evidence_inventory"),
            Need("safe_contact"),
        ),
    },
    evidence="No form to follow: our own choice of the least that lets a recipient act.",
)
