"""What a lawyer needs in two steps: before acceptance nothing that identifies, afterwards what was consented."""

from hub.exchange.profiles import Need, Profile
from hub.kit.text import Phrase

PROFILE = Profile(
    name="legal_handoff",
    title=Phrase("Handoff to lawyers"),
    channel="download",
    offer=(
        Need("matter_types", required=True),
        Need("next_clock"),
        Need("respond_by"),
        Need("log_loss_date"),
        Need("age_band_at_images", "generalised"),
        Need("fee_source"),
        Need("guardian_involvement"),
        # For the conflict check, only where the person agreed to it by name; forgotten when the offer is declined.
        Need("offender_handles"),
    ),
    packet={
        "legal_advice": (
            Need("matter_types", required=True),
            Need("evidence_inventory", required=True),
            Need("call_name"),
            Need("legal_name"),
            Need("prefecture"),
            Need("age_band_now"),
            Need("age_band_at_images"),
            Need("safe_contact"),
            Need("guardian_involvement"),
            Need("self_harm_asked"),
            Need("pattern"),
            Need("further_harm_codes"),
            Need("exposure"),
            Need("synthetic"),
            Need("timeline"),
            Need("narrative"),
            Need("no_consent_statement"),
            Need("demand_kinds"),
            Need("demand_amount_jpy"),
            Need("demands"),
            Need("paid"),
            Need("payments"),
            Need("promised_payment"),
            Need("offender_deadline"),
            Need("offender_handles"),
            Need("offender_details"),
            Need("offender_knows_address"),
            Need("offender_traits"),
            Need("offender_contact"),
            Need("report_to_police"),
            Need("locations"),
            Need("accounts"),
            Need("requests_already_sent"),
            Need("ledger_head"),
            Need("log_loss_date"),
            Need("fee_source"),
            Need("next_clock"),
            Need("respond_by"),
        )
    },
    evidence="Own layout after the consultation sheets of Japanese police and legal aid; see README.md.",
)
